/* The signals that reach spy itself: those that ask it to end, and the ticks of its timer. */
#include <signal.h>
#include <stddef.h>
#include <time.h>

#include "base/die.h"
#include "ptrace.h"

/* A wait is ended by a signal only if the signal comes while it lasts; of one that comes just before, nothing would be
 * known until the next event. So whoever sets a flag here sees to it that the timer runs, whose next tick ends the wait.
 * That spares the two kernel calls per event that blocking signals would cost. */
#define LEAST_TICK_NS 1000000ULL
#define DEFAULT_TICK_NS 10000000ULL
#define TICK_SIGNAL 64 /* SIGRTMAX, which is no constant */

enum kind { FATAL, BACKGROUND, SUSPEND, CHILD, TIMER };

/* The last real-time signal is the timer's: spy's own SIGALRM may be another's, set before it was executed. */
static const struct {
	int signal;
	enum kind kind;
} ours[] = {
	{SIGHUP, FATAL},
	{SIGINT, FATAL},
	{SIGQUIT, FATAL},
	{SIGPIPE, FATAL},
	{SIGTERM, FATAL},
	{SIGTTIN, BACKGROUND},
	{SIGTTOU, BACKGROUND},
	{SIGTSTP, SUSPEND},
	{SIGCHLD, CHILD},
	{TICK_SIGNAL, TIMER},
};
#define OURS (sizeof(ours) / sizeof(*ours))

static struct sigaction before[OURS];
static sigset_t mask_before;
static bool opened;

static timer_t timer;
static struct itimerspec period;
static bool ticks_wanted;
static bool eventful;                     /* something has happened since the last tick */
static bool kept;                         /* the timer runs even while nothing happens */
static bool hurried;                      /* its next tick is for an alarm */
static volatile sig_atomic_t interrupted; /* by that signal */
static volatile sig_atomic_t ticked;
static volatile sig_atomic_t armed;

static uint64_t
nanoseconds(const struct timespec *time)
{
	return (uint64_t)time->tv_sec * 1000000000 + (uint64_t)time->tv_nsec;
}

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

/* What a signal of KIND does to spy under strace's -I INTERRUPTS; NULL: what it did before. */
static void (*handler_of(enum kind kind, unsigned interrupts))(int)
{
	switch (kind) {
	case FATAL:
		return interrupts <= 1 ? NULL : interrupts == 2 ? on_interrupt : SIG_IGN;
	case BACKGROUND:
		return SIG_IGN; /* traces are written to the terminal even so */
	case SUSPEND:
		return interrupts >= 4 ? SIG_IGN : NULL;
	case CHILD:
		return SIG_DFL; /* were it ignored, the kernel would reap without us */
	case TIMER:
		return on_tick;
	}
	return NULL;
}

void
clock_rearm(void)
{
	struct sigevent expiry = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = TICK_SIGNAL};

	if (timer_create(CLOCK_MONOTONIC, &expiry, &timer) < 0)
		die_errno("timer_create");
	armed = 0;
}

void
clock_open(unsigned interrupts, uint64_t tick_ns)
{
	uint64_t ns = tick_ns == 0 ? DEFAULT_TICK_NS : tick_ns < LEAST_TICK_NS ? LEAST_TICK_NS : tick_ns;
	sigset_t unblocked;

	period.it_interval.tv_sec = (time_t)(ns / 1000000000);
	period.it_interval.tv_nsec = (long)(ns % 1000000000);
	period.it_value = period.it_interval;
	ticks_wanted = tick_ns != 0;
	interrupted = ticked = 0;
	eventful = kept = hurried = false;
	clock_rearm();
	sigemptyset(&unblocked);
	for (size_t i = 0; i < OURS; i++) {
		void (*handler)(int) = handler_of(ours[i].kind, interrupts);
		struct sigaction action = {.sa_handler = handler}; /* no SA_RESTART: a wait is to end */

		sigaction(ours[i].signal, NULL, &before[i]);
		if (!handler && ours[i].kind != CHILD)
			continue;
		sigaction(ours[i].signal, &action, NULL);
		sigaddset(&unblocked, ours[i].signal);
	}
	sigprocmask(SIG_UNBLOCK, &unblocked, &mask_before);
	opened = true;
}

void
clock_restore(void)
{
	timer_delete(timer);
	for (size_t i = 0; i < OURS; i++)
		sigaction(ours[i].signal, &before[i], NULL);
	sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

void
clock_close(void)
{
	if (!opened)
		return;
	opened = false;
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

uint64_t
clock_time(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return nanoseconds(&now);
}

void
clock_alarm(uint64_t ns)
{
	uint64_t now = clock_time(CLOCK_MONOTONIC), left = ns > now ? ns - now : 1;
	struct itimerspec soon = {.it_interval = {.tv_nsec = LEAST_TICK_NS}};

	if (left < nanoseconds(&period.it_value)) {
		soon.it_value.tv_sec = (time_t)(left / 1000000000);
		soon.it_value.tv_nsec = (long)(left % 1000000000);
		timer_settime(timer, 0, &soon, NULL);
		armed = hurried = true;
	} else if (!armed) {
		arm(true);
	}
}

void
clock_keep(void)
{
	kept = true;
	if (!armed)
		arm(true);
}

bool
clock_tick(void)
{
	bool due = eventful && ticks_wanted;

	if (!ticked)
		return false;
	ticked = 0;
	if (!eventful && !kept && !interrupted)
		arm(false);
	else if (hurried)
		arm(true);
	eventful = hurried = false;
	return due;
}
