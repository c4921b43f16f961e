/* Starting a command under the ptrace engine: what it finds, what it shows and how it fails. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "engine_test.h"

static int
role(int argc, char **argv)
{
	if (strcmp(argv[1], "exit") == 0)
		return atoi(argv[2]);
	if (strcmp(argv[1], "kill") == 0)
		raise(atoi(argv[2]));
	if (strcmp(argv[1], "fds") == 0) { /* how many descriptors beyond the standard ones are open */
		int count = 0;

		for (int fd = 3; fd < 1024; fd++)
			count += fcntl(fd, F_GETFD) >= 0;
		return count;
	}
	if (strcmp(argv[1], "signals") == 0) { /* one bit for each thing that is as the test has set it */
		sigset_t mask;
		int same = 0;

		sigprocmask(SIG_BLOCK, NULL, &mask);
		same |= sigismember(&mask, SIGUSR1) ? 1 : 0;
		same |= sigismember(&mask, SIGINT) || sigismember(&mask, SIGRTMAX) ? 0 : 2;
		same |= signal(SIGHUP, SIG_DFL) == SIG_IGN ? 4 : 0;
		same |= signal(SIGINT, SIG_DFL) == SIG_DFL ? 8 : 0;
		same |= signal(SIGRTMAX, SIG_DFL) == SIG_DFL ? 16 : 0;
		same |= signal(SIGTTOU, SIG_DFL) == SIG_DFL ? 32 : 0;
		same |= signal(SIGCHLD, SIG_DFL) == SIG_IGN ? 64 : 0;
		return same;
	}
	if (strcmp(argv[1], "user") == 0)
		return getuid() == 65534 && geteuid() == 65534 && getgid() == 65533 && getgroups(0, NULL) == 0
			? 77
			: 78;
	return argc > 100;
}

static void
exits(void **state)
{
	struct told told = {0};

	(void)state;
	RUN(&told, false, "exit", "42");
	assert_int_equal(told.status, 42);
	assert_int_equal(told.count[EVENT_EXITED], 1);
	assert_int_equal(told.threads, 1);
	assert_int_equal(told.count[EVENT_ATTACH], 0);
	/* exit_group has an EXIT too, though no result */
	assert_int_equal(told.count[EVENT_ENTER], told.count[EVENT_EXIT]);
}

static void
is_killed(void **state)
{
	static const int signals[] = {SIGKILL, SIGSEGV, SIGUSR1, SIGTERM};

	(void)state;
	for (unsigned i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
		struct told told = {0};
		char number[8];

		snprintf(number, sizeof(number), "%d", signals[i]);
		RUN(&told, false, "kill", number);
		assert_int_equal(told.status, 128 + signals[i]);
		assert_int_equal(told.count[EVENT_KILLED], 1);
		assert_int_equal(told.count[EVENT_SIGNAL], signals[i] != SIGKILL);
	}
}

static void
look_first(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	char path[64];
	size_t size;

	(void)engine;
	(void)action;
	if (told->state++)
		return;
	assert_int_equal(event->kind, EVENT_ENTER);
	assert_int_equal(event->number, SYS_execve);
	assert_int_equal(event->tid, told->pid ? told->pid : event->tid);
	assert_ptr_equal(event->abi, abi_native);
	size = memory_read(event->memory, event->args[0], path, sizeof(path));
	assert_true(size > strlen("/proc/self/exe"));
	assert_string_equal(path, "/proc/self/exe");
}

static void
shows_execve_first(void **state)
{
	struct told told = {.look = look_first};

	(void)state;
	RUN(&told, false, "exit", "0");
}

static void
leaks_no_descriptor(void **state)
{
	struct told told = {0};
	int plain;
	pid_t child;

	(void)state;
	child = fork();
	if (child == 0) {
		execl("/proc/self/exe", "tracee", "fds", NULL);
		_exit(99);
	}
	assert_int_equal(waitpid(child, &plain, 0), child);
	RUN(&told, true, "fds");
	assert_int_equal(told.status, WEXITSTATUS(plain));
}

static void
gives_signals_as_found(void **state)
{
	struct told told = {0};
	sigset_t mask, old;

	(void)state;
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR1);
	sigprocmask(SIG_BLOCK, &mask, &old);
	signal(SIGHUP, SIG_IGN);
	signal(SIGCHLD, SIG_IGN);
	RUN(&told, false, "signals");
	assert_int_equal(told.status, 127);
	/* and spy itself has them back too */
	assert_ptr_equal(signal(SIGHUP, SIG_DFL), SIG_IGN);
	assert_ptr_equal(signal(SIGCHLD, SIG_DFL), SIG_IGN);
	assert_ptr_equal(signal(SIGINT, SIG_DFL), SIG_DFL);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

static const char *
failure(const char *path)
{
	static char error[256];
	struct engine *engine = test_open(false);
	char *argv[] = {(char *)path, NULL};
	struct engine_command command = {.path = path, .argv = argv, .envp = environ};

	assert_int_equal(engine_start(engine, &command), -1);
	snprintf(error, sizeof(error), "%s", engine_error(engine));
	engine_close(engine);
	return error;
}

static void
tells_what_is_not_found(void **state)
{
	(void)state;
	assert_string_equal(failure("nonesuch"), "Cannot find executable 'nonesuch'");
	assert_string_equal(failure(""), "Cannot find executable ''");
	assert_string_equal(failure("./nonesuch"), "Cannot stat './nonesuch': No such file or directory");
	assert_string_equal(failure("/dev/null/x"), "Cannot stat '/dev/null/x': Not a directory");
}

static void
shows_failing_execve(void **state)
{
	struct told told = {0};
	struct engine *engine = test_open(false);
	char *argv[] = {"/", NULL};
	struct engine_command command = {.path = "/", .argv = argv, .envp = environ};

	(void)state;
	assert_true(engine_start(engine, &command) > 0);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.count[EVENT_ENTER], 1);
	assert_int_equal(told.count[EVENT_EXIT], 1);
	assert_int_equal(told.error, EACCES);
	assert_int_equal(told.status, 1);
	assert_string_equal(told.warning, "exec: Permission denied");
}

static void
finds_as_execvp_does(void **state)
{
	struct told told = {0};
	struct engine *engine = test_open(false);
	char *argv[] = {"another name", "-c", "test \"$0\" = 'another name' && exit 7", NULL};
	struct engine_command command = {.path = "sh", .argv = argv, .envp = environ};

	(void)state;
	assert_true(engine_start(engine, &command) > 0);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.status, 7);
}

static void
runs_as_another_user(void **state)
{
	const char *argv[] = {"tracee", "user", NULL};
	struct engine_command command = {.path = "/proc/self/exe",
		.argv = (char *const *)argv,
		.envp = environ,
		.user = "65534:65533"};
	struct told told = {0};
	struct engine *engine = test_open(false);

	(void)state;
	if (geteuid() != 0) {
		assert_int_equal(engine_start(engine, &command), -1);
		assert_string_equal(engine_error(engine), "You must be root to use the -u/--username option");
		engine_close(engine);
		return;
	}
	command.user = "no such user";
	assert_int_equal(engine_start(engine, &command), -1);
	assert_string_equal(engine_error(engine), "Cannot find user 'no such user'");
	command.user = "0:x";
	assert_int_equal(engine_start(engine, &command), -1);
	assert_string_equal(engine_error(engine), "Invalid UID:GID pair '0:x'");
	command.user = "65534:65533";
	assert_true(engine_start(engine, &command) > 0);
	test_trace(engine, &told);
	engine_close(engine);
	if (told.error == EACCES && told.status == 1)
		skip(); /* that user may not execute this file: nothing can be said of his IDs */
	assert_int_equal(told.status, 77);
}

static bool
only_execve(void *context, const struct abi *abi, unsigned number)
{
	(void)context;
	(void)abi;
	return number == SYS_execve;
}

static void
tells_only_wanted_calls(void **state)
{
	struct engine_options options = {.interrupts = 2, .wanted = only_execve, .kill_on_exit = true};
	struct engine *engine = engine_open(&options);
	struct told told = {0};

	(void)state;
	assert_true(test_start(engine, (const char *const[]){"exit", "3", NULL}) > 0);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.count[EVENT_ENTER], 1);
	assert_int_equal(told.count[EVENT_EXIT], 1);
	assert_int_equal(told.status, 3);
}

/* What the tracer, which the test cannot wait for, has to say. */
struct report {
	volatile int done;
	struct told told;
	pid_t self, group, session;
};

static void
trace_from(enum engine_place place, struct report *report)
{
	const char *argv[] = {"tracee", "exit", "42", NULL};
	struct engine_command command = {
		.path = "/proc/self/exe", .argv = (char *const *)argv, .envp = environ, .place = place};
	struct engine *engine = test_open(false);
	pid_t started = engine_start(engine, &command);

	if (started > 0)
		test_trace(engine, &report->told);
	engine_close(engine);
	report->told.pid = started;
	report->self = getpid();
	report->group = getpgrp();
	report->session = getsid(0);
	report->done = 1;
	_exit(0);
}

static void
starts_from_elsewhere(void **state)
{
	(void)state;
	for (enum engine_place place = ENGINE_GRANDCHILD; place <= ENGINE_OWN_SESSION; place++) {
		struct report *report = mmap(
			NULL, sizeof(*report), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
		pid_t child = fork();
		int status;

		if (child == 0)
			trace_from(place, report);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 42);
		while (!report->done)
			usleep(100);
		assert_int_equal(report->told.pid, child);
		assert_int_not_equal(report->self, child);
		assert_int_equal(report->told.status, 42);
		assert_int_equal(report->told.count[EVENT_ATTACH], 1);
		assert_int_equal(report->told.count[EVENT_EXITED], 1);
		assert_int_equal(report->group == report->self, place >= ENGINE_OWN_GROUP);
		assert_int_equal(report->session == report->self, place >= ENGINE_OWN_SESSION);
		munmap(report, sizeof(*report));
	}
}

int
main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(exits),
		cmocka_unit_test(is_killed),
		cmocka_unit_test(shows_execve_first),
		cmocka_unit_test(leaks_no_descriptor),
		cmocka_unit_test(gives_signals_as_found),
		cmocka_unit_test(tells_what_is_not_found),
		cmocka_unit_test(shows_failing_execve),
		cmocka_unit_test(finds_as_execvp_does),
		cmocka_unit_test(runs_as_another_user),
		cmocka_unit_test(tells_only_wanted_calls),
		cmocka_unit_test(starts_from_elsewhere),
	};

	if (argc > 1)
		return role(argc, argv);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
