"""What is traced by spy and by the oracle: probes, real commands, and what is known to differ."""
import collections, glob, os, re, shlex

HERE = os.path.dirname(os.path.abspath(__file__))
PROBE_OPTIONS = ["", "-v", "-y", "-X raw", "-N -X verbose -s 5 -x"]
NARROW_OPTIONS = ["", "-v"]
EMULATED_OPTIONS = ["", "-v -y"]
EMULATED_NARROW_OPTIONS = [""]
# What is done in another way on each architecture.
EMULATED_CORE = """
    busybox* desc_basic desc_fcntl desc_poll file_open file_stat file_names memory_calls process_self process_threads process_tree
    signal_action signal_send signal_sets time_clocks time_wide net_socket net_message ipc_sysv security_confine tamper*
    desc_basic.arm file_open.arm file_stat.arm process_self.arm signal_send.arm time_wide.arm
    engine_attach engine_clock engine_memory engine_signals engine_tamper stack_walk""".split()
EMULATED_BESIDES = [
    ("file_open", "--seccomp-bpf -e trace=openat2"),
    ("file_open", "-e trace=openat2 -e inject=openat2:error=EPERM:when=3+2"),
    ("process_self", "-e inject=getpid:retval=42"),
    ("desc_basic", "-e inject=read,write:error=EBADF:when=2"),
    ("desc_basic", "-e inject=lseek:signal=SIGCHLD:delay_exit=10"),
    ("file_stat.arm", "--seccomp-bpf -e trace=%file"),
    ("file_names.arm", "-e inject=%file:error=EACCES:when=4+2"),
    ("process_self.arm", "-e inject=getpid:retval=42"),
    ("process_tree", "-ff"),
]

Test = collections.namedtuple("Test", "name options command setup beside attach racy needs")


def test_name(name, options):
    """One word: NAME, or NAME:-y_-s_5."""
    return ":".join([name] + ["_".join(options.split())] * bool(options.strip()))


def probe(build, name, options):
    program = os.path.join(build, "tests/differential", name)
    return Test(test_name(name, options), options, [program], "", "", False, frozenset(), [])


def probes(build):
    """List the tests of the programs that BUILD holds, with the option sets that all have and those each asks for."""
    for source in sorted(glob.glob(HERE + "/*.c")):
        name = os.path.basename(source)[:-2]
        with open(source) as file:
            text = file.read()
        for suffix, where, usual in (("", "", PROBE_OPTIONS), (".32", " on i386", NARROW_OPTIONS)):
            also = re.search(rf"/\* also{where}: (.*?) \*/", text, re.S)
            for options in usual + ([words.strip() for words in also[1].split(";")] if also else []):
                yield probe(build, name + suffix, options)


def emulated_probes(build):
    """The same for the emulated aarch64 machine; its 32-bit programs are those of ARM. Options are few, as what they do does
    not depend on the architecture, and emulation takes its time."""
    for source in sorted(glob.glob(HERE + "/*.c")):
        for suffix, sets in (("", EMULATED_OPTIONS), (".arm", EMULATED_NARROW_OPTIONS)):
            for options in sets:
                yield probe(build, os.path.basename(source)[:-2] + suffix, options)
    for name, options in EMULATED_BESIDES:
        yield probe(build, name, options)
    for command in ("busybox ls -l /lib", "busybox find /sys/class", "busybox tar -cf - /lib"):
        yield Test(command.replace(" ", "_").replace("/", "-"), "", command.split(), "", "", False, frozenset(), [])


def commands():
    """Read the file `commands`; it says how."""
    with open(HERE + "/commands") as file:
        text = re.sub(r"(?m)^#.*\n", "", file.read())
    for paragraph in re.split(r"\n\n+", text.strip()):
        fields = {}
        for line in re.split(r"\n(?!\t)", paragraph):
            key, value = line.split(":", 1)
            fields[key] = value.strip(" ").replace("\n\t", "\n")
        name = next(iter(fields))
        for options in fields.get("options", "; -y").split(";"):
            yield Test(test_name(name, options), options.strip(), shlex.split(fields[name]),
                       fields.get("setup", ""), fields.get("beside", ""), "attach" in fields, frozenset(fields.get("racy", "").split()),
                       fields.get("needs", "").split())


def known():
    """Read the file `known`: what differs today, test by test, as {name: (lines, why)}."""
    with open(HERE + "/known") as file:
        rows = [line.split(None, 2) for line in file if line.strip() and not line.startswith("#")]
    return {name: (int(lines), why.strip()) for name, lines, why in rows}
