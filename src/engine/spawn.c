/* Starting a command under the tracer, as its shell would have started it. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "ptrace.h"

/* Where execvp would find NAME; false with engine->error set if nowhere. */
static bool
find_command(struct engine *engine, const char *name, char path[PATH_MAX])
{
	const char *search = getenv("PATH");
	struct stat status;

	if (strchr(name, '/')) {
		snprintf(path, PATH_MAX, "%s", name);
		if (stat(path, &status) == 0)
			return true;
		error_set(engine, "Cannot stat '%s': %s", name, strerror(errno));
		return false;
	}
	for (const char *at = search ? search : ""; *name && *at;) {
		size_t length = strcspn(at, ":");

		if (snprintf(path, PATH_MAX, "%.*s/%s", length ? (int)length : 1, length ? at : ".", name) <
		                PATH_MAX &&
		        stat(path, &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & 0111))
			return true;
		at += length + (at[length] == ':');
	}
	error_set(engine, "Cannot find executable '%s'", name);
	return false;
}

__attribute__((noreturn)) static void
become_command(const char *path, const struct engine_command *command, int gate)
{
	char byte;

	clock_restore();
	if (read(gate, &byte, 1) == 1)
		execve(path, command->argv, command->envp);
	_exit(1);
}

/* Seize the child that waits at the gate and bring it to a stop. */
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
	return WIFSTOPPED(status) ? 0 : -ESRCH;
}

pid_t
engine_start(struct engine *engine, const struct engine_command *command)
{
	char path[PATH_MAX];
	struct tracee *tracee;
	int gate[2];
	pid_t child;
	int error;

	if (!find_command(engine, command->path, path))
		return -1;
	if (pipe2(gate, O_CLOEXEC) < 0 || (child = fork()) < 0) {
		error_set(engine, "fork: %s", strerror(errno));
		return -1;
	}
	if (child == 0) {
		close(gate[1]);
		become_command(path, command, gate[0]);
	}
	close(gate[0]);
	error = seize_child(engine, child);
	if (error < 0) {
		error_attach(engine, child, -error);
		kill(child, SIGKILL);
		close(gate[1]);
		while (waitpid(child, NULL, __WALL) < 0 && errno == EINTR)
			;
		return -1;
	}
	tracee = tracees_add(&engine->tracees, child, &engine->pages);
	tracee->pid = child;
	tracee->seen = tracee->command = tracee->starting = true;
	trace(PTRACE_SYSCALL, child, 0, 0);
	if (write(gate[1], "", 1) != 1)
		kill(child, SIGKILL); /* it has gone already */
	close(gate[1]);
	return child;
}
