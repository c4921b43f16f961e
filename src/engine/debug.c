/* What the engine says of its own doing (-d), in strace's words. */
#include <stdarg.h>
#include <stdio.h>
#include <sys/wait.h>

#include "base/signal.h"
#include "ptrace.h"

void
debug_say(const struct engine *engine, const char *format, ...)
{
	char message[256];
	va_list arguments;

	if (!engine->options.debug)
		return;
	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	engine->options.debug(message);
}

void
debug_stop(const struct engine *engine, const struct tracee *tracee)
{
	static const char *const events[] = {[PTRACE_EVENT_FORK] = "FORK",
		[PTRACE_EVENT_VFORK] = "VFORK",
		[PTRACE_EVENT_CLONE] = "CLONE",
		[PTRACE_EVENT_EXEC] = "EXEC",
		[PTRACE_EVENT_VFORK_DONE] = "VFORK_DONE",
		[PTRACE_EVENT_EXIT] = "EXIT",
		[PTRACE_EVENT_SECCOMP] = "SECCOMP",
		[PTRACE_EVENT_STOP] = "STOP"};
	unsigned status = (unsigned)tracee->status, event = status >> 16;
	const char *name = event < sizeof(events) / sizeof(*events) ? events[event] : NULL;
	struct string what = {0};

	if (WIFEXITED(status)) {
		string_add_format(&what, "WIFEXITED,exitcode=%u", WEXITSTATUS(status));
	} else if (WIFSIGNALED(status)) {
		string_add_format(&what, "WIFSIGNALED,%ssig=", WCOREDUMP(status) ? "core," : "");
		signal_add_name(&what, WTERMSIG(status));
	} else {
		string_add_text(&what, "WIFSTOPPED,sig=");
		signal_add_name(&what, WSTOPSIG(status));
		if (name)
			string_add_format(&what, ",EVENT_%s", name);
		if (event)
			string_add_format(&what, " (%u)", event);
	}
	debug_say(engine, "[wait(0x%06x) = %d] %.*s", status, (int)tracee->tid, (int)what.length, what.data);
	string_free(&what);
}
