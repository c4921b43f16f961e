/* What an engine reports: one stop of one thread, and the capabilities to ask more about it. */
#ifndef SPY_EVENT_H
#define SPY_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "spy/abi.h"
#include "spy/memory.h"

enum event_kind {
	EVENT_ENTER,  /* a thread entered a system call */
	EVENT_EXIT,   /* it returned from one */
	EVENT_SIGNAL, /* a signal is about to be delivered; siginfo is set */
	EVENT_STOP,   /* group-stop by signal */
	EVENT_ATTACH, /* a tracee that spy attached to, or a new child or thread that it follows */
	EVENT_DETACH, /* a tracee that goes on without spy; its last event */
	EVENT_SUPERSEDED, /* a thread vanished because thread OTHER of its process called execve; its last event */
	EVENT_EXITED,    /* ended with exit status; its last event */
	EVENT_KILLED,    /* ended by signal; core_dumped is set; its last event */
	EVENT_TICK,      /* no thread: a while has passed, output waiting in buffers may be written */
	EVENT_INTERRUPT, /* no thread: the user asked spy to end (signal says by what) */
	EVENT_MODE, /* never an engine's: the handler found that a thread's calls are of another ABI now */
};

/* Siginfo of a signal, as large as the kernel's (asm-generic/siginfo.h: SI_MAX_SIZE). */
#define EVENT_SIGINFO_SIZE 128

struct process; /* what only the live tracee knows; see process.h */

struct event {
	enum event_kind kind;
	pid_t pid; /* process (thread group), as spy's PID namespace numbers it; 0 if not known */
	pid_t tid; /* thread */
	pid_t other; /* ATTACH: the thread that made this one, 0 for one attached to or if not known. SUPERSEDED: the
	              * thread that called execve; its events go on under this one's tid, its slot with them */
	const struct abi *abi;
	uint64_t number; /* the kernel's */
	unsigned
		call; /* what tables of calls know it by: abi_index(), or a call made through NUMBER; ARGS are its own */
	uint64_t args[6];
	int64_t result; /* EXIT: what the call returned, or -1 */
	/* EXIT: 0, or the errno, kernel-internal ERESTART* (512..516) included. ATTACH: 0, or the code with which the
	 * call NUMBER, that attaching has interrupted, is to go on. */
	int error;
	bool unavailable; /* EXIT: there is no result, for the thread is about to end inside the call */
	bool inside; /* the thread was in a call, NUMBER with ARGS, when the event came: DETACH, EXITED, KILLED, … */
	uint64_t instruction_pointer;
	uint64_t stack_pointer;
	int signal; /* SIGNAL, STOP, KILLED, INTERRUPT */
	int status; /* EXITED */
	bool core_dumped;
	uint8_t siginfo[EVENT_SIGINFO_SIZE];
	uint64_t monotonic_ns; /* when the engine saw it, CLOCK_MONOTONIC; 0 unless asked for */
	uint64_t realtime_ns;  /* the same by CLOCK_REALTIME */
	uint64_t system_ns; /* system CPU time the thread has used (wait4's ru_stime); 0 unless asked for */
	struct memory *memory; /* of the thread's process; valid until the event's thread is resumed */
	struct process *process;
	void **slot; /* a pointer of the handler's own, kept per thread, NULL at first; to be freed by the
	              * handler at the thread's last event */
};

/* Whether EVENT is the end of its thread. */
static inline bool
event_is_end(const struct event *event)
{
	return event->kind == EVENT_SUPERSEDED || event->kind == EVENT_EXITED || event->kind == EVENT_KILLED;
}

/* Whether EVENT says of the call its thread is in that it never returns, for its thread ends or is about to. */
static inline bool
event_is_final(const struct event *event)
{
	return event_is_end(event) || (event->kind == EVENT_EXIT && event->unavailable);
}

#endif
