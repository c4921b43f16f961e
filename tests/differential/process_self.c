/* What a process asks about itself and may change: names, limits, times, priorities, personality. */
#include <sys/resource.h>
#include <sys/utsname.h>

#include "pretend.h"

static uint8_t *
filled(size_t size, int byte)
{
	return memset(tail_alloc(size), byte, size);
}

static void
limits(void)
{
	static const uint64_t pairs[][2] = { { 0, -1 }, { 1024, 1025 }, { 2048, 8388608 }, { 0xffffffff, 0x7fffffffffffffff } };

#ifndef SYS_getrlimit
#define SYS_getrlimit SYS_ugetrlimit
#endif
	for (int i = -1; i < 18; i++)
		CALL(getrlimit, i, tail_alloc(16));
	for (int i = 0; i < 4; i++) {
		TRY_COPY(pair, pairs[i], 16) {
			PRETEND(prlimit64, i, i, pair, tail_copy(pairs[3 - i], 16));
			REFUSE(setrlimit, i, pair);
			PRETEND(getrlimit, i, pair);
#ifdef SYS_ugetrlimit
			PRETEND(ugetrlimit, i, pair);
#endif
		}
	}
	REFUSE(prlimit64, -1, 16, NULL, NOWHERE);
}

static void
times_and_names(void)
{
	for (int i = -3; i < 3; i++)
		PRETEND(getrusage, i, filled(144, i));
	TRY(usage, sizeof(struct rusage)) PRETEND(getrusage, 0, usage);
	REFUSE(getrusage, 0, filled(144, 1));
	TRY(ticks, 4 * sizeof(long)) PRETEND(times, ticks);
	PRETEND(times, filled(4 * sizeof(long), 1));
	TRY(name, sizeof(struct utsname)) PRETEND(uname, name);
	PRETEND(uname, filled(390, 'A'));
	CALL(uname, tail_alloc(389));
	TRY(info, 64) PRETEND(sysinfo, info);
	PRETEND(sysinfo, filled(112, 1));
	REFUSE(sysinfo, filled(112, 1));
	for (int i = -1; i < 66; i += i > 3 ? 60 : 1) {
		REFUSE(sethostname, filled(80, 'h'), i);
		REFUSE(setdomainname, tail_text("name"), i);
	}
	PRETEND(getcpu, tail_alloc(4), tail_alloc(3), NOWHERE);
	REFUSE(getcpu, NULL, NOWHERE, NULL);
	for (int i = 0; i < 16; i++)
		REFUSE(getrandom, NOWHERE, 16, i);
	PRETEND(getrandom, tail_text("random"), 4, 1);
}

static void
identity(void)
{
	for (int i = 0; i < 4; i++) {
		CALL(getpriority, i, -1);
		CALL(setpriority, i, -1, -20);
		REFUSE(setpgid, -i, i);
		CALL(getpgid, -i);
		REFUSE(getsid, i);
	}
	for (int i = 0; i < 32; i++) {
		REFUSE(personality, i);
		PRETEND(personality, 1u << i | i);
	}
	CALL(personality, -1);
	CALL(setsid);
	REFUSE(vhangup);
	REFUSE(sched_yield);
	CALL(set_robust_list, 1, -1);
	PRETEND(get_robust_list, 5, filled(8, 1), tail_alloc(8));
	REFUSE(get_robust_list, -1, NOWHERE, NULL);
#ifdef __i386__
	REFUSE(nice, -5);
	REFUSE(olduname, filled(400, 1));
	PRETEND(oldolduname, filled(400, 1));
	REFUSE(ulimit, 1, 2);
	REFUSE(bdflush, 1, 2);
	REFUSE(idle);
#endif
}

static void
sequences(void)
{
	static const uint32_t plain[16] = { 5, -1, 0x1000, 0, 0x37, 1, 2, 0x00030201, 9 };
	uint64_t section[] = { 0x100000002, 0x1000, 16, 0x2000 };

	for (int size = 30; size < 70; size++)
		REFUSE(rseq, tail_copy(plain, 64), size, size & 3, 0x53053053);
	uint32_t *sequence = tail_copy(plain, 64);
	memcpy(sequence + 2, &(uint64_t){ (uintptr_t)tail_copy(section, 32) }, 8);
	PRETEND(rseq, sequence, 32, 0, -1);
	memcpy(sequence + 2, &(uint64_t){ (uintptr_t)tail_copy(section, 31) }, 8);
	PRETEND(rseq, sequence, 32, 0, -1);
	REFUSE(rseq, NOWHERE, 32, 0, 0);
	REFUSE_NR(471);
}

int
main(void)
{
	pretend_start();
	limits();
	times_and_names();
	identity();
	sequences();
	return 0;
}
