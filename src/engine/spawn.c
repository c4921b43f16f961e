/* Starting a command under the tracer, as its shell would have started it. */
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

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

/* In the child. It waits at the gate until it is traced, and ends if spy does. */
__attribute__((noreturn)) static void
become_command(const char *path, const struct engine_command *command, const struct user *user,
	const struct sock_fprog *filter, const int gate[2])
{
	char byte;

	close(gate[1]);
	clock_restore();
	if (read(gate[0], &byte, 1) != 1)
		_exit(1);
	/* From here on wanted calls need a tracer; and this needs privileges that the user may not have. */
	if (filter->len && !seccomp_install(filter)) {
		dprintf(STDERR_FILENO, "seccomp: %s\n", strerror(errno));
		_exit(1);
	}
	if (command->user) {
		const char *failed = user_become(user);

		if (failed) {
			dprintf(STDERR_FILENO, "%s: %s\n", failed, strerror(errno));
			_exit(1);
		}
	}
	execve(path, command->argv, command->envp);
	_exit(1);
}

/* Seize the child that waits at the gate, bring it to a stop and have it go on under the tracer. */
static int
seize_child(struct engine *engine, pid_t child)
{
	int error = ptrace_seize(engine, child);
	int status;

	if (error < 0)
		return error;
	trace(PTRACE_INTERRUPT, child, 0, 0);
	while (waitpid(child, &status, __WALL) < 0)
		if (errno != EINTR)
			return -errno;
	if (!WIFSTOPPED(status))
		return -ECHILD;
	return (int)trace(PTRACE_SYSCALL, child, 0, 0);
}

/* The program that leaves out what nobody wants, empty if everything stops. */
static struct sock_fprog
make_filter(struct engine *engine)
{
	struct sock_fprog filter = {0};

	if (!engine->options.seccomp || !engine->options.wanted)
		return filter;
	if (!seccomp_make(&filter, engine->options.wanted, engine->options.wanted_context))
		return filter;
	engine->filtered = engine->relied_on = true;
	if (engine->options.debug)
		engine->options.debug("seccomp-filter enabled");
	return filter;
}

static pid_t
start(struct engine *engine, const char *path, const struct engine_command *command, const struct user *user,
	const struct sock_fprog *filter)
{
	struct tracee *tracee;
	sigset_t all, mask;
	int gate[2];
	pid_t child;
	int error;

	if (pipe2(gate, O_CLOEXEC) < 0) {
		error_set(engine, "pipe: %s", strerror(errno));
		return -1;
	}
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &mask); /* until the child has got rid of spy's handlers */
	child = fork();
	if (child == 0)
		become_command(path, command, user, filter, gate);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	if (child < 0)
		error_set(engine, "fork: %s", strerror(errno));
	error = child < 0 ? 0 : seize_child(engine, child);
	if (error < 0) {
		error_attach(engine, child, -error);
		kill(child, SIGKILL);
		while (waitpid(child, NULL, __WALL) < 0 && errno == EINTR)
			;
		child = -1;
	}
	if (child > 0) {
		tracee = tracees_add(&engine->tracees, child, &engine->pages);
		tracee->pid = child;
		tracee->seen = tracee->command = tracee->starting = true;
		tracee->filtered = engine->relied_on;
		while (write(gate[1], "", 1) < 0 && errno == EINTR)
			;
	}
	close(gate[0]);
	close(gate[1]);
	return child;
}

pid_t
engine_start(struct engine *engine, const struct engine_command *command)
{
	char path[PATH_MAX];
	struct sock_fprog filter;
	struct user user = {0};
	pid_t child;

	if (command->user && !user_find(engine, command->user, &user))
		return -1;
	if (!find_command(engine, command->path, path))
		return -1;
	filter = make_filter(engine);
	child = start(engine, path, command, &user, &filter);
	free(filter.filter);
	free(user.groups);
	return child;
}
