/* Sending signals and waiting for them, and what they say of themselves when they come. */
/* also: -Y */
#include <sys/time.h>
#include <time.h>

#include "probe.h"

static void
on_signal(int signal)
{
	(void)signal;
}

static void
sends(void)
{
	const int some[] = { 0, 1, 31, 32, 33, 64, 65, -1, 1000 };

	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++) {
		CALL(kill, 0x7ffffffe, some[i]);
		CALL(tkill, -5, some[i]);
		CALL(tgkill, getpid(), 0x7ffffffe, some[i]);
	}
	CALL(kill, getpid(), 0);
	CALL(kill, -0x7ffffffel, SIGTERM);
	CALL(tgkill, 0x123456789abcdef, 0x123456789abcdef, 0x12345678f);
}

static void
queue(void)
{
	const struct { int signal, error, code; } some[] = {
		{ SIGUSR1, 0, SI_QUEUE }, { SIGUSR1, 5, SI_QUEUE }, { SIGUSR1, -5, SI_QUEUE }, { SIGUSR1, 5000, SI_QUEUE },
		{ SIGUSR1, 0, SI_USER }, { SIGUSR1, 0, SI_TKILL }, { SIGUSR1, 0, SI_TIMER }, { SIGUSR1, 0, SI_MESGQ },
		{ SIGUSR1, 0, SI_ASYNCIO }, { SIGUSR1, 0, SI_SIGIO }, { SIGUSR1, 0, SI_ASYNCNL }, { SIGUSR1, 0, -100 },
		{ SIGUSR1, 0, -7 }, { SIGUSR1, 0, -8 }, { SIGUSR1, 0, 7 }, { SIGUSR1, 0, 0x80 },
		{ 65, 0, SI_QUEUE }, { 0, 0, SI_QUEUE }, { -1, 0, SI_QUEUE }, { 40, 1, SI_QUEUE },
	};
	siginfo_t *info = tail_alloc(sizeof(siginfo_t));

	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++) {
		for (size_t j = 0; j < sizeof(*info); j++)
			((uint8_t *)info)[j] = j;
		info->si_signo = some[i].signal;
		info->si_errno = some[i].error;
		info->si_code = some[i].code;
		CALL(rt_sigqueueinfo, getpid(), some[i].signal, info);
		CALL(rt_sigqueueinfo, 0x7ffffffe, some[i].signal, info);
	}
	const int signals[] = { SIGCHLD, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGIO, SIGSYS, SIGHUP };
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		for (int code = -10; code < 18; code++) {
			info->si_signo = signals[i];
			info->si_code = code;
			CALL(rt_sigqueueinfo, 0x7ffffffe, signals[i], info);
			memset((char *)info + 12, 0, sizeof(*info) - 12);
			if (code & 1)
				memset((char *)info + 12, -1, 48);
			if (code & 2)
				CALL(rt_sigqueueinfo, 0x7ffffffe, signals[i], info);
			for (size_t j = 12; j < sizeof(*info); j++)
				((uint8_t *)info)[j] = j;
		}
	info->si_code = 0x80;
	CALL(rt_tgsigqueueinfo, 0x7ffffffe, 0x7ffffffe, SIGCHLD, info);
	info->si_code = SI_QUEUE;
	memset((char *)info + 12, 0, 20);
	CALL(rt_tgsigqueueinfo, getpid(), getpid(), SIGUSR1, info);
	TRY(p, sizeof(siginfo_t)) CALL(rt_sigqueueinfo, 0x7ffffffe, SIGUSR1, p);
	TRY(p, sizeof(siginfo_t)) CALL(rt_tgsigqueueinfo, 0x7ffffffe, -1, SIGUSR1, p);
}

static void
waits(void)
{
	uint64_t *set = tail_new(uint64_t, 1 << (SIGUSR1 - 1) | 1 << (SIGCHLD - 1));
	struct timespec *none = tail_new(struct timespec, 0, 1000);

	CALL(rt_sigprocmask, SIG_BLOCK, set, NULL, 8);
	CALL(rt_sigtimedwait, set, NULL, none, 8);
	CALL(rt_sigtimedwait, set, tail_alloc(128), none, 8);
	raise(SIGUSR1);
	CALL(rt_sigtimedwait, set, tail_alloc(128), NULL, 8);
	raise(SIGUSR1);
	CALL(rt_sigtimedwait, set, NULL, NULL, 8);
	raise(SIGUSR1);
	CALL(rt_sigtimedwait, set, tail_alloc(100), none, 8);
	CALL(rt_sigtimedwait, set, NULL, NOWHERE, 8);
	CALL(rt_sigtimedwait, set, NULL, tail_new(struct timespec, -1, 1000000000), 8);
	CALL(rt_sigtimedwait, set, NULL, tail_new(struct timespec, 0, -1), 8);
	CALL(rt_sigtimedwait, NOWHERE, NULL, none, 8);
	CALL(rt_sigtimedwait, NULL, NULL, none, 8);
	CALL(rt_sigtimedwait, set, NOWHERE, none, 4);
	IN_CHILD _exit(3);
	CALL(rt_sigtimedwait, set, tail_alloc(128), NULL, 8);
	CALL(rt_sigprocmask, SIG_UNBLOCK, set, NULL, 8);
}

int
main(void)
{
	signal(SIGUSR1, on_signal);
	signal(40, on_signal);
	sends();
	queue();
	waits();
	IN_CHILD kill(getpid(), SIGKILL);
	return 0;
}
