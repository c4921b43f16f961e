/* A trace: takes events from the engine through filter and decoder to sink and stream. */
#ifndef TRACE_H
#define TRACE_H

#include "options.h"

/* How spy is to end. */
struct trace_end {
	int status; /* exit status */
	int signal; /* or the signal to die of; 0: none */
};

/* Do all that OPTIONS asks for, and return how it ended. Ends spy if nothing can be started or opened. */
struct trace_end trace_run(const struct options *options);

#endif
