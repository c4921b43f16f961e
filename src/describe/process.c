/* Processes: making them, becoming another program, ending, waiting, limits, and what a process asks about itself. */
#include "spy/describe.h"

#define CLONE_SETTLS 0x80000
#define CLONE_STORES_TID (0x100000 | 0x1000) /* CLONE_PARENT_SETTID, CLONE_PIDFD */
#define CLONE_CHILD_TID (0x200000 | 0x1000000) /* CLONE_CHILD_CLEARTID, CLONE_CHILD_SETTID */
#define CLONE_PIDFD 0x1000
#define CLONE_PARENT_SETTID 0x100000
#define CLONE_INTO_CGROUP 0x200000000
#define P_PGID 2
#define P_PIDFD 3
/* PRIO_PROCESS, PRIO_PGRP */
#define PRIORITY_WHO SWITCH(which, CASE(0, PID) CASE(1, PGID) OTHERWISE(S32))

#define ENVIRONMENT IN(SPAN(hook_environment, 0))
#define PERSONALITY JOINED(4, PART(0xff, ENUM32(personality_types)) PART(~0xffu, FLAGS32(personality_flags)))
#define CLONE_FLAGS JOINED_OR_ALONE(0, PART(~0xffull, FLAGSL(clone_flags)) PART(0xff, ENUM_RADIX(0, RADIX_SIGNED, signals), NONZERO))
#define SIGNAL_NUMBER ENUM32_OR_NUMBER(signals)
/* Nothing is written if no child has changed: the result is 0. */
#define OUT_OF_WAIT(t) SWITCH(ret, CASE(0, ADDR) OTHERWISE(OUT(t)))
/* Where the kernel may write, not followed: told when it has. */
#define ADDR_AT_EXIT OUT(NONE)
#define WAIT_OPTIONS FLAGS32(wait4_options)

STRUCT(usage_time,
	F(tv_sec,  KERNEL_LONG)
	F(tv_usec, KERNEL_ULONG))
STRUCT(rusage,
	F(ru_utime,    struct_usage_time)
	F(ru_stime,    struct_usage_time)
	F(ru_maxrss,   ULONG, VERBOSE)
	F(ru_ixrss,    ULONG, VERBOSE)
	F(ru_idrss,    ULONG, VERBOSE)
	F(ru_isrss,    ULONG, VERBOSE)
	F(ru_minflt,   ULONG, VERBOSE)
	F(ru_majflt,   ULONG, VERBOSE)
	F(ru_nswap,    ULONG, VERBOSE)
	F(ru_inblock,  ULONG, VERBOSE)
	F(ru_oublock,  ULONG, VERBOSE)
	F(ru_msgsnd,   ULONG, VERBOSE)
	F(ru_msgrcv,   ULONG, VERBOSE)
	F(ru_nsignals, ULONG, VERBOSE)
	F(ru_nvcsw,    ULONG, VERBOSE)
	F(ru_nivcsw,   ULONG, VERBOSE))

extern const struct type struct_user_desc[1];

STRUCT_WITH(clone_args, SIZED_BY(size, 64),
	F(flags,        FLAGS64(clone3_flags))
	F(pidfd,        ADDR64, IF(flags, CLONE_PIDFD), THEN(OUT64(FD)))
	F(child_tid,    ADDR64, IF(flags, CLONE_CHILD_TID))
	F(parent_tid,   ADDR64, IF(flags, CLONE_PARENT_SETTID), THEN(OUT64(TID)))
	F(exit_signal,  ENUM_RADIX(8, RADIX_UNSIGNED, signals))
	F(stack,        ADDR64)
	F(stack_size,   X64)
	F(tls,          PER_ABI(ADDR64, ADDR64, IN64(struct_user_desc)), IF(flags, CLONE_SETTLS))
	F(set_tid,      SWITCH(set_tid_size, CASES(1, 32, IN64(ARRAY(TID, set_tid_size))) OTHERWISE(ADDR64)), CONDITION(ISNT_(set_tid, 0, OR(ISNT_(set_tid_size, 0)))))
	F(set_tid_size, U64, CONDITION(ISNT_(set_tid, 0, OR(ISNT_(set_tid_size, 0)))), TOGETHER)
	F(cgroup,       U64, CONDITION(ISNT_(cgroup, 0, OR(IF_(flags, CLONE_INTO_CGROUP))))))

STRUCT(rlimit64,
	F(rlim_cur, VALUE(8, hook_rlim64))
	F(rlim_max, VALUE(8, hook_rlim64)))
#define LIMIT PER_ABI(VALUE(8, hook_rlim64), VALUE(8, hook_rlim64), VALUE(4, hook_rlim))
STRUCT(rlimit,
	F(rlim_cur, LIMIT)
	F(rlim_max, LIMIT))

STRUCT(tms,
	F(tms_utime,  VALUE(0, hook_ticks))
	F(tms_stime,  VALUE(0, hook_ticks))
	F(tms_cutime, VALUE(0, hook_ticks))
	F(tms_cstime, VALUE(0, hook_ticks)))

STRUCT(new_utsname,
	F(sysname,    CHARS(65))
	F(nodename,   CHARS(65))
	F(release,    CHARS(65), VERBOSE)
	F(version,    CHARS(65), VERBOSE)
	F(machine,    CHARS(65), VERBOSE)
	F(domainname, CHARS(65), VERBOSE))

STRUCT(sysinfo,
	F(uptime,    ULONG)
	F(loads,     ARRAY(ULONG, 3))
	F(totalram,  ULONG)
	F(freeram,   ULONG)
	F(sharedram, ULONG)
	F(bufferram, ULONG)
	F(totalswap, ULONG)
	F(freeswap,  ULONG)
	F(procs,     U16)
	PAD(2)
	F(totalhigh, ULONG)
	F(freehigh,  ULONG)
	F(mem_unit,  U32)
	F(pad,       PER_ABI(NONE, NONE, T_(.kind = TYPE_NONE, .length = "8"))))

STRUCT(rseq_slice_ctrl,
	F(request,    U8)
	F(granted,    U8)
	F(__reserved, X16))
STRUCT(rseq,
	F(cpu_id_start, U32)
	F(cpu_id,       ENUM32_OR_NUMBER(rseq_cpu_ids))
	F(rseq_cs,      VALUE(8, hook_rseq_cs))
	F(flags,        FLAGS32(rseq_cs_flags))
	F(node_id,      U32)
	F(mm_cid,       U32)
	F(slice_ctrl,   struct_rseq_slice_ctrl)
	F(__reserved,   X8))
STRUCT(rseq_cs,
	F(version,            U32)
	F(flags,              FLAGS32(rseq_cs_flags))
	F(start_ip,           X64)
	F(post_commit_offset, X64)
	F(abort_ip,           X64))

/* Descriptors of other processes are numbers here. */
STRUCT(kcmp_epoll_slot,
	F(efd,  U32)
	F(tfd,  U32)
	F(toff, U32))

CALLS(process,
CALL(execve,      59, 221,  11, FILE|PROCESS|REMAPS,      S32,  F(pathname, PATH) F(argv, IN(STRV)) F(envp, ENVIRONMENT))
CALL(execveat,   322, 281, 358, FILE|DESC|PROCESS|REMAPS, S32,  F(dirfd, DIRFD) F(pathname, PATH) F(argv, IN(STRV)) F(envp, ENVIRONMENT) F(flags, FLAGS32(execveat_flags)))
CALL(exit,        60,  93,   1, PROCESS|NORETURN|STEADY,  NONE, F(status, S32))
CALL(exit_group, 231,  94, 252, PROCESS|NORETURN|STEADY,  NONE, F(status, S32))
CALL(fork,        57,  NO,   2, PROCESS,           PID)
CALL(vfork,       58,  NO, 190, PROCESS,           PID)
CALL_NOTE(clone,       56,  NO,  NO, PROCESS,      TID, hook_cloned, F(child_stack, AREA, NAMED, REGISTER(1)) F(flags, CLONE_FLAGS, NAMED, REGISTER(0)) F(parent_tid, OUT(TID), NAMED, IF(flags, CLONE_STORES_TID), REGISTER(2)) F(tls, ADDR_AT_EXIT, NAMED, IF(flags, CLONE_SETTLS), REGISTER(4)) F(child_tidptr, ADDR_AT_EXIT, NAMED, IF(flags, CLONE_CHILD_TID), REGISTER(3)))
CALL_NOTE(clone,       NO, 220,  NO, PROCESS,      TID, hook_cloned, F(child_stack, AREA, NAMED, REGISTER(1)) F(flags, CLONE_FLAGS, NAMED, REGISTER(0)) F(parent_tid, OUT(TID), NAMED, IF(flags, CLONE_STORES_TID), REGISTER(2)) F(tls, ADDR_AT_EXIT, NAMED, IF(flags, CLONE_SETTLS), REGISTER(3)) F(child_tidptr, ADDR_AT_EXIT, NAMED, IF(flags, CLONE_CHILD_TID), REGISTER(4)))
CALL_NOTE(clone,       NO,  NO, 120, PROCESS,      TID, hook_cloned, F(child_stack, AREA, NAMED, REGISTER(1)) F(flags, CLONE_FLAGS, NAMED, REGISTER(0)) F(parent_tid, OUT(TID), NAMED, IF(flags, CLONE_STORES_TID), REGISTER(2)) F(tls, ADDR_AT_EXIT, NAMED, IF(flags, CLONE_SETTLS), REGISTER(3)) F(child_tidptr, ADDR_AT_EXIT, NAMED, IF(flags, CLONE_CHILD_TID), REGISTER(4)))
CALL_NOTE(clone3,     435, 435, 435, PROCESS,      TID, hook_cloned, F(cl_args, IN(struct_clone_args)) F(size, SIZE))
CALL_NOTE(unshare,    272,  97, 310, 0,            S32, hook_unshared, F(flags, FLAGSL(unshare_flags)))
CALL_NOTE(setns,      308, 268, 346, DESC,         S32, hook_unshared, F(fd, FD) F(nstype, FLAGS32(setns_types)))
CALL(wait4,       61, 260, 114, PROCESS|STEADY,           PID,  F(pid, PID) F(status, OUT_OF_WAIT(VALUE(4, hook_wait_status))) F(options, WAIT_OPTIONS) F(usage, OUT_OF_WAIT(struct_rusage)))
CALL(waitpid,     NO,  NO,   7, PROCESS,           PID,  F(pid, PID) F(status, OUT_OF_WAIT(VALUE(4, hook_wait_status))) F(options, WAIT_OPTIONS))
CALL(waitid,     247,  95, 284, PROCESS|STEADY,           S32,  F(idtype, ENUM32(waitid_types)) F(id, SWITCH(idtype, CASE(P_PGID, PGID) CASE(P_PIDFD, FD) OTHERWISE(PID)), ASIDE) F(siginfo, OUT(struct_siginfo)) F(options, WAIT_OPTIONS) F(usage, OUT(struct_rusage)))
CALL(pidfd_open, 434, 434, 434, DESC,              FD,   F(pid, PID) F(flags, FLAGS32(pidfd_open_flags)))
CALL(pidfd_getfd, 438, 438, 438, DESC,             FD,   F(pidfd, FD) F(targetfd, S32) F(flags, X32))
CALL(pidfd_send_signal, 424, 424, 424, DESC|SIGNAL|PROCESS, S32, F(pidfd, FD) F(signum, SIGNAL_NUMBER) F(info, IN(struct_siginfo)) F(flags, FLAGS32(pidfd_signal_flags)))
CALL(kcmp,       312, 272, 349, 0,                 S32,  F(pid1, PID) F(pid2, PID) F(type, ENUM32(kcmp_types)) F(idx1, SWITCH(type, CASE(0, S32) CASES(1, 6, NONE) CASE(7, S32) OTHERWISE(HEX))) F(idx2, SWITCH(type, CASE(0, S32) CASES(1, 6, NONE) CASE(7, IN(struct_kcmp_epoll_slot)) OTHERWISE(HEX))))

CALL(set_tid_address, 218,  96, 258, STEADY, TID, F(tidptr, AREA))
CALL(set_robust_list, 273,  99, 311, STEADY, S32, F(addr, AREA) F(length, SIZE))
CALL(get_robust_list, 274, 100, 312, 0, S32, F(pid, TID) F(head_ptr, OUT(ADDR)) F(len_ptr, OUT(SIZE)))
CALL(rseq,            334, 293, 386, STEADY, S32, F(rseq, IN(SPAN(hook_rseq, 0))) F(rseq_len, U32) F(flags, FLAGS32(rseq_flags)) F(sig, X32))
CALL(rseq_slice_yield, 471, 471, 471, 0, S32)
CALL(restart_syscall, 219, 128,   0, 0, LONG, F(resumed, VALUE(0, hook_resuming)))

CALL(prlimit64,  302, 261, 340, STEADY, S32, F(pid, PID) F(resource, ENUM32(rlimit_resources)) F(new_limit, IN(struct_rlimit64)) F(old_limit, OUT(struct_rlimit64)))
CALL(getrlimit,   97, 163,  76, STEADY, S32, F(resource, ENUM32(rlimit_resources)) F(rlim, OUT(struct_rlimit)))
CALL(ugetrlimit,  NO,  NO, 191, 0, S32, F(resource, ENUM32(rlimit_resources)) F(rlim, OUT(struct_rlimit)))
CALL(setrlimit,  160, 164,  75, 0, S32, F(resource, ENUM32(rlimit_resources)) F(rlim, IN(struct_rlimit)))
CALL(getrusage,   98, 165,  77, STEADY, S32, F(who, ENUM32(rusage_who)) F(usage, OUT(struct_rusage)))
CALL(getpriority, 140, 141, 96, 0, S32, F(which, ENUM32(priority_which)) F(who, PRIORITY_WHO))
CALL(setpriority, 141, 140, 97, 0, S32, F(which, ENUM32(priority_which)) F(who, PRIORITY_WHO) F(prio, S32))
CALL(nice,        NO,  NO,  34, 0, S32, F(increment, S32))
CALL(times,      100, 153,  43, STEADY, LONG, F(buf, OUT(struct_tms)))
CALL(uname,       63, 160, 122, STEADY, S32, F(buf, OUT(struct_new_utsname)))
CALL(olduname,    NO,  NO, 109, 0, S32, F(arg1, ADDR)) /* not followed by strace either */
CALL(oldolduname, NO,  NO,  59, 0, S32, F(arg1, ADDR)) /* the same */
CALL(sysinfo,     99, 179, 116, STEADY, S32, F(info, OUT(struct_sysinfo)))
CALL(getcpu,     309, 168, 318, 0, S32, F(cpu, OUT(U32)) F(node, OUT(U32)) F(tcache, ADDR)) /* tcache is not used since 2.6.24 */
CALL(getrandom,  318, 278, 355, STEADY, LONG, F(buf, OUT(HEXBYTES(ret))) F(buflen, SIZE) F(flags, FLAGS32(getrandom_flags)))
CALL(personality, 135, 92, 136, 0, MEANING(X32, PERSONALITY, STAYS, UNNAMED), F(persona, SWITCH_BITS(persona, 0xffffffff, CASE(0xffffffff, X32) OTHERWISE(PERSONALITY))))
CALL(sethostname, 170, 161, 74, 0, S32, F(name, SWITCH(len, CASES(0, 64, IN(BYTES(len))) OTHERWISE(ADDR))) F(len, U32))
CALL(setdomainname, 171, 162, 121, 0, S32, F(name, SWITCH(len, CASES(0, 64, IN(BYTES(len))) OTHERWISE(ADDR))) F(len, U32))
CALL(vhangup,    153,  58, 111, 0, S32)

CALL(getpid,      39, 172,  20, PURE|STEADY, PID)
CALL(gettid,     186, 178, 224, PURE|STEADY, TID)
CALL(getppid,    110, 173,  64, PURE|STEADY, PID)
CALL(getpgrp,    111,  NO,  65, PURE|STEADY, PGID)
CALL(getpgid,    121, 155, 132, STEADY,    PGID, F(pid, PID))
CALL(setpgid,    109, 154,  57, 0,    S32,  F(pid, PID) F(pgid, PGID))
CALL(getsid,     124, 156, 147, STEADY,    SID,  F(pid, PID))
CALL(setsid,     112, 157,  66, 0,    S32)
)
