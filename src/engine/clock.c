/* The signals that reach spy itself: those that ask it to end, and the ticks of its timer. */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "ptrace.h"

/* A wait is ended by a signal only if the signal comes while it lasts; one that comes just before would be lost until
 * the next event. So the handlers keep the timer running, whose next tick ends the wait. */
#define LEAST_TICK_NS 1000000
#define DEFAULT_TICK_NS 10000000

enum { FATAL, QUIET, STOPPING, TICK };

static const struct {
	int signal;
	int kind;
} ours[] = {
        {SIGHUP, FATAL},
        {SIGINT, FATAL},
        {SIGQUIT, FATAL},
        {SIGTERM, FATAL},
        {SIGPIPE, FATAL},
        {SIGTTIN, QUIET}, /* spy may write to the terminal from the background */
        {SIGTTOU, QUIET},
        {SIGTSTP, STOPPING},
        {SIGALRM, TICK},
};
#define OURS (sizeof(ours) / sizeof(*ours))

static struct sigaction before[OURS];
static sigset_t mask_before;
static bool is_open;

static timer_t timer;
static struct itimerspec period;
static volatile sig_atomic_t interrupted; /* by that signal */
static volatile sig_atomic_t ticked;
static volatile sig_atomic_t armed;
static bool eventful; /* since the last tick */

static void
arm(bool on)
{
	static const struct itimerspec never;

	armed = on;
	timer_settime(timer, 0, on ? &period : &never, NULL);
}

static void
on_tick(int signal)
{
	(void)signal;
	ticked = 1;
}

static void
on_interrupt(int signal)
{
	int error = errno;

	interrupted = signal;
	arm(true);
	errno = error;
}

/* What a signal of KIND does under strace's -I INTERRUPTS; false: what it did before. */
static bool
disposition(int kind, unsigned interrupts, void (**handler)(int))
{
	switch (kind) {
	case FATAL:
		*handler = interrupts <= 2 ? on_interrupt : SIG_IGN;
		return interrupts > 1;
	case QUIET:
		*handler = SIG_IGN;
		return true;
	case STOPPING:
		*handler = SIG_IGN;
		return interrupts >= 4;
	default:
		*handler = on_tick;
		return true;
	}
}

void
clock_open(unsigned interrupts, uint64_t tick_ns)
{
	struct sigevent expiry = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
	struct sigaction action = {.sa_flags = 0}; /* no SA_RESTART: waits are to be interrupted */
	sigset_t wanted;

	if (tick_ns == 0)
		tick_ns = DEFAULT_TICK_NS;
	if (tick_ns < LEAST_TICK_NS)
		tick_ns = LEAST_TICK_NS;
	period.it_interval.tv_sec = (time_t)(tick_ns / 1000000000);
	period.it_interval.tv_nsec = (long)(tick_ns % 1000000000);
	period.it_value = period.it_interval;
	interrupted = ticked = armed = 0;
	eventful = false;
	timer_create(CLOCK_MONOTONIC, &expiry, &timer);
	sigemptyset(&wanted);
	for (size_t i = 0; i < OURS; i++) {
		sigaction(ours[i].signal, NULL, &before[i]);
		if (!disposition(ours[i].kind, interrupts, &action.sa_handler))
			continue;
		sigaction(ours[i].signal, &action, NULL);
		sigaddset(&wanted, ours[i].signal);
	}
	sigprocmask(SIG_UNBLOCK, &wanted, &mask_before);
	is_open = true;
}

void
clock_restore(void)
{
	for (size_t i = 0; i < OURS; i++)
		sigaction(ours[i].signal, &before[i], NULL);
	sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

void
clock_close(void)
{
	if (!is_open)
		return;
	is_open = false;
	timer_delete(timer);
	clock_restore();
}

int
clock_interrupted(void)
{
	int signal = interrupted;

	if (signal)
		interrupted = 0;
	return signal;
}

void
clock_event(void)
{
	eventful = true;
	if (!armed)
		arm(true);
}

bool
clock_tick(void)
{
	if (!ticked)
		return false;
	ticked = 0;
	if (!eventful && !interrupted) {
		arm(false);
		return false;
	}
	eventful = false;
	return true;
}
