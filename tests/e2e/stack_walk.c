/* Stacks of small functions whose order is known, on each architecture that spy runs on. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

static const char *self;

/* What comes behind each call keeps it from being the last thing its function does, which is a jump. */
static volatile int after;

__attribute__((noinline)) static void
inner(void)
{
	syscall(SYS_getppid);
	after++;
}

__attribute__((noinline)) static void
handle(int signal)
{
	(void)signal;
	inner();
	after++;
}

__attribute__((noinline)) static void
outer(bool interrupted)
{
	if (interrupted)
		raise(SIGUSR1);
	else
		inner();
	after++;
}

/* Trace ROLE, and look for FUNCTIONS among the frames of its getppid, in that order; others may stand between. */
static void
walks(const char *role, const char *const *functions)
{
	const char *spy = getenv("SPY");
	char command[1024], line[1024], frame[64];
	FILE *trace;

	snprintf(command, sizeof(command), "'%s' -k -e trace=getppid '%s' %s 2>&1", spy ? spy : "spy", self,
		role);
	trace = popen(command, "r");
	assert_non_null(trace);
	while (fgets(line, sizeof(line), trace)) {
		snprintf(frame, sizeof(frame), "(%s+0x", *functions ? *functions : "");
		if (*functions && strncmp(line, " > ", 3) == 0 && strstr(line, frame))
			functions++;
	}
	assert_int_equal(pclose(trace), 0);
	if (*functions)
		print_error("no frame of %s\n", *functions);
	assert_null(*functions);
}

static void
functions_called(void **state)
{
	(void)state;
	walks("called", (const char *const[]){"syscall", "inner", "outer", "main", "_start", NULL});
}

/* Through the frame that the kernel has made for the handler. */
static void
functions_interrupted(void **state)
{
	(void)state;
	walks("interrupted", (const char *const[]){"inner", "handle", "outer", "main", "_start", NULL});
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(functions_called),
		cmocka_unit_test(functions_interrupted),
	};

	self = argv[0];
	if (argc > 1) {
		signal(SIGUSR1, handle);
		outer(strcmp(argv[1], "interrupted") == 0);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
