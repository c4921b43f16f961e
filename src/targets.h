/* Whether a call deals with a file or descriptor that -P or -e fd= names. */
#ifndef TARGETS_H
#define TARGETS_H

#include <stdbool.h>

#include "spy/decode.h"
#include "spy/filter.h"

/* Ask that of the call that EVENT enters, with a DECODE that tells nothing meanwhile. FILTER has targets. */
bool targets_hit(const struct filter *filter, struct decode *decode, const struct event *event);

#endif
