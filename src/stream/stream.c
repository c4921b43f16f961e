/* One stream for all threads: to standard error, a file, or a command. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/die.h"
#include "stream/internal.h"

#define FULL 65536

/* Start `sh -c COMMAND`; returns the descriptor that it reads from. */
static int
command_start(struct output *output, const char *command)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		die_errno("pipe");
	output->command = fork();
	if (output->command < 0)
		die_errno("fork");
	if (output->command == 0) {
		/* dup2 of a descriptor to itself would leave it to be closed by execve. */
		if (ends[0] == STDIN_FILENO ? fcntl(ends[0], F_SETFD, 0) < 0
					    : dup2(ends[0], STDIN_FILENO) < 0)
			_exit(127);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	return ends[1];
}

static int
file_open(const struct output_options *options)
{
	int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (options->append ? O_APPEND : O_TRUNC);
	int fd = open(options->target, flags, 0666);

	if (fd < 0)
		die_errno("Can't fopen '%s'", options->target);
	return fd;
}

/* Open what is no file for each thread; returns its descriptor. */
static int
whole_open(struct output *output)
{
	const struct output_options *options = output->options;
	const char *target = options->target;

	if (!target || options->separate)
		return STDERR_FILENO;
	if (*target == '|' || *target == '!')
		return command_start(output, target + 1);
	if (options->dash_is_standard && target[0] == '-' && !target[1])
		return STDOUT_FILENO;
	return file_open(options);
}

struct output *
output_open(const struct output_options *options)
{
	struct output *output = calloc(1, sizeof(*output));

	if (!output)
		die("out of memory");
	output->options = options;
	output->name = options->target ? options->target : "standard error";
	output->whole.output = output;
	output->whole.fd = whole_open(output);
	/* Where the program may write, too, lines stand among its own as they came. */
	output->whole.full = output->whole.fd <= STDERR_FILENO || isatty(output->whole.fd) ? 1 : FULL;
	return output;
}

void
output_start(struct output *output)
{
	if (output->command)
		signal(SIGPIPE, SIG_IGN);
}

void
output_lost(struct output *output)
{
	if (!output->lost)
		warn_errno("%s", output->name);
	output->lost = true;
}

bool
output_is_lost(const struct output *output)
{
	return output->lost;
}

void
stream_flush(struct stream *stream)
{
	struct output *output = stream->output;
	const char *data = stream->buffer.data;
	size_t left = stream->buffer.length;

	if (left && stream->tid && !output->lost && !separate_open(stream, false))
		left = 0;
	while (left && !output->lost) {
		ssize_t written = write(stream->fd, data, left);

		if (written >= 0) {
			data += written;
			left -= (size_t)written;
		} else if (errno == EAGAIN) {
			/* Whoever shares the terminal or pipe with spy made it non-blocking. */
			poll(&(struct pollfd){.fd = stream->fd, .events = POLLOUT}, 1, -1);
		} else if (errno != EINTR) {
			output_lost(output);
		}
	}
	stream->buffer.length = 0;
}

void
output_flush(struct output *output)
{
	if (output->whole.buffer.length)
		stream_flush(&output->whole);
	for (struct stream *stream = output->streams; stream; stream = stream->next) {
		if (stream->buffer.length)
			stream_flush(stream);
		string_free(&stream->buffer); /* thousands of threads may sleep */
	}
}

void
output_close(struct output *output)
{
	int status;

	output_start(output); /* the engine may have given SIGPIPE back */
	output_flush(output);
	while (output->streams)
		stream_close(output->streams);
	if (output->command) {
		close(output->whole.fd);
		/* The engine may have reaped it: then there is nothing to wait for. */
		while (waitpid(output->command, &status, 0) < 0 && errno == EINTR)
			;
	} else if (output->whole.fd > STDERR_FILENO && close(output->whole.fd) < 0) {
		output_lost(output); /* network file systems tell of a full disk only now */
	}
	string_free(&output->whole.buffer);
	free(output);
}
