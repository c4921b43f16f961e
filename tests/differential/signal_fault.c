/* Signals by what the program did: bad addresses, bad instructions, timers, children. */
#include <poll.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>

#include "probe.h"

static volatile int zero;
static volatile char *volatile place;

static void
on_signal(int signal)
{
	(void)signal;
}

/* Let the one signal that is blocked in. */
static void
await(void)
{
	sigset_t all;

	sigemptyset(&all);
	sigsuspend(&all);
}

int
main(void)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2, .sigev_value.sival_int = 77 };
	struct itimerspec soon = { .it_value.tv_nsec = 1000 };
	int pair[2];
	timer_t timer;

	signal(SIGALRM, on_signal);
	signal(SIGUSR2, on_signal);
	signal(SIGIO, on_signal);
	signal(SIGPIPE, on_signal);
	signal(SIGCHLD, on_signal);
	IN_CHILD place = (void *)16, *place = 1;
	IN_CHILD place = tail_alloc(0), *place = 1;
	IN_CHILD place = (void *)0x8000000000000000, *place = 1;
#if defined(__x86_64__) || defined(__i386__)
	IN_CHILD __asm__ volatile("divl %0" : : "r"(0), "a"(1), "d"(0));
	IN_CHILD __asm__ volatile("ud2");
	IN_CHILD __asm__ volatile("int3");
#else
	IN_CHILD __asm__ volatile("udf #0");
	IN_CHILD __builtin_trap();
#endif
	IN_CHILD abort();
	IN_CHILD _exit(7);
	IN_CHILD {
		int fd = memfd_create("short", 0);
		volatile char *map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
		zero = *map;
	}
	sigset_t late;
	sigemptyset(&late);
	sigaddset(&late, SIGALRM);
	sigaddset(&late, SIGUSR2);
	sigprocmask(SIG_BLOCK, &late, NULL);
	setitimer(ITIMER_REAL, &(struct itimerval){ .it_value.tv_usec = 1000 }, NULL);
	await();
	CALL(timer_create, CLOCK_REALTIME, &event, &timer);
	CALL(timer_settime, timer, 0, &soon, NULL);
	await();
	sigprocmask(SIG_UNBLOCK, &late, NULL);
	pipe(pair);
	fcntl(pair[0], F_SETOWN, getpid());
	fcntl(pair[0], F_SETFL, O_ASYNC);
	write(pair[1], "x", 1);
	fcntl(pair[0], F_SETSIG, SIGUSR2);
	write(pair[1], "x", 1);
	close(pair[0]);
	write(pair[1], "x", 1);
	return 0;
}
