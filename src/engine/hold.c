/* Waking a tracee on the tracer's own CPU without privilege: its affinity is that CPU for the moment of its wake-up, in which
 * it cannot make a system call that its tracer does not hear of, and what it was before again at once. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hold.h"

static struct {
	pid_t tid;
	cpu_set_t found;   /* what the thread's affinity was */
	cpu_set_t restore; /* what sets it so again */
} held;

/* Should spy be killed amid a hold, somebody else has to end it: a process that knows what is held, and waits for the end
 * of a pipe that spy never writes to. */
static struct guarded {
	_Atomic pid_t tid; /* 0: nothing is held */
	cpu_set_t restore;
} * guarded;
static int lifeline = -1;

__attribute__((noreturn)) static void
guard(int end)
{
	sigset_t all;
	pid_t tid;
	char byte;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	setsid();
	if (chdir("/") < 0)
		_exit(1);
	dup2(end, 0); /* of all that spy has open, nothing is kept open */
	syscall(SYS_close_range, 1U, ~0U, 0U);
	while (read(0, &byte, 1) < 0 && errno == EINTR)
		;
	tid = atomic_load(&guarded->tid);
	if (tid)
		sched_setaffinity(tid, sizeof(guarded->restore), &guarded->restore);
	_exit(0);
}

bool
hold_open(void)
{
	int ends[2];
	pid_t pid;

	guarded = mmap(NULL, sizeof(*guarded), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (guarded == MAP_FAILED || pipe2(ends, O_CLOEXEC) < 0)
		return false;
	pid = fork();
	if (pid == 0) {
		/* Not a child of spy's: it is none of those whom spy waits for. */
		if (fork() == 0)
			guard(ends[0]);
		_exit(0);
	}
	close(ends[0]);
	lifeline = ends[1];
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return pid > 0;
}

void
hold_close(void)
{
	if (lifeline >= 0)
		close(lifeline);
	lifeline = -1;
}

/* An affinity that was never set follows the thread's cpuset when that changes (cpuset(7)); one that names all CPUs there could
 * be does so, too. */
static void
learn(pid_t tid, const cpu_set_t *found)
{
	cpu_set_t now;

	held.tid = tid;
	held.found = *found;
	memset(&held.restore, 0xff, sizeof(held.restore));
	if (sched_setaffinity(tid, sizeof(held.restore), &held.restore) == 0 &&
		sched_getaffinity(tid, sizeof(now), &now) == 0 && CPU_EQUAL(&now, found))
		return;
	held.restore = *found;
	sched_setaffinity(tid, sizeof(held.restore), &held.restore);
}

bool
hold_begin(pid_t tid, int cpu)
{
	cpu_set_t found, one;

	if (sched_getaffinity(tid, sizeof(found), &found) < 0 || !CPU_ISSET(cpu, &found) ||
		CPU_COUNT(&found) < 2)
		return false;
	if (tid != held.tid || !CPU_EQUAL(&found, &held.found))
		learn(tid, &found);
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	guarded->restore = held.restore;
	atomic_store(&guarded->tid, tid);
	if (sched_setaffinity(tid, sizeof(one), &one) == 0)
		return true;
	atomic_store(&guarded->tid, 0);
	return false;
}

static void
restore(pid_t tid)
{
	cpu_set_t found;

	/* Somebody else has set it meanwhile. */
	if (sched_getaffinity(tid, sizeof(found), &found) == 0 && CPU_COUNT(&found) != 1)
		return;
	if (sched_setaffinity(tid, sizeof(held.restore), &held.restore) < 0) {
		memset(&held.restore, 0xff, sizeof(held.restore)); /* its cpuset is another now */
		sched_setaffinity(tid, sizeof(held.restore), &held.restore);
	}
}

void
hold_end(pid_t tid)
{
	restore(tid);
	atomic_store(&guarded->tid, 0);
}
