"""Compares what two tracers say of one command, telling differences of the tracers from those of its runs.

No two runs of a program are alike: inode numbers, times, random data, the order in which threads come. So nothing is
guessed: where the lines of spy and of the oracle differ, the oracle is run once more, and what differs between its own
two runs is excused: it is counted, and shown on demand. Runs are made in the order oracle, spy, oracle, so that what
only grows (times, inodes) cannot differ for spy alone."""
import collections, difflib, re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|0x[0-9a-f]+|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|\s+|.', re.S)
ADDRESS = re.compile(r"0x[0-9a-f]{7,}")

# A call that the oracle only knows by name.
UNDESCRIBED = re.compile(r"\w+\((?:(?:0x[0-9a-f]+|0)(?:, )?)+\) = ")

THREAD = re.compile(r"\b(?:main|stray)(?:[#>][^ ,)}>]*)*")  # as trace.names_of names them

# How often and with which result these are called, and how often these signals come, is a matter of timing where
# several threads run. How they are told is not: with arguments as the oracle tells them at some place.
RACY = {"futex", "sched_yield", "restart_syscall", "wait4", "waitid", "waitpid", "poll", "ppoll", "select", "pselect6",
        "epoll_wait", "epoll_pwait", "rt_sigreturn", "clock_nanosleep", "nanosleep", "set_robust_list", "rseq",
        "madvise", "getrandom", "--- SIGCHLD"}

# What is measured of the machine, and numbers that it gives to each file, mount and terminal anew: different at any time,
# and at times the same by chance.
MEASURED = re.compile(
    r"\b(?:d_ino|st_ino|stx_ino|f_bfree|f_bavail|f_ffree|freeram|sharedram|bufferram|freeswap|freehigh|procs|uptime|tms_[a-z]+|stx_mnt_id"
    r"|ru_(?:maxrss|minflt|majflt|inblock|oublock|nvcsw|nivcsw))=(?:0x[0-9a-f]+|\d+)"
    r"|\bleft \{tv_sec=\d+, tv_n?u?sec=\d+\}|\bru_[us]time=\{tv_sec=\d+, tv_usec=\d+\}|\bloads=\[.*?\]|\bst_dev=makedev\(0, 0x[0-9a-f]+\)"
    r"|\bstx_dev_major=0, stx_dev_minor=\d+|\bf_fsid=\{val=\[0x[0-9a-f]+, 0\]\}"
    r"|/dev/pts/\d+|\bTIOCGPTN, \[\d+\]|\bmakedev\(0x88, (?:0x[0-9a-f]+|\d+)\)")

Difference = collections.namedtuple("Difference", "thread before oracle spy")


class Verdict:
    """differences: what no timing excuses; excused: how many lines were excused, by reason; notes: those lines."""

    def __init__(self):
        self.differences, self.excused, self.notes, self.lines = [], collections.Counter(), [], 0
        self.old, self.shared_memory, self.loose, self.shapes = False, False, frozenset(), set()

    def excuse(self, reason, ours, theirs):
        self.excused[reason] += 1
        self.notes.append((reason, ours.text if ours else None, theirs.text if theirs else None))


def tokens(text):
    return TOKEN.findall(text)


def skeleton(record):
    """The line without its values: what kind of call, with how many of what."""
    return "".join('"' if t[0] == '"' else "0" if t[0].isdigit() or t[0] == "-" and len(t) > 1 else t
                   for t in tokens(record.text))


def pairs(a, b, keys):
    """Align records A and B by the functions KEYS, the strictest first; yield (index or None, index or None)."""
    if not keys:
        yield from ((i, None) for i in range(len(a)))
        yield from ((None, j) for j in range(len(b)))
        return
    left, right = [keys[0](record) for record in a], [keys[0](record) for record in b]
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        yield same, same
        same += 1
    matcher = difflib.SequenceMatcher(None, left[same:], right[same:], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(same + i1, same + i2), range(same + j1, same + j2))
        else:
            for i, j in pairs(a[same + i1:same + i2], b[same + j1:same + j2], keys[1:]):
                yield (None if i is None else i + same + i1), (None if j is None else j + same + j1)


def align(a, b):
    return list(pairs(a, b, [lambda r: r.text, lambda r: ADDRESS.sub("ADDRESS", r.text), skeleton, lambda r: r.call]))


def shape(record):
    """What is to be the same in all lines of a racy call: the arguments' form; of a signal all but which child it is."""
    text = THREAD.sub(lambda name: re.sub(">[^>]*$", ">CHILD", name[0]), ADDRESS.sub("ADDRESS", record.text))
    if record.call.startswith("---"):
        return text
    text = re.sub(r'"(?:[^"\\]|\\.)*"(?:\.\.\.)?', "STRING", THREAD.sub("THREAD", text))
    return re.sub(r"\b\d+\b", "0", text[:text.rfind(") = ")] if ") = " in text else text)


def split_signals(records):
    """Part RECORDS of a thread in two: signals with what their handlers did up to rt_sigreturn, and all the rest.
    Each part has an order of its own, but where a signal comes is a matter of timing."""
    signals, rest, open_handlers = [], [], 0
    for record in reversed(records):
        if record.call == "rt_sigreturn":
            open_handlers += 1
        if record.call.startswith("---"):
            signals.append(record)
            open_handlers = max(0, open_handlers - 1)
        else:
            (signals if open_handlers else rest).append(record)
    return signals[::-1], rest[::-1]


def written_alike(ours, theirs):
    """Whether two records of the same text are also cut and aligned alike, as far as they can be compared."""
    return len(ours.pieces) != len(theirs.pieces) or ours.pieces == theirs.pieces


def varies(one, others, spy, shared_memory):
    """Whether all that differs between the oracle's ONE and SPY differs between ONE and one of the OTHERS as well."""
    x, y = tokens(one.text), tokens(spy.text)
    known = [tokens(other.text) for other in others]
    if len(x) != len(y):
        return any(len(z) != len(x) for z in known)
    for k, (ours, theirs) in enumerate(zip(x, y)):
        if ours == theirs or shared_memory and ADDRESS.fullmatch(ours) and ADDRESS.fullmatch(theirs):
            continue
        if not any(len(z) == len(x) and z[k] != ours for z in known):
            return False
    return True


def compare(oracle, others, spy, racy=frozenset(), old=False):
    """Compare the runs ORACLE and SPY; OTHERS are further runs of the oracle, none at first. The calls RACY are taken
    for a matter of timing, too. OLD: the oracle may not know calls that spy knows."""
    verdict = Verdict()
    verdict.old = old
    everything = [record for run in (oracle, *others) for thread in run.threads.values() for record in thread]
    concurrent = len(oracle.threads) > 1 or any(record.call.startswith("---") for record in everything)
    verdict.shared_memory = any(
        "CLONE_VM" in record.text or record.thread.startswith("stray") for record in everything)
    verdict.loose = racy | RACY if concurrent else racy
    verdict.shapes = {shape(record) for record in everything if record.call in verdict.loose}
    for name in list(oracle.threads) + [name for name in spy.threads if name not in oracle.threads]:
        ours, theirs, *more = [run.threads.get(name, []) for run in (oracle, spy, *others)]
        verdict.lines += len(ours)
        if not concurrent or [r.text for r in ours] == [r.text for r in theirs]:
            compare_sequence(verdict, name, ours, theirs, more)
            continue
        for part in zip(*[split_signals(side) for side in (ours, theirs, *more)]):
            # which calls a signal cuts short is a matter of timing
            ours, theirs, *more = [[r for r in side if "= ? ERESTART" not in r.text] for side in part]
            compare_sequence(verdict, name, ours, theirs, more)
    compare_ends(verdict, oracle, others, spy)
    return verdict


def is_racy(verdict, mine, his):
    """Whether lines that differ, or of which one is missing, are of a racy call, each told as the oracle tells it."""
    if mine and his and (mine.call != his.call or mine.text == his.text):
        return False
    return (mine or his).call in verdict.loose and (his is None or shape(his) in verdict.shapes)


def compare_sequence(verdict, name, ours, theirs, more):
    """Compare what the oracle (OURS, and MORE of its runs) and spy (THEIRS) tell of one thread."""
    second, unstable, fresh = collections.defaultdict(list), set(), set()
    for again in more if [r.text for r in ours] != [r.text for r in theirs] else []:
        for i, k in align(ours, again):
            if i is not None and k is not None:
                second[i].append(again[k])
            elif i is not None:
                unstable.add(i)
            else:
                fresh.add(ADDRESS.sub("ADDRESS", again[k].text))
    for i, j in align(ours, theirs):
        mine, his = (None if i is None else ours[i]), (None if j is None else theirs[j])
        reason = None
        if mine and his and (written_alike(mine, his) if mine.text == his.text else mine.raw == his.raw):
            continue  # raw: a number that happens to be a PID of one run
        if mine and his and mine.text != his.text:
            if MEASURED.sub("measured", mine.text) == MEASURED.sub("measured", his.text):
                reason = "measured"
            elif verdict.old and mine.call == his.call and UNDESCRIBED.match(mine.text):
                reason = "unknown to this old strace"
            elif more and varies(mine, second[i], his, verdict.shared_memory):
                reason = "varies"
        elif mine and not his and i in unstable or his and not mine and ADDRESS.sub("ADDRESS", his.text) in fresh:
            reason = "comes and goes"
        if not reason and is_racy(verdict, mine, his):
            reason = "racy"
        if reason:
            verdict.excuse(reason, mine, his)
        else:
            verdict.differences.append(Difference(name, i if mine else j, mine.pieces if mine else [],
                                                  his.pieces if his else []))


def compare_ends(verdict, oracle, others, spy):
    """Compare exit statuses and what was said beside the trace."""
    for what, mine, his, alike in (
            ("exit status", [str(oracle.status)], [str(spy.status)], lambda run: run.status == oracle.status),
            ("messages", oracle.messages, spy.messages, lambda run: run.messages == oracle.messages),
            ("command's output", [f"{len(oracle.output)} bytes"], [f"{len(spy.output)} bytes, not the same"],
             lambda run: run.output == oracle.output)):
        if not alike(spy) and all(alike(run) for run in others):
            verdict.differences.append(Difference(what, 0, mine, his))


def show(verdict, limit=20, width=400):
    """Write VERDICT as lines: - the oracle's, + spy's, and a mark below where they part."""
    for difference in verdict.differences[:limit]:
        yield f"@@ {difference.thread}, line {difference.before + 1}"
        old, new = "\n".join(difference.oracle), "\n".join(difference.spy)
        at = next((k for k, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
        start = max(0, at - width // 2) if max(len(old), len(new)) > width else 0
        for mark, text in (("-", old), ("+", new)):
            if text:
                cut = ("…" if start else "") + text[start:start + width] + ("…" if len(text) > start + width else "")
                yield mark + cut.encode("utf-8", "backslashreplace").decode().replace("\n", "\n" + mark)
        if old and new and "\n" not in old + new:
            yield " " * (at - start + 1 + bool(start)) + "^"
    if len(verdict.differences) > limit:
        yield f"… and {len(verdict.differences) - limit} more"
    if verdict.excused:
        yield "excused: " + ", ".join(f"{count} {reason}" for reason, count in sorted(verdict.excused.items()))
