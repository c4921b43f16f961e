"""An emulated aarch64 machine: Debian's kernel under qemu, with a file system in memory that holds what is to be run."""
import glob, os, shutil, stat, subprocess, tarfile, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARIES = "/usr/aarch64-linux-gnu/lib"  # of libc6-arm64-cross, which the cross compiler links against
MODULES = ["drivers/virtio/virtio_mmio.ko", "drivers/block/virtio_blk.ko"]  # the disk
DISK = 512 << 20


class Trouble(Exception):
    """The machine cannot be had, or did not do what it was to."""


class Archive:
    """The file system, in the format that the kernel unpacks at boot: cpio, "newc" (initramfs-buffer-format)."""

    def __init__(self, path):
        self.file, self.made, self.count = open(path, "wb"), set(), 0

    def entry(self, name, mode, data=b"", device=(0, 0)):
        self.count += 1
        fields = [self.count, mode, 0, 0, 1, 0, len(data), 0, 0, *device, len(name) + 1, 0]
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + name.encode() + b"\0"
        self.file.write(head + b"\0" * (-len(head) % 4) + data + b"\0" * (-len(data) % 4))

    def directory(self, name):
        if name and name not in self.made:
            self.directory(os.path.dirname(name))
            self.made.add(name)
            self.entry(name, stat.S_IFDIR | 0o755)

    def text(self, name, text, mode=0o644):
        self.directory(os.path.dirname(name))
        self.entry(name, stat.S_IFREG | mode, text.encode())

    def add(self, name, source):
        """Add SOURCE, a file, a link as what it stands for, or all that a directory holds."""
        if os.path.isdir(source):
            for inner in sorted(os.listdir(source)):
                self.add(f"{name}/{inner}", os.path.join(source, inner))
            return
        self.directory(os.path.dirname(name))
        with open(source, "rb") as file:
            self.entry(name, stat.S_IFREG | os.stat(source).st_mode & 0o777, file.read())

    def close(self):
        self.entry("TRAILER!!!", 0)
        self.file.close()


def one(pattern):
    found = sorted(glob.glob(pattern))
    if not found:
        raise Trouble(f"there is no {pattern}")
    return found[-1]


def boot(packages, fill, seconds, log):
    """Boot the kernel of PACKAGES (unpacked), with the files that FILL adds to an Archive; what it says goes to the
    file LOG. Return the directory of results (to be removed by the caller)."""
    scratch = tempfile.mkdtemp(prefix="spy-aarch64-")
    disk, memory = scratch + "/disk", scratch + "/memory"
    try:
        archive = Archive(memory)
        archive.directory("dev")
        archive.entry("dev/console", stat.S_IFCHR | 0o600, device=(5, 1))
        archive.add("init", HERE + "/init")
        archive.add("worker", HERE + "/worker")
        for program in ("busybox", "dash"):
            archive.add("bin/" + program, f"{packages}/bin/{program}")
        for number, module in enumerate(MODULES):
            archive.add(f"modules/{number}.ko", one(f"{packages}/lib/modules/*/kernel/{module}"))
        for library in ("ld-linux-aarch64.so.1", "libc.so.6", "libm.so.6", "libgcc_s.so.1"):
            archive.add("lib/" + library, f"{LIBRARIES}/{library}")
        for library in glob.glob(f"{packages}/usr/lib/aarch64-linux-gnu/*.so.*") + \
                glob.glob(f"{packages}/lib/aarch64-linux-gnu/*.so.*"):
            archive.add("lib/" + os.path.basename(library), library)
        fill(archive)
        archive.close()
        with open(disk, "wb") as file:
            file.truncate(DISK)
        command = ["qemu-system-aarch64", "-M", "virt", "-cpu", "max,pauth-impdef=on", "-smp", "2", "-m", "1G", "-nographic",
                   "-no-reboot", "-nodefaults", "-serial", "stdio", "-kernel", one(packages + "/boot/vmlinuz-*"), "-initrd", memory,
                   # norandmaps: addresses are to be the same in each run
                   "-append", "console=ttyAMA0 quiet panic=-1 norandmaps",
                   "-drive", f"file={disk},if=none,format=raw,id=disk", "-device", "virtio-blk-device,drive=disk"]
        with open(log, "wb") as said:
            try:
                subprocess.run(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, timeout=seconds)
            except subprocess.TimeoutExpired:
                raise Trouble(f"the machine is not done after {seconds} s, see {log}")
        with open(log, errors="replace") as said:
            if "all is written" not in said.read():
                raise Trouble(f"the machine did not write its results, see {log}")
        results = tempfile.mkdtemp(prefix="spy-aarch64-results-")
        with tarfile.open(disk) as tar:
            tar.extractall(results)
        return results
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
