/* Where a trace goes: standard error, a file, a command's standard input, or one file for each thread. Whole lines are
 * gathered in large buffers; a full disk or a reader that is gone costs the trace, never the tracee. */
#ifndef SPY_STREAM_H
#define SPY_STREAM_H

#include <stdbool.h>
#include <sys/types.h>

#include "spy/string.h"

/* One sequence of lines. Sinks append to BUFFER. */
struct stream {
	struct string buffer;
	struct output *output;
	struct stream *next, *previous; /* of the output's streams */
	struct stream *older, *newer;   /* of those with an open file, by last use */
	pid_t tid;                      /* a file of a thread's own: FILE.TID; else 0 */
	int fd;                         /* -1: not open now */
	size_t full;                    /* how many bytes BUFFER holds before they are written */
};

struct output_options {
	const char *target;    /* -o: a file's name, "|COMMAND", "!COMMAND"; NULL: standard error */
	bool dash_is_standard; /* "-" means standard output */
	bool append;           /* -A */
	bool separate;         /* a file for each thread: TARGET.TID */
};

/* Open what OPTIONS, which must outlive the output, asks for; a command is started. Ends spy with strace's message if
 * that fails. Freed by output_close. */
struct output *output_open(const struct output_options *options);

/* From now on a command that reads no more (EPIPE) is told of in a message rather than by SIGPIPE. To be called when
 * tracees are started: they inherit signal dispositions. */
void output_start(struct output *output);

/* The stream of thread TID: its own or the one for all. Given back with stream_close at the thread's end. */
struct stream *output_stream(struct output *output, pid_t tid);
void stream_close(struct stream *stream);

/* Whether the trace could not be written as far as that was tried; the user has been told. */
bool output_is_lost(const struct output *output);

/* Write all that STREAM's buffer holds, be it the start of a line. */
void stream_flush(struct stream *stream);

/* The same for all streams: nothing that a user could wait for stays in a buffer. */
void output_flush(struct output *output);

/* Write the rest, close everything and wait for the command's end. */
void output_close(struct output *output);

/* Something was told: write if it is much. */
static inline void
stream_commit(struct stream *stream)
{
	if (stream->buffer.length >= stream->full)
		stream_flush(stream);
}

#endif
