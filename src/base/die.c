/* Messages to the user: one line each, whole in one write, so that they never mix with a tracee's. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"

static const char *program = "spy";

void
die_name(const char *path)
{
	program = path;
}

const char *
die_program(void)
{
	return program;
}

/* ERROR 0: nothing is said behind the message. A line too long for the buffer is cut, never split. */
static void
say(int error, const char *format, va_list arguments)
{
	char line[4096];
	size_t room = sizeof(line) - 1; /* for the newline */
	size_t length = 0;
	int written;

	written = snprintf(line, room, "%s: ", program);
	if (written > 0)
		length = (size_t)written < room ? (size_t)written : room - 1;
	written = vsnprintf(line + length, room - length, format, arguments);
	if (written > 0)
		length += (size_t)written < room - length ? (size_t)written : room - length - 1;
	if (error) {
		written = snprintf(line + length, room - length, ": %s", strerror(error));
		if (written > 0)
			length += (size_t)written < room - length ? (size_t)written : room - length - 1;
	}
	line[length++] = '\n';
	/* Standard error may be closed or full: there is nobody left to tell. */
	while (write(STDERR_FILENO, line, length) < 0 && errno == EINTR)
		;
}

void
warn(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(0, format, arguments);
	va_end(arguments);
}

void
warn_errno(const char *format, ...)
{
	int error = errno;
	va_list arguments;

	va_start(arguments, format);
	say(error, format, arguments);
	va_end(arguments);
	errno = error;
}

void
die(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(0, format, arguments);
	va_end(arguments);
	exit(1);
}

void
die_errno(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(errno, format, arguments);
	va_end(arguments);
	exit(1);
}
