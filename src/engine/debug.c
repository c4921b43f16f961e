/* What the engine says of its own doing (-d), in strace's words. */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

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

/* "SIGTRAP", or the number where that is no signal: 133. */
static void
name_signal(int signal, char *to, size_t size)
{
	const char *name = sigabbrev_np(signal);

	if (name)
		snprintf(to, size, "SIG%s", name);
	else if (signal == 32)
		snprintf(to, size, "SIGRTMIN");
	else if (signal > 32 && signal <= 64)
		snprintf(to, size, "SIGRT_%d", signal - 32);
	else
		snprintf(to, size, "%d", signal);
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
	char signal[16], what[64];

	if (WIFEXITED(status)) {
		snprintf(what, sizeof(what), "WIFEXITED,exitcode=%u", WEXITSTATUS(status));
	} else if (WIFSIGNALED(status)) {
		name_signal(WTERMSIG(status), signal, sizeof(signal));
		snprintf(
			what, sizeof(what), "WIFSIGNALED,%ssig=%s", WCOREDUMP(status) ? "core," : "", signal);
	} else {
		name_signal(WSTOPSIG(status), signal, sizeof(signal));
		snprintf(what, sizeof(what), "WIFSTOPPED,sig=%s%s%s", signal, name ? ",EVENT_" : "",
			name ? name : "");
	}
	if (WIFSTOPPED(status) && event)
		debug_say(engine, "[wait(0x%06x) = %d] %s (%u)", status, (int)tracee->tid, what, event);
	else
		debug_say(engine, "[wait(0x%06x) = %d] %s", status, (int)tracee->tid, what);
}
