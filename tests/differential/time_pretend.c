/* What clocks and timers may answer, answers that no real kernel gives included. */
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>

#include "pretend.h"

int
main(void)
{
	struct timex *adjust = tail_alloc(sizeof(struct timex));
	unsigned char *bytes = (void *)adjust;

	pretend_start();
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof(*adjust); i++)
			bytes[i] = round == 0 ? 0 : round == 1 ? i : -1;
		PRETEND(adjtimex, adjust);
		PRETEND(clock_adjtime, CLOCK_MONOTONIC, adjust);
#ifdef SYS_clock_adjtime64
		PRETEND(clock_adjtime64, CLOCK_MONOTONIC, memset(tail_alloc(208), round * 0x7f, 208));
#endif
	}
	for (unsigned bit = 0; bit < 32; bit++) {
		adjust->modes = adjust->status = 1u << bit;
		PRETEND(adjtimex, adjust);
	}
	adjust->modes = 0x8001;
	PRETEND(adjtimex, adjust);
	adjust->modes = 0xa001;
	PRETEND(adjtimex, adjust);
	adjust->modes = 0xa003;
	PRETEND(adjtimex, adjust);
	PRETEND(clock_getres, CLOCK_MONOTONIC, tail_new(struct timespec, -1, -2));
	PRETEND(gettimeofday, tail_new(struct timeval, -1, -2), tail_new(struct timezone, -1, -2));
	PRETEND(timer_create, CLOCK_MONOTONIC, NULL, tail_new(int, -5));
#ifdef SYS_time
	PRETEND(time, tail_new(time_t, -1));
	PRETEND(time, tail_new(time_t, 1000000000));
	PRETEND(time, tail_alloc(2));
#endif
#ifdef __i386__
	PRETEND_NR(25, tail_new(time_t, 1000000000));
	PRETEND_NR(25, NOWHERE);
#endif
	return 0;
}
