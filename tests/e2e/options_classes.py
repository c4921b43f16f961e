#!/usr/bin/python3
"""Extracts from strace, by experiment, which calls each class of -e trace= holds, and compares spy's: a program makes every
call there is, under a filter of its own that has them all fail."""
import os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SPY = os.path.abspath(os.environ["SPY"])
SCRATCH = os.environ.get("TMPDIR", "/tmp")
CLASSES = """%clock %creds %desc %file %fstat %fstatfs %ipc %lstat %memory %net %network %process %pure %signal %stat %%stat
%statfs %%statfs desc file ipc memory network process signal all none !%file !file,desc %file,%desc ?%file /^f /stat
!/^f|^l 0 1,2,3 !1 /64$ ?nosuch,close %net@64 file@64""".split()
PROGRAM = r"""
/* Makes every call: each fails, except for the last one. */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int
main(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit_group, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EXDEV),
	};
	struct sock_fprog program = {sizeof(code) / sizeof(*code), code};

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
	/* uretprobe and uprobe of x86_64 are no calls to be made at will: they end in SIGILL. */
	for (int number = 0; number < 480; number++)
		if (number != SYS_exit_group && number != 335 && number != 336)
			syscall(number, 0, 0, 0, 0, 0, 0);
	syscall(SYS_exit_group, 0);
}
"""


def oracle():
    """The path of a strace that is new enough, or the reason why there is none."""
    try:
        path = subprocess.run([os.path.join(ROOT, "tests/tools/newest-strace")], stdout=subprocess.PIPE, text=True).stdout.strip()
        told = subprocess.run([path, "-V"], stdout=subprocess.PIPE, text=True).stdout
    except OSError as error:
        return None, f"there is no strace: {error.strerror}"
    version = re.search(r"version (\d+)\.(\d+)", told)
    if not version or (int(version[1]), int(version[2])) < (7, 2):
        return None, f"{told.splitlines()[0] if told else 'no strace'} is older than 7.2"
    return path, None


def calls(tracer, expression, program):
    """The calls that TRACER, called strace, shows of PROGRAM under -e trace=EXPRESSION; what it says instead if it refuses."""
    path = os.path.join(SCRATCH, "classes.trace")
    done = subprocess.run(["strace", "-o", path, "-e", "trace=" + expression, program], executable=tracer, stderr=subprocess.PIPE,
                          text=True, env=dict(os.environ, LC_ALL="C"), timeout=120)
    if done.returncode:
        sys.exit(f"{tracer} -e trace={expression}: status {done.returncode}: {done.stderr}")
    with open(path, errors="replace") as file:
        return {match[1] for match in (re.match(r"(\w+)\(.*EXDEV", line) for line in file) if match}


def main():
    """One test for each class."""
    failed = False
    strace, why = oracle()
    program = os.path.join(SCRATCH, "every-call")
    subprocess.run(["cc", "-w", "-D_GNU_SOURCE", "-x", "c", "-o", program, "-"], input=PROGRAM, text=True, check=True)
    for expression in CLASSES:
        name = "options-class-of-" + expression
        if not strace:
            print(f"skip {name} {why}")
            continue
        theirs, ours = calls(strace, expression, program), calls(SPY, expression, program)
        if theirs == ours:
            print(f"ok {name}")
        else:
            failed = True
            print(f"not ok {name} missing: {' '.join(sorted(theirs - ours))} more: {' '.join(sorted(ours - theirs))}")
    if strace and len(calls(strace, "all", program)) < 300:
        failed = True
        print("not ok options-class-of-every-call the program makes too few calls")
    sys.exit(failed)


main()
