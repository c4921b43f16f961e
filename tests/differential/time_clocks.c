/* Clocks, sleeps and timers. */
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>

#include "probe.h"

static void
on_signal(int signal)
{
	(void)signal;
}

static void
clocks(void)
{
	const int some[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 23, 24, 100, -1, -2, -3, -4, -5, -6, -7, -8, -2147483648,
		3, 0x7fffffff, ~1234567 << 3, ~1234567 << 3 | 1, ~1234567 << 3 | 2, ~1234567 << 3 | 4, ~1234567 << 3 | 6,
		~5 << 3 | 3, ~0 << 3 | 3, -16, -15, -14, -13 };
	struct timespec *spec = tail_new(struct timespec, -1, -1);

	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++)
		CALL(clock_settime, some[i], tail_new(struct timespec, 1, 2000000000));
	TRY(p, sizeof(*spec)) CALL(clock_settime, CLOCK_MONOTONIC, p);
	TRY(p, sizeof(*spec)) CALL(clock_getres, CLOCK_MONOTONIC, p);
	CALL(clock_gettime, 99, spec);
	CALL(clock_gettime, CLOCK_MONOTONIC, NOWHERE);
	CALL(clock_gettime, CLOCK_MONOTONIC, NULL);
	CALL(clock_settime, CLOCK_BOOTTIME, spec);
}

static void
sleeps(void)
{
	struct timespec *spec = tail_new(struct timespec, 0, 1000000);
	struct timespec *rest = tail_new(struct timespec, 0, 0);
	/* Late enough for the sleep to have begun on a slow machine, and again if not. */
	const struct itimerval soon = { .it_value.tv_usec = 100000, .it_interval.tv_sec = 5 }, never = { 0 };

	CALL(nanosleep, spec, rest);
	CALL(nanosleep, spec, NULL);
	CALL(nanosleep, NULL, rest);
	CALL(nanosleep, NOWHERE, NOWHERE);
	spec->tv_nsec = -1;
	CALL(nanosleep, spec, rest);
	CALL(clock_nanosleep, CLOCK_MONOTONIC, 0, spec, rest);
	CALL(clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, spec, rest);
	CALL(clock_nanosleep, CLOCK_REALTIME, 0xfe, spec, NULL);
	CALL(clock_nanosleep, 77, 2, NOWHERE, NOWHERE);
	signal(SIGALRM, on_signal);
	*spec = (struct timespec){ 100, 5 };
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(nanosleep, spec, NULL);
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(clock_nanosleep, CLOCK_MONOTONIC, 0, spec, NULL);
	*spec = (struct timespec){ 10000000000, 5 };
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, spec, rest);
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(nanosleep, spec, NOWHERE);
	setitimer(ITIMER_REAL, &never, NULL);
}

static void
days(void)
{
	struct timeval *val = tail_new(struct timeval, -1, -1);
	struct timezone *zone = tail_new(struct timezone, 60, 1);

	CALL(gettimeofday, NOWHERE, NOWHERE);
	CALL(gettimeofday, NULL, NULL);
	CALL(gettimeofday, NULL, tail_alloc(8));
	CALL(gettimeofday, tail_alloc(15), NULL);
	CALL(settimeofday, val, NULL);
	*val = (struct timeval){ 1, 2000000 };
	CALL(settimeofday, val, NULL);
	CALL(settimeofday, val, zone);
	CALL(settimeofday, tail_alloc(15), tail_alloc(7));
	CALL(settimeofday, NOWHERE, NOWHERE);
#ifdef SYS_time
	CALL(time, NOWHERE);
#endif
}

static void
intervals(void)
{
	struct itimerval *val = tail_new(struct itimerval, { 1, 2 }, { 100, 4 });

	for (int which = -1; which < 4; which++) {
		CALL(setitimer, which, val, tail_alloc(sizeof(*val)));
		CALL(getitimer, which, tail_alloc(sizeof(*val)));
		val->it_value.tv_sec = 0;
		val->it_value.tv_usec = 0;
		CALL(setitimer, which, val, NULL);
	}
	TRY(p, sizeof(*val)) CALL(setitimer, ITIMER_REAL, p, NULL);
	TRY(p, sizeof(*val)) CALL(getitimer, ITIMER_PROF, p);
	CALL(setitimer, ITIMER_REAL, val, NOWHERE);
#ifdef SYS_alarm
	CALL(alarm, 100);
	CALL(alarm, 0);
	CALL(alarm, -1);
	CALL(alarm, 0);
#endif
}

static void
timers(void)
{
	struct sigevent *event = tail_alloc(sizeof(struct sigevent));
	int *id = tail_alloc(sizeof(int));
	const struct { int signal, notify; } some[] = { { SIGUSR1, SIGEV_SIGNAL }, { 0, SIGEV_NONE }, { 99, SIGEV_SIGNAL },
		{ SIGRTMIN, SIGEV_THREAD }, { SIGUSR2, SIGEV_THREAD_ID }, { SIGUSR2, 5 }, { -1, -1 }, { 0, 6 } };
	struct itimerspec *spec = tail_new(struct itimerspec, { 100, 5 }, { 1000, 7 });

	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++)
		for (int data = 0; data < 2; data++) {
			memset(event, data ? 0x11 : 0, sizeof(*event));
			event->sigev_signo = some[i].signal;
			event->sigev_notify = some[i].notify;
			CALL(timer_create, CLOCK_MONOTONIC, event, id);
		}
	CALL(timer_create, CLOCK_REALTIME, NULL, id);
	CALL(timer_create, 99, NULL, id);
	CALL(timer_create, CLOCK_REALTIME, NOWHERE, NOWHERE);
	TRY(p, sizeof(*event)) CALL(timer_create, CLOCK_REALTIME, p, id);
	CALL(timer_settime, *id, TIMER_ABSTIME, spec, tail_alloc(sizeof(*spec)));
	CALL(timer_settime, 0, 0, spec, tail_alloc(sizeof(*spec)));
	spec->it_value.tv_nsec = spec->it_value.tv_sec = 0;
	CALL(timer_settime, 0, 0, spec, NULL);
	CALL(timer_settime, 0, 3, spec, NULL);
	CALL(timer_settime, 0, 0x10, spec, NOWHERE);
	CALL(timer_gettime, 0, tail_alloc(sizeof(*spec)));
	TRY(p, sizeof(*spec)) CALL(timer_gettime, -1, p);
	CALL(timer_gettime, 0, NOWHERE);
	CALL(timer_getoverrun, 0);
	CALL(timer_getoverrun, 0x12345678);
	CALL(timer_delete, -1);
	CALL(timer_delete, 0);
}

static void
adjustments(void)
{
	struct timex *adjust = tail_alloc(sizeof(struct timex));
	unsigned char *bytes = (void *)adjust;

	CALL(adjtimex, NOWHERE);
	CALL(adjtimex, NULL);
	CALL(adjtimex, tail_alloc(sizeof(*adjust) - 1));
	CALL(clock_adjtime, CLOCK_MONOTONIC, adjust);
	for (size_t i = 0; i < sizeof(*adjust); i++)
		bytes[i] = i;
	CALL(clock_adjtime, CLOCK_MONOTONIC, adjust);
	const unsigned modes[] = { 1, 2, 0x10, 0x3fff, 0x8001, 0xa001, 0x40000000, 0x8003 };
	for (size_t i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
		adjust->modes = modes[i];
		CALL(clock_adjtime, CLOCK_MONOTONIC, adjust);
	}
	for (unsigned bit = 0; bit < 20; bit++) {
		adjust->status = 1 << bit;
		CALL(clock_adjtime, CLOCK_BOOTTIME, adjust);
	}
	adjust->status = -1;
	CALL(clock_adjtime, CLOCK_BOOTTIME, adjust);
}

int
main(void)
{
	clocks();
	sleeps();
	days();
	intervals();
	timers();
	adjustments();
	return 0;
}
