/* The ptrace engine puts other calls and results in the place of a thread's own, and delays threads without holding up
 * others. */
#include "engine_test.h"

#define EVER_NS (3600 * 1000000000ull)
#define SET_SYSCALL_INFO 0x4212
#define GET_SYSCALL_INFO 0x420e

/* What the tracee finds changed, as bits of its exit status. */
enum { CHANGED_ERROR = 1, CHANGED_RESULT = 2, CHANGED_CALL = 4, GOT_SIGNAL = 8, UNCHANGED = 16 };

static volatile sig_atomic_t got;

static void
on_signal(int signal)
{
	(void)signal;
	got = 1;
}

/* Make three calls that the test knows by their arguments, and one that it lets alone. */
static int
make_calls(void)
{
	int changed = 0;

	signal(SIGUSR1, on_signal);
	if (syscall(SYS_dup, 1001) == -1 && errno == EXDEV)
		changed |= CHANGED_ERROR;
	if (syscall(SYS_dup, 1002) == 123456789)
		changed |= CHANGED_RESULT;
	if (syscall(SYS_dup, 1003) == getpid())
		changed |= CHANGED_CALL;
	if (got)
		changed |= GOT_SIGNAL;
	if (syscall(SYS_dup, 1004) == -1 && errno == EBADF)
		changed |= UNCHANGED;
	return changed;
}

static int
role(char **argv)
{
	pid_t parent = getpid();

	if (strcmp(argv[1], "calls") == 0)
		return make_calls();
	if (strcmp(argv[1], "one") == 0)
		return syscall(SYS_dup, 1001) == -1 && errno == EXDEV ? 3 : 4;
	/* A child that goes on while its parent is delayed, and kills it. */
	if (fork() == 0) {
		for (int i = 0; i < 100; i++)
			syscall(SYS_dup, 1004);
		syscall(SYS_dup, 1005);
		kill(parent, SIGKILL);
		_exit(0);
	}
	syscall(SYS_dup, 1002);
	return 1;
}

static void
replace(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)engine;
	if (event->number != SYS_dup)
		return;
	if (event->kind == EVENT_ENTER) {
		action->replace = event->args[0] <= 1002;
		action->number = (uint64_t)-1;
		action->error = event->args[0] == 1001 ? EXDEV : 0;
		action->result = 123456789;
		action->signal = event->args[0] == 1003 ? SIGUSR1 : 0;
		if (event->args[0] == 1003) {
			action->replace = true;
			action->number = SYS_getpid;
			action->result = (uint64_t)event->pid;
		}
	}
	if (event->kind == EVENT_EXIT && event->args[0] == 1001 && event->error == EXDEV &&
		event->result == -1)
		told->state++;
	if (event->kind == EVENT_EXIT && event->args[0] == 1002 && !event->error &&
		event->result == 123456789)
		told->state++;
}

static void
tamper_with_calls(void)
{
	struct told told = {.look = replace};

	RUN(&told, false, "calls");
	assert_int_equal(told.state, 2);
	assert_int_equal(told.status, CHANGED_ERROR | CHANGED_RESULT | CHANGED_CALL | GOT_SIGNAL | UNCHANGED);
}

static void
tamper_without_setting_info(void)
{
	test_refuse(SET_SYSCALL_INFO, EIO, false);
	tamper_with_calls();
}

static void
tamper_by_registers_alone(void)
{
	test_refuse(GET_SYSCALL_INFO, EIO, false);
	test_refuse(SET_SYSCALL_INFO, EIO, false);
	tamper_with_calls();
}

static void
tampers(void **state)
{
	(void)state;
	tamper_with_calls();
}

static void
tampers_without_setting_info(void **state)
{
	(void)state;
	test_in_child(tamper_without_setting_info);
}

static void
tampers_by_registers_alone(void **state)
{
	(void)state;
	test_in_child(tamper_by_registers_alone);
}

static void
delay_for_ever(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)engine;
	if (event->number == SYS_dup && event->kind == EVENT_ENTER) {
		if (event->args[0] == 1002)
			action->delay_ns = EVER_NS;
		told->state += event->args[0] == 1004;
	}
}

static void
holds_up_nobody(void **state)
{
	struct told told = {.look = delay_for_ever};

	(void)state;
	RUN(&told, true, "pair");
	assert_int_equal(told.state, 100);
	assert_int_equal(told.threads, 2);
	assert_int_equal(told.count[EVENT_KILLED], 1);
}

/* How long a call took, by the events. */
static void
delay_a_little(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	struct timespec now;

	(void)engine;
	if (event->number != SYS_dup || event->args[0] < 1001)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (event->kind == EVENT_ENTER) {
		told->number = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
		action->delay_ns = event->args[0] == 1001 ? 30000000
			: event->args[0] == 1002          ? 3000000
							  : 30000;
	}
	if (event->kind == EVENT_EXIT) {
		uint64_t lasted = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec - told->number;

		assert_true(lasted >= (event->args[0] == 1001                  ? 30000000
						      : event->args[0] == 1002 ? 3000000
									       : 30000));
		action->delay_ns = 1;
		told->state++;
	}
}

static void
delays_long_enough(void **state)
{
	struct told told = {.look = delay_a_little};

	(void)state;
	RUN(&told, false, "calls");
	assert_int_equal(told.state, 4);
	assert_int_equal(told.status, UNCHANGED);
}

/* Ask for a different result and a long delay; then have the engine let everybody go. */
static void
delay_and_stop(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)told;
	if (event->number != SYS_dup || event->kind != EVENT_ENTER || event->args[0] != 1001)
		return;
	action->replace = true;
	action->number = (uint64_t)-1;
	action->error = EXDEV;
	action->delay_ns = EVER_NS;
	(void)engine;
	raise(SIGINT); /* becomes an INTERRUPT event while the thread is delayed */
}

static void
look_stop(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	if (event->kind == EVENT_INTERRUPT)
		engine_stop(engine, 0);
	else
		delay_and_stop(told, engine, event, action);
}

static void
lets_go_in_a_delay(void **state)
{
	struct told told = {.look = look_stop};
	struct engine *engine = test_open(false);
	pid_t child = test_start(engine, (const char *const[]){"one", NULL});
	int status;

	(void)state;
	assert_true(child > 0);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.count[EVENT_DETACH], 1);
	/* It was not let go with half of it done. */
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
}

int
main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(tampers),
		cmocka_unit_test(tampers_without_setting_info),
		cmocka_unit_test(tampers_by_registers_alone),
		cmocka_unit_test(holds_up_nobody),
		cmocka_unit_test(delays_long_enough),
		cmocka_unit_test(lets_go_in_a_delay),
	};

	if (argc > 1)
		return role(argv);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
