/* Engines make events out of running programs. They know nothing of descriptions, text or sinks. */
#ifndef SPY_ENGINE_H
#define SPY_ENGINE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "spy/event.h"

struct engine;

struct engine_options {
	bool follow;       /* follow children, threads included (-f) */
	bool times;        /* set event times */
	bool system_times; /* set event.system_ns */
	bool instruction_pointers;
	unsigned interrupts; /* strace's -I: 1 always, 2 while an event is handled they wait, 3 and 4 never */
	uint64_t
		tick_ns; /* how long after an event a TICK comes, at most one until the next event; 0: none */
	bool kill_on_exit; /* PTRACE_O_EXITKILL */
	/* Messages of the engine's own (attach failures, what was probed), without prefix and newline. */
	void (*warn)(const char *message);
	bool debug;
};

/* How to start a command as the first tracee. */
struct engine_command {
	const char *path; /* as the user wrote it; looked up in PATH by the engine, as execvp does */
	char *const *argv;
	char *const *envp;
	const char *user; /* -u USER, or NULL */
};

/* Open the ptrace engine: it owns all that it reports until engine_close. OPTIONS is copied. */
struct engine *engine_open(const struct engine_options *options);

/* Start COMMAND, traced from its execve on. Signal mask and dispositions, standard streams and terminal are those spy
 * was started with. Returns its PID, or -1 with one line that names the cause and what to do in engine_error. */
pid_t engine_start(struct engine *engine, const struct engine_command *command);

/* Attach to process PID: all its threads with options.follow, else the thread PID alone (as strace does).
 * Returns false with one line that names the cause in engine_error. */
bool engine_attach(struct engine *engine, pid_t pid);

/* Why the last engine_start or engine_attach failed: "attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted",
 * and what to do, in one line. */
const char *engine_error(const struct engine *engine);

/* Wait for the next event. Returns false when no tracee is left. The event's thread stays stopped until
 * engine_resume; engine_next with an event not yet resumed is a mistake of the caller. */
bool engine_next(struct engine *engine, struct event *event);

/* What to do with the thread of an event. All zero: let it go on as if nobody looked. */
struct engine_action {
	bool detach;    /* let the thread go on without spy, as it was */
	bool skip_exit; /* ENTER: do not stop at the return of this call */
};

/* Let the thread of EVENT go on. Does nothing for a thread's last event and for events of no thread. */
void engine_resume(struct engine *engine, struct event *event, const struct engine_action *action);

/* Ask the engine to let all tracees go: those attached to are detached (DETACH events follow from engine_next), a
 * command that spy started is sent SIGNAL, if not 0, first, and detached too. */
void engine_stop(struct engine *engine, int signal);

/* The number of threads traced now. */
unsigned engine_count(const struct engine *engine);

/* Free the engine; no tracee is left stopped. */
void engine_close(struct engine *engine);

#endif
