"""Runs a command under a tracer and reads the trace: one list of records for each thread, free of PIDs and times."""
import collections, glob, os, re, shlex, shutil, signal, subprocess, time

HERE = os.path.dirname(os.path.abspath(__file__))
BEHIND = re.compile(r" (?:[>|*=]|VCPU:\d+[<>]) ")  # a line of what comes behind a call: a stack, a dump, a state
PREFIX = re.compile(r"(?:\[pid +(\d+)(<[^<>]*>)?\] |(\d+)(<[^<>]*>)? +)?(.*)", re.S)
CREATES = re.compile(r"(clone3?|fork|vfork)\(.*\) = (?:\d+(?:<[^<>]*>)? /\* )?(\d+)(?:<[^<>]*>)?(?: in strace's PID NS \*/)?( \(.*\))?(?: <TIME>)?$",
                     re.S)
EXECUTED = re.compile(r'execve(?:at)?\(.*?(\[.*?\]).* = 0(?: <TIME>)?$', re.S)
RESUMED = re.compile(r"<\.\.\. \S+ resumed>")
UNFINISHED = " <unfinished ...>"
PADDING = re.compile(r"\) +(= \S)")

# What depends on time or on what else the machine does, whoever traces.
VARYING = [
    (re.compile(r"(si_[us]time)=\d+(?: /\* [^*]* \*/)?"), r"\1=TIME"),
    (re.compile(r"\b(pipe|socket|net|mnt|uts|ipc|user|cgroup|time|pid|pid_for_children|time_for_children):\[\d+\]"), r"\1:[INODE]"),
    # -Y: the oracle may run below a loader
    (re.compile(r"<(?:spy|strace|ld-linux-[\w-]*)>(.*?\)) *(?== |$)"), r"<TRACER>\1 "),
    (re.compile(r"<(?:spy|strace|ld-linux-[\w-]*)>"), "<TRACER>"),
    (re.compile(r"\b(UNIX|UNIX-\w+):\[\d+->\d+"), r"\1:[INODE->INODE"),
    (re.compile(r"(TCP|UDP|TCPv6|UDPv6|UNIX|UNIX-\w+|NETLINK|RAW|RAWv6|UDPLITEv6|PINGv6):\[\d+(?=[],-])"), r"\1:[INODE"),
]
# Names that strace 7.2 tells twice under -N.
VARYING += [(re.compile(r"^((?:\S+ +)?times\()(?:buf=)?(buf=.*?\)) *(?== )"), r"\1\2 "),
            (re.compile(r"(entry_number=-?\d+)u_info="), r"\1")]
# What options add to every line: (option, where, what it is replaced by).
TIMED = [
    (("-T", "--syscall-times"), re.compile(r" <\d+(?:\.\d+)?>$"), " <TIME>"),
    (("-t", "-tt", "-ttt", "-r", "--absolute-timestamps", "--relative-timestamps", "--timestamps"),
     re.compile(r"^(?: *\d+\.\d+|\d\d:\d\d:\d\d(?:\.\d+)?|\d{9,})(?: \(\+ +\d+\.\d+\))? "), "TIME "),
]


class Trouble(Exception):
    """A run that says nothing about the tracer: the machine does not allow it."""


class Hang(Exception):
    """A run that did not end."""


class Record:
    """One call, signal or end of a thread. PIECES are its lines as they were written but for PIDs, TEXT is what they
    say together, without alignment, and RAW is that with PIDs."""

    def __init__(self, thread, pieces, raw=None):
        self.thread, self.pieces = thread, pieces
        joined = pieces[0]
        for piece in pieces[1:]:
            joined = joined[:-len(UNFINISHED)] + RESUMED.sub("", piece, 1)
        self.text = PADDING.sub(r") \1", joined)
        self.raw = self.text if raw is None else Record(thread, raw).text

    @property
    def call(self):
        """The call's name; of a signal or an end its first words: '--- SIGCHLD'."""
        found = re.match(r"(?:<[^<>]*> )?(?:TIME )?(?:\[[^]]*\] )*(?:(\w+)\(|((?:---|\+\+\+) \w+))", self.text)
        return (found[1] or found[2]) if found else self.text.split(" ")[0]


Run = collections.namedtuple("Run", "threads status output messages trace")


def namespaces():
    """Return the command that gives a run PIDs of its own, the first of which is BASE + 1, and BASE; none where the
    machine forbids it. So PIDs are alike in all runs, and what a run leaves behind ends with it."""
    highest = int(open("/proc/sys/kernel/pid_max").read())
    base = highest // 10000 * 10000
    script = f'echo {base} > /proc/sys/kernel/ns_last_pid && {{ "$@"; exit $?; }}'
    command = ["setpriv", "--pdeathsig", "KILL", "unshare", "--pid", "--fork", "--kill-child", "--mount-proc",
               "sh", "-c", script, "sh"]
    try:
        if subprocess.run(command + ["true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
            return command, base
    except OSError:
        pass
    return [], None


NAMESPACES, BASE = namespaces()


def environment(work, port):
    """The variables of every run: few, and the same."""
    return {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": work, "PWD": work,
            "LC_ALL": "C", "TZ": "UTC", "TERM": "dumb", "PORT": str(port), "TMPDIR": "/tmp",
            "GIT_CONFIG_NOSYSTEM": "1", "PERL_HASH_SEED": "0",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b",
            "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "HERE": HERE,
            "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


# Starts a command that reads from a pipe, attaches a tracer to it, and only when it is attached writes to the pipe.
ATTACH = """rm -f ../pipe; mkfifo ../pipe
"$@" < ../pipe & command=$!
exec 9> ../pipe; sleep 0.3
../attach -p $command 9>&- & tracer=$!
for task in /proc/$command/task/*/status; do
	until ! [ -e $task ] || ! grep -q 'TracerPid:.0$' $task || ! kill -0 $tracer 2> /dev/null; do sleep 0.02; done
done
sleep 0.3; echo go >&9; exec 9>&-
wait $tracer; status=$?; wait $command; exit $status"""


def run(tracer, options, command, home, setup="", beside="", port=0, attach=False, seconds=60):
    """Trace COMMAND (a list of words) in HOME/work, made anew and filled by the shell commands SETUP.

    BESIDE is a shell command that runs untraced at the same time; if it is to be ready first, it makes the file
    `ready`. ATTACH: the command runs already, and waits for a line on its standard input, when it is attached to.
    Returns a Run, whose status is as the shell's; raises Trouble or Hang."""
    work, trace = os.path.join(home, "work"), os.path.join(home, "trace")
    shutil.rmtree(work, ignore_errors=True)
    for old in glob.glob(trace + "*"):
        os.unlink(old)
    os.mkdir(work)
    variables = environment(work, port)
    if setup:
        made = subprocess.run(["sh", "-ec", setup], cwd=work, env=variables, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if made.returncode:
            raise Trouble(f"setup failed: {made.stdout.strip()[-200:]}")
    words = [os.path.expandvars(word) if word.startswith("$") else word for word in command]
    # Both tracers are started by a shell, as the oracle may be a shell script: so that environments are the same.
    full = NAMESPACES + ["setarch", "-R", "sh", "-c", 'exec "$0" "$@"', tracer, *options, "-o", trace, "--", *words]
    if attach:
        full = NAMESPACES + ["setarch", "-R", "sh", "-c", ATTACH, "sh", *words]
        with open(home + "/attach", "w") as script:
            script.write("#!/bin/sh\nexec " + shlex.join([tracer, *options, "-o", trace]) + ' "$@"\n')
        os.chmod(home + "/attach", 0o755)
    other = None
    if beside:
        other = subprocess.Popen(["sh", "-c", beside], cwd=work, env=variables, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + 20
        while "ready" in beside and not os.path.exists(work + "/ready") and time.monotonic() < deadline:
            time.sleep(0.02)
    # What the command says goes to files of its own, whose size and name are the same in every run.
    with open(home + "/output", "w+b") as output, open(home + "/messages", "w+b") as messages:
        child = subprocess.Popen(full, cwd=work, env=variables, stdin=subprocess.DEVNULL, stdout=output,
                                 stderr=messages, start_new_session=True)
        try:
            status = child.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        for leader in [child] + ([other] if other else []):
            try:
                os.killpg(leader.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            leader.wait()
    if status is None:
        raise Hang(f"{os.path.basename(tracer)}: not done after {seconds} s")
    return read(home, options, status, tracer)


def read(home, options, status, tracer):
    """Make a Run of what one of COMMAND under TRACER with OPTIONS has left in the directory HOME."""
    with open(home + "/output", "rb") as output, open(home + "/messages", errors="replace") as messages:
        said, warned = output.read(), messages.read()
    lines, trace = [], home + "/trace"
    for path in sorted(glob.glob(trace + "*")):
        pid = path[len(trace) + 1:]
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            text = file.read()
        lines += [f"{pid} {line}" if pid and not BEHIND.match(line) else line for line in text.split("\n")[:-1]]
    return Run(threads_of(lines, options), status, said, message_lines(warned, tracer), lines)


def message_lines(text, tracer):
    """What the tracer said of itself, under a name that both share; strace's notes on memory that ends are no news."""
    name = re.escape(os.path.basename(tracer))
    return [re.sub(r"\b\d{5,}\b", "PID", re.sub(rf"^\S*\b(?:{name}|strace|spy):", "TRACER:", line))
            for line in text.splitlines() if not re.match(r"\S+: umove\w+: short read", line)]


def threads_of(lines, options):
    """Read trace LINES into {thread's name: [Record]}; the names tell descent, not PIDs, so they agree between runs."""
    by_pid = collections.OrderedDict()
    timed = [(pattern, to) for names, pattern, to in TIMED if any(o.split("=")[0] in names for o in options)]
    first = re.match(r"(?:\[pid +)?(\d+)(?:<[^<>]*>)?\]? ", lines[0]) if lines else None
    groups = (None,) * 5
    for line in lines:
        if BEHIND.match(line):  # of the thread whose line is before
            groups = groups[:1] + (None,) + groups[2:3] + (None, line)
        else:
            groups = PREFIX.fullmatch(line).groups() if first else (None,) * 4 + (line,)
        first_pid, first_name, pid, name, line = groups
        for pattern, to in timed:
            line = pattern.sub(to, line)
        if (first_name or name) and not RESUMED.match(line):  # -Y
            line = f"{first_name or name} {line}"
        for pattern, to in VARYING:
            line = pattern.sub(to, line)
        by_pid.setdefault(first_pid or pid, []).append(line)
    joined = {pid: list(join_pieces(own)) for pid, own in by_pid.items()}
    names = names_of(joined)
    known = dict(names)
    if BASE is not None:  # the tracer's own, and those it tries out the kernel with
        known.update((str(BASE + k), "TRACER") for k in range(1, 9) if str(BASE + k) not in names)
    number = re.compile(r"\b(?:%s)\b" % "|".join(pid or "no pid" for pid in known))

    def anonymous(match):
        return known[match[0]]

    threads = {names[pid]: [Record(names[pid], [number.sub(anonymous, piece) for piece in pieces], pieces) for pieces in own]
               for pid, own in joined.items()}
    main = threads.get("main")
    if main and main[0].call == "execve":  # its pointers are into the tracer's own memory
        main[0] = Record("main", [re.sub(r"\b0x[0-9a-f]{6,}|\[[0-9a-f]{16}\]", "ADDRESS", piece)
                                  for piece in main[0].pieces])
    return threads


def join_pieces(lines):
    """Put together what stands in several lines because other threads came between."""
    pieces = []
    for line in lines:
        if pieces and not (RESUMED.search(line) and pieces[-1].endswith(UNFINISHED)):
            yield pieces
            pieces = []
        pieces.append(line)
    if pieces:
        yield pieces


def names_of(joined):
    """Name each PID after its parent, the command it executes, and its place among the parent's children like it."""
    names, counts = {}, collections.Counter()
    children = {}
    for pid, own in joined.items():
        for pieces in own:
            created = CREATES.search(Record("", pieces).text)
            if created:
                children.setdefault(pid, []).append(created[2])
    born = {child for own in children.values() for child in own}

    def name(pid, called):
        if pid in names:
            return
        counts[called] += 1
        names[pid] = called if counts[called] == 1 else f"{called}#{counts[called]}"
        for child in children.get(pid, []):
            name(child, f"{names[pid]}>{what_runs(joined.get(child, []))}")

    for pid in sorted((pid for pid in joined if pid not in born), key=lambda pid: int(pid or 0)):
        name(pid, "main" if not names else "stray")
    for pid in joined:
        name(pid, "stray")
    return names


def what_runs(own):
    """The command that a thread executes, without names made up at random; nothing for a plain child."""
    for pieces in own:
        executed = EXECUTED.search(Record("", pieces).text)
        if executed:
            words = re.sub(r"/tmp/\w*\w{6}(?:\.\w+)?(?![\w/])", "/tmp/", executed[1])
            return re.sub(r"[^\w.+=-]+", "_", re.sub(r"[\w./+-]*/", "", words)).strip("_")[:48]
    return ""


def selects(options):
    """Whether OPTIONS name calls, whose names spy takes more broadly than strace unless told to be --strict."""
    return any(option.startswith(("-e", "--trace", "--expr")) for option in options)
