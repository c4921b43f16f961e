/* The ptrace engine: the loop that waits for threads to stop, tells what their stops mean and lets them go on. */
#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "hold.h"
#include "placement.h"
#include "ptrace.h"

#define SECOND 1000000000ULL

/* How long threads may take to stop when they are to be detached. One in uninterruptible sleep, or whose vfork
 * child is not traced and does not end, never does. */
#define PATIENCE (2 * SECOND)

/* How long to wait for the child of a thread killed before the child was announced. */
#define GRACE (SECOND / 20)

int
ptrace_seize(const struct engine *engine, pid_t tid)
{
	unsigned long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT;
	int error;

	if (ptrace_bears(engine))
		options |= PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
	if (engine->options.kill_on_exit || engine->filtered)
		options |= PTRACE_O_EXITKILL;
	if (engine->filtered)
		options |= PTRACE_O_TRACESECCOMP;
	if (engine->tracees.count == 0)
		debug_say(engine, "ptrace_setoptions = %#lx", options);
	error = (int)trace(PTRACE_SEIZE, tid, 0, options);
	if (error >= 0 && engine->tracees.count == 0 && options & PTRACE_O_EXITKILL)
		debug_say(engine, "PTRACE_O_EXITKILL works");
	return error;
}

/* Whether TRACEE, before its next stop, can neither see its affinity nor pass it on. */
static bool
is_indifferent(const struct engine *engine, const struct tracee *tracee)
{
	const struct engine_options *options = &engine->options;

	return !tracee->in_call ||
		(options->indifferent &&
			options->indifferent(options->wanted_context, tracee->abi, tracee->call));
}

void
ptrace_let_go(struct engine *engine, struct tracee *tracee)
{
	int signal = tracee->signal;
	/* Under a filter entries stop by themselves, and an exit is of interest only if the entry was. */
	bool filter_stops = tracee->silent || (tracee->filtered && (!tracee->in_call || tracee->untold));
	bool held;

	if (filter_stops)
		tracee->in_call = false;
	if (tracee->stop == STOP_GROUP) {
		trace(PTRACE_LISTEN, tracee->tid, 0, 0);
	} else {
		tracee->running = !tracee->in_call;
		engine->running += tracee->running;
		wait_resumed(engine, tracee->tid);
		held = !filter_stops && placement_holds() && is_indifferent(engine, tracee) &&
			placement_hold(tracee->tid);
		trace(filter_stops ? PTRACE_CONT : PTRACE_SYSCALL, tracee->tid, 0, (uintptr_t)signal);
		if (held)
			hold_end(tracee->tid);
	}
	tracee->signal = 0;
	tracee->stop = STOP_NONE;
}

void
ptrace_detach(struct engine *engine, struct tracee *tracee)
{
	trace(PTRACE_DETACH, tracee->tid, 0, (uintptr_t)tracee->signal);
	tracees_remove(&engine->tracees, tracee);
	tracee->stop = STOP_GONE;
}

/* The thread that executed a program goes on in the place of its process's former leader. */
static void
inherit(struct engine *engine, struct tracee *leader)
{
	struct tracee *heir = leader->heir;

	heir->status = leader->status;
	heir->system_ns = leader->system_ns;
	heir->pid = leader->tid;
	wait_ran(engine, heir);
	engine->silent -=
		leader->silent || heir->silent; /* one record goes; the other is followed if either was */
	heir->silent = heir->silent && leader->silent;
	tracees_remove(&engine->tracees, leader);
	tracees_rename(&engine->tracees, heir, leader->tid);
	tracees_free(&engine->tracees, leader);
	wait_again(engine, heir);
}

void
ptrace_settle(struct engine *engine, struct tracee *tracee)
{
	switch (tracee->stop) {
	case STOP_GONE:
		debug_say(
			engine, "dropped tcb for pid %d, %u remain", (int)tracee->tid, engine->tracees.count);
		engine->silent -= tracee->silent;
		tracees_free(&engine->tracees, tracee);
		break;
	case STOP_SUPERSEDED:
		inherit(engine, tracee);
		break;
	case STOP_AGAIN:
		wait_again(engine, tracee);
		break;
	default:
		if (ptrace_leaves(engine, tracee))
			wait_again(engine, tracee);
		else
			ptrace_let_go(engine, tracee);
	}
}

struct tracee *
ptrace_adopt(struct engine *engine, pid_t tid)
{
	struct tracee *tracee = tracees_add(&engine->tracees, tid, &engine->pages);

	tracee->filtered = engine->relied_on;
	tracee->silent = !engine->options.follow;
	engine->silent += tracee->silent;
	debug_say(engine, "new tcb for pid %d, active tcbs:%u", (int)tid, engine->tracees.count);
	return tracee;
}

static void
stamp(const struct engine *engine, struct event *event)
{
	event->monotonic_ns = engine->options.times ? clock_time(CLOCK_MONOTONIC) : 0;
	event->realtime_ns = engine->options.times ? clock_time(CLOCK_REALTIME) : 0;
}

bool
ptrace_deliver(struct engine *engine, struct tracee *tracee, struct event *event, enum event_kind kind)
{
	if (tracee->silent)
		return false;
	event->kind = kind;
	event->pid = tracee->pid;
	event->tid = tracee->tid;
	event->abi = tracee->abi;
	event->number = tracee->number;
	event->call = tracee->call;
	memcpy(event->args, tracee->args, sizeof(event->args));
	event->inside = tracee->in_call && !tracee->untold;
	event->system_ns = tracee->system_ns;
	tracee->view.pid = tracee->pid;
	event->memory = &tracee->view.memory;
	event->process = &tracee->view.process;
	event->slot = &tracee->slot;
	stamp(engine, event);
	tracee_pages_forget(&engine->pages);
	engine->current = tracee;
	clock_event();
	return true;
}

/* An event that belongs to no thread. */
static bool
deliver_bare(const struct engine *engine, struct event *event, enum event_kind kind, int signal)
{
	*event = (struct event){.kind = kind, .signal = signal, .abi = abi_native};
	stamp(engine, event);
	return true;
}

/* The table is empty. Whether a child of a thread that was killed may still be on its way. */
static bool
child_may_come(struct engine *engine)
{
	struct tracee *tracee;
	uint64_t end;

	if (!engine->killed || !ptrace_bears(engine))
		return false;
	engine->killed = false;
	end = clock_time(CLOCK_MONOTONIC) + GRACE;
	clock_event();
	do {
		enum wait_result result = wait_stop(engine, &tracee);

		if (result == WAIT_NOBODY)
			return false;
		if (result == WAIT_STOPPED) {
			wait_again(engine, tracee);
			return true;
		}
		clock_event();
	} while (clock_time(CLOCK_MONOTONIC) < end);
	return false;
}

static void
choose(void *context, struct tracee *tracee)
{
	struct tracee **any = context;

	*any = tracee;
}

/* Some thread that is to be detached and does not stop, when patience has come to its end; else NULL. */
static struct tracee *
stubborn(struct engine *engine)
{
	struct tracee *tracee = NULL;

	if (clock_time(CLOCK_MONOTONIC) >= engine->patience_ns)
		tracees_each(&engine->tracees, choose, &tracee);
	return tracee;
}

/* Report TRACEE as detached, for it will be when spy ends. */
static bool
abandon(struct engine *engine, struct tracee *tracee, struct event *event)
{
	wait_forget(engine, tracee);
	ptrace_detach(engine, tracee);
	return ptrace_deliver(engine, tracee, event, EVENT_DETACH);
}

bool
engine_next(struct engine *engine, struct event *event)
{
	assert(!engine->current);
	for (;;) {
		int signal = clock_interrupted();
		enum wait_result result;
		struct tracee *tracee;

		if (signal)
			return deliver_bare(engine, event, EVENT_INTERRUPT, signal);
		if (clock_tick())
			return deliver_bare(engine, event, EVENT_TICK, 0);
		if (engine_count(engine) == 0 && !engine->keeping && !child_may_come(engine))
			return false;
		if (engine->tracees.count == 0)
			return false;
		if (engine->delayed)
			tamper_let_go(engine);
		if (engine->stopping && (tracee = stubborn(engine))) {
			if (engine->filtered)
				kill(tracee->tid, SIGKILL); /* it cannot be let go */
			else
				return abandon(engine, tracee, event);
		}
		result = wait_stop(engine, &tracee);
		if (result == WAIT_STOPPED && stop_handle(engine, tracee, event))
			return true;
		if (result == WAIT_NOBODY)
			return false;
	}
}

void
engine_resume(struct engine *engine, struct event *event, const struct engine_action *action)
{
	struct tracee *tracee = engine->current;

	if (!tracee)
		return;
	engine->current = NULL;
	if (tracee->stop != STOP_GONE && tracee->stop != STOP_SUPERSEDED) {
		if (action && action->skip_exit && event->kind == EVENT_ENTER)
			tracee->untold = true;
		if (action && event->kind == EVENT_ENTER && (action->replace || action->signal))
			tamper_enter(engine, tracee, action);
		if (action && action->detach)
			tracee->leaves = true;
		if (action && action->delay_ns) {
			tamper_delay(engine, tracee, action->delay_ns);
			return;
		}
	}
	ptrace_settle(engine, tracee);
}

void
engine_stop(struct engine *engine, int signal)
{
	engine->stopping = true;
	engine->patience_ns = clock_time(CLOCK_MONOTONIC) + PATIENCE;
	clock_keep();
	tamper_hurry(engine);
	attach_interrupt_all(engine, signal);
}

struct engine *
engine_open(const struct engine_options *options)
{
	struct engine *engine = calloc(1, sizeof(*engine));

	if (!engine)
		return NULL;
	engine->options = *options;
	engine->waiting_end = &engine->waiting;
	clock_open(options->interrupts, options->tick_ns);
	return engine;
}

const char *
engine_error(const struct engine *engine)
{
	return engine->error;
}

unsigned
engine_count(const struct engine *engine)
{
	return engine->tracees.count - engine->silent;
}

unsigned
engine_left(const struct engine *engine)
{
	return engine->left;
}

unsigned
engine_unfollowed(const struct engine *engine)
{
	return engine->silent;
}

void
engine_keep(struct engine *engine)
{
	struct event event;

	engine->keeping = true;
	engine->stopping = false;
	while (engine_next(engine, &event))
		engine_resume(engine, &event, NULL);
}

void
engine_close(struct engine *engine)
{
	struct event event = {0};

	if (engine->tracees.count) {
		if (engine->current)
			engine_resume(engine, &event, NULL);
		engine_stop(engine, 0);
		while (engine_next(engine, &event))
			engine_resume(engine, &event, NULL);
	}
	placement_close();
	clock_close();
	tracees_close(&engine->tracees);
	if (engine->failure)
		munmap(engine->failure, sizeof(int));
	free(engine);
}
