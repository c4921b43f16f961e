/* Waiting for threads to stop, so that none that never sleeps keeps the others from being heard, and the number of those
 * that sleep costs nothing. */
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "placement.h"
#include "ptrace.h"

/* The kernel reports the first stopped thread of its list. After so many stops all that have stopped are collected and
 * looked at in turn; to collect at each stop would cost one kernel call more. */
#define COLLECT_EVERY 64

/* To wait for whichever thread stops first, the kernel goes through all of them, twice if it has to sleep: 0.1 ms for
 * 2,000. To wait for a certain one costs the same however many there are. So a crowd is asked for one by one: those that
 * ran last, then the one that SIGCHLD names. */
#define CROWD 96

/* SIGCHLD is not queued: of threads that stop while one is pending nothing is heard. Where that may have happened, nobody
 * sleeps longer than this before all are asked for. */
#define UNHEARD_NS 1000000
#define QUIET_NS 100000000

static void
enqueue(struct engine *engine, struct tracee *tracee)
{
	tracee->waits = true;
	tracee->next_waiting = NULL;
	*engine->waiting_end = tracee;
	engine->waiting_end = &tracee->next_waiting;
}

void
wait_again(struct engine *engine, struct tracee *tracee)
{
	tracee->waits = true;
	tracee->next_waiting = engine->waiting;
	engine->waiting = tracee;
	if (!tracee->next_waiting)
		engine->waiting_end = &tracee->next_waiting;
}

static struct tracee *
dequeue(struct engine *engine)
{
	struct tracee *tracee = engine->waiting;

	engine->waiting = tracee->next_waiting;
	if (!engine->waiting)
		engine->waiting_end = &engine->waiting;
	tracee->waits = false;
	return tracee;
}

void
wait_forget(struct engine *engine, struct tracee *tracee)
{
	struct tracee **link = &engine->waiting;

	if (!tracee->waits)
		return;
	while (*link != tracee)
		link = &(*link)->next_waiting;
	*link = tracee->next_waiting;
	if (!*link)
		engine->waiting_end = link;
	tracee->waits = false;
}

/* A stop of a thread that there is no record of. */
static struct tracee *
stranger(struct engine *engine, pid_t tid, int status)
{
	struct tracee *tracee;
	unsigned long former;

	if (!WIFSTOPPED(status))
		return NULL; /* a child of spy's own that was never traced, or a tracee killed before it was heard of */
	if (status >> 16 == PTRACE_EVENT_EXEC && trace(PTRACE_GETEVENTMSG, tid, 0, (uintptr_t)&former) >= 0 &&
		(tracee = tracees_find(&engine->tracees, (pid_t)former)) && tracee->pid == tid) {
		/* It has executed a program, and its leader, whose tid is its own now, was not traced. */
		wait_forget(engine, tracee);
		tracees_rename(&engine->tracees, tracee, tid);
		return tracee;
	}
	if (!ptrace_bears(engine)) {
		/* A child made with CLONE_PTRACE. */
		int signal = WSTOPSIG(status);

		trace(PTRACE_DETACH, tid, 0,
			(uintptr_t)(status >> 16 || signal == (SIGTRAP | 0x80) ? 0 : signal));
		return NULL;
	}
	return ptrace_adopt(engine, tid); /* heard of before its parent's event */
}

/* One wait4 for thread OF, or for all, which the kernel goes through one by one; whom it tells of, with the status noted,
 * is in *FOUND. */
static enum wait_result
wait_once(struct engine *engine, pid_t of, int flags, struct tracee **found)
{
	bool usage_wanted = engine->options.system_times;
	struct tracee *tracee;
	struct rusage usage;
	int status;
	pid_t tid = wait4(of, &status, __WALL | flags, usage_wanted ? &usage : NULL);

	if (tid < 0)
		return errno == ECHILD ? WAIT_NOBODY : WAIT_AGAIN;
	if (tid == 0)
		return WAIT_NOBODY;
	tracee = tracees_find(&engine->tracees, tid);
	if (!tracee && !(tracee = stranger(engine, tid, status)))
		return WAIT_AGAIN;
	tracee->status = status;
	wait_ran(engine, tracee);
	if (usage_wanted)
		tracee->system_ns = (uint64_t)usage.ru_stime.tv_sec * 1000000000 +
			(uint64_t)usage.ru_stime.tv_usec * 1000;
	*found = tracee;
	return WAIT_STOPPED;
}

/* Wait for thread OF, or all, without blocking, and enqueue whom it tells of. One that waits already has been killed in
 * its stop: the later status is the one that counts. */
static enum wait_result
gather(struct engine *engine, pid_t of)
{
	struct tracee *tracee;
	enum wait_result result = wait_once(engine, of, WNOHANG, &tracee);

	if (result == WAIT_STOPPED && !tracee->waits)
		enqueue(engine, tracee);
	return result;
}

static void
gather_one(void *context, struct tracee *tracee)
{
	if (tracee->stop == STOP_NONE && !tracee->waits)
		gather(context, tracee->tid);
}

static void
collect(struct engine *engine)
{
	if (engine->crowd)
		tracees_each(&engine->tracees, gather_one, engine);
	while (!engine->crowd && gather(engine, -1) != WAIT_NOBODY)
		;
	engine->since_collect = 0;
}

/* Become a crowd, or cease to be one. SIGCHLD is pending only while it is blocked, for otherwise it is ignored. */
static void
count_heads(struct engine *engine)
{
	bool crowd = engine->tracees.count >= (engine->crowd ? CROWD / 2 : CROWD);
	sigset_t set;

	if (crowd == engine->crowd)
		return;
	engine->crowd = engine->unheard = crowd;
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigprocmask(crowd ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

void
wait_resumed(struct engine *engine, pid_t tid)
{
	if (tid == engine->resumed[0])
		return;
	for (unsigned i = WAIT_RECENT - 1; i > 0; i--)
		engine->resumed[i] = engine->resumed[i - 1];
	engine->resumed[0] = tid;
}

/* Whether one of the COUNT threads that were let go last has stopped. */
static enum wait_result
wait_recent(struct engine *engine, unsigned count, struct tracee **tracee)
{
	for (unsigned i = 0; i < count && engine->resumed[i]; i++) {
		enum wait_result result = wait_once(engine, engine->resumed[i], WNOHANG, tracee);

		if (result != WAIT_NOBODY)
			return result;
	}
	return WAIT_NOBODY;
}

/* Sleep until a thread of the crowd stops. */
static enum wait_result
wait_crowd(struct engine *engine, struct tracee **tracee)
{
	struct timespec patience = {0, engine->unheard ? UNHEARD_NS : QUIET_NS};
	siginfo_t info;
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	if (sigtimedwait(&set, &info, &patience) == SIGCHLD) {
		engine->unheard = true;
		return wait_once(engine, info.si_pid, WNOHANG, tracee) == WAIT_STOPPED ? WAIT_STOPPED
										       : WAIT_AGAIN;
	}
	if (errno != EAGAIN)
		return WAIT_AGAIN;
	engine->unheard = gather(engine, -1) != WAIT_NOBODY;
	if (engine->unheard)
		collect(engine);
	else if (errno == ECHILD)
		return WAIT_NOBODY;
	return WAIT_AGAIN;
}

/* Wait for one stop, close to where it is going to be: look before blocking, since a thread on the tracer's own CPU has
 * stopped by the time the tracer runs again. */
static enum wait_result
wait_placed(struct engine *engine, struct tracee **tracee)
{
	enum wait_result result;
	bool together;

	if (!engine->placed) {
		const char *plan = placement_open(engine->options.placement);

		engine->placed = true;
		if (engine->options.debug)
			engine->options.debug(plan);
	}
	together = placement_balance(engine->running, engine->tracees.count, engine->resumed[0]);
	if (together || engine->crowd) {
		result = wait_recent(engine, engine->crowd ? WAIT_RECENT : 1, tracee);
		if (result != WAIT_NOBODY)
			return result;
	}
	if (together)
		placement_follow(engine->resumed[0]);
	result = engine->crowd ? wait_crowd(engine, tracee) : wait_once(engine, -1, 0, tracee);
	placement_awake();
	return result;
}

enum wait_result
wait_stop(struct engine *engine, struct tracee **tracee)
{
	if (!engine->waiting) {
		unsigned patience = engine->crowd ? engine->tracees.count : COLLECT_EVERY;

		count_heads(engine);
		if (engine->since_collect++ < patience || engine->tracees.count == 1)
			return wait_placed(engine, tracee);
		collect(engine);
		if (!engine->waiting)
			return wait_placed(engine, tracee);
	}
	*tracee = dequeue(engine);
	return WAIT_STOPPED;
}
