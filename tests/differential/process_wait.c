/* Making processes and waiting for them: every state that a child can be in. */
#include <sys/resource.h>

#include "pretend.h"

static void
clones(void)
{
	int tid = 5;

	for (int i = 0; i < 64; i++)
		REFUSE(clone, 1ull << i, 0x1000, &tid, tail_copy(&tid, 4), NOWHERE);
	PRETEND(clone, 0x01200011, 0, &tid, tail_copy(&tid, 4), NOWHERE);
	PRETEND(clone, 0x011f1ff0, 0, tail_copy(&tid, 4), NOWHERE, tail_copy(&tid, 4));
	REFUSE(clone, -1, 0, 0, 0, 0);
	for (int i = 0; i < 64; i++) {
		REFUSE(unshare, 1ull << i);
		CALL(setns, -1, 1ull << i);
	}
	int pidfd = 7, ids[] = { 3, 4, 5 };
	for (unsigned size = 56; size <= 104; size += 8)
		for (int zero = 0; zero < 2; zero++) {
			uint64_t args[13] = { zero ? 0 : 0x213d1f00, (uintptr_t)&pidfd, (uintptr_t)&tid, (uintptr_t)&tid, zero ? 0 : 17,
				0x5000, 0x100, 7, (uintptr_t)ids, 3, 5, zero ? 0 : 9, 0 };
			if (zero)
				memset(args + 8, 0, 5 * 8);
			if (size != 72)
				PRETEND(clone3, tail_copy(args, size), size);
			REFUSE(clone3, tail_copy(args, size), size == 72 ? 64 : size);
		}
	TRY(args, 88) REFUSE(clone3, args, 88);
}

static void
waits(void)
{
	int status;
	struct rusage *usage = tail_alloc(sizeof(struct rusage));
	siginfo_t info;

	for (unsigned i = 0; i < 4; i++) {
		pid_t child = fork();
		if (child == 0) {
			static const int signals[] = { 0, SIGKILL, SIGSTOP, 0 };
			if (signals[i])
				raise(signals[i]);
			_exit(i);
		}
		CALL(wait4, child, &status, i == 2 ? WUNTRACED : i == 3 ? __WALL : 0, i & 1 ? NULL : usage);
		if (i != 2)
			continue;
		CALL(wait4, child, &status, WNOHANG, usage);
		kill(child, SIGCONT);
		CALL(waitid, P_PID, child, &info, WEXITED | WNOWAIT, 0);
		CALL(waitid, P_PID, child, &info, WEXITED | WCONTINUED, tail_alloc(sizeof(struct rusage)));
	}
	for (unsigned i = 0; i < 32; i++) {
		CALL(wait4, -1, NOWHERE, 1u << i, NOWHERE);
		REFUSE(waitid, i, i, NOWHERE, 1u << i, NULL);
#ifdef SYS_waitpid
		CALL(waitpid, -1, NOWHERE, 1u << i);
#endif
	}
	PRETEND(waitid, P_ALL, 0, tail_alloc(128), WEXITED, tail_alloc(1));
	PRETEND(wait4, 1, &status, 0, usage);
}

static void
execs(void)
{
	char *several[40], *few[] = { "a", NOWHERE, "b", NULL };

	for (int i = 0; i < 39; i++)
		several[i] = "argument";
	several[39] = NULL;
	TRY_COPY(strings, several, sizeof(several)) REFUSE(execve, "/nowhere", strings, strings);
	TRY_COPY(strings, few, sizeof(few)) REFUSE(execveat, -100, "nowhere", strings, strings, -1);
	REFUSE(execve, tail_endless("/nowhere"), few + 2, few + 3);
	REFUSE(execve, NOWHERE, NULL, NULL);
	CALL(execveat, -1, "", NULL, NULL, 0x1000);
	CALL(execve, "/nowhere/at/all", few + 2, few + 2);
}

static void
descriptors(void)
{
	for (int i = 0; i < 12; i++) {
		REFUSE(pidfd_open, -i, 1 << i);
		REFUSE(pidfd_send_signal, -1, i * 9, i ? NULL : NOWHERE, i);
		REFUSE(kcmp, i, -1, i, 1, i == 7 ? (long)tail_copy(&(int[3]){ 1, 2, 3 }, 12) : -1);
	}
	REFUSE(pidfd_send_signal, -1, SIGCHLD, tail_copy(&(int[32]){ SIGCHLD, 0, 1, 0, 5 }, 128), 0);
	REFUSE(pidfd_getfd, -1, -1, 1);
}

int
main(void)
{
	pretend_start();
	clones();
	waits();
	execs();
	descriptors();
	CALL(exit_group, 300);
	return 0;
}
