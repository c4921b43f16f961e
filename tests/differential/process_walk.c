/* Calls of many kinds with arguments drawn from a fixed seed: numbers at corners, bits, and pointers into memory of such
 * values, which ends where some of them point. None is made. */
#include "pretend.h"

#define SIZE 8192

static uint8_t *memory;
static uint64_t state = 88172645463325252ull;

static uint64_t
draw(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static uint64_t
value(void)
{
	static const int64_t corners[] = { 0, 1, 2, 3, 4, 5, 7, 8, 16, 24, 32, 48, 64, 72, 88, 96, 128, 0x400, 0x1000, -1, -2, -100,
		0x7fffffff, 0x80000000, 0xffffffff, 0x100000000 };

	switch (draw() % 8) {
	case 0:
	case 1:
		return corners[draw() % (sizeof(corners) / sizeof(*corners))];
	case 2:
		return draw() % 64;
	case 3:
		return 1ull << draw() % 64;
	case 4:
		return (long)memory + SIZE - 8 * (draw() % 40);
	case 5:
		return (long)memory + SIZE - draw() % 100;
	default:
		return (long)memory + (draw() % (SIZE / 8 - 64)) * 8;
	}
}

static const int numbers[] = { SYS_madvise, SYS_mprotect, SYS_mremap, SYS_munmap, SYS_msync, SYS_mlock, SYS_mlock2,
	SYS_remap_file_pages, SYS_membarrier, SYS_memfd_create, SYS_pkey_alloc, SYS_ptrace, SYS_kcmp,
	SYS_prlimit64, SYS_getrusage, SYS_waitid, SYS_wait4, SYS_setns, SYS_unshare, SYS_sched_setscheduler, SYS_sched_setparam,
	SYS_sched_getparam, SYS_sched_rr_get_interval, SYS_getpriority, SYS_setpriority, SYS_ioprio_set, SYS_set_robust_list,
	SYS_get_robust_list, SYS_timer_settime, SYS_timer_gettime, SYS_timerfd_settime, SYS_timerfd_create, SYS_clock_gettime,
	SYS_clock_nanosleep, SYS_nanosleep, SYS_getitimer, SYS_setitimer, SYS_sendfile, SYS_tee, SYS_dup3, SYS_eventfd2,
	SYS_io_setup, SYS_io_destroy, SYS_close_range, SYS_pidfd_open, SYS_pidfd_getfd, SYS_mq_unlink, SYS_mq_getsetattr,
	SYS_capget, SYS_personality, SYS_getrandom, SYS_sysinfo, SYS_times, SYS_rt_sigpending,
#ifdef SYS__sysctl
	SYS__sysctl,
#endif
};

int
main(void)
{
	memory = tail_alloc(SIZE);
	pretend_start();
	for (unsigned i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		for (int round = 0; round < 24; round++) {
			uint64_t a, b, c, d, e;

			for (int word = 0; word < 100; word++) {
				uint64_t content = value();

				memcpy(memory + draw() % (SIZE / 4 - 1) * 4, &content, draw() % 2 ? 8 : 4);
			}
			a = value(), b = value(), c = value(), d = value(), e = value();
			if (round % 2)
				PRETEND_NR(numbers[i], a, b, c, d, e);
			else
				REFUSE_NR(numbers[i], a, b, c, d, e);
		}
	/* What a structure of an old call needs, to the byte. */
	for (int size = 4; size <= 96; size += 4) {
		char *end = tail_alloc(size);

		if (size > 20)
			end[8] = 5;
#ifdef SYS__sysctl
		REFUSE(_sysctl, end);
		PRETEND(_sysctl, end);
#endif
	}
	CALL(exit_group, 0);
	return 0;
}
