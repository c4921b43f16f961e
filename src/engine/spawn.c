/* Starting a command under the tracer, as its shell would have started it. */
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/die.h"
#include "ptrace.h"
#include "seccomp.h"

/* Write the path of NAME in the directory of LENGTH bytes, where an empty one is the current. */
static bool
join(const char *directory, size_t length, const char *name, char path[PATH_MAX])
{
	char current[PATH_MAX];

	if (length == 0) {
		if (!getcwd(current, sizeof(current)))
			return false;
		directory = current;
		length = strlen(current);
	}
	return snprintf(path, PATH_MAX, "%.*s%s%s", (int)length, directory,
		       directory[length - 1] == '/' ? "" : "/", name) < PATH_MAX;
}

/* Where execvp would find NAME; false with engine->error set if nowhere. */
static bool
find_command(struct engine *engine, const char *name, char path[PATH_MAX])
{
	const char *search = getenv("PATH");
	struct stat status;

	if (strchr(name, '/')) {
		if (strlen(name) >= PATH_MAX) {
			error_set(engine, "exec: %s", strerror(ENAMETOOLONG));
			return false;
		}
		if (stat(name, &status) == 0 && snprintf(path, PATH_MAX, "%s", name) < PATH_MAX)
			return true;
		error_set(engine, "Cannot stat '%s': %s", name, strerror(errno));
		return false;
	}
	while (search && *name) {
		size_t length = strcspn(search, ":");

		if (join(search, length, name, path) && stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
			(status.st_mode & 0111))
			return true;
		search = search[length] ? search + length + 1 : NULL;
	}
	error_set(engine, "Cannot find executable '%s'", name);
	return false;
}

/* All that the process needs that becomes the command. It waits at the gate until it is traced, and ends if spy does. */
struct launch {
	const struct engine_command *command;
	char path[PATH_MAX];
	struct user user;
	struct sock_fprog filter;
	int gate[2];
	int *failure; /* of execve, for the tracer to tell of; NULL without memory */
	sigset_t
		mask; /* of spy; everything is blocked while processes part, for each to handle its own signals */
};

__attribute__((noreturn)) static void
become_command(const struct launch *launch)
{
	const char *failed = NULL;
	char byte;

	close(launch->gate[1]);
	clock_restore();
	if (read(launch->gate[0], &byte, 1) != 1)
		_exit(1);
	/* From here on wanted calls need a tracer; and this needs privileges that the user may not have. */
	if (launch->filter.len && !seccomp_install(&launch->filter))
		failed = "seccomp";
	else if (launch->command->user)
		failed = user_become(&launch->user);
	if (!failed)
		execve(launch->path, launch->command->argv, launch->command->envp);
	else
		warn_errno("%s", failed);
	if (!failed && launch->failure)
		*launch->failure = errno;
	_exit(1);
}

/* Have a process become the command; its parent, or its grandchild, goes on here as the tracer. Returns the command's PID,
 * or -1. */
static pid_t
part(const struct launch *launch)
{
	enum engine_place place = launch->command->place;
	pid_t self = getpid();
	pid_t child = fork();

	if (place == ENGINE_PARENT) {
		if (child == 0)
			become_command(launch);
		return child;
	}
	if (child < 0)
		return -1;
	if (child > 0) {
		while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
			; /* the command is to have no child that it did not make */
		become_command(launch);
	}
	if (fork() != 0)
		_exit(0);
	if (place == ENGINE_OWN_GROUP)
		setpgid(0, 0);
	if (place == ENGINE_OWN_SESSION)
		setsid();
	clock_rearm();
	return self;
}

/* Seize CHILD, which waits at the gate, and bring it to a stop. */
static int
seize_child(struct engine *engine, pid_t child, int *status)
{
	int error = ptrace_seize(engine, child);

	if (error < 0)
		return error;
	trace(PTRACE_INTERRUPT, child, 0, 0);
	while (waitpid(child, status, __WALL) < 0)
		if (errno != EINTR)
			return -errno;
	return WIFSTOPPED(*status) ? 0 : -ECHILD;
}

static void
enlist(struct engine *engine, const struct launch *launch, pid_t child, int status)
{
	struct tracee *tracee = tracees_add(&engine->tracees, child, &engine->pages);

	debug_say(engine, "new tcb for pid %d, active tcbs:%u", (int)child, engine->tracees.count);
	if (launch->command->place != ENGINE_PARENT) {
		debug_say(engine, "new tracer pid is %d", (int)getpid());
		debug_say(engine, "attach to pid %d (main) succeeded", (int)child);
	}
	tracee->pid = child;
	tracee->starting = true;
	tracee->filtered = engine->relied_on;
	tracee->command = tracee->seen = launch->command->place == ENGINE_PARENT;
	tracee->status = status;
	wait_again(engine, tracee);
}

/* The program that leaves out what nobody wants, empty if everything stops. */
static struct sock_fprog
make_filter(struct engine *engine)
{
	struct sock_fprog filter = {0};
	const char *plan = "seccomp-filter enabled";

	if (!engine->options.seccomp || !engine->options.wanted)
		plan = "seccomp-filter disabled: by an option, or one that needs every call to stop";
	else if (!seccomp_exists())
		plan = "seccomp-filter disabled: not supported by the kernel";
	else if (!seccomp_make(&filter, engine->options.wanted, engine->options.wanted_context))
		plan = "seccomp-filter disabled: there is no call to leave out";
	else
		engine->filtered = engine->relied_on = true;
	if (engine->options.debug)
		engine->options.debug(plan);
	return filter;
}

static pid_t
start(struct engine *engine, struct launch *launch)
{
	sigset_t all;
	pid_t child;
	int status, error;

	if (pipe2(launch->gate, O_CLOEXEC) < 0) {
		error_set(engine, "pipe: %s", strerror(errno));
		return -1;
	}
	launch->failure = mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (launch->failure == MAP_FAILED)
		launch->failure = NULL;
	engine->failure = launch->failure;
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &launch->mask);
	child = part(launch);
	sigprocmask(SIG_SETMASK, &launch->mask, NULL);
	close(launch->gate[0]);
	if (child < 0)
		error_set(engine, "fork: %s", strerror(errno));
	error = child < 0 ? -1 : seize_child(engine, child, &status);
	if (child > 0 && error < 0)
		error_attach(engine, child, -error);
	if (error >= 0) {
		enlist(engine, launch, child, status);
		while (write(launch->gate[1], "", 1) < 0 && errno == EINTR)
			;
	}
	close(launch->gate[1]); /* without a word through the gate, it ends */
	if (child > 0 && error < 0)
		while (waitpid(child, NULL, __WALL) < 0 && errno == EINTR)
			;
	return error < 0 ? -1 : child;
}

pid_t
engine_start(struct engine *engine, const struct engine_command *command)
{
	struct launch launch = {.command = command};
	pid_t child;

	if (command->user && !user_find(engine, command->user, &launch.user))
		return -1;
	if (!find_command(engine, command->path, launch.path))
		return -1;
	launch.filter = make_filter(engine);
	child = start(engine, &launch);
	free(launch.filter.filter);
	free(launch.user.groups);
	return child;
}
