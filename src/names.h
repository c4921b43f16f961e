/* The command names of traced threads, which -Y shows before their lines. */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>

#include "spy/event.h"
#include "spy/sink.h"

/* Note in LINE what EVENT's thread is called now. */
void names_learn(struct line *line, const struct event *event);

/* Whether CALL, as events have it, can change the name of the thread that makes it. */
bool names_change_by(const struct abi *abi, unsigned call);

/* Whether the call has that EVENT is the exit of. */
bool names_change(const struct event *event);

#endif
