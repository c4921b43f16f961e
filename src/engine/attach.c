/* Attaching to processes that run already, and letting tracees go. */
#include <errno.h>

#include "ptrace.h"

bool
engine_attach(struct engine *engine, pid_t pid)
{
	int error = ptrace_seize(engine, pid);
	struct tracee *tracee;

	if (error < 0) {
		error_attach(engine, pid, -error);
		return false;
	}
	tracee = tracees_add(&engine->tracees, pid, &engine->pages);
	tracee->pid = pid;
	trace(PTRACE_INTERRUPT, pid, 0, 0);
	return true;
}

static void
interrupt(void *context, struct tracee *tracee)
{
	(void)context;
	trace(PTRACE_INTERRUPT, tracee->tid, 0, 0);
}

void
attach_interrupt_all(struct engine *engine)
{
	tracees_each(&engine->tracees, interrupt, engine);
}
