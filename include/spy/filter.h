/* What is worth telling: sets of calls by number, of signals and of outcomes, compiled from expressions of -e. */
#ifndef SPY_FILTER_H
#define SPY_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "spy/abi.h"
#include "spy/event.h"
#include "spy/string.h"

/* A set of calls, as events have them: one bit for each of each ABI. */
struct call_set {
	uint64_t bits[ABI_COUNT][ABI_CALLS / 64];
};

/* How a call ended: the elements of -e status=. */
enum filter_outcome {
	FILTER_SUCCESSFUL = 1 << 0,
	FILTER_FAILED = 1 << 1,
	FILTER_UNFINISHED = 1 << 2,  /* its thread ended in it */
	FILTER_UNAVAILABLE = 1 << 3, /* it returned, but what cannot be learnt: no engine is that poor yet */
	FILTER_DETACHED = 1 << 4,    /* spy let its thread go meanwhile */
	FILTER_OUTCOMES = (1 << 5) - 1,
};

struct targets; /* targets.c: files and descriptors */

struct filter {
	struct call_set calls;
	uint64_t signals;        /* bit 1 << (signal - 1) */
	unsigned outcomes;       /* enum filter_outcome */
	struct targets *targets; /* that a call has to deal with; NULL: any, or none */
	bool by_error, by_duration;
	uint64_t errors[4096 / 64]; /* by number; 0: none, or the call did not return */
	uint64_t least_ns, most_ns; /* from entry to return, or to the end of its thread's trace */
};

/* What became of an expression that was to be compiled. */
enum filter_verdict {
	FILTER_TAKEN,
	FILTER_WRONG,  /* it names something that there is not */
	FILTER_MISUSED /* it is not written as it should be: worth a hint to the help text */
};

/* A word of a small set, and the bits that it stands for. */
struct filter_word {
	const char *name; /* NULL ends a list */
	unsigned bits;
};

extern const struct filter_word filter_outcome_words[];

/* Whether SET lacks no call that a program on this machine can make. */
bool call_set_is_full(const struct call_set *set);

/* All calls, all signals, all outcomes. */
void filter_init(struct filter *filter);

/* Compile EXPRESSION, `[!]value[,value]…`, each value a call's name or number, %class, /regex, `all`, with ? before it
 * and @64, @32, @x32 behind it; or `none` (strace(1), -e trace=). A name stands for its job (jobs.c) unless EXACT.
 * Calls without a description are in every set, as in strace. On failure SET is unchanged and ERROR gets the message. */
enum filter_verdict filter_calls(
	struct call_set *set, const char *expression, bool exact, struct string *error);

/* Compile a set of signals by name (with or without SIG, in any case) or number, `all` or `none`. */
enum filter_verdict filter_signals(uint64_t *signals, const char *expression, struct string *error);

/* Compile a set of WORDS, `all` or `none`; KIND names it in a message: "status". */
enum filter_verdict filter_words(unsigned *bits, const struct filter_word *words, const char *kind,
	const char *expression, struct string *error);

/* Compile a set of errors by name or number, `all` or `none`. What is not negated is of calls that failed. */
enum filter_verdict filter_errors(struct filter *filter, const char *expression, struct string *error);

/* Compile conditions, all of which are to hold: `>10ms,<=1s`. */
enum filter_verdict filter_durations(struct filter *filter, const char *expression, struct string *error);

/* From now on a call has to deal with PATH, or with another target: as an argument or by a descriptor. Unless EXACT,
 * PATH with a slash at its end is all that is below it, and *, ?, [] and ** make a pattern if there is no such file.
 * Returns the file that it resolves to if that is another path, for both are meant; to be freed by the caller. */
char *filter_path(struct filter *filter, const char *path, bool exact);

/* A set of descriptors; all zero is none. */
struct descriptor_set {
	int *numbers;
	size_t count;
	bool negated; /* all but these */
};

/* Compile `[!]number[,number]…`, `all` or `none` into SET, in place of what it was. */
enum filter_verdict filter_descriptor_set(
	struct descriptor_set *set, const char *expression, struct string *error);
bool descriptor_set_has(const struct descriptor_set *set, int fd);

/* The same for a set of descriptors: `[!]number[,number]…`, `all` or `none`; in place of an earlier one. */
enum filter_verdict filter_descriptors(struct filter *filter, const char *expression, struct string *error);

/* Take calls that cannot deal with any target out of the set: those without descriptors or paths among their arguments,
 * and those without a description. */
void filter_narrow(struct filter *filter);

/* With targets only: is FD one, is PATH; is PATH, relative to BASE, in a subtree or does it fit a pattern? */
bool filter_hits_fd(const struct filter *filter, int fd);
bool filter_hits_path(const struct filter *filter, const char *path, size_t length);
bool filter_hits_below(
	const struct filter *filter, const char *base, size_t base_length, const char *path, size_t length);
/* Are there paths at all, and such that filter_hits_below is of use for? */
bool filter_wants_paths(const struct filter *filter);
bool filter_wants_absolute(const struct filter *filter);

/* The names that NAME stands for, itself first, between single spaces; NULL if NAME is a job of its own. */
const char *filter_job(const char *name);

/* Those that are too great are in every set. */
static inline bool
call_set_has(const struct call_set *set, const struct abi *abi, unsigned call)
{
	return call >= ABI_CALLS || (set->bits[abi->id][call / 64] >> call % 64 & 1);
}

/* Whether CALL of ABI is worth a look at its entry. */
static inline bool
filter_wants(const struct filter *filter, const struct abi *abi, unsigned call)
{
	return call_set_has(&filter->calls, abi, call);
}

/* Whether SIGNAL is; a number that is no signal is not. */
static inline bool
filter_wants_signal(const struct filter *filter, int signal)
{
	return signal >= 1 && signal <= 64 && (filter->signals >> (signal - 1) & 1);
}

/* How the call ended that EVENT is the end of. */
static inline enum filter_outcome
filter_outcome(const struct event *event)
{
	if (event->kind == EVENT_DETACH)
		return FILTER_DETACHED;
	if (event->kind != EVENT_EXIT || event->unavailable)
		return FILTER_UNFINISHED;
	return event->error ? FILTER_FAILED : FILTER_SUCCESSFUL;
}

/* The part of filter_keeps that is seldom asked for. */
bool filter_keeps_ended(const struct filter *filter, const struct event *event, uint64_t entered_ns);

/* Whether calls are told by how they end. */
static inline bool
filter_is_by_end(const struct filter *filter)
{
	return filter->outcomes != FILTER_OUTCOMES || filter->by_error || filter->by_duration;
}

/* Whether the call that EVENT is the end of, entered at ENTERED_NS by CLOCK_MONOTONIC, is to be told. */
static inline bool
filter_keeps(const struct filter *filter, const struct event *event, uint64_t entered_ns)
{
	if (!(filter->outcomes & filter_outcome(event)))
		return false;
	return (!filter->by_error && !filter->by_duration) || filter_keeps_ended(filter, event, entered_ns);
}

#endif
