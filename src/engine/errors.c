/* Why a process cannot be traced, in one line that also says what to do. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "ptrace.h"

#define CAP_SYS_PTRACE 19 /* linux/capability.h */

void
error_set(struct engine *engine, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(engine->error, sizeof(engine->error), format, args);
	va_end(args);
}

/* The first line of a small file; empty if there is none. */
static void
first_line(const char *path, char *to, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? 0 : read(fd, to, size - 1);

	if (fd >= 0)
		close(fd);
	to[got < 0 ? 0 : got] = '\0';
	to[strcspn(to, "\n")] = '\0';
}

/* The name of thread TID with all that could upset a terminal taken out. */
static void
name_of(pid_t tid, char *name, size_t size)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/comm", tid);
	first_line(path, name, size);
	for (char *at = name; *at; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			*at = '?';
}

/* The state letter of thread PID, of which a zombie has 'Z' (proc_pid_stat(5)); 0 if it is not known. */
static char
state_of(pid_t pid, unsigned long *flags)
{
	char text[512], path[64];
	const char *at;
	char state = 0;

	*flags = 0;
	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	first_line(path, text, sizeof(text));
	at = strrchr(text, ')'); /* the name before it may hold anything */
	if (at)
		sscanf(at, ") %c %*d %*d %*d %*d %*d %lu", &state, flags);
	return state;
}

/* Why the kernel does not permit to trace PID, and what to do; kernel/ptrace.c's __ptrace_may_access and ptrace_attach
 * list the reasons. */
static void
why_refused(pid_t pid, char *why, size_t size)
{
	const unsigned long kernel_thread = 0x00200000; /* PF_KTHREAD */
	long self = getpid();
	long tracer = attach_status(pid, "TracerPid:", 10, 0);
	bool capable = attach_status((pid_t)self, "CapEff:", 16, 0) >> CAP_SYS_PTRACE & 1;
	long group = attach_status(pid, "Tgid:", 10, pid);
	unsigned long flags;
	char state = state_of(pid, &flags);
	char name[64], scope[16];

	first_line("/proc/sys/kernel/yama/ptrace_scope", scope, sizeof(scope));
	if (group == self) {
		snprintf(why, size, "that is this program itself");
	} else if (tracer) {
		name_of((pid_t)tracer, name, sizeof(name));
		snprintf(why, size, "it is already traced by process %ld (%s), which has to let it go first",
			tracer, name);
	} else if (state == 'Z' && attach_status(pid, "Threads:", 10, 1) > 1) {
		snprintf(why, size, "its first thread has ended; name a living one of /proc/%d/task", pid);
	} else if (state == 'Z' || state == 'X') {
		snprintf(why, size, "it has ended and waits for its parent to take notice");
	} else if (flags & kernel_thread) {
		snprintf(why, size, "it is a thread of the kernel, which cannot be traced");
	} else if (atoi(scope) >= 3) {
		snprintf(why, size,
			"/proc/sys/kernel/yama/ptrace_scope is %s: this machine forbids tracing until it "
			"is booted with another value",
			scope);
	} else if (!capable && attach_status(pid, "Uid:", 10, -1) != (long)geteuid()) {
		snprintf(why, size, "it belongs to another user; be root or have CAP_SYS_PTRACE");
	} else if (!capable && atoi(scope) >= 1) {
		snprintf(why, size,
			"/proc/sys/kernel/yama/ptrace_scope is %s: be root, have CAP_SYS_PTRACE%s", scope,
			atoi(scope) == 1 ? ", start the program under the tracer or set it to 0"
					 : " or set it to 0 or 1");
	} else if (!capable) {
		snprintf(why, size,
			"it changed its privileges or protects itself (PR_SET_DUMPABLE), or a sandbox "
			"forbids it; be root or have CAP_SYS_PTRACE");
	} else if (attach_status((pid_t)self, "Seccomp:", 10, 0)) {
		snprintf(why, size,
			"the sandbox that this runs in forbids it, or the process has more privileges; in a "
			"container allow it with --cap-add=SYS_PTRACE or another seccomp profile");
	} else {
		snprintf(why, size, "a security module forbids it, or it belongs to an outer user namespace");
	}
}

/* strace has a second message for two of the reasons. */
static void
why_refused_tersely(pid_t pid, char *why, size_t size)
{
	long tracer = attach_status(pid, "TracerPid:", 10, 0);

	if (tracer)
		snprintf(why, size, "%s: Process %d is already being traced by pid %ld", die_program(), pid,
			tracer);
	else if (attach_status(pid, "Uid:", 10, geteuid()) != (long)geteuid())
		snprintf(why, size, "%s: process %d may be owned by a different user", die_program(), pid);
}

void
error_attach(struct engine *engine, pid_t pid, int error)
{
	char why[256] = "";

	if (engine->options.terse && error == EPERM)
		why_refused_tersely(pid, why, sizeof(why));
	else if (engine->options.terse)
		*why = '\0';
	else if (error == ESRCH)
		snprintf(why, sizeof(why), "nothing runs under that ID, see ps -e");
	else if (error == EPERM || error == EACCES)
		why_refused(pid, why, sizeof(why));
	else if (error == ENOSYS)
		snprintf(why, sizeof(why), "this kernel or sandbox has no ptrace(2)");
	error_set(engine, "attach: ptrace(PTRACE_SEIZE, %d): %s%s%s", pid, strerror(error),
		!*why                           ? ""
			: engine->options.terse ? "\n"
						: "; ",
		why);
}
