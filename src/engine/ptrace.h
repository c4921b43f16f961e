/* What the files of the ptrace engine share; nobody else includes it. */
#ifndef ENGINE_PTRACE_H
#define ENGINE_PTRACE_H

#include <errno.h>
#include <linux/ptrace.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "spy/engine.h"
#include "tracees.h"

struct engine {
	struct engine_options options;
	struct tracees tracees;
	struct tracee_pages pages;
	struct tracee *current; /* of the event that the handler has */
	/* Threads that have stopped and were not looked at yet, oldest first. */
	struct tracee *waiting, **waiting_end;
	unsigned since_collect; /* events since all stopped threads were collected */
	bool registers_only;    /* PTRACE_GET_SYSCALL_INFO is missing or refused */
	bool stopping;          /* every thread is detached as soon as it stops */
	bool killed;            /* the last thread to end was ended by SIGKILL */
	char error[512];
};

/* The kernel's ptrace(2) itself: the C library's changes the results of the PEEK requests, and the headers of the
 * two libraries that we build with disagree on names. Returns -errno on failure. */
static inline long
trace(long request, pid_t tid, uintptr_t address, uintptr_t data)
{
	long result = syscall(SYS_ptrace, request, (long)tid, address, data);

	return result < 0 ? -errno : result;
}

/* The PTRACE_O_* bits that a tracee gets under OPTIONS. */
unsigned long ptrace_options(const struct engine_options *options);

/* PTRACE_SEIZE; returns 0 or -errno. */
int ptrace_seize(struct engine *engine, pid_t tid);

/* errors.c: write why attaching to PID failed with errno ERROR into engine->error. */
void error_attach(struct engine *engine, pid_t pid, int error);

/* Write a formatted line into engine->error. */
__attribute__((format(printf, 2, 3))) void error_set(struct engine *engine, const char *format, ...);

/* attach.c: ask every tracee to stop, so that it can be detached. */
void attach_interrupt_all(struct engine *engine);

/* clock.c: the signals that reach spy itself, and ticks. */

/* Take over the signals that strace's -I INTERRUPTS speaks of, and the timer's. */
void clock_open(unsigned interrupts, uint64_t tick_ns);

/* Give all signals back the dispositions they had. */
void clock_close(void);

/* In the child that becomes the command: signals as spy found them. */
void clock_restore(void);

/* A signal that asks spy to end has come: its number, once; else 0. */
int clock_interrupted(void);

/* An event has been seen. */
void clock_event(void);

/* A tick is due. */
bool clock_tick(void);

#endif
