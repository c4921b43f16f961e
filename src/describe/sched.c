/* Scheduling: policies, CPUs, I/O priorities. */
#include "spy/describe.h"

/* A negative one is none, whatever its flags. */
#define POLICY SWITCH_BITS(policy, 0xc0000000, CASE(0xc0000000, ENUM32(sched_policies)) CASE(0x80000000, ENUM32(sched_policies)) \
	OTHERWISE(PARTS(4, PART(0x40000000, FLAGS32(sched_policy_flags)) PART(0x3fffffff, ENUM32(sched_policies)))))
/* IOPRIO_WHO_PROCESS, IOPRIO_WHO_PGRP */
#define IOPRIO_WHO SWITCH(which, CASE(1, TID) CASE(2, PGID) OTHERWISE(S32))
#define IOPRIO MEANING(S32, IO_PRIORITY)
#define IOPRIO_RESULT MEANING(U32, IO_PRIORITY, UNNAMED)
#define POLICY_RESULT MEANING(U32, PARTS(4, PART(0x40000000, FLAGS32(sched_policy_flags)) PART(0xbfffffff, ENUM32(sched_policies))), STAYS)

STRUCT(sched_param,
	F(sched_priority, S32))

CALLS(sched,
CALL(sched_setaffinity,      203, 122, 241, 0, S32, F(pid, TID) F(cpusetsize, U32) F(mask, IN(SPAN(hook_cpus, 0))))
CALL(sched_getaffinity,      204, 123, 242, 0, S32, F(pid, TID) F(cpusetsize, U32) F(mask, OUT(SPAN(hook_cpus, 0))))
CALL(sched_setscheduler,     144, 119, 156, 0, S32, F(pid, TID) F(policy, POLICY) F(param, IN(struct_sched_param)))
CALL(sched_getscheduler,     145, 120, 157, 0, POLICY_RESULT, F(pid, TID))
CALL(sched_setparam,         142, 118, 154, 0, S32, F(pid, TID) F(param, IN(struct_sched_param)))
CALL(sched_getparam,         143, 121, 155, 0, S32, F(pid, TID) F(param, OUT(struct_sched_param)))
CALL(sched_get_priority_max, 146, 125, 159, 0, S32, F(policy, ENUM32(sched_policies)))
CALL(sched_get_priority_min, 147, 126, 160, 0, S32, F(policy, ENUM32(sched_policies)))
CALL(sched_rr_get_interval,  148, 127, 161, 0, S32, F(pid, TID) F(tp, OUT(struct_timespec)))
CALL(sched_rr_get_interval_time64, NO, NO, 423, 0, S32, F(pid, TID) F(tp, OUT(struct_timespec64)))
CALL(sched_setattr,          314, 274, 351, 0, S32, F(pid, TID) F(attr, IN(SPAN(hook_sched_attr, 0))) F(flags, X32))
CALL(sched_getattr,          315, 275, 352, 0, S32, F(pid, TID) F(attr, OUT(SPAN(hook_sched_attr, 0))) F(size, U32) F(flags, FLAGS32(sched_getattr_flags)))
CALL(sched_yield,             24, 124, 158, STEADY, S32)
CALL(ioprio_get,             252,  31, 290, 0, IOPRIO_RESULT, F(which, ENUM32(ioprio_who)) F(who, IOPRIO_WHO))
CALL(ioprio_set,             251,  30, 289, 0, S32, F(which, ENUM32(ioprio_who)) F(who, IOPRIO_WHO) F(ioprio, IOPRIO))
)
