/* Following children and threads under the ptrace engine, whatever order their stops come in. */
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>

#include "engine_test.h"

#define THREADS 20
#define CROWD 300 /* so many are waited for in another way */
#define CHILDREN test_tries(200)

static void *
busy(void *argument)
{
	for (int i = 0; i < test_tries(100); i++)
		syscall(SYS_getppid);
	return argument;
}

static void *
idle(void *argument)
{
	for (;;)
		pause();
	return argument;
}

static char self[4096]; /* the path of this program: /proc/self is no more when the leader has ended */

static void *
execute(void *argument)
{
	execl(self, "tracee", "exit", (const char *)argument, NULL);
	return NULL;
}

/* A child that tells its own and its parent's PID nobody, and ends. */
static int
child(void *argument)
{
	(void)argument;
	syscall(SYS_getppid);
	return 5;
}

/* A copy of this process that the C library knows nothing of. */
static pid_t
plain_clone(unsigned long flags)
{
	return (pid_t)syscall(SYS_clone, flags, NULL, NULL, NULL, NULL);
}

static int
fork_bomb(void)
{
	int failed = 0;

	for (int i = 0; i < CHILDREN; i++) {
		pid_t pid = fork();

		if (pid == 0)
			_exit(child(NULL) - 5);
		failed += pid < 0;
	}
	for (int status; wait(&status) > 0;)
		failed += status != 0;
	return failed != 0;
}

static int
role(int argc, char **argv)
{
	pthread_t threads[CROWD];
	const char *what = argv[1];
	int count = strcmp(argv[argc - 1], "crowd") == 0 ? CROWD : THREADS;
	int status = 0;

	if (strcmp(what, "exit") == 0)
		return atoi(argv[2]);
	if (readlink("/proc/self/exe", self, sizeof(self) - 1) < 0)
		return 2;
	if (strcmp(what, "threads") == 0) {
		for (int i = 0; i < count; i++)
			pthread_create(&threads[i], NULL, busy, NULL);
		for (int i = 0; i < count; i++)
			pthread_join(threads[i], NULL);
		return 3;
	}
	if (strcmp(what, "exec") ==
		0) { /* by a thread that is not the leader, while others sleep and the leader waits */
		for (int i = 0; i < count; i++)
			pthread_create(&threads[i], NULL, idle, NULL);
		pthread_create(&threads[0], NULL, execute, argv[2]);
		pause();
	}
	if (strcmp(what, "leader") == 0) { /* ends first */
		pthread_create(&threads[0], NULL, busy, NULL);
		pthread_exit(NULL);
	}
	if (strcmp(what, "leaderless exec") == 0) {
		pthread_create(&threads[0], NULL, execute, argv[2]);
		pthread_exit(NULL);
	}
	if (strcmp(what, "exit group") == 0) { /* by the leader, while others sleep */
		for (int i = 0; i < count; i++)
			pthread_create(&threads[i], NULL, idle, NULL);
		_exit(6);
	}
	if (strcmp(what, "vfork") == 0) {
		pid_t pid = vfork();

		if (pid == 0)
			execl("/proc/self/exe", "tracee", "exit", "9", NULL);
		waitpid(pid, &status, 0);
		return WEXITSTATUS(status);
	}
	if (strcmp(what, "clone") == 0) { /* with the flags of an argument */
		pid_t pid = plain_clone(strtoul(argv[2], NULL, 0));

		if (pid == 0)
			_exit(child(NULL));
		if (pid < 0)
			return errno == EPERM ? 111 : 1;
		return waitpid(pid, &status, __WALL) < 0 ? 4 : WEXITSTATUS(status);
	}
	if (strcmp(what, "bomb") == 0)
		return fork_bomb();
	return argc > 100;
}

static void
threads_are_followed(void **state)
{
	struct told told = {0};

	(void)state;
	RUN(&told, true, "threads");
	assert_int_equal(told.count[EVENT_ATTACH], THREADS);
	assert_int_equal(told.count[EVENT_EXITED], THREADS + 1);
	assert_true(told.count[EVENT_ENTER] > THREADS * (unsigned)test_tries(100));
	assert_int_equal(told.count[EVENT_ENTER], told.count[EVENT_EXIT]);
	assert_int_equal(told.status, 3);
}

static void
threads_are_left_alone(void **state)
{
	struct told told = {0};

	(void)state;
	RUN(&told, false, "threads");
	assert_int_equal(told.count[EVENT_ATTACH], 0);
	assert_int_equal(told.threads, 1);
	assert_int_equal(told.status, 3);
}

static void
look_pid(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	(void)engine;
	(void)action;
	if (event->kind == EVENT_TICK)
		return;
	if (told->state == 0 && event->kind != EVENT_SUPERSEDED) /* one process only */
		assert_int_equal(event->pid, told->pid ? told->pid : event->tid);
	if (!told->pid)
		told->pid = event->tid;
	if (event->kind == EVENT_ATTACH &&
		event->other) /* not known if the child was faster than its parent */
		assert_int_equal(event->other, told->pid);
	if (event->kind == EVENT_SUPERSEDED) {
		assert_int_equal(event->tid, told->pid);
		told->number = (uint64_t)event->other;
	}
	/* The slot of the thread that executed comes with it. */
	if (event->kind == EVENT_EXIT && event->number == SYS_execve && told->number) {
		assert_int_equal(event->tid, told->pid);
		assert_int_equal(event->error, 0);
		assert_true(((struct test_thread *)*event->slot)->tid == (pid_t)told->number);
	}
	if (*event->slot == NULL) {
		*event->slot = calloc(1, sizeof(struct test_thread));
		((struct test_thread *)*event->slot)->tid = event->tid;
	}
}

static void
crowds_are_followed(void **state)
{
	struct told told = {0}, gone = {.look = look_pid}, executed = {.look = look_pid};

	(void)state;
	RUN(&told, true, "threads", "crowd");
	assert_int_equal(told.count[EVENT_ATTACH], CROWD);
	assert_int_equal(told.count[EVENT_EXITED], CROWD + 1);
	assert_true(told.count[EVENT_ENTER] > CROWD * (unsigned)test_tries(100));
	assert_int_equal(told.count[EVENT_ENTER], told.count[EVENT_EXIT]);
	RUN(&gone, true, "exit group", "crowd");
	assert_int_equal(gone.threads, CROWD + 1);
	assert_int_equal(gone.status, 6);
	RUN(&executed, true, "exec", "8", "crowd");
	assert_int_equal(executed.count[EVENT_SUPERSEDED], 1);
	assert_int_equal(executed.threads, CROWD + 2);
	assert_int_equal(executed.status, 8);
}

static void
other_thread_executes(void **state)
{
	(void)state;
	for (int i = 0; i < test_tries(20); i++) {
		struct told told = {.look = look_pid};

		RUN(&told, true, "exec", "8");
		assert_int_equal(told.count[EVENT_SUPERSEDED], 1);
		assert_int_equal(told.count[EVENT_ATTACH], THREADS + 1);
		assert_int_equal(told.threads, THREADS + 2);
		assert_int_equal(told.status, 8);
	}
}

static void
leader_ends_first(void **state)
{
	struct told told = {.look = look_pid};

	(void)state;
	RUN(&told, true, "leader");
	assert_int_equal(told.count[EVENT_ATTACH], 1);
	assert_int_equal(told.count[EVENT_EXITED], 2);
	assert_int_equal(told.status, 0);
}

static void
thread_executes_after_its_leader(void **state)
{
	(void)state;
	for (int i = 0; i < test_tries(20); i++) {
		struct told told = {.look = look_pid};

		RUN(&told, true, "leaderless exec", "13");
		assert_int_equal(told.count[EVENT_SUPERSEDED], 1);
		assert_int_equal(told.status, 13);
	}
}

static void
whole_group_exits(void **state)
{
	(void)state;
	for (int i = 0; i < test_tries(20); i++) {
		struct told told = {.look = look_pid};

		RUN(&told, true, "exit group");
		assert_int_equal(told.threads, told.count[EVENT_ATTACH] + 1);
		assert_int_equal(told.status, 6);
	}
}

static void
vfork_is_followed(void **state)
{
	struct told told = {0}, alone = {0};

	(void)state;
	RUN(&told, true, "vfork");
	assert_int_equal(told.count[EVENT_ATTACH], 1);
	assert_int_equal(told.threads, 2);
	assert_int_equal(told.status, 9);
	RUN(&alone, false, "vfork");
	assert_int_equal(alone.threads, 1);
	assert_int_equal(alone.status, 9);
}

static void
clone_with(unsigned long flags, unsigned children, int status)
{
	struct told told = {0};
	char text[24];

	snprintf(text, sizeof(text), "%#lx", flags);
	RUN(&told, true, "clone", text);
	if (told.status == 111)
		skip(); /* not permitted here */
	assert_int_equal(told.status, status);
	assert_int_equal(told.count[EVENT_ATTACH], children);
	assert_int_equal(told.threads, children + 1);
}

static void
clones_are_followed(void **state)
{
	(void)state;
	clone_with(SIGCHLD, 1, 5);
	clone_with(0, 1, 5); /* tells its parent nothing */
}

static void
untraced_clones_are_not(void **state)
{
	(void)state;
	clone_with(CLONE_UNTRACED | SIGCHLD, 0, 5);
}

static void
pid_namespaces_are_followed(void **state)
{
	(void)state;
	clone_with(CLONE_NEWPID | SIGCHLD, 1, 5);
}

static void
traced_clones_are_let_go(void **state)
{
	struct told told = {0};
	char text[24];

	(void)state;
	snprintf(text, sizeof(text), "%#lx", (unsigned long)(CLONE_PTRACE | SIGCHLD));
	RUN(&told, false, "clone", text);
	assert_int_equal(told.status, 5);
	assert_int_equal(told.threads, 1);
}

/* A tracee may make children of spy's own. */
static void
clones_of_the_parent(void **state)
{
	struct told told = {0};
	struct engine *engine = test_open(true);
	char text[24];

	(void)state;
	snprintf(text, sizeof(text), "%#lx", (unsigned long)(CLONE_PARENT | SIGCHLD));
	assert_true(test_start(engine, (const char *const[]){"clone", text, NULL}) > 0);
	test_trace(engine, &told);
	engine_close(engine);
	assert_int_equal(told.count[EVENT_ATTACH], 1);
	assert_int_equal(told.threads, 2);
}

static void
many_children(void **state)
{
	struct told told = {0}, alone = {0};

	(void)state;
	RUN(&told, true, "bomb");
	assert_int_equal(told.status, 0);
	assert_int_equal(told.count[EVENT_ATTACH], CHILDREN);
	assert_int_equal(told.count[EVENT_EXITED], CHILDREN + 1);
	RUN(&alone, false, "bomb");
	assert_int_equal(alone.status, 0);
	assert_int_equal(alone.threads, 1);
}

int
main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_are_followed),
		cmocka_unit_test(threads_are_left_alone),
		cmocka_unit_test(crowds_are_followed),
		cmocka_unit_test(other_thread_executes),
		cmocka_unit_test(leader_ends_first),
		cmocka_unit_test(thread_executes_after_its_leader),
		cmocka_unit_test(whole_group_exits),
		cmocka_unit_test(vfork_is_followed),
		cmocka_unit_test(clones_are_followed),
		cmocka_unit_test(untraced_clones_are_not),
		cmocka_unit_test(pid_namespaces_are_followed),
		cmocka_unit_test(traced_clones_are_let_go),
		cmocka_unit_test(clones_of_the_parent),
		cmocka_unit_test(many_children),
	};

	if (argc > 1)
		return role(argc, argv);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
