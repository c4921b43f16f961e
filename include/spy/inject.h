/* Tampering with calls: what the expressions of -e inject= and -e fault= ask for, and of which calls (strace(1)). */
#ifndef SPY_INJECT_H
#define SPY_INJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spy/filter.h"

#define INJECT_ARGUMENTS 7 /* as many as strace's syntax knows; no call has a seventh */

/* Bytes that take the place of what an argument points to. */
struct inject_poke {
	uint8_t *data; /* NULL: none */
	size_t size;
	unsigned argument; /* from 0 on */
};

/* One expression. */
struct injection {
	struct call_set calls;
	bool replaces;    /* the call is not made: it returns ERROR, or RESULT if that is 0 */
	int error;        /* an errno, those of the kernel's own included */
	uint64_t result;  /* as a register holds it */
	const char *call; /* the harmless call that is made in its place; NULL: none */
	int signal;       /* sent at its entry; 0: none */
	bool delays, delays_exit;
	uint64_t delay_enter_ns, delay_exit_ns;
	bool pokes;
	struct inject_poke poke_enter[INJECT_ARGUMENTS],
		poke_exit[INJECT_ARGUMENTS]; /* what was given last, first */
	uint32_t first, last, step; /* which of a thread's calls of one number; step 0: the first alone */
};

/* Compile EXPRESSION, `calls[:action=value]…`; calls as for filter_calls. FAULT: only error= and when=, and ENOSYS unless
 * there is another. MESSAGE gets why it was not taken, or what it is worth to be warned of; else it is empty.
 * INJECTION's memory is the caller's, and lives as long as spy. */
enum filter_verdict inject_compile(
	struct injection *injection, const char *expression, bool fault, bool exact, struct string *message);

/* Which of COUNT injections is for CALL of ABI: the last one that names it, or NULL. A call without a
 * description is nobody's. */
const struct injection *inject_find(
	const struct injection *injections, size_t count, const struct abi *abi, unsigned call);

/* How often a thread has made each call that there is an injection for. All zero at first. */
struct inject_counts {
	uint32_t *of[ABI_COUNT];
};

/* Count CALL, which is INJECTION's; returns whether it is one that INJECTION is to be made into. */
bool inject_due(struct inject_counts *counts, const struct injection *injection, const struct abi *abi,
	unsigned call);

void inject_counts_free(struct inject_counts *counts);

/* The number, as ABI's registers hold it, of the call that is made instead: INJECTION's, or none: -1. */
uint64_t inject_number(const struct injection *injection, const struct abi *abi);

#endif
