/* What the tests of the ptrace engine share: they are their own tracees, run again with a role as argument. */
#ifndef ENGINE_TEST_H
#define ENGINE_TEST_H

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "spy/engine.h"

extern char **environ;

/* Of all that a trace told, what tests ask for. */
struct told {
	unsigned count[EVENT_INTERRUPT + 1];
	unsigned threads;    /* that have ended, one way or another */
	unsigned after_end;  /* events of threads after their last one */
	unsigned unbalanced; /* ENTERs and EXITs out of order */
	int status;          /* of the last thread to end, as $? of a shell */
	int error;           /* of the last EXIT with one */
	char warning[128];
	/* Called for each event before it is counted; may fill in the action. */
	void (*look)(struct told *, struct engine *, struct event *, struct engine_action *);
	uint64_t number; /* for LOOK's own use */
	pid_t pid;
	unsigned state;
};

static struct told *told_now;

static inline void
test_warn(const char *message)
{
	snprintf(told_now->warning, sizeof(told_now->warning), "%s", message);
}

/* How often what is a matter of luck is tried that is tried TIMES otherwise: an emulated machine takes fifty times as long. */
static inline int
test_tries(int times)
{
	return getenv("EMULATED") ? times / 10 : times;
}

/* Everything stops if a test hangs. */
static inline void
test_watchdog(unsigned seconds)
{
	struct sigevent end = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
	struct itimerspec when = {.it_value = {.tv_sec = seconds}};
	timer_t timer;

	if (timer_create(CLOCK_MONOTONIC, &end, &timer) == 0)
		timer_settime(timer, 0, &when, NULL);
}

static inline struct engine *
test_open(bool follow)
{
	struct engine_options options = {.follow = follow,
		.interrupts = 2,
		.tick_ns = 20000000,
		.kill_on_exit = true,
		.warn = test_warn};
	struct engine *engine = engine_open(&options);

	assert_non_null(engine);
	return engine;
}

/* Each slot holds a record of the thread: events after the last one, or of another thread, show. */
struct test_thread {
	bool in_call;
	pid_t tid;
};

static inline void
test_count(struct told *told, struct event *event)
{
	struct test_thread *thread;
	bool ends = event->kind == EVENT_EXITED || event->kind == EVENT_KILLED ||
		event->kind == EVENT_DETACH || event->kind == EVENT_SUPERSEDED;

	told->count[event->kind]++;
	if (event->kind == EVENT_TICK || event->kind == EVENT_INTERRUPT)
		return;
	if (!*event->slot)
		*event->slot = calloc(1, sizeof(struct test_thread));
	thread = *event->slot;
	if (event->kind == EVENT_ENTER) {
		told->unbalanced += thread->in_call;
		thread->in_call = true;
	}
	if (event->kind == EVENT_EXIT) {
		told->unbalanced += !thread->in_call;
		thread->in_call = false;
		if (event->error)
			told->error = event->error;
	}
	if (event->kind == EVENT_EXITED)
		told->status = event->status;
	if (event->kind == EVENT_KILLED)
		told->status = 128 + event->signal;
	if (ends) {
		told->threads++;
		free(thread);
		*event->slot = NULL;
	}
}

/* Trace until nobody is left. */
static inline void
test_trace(struct engine *engine, struct told *told)
{
	struct event event;

	told_now = told;
	while (engine_next(engine, &event)) {
		struct engine_action action = {0};

		if (told->look)
			told->look(told, engine, &event, &action);
		test_count(told, &event);
		engine_resume(engine, &event, &action);
	}
	assert_int_equal(told->unbalanced, 0);
	assert_int_equal(engine_count(engine), 0);
}

/* Start this program anew with ARGUMENTS, of which the first is a role. */
static inline pid_t
test_start(struct engine *engine, const char *const *arguments)
{
	const char *argv[8] = {"tracee"};
	struct engine_command command = {
		.path = "/proc/self/exe", .argv = (char *const *)argv, .envp = environ};

	for (int i = 0; arguments[i]; i++)
		argv[i + 1] = arguments[i];
	return engine_start(engine, &command);
}

/* The whole: start, trace, close. */
static inline void
test_run(struct told *told, bool follow, const char *const *arguments)
{
	struct engine *engine = test_open(follow);
	pid_t child;

	told_now = told;
	child = test_start(engine, arguments);
	assert_true(child > 0);
	if (!told->pid)
		told->pid = child;
	test_trace(engine, told);
	engine_close(engine);
	while (waitpid(-1, NULL, __WALL) > 0 || errno == EINTR)
		; /* helpers; were somebody left behind, this would last */
}

#define RUN(told, follow, ...) test_run(told, follow, (const char *const[]){__VA_ARGS__, NULL})

/* The state letter of thread TID in /proc; 0 if it is gone. */
static inline char
test_state(pid_t tid)
{
	char path[64], text[512] = "", *at;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/stat", tid);
	file = fopen(path, "re");
	if (!file)
		return 0;
	if (!fgets(text, sizeof(text), file))
		text[0] = '\0';
	fclose(file);
	at = strrchr(text, ')');
	return at ? at[2] : 0;
}

/* Wait until TID is in one of STATES. */
static inline void
test_await(pid_t tid, const char *states)
{
	for (char state = test_state(tid); state && !strchr(states, state); state = test_state(tid))
		usleep(500);
}

static inline void
test_pause(unsigned milliseconds)
{
	usleep(milliseconds * 1000);
}

/* Refuse what an old kernel or a sandbox may: ptrace REQUEST (0: none) with ERROR, and process_vm_readv (if READV). */
static inline void
test_refuse(unsigned request, unsigned error, bool readv)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_process_vm_readv, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, readv ? SECCOMP_RET_ERRNO | error : SECCOMP_RET_ALLOW),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, request, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof(code) / sizeof(*code), code};

	assert_int_equal(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
	assert_int_equal(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), 0);
}

/* In a process of its own, for a filter is for ever. */
static inline void
test_in_child(void (*test)(void))
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		test();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

#endif
