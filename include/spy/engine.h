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
	bool pointers;     /* set event.instruction_pointer at signals, too */
	/* strace's -I: 1 signals end spy wherever it is, 2 they become an INTERRUPT event, 3 and 4 they are ignored. */
	unsigned interrupts;
	/* While things happen, a TICK comes about that often; after the last event, one comes within twice that time,
	 * and no other until the next event. 0: none. */
	uint64_t tick_ns;
	bool kill_on_exit; /* PTRACE_O_EXITKILL */
	bool detach_on_exec; /* a thread that executes a program goes on without spy, the command's start aside (-b) */
	/* Whether anybody wants to hear of a CALL, as events have it, under ABI; NULL: of all. Those that nobody wants cost
	 * their stops and nothing else. Asked once per call, with WANTED_CONTEXT. */
	bool (*wanted)(void *context, const struct abi *abi, unsigned call);
	/* Whether such a call neither shows nor passes on the CPUs that its thread may run on; NULL: none is known to. */
	bool (*indifferent)(void *context, const struct abi *abi, unsigned call);
	void *wanted_context; /* of both */
	/* Errors of engine_attach are strace's messages; otherwise they say in one line what to do. */
	bool terse;
	bool placement; /* the tracer may run on its tracee's CPU, under SCHED_IDLE */
	/* Calls that nobody wants do not stop the command at all: the kernel filters them (seccomp(2)). Such a command
	 * cannot be let go, for its wanted calls would fail; it and its children end with spy. Children that are not to
	 * be followed have to be kept (engine_keep). */
	bool seccomp;
	/* Messages of the engine's own ("exec: Permission denied"), without prefix and newline. What the handler has
	 * buffered of the trace belongs before them. */
	void (*warn)(const char *message);
	/* What was probed and chosen, in lines of the same form; NULL if nobody wants to know. */
	void (*debug)(const char *message);
};

/* Where spy is to be, seen from the command that it starts (strace's -D). */
enum engine_place {
	ENGINE_PARENT,
	ENGINE_GRANDCHILD,  /* spy's process becomes the command: whoever started spy sees none but it */
	ENGINE_OWN_GROUP,   /* the same, in a process group of its own */
	ENGINE_OWN_SESSION, /* … or in a session */
};

/* How to start a command as the first tracee. */
struct engine_command {
	const char *path; /* as the user wrote it; looked up in spy's own PATH, as execvp does */
	char *const *argv;
	char *const *envp;
	const char *user; /* -u USER: a name, or UID:GID in figures; or NULL */
	enum engine_place place;
};

/* Open the ptrace engine: it owns all that it reports until engine_close. OPTIONS is copied. From then on signals
 * reach spy as options.interrupts has it, SIGRTMAX keeps time, and any kernel call of the handler's own, writes of the
 * trace among them, may fail with EINTR. There can be one such engine at a time. NULL without memory. */
struct engine *engine_open(const struct engine_options *options);

/* Start COMMAND, traced from its execve on. Signal mask and dispositions, standard streams and terminal are those spy
 * was started with. Returns its PID, or -1 with one line that names the cause and what to do in engine_error.
 * A failing execve is traced like any other call; options.warn tells of it, and the command ends with status 1.
 * With another place than ENGINE_PARENT this returns in another process than it was called in; an ATTACH event then comes
 * first, and engine_stop does not end the command. */
pid_t engine_start(struct engine *engine, const struct engine_command *command);

/* Attach to process PID: all its threads with options.follow, else the thread PID alone (as strace does).
 * Returns how many threads were attached to, or 0 with one line that names the cause in engine_error. */
unsigned engine_attach(struct engine *engine, pid_t pid);

/* Why the last engine_start or engine_attach failed: "attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted",
 * and what to do, in one line. */
const char *engine_error(const struct engine *engine);

/* Wait for the next event. Returns false when no tracee is left. The event's thread stays stopped until
 * engine_resume; engine_next with an event not yet resumed is a mistake of the caller. Children that are no tracees
 * (the reader of a pipe) may be reaped meanwhile: to wait for them then fails with ECHILD. */
bool engine_next(struct engine *engine, struct event *event);

/* What to do with the thread of an event. All zero: let it go on as if nobody looked. */
struct engine_action {
	bool detach;    /* let the thread go on without spy, as it was; a DETACH event follows */
	bool skip_exit; /* ENTER: nobody wants to hear of the return from this call */
	/* ENTER: call number NUMBER (-1: nothing) is made instead, and when that has returned, the thread and the EXIT
	 * event get RESULT, or ERROR if that is not 0. The thread is not let go before. */
	bool replace;
	uint64_t number;
	uint64_t result;
	int error;
	int signal; /* ENTER: sent to the thread, and delivered when the call has returned; 0: none. Not under
	                    * options.seccomp, where the kernel does not take it */
	uint64_t delay_ns; /* wait so long before the thread goes on; others are served meanwhile */
};

/* Let the thread of EVENT go on; ACTION may be NULL. Does nothing but give up the slot's memory for a thread's last
 * event, and nothing at all for events of no thread. */
void engine_resume(struct engine *engine, struct event *event, const struct engine_action *action);

/* Ask the engine to let all tracees go: each is detached where it stops next, and DETACH events follow from
 * engine_next until it returns false. The command that spy started is sent SIGNAL first, if not 0 (strace passes on
 * the one that ended it). A thread that has not stopped within two seconds (uninterruptible sleep) is reported as
 * detached nevertheless; the kernel lets it go when spy ends. */
void engine_stop(struct engine *engine, int signal);

/* The number of threads traced now, of which events come. */
unsigned engine_count(const struct engine *engine);

/* How many children and threads have been made that are not followed. */
unsigned engine_left(const struct engine *engine);

/* The number of threads that are attached to without being followed: made by a command whose calls a filter leaves out,
 * they need a tracer until they end. engine_next does not wait for them. */
unsigned engine_unfollowed(const struct engine *engine);

/* Wait until the last of them has ended. Nothing is reported; signals that ask spy to end are ignored. */
void engine_keep(struct engine *engine);

/* Free the engine; no tracee is left stopped. */
void engine_close(struct engine *engine);

#endif
