/* What the files of the ptrace engine share; nobody else includes it. */
#ifndef ENGINE_PTRACE_H
#define ENGINE_PTRACE_H

#include <errno.h>
#include <linux/ptrace.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "spy/engine.h"
#include "tracees.h"

/* How many of the threads let go last are looked at before waiting for all of a crowd. */
#define WAIT_RECENT 8

struct engine {
	struct engine_options options;
	struct tracees tracees;
	struct tracee_pages pages;
	struct tracee *current;     /* of the event that the handler has */
	pid_t resumed[WAIT_RECENT]; /* the threads that were let go last, the latest first */
	unsigned running;           /* tracees that execute their own code, as far as is known */
	bool placed;                /* the tracer's place has been looked for */
	bool filtered;              /* the command that spy started runs under a seccomp program */
	bool relied_on;             /* … and nothing else does */
	unsigned left;              /* children and threads made that nobody follows */
	unsigned silent;            /* of the tracees, those that nobody follows */
	bool warned_tracer;         /* … that it cannot trace others */
	bool warned_withheld;       /* … or gain privileges */
	bool keeping;               /* only they are left */
	/* Threads that have stopped and were not looked at yet, oldest first. */
	struct tracee *waiting, **waiting_end;
	unsigned since_collect; /* stops since all stopped threads were collected */
	bool crowd;             /* there are so many threads that the kernel is not to look through them */
	bool unheard;           /* … and of some it may have said nothing */
	struct tracee *delayed; /* threads that go on when they are due, in no order */
	bool info_fixed;        /* PTRACE_SET_SYSCALL_INFO is missing or refused */
	bool info_tried;        /* whether that works, options.debug has been told */
	bool registers_only;    /* PTRACE_GET_SYSCALL_INFO is missing or refused */
	bool stopping;          /* every thread is detached as soon as it stops */
	uint64_t patience_ns;   /* … until then, by CLOCK_MONOTONIC */
	int *failure; /* why execve failed in the child that was to become the command; in memory that both have */
	bool killed; /* the last thread to end was ended by SIGKILL, maybe before its child was seen */
	char error[512];
};

/* The kernel's ptrace(2) itself: the C library's changes the results of the PEEK requests, and C libraries disagree
 * on the names of requests. Returns -errno on failure. */
static inline long
trace(long request, pid_t tid, uintptr_t address, uintptr_t data)
{
	long result = syscall(SYS_ptrace, request, (long)tid, address, data);

	return result < 0 ? -errno : result;
}

/* ptrace.c */

/* PTRACE_SEIZE with the options that every tracee gets; returns 0 or -errno. */
int ptrace_seize(const struct engine *engine, pid_t tid);

/* Detach TRACEE, which is stopped, with the signal that it was stopped for, and take it out of the table. */
void ptrace_detach(struct engine *engine, struct tracee *tracee);

/* Whether TRACEE is to be detached at its next stop. Under a seccomp program of ours it cannot be let go: calls that end in
 * SECCOMP_RET_TRACE fail without a tracer. Nor can it be where its call has been replaced and the result has not. */
static inline bool
ptrace_leaves(const struct engine *engine, const struct tracee *tracee)
{
	return (engine->stopping || tracee->leaves) && !engine->filtered && !tracee->forced;
}

/* Let TRACEE, which is stopped, run on. Should it be gone meanwhile, a wait will tell. */
void ptrace_let_go(struct engine *engine, struct tracee *tracee);

/* Whether whoever TRACEE makes is traced, too, if only to be kept. */
static inline bool
ptrace_bears(const struct engine *engine)
{
	return engine->options.follow || engine->filtered;
}

/* Make a record of TID, a child or thread of a tracee. */
struct tracee *ptrace_adopt(struct engine *engine, pid_t tid);

/* Let TRACEE go, whose stop or end has been dealt with, or give up its record. */
void ptrace_settle(struct engine *engine, struct tracee *tracee);

/* Make EVENT one of KIND about TRACEE, which then is the handler's until engine_resume; returns true. False if nobody follows TRACEE. */
bool ptrace_deliver(struct engine *engine, struct tracee *tracee, struct event *event, enum event_kind kind);

/* stops.c: find out what the stop or the end of TRACEE means and make EVENT of it; false if it is of no interest to
 * the handler, and then TRACEE has been let go. */
bool stop_handle(struct engine *engine, struct tracee *tracee, struct event *event);

/* wait.c */

enum wait_result { WAIT_STOPPED, WAIT_AGAIN, WAIT_NOBODY };

/* Wait until a thread stops or ends; WAIT_AGAIN if a signal came first or what came was nobody's. */
enum wait_result wait_stop(struct engine *engine, struct tracee **tracee);

/* Thread TID has been let go. */
void wait_resumed(struct engine *engine, pid_t tid);

/* Have the stop of TRACEE looked at before all others. */
void wait_again(struct engine *engine, struct tracee *tracee);

/* TRACEE has stopped or is gone: it is not running any more. */
static inline void
wait_ran(struct engine *engine, struct tracee *tracee)
{
	engine->running -= tracee->running;
	tracee->running = false;
}

/* Forget that TRACEE has stopped, before its record is given up. */
void wait_forget(struct engine *engine, struct tracee *tracee);

/* debug.c: lines for options.debug, if somebody wants to know. */
__attribute__((format(printf, 2, 3))) void debug_say(const struct engine *engine, const char *format, ...);

/* What wait has said of TRACEE. */
void debug_stop(const struct engine *engine, const struct tracee *tracee);

/* tamper.c */

/* TRACEE has entered a call: have another made instead, as ACTION says. */
void tamper_enter(struct engine *engine, struct tracee *tracee, const struct engine_action *action);

/* It has returned from it: put the result in its place that is to be, there and in INFO. */
void tamper_exit(struct engine *engine, struct tracee *tracee, struct ptrace_syscall_info *info);

/* Let TRACEE, whose stop has been dealt with, go on in NS nanoseconds. */
void tamper_delay(struct engine *engine, struct tracee *tracee, uint64_t ns);

/* Before a wait: let go who is due, and see that the wait ends when the next one is. */
void tamper_let_go(struct engine *engine);

/* Let all of them go. */
void tamper_hurry(struct engine *engine);

/* TRACEE has stopped again or ended: it was killed. */
void tamper_forget(struct engine *engine, struct tracee *tracee);

/* attach.c */

/* Ask every tracee to stop, so that it can be detached; and the command that spy started to end by SIGNAL, if any. */
void attach_interrupt_all(struct engine *engine, int signal);

/* The process that thread TID belongs to, given that PID is a good guess, or 0. */
pid_t attach_process_of(pid_t tid, pid_t pid);

/* The number behind NAME, a label of /proc/TID/status with its colon; FALLBACK if there is none. */
long attach_status(pid_t tid, const char *name, int base, long fallback);

/* errors.c: write a line into engine->error. */
__attribute__((format(printf, 2, 3))) void error_set(struct engine *engine, const char *format, ...);

/* The same: why attaching to PID failed with errno ERROR, and what to do. */
void error_attach(struct engine *engine, pid_t pid, int error);

/* user.c: who a command is to be run as. */
struct user {
	uid_t uid;
	gid_t gid;
	gid_t *groups; /* malloc'ed */
	int group_count;
};

/* Look up NAME, or UID:GID; false with engine->error set. */
bool user_find(struct engine *engine, const char *name, struct user *user);

/* Become USER. Returns what failed, errno set, or NULL. */
const char *user_become(const struct user *user);

/* Whether the program that process PID has begun to execute gives privileges, and PID got none. */
bool user_withheld(pid_t pid);

/* clock.c: the signals that reach spy itself, and ticks. */

/* Take over the signals that strace's -I speaks of as INTERRUPTS has it, and the timer's. */
void clock_open(unsigned interrupts, uint64_t tick_ns);

/* Give all signals the dispositions back that they had. */
void clock_close(void);

/* In a child that becomes the tracer: timers are not inherited. */
void clock_rearm(void);

/* In the process that becomes the command: signals as spy found them, and no timer. */
void clock_restore(void);

/* A signal that asks spy to end has come: its number, once; else 0. */
int clock_interrupted(void);

/* An event has been seen, so that a tick is due later. */
void clock_event(void);

/* A tick is due. */
bool clock_tick(void);

/* A wait is to end by NS of CLOCK_MONOTONIC, a little later or earlier. */
void clock_alarm(uint64_t ns);

/* What CLOCK says, in nanoseconds. */
uint64_t clock_time(clockid_t clock);

/* From now on ticks end waits even while nothing happens. */
void clock_keep(void);

#endif
