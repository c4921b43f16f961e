/* Attaching the ptrace engine to running processes, and leaving them as they were. */
#include <poll.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/ptrace.h>

#include "engine_test.h"

#define THREADS 8
#define ROUNDS test_tries(100)

/* What the process that is attached to tells: shared with it. */
struct shared {
	volatile unsigned long turns[THREADS];
	volatile int wrong; /* a call returned what it would not have returned untraced */
	volatile int hits;  /* of signal handlers */
	volatile int bred;
	volatile int end;
};

static struct shared *shared;

static void
hit(int signal)
{
	(void)signal;
	shared->hits++;
}

/* Calls that end early, or differ, if somebody disturbs them. */
static void *
serve(void *argument)
{
	unsigned number = (unsigned)(uintptr_t)argument;
	int ends[2];
	char byte = 0;

	if (pipe(ends) < 0)
		shared->wrong = 1;
	while (!shared->end) {
		struct timespec short_time = {.tv_nsec = 200000};
		struct pollfd nothing = {.fd = ends[0], .events = POLLIN};

		switch (number % 4) {
		case 0:
			if (nanosleep(&short_time, NULL) != 0)
				shared->wrong = 2;
			break;
		case 1:
			if (poll(&nothing, 1, 1) != 0)
				shared->wrong = 3;
			break;
		case 2:
			if (write(ends[1], "x", 1) != 1 || read(ends[0], &byte, 1) != 1 || byte != 'x')
				shared->wrong = 4;
			break;
		default:
			if (syscall(SYS_getpid) <= 0)
				shared->wrong = 5;
		}
		shared->turns[number]++;
		usleep(50); /* other tests want the machine too */
	}
	close(ends[0]);
	close(ends[1]);
	return NULL;
}

static void *
end_at_once(void *argument)
{
	return argument;
}

static void *
breed(void *argument)
{
	while (!shared->end) {
		pthread_t thread;

		if (pthread_create(&thread, NULL, end_at_once, NULL) == 0)
			pthread_join(thread, NULL);
		shared->bred = 1;
		usleep(50);
	}
	return argument;
}

/* A process with THREADS busy threads, and one that makes new ones all the time. */
static pid_t
start_server(void)
{
	pid_t pid;

	memset((void *)shared, 0, sizeof(*shared));
	pid = fork();
	if (pid == 0) {
		pthread_t threads[THREADS], breeder;

		signal(SIGUSR1, hit);
		for (unsigned i = 0; i < THREADS; i++)
			pthread_create(&threads[i], NULL, serve, (void *)(uintptr_t)i);
		pthread_create(&breeder, NULL, breed, NULL);
		for (unsigned i = 0; i < THREADS; i++)
			pthread_join(threads[i], NULL);
		pthread_join(breeder, NULL);
		_exit(shared->wrong);
	}
	while (!shared->bred)
		usleep(100);
	return pid;
}

static void
end_server(pid_t pid)
{
	int status;

	shared->end = 1;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* Every thread gets on, traced or not. */
static void
expect_progress(void)
{
	for (unsigned i = 0; i < THREADS; i++) {
		unsigned long before = shared->turns[i];

		while (shared->turns[i] == before)
			usleep(100);
	}
}

static long
tracer_of(pid_t pid)
{
	char path[64], line[256];
	long tracer = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/status", pid);
	file = fopen(path, "re");
	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "TracerPid: %ld", &tracer) == 1)
			break;
	if (file)
		fclose(file);
	return tracer;
}

static void
trace_a_while(struct engine *engine, struct told *told, unsigned events)
{
	struct event event;

	told_now = told;
	while (events-- > 0 && engine_next(engine, &event)) {
		test_count(told, &event);
		engine_resume(engine, &event, NULL);
	}
}

static struct engine *
open_lasting(bool follow)
{
	return engine_open(&(struct engine_options){.follow = follow, .interrupts = 2, .tick_ns = 20000000});
}

static void
attaches_and_detaches(void **state)
{
	pid_t server = start_server();

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct engine *engine = open_lasting(true);
		struct told told = {0};

		assert_true(engine_attach(engine, server) >= THREADS + 2);
		trace_a_while(engine, &told, (unsigned)i * 5);
		engine_stop(engine, 0);
		if (i % 3 == 0)
			engine_stop(engine, 0); /* asked twice */
		test_trace(engine, &told);
		assert_true(told.count[EVENT_DETACH] >= THREADS + 2);
		engine_close(engine);
		assert_int_equal(tracer_of(server), 0);
		if (i % 10 == 0)
			expect_progress();
	}
	expect_progress();
	end_server(server);
}

/* SIGINT comes to the tracer, sometimes twice, at any moment. */
static void
is_interrupted(void **state)
{
	pid_t server = start_server();

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct engine *engine = open_lasting(true);
		struct told told = {0};
		struct event event;
		unsigned stops = 0;
		pid_t killer, self = getpid();

		told_now = &told;
		assert_true(engine_attach(engine, server) > 0);
		killer = fork();
		if (killer == 0) {
			usleep((unsigned)(i * 37 % 1000));
			kill(self, SIGINT);
			if (i % 2) {
				usleep((unsigned)(i * 53 % 300));
				kill(self, SIGINT);
			}
			_exit(0);
		}
		while (engine_next(engine, &event)) {
			test_count(&told, &event);
			if (event.kind == EVENT_INTERRUPT) {
				assert_int_equal(event.signal, SIGINT);
				stops++;
				engine_stop(engine, SIGINT);
			}
			engine_resume(engine, &event, NULL);
		}
		assert_true(stops >= 1);
		assert_int_equal(engine_count(engine), 0);
		assert_int_equal(told.unbalanced, 0);
		assert_int_equal(tracer_of(server), 0);
		while (waitpid(killer, NULL, 0) < 0 && errno == EINTR)
			;
		engine_close(engine);
	}
	expect_progress();
	end_server(server);
}

/* Signals that arrive around attach and detach are all delivered. */
static void
loses_no_signal(void **state)
{
	pid_t server = start_server();
	int sent = 0;

	(void)state;
	for (int i = 0; i < test_tries(50); i++) {
		struct engine *engine = open_lasting(true);
		struct told told = {0};

		kill(server, SIGUSR1);
		assert_true(engine_attach(engine, server) > 0);
		sent++;
		trace_a_while(engine, &told, (unsigned)i);
		while (shared->hits < sent && told.count[EVENT_SIGNAL] == 0)
			trace_a_while(engine, &told, 1);
		engine_stop(engine, 0);
		test_trace(engine, &told);
		engine_close(engine);
		while (shared->hits < sent)
			usleep(100);
	}
	assert_int_equal(shared->hits, sent);
	shared->wrong = 0; /* calls may end early by a signal */
	end_server(server);
}

/* Without follow only the one thread is traced. */
static void
attaches_to_one_thread(void **state)
{
	pid_t server = start_server();
	struct engine *engine = open_lasting(false);
	struct told told = {0};

	(void)state;
	assert_int_equal(engine_attach(engine, server), 1);
	trace_a_while(engine, &told, 2);
	expect_progress(); /* the leader waits */
	engine_stop(engine, 0);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.count[EVENT_ATTACH], 1);
	assert_int_equal(told.count[EVENT_DETACH], 1);
	end_server(server);
}

static void
look_stop(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)told;
	(void)action;
	if (event->kind == EVENT_STOP) {
		assert_int_equal(event->signal, SIGSTOP);
		engine_stop(engine, 0);
	}
}

static void
leaves_the_stopped_stopped(void **state)
{
	pid_t child = fork();

	(void)state;
	if (child == 0)
		for (;;)
			pause();
	kill(child, SIGSTOP);
	test_await(child, "T");
	for (int i = 0; i < test_tries(20); i++) {
		struct engine *engine = open_lasting(true);
		struct told told = {.look = look_stop};

		assert_int_equal(engine_attach(engine, child), 1);
		test_trace(engine, &told);
		engine_close(engine);
		assert_int_equal(told.count[EVENT_ATTACH], 1);
		assert_int_equal(told.count[EVENT_STOP], 1);
		assert_int_equal(told.count[EVENT_DETACH], 1);
		assert_int_equal(tracer_of(child), 0);
		test_await(child, "T");
	}
	kill(child, SIGCONT);
	test_await(child, "S");
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* The thread is in a call when spy goes, and the event says so. */
static void
look_inside(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)action;
	if (event->kind == EVENT_ENTER && event->number == SYS_ppoll)
		engine_stop(engine, 0);
	if (event->kind == EVENT_DETACH) {
		assert_true(event->inside);
		assert_int_equal(event->number, SYS_ppoll);
		told->state++;
	}
}

static void
tells_of_the_call_it_leaves(void **state)
{
	struct engine *engine = open_lasting(false);
	struct told told = {.look = look_inside};
	pid_t child = fork();

	(void)state;
	if (child == 0)
		for (;;)
			syscall(SYS_ppoll, NULL, 0, NULL, NULL, 0);
	test_await(child, "S");
	assert_int_equal(engine_attach(engine, child), 1);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.state, 1);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* A sleep is interrupted, and the event tells which call restart_syscall will go on with. */
static void
look_interrupted(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)action;
	if (event->kind == EVENT_ATTACH) {
#ifndef __aarch64__ /* where the kernel has made the restart ready before the stop, and tells no more */
		assert_int_equal(event->error, 516); /* ERESTART_RESTARTBLOCK */
		assert_int_equal(event->number, SYS_nanosleep);
#endif
		assert_ptr_equal(event->abi, abi_native);
		told->state++;
	}
	if (event->kind == EVENT_ENTER) {
		assert_int_equal(event->number, SYS_restart_syscall);
		told->state++;
		engine_stop(engine, 0);
	}
}

static void
tells_of_the_call_it_interrupts(void **state)
{
	struct engine *engine = open_lasting(false);
	struct told told = {.look = look_interrupted};
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		struct timespec time = {.tv_sec = 100};

		syscall(SYS_nanosleep, &time, NULL);
		_exit(0);
	}
	test_await(child, "S");
	assert_int_equal(engine_attach(engine, child), 1);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.state, 2);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static void
look_detach(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)told;
	(void)engine;
	action->detach = event->kind == EVENT_ENTER && event->number == SYS_getppid;
}

static void
detaches_one(void **state)
{
	struct engine *engine = open_lasting(false);
	struct told told = {.look = look_detach};
	pid_t child;
	int status;

	(void)state;
	shared->end = 0;
	child = fork();
	if (child == 0) {
		while (!shared->end)
			usleep(100);
		_exit(syscall(SYS_getppid) > 0 ? 21 : 22);
	}
	assert_int_equal(engine_attach(engine, child), 1);
	shared->end = 1;
	test_trace(engine, &told);
	assert_int_equal(told.count[EVENT_DETACH], 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 21);
	engine_close(engine);
}

static void
tells_why_not(void **state)
{
	struct engine *engine = open_lasting(false);
	pid_t zombie = fork(), traced;
	char expected[128];

	(void)state;
	if (zombie == 0)
		_exit(0);
	test_await(zombie, "Z");
	assert_int_equal(engine_attach(engine, zombie), 0);
	snprintf(expected, sizeof(expected),
		"attach: ptrace(PTRACE_SEIZE, %d): Operation not permitted; it has ended", zombie);
	assert_memory_equal(engine_error(engine), expected, strlen(expected));
	waitpid(zombie, NULL, 0);
	assert_int_equal(engine_attach(engine, zombie), 0);
	snprintf(expected, sizeof(expected), "attach: ptrace(PTRACE_SEIZE, %d): No such process; ", zombie);
	assert_memory_equal(engine_error(engine), expected, strlen(expected));
	assert_int_equal(engine_attach(engine, getpid()), 0);
	assert_non_null(strstr(engine_error(engine), "Operation not permitted; that is this program itself"));
	traced = fork();
	if (traced == 0) {
		ptrace(PTRACE_TRACEME);
		raise(SIGSTOP);
		_exit(0);
	}
	test_await(traced, "t");
	assert_int_equal(engine_attach(engine, traced), 0);
	snprintf(expected, sizeof(expected), "it is already traced by process %d (", getpid());
	assert_non_null(strstr(engine_error(engine), expected));
	kill(traced, SIGKILL);
	while (waitpid(traced, NULL, 0) > 0)
		;
	engine_close(engine);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(attaches_and_detaches),
		cmocka_unit_test(is_interrupted),
		cmocka_unit_test(loses_no_signal),
		cmocka_unit_test(attaches_to_one_thread),
		cmocka_unit_test(leaves_the_stopped_stopped),
		cmocka_unit_test(tells_of_the_call_it_leaves),
		cmocka_unit_test(tells_of_the_call_it_interrupts),
		cmocka_unit_test(detaches_one),
		cmocka_unit_test(tells_why_not),
	};

	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
