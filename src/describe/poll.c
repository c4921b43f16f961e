/* Waiting: poll, select and epoll, and the descriptors that exist to be waited for. */
#include "spy/describe.h"

#define MASK(size_field) IN(SIGSET_OF(size_field))

static STRUCT(pollfd,
	F(fd,      FD)
	F(events,  FLAGS16(poll_events), UNLESS(fd, 0x80000000))
	PAD(2)) /* revents: told behind the result */

/* What pselect6 has in place of a seventh argument. */
static STRUCT(sigset_argument,
	F(sigmask,    MASK(sigsetsize))
	F(sigsetsize, SIZE))

static STRUCT_WITH(epoll_event, PACKED_ON_X86,
	F(events, FLAGS32(epoll_events))
	F(data,   X64))

#define POLLED   F(fds, IN(ARRAY(struct_pollfd, nfds))) F(nfds, U32)
#define SELECTED F(nfds, S32) F(readfds, IN(FDSET(nfds))) F(writefds, IN(FDSET(nfds))) F(exceptfds, IN(FDSET(nfds)))
#define EPOLLED  F(epfd, FD) F(events, OUT(ARRAY(struct_epoll_event, ret))) F(maxevents, S32)
/* strace reads these only if the call succeeds. */
#define EPOLL_TIMEOUT F(timeout, OUT(struct_timespec64))
#define EPOLL_MASK F(sigmask, OUT(SIGSET_OF(sigsetsize))) F(sigsetsize, SIZE)

/* i386's first select has its five arguments in memory, from which they are read before it is told; or cannot be. */
OPTIONS(select_read, OPTION_NOTE(select, 1, LONG, hook_selected, SELECTED F(timeout, IN(struct_timeval))))

CALLS(poll,
CALL_NOTE(poll,              7,  NO, 168, DESC|STEADY, LONG, hook_polled, POLLED F(timeout, S32))
CALL_NOTE(ppoll,           271,  73, 309, DESC|STEADY, LONG, hook_polled, POLLED F(tmo_p, IN(struct_timespec)) F(sigmask, MASK(sigsetsize)) F(sigsetsize, SIZE))
CALL_NOTE(ppoll_time64,     NO,  NO, 414, DESC|STEADY, LONG, hook_polled, POLLED F(tmo_p, IN(struct_timespec64)) F(sigmask, MASK(sigsetsize)) F(sigsetsize, SIZE))

CALL_NOTE(select,           23,  NO,  NO, DESC|STEADY, LONG, hook_selected, SELECTED F(timeout, IN(struct_timeval)))
CALL_BY(select,             NO,  NO,  82, DESC, LONG, 5, select_read, F(arg, ADDR)) /* arguments that cannot be read */
CALL_NOTE(_newselect,       NO,  NO, 142, DESC|STEADY, LONG, hook_selected, SELECTED F(timeout, IN(struct_timeval)))
CALL_NOTE(pselect6,        270,  72, 308, DESC|STEADY, LONG, hook_selected, SELECTED F(timeout, IN(struct_timespec)) F(sig, IN(struct_sigset_argument)))
CALL_NOTE(pselect6_time64,  NO,  NO, 413, DESC|STEADY, LONG, hook_selected, SELECTED F(timeout, IN(struct_timespec64)) F(sig, IN(struct_sigset_argument)))

CALL(epoll_create,         213,  NO, 254, DESC|STEADY, FD,   F(size, S32))
CALL(epoll_create1,        291,  20, 329, DESC|STEADY, FD,   F(flags, FLAGS32(epoll_create_flags)))
CALL(epoll_ctl,            233,  21, 255, DESC|STEADY, LONG, F(epfd, FD, ASIDE) F(op, ENUM32(epoll_operations)) F(fd, FD) F(event, SWITCH(op, CASE(2, AREA) OTHERWISE(IN(struct_epoll_event)))))
CALL(epoll_wait,           232,  NO, 256, DESC|STEADY, LONG, EPOLLED F(timeout, S32))
CALL(epoll_pwait,          281,  22, 319, DESC|STEADY, LONG, EPOLLED F(timeout, S32) EPOLL_MASK)
CALL(epoll_pwait2,         441, 441, 441, DESC|STEADY, LONG, EPOLLED EPOLL_TIMEOUT EPOLL_MASK)
/* Calls that no kernel ever had. */
CALL(epoll_ctl_old,        214,  NO,  NO, 0,    LONG, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX))
CALL(epoll_wait_old,       215,  NO,  NO, 0,    LONG, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX))

CALL(eventfd,              284,  NO, 323, DESC|STEADY, FD,   F(initval, U32))
CALL(eventfd2,             290,  19, 328, DESC|STEADY, FD,   F(initval, U32) F(flags, FLAGS32(eventfd_flags)))
CALL(signalfd,             282,  NO, 321, DESC|SIGNAL, FD, F(fd, FD) F(mask, MASK(sizemask)) F(sizemask, SIZE))
CALL(signalfd4,            289,  74, 327, DESC|SIGNAL, FD, F(fd, FD) F(mask, MASK(sizemask)) F(sizemask, SIZE) F(flags, FLAGS32(signalfd_flags)))
CALL(timerfd_create,       283,  85, 322, DESC, FD,   F(clockid, ENUM32(clock_ids)) F(flags, FLAGS32(timerfd_flags)))
CALL(timerfd_settime,      286,  86, 325, DESC|STEADY, LONG, F(fd, FD) F(flags, FLAGS32(timerfd_flags)) F(new_value, IN(struct_itimerspec)) F(old_value, OUT(struct_itimerspec)))
CALL(timerfd_settime64,     NO,  NO, 411, DESC, LONG, F(fd, FD) F(flags, FLAGS32(timerfd_flags)) F(new_value, IN(struct_itimerspec64)) F(old_value, OUT(struct_itimerspec64)))
CALL(timerfd_gettime,      287,  87, 326, DESC|STEADY, LONG, F(fd, FD) F(curr_value, OUT(struct_itimerspec)))
CALL(timerfd_gettime64,     NO,  NO, 410, DESC, LONG, F(fd, FD) F(curr_value, OUT(struct_itimerspec64)))
)
