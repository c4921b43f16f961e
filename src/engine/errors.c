/* Why a process cannot be traced, in one line that also says what to do. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ptrace.h"

void
error_set(struct engine *engine, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(engine->error, sizeof(engine->error), format, args);
	va_end(args);
}

void
error_attach(struct engine *engine, pid_t pid, int error)
{
	error_set(engine, "attach: ptrace(PTRACE_SEIZE, %d): %s", pid, strerror(error));
}
