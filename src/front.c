/* The process that the user's shell waits for. Under a seccomp program the children of a command need a tracer until they
 * end, even if nobody follows them; a daemon that the command leaves behind would keep the shell waiting. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "front.h"

static int channel = -1; /* to the front */
static volatile pid_t tracer;

static const int passed[] = {SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGHUP};
#define PASSED (sizeof(passed) / sizeof(*passed))

/* What the terminal's keys send reaches the tracer by itself. */
static void
pass_on(int signal, siginfo_t *info, void *unused)
{
	int error = errno;

	(void)unused;
	if (signal == SIGTERM || signal == SIGHUP || info->si_code != SI_KERNEL)
		kill(tracer, signal);
	errno = error;
}

/* End as the command ended: whoever started spy sees no difference. No core of spy itself is wanted. */
void
front_end(const struct trace_end *end)
{
	sigset_t set;

	if (!end->signal)
		exit(end->status);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0});
	signal(end->signal, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, end->signal);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(end->signal);
	exit(128 + end->signal); /* a signal that does not kill */
}

/* How the tracer ends, by its word or by its end. */
static struct trace_end
outcome(int from)
{
	struct trace_end end;
	ssize_t length;
	int status;

	do
		length = read(from, &end, sizeof(end));
	while (length < 0 && errno == EINTR);
	if (length == sizeof(end))
		return end;
	while (waitpid(tracer, &status, 0) < 0)
		if (errno != EINTR)
			return (struct trace_end){.status = 1};
	if (WIFSIGNALED(status))
		return (struct trace_end){.signal = WTERMSIG(status)};
	return (struct trace_end){.status = WEXITSTATUS(status)};
}

static void
watch(int from, const sigset_t *mask)
{
	struct sigaction action = {.sa_sigaction = pass_on, .sa_flags = SA_SIGINFO};
	struct trace_end end;

	for (size_t i = 0; i < PASSED; i++)
		sigaction(passed[i], &action, NULL);
	sigprocmask(SIG_SETMASK, mask, NULL);
	end = outcome(from);
	front_end(&end);
}

void
front_open(void)
{
	sigset_t set, mask;
	pid_t front = getpid();
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return;
	sigemptyset(&set);
	for (size_t i = 0; i < PASSED; i++)
		sigaddset(&set, passed[i]);
	sigprocmask(SIG_BLOCK, &set, &mask);
	tracer = fork();
	if (tracer > 0) {
		close(ends[1]);
		watch(ends[0], &mask);
	}
	sigprocmask(SIG_SETMASK, &mask, NULL);
	close(ends[0]);
	if (tracer < 0) {
		close(ends[1]);
		return;
	}
	channel = ends[1];
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != front)
		_exit(1);
}

void
front_leave(const struct trace_end *end)
{
	int nowhere;

	if (channel < 0)
		return;
	prctl(PR_SET_PDEATHSIG, 0);
	setsid();
	nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	for (int fd = STDIN_FILENO; nowhere >= 0 && fd <= STDERR_FILENO; fd++)
		dup2(nowhere, fd);
	while (write(channel, end, sizeof(*end)) < 0 && errno == EINTR)
		;
	close(channel);
	channel = -1;
}
