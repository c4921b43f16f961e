/* Ticks and signals of the ptrace engine's own: that they come, and that they do not come too often. */
#include <fcntl.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "engine_test.h"

#define MANY test_tries(2000)

static void *
idle(void *argument)
{
	for (;;)
		pause();
	return argument;
}

static int
many_threads(void)
{
	pthread_attr_t small;
	pthread_t thread;

	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, 65536);
	for (int i = 0; i < MANY; i++)
		if (pthread_create(&thread, &small, idle, NULL) != 0)
			return 2;
	for (int i = 0; i < 1000; i++)
		syscall(SYS_getppid);
	return 3;
}

static int
role(int argc, char **argv)
{
	const char *what = argv[1];

	if (strcmp(what, "pause") == 0)
		for (;;)
			pause();
	if (strcmp(what, "busy") == 0)
		for (;;)
			syscall(SYS_getppid);
	if (strcmp(what, "many") == 0)
		return many_threads();
	if (strcmp(what, "timer") == 0) { /* no timer of the tracer's may be left to it */
		struct timespec time = {.tv_nsec = 100000000};

		return nanosleep(&time, NULL) == 0 && signal(SIGRTMAX, SIG_IGN) == SIG_DFL ? 18 : 19;
	}
	return argc > 100;
}

static void
look_idle(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)action;
	/* Counted from the event before; the most are kept. */
	told->state = event->kind == EVENT_TICK ? told->state + 1 : 0;
	if (told->state > told->number)
		told->number = told->state;
	if (event->kind == EVENT_TICK && told->count[EVENT_TICK] == 0) {
		/* Nothing happens from here on: nobody ends the tracee but this helper, which waits for many ticks. */
		pid_t child = fork();

		if (child == 0) {
			usleep(300000);
			kill(told->pid, SIGKILL);
			_exit(0);
		}
	}
	if (!told->pid)
		told->pid = event->pid;
	(void)engine;
}

/* After the last event one tick comes, and no more. */
static void
ticks_once_when_idle(void **state)
{
	struct told told = {.look = look_idle};

	(void)state;
	RUN(&told, false, "pause");
	assert_int_equal(told.status, 128 + SIGKILL);
	/* One may come before it sleeps; the tick that the helper's own end may cause is told too. */
	assert_in_range(told.number, 1, 3);
}

static void
look_busy(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)engine;
	(void)action;
	if (event->kind == EVENT_ENTER)
		told->pid = event->pid;
	if (event->kind == EVENT_TICK && ++told->state == 10)
		kill(told->pid, SIGKILL);
}

static void
ticks_while_busy(void **state)
{
	struct told told = {.look = look_busy};

	(void)state;
	RUN(&told, false, "busy");
	assert_in_range(told.count[EVENT_TICK], 10, 20);
	assert_true(told.count[EVENT_ENTER] > told.count[EVENT_TICK]);
}

static void
leaves_no_timer(void **state)
{
	struct told told = {0};

	(void)state;
	RUN(&told, false, "timer");
	assert_int_equal(told.status, 18);
}

/* The signal hits at some moment: before the wait, in it, while an event is handled. None may be lost, even though nothing
 * else ever happens. */
static void
is_interrupted_when_idle(void **state)
{
	(void)state;
	for (unsigned i = 0; i < (unsigned)test_tries(50); i++) {
		static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
		int signal = signals[i % 4];
		struct engine *engine = test_open(true);
		struct told told = {0};
		struct event event;
		pid_t self = getpid(), helper;

		assert_true(test_start(engine, (const char *const[]){"pause", NULL}) > 0);
		helper = fork();
		if (helper == 0) {
			usleep(i * 200);
			kill(self, signal);
			_exit(0);
		}
		while (engine_next(engine, &event)) {
			test_count(&told, &event);
			if (event.kind == EVENT_INTERRUPT) {
				assert_int_equal(event.signal, signal);
				engine_stop(engine, event.signal);
			}
			engine_resume(engine, &event, NULL);
		}
		assert_int_equal(told.count[EVENT_INTERRUPT], 1);
		assert_int_equal(told.count[EVENT_DETACH] + told.count[EVENT_KILLED], 1);
		engine_close(engine);
		while (waitpid(-1, NULL, __WALL) > 0 || errno == EINTR)
			;
	}
}

/* -I 3 and 4 */
static void
ignores_signals(void **state)
{
	struct engine_options options = {.interrupts = 4, .tick_ns = 1000000};
	struct engine *engine = engine_open(&options);
	struct told told = {0};

	(void)state;
	assert_true(test_start(engine, (const char *const[]){"timer", NULL}) > 0);
	raise(SIGINT);
	raise(SIGTSTP);
	raise(SIGTERM);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.count[EVENT_INTERRUPT], 0);
	assert_int_equal(told.status, 18);
}

/* -I 1: as if the engine were not there. */
static void
dies_of_signals(void **state)
{
	pid_t child = fork();
	int status;

	(void)state;
	if (child == 0) {
		struct engine_options options = {.interrupts = 1, .kill_on_exit = true};
		struct engine *engine = engine_open(&options);
		struct told told = {0};

		assert_true(test_start(engine, (const char *const[]){"pause", NULL}) > 0);
		kill(getpid(), SIGTERM);
		test_trace(engine, &told);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
}

static void
follows_many_threads(void **state)
{
	struct told told = {0};

	(void)state;
	RUN(&told, true, "many");
	if (told.status == 2)
		skip(); /* so many are not allowed here */
	assert_int_equal(told.status, 3);
	assert_int_equal(told.count[EVENT_ATTACH], MANY);
	assert_int_equal(told.threads, MANY + 1);
}

int
main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticks_once_when_idle),
		cmocka_unit_test(ticks_while_busy),
		cmocka_unit_test(leaves_no_timer),
		cmocka_unit_test(is_interrupted_when_idle),
		cmocka_unit_test(ignores_signals),
		cmocka_unit_test(dies_of_signals),
		cmocka_unit_test(follows_many_threads),
	};

	if (argc > 1)
		return role(argc, argv);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
