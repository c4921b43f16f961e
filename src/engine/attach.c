/* Attaching to processes that run already, and preparing to let tracees go. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ptrace.h"

long
attach_status(pid_t tid, const char *name, int base, long fallback)
{
	char text[4096], path[64];
	size_t length = strlen(name);
	const char *line = text;
	ssize_t size;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/status", tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return fallback;
	size = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[size < 0 ? 0 : size] = '\0';
	while (strncmp(line, name, length) != 0) {
		line = strchr(line, '\n');
		if (!line)
			return fallback;
		line++;
	}
	return (long)strtoull(line + length, NULL, base);
}

/* Signal 0 is sent to nobody; whether it could be tells whether TID is a thread of PID. Three kernel calls cheaper than
 * /proc. */
static bool
is_thread_of(pid_t tid, pid_t pid)
{
	return syscall(SYS_tgkill, pid, tid, 0) == 0 || errno == EPERM;
}

pid_t
attach_process_of(pid_t tid, pid_t pid)
{
	if (pid && is_thread_of(tid, pid))
		return pid;
	if (is_thread_of(tid, tid))
		return tid;
	return (pid_t)attach_status(tid, "Tgid:", 10, 0);
}

/* Seize thread TID and have it stop. Returns 0, or -errno; -EEXIST if it is ours already. */
static int
attach_thread(struct engine *engine, pid_t tid)
{
	int error;

	if (tracees_find(&engine->tracees, tid))
		return -EEXIST;
	error = ptrace_seize(engine, tid);
	if (error < 0)
		return error;
	tracees_add(&engine->tracees, tid, &engine->pages);
	debug_say(engine, "new tcb for pid %d, active tcbs:%u", (int)tid, engine->tracees.count);
	trace(PTRACE_INTERRUPT, tid, 0, 0);
	return 0;
}

/* Attach to those threads of PID that are not yet ours; returns how many there were. A thread made meanwhile by one of
 * ours is ours too, and reports itself; to seize it is refused. */
static unsigned
attach_threads(struct engine *engine, pid_t pid)
{
	char path[64];
	struct dirent *entry;
	unsigned count = 0;
	DIR *tasks;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	tasks = opendir(path); /* the C library opens with O_CLOEXEC */
	if (!tasks)
		return 0;
	while ((entry = readdir(tasks)))
		if (entry->d_name[0] != '.' && attach_thread(engine, (pid_t)atol(entry->d_name)) == 0)
			count++;
	closedir(tasks);
	return count;
}

unsigned
engine_attach(struct engine *engine, pid_t pid)
{
	int error = attach_thread(engine, pid);
	unsigned count = 1, more;

	if (error == -EEXIST)
		return 1;
	if (error < 0) {
		error_attach(engine, pid, -error);
		return 0;
	}
	debug_say(engine, "attach to pid %d (main) succeeded", (int)pid);
	if (engine->options.follow)
		while ((more = attach_threads(engine, pid)) > 0)
			count += more;
	return count;
}

struct ending {
	int signal;
};

static void
interrupt(void *context, struct tracee *tracee)
{
	const struct ending *ending = context;

	if (tracee->command && ending->signal) {
		kill(tracee->tid, SIGCONT);
		kill(tracee->tid, ending->signal);
	}
	trace(PTRACE_INTERRUPT, tracee->tid, 0, 0);
}

void
attach_interrupt_all(struct engine *engine, int signal)
{
	struct ending ending = {signal};

	tracees_each(&engine->tracees, interrupt, &ending);
}
