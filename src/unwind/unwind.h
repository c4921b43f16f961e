/* What unwinding stacks means to other rooms: a space for each process, that remembers what is mapped where and how the
 * code there is unwound. */
#ifndef UNWIND_H
#define UNWIND_H

#include <stdbool.h>
#include <sys/types.h>

#include "spy/memory.h"
#include "spy/stack.h"

/* Whether this spy was built with what it takes: libunwind and libelf; for source lines, libdw. */
extern const bool unwind_built, unwind_sources_built, unwind_demangles;

struct unwind_space;

/* The space of process PID, shared by all that ask for it; given back with unwind_close. */
struct unwind_space *unwind_open(pid_t pid);
void unwind_close(struct unwind_space *space);

/* The process has mapped, unmapped or protected memory, or called execve: look again before the next stack. */
void unwind_remapped(struct unwind_space *space);

/* Add the frames of thread TID, which is in a ptrace-stop, to STACK. Its memory is read by MEMORY. Nothing is added if
 * its registers are not those of a program of spy's own kind, or cannot be read. */
void unwind_stack(struct unwind_space *space, pid_t tid, struct memory *memory,
	const struct stack_options *options, struct string *stack);

#endif
