/* Whatever the tracer does to be where its tracee is, the tracee's affinity and policy are its own: with privilege and
 * without, seen by itself, by its children and in /proc. */
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>

#include "engine_test.h"

#define ROUNDS 2000
#define NOBODY 65534
#define HOGS 4

/* Whether this process may run on SET alone, by sched_getaffinity and by /proc. */
static bool
is_allowed(const cpu_set_t *set, const char *line)
{
	char now[4096];
	const char *found;
	cpu_set_t own;
	int fd = open("/proc/self/status", O_RDONLY);
	ssize_t length = read(fd, now, sizeof(now) - 1);

	close(fd);
	now[length > 0 ? length : 0] = 0;
	found = strstr(now, "Cpus_allowed:");
	sched_getaffinity(0, sizeof(own), &own);
	return CPU_EQUAL(&own, set) && found && strncmp(found, line, strlen(line)) == 0 &&
		sched_getscheduler(0) == SCHED_OTHER;
}

/* Exits with 0 if nothing that a program can find out about where it runs ever changes. */
static int
role(void)
{
	char status[4096], *line, *end;
	cpu_set_t set;
	int fd = open("/proc/self/status", O_RDONLY);
	ssize_t length = read(fd, status, sizeof(status) - 1);

	if (length <= 0 || sched_getaffinity(0, sizeof(set), &set) < 0)
		return 2;
	close(fd);
	status[length] = 0;
	line = strstr(status, "Cpus_allowed:");
	end = line ? strchr(line, '\n') : NULL;
	if (!end)
		return 3;
	*end = 0;
	for (int i = 0; i < ROUNDS; i++) {
		syscall(SYS_getppid);
		if (i % 20 == 0 && !is_allowed(&set, line))
			return 4;
		if (i % 200 == 0) {
			int ended;
			pid_t pid = fork();

			if (pid == 0)
				_exit(!is_allowed(&set, line));
			if (waitpid(pid, &ended, 0) < 0 || ended != 0)
				return 5;
		}
	}
	return 0;
}

/* The same options as spy's own: calls of read shall not be known to be indifferent. */
static bool
indifferent(void *context, const struct abi *abi, unsigned call)
{
	(void)context;
	(void)abi;
	return call == SYS_getppid || call == SYS_close;
}

static int
trace_with(bool placement)
{
	struct engine_options options = {.follow = true,
		.interrupts = 2,
		.kill_on_exit = true,
		.warn = test_warn,
		.indifferent = indifferent,
		.placement = placement};
	struct engine *engine = engine_open(&options);
	struct told told = {0};

	assert_non_null(engine);
	told_now = &told;
	assert_true(test_start(engine, (const char *const[]){"placed", NULL}) > 0);
	test_trace(engine, &told);
	engine_close(engine);
	return told.status;
}

static void
affinity_is_left_alone(void **state)
{
	(void)state;
	assert_int_equal(trace_with(true), 0);
}

static void
unprivileged_affinity_is_left_alone(void **state)
{
	int status;
	pid_t pid = fork();

	(void)state;
	assert_true(pid >= 0);
	if (pid == 0) {
		if (geteuid() == 0 && (setgroups(0, NULL) < 0 || setgid(NOBODY) < 0 || setuid(NOBODY) < 0))
			_exit(9);
		prctl(PR_SET_DUMPABLE, 1); /* else /proc/self would be root's */
		_exit(trace_with(true));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

/* What somebody without privilege traces, whose PID goes to CHANNEL; never returns. */
static void
trace_for_ever(int channel)
{
	struct engine_options options = {
		.interrupts = 2, .warn = test_warn, .indifferent = indifferent, .placement = true};
	struct engine *engine = engine_open(&options);
	struct told told = {0};
	pid_t pid;

	if (geteuid() == 0 && (setgroups(0, NULL) < 0 || setgid(NOBODY) < 0 || setuid(NOBODY) < 0))
		_exit(9);
	prctl(PR_SET_DUMPABLE, 1);
	told_now = &told;
	pid = test_start(engine, (const char *const[]){"calls", NULL});
	if (write(channel, &pid, sizeof(pid)) != sizeof(pid))
		_exit(1);
	test_trace(engine, &told);
	_exit(0);
}

/* A tracer that is killed leaves nothing behind. */
static void
killed_tracers_hold_nobody(void **state)
{
	cpu_set_t before, now;

	(void)state;
	assert_int_equal(sched_getaffinity(0, sizeof(before), &before), 0);
	for (int i = 0; i < 8; i++) {
		int channel[2];
		pid_t tracer, tracee;

		assert_int_equal(pipe(channel), 0);
		tracer = fork();
		if (tracer == 0)
			trace_for_ever(channel[1]);
		assert_int_equal(read(channel[0], &tracee, sizeof(tracee)), sizeof(tracee));
		usleep(100000);
		kill(tracer, SIGKILL);
		waitpid(tracer, NULL, 0);
		for (int wait = 0; wait < 1000; wait++) {
			assert_int_equal(sched_getaffinity(tracee, sizeof(now), &now), 0);
			if (CPU_EQUAL(&now, &before))
				break;
			usleep(10000);
		}
		kill(tracee, SIGKILL);
		assert_true(CPU_EQUAL(&now, &before));
		close(channel[0]);
		close(channel[1]);
	}
}

/* A tracer that lets others go first gets its turn even where others never rest. */
static void
busy_machines_starve_nobody(void **state)
{
	pid_t hogs[HOGS];

	(void)state;
	for (int i = 0; i < HOGS; i++) {
		hogs[i] = fork();
		if (hogs[i] == 0)
			prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (volatile unsigned work = 0; hogs[i] == 0;)
			work++;
		assert_true(hogs[i] > 0);
	}
	assert_int_equal(trace_with(true), 0);
	for (int i = 0; i < HOGS; i++) {
		kill(hogs[i], SIGKILL);
		waitpid(hogs[i], NULL, 0);
	}
}

int
main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(affinity_is_left_alone),
		cmocka_unit_test(unprivileged_affinity_is_left_alone),
		cmocka_unit_test(killed_tracers_hold_nobody),
		cmocka_unit_test(busy_machines_starve_nobody),
	};

	if (argc > 1 && strcmp(argv[1], "placed") == 0)
		return role();
	if (argc > 1)
		alarm(30);
	while (argc > 1)
		syscall(SYS_getppid);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
