/* Signal dispositions, masks and stacks: set, asked for, and asked for wrongly. */
#include "probe.h"

struct kernel_action {
	void *handler;
	unsigned long flags;
	void *restorer;
	uint64_t mask;
};

static void
on_signal(int signal)
{
	(void)signal;
}

static void
masks(void)
{
	uint64_t *set = tail_new(uint64_t, 0);
	const uint64_t some[] = { 0, 1, 0x5, 0xffffffffffffffff, 0xfffffffffffffffe, 0x7fffffffffffffff,
		0x80000000, 0x8000000000000000 };

	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++) {
		*set = some[i];
		CALL(rt_sigprocmask, 0xdead, set, NULL, 8);
	}
	for (int how = -1; how < 4; how++)
		CALL(rt_sigprocmask, how, NULL, tail_alloc(8), 8);
	TRY(p, 8) CALL(rt_sigprocmask, SIG_BLOCK, p, NULL, 8);
	TRY(p, 8) CALL(rt_sigprocmask, SIG_SETMASK, NULL, p, 8);
	CALL(rt_sigprocmask, SIG_SETMASK, set, set, 4);
	CALL(rt_sigprocmask, SIG_SETMASK, set, set, 16);
	CALL(rt_sigprocmask, SIG_SETMASK, set, set, 0);
	CALL(rt_sigprocmask, SIG_SETMASK, set, set, -1ul);
	*set = 1 << (SIGUSR1 - 1);
	CALL(rt_sigprocmask, SIG_BLOCK, set, tail_alloc(8), 8);
	raise(SIGUSR1);
	TRY(p, 8) CALL(rt_sigpending, p, 8);
	CALL(rt_sigpending, tail_alloc(4), 4);
	CALL(rt_sigpending, tail_alloc(1), 1);
	CALL(rt_sigpending, tail_alloc(8), 9);
	CALL(rt_sigpending, tail_alloc(8), 0);
	signal(SIGUSR1, on_signal);
	CALL(rt_sigprocmask, SIG_UNBLOCK, set, tail_alloc(8), 8);
	raise(SIGUSR1);
	CALL(rt_sigsuspend, NOWHERE, 8);
	CALL(rt_sigsuspend, set, 7);
}

int
main(void)
{
	struct kernel_action room[4] = { 0 }, *act = room; /* tracers may read more than the structure */
	const struct kernel_action acts[] = {
		{ SIG_DFL }, { SIG_IGN, SA_RESTART }, { (void *)-1l, SA_NODEFER | SA_RESETHAND },
		{ on_signal, -1ul, on_signal, -1ul }, { on_signal, 0x04000000, on_signal, 0x10 },
		{ (void *)2, SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO | SA_ONSTACK | 0x1000 },
		{ (void *)0x123, 0x800 | 0x400, NULL, 1 },
	};

	for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++) {
		*act = acts[i];
		CALL(rt_sigaction, SIGUSR2, act, room + 1, 8);
	}
	*act = acts[0];
	TRY(p, sizeof(*act)) CALL(rt_sigaction, SIGUSR2, NULL, p, 8);
	TRY(p, sizeof(*act)) CALL(rt_sigaction, SIGUSR2, p, NULL, 8);
	CALL(rt_sigaction, 0, act, NULL, 8);
	CALL(rt_sigaction, 65, act, NULL, 8);
	CALL(rt_sigaction, -1, act, NULL, 8);
	CALL(rt_sigaction, SIGKILL, act, NULL, 8);
	CALL(rt_sigaction, 32, act, NULL, 8);
	CALL(rt_sigaction, 33, act, NULL, 8);
	CALL(rt_sigaction, 64, act, NULL, 8);
	CALL(rt_sigaction, SIGUSR2, act, act, 4);
	CALL(rt_sigaction, SIGUSR2, act, act, 16);
	CALL(rt_sigaction, SIGUSR2, act, act, 0);
	masks();

	stack_t *stack = tail_new(stack_t, .ss_sp = act, .ss_flags = 0, .ss_size = 8192);
	CALL(sigaltstack, stack, tail_alloc(sizeof(stack_t)));
	CALL(sigaltstack, NULL, tail_alloc(sizeof(stack_t)));
	stack->ss_flags = SS_DISABLE;
	CALL(sigaltstack, stack, NULL);
	stack->ss_flags = SS_ONSTACK | 1u << 31;
	CALL(sigaltstack, stack, NULL);
	stack->ss_flags = 0x7000;
	CALL(sigaltstack, stack, NULL);
	stack->ss_flags = 1u << 31;
	stack->ss_size = 0;
	CALL(sigaltstack, stack, NULL);
	TRY(p, sizeof(stack_t)) CALL(sigaltstack, p, NULL);
	TRY(p, sizeof(stack_t)) CALL(sigaltstack, NULL, p);
	return 0;
}
