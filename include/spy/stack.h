/* A thread's stack of calls, as it was when the thread stopped: frames packed into one string, so that it can be kept from
 * a call's entry to its exit, or in a recording, with nothing to own. */
#ifndef SPY_STACK_H
#define SPY_STACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spy/string.h"

struct stack_options {
	unsigned limit; /* of frames; 0: no stack is asked for */
	bool sources;   /* look up source lines */
};

/* One frame: where it is going on, or for the innermost one where it is. */
struct stack_frame {
	uint64_t address; /* in FILE, in bytes from its begin; if there is no FILE, in memory */
	uint64_t offset;  /* from the begin of SYMBOL */
	const char *
		file; /* as proc_pid_maps(5) names it, "[vdso]" too; NULL: the address is in no code that is known */
	const char *symbol; /* a function, demangled; NULL: not known */
	const char *source; /* the source file's name; NULL: not known */
	unsigned line;      /* in SOURCE, from 1 */
	bool more;          /* no frame: there are more than were asked for */
};

/* Add FRAME to STACK; copies its strings. */
void stack_add(struct string *stack, const struct stack_frame *frame);

/* Take the frame at *AT, 0 for the innermost one, and move *AT behind it; false behind the last. The frame's strings
 * are valid until STACK changes. */
bool stack_next(const struct string *stack, size_t *at, struct stack_frame *frame);

#endif
