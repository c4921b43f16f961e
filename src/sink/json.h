/* The JSON Lines sink: each call, signal or end of a thread is one object on one line; see spy-json(5). */
#ifndef SINK_JSON_H
#define SINK_JSON_H

#include "spy/sink.h"

struct json_options {
	struct string *out; /* where whole lines go, until the caller sets sink->out to another; not owned */
};

/* A sink that appends lines to sink->out. It holds the text of a call in the call's own struct line until the call has
 * ended, so calls of other threads never come between. Freed through its class. */
struct sink *json_open(const struct json_options *options);

#endif
