/* Scheduling: policies, attributes of every size, CPU masks, I/O priorities; futexes of both generations. */
#include "pretend.h"

static uint8_t *
filled(size_t size, int byte)
{
	return memset(tail_alloc(size), byte, size);
}

static void
policies(void)
{
	for (int i = 0; i < 10; i++) {
		TRY_COPY(param, &i, 4) {
			REFUSE(sched_setscheduler, -1, i, param);
			REFUSE(sched_setscheduler, 0, i | 0x40000000, param);
			PRETEND(sched_getparam, i, param);
			REFUSE(sched_setparam, 0, param);
		}
		CALL(sched_get_priority_max, i);
		CALL(sched_get_priority_min, i);
	}
	CALL(sched_getscheduler, 0);
	CALL(sched_getscheduler, -1);
	PRETEND(sched_rr_get_interval, 0, filled(16, 1));
	REFUSE(sched_rr_get_interval, -1, filled(16, 1));
#ifdef SYS_sched_rr_get_interval_time64
	PRETEND(sched_rr_get_interval_time64, 0, filled(16, 1));
#endif
}

static void
attributes(void)
{
	static const unsigned sizes[] = { 0, 20, 47, 48, 52, 56, 60, 64, -1 };
	static const unsigned flags[] = { 0, 8, 16, 24, 0x60, 0x7f, -1 };

	for (unsigned i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		for (unsigned j = 0; j < sizeof(flags) / sizeof(*flags); j++) {
			unsigned attr[16] = { sizes[i], j, flags[j], 0, -5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
			REFUSE(sched_setattr, j, tail_copy(attr, 64), i);
			PRETEND(sched_getattr, j, tail_copy(attr, 64), sizes[i] > 64 ? 64 : sizes[i], i);
		}
	unsigned whole[12] = { 48, 1 };
	TRY_COPY(attr, whole, 48) REFUSE(sched_setattr, 0, attr, 0);
	TRY_COPY(attr, whole, 48) PRETEND(sched_getattr, 0, attr, 48, 0);
}

static void
masks(void)
{
	static const unsigned sizes[] = { 0, 1, 4, 8, 128, 129, 1000000 };

	for (unsigned i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		REFUSE(sched_setaffinity, i, sizes[i], filled(136, 1));
		REFUSE(sched_setaffinity, i, sizes[i], NOWHERE);
		PRETEND(sched_getaffinity, i, sizes[i], filled(136, 1));
	}
	TRY(mask, 8) CALL(sched_getaffinity, 0, 8, mask);
	CALL(sched_getaffinity, 0, 1024, tail_alloc(1024));
}

static void
priorities(void)
{
	for (int i = 0; i < 5; i++)
		for (int class = 0; class < 5; class++) {
			REFUSE(ioprio_set, i, -1, class << 13 | i);
			CALL(ioprio_get, i, -1);
		}
	CALL(ioprio_get, 1, 0);
	REFUSE(ioprio_set, 1, 0, -1);
}

static void
futexes(void)
{
	static const unsigned bits[] = { 0, 0x80, 0x100, 0x180, 0x200 };
	long timeout[] = { 1, 2 };
	int64_t wide[] = { 1, 2 };
	int word = 5;

	for (unsigned i = 0; i < 16; i++)
		for (unsigned j = 0; j < 5; j++) {
			/* The sixth argument is the mark, so its own values come with calls that fail by themselves. */
			REFUSE(futex, &word, i | bits[j], -1, tail_copy(timeout, sizeof(timeout)), 0x1000);
			CALL(futex, 1, i | bits[j], 2, i == 3 || i == 4 || i == 5 || i == 12 ? 3 : -1, 3, i * 0x11123456);
		}
	CALL(futex, 1, 9, 2, NULL, 3, -1);
	CALL(futex, 1, 10, 2, NULL, 3, -1);
#ifdef SYS_futex_time64
	CALL(futex_time64, &word, 0, 2, tail_copy(wide, 16), 3, -1);
	CALL(futex_time64, 1, 0x189, 2, tail_copy(wide, 16), 3, -1);
#endif
	uint64_t waiters[] = { 5, 0x1000, 2, 6, 0x2000, 0x82, -1, -1, -1 };
	for (int i = 0; i < 4; i++) {
		TRY_COPY(list, waiters, sizeof(waiters)) REFUSE_NR(449, list, i, i, i & 1 ? wide : NULL, i * 3);
		REFUSE_NR(456, tail_copy(waiters, 48 - i), i, -i, i);
		REFUSE_NR(454, 0x1000, i ? -i : 7, -i, 0x80 | i);
		CALL_NR(455, 1, -i, -i, i << 4 | i, i & 1 ? wide : NOWHERE, i);
	}
}

/* Flags that keep things, and policies that bear a flag or are none. */
static void
kept(void)
{
	static const int policies[] = { -1, 0x40000000, 0x40000001, 0x40000063, 0x40000008, 8, 0x80000000 };
	uint32_t *attr = tail_alloc(64);

	for (int flags = 0; flags < 0x80; flags += 8)
		for (int size = 48; size <= 64; size += 4) {
			for (int i = 0; i < 16; i++)
				attr[i] = i;
			attr[0] = size;
			attr[2] = flags;
			attr[3] = 0;
			REFUSE(sched_setattr, 0, attr, 0);
			attr[1] = 99;
			REFUSE(sched_setattr, 0, attr, 0);
		}
	for (int flags = 0; flags < 0x28; flags += 8)
		for (int i = 0; i < 7; i++) {
			attr[0] = 56;
			attr[1] = policies[i];
			attr[2] = flags;
			REFUSE(sched_setattr, 0, attr, 0);
		}
	for (int i = 0; i < 7; i++) {
		REFUSE(sched_setscheduler, 0, policies[i], attr);
		PRETEND(sched_getscheduler, policies[i]);
		REFUSE(sched_get_priority_max, policies[i]);
	}
}

int
main(void)
{
	pretend_start();
	policies();
	attributes();
	masks();
	priorities();
	futexes();
	kept();
	return 0;
}
