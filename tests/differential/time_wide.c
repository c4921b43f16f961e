/* The calls of i386 that take times of 64 bits: built for i386 it makes them, elsewhere it makes what they became. */
#include <time.h>

#include "probe.h"

#ifndef SYS_clock_gettime64
#define SYS_clock_gettime64 SYS_clock_gettime
#define SYS_clock_settime64 SYS_clock_settime
#define SYS_clock_getres_time64 SYS_clock_getres
#define SYS_clock_nanosleep_time64 SYS_clock_nanosleep
#define SYS_timer_gettime64 SYS_timer_gettime
#define SYS_timer_settime64 SYS_timer_settime
#define SYS_rt_sigtimedwait_time64 SYS_rt_sigtimedwait
#define SYS_clock_adjtime64 SYS_clock_adjtime
#endif

struct wide {
	int64_t seconds, nanoseconds;
};

int
main(void)
{
	struct wide *spec = tail_new(struct wide, -1, -1);
	struct wide *two = tail_alloc(2 * sizeof(*two));
	uint64_t *set = tail_new(uint64_t, 1);
	timer_t *id = tail_alloc(sizeof(timer_t));

	CALL(clock_settime64, CLOCK_MONOTONIC, spec);
	CALL(clock_nanosleep_time64, CLOCK_MONOTONIC, TIMER_ABSTIME, spec, NULL);
	*spec = (struct wide){ 0x123456789, 0x1234567890 };
	CALL(clock_settime64, CLOCK_MONOTONIC, spec);
	CALL(clock_nanosleep_time64, 99, 0, spec, two);
	TRY(p, sizeof(*spec)) CALL(clock_settime64, CLOCK_MONOTONIC, p);
	CALL(clock_getres_time64, CLOCK_MONOTONIC, tail_alloc(sizeof(*spec)));
	CALL(clock_gettime64, CLOCK_MONOTONIC, NOWHERE);
	*spec = (struct wide){ 0, 1000 };
	CALL(clock_nanosleep_time64, CLOCK_MONOTONIC, 0, spec, two);
	CALL(rt_sigtimedwait_time64, set, NULL, spec, 8);
	CALL(timer_create, CLOCK_MONOTONIC, NULL, id);
	two[1].seconds = 0x123456789;
	CALL(timer_settime64, *id, 0, two, tail_alloc(sizeof(*two) * 2));
	CALL(timer_settime64, *id, 0, NOWHERE, NOWHERE);
	CALL(timer_gettime64, -1, two);
	CALL(clock_adjtime64, CLOCK_MONOTONIC, tail_alloc(208));
	return 0;
}
