/* What the files of the stream room share. */
#ifndef STREAM_INTERNAL_H
#define STREAM_INTERNAL_H

#include "spy/stream.h"

struct output {
	const struct output_options *options;
	const char *name;               /* in messages */
	struct stream whole;            /* the one for all threads */
	struct stream *streams;         /* those of threads */
	struct stream *newest, *oldest; /* those with an open file */
	unsigned open_files;
	pid_t command; /* that reads the trace; 0: none */
	bool lost;     /* a write failed and was told of: the trace ends there */
};

/* separate.c: make sure that STREAM's file is open. Returns false if it cannot be opened, told once. */
bool separate_open(struct stream *stream, bool create);
void separate_close(struct stream *stream);

/* Tell the user that the trace is lost from here on, because of errno. */
void output_lost(struct output *output);

#endif
