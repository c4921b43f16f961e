/* Waiting for descriptors: poll, select and epoll in all their spellings, and the descriptors that exist to be waited for. */
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/timerfd.h>
#include <time.h>

#include "pretend.h"

#ifdef __NR_pselect6
#define OLD_TIME
#endif

struct set_argument {
	void *set;
	size_t size;
};

static void
polls(int a, int b)
{
	struct pollfd list[40];
	struct timespec *zero = tail_alloc(sizeof(*zero)), *some = tail_new(struct timespec, 1, 5),
			*bad = tail_new(struct timespec, -1, 2000000000);
	uint64_t *mask = tail_new(uint64_t, 1 << (SIGINT - 1) | 1ull << 40);

	for (int i = 0; i < 40; i++)
		list[i] = (struct pollfd){i % 3 == 0 ? a
				: i % 3 == 1         ? b
						     : -1,
			i % 2 ? POLLIN : POLLIN | POLLOUT | POLLPRI, 0};
	struct pollfd *three = tail_copy(list, sizeof(*list) * 3);
#ifdef SYS_poll
	CALL(poll, three, 3, 0);
	CALL(poll, three, 2, -1);
	CALL(poll, three, 0, 0);
	CALL(poll, three, 4, 0);
	CALL(poll, NULL, 0, 0);
	CALL(poll, NULL, 1, 0);
	CALL(poll, NOWHERE, 1, 5);
	CALL(poll, three + 2, 1, 0);
	CALL(poll, list, 40, 0);
	CALL(poll, three, 0xffffffff, 0);
	CALL(poll, (char *)three + 20, 1, 0);
	for (int i = 0; i < 16; i++) {
		three[0].events = 1 << i;
		CALL(poll, three, 1, 0);
	}
	three[0].events = -1;
	CALL(poll, three, 1, 0);
	three[0].fd = 99;
	CALL(poll, three, 2, 0);
	three[0] = list[0];
#endif
	CALL(ppoll, three, 3, zero, NULL, 8);
	CALL(ppoll, three, 2, some, mask, 8);
	CALL(ppoll, three, 2, NULL, mask, 8);
	CALL(ppoll, three, 2, bad, mask, 8);
	CALL(ppoll, three, 2, NOWHERE, NOWHERE, 8);
	CALL(ppoll, three, 2, some, mask, 4);
	CALL(ppoll, three, 2, some, mask, 16);
	CALL(ppoll, three + 2, 1, zero, mask, 8);
	CALL(ppoll, three, 4, zero, NULL, 0);
	CALL(ppoll, list, 40, some, NULL, 0);
#ifdef SYS_ppoll_time64
	struct {
		int64_t s, n;
	} *wide = tail_alloc(16);
	wide->s = 1;
	CALL(ppoll_time64, three, 3, wide, mask, 8);
	wide->n = -1;
	CALL(ppoll_time64, three, 3, wide, mask, 8);
#endif
}

static void
selects(int a, int b)
{
	fd_set in, out, all, none;
	struct timeval *zero = tail_alloc(sizeof(*zero)), *some = tail_new(struct timeval, 1, 5),
		       *bad = tail_new(struct timeval, -1, 2000000000);
	struct timespec *zero_ts = tail_alloc(sizeof(*zero_ts)), *some_ts = tail_new(struct timespec, 1, 5),
			*bad_ts = tail_new(struct timespec, -1, 2000000000);
	uint64_t *mask = tail_new(uint64_t, ~(1ull << 40));
	struct set_argument *argument = tail_new(struct set_argument, mask, 8),
			    *wrong = tail_new(struct set_argument, NOWHERE, 3);

	FD_ZERO(&none);
	for (int i = 0; i < 8; i++) {
		int n = i == 7 ? 1024 : i == 6 ? 0 : b + 1;

		FD_ZERO(&in);
		FD_ZERO(&out);
		FD_SET(a, &in);
		FD_SET(b, &out);
		FD_SET(a, &out);
		if (i == 4)
			FD_SET(0, &in);
		memset(&all, 255, sizeof(all));
#ifdef SYS__newselect
		CALL(_newselect, n, i & 1 ? &in : NULL, i & 2 ? &out : NULL,
			i & 4 ? i == 5 ? &all : &none : NULL,
			i == 3          ? NULL
				: i < 2 ? zero
					: some);
#elif defined(SYS_select)
		CALL(select, n, i & 1 ? &in : NULL, i & 2 ? &out : NULL, i & 4 ? i == 5 ? &all : &none : NULL,
			i == 3          ? NULL
				: i < 2 ? zero
					: some);
#endif
		CALL(pselect6, n, i & 1 ? &in : NULL, i & 2 ? &out : NULL,
			i & 4 ? i == 5 ? &all : &none : NULL,
			i == 3          ? NULL
				: i < 2 ? zero_ts
					: some_ts,
			i == 3          ? NULL
				: i & 1 ? argument
					: wrong);
	}
	FD_ZERO(&in);
	FD_SET(a, &in);
	CALL(pselect6, b + 1, &in, NULL, NULL, NULL, NULL);
	CALL(pselect6, b + 1, &none, NULL, NULL, zero_ts, NULL);
	CALL(pselect6, b + 1, &none, &none, &none, zero_ts, argument);
	CALL(pselect6, -1, &in, NULL, NULL, bad_ts, NOWHERE);
	CALL(pselect6, 3, NOWHERE, tail_alloc(1), NULL, NOWHERE, tail_alloc(3));
	CALL(pselect6, 100000, tail_alloc(200), NULL, NULL, zero_ts, 0);
	CALL(pselect6, 9, tail_alloc(8), tail_alloc(5), tail_alloc(2), zero_ts, 0);
#ifdef SYS_select
	CALL(select, -1, &in, NULL, NULL, bad);
	CALL(select, 3, NOWHERE, NOWHERE, NULL, NOWHERE);
	CALL(select, 3, &none, &none, &none, zero);
	FD_SET(99, &in);
	CALL(select, 100, &in, NULL, NULL, zero);
#endif
#ifdef __i386__
	unsigned long *five = tail_alloc(20);
	five[0] = 5;
	five[1] = (long)&in;
	five[4] = (long)zero;
	CALL(select, five);
	CALL(select, NOWHERE);
	CALL(select, tail_alloc(8));
#endif
}

static void
epolls(int a, int b)
{
	int poll = CALL(epoll_create1, O_CLOEXEC);
	struct epoll_event *event = tail_alloc(sizeof(*event)), many[40];
	struct timespec *zero = tail_alloc(sizeof(*zero));
	uint64_t *mask = tail_new(uint64_t, 1 << (SIGINT - 1));

	CALL(epoll_create1, 0);
	CALL(epoll_create1, 0xffffffff);
	CALL(epoll_create1, 4);
#ifdef SYS_epoll_create
	CALL(epoll_create, 5);
	CALL(epoll_create, -1);
#endif
	event->data.u64 = 0x123456789abcdef0;
	for (int i = 0; i < 32; i++) {
		event->events = 1u << i;
		CALL(epoll_ctl, -1, EPOLL_CTL_MOD, b, event);
	}
	for (int i = 0; i < 6; i++)
		CALL(epoll_ctl, -1, i, b, event);
	event->events = -1;
	CALL(epoll_ctl, poll, EPOLL_CTL_ADD, b, event);
	event->events = EPOLLIN | EPOLLET;
	CALL(epoll_ctl, poll, EPOLL_CTL_ADD, a, event);
	event->events = EPOLLOUT;
	event->data.u64 = -1;
	CALL(epoll_ctl, poll, EPOLL_CTL_ADD, b, event);
	event->data.u64 = 0;
	event->data.u32 = 5;
	CALL(epoll_ctl, poll, EPOLL_CTL_MOD, b, event);
	TRY(p, 12) CALL(epoll_ctl, poll, EPOLL_CTL_MOD, b, p);
	CALL(epoll_ctl, poll, EPOLL_CTL_DEL, b, NULL);
	CALL(epoll_ctl, poll, EPOLL_CTL_DEL, b, event);
	CALL(epoll_ctl, poll, -1, b, event);
	event->events = EPOLLOUT;
	CALL(epoll_ctl, poll, EPOLL_CTL_ADD, b, event);
#ifdef SYS_epoll_wait
	CALL(epoll_wait, poll, many, 40, 0);
	CALL(epoll_wait, poll, many, 0, 0);
	CALL(epoll_wait, poll, many, -1, -1);
	CALL(epoll_wait, -1, many, 40, -1);
	CALL(epoll_wait, poll, NOWHERE, 1, 0);
#endif
	CALL(epoll_pwait, poll, many, 40, 100, NULL, 8);
	CALL(epoll_pwait, poll, many, 40, -1, mask, 8);
	CALL(epoll_pwait, poll, many, 40, -1, mask, 4);
	CALL(epoll_pwait, poll, many, 40, -1, NOWHERE, 8);
	CALL(epoll_pwait2, poll, many, 40, zero, mask, 8);
	CALL(epoll_pwait2, poll, many, 40, NULL, mask, 8);
	CALL(epoll_pwait2, poll, many, 40, NOWHERE, mask, 128);
	CALL(epoll_ctl, poll, EPOLL_CTL_DEL, b, NULL);
	CALL(epoll_pwait2, poll, many, 40, zero, NULL, 0);
#ifdef SYS_epoll_wait
	CALL(epoll_wait, poll, many, 40, 0);
#endif
#ifdef SYS_epoll_ctl_old
	CALL(epoll_ctl_old, 1, 2, 3, 4, 5, 6);
	CALL(epoll_wait_old, 1, 2, 3, 4, 5, 6);
#endif
	CALL_NR(16 + 0 * poll, poll, 0x80088a02, tail_alloc(8));
}

static void
others(void)
{
	uint64_t *mask = tail_new(uint64_t, 1 << (SIGINT - 1) | 1ull << 63);
	struct itimerspec *timer = tail_new(struct itimerspec, {1, 2}, {3000, 4}),
			  *bad = tail_new(struct itimerspec, {-1, -2}, {0, 2000000000});
	int fd;

#ifdef SYS_eventfd
	CALL(eventfd, 7);
#endif
	CALL(eventfd2, 7, 1 | O_CLOEXEC | O_NONBLOCK);
	CALL(eventfd2, -1, 0xffffffff);
	CALL(eventfd2, 0, 2);
#ifdef SYS_signalfd
	CALL(signalfd, -1, mask, 8);
	CALL(signalfd, -1, mask, 7);
#endif
	CALL(signalfd4, -1, mask, 8, O_CLOEXEC | O_NONBLOCK);
	CALL(signalfd4, -1, mask, 4, 1);
	CALL(signalfd4, 5, NOWHERE, 8, 0xffffffff);
	CALL(signalfd4, 5, NULL, 8, 0);
	CALL(signalfd4, 5, mask, 16, 0);
	for (int i = -9; i < 14; i++)
		CALL(timerfd_create, i, i & 1 ? O_CLOEXEC : i & 2 ? 0xffffffff : i & 4 ? O_NONBLOCK | 1 : 0);
	CALL(timerfd_create, getpid() * 0 - 50, 2);
	fd = CALL(timerfd_create, CLOCK_MONOTONIC, 0);
#ifdef SYS_timerfd_settime
	CALL(timerfd_settime, fd, 1, timer, tail_alloc(sizeof(*timer)));
	CALL(timerfd_settime, fd, 0, timer, timer);
	CALL(timerfd_settime, fd, 3, timer, NULL);
	CALL(timerfd_settime, fd, 0xffffffff, bad, NOWHERE);
	CALL(timerfd_settime, fd, 4, NOWHERE, NULL);
	TRY(p, sizeof(*timer)) CALL(timerfd_gettime, -1, p);
#endif
#ifdef SYS_timerfd_settime64
	int64_t *wide = tail_alloc(32);
	wide[3] = 5;
	CALL(timerfd_settime64, fd, 0, wide, wide);
	TRY(p, 32) CALL(timerfd_gettime64, -1, p);
#endif
}

int
main(void)
{
	int pipes[2], full[2];

	pipe(full);
	pipe(pipes);
	write(full[1], "x", 1);
	polls(full[0], pipes[1]);
	selects(full[0], pipes[1]);
	epolls(full[0], pipes[1]);
	others();
	pretend_start();
	struct pollfd ready[3] = { { 5, -1, -1 }, { 6, 1, 0x200 } }, *three = tail_copy(ready, sizeof(ready));
#ifdef SYS_poll
	PRETEND(poll, three, 2, 5);
	PRETEND(poll, three, 2, 5);
#endif
	struct epoll_event *event = tail_alloc(sizeof(*event));
	PRETEND(epoll_pwait, 5, event, 3, 5, NULL);
	PRETEND(epoll_ctl, 5, EPOLL_CTL_DEL, 5, event);
	struct itimerspec *timer = tail_new(struct itimerspec, {-1, -2}, {3000, 2000000000});
#ifdef SYS_timerfd_gettime
	PRETEND(timerfd_gettime, 5, timer);
	PRETEND(timerfd_settime, 5, 2, timer, timer);
#endif
	CALL(exit_group, 0);
	return 0;
}
