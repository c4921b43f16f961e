/* Time: clocks, sleeping, and timers that end in a signal. */
#include "spy/describe.h"

#define CLOCKID ENUM32(clock_ids)
#define TIMER_FLAGS FLAGS32(timer_flags)
#define RESTARTBLOCK 516 /* ERESTART_RESTARTBLOCK: a sleep that a signal has interrupted */
#define REST(t) OUT_IF(RESTARTBLOCK, t)
/* Of a sleep until some time nothing is left. */
#define REST_UNLESS_FLAGS(t) SWITCH(flags, CASE(0, REST(t)) OTHERWISE(ADDR))

#define SIGEV_SIGNAL 0
#define SIGEV_THREAD 2
#define SIGEV_THREAD_ID 4

STRUCT(timespec,
	F(tv_sec,  KERNEL_LONG)
	F(tv_nsec, KERNEL_ULONG))
STRUCT(timespec64,
	F(tv_sec,  S64)
	F(tv_nsec, U64))
STRUCT(timeval,
	F(tv_sec,  KERNEL_LONG)
	F(tv_usec, KERNEL_ULONG))
STRUCT(timeval64,
	F(tv_sec,  S64)
	F(tv_usec, U64))
STRUCT(timezone,
	F(tz_minuteswest, S32)
	F(tz_dsttime,     S32))
STRUCT(itimerval,
	F(it_interval, struct_timeval)
	F(it_value,    struct_timeval))
STRUCT(itimerspec,
	F(it_interval, struct_timespec)
	F(it_value,    struct_timespec))
STRUCT(itimerspec64,
	F(it_interval, struct_timespec64)
	F(it_value,    struct_timespec64))

UNION(sigval,
	F(sival_int, S32)
	F(sival_ptr, ADDR))
STRUCT(sigevent,
	F(sigev_value,             union_sigval, ISNT(sigev_value, 0))
	F(sigev_signo,             SWITCH(sigev_notify, CASE(SIGEV_SIGNAL, ENUM32_OR_NUMBER(signals)) CASE(SIGEV_THREAD, ENUM32_OR_NUMBER(signals)) CASE(SIGEV_THREAD_ID, ENUM32_OR_NUMBER(signals)) OTHERWISE(U32)))
	F(sigev_notify,            ENUM32(sigevent_notify))
	F(sigev_notify_thread_id,  TID,  IS(sigev_notify, SIGEV_THREAD_ID))
	F(sigev_notify_function,   ADDR, IS(sigev_notify, SIGEV_THREAD), OVERLAY)
	F(sigev_notify_attributes, ADDR, IS(sigev_notify, SIGEV_THREAD)))

STRUCT(timex,
	F(modes,     FLAGS32(adjtimex_modes))
	F(offset,    LONG)
	F(freq,      LONG)
	F(maxerror,  LONG)
	F(esterror,  LONG)
	F(status,    FLAGS32(adjtimex_status))
	F(constant,  LONG)
	F(precision, LONG)
	F(tolerance, LONG)
	F(time,      struct_timeval)
	F(tick,      LONG)
	F(ppsfreq,   LONG)
	F(jitter,    LONG)
	F(shift,     S32)
	F(stabil,    LONG)
	F(jitcnt,    LONG)
	F(calcnt,    LONG)
	F(errcnt,    LONG)
	F(stbcnt,    LONG)
	F(tai,       S32)
	PAD(44))
STRUCT(timex64,
	F(modes,     FLAGS32(adjtimex_modes))
	PAD(4)
	F(offset,    S64)
	F(freq,      S64)
	F(maxerror,  S64)
	F(esterror,  S64)
	F(status,    FLAGS32(adjtimex_status))
	PAD(4)
	F(constant,  S64)
	F(precision, S64)
	F(tolerance, S64)
	F(time,      struct_timeval64)
	F(tick,      S64)
	F(ppsfreq,   S64)
	F(jitter,    S64)
	F(shift,     S32)
	PAD(4)
	F(stabil,    S64)
	F(jitcnt,    S64)
	F(calcnt,    S64)
	F(errcnt,    S64)
	F(stbcnt,    S64)
	F(tai,       S32)
	PAD(44))

#define CLOCK_STATE \
	T_(.kind = TYPE_ENUM, .width = 4, .radix = RADIX_SIGNED, .is_signed = true, .constants = adjtimex_state, \
		.of_written = true)

CALLS(time,
CALL(nanosleep,               35, 101, 162, STEADY,     S32, F(req, IN(struct_timespec)) F(rem, REST(struct_timespec)))
CALL(clock_nanosleep,        230, 115, 267, STEADY,     S32, F(clockid, CLOCKID) F(flags, TIMER_FLAGS) F(request, IN(struct_timespec)) F(remain, REST_UNLESS_FLAGS(struct_timespec)))
CALL(clock_nanosleep_time64,  NO,  NO, 407, 0,     S32, F(clockid, CLOCKID) F(flags, TIMER_FLAGS) F(request, IN(struct_timespec64)) F(remain, REST_UNLESS_FLAGS(struct_timespec64)))
CALL(clock_gettime,          228, 113, 265, CLOCK|STEADY, S32, F(clockid, CLOCKID) F(tp, OUT(struct_timespec)))
CALL(clock_gettime64,         NO,  NO, 403, CLOCK, S32, F(clockid, CLOCKID) F(tp, OUT(struct_timespec64)))
CALL(clock_settime,          227, 112, 264, CLOCK, S32, F(clockid, CLOCKID) F(tp, IN(struct_timespec)))
CALL(clock_settime64,         NO,  NO, 404, CLOCK, S32, F(clockid, CLOCKID) F(tp, IN(struct_timespec64)))
CALL(clock_getres,           229, 114, 266, CLOCK|STEADY, S32, F(clockid, CLOCKID) F(tp, OUT(struct_timespec)))
CALL(clock_getres_time64,     NO,  NO, 406, CLOCK, S32, F(clockid, CLOCKID) F(tp, OUT(struct_timespec64)))
CALL(gettimeofday,            96, 169,  78, CLOCK|STEADY, S32, F(tv, OUT(struct_timeval)) F(tz, OUT(struct_timezone)))
CALL(settimeofday,           164, 170,  79, CLOCK, S32, F(tv, IN(struct_timeval)) F(tz, IN(struct_timezone)))
CALL_NOTE(time,              201,  NO,  13, CLOCK, LONG, hook_time_result, F(tloc, OUT(VALUE(0, hook_time))))
CALL(stime,                   NO,  NO,  25, CLOCK, S32, F(tloc, OUT(VALUE(0, hook_time))))
CALL(adjtimex,               159, 171, 124, CLOCK, CLOCK_STATE, F(buf, OUT(struct_timex)))
CALL(clock_adjtime,          305, 266, 343, CLOCK, CLOCK_STATE, F(clockid, CLOCKID) F(buf, OUT(struct_timex)))
CALL(clock_adjtime64,         NO,  NO, 405, CLOCK, CLOCK_STATE, F(clockid, CLOCKID) F(buf, OUT(struct_timex64)))
CALL(alarm,                   37,  NO,  27, 0,     U32, F(seconds, U32))
CALL(getitimer,               36, 102, 105, 0,     S32, F(which, ENUM32(itimer_which)) F(curr_value, OUT(struct_itimerval)))
CALL(setitimer,               38, 103, 104, 0,     S32, F(which, ENUM32(itimer_which)) F(new_value, IN(struct_itimerval)) F(old_value, OUT(struct_itimerval)))
CALL(timer_create,           222, 107, 259, 0,     S32, F(clockid, CLOCKID) F(sevp, IN(struct_sigevent)) F(timerid, OUT(S32)))
CALL(timer_settime,          223, 110, 260, 0,     S32, F(timerid, S32) F(flags, TIMER_FLAGS) F(new_value, IN(struct_itimerspec)) F(old_value, OUT(struct_itimerspec)))
CALL(timer_settime64,         NO,  NO, 409, 0,     S32, F(timerid, S32) F(flags, TIMER_FLAGS) F(new_value, IN(struct_itimerspec64)) F(old_value, OUT(struct_itimerspec64)))
CALL(timer_gettime,          224, 108, 261, 0,     S32, F(timerid, S32) F(curr_value, OUT(struct_itimerspec)))
CALL(timer_gettime64,         NO,  NO, 408, 0,     S32, F(timerid, S32) F(curr_value, OUT(struct_itimerspec64)))
CALL(timer_getoverrun,       225, 109, 262, 0,     S32, F(timerid, S32))
CALL(timer_delete,           226, 111, 263, 0,     S32, F(timerid, S32))
)
