/* Signals under the ptrace engine: passed on unchanged, stops that last, ends at any moment. */
#include <fcntl.h>
#include <pthread.h>

#include "engine_test.h"
#include "spy/process.h"

#define KILLS (unsigned)test_tries(60)

static volatile sig_atomic_t caught;

static void catch (int signal, siginfo_t *info, void *context)
{
	(void)context;
	caught = signal == SIGRTMIN && info->si_code == SI_QUEUE && info->si_value.sival_int == 4711;
}

static void *
busy(void *argument)
{
	for (;;)
		syscall(SYS_getppid);
	return argument;
}

/* Threads that make calls, children that end and threads that come and go. */
static void
bustle(void)
{
	pthread_t thread;

	for (int i = 0; i < 3; i++)
		pthread_create(&thread, NULL, busy, NULL);
	for (;;) {
		pid_t child = fork();

		if (child == 0)
			_exit(0);
		waitpid(child, NULL, 0);
	}
}

static int
role(int argc, char **argv)
{
	const char *what = argv[1];

	if (strcmp(what, "queue") == 0) {
		struct sigaction action = {.sa_sigaction = catch, .sa_flags = SA_SIGINFO};
		union sigval value = {.sival_int = 4711};

		sigaction(SIGRTMIN, &action, NULL);
		sigqueue(getpid(), SIGRTMIN, value);
		return caught ? 11 : 12;
	}
	if (strcmp(what, "stop") ==
		0) { /* itself, by the signal of an argument; somebody has to continue it */
		raise(atoi(argv[2]));
		return 14;
	}
	if (strcmp(what, "sleep") == 0) { /* a call that signals interrupt and the kernel restarts */
		struct timespec time = {.tv_nsec = 300000000};

		return nanosleep(&time, NULL) == 0 ? 15 : 16;
	}
	if (strcmp(what, "bustle") == 0)
		bustle();
	if (strcmp(what, "fork and die") == 0) { /* by SIGKILL of its parent while the child is being born */
		for (;;)
			if (fork() == 0)
				for (int i = 0; i < 3; i++)
					syscall(SYS_getppid);
	}
	return argc > 100;
}

static void
look_signal(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	siginfo_t info;

	(void)engine;
	(void)action;
	if (event->kind != EVENT_SIGNAL)
		return;
	memcpy(&info, event->siginfo, sizeof(info) < EVENT_SIGINFO_SIZE ? sizeof(info) : EVENT_SIGINFO_SIZE);
	assert_int_equal(event->signal, SIGRTMIN);
	assert_int_equal(info.si_signo, SIGRTMIN);
	assert_int_equal(info.si_code, SI_QUEUE);
	assert_int_equal(info.si_value.sival_int, 4711);
	assert_int_equal(info.si_pid, told->pid ? told->pid : info.si_pid);
}

static void
signals_pass_unchanged(void **state)
{
	struct told told = {.look = look_signal};

	(void)state;
	RUN(&told, false, "queue");
	assert_int_equal(told.count[EVENT_SIGNAL], 1);
	assert_int_equal(told.status, 11);
}

/* Once stopped, it must stay so until somebody else continues it. */
static void
look_stop(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)engine;
	(void)action;
	if (event->kind == EVENT_STOP && told->state++ == 0) {
		pid_t other = fork();

		if (other == 0) {
			/* Whether a listening tracee is stopped, only its calls tell: there are to be none. */
			usleep(30000);
			kill(event->tid, SIGCONT);
			_exit(0);
		}
		told->number = told->count[EVENT_ENTER];
	}
	if (event->kind == EVENT_SIGNAL && event->signal == SIGCONT) {
		assert_int_equal(told->state, 1);
		assert_int_equal(told->count[EVENT_ENTER], told->number);
		told->state = 2;
	}
}

static void
stops_last(void **state)
{
	static const int signals[] = {SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU};

	(void)state;
	setpgid(0, 0); /* in an orphaned process group the terminal's signals stop nobody */
	for (unsigned i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
		struct told told = {.look = look_stop};
		char number[8];

		snprintf(number, sizeof(number), "%d", signals[i]);
		RUN(&told, true, "stop", number);
		assert_int_equal(told.status, 14);
		if (told.count[EVENT_STOP] == 0 && signals[i] != SIGSTOP)
			continue; /* such a group it is */
		assert_int_equal(told.count[EVENT_STOP], 1);
		assert_int_equal(told.state, 2);
	}
}

static void
look_sleep(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)engine;
	(void)action;
	if (event->kind == EVENT_ENTER &&
		(event->number == SYS_nanosleep || event->number == SYS_clock_nanosleep) &&
		told->state++ == 0) {
		pid_t other = fork();

		if (other == 0) {
			test_await(event->tid, "S");
			kill(event->tid, SIGSTOP);
			usleep(10000);
			kill(event->tid, SIGCONT);
			_exit(0);
		}
	}
	if (event->kind == EVENT_EXIT && event->error >= 512)
		told->number = (uint64_t)event->error;
	if (event->kind == EVENT_ENTER && event->number == SYS_restart_syscall)
		told->state = 10;
}

static void
interrupted_calls_restart(void **state)
{
	struct told told = {.look = look_sleep};

	(void)state;
	RUN(&told, false, "sleep");
	assert_int_equal(told.status, 15);
	assert_int_equal(told.number, 516); /* ERESTART_RESTARTBLOCK */
	assert_int_equal(told.state, 10);
	assert_int_equal(told.count[EVENT_STOP], 1);
}

/* SIGKILL comes from another process at any moment, decoding included. */
static void
look_kill(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	char buffer[64];

	(void)engine;
	(void)action;
	if (told->state++ == 0) {
		pid_t other = fork();

		if (other == 0) {
			usleep((unsigned)told->number);
			kill(event->pid, SIGKILL);
			_exit(0);
		}
	}
	if (event->memory && event->kind == EVENT_ENTER)
		memory_read(event->memory, event->stack_pointer, buffer, sizeof(buffer));
}

static void
ends_at_any_moment(void **state)
{
	(void)state;
	for (unsigned i = 0; i < KILLS; i++) {
		struct told told = {.look = look_kill, .number = i * i * 7};

		RUN(&told, true, "bustle");
		assert_true(told.count[EVENT_KILLED] >= 1);
		/* Whoever was announced has ended, and nobody twice: slots are freed. */
		assert_int_equal(told.threads,
			told.count[EVENT_KILLED] + told.count[EVENT_EXITED] + told.count[EVENT_SUPERSEDED]);
		assert_true(told.threads >= told.count[EVENT_ATTACH]);
	}
}

/* The tracee is killed in the middle of an event. */
static void
look_murder(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	char buffer[64];

	(void)engine;
	(void)action;
	if ((event->kind == EVENT_ENTER || event->kind == EVENT_EXIT) && told->state++ == told->number) {
		kill(event->pid, SIGKILL);
		usleep(300);
		memory_read(event->memory, event->stack_pointer, buffer, sizeof(buffer));
		event->process->descriptor(event->process, 0, buffer, sizeof(buffer));
	}
}

static void
ends_in_the_middle(void **state)
{
	(void)state;
	for (unsigned i = 0; i < KILLS; i++) {
		struct told told = {.look = look_murder, .number = i};

		RUN(&told, i % 2, "bustle");
		assert_true(told.count[EVENT_KILLED] >= 1);
		if (told.threads == 1)
			assert_int_equal(told.status, 128 + SIGKILL);
	}
}

/* Nobody may be lost when a process is killed while its child is born: all that is left ends by itself. */
static void
look_birth(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)engine;
	(void)action;
	if (event->kind == EVENT_ENTER && told->count[EVENT_ENTER] > 60 + told->number)
		kill(event->pid, SIGKILL);
}

static void
newborns_are_not_lost(void **state)
{
	(void)state;
	for (unsigned i = 0; i < (unsigned)test_tries(20); i++) {
		struct told told = {.look = look_birth, .number = i};

		RUN(&told, true, "fork and die");
		assert_int_equal(told.threads, told.count[EVENT_KILLED] + told.count[EVENT_EXITED]);
	}
}

static void
look_end(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)told;
	(void)action;
	if (event->kind == EVENT_ENTER &&
		(event->number == SYS_nanosleep || event->number == SYS_clock_nanosleep))
		engine_stop(engine, SIGTERM);
}

/* A command that spy started is ended by the signal that ends spy. */
static void
command_is_ended(void **state)
{
	struct told told = {.look = look_end};
	struct engine *engine = test_open(false);
	pid_t child = test_start(engine, (const char *const[]){"sleep", NULL}), ended;
	int status;

	(void)state;
	assert_true(child > 0);
	test_trace(engine, &told);
	assert_int_equal(told.count[EVENT_DETACH], 1);
	do
		ended = waitpid(child, &status, 0);
	while (ended < 0 && errno == EINTR); /* by the engine's ticks */
	assert_int_equal(ended, child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
	engine_close(engine);
}

int
main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(signals_pass_unchanged),
		cmocka_unit_test(stops_last),
		cmocka_unit_test(interrupted_calls_restart),
		cmocka_unit_test(ends_at_any_moment),
		cmocka_unit_test(ends_in_the_middle),
		cmocka_unit_test(newborns_are_not_lost),
		cmocka_unit_test(command_is_ended),
	};

	if (argc > 1)
		return role(argc, argv);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
