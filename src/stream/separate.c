/* A file for each thread, -ff -o FILE: FILE.TID. Of thousands only the last used are open. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/die.h"
#include "stream/internal.h"

/* Well below the usual limit of 1024 descriptors, of which the tracee inherits none. */
#define OPEN_FILES_MAX 128

#define FULL 8192 /* there are many */

static void
unlink_file(struct stream *stream)
{
	struct output *output = stream->output;

	*(stream->older ? &stream->older->newer : &output->oldest) = stream->newer;
	*(stream->newer ? &stream->newer->older : &output->newest) = stream->older;
	stream->older = stream->newer = NULL;
}

static void
link_newest(struct stream *stream)
{
	struct output *output = stream->output;

	stream->older = output->newest;
	*(output->newest ? &output->newest->newer : &output->oldest) = stream;
	output->newest = stream;
}

void
separate_close(struct stream *stream)
{
	if (stream->fd < 0)
		return;
	unlink_file(stream);
	if (close(stream->fd) < 0)
		output_lost(stream->output);
	stream->fd = -1;
	stream->output->open_files--;
}

bool
separate_open(struct stream *stream, bool create)
{
	struct output *output = stream->output;
	const struct output_options *options = output->options;
	struct string path = {0};
	int flags = O_WRONLY | O_CLOEXEC;

	if (stream->fd >= 0) {
		if (stream->newer) {
			unlink_file(stream);
			link_newest(stream);
		}
		return true;
	}
	while (output->open_files >= OPEN_FILES_MAX)
		separate_close(output->oldest);
	flags |= create ? O_CREAT | (options->append ? O_APPEND : O_TRUNC) : O_APPEND;
	string_add_format(&path, "%s.%d", options->target, (int)stream->tid);
	string_add_byte(&path, '\0');
	while ((stream->fd = open(path.data, flags, 0666)) < 0 && errno == EMFILE && output->oldest)
		separate_close(output->oldest);
	if (stream->fd < 0 && !output->lost) {
		warn_errno("Can't fopen '%s'", path.data);
		output->lost = true;
	}
	string_free(&path);
	if (stream->fd < 0)
		return false;
	link_newest(stream);
	output->open_files++;
	return true;
}

struct stream *
output_stream(struct output *output, pid_t tid)
{
	struct stream *stream;

	if (!output->options->separate || !output->options->target)
		return &output->whole;
	stream = calloc(1, sizeof(*stream));
	if (!stream)
		die("out of memory");
	stream->output = output;
	stream->tid = tid;
	stream->fd = -1;
	stream->full = FULL;
	stream->next = output->streams;
	if (stream->next)
		stream->next->previous = stream;
	output->streams = stream;
	if (!output->lost)
		separate_open(stream, true);
	return stream;
}

void
stream_close(struct stream *stream)
{
	struct output *output = stream->output;

	if (stream == &output->whole)
		return;
	stream_flush(stream);
	separate_close(stream);
	*(stream->previous ? &stream->previous->next : &output->streams) = stream->next;
	if (stream->next)
		stream->next->previous = stream->previous;
	string_free(&stream->buffer);
	free(stream);
}
