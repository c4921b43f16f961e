"""Compares what two tracers say of one command, telling differences of the tracers from those of its runs.

No two runs of a program are alike: inode numbers, times, random data, the order in which threads come. So nothing is
guessed: where the lines of spy and of the oracle differ, the oracle is run once more, and what differs between its own
two runs is excused: it is counted, and shown on demand. Runs are made in the order oracle, spy, oracle, so that what
only grows (times, inodes) cannot differ for spy alone."""
import collections, difflib, re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|0x[0-9a-f]+|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|\s+|.', re.S)
ADDRESS = re.compile(r"0x[0-9a-f]{7,}")

# Whether, how often and with which result these are called is a matter of timing where several threads run.
RACY = {"futex", "sched_yield", "restart_syscall", "wait4", "waitid", "waitpid", "poll", "ppoll", "select", "pselect6",
        "epoll_wait", "epoll_pwait", "rt_sigreturn", "clock_nanosleep", "nanosleep", "set_robust_list", "rseq",
        "madvise", "--- SIGCHLD"}

# What is measured of the machine, and numbers that it gives anew to each mount: different at any time.
MEASURED = re.compile(
    r"\b(?:f_bfree|f_bavail|f_ffree|freeram|sharedram|bufferram|freeswap|freehigh|procs|uptime|tms_[a-z]+|stx_mnt_id"
    r"|ru_(?:maxrss|minflt|majflt|inblock|oublock|nvcsw|nivcsw))=(?:0x[0-9a-f]+|\d+)"
    r"|\bru_[us]time=\{tv_sec=\d+, tv_usec=\d+\}|\bloads=\[.*?\]|\bst_dev=makedev\(0, 0x[0-9a-f]+\)"
    r"|\bstx_dev_major=0, stx_dev_minor=\d+|\bf_fsid=\{val=\[0x[0-9a-f]+, 0\]\}")

Difference = collections.namedtuple("Difference", "thread before oracle spy")


class Verdict:
    """differences: what no timing excuses; excused: how many lines were excused, by reason; notes: those lines."""

    def __init__(self):
        self.differences, self.excused, self.notes, self.lines = [], collections.Counter(), [], 0

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


def written_alike(ours, theirs):
    """Whether two records of the same text are also cut and aligned alike, as far as they can be compared."""
    return len(ours.pieces) != len(theirs.pieces) or ours.pieces == theirs.pieces


def varies(one, two, spy, shared_memory):
    """Whether all that differs between ONE and SPY differs between the oracle's ONE and TWO as well."""
    x, y = tokens(one.text), tokens(spy.text)
    z = tokens(two.text) if two else x
    if len(x) != len(y):
        return two is not None and len(z) != len(x)
    for k, (ours, theirs) in enumerate(zip(x, y)):
        if ours == theirs or shared_memory and ADDRESS.fullmatch(ours) and ADDRESS.fullmatch(theirs):
            continue
        if len(z) != len(x) or z[k] == ours:
            return False
    return True


def compare(oracle, again, spy, racy=frozenset()):
    """Compare the runs ORACLE and SPY; AGAIN is the oracle's second run, or None if there was none yet."""
    verdict = Verdict()
    everything = [record for thread in oracle.threads.values() for record in thread]
    concurrent = len(oracle.threads) > 1 or any(record.call.startswith("---") for record in everything)
    shared_memory = any("CLONE_VM" in record.text for record in everything)
    loose = racy | RACY if concurrent else racy
    for name in list(oracle.threads) + [name for name in spy.threads if name not in oracle.threads]:
        ours, theirs = oracle.threads.get(name, []), spy.threads.get(name, [])
        compare_thread(verdict, name, ours, again.threads.get(name, []) if again else None, theirs, loose, concurrent,
                       shared_memory)
    compare_ends(verdict, oracle, again, spy)
    return verdict


def compare_thread(verdict, name, ours, again, theirs, loose, concurrent, shared_memory):
    if concurrent:  # where signals come is a matter of timing, which signals and with what is not
        for wanted in (True, False):
            part = [[r for r in side if r.call.startswith("---") == wanted] if side is not None else None
                    for side in (ours, again, theirs)]
            compare_sequence(verdict, name, *part, loose, concurrent, shared_memory)
    else:
        compare_sequence(verdict, name, ours, again, theirs, loose, concurrent, shared_memory)


def compare_sequence(verdict, name, ours, again, theirs, loose, concurrent, shared_memory):
    verdict.lines += len(ours)
    if concurrent and [r.text for r in ours] != [r.text for r in theirs]:  # which calls a signal cuts short
        ours, theirs, again = [[r for r in side if "= ? ERESTART" not in r.text] if side is not None else None
                               for side in (ours, theirs, again)]
    second, unstable, fresh = {}, set(), collections.Counter()
    if again is not None and [r.text for r in ours] != [r.text for r in theirs]:
        for i, k in align(ours, again):
            if i is not None and k is not None:
                second[i] = again[k]
            elif i is not None:
                unstable.add(i)
            else:
                fresh[ADDRESS.sub("ADDRESS", again[k].text)] += 1
    lost, extra = [], []
    for i, j in align(ours, theirs):
        if j is None:
            lost.append(i)
        elif i is None:
            extra.append(j)
        elif ours[i].text == theirs[j].text:
            if not written_alike(ours[i], theirs[j]):
                verdict.differences.append(Difference(name, i, ours[i].pieces, theirs[j].pieces))
        elif MEASURED.sub("", ours[i].text) == MEASURED.sub("", theirs[j].text):
            verdict.excuse("measured", ours[i], theirs[j])
        elif again is not None and varies(ours[i], second.get(i), theirs[j], shared_memory):
            verdict.excuse("varies", ours[i], theirs[j])
        elif ours[i].call in loose:
            verdict.excuse("racy", ours[i], theirs[j])
        else:
            verdict.differences.append(Difference(name, i, ours[i].pieces, theirs[j].pieces))
    moved = collections.Counter(ADDRESS.sub("ADDRESS", theirs[j].text) for j in extra) if concurrent else {}
    moved_back = collections.Counter(ADDRESS.sub("ADDRESS", ours[i].text) for i in lost) if concurrent else {}
    for i in lost:
        text = ADDRESS.sub("ADDRESS", ours[i].text)
        if i in unstable or ours[i].call in loose or moved.get(text, 0) > 0:
            verdict.excuse("racy", ours[i], None)
        else:
            verdict.differences.append(Difference(name, i, ours[i].pieces, []))
    for j in extra:
        text = ADDRESS.sub("ADDRESS", theirs[j].text)
        if theirs[j].call in loose or fresh.get(text, 0) > 0 or moved_back.get(text, 0) > 0:
            verdict.excuse("racy", None, theirs[j])
        else:
            verdict.differences.append(Difference(name, j, [], theirs[j].pieces))


def compare_ends(verdict, oracle, again, spy):
    """Compare exit statuses and what was said beside the trace."""
    if oracle.status != spy.status and not (again and again.status != oracle.status):
        verdict.differences.append(Difference("exit status", 0, [str(oracle.status)], [str(spy.status)]))
    if oracle.messages != spy.messages and not (again and again.messages != oracle.messages):
        verdict.differences.append(Difference("messages", 0, oracle.messages, spy.messages))
    if oracle.output != spy.output and not (again and again.output != oracle.output):
        verdict.differences.append(Difference("command's output", 0, [f"{len(oracle.output)} bytes"],
                                              [f"{len(spy.output)} bytes, not the same"]))


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
