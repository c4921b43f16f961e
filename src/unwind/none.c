/* Without libunwind: no stacks are known, and options that ask for them are refused. */
#include <stddef.h>

#include "unwind/unwind.h"

const bool unwind_built = false, unwind_sources_built = false, unwind_demangles = false;

struct unwind_space *
unwind_open(pid_t pid)
{
	(void)pid;
	return NULL;
}

void
unwind_close(struct unwind_space *space)
{
	(void)space;
}

void
unwind_remapped(struct unwind_space *space)
{
	(void)space;
}

void
unwind_stack(struct unwind_space *space, pid_t tid, struct memory *memory,
	const struct stack_options *options, struct string *stack)
{
	(void)space;
	(void)tid;
	(void)memory;
	(void)options;
	(void)stack;
}
