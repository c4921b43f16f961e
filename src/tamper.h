/* Injections at work: calls are tampered with before and after they are told. */
#ifndef TAMPER_H
#define TAMPER_H

#include "options.h"
#include "spy/inject.h"

/* What is kept of a thread. All zero at first. */
struct tamper {
	const struct injection *injection; /* into the call that it is in; NULL: none */
	struct inject_counts counts;
};

/* EVENT is the entry of a call that is wanted. Change what the arguments point to, note it in LINE, and put the rest into
 * ACTION. OUTPUT is written out before messages. */
void tamper_with_entry(struct tamper *tamper, const struct options *options, struct output *output,
	const struct event *event, struct line *line, struct engine_action *action);

/* EVENT is that call's exit. */
void tamper_with_exit(struct tamper *tamper, struct output *output, const struct event *event,
	struct line *line, struct engine_action *action);

#endif
