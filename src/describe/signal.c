/* Signals: sending, waiting for and blocking them, and what they say of themselves. */
#include "spy/describe.h"

#define SIGNAL_NUMBER ENUM32_OR_NUMBER(signals)
#define HANDLER ENUML(signal_handlers)
#define HOW ENUM32(sigprocmask_how)
#define SA_RESTORER 0x04000000

#define SET SIGSET_OF(sigsetsize)
#define MASK_RESULT(text) MEANING(X32, OLD_SIGSET, STAYS, UNNAMED, LABELLED(text))

const struct type struct_siginfo[1] = {
	{.kind = TYPE_SPAN_HOOK, .name = "siginfo", .memory = hook_siginfo, .length = "128"}};

/* strace wants to read 64 bytes of mask before it tells anything; so the structure ends there. */
STRUCT_WITH(sigaction, ORDER("sa_handler sa_mask sa_flags sa_restorer"),
	F(sa_handler,  HANDLER)
	F(sa_flags,    FLAGSL(sigaction_flags))
	F(sa_restorer, ADDR, IF(sa_flags, SA_RESTORER))
	F(sa_mask,     SIGSET)
	PAD(56))
STRUCT(old_sigaction,
	F(sa_handler,  HANDLER)
	F(sa_mask,     OLD_SIGSET)
	F(sa_flags,    FLAGS32(sigaction_flags))
	F(sa_restorer, ADDR, IF(sa_flags, SA_RESTORER)))
STRUCT(stack,
	F(ss_sp,    ADDR)
	F(ss_flags, FLAGS32(sigaltstack_flags))
	F(ss_size,  SIZE))

CALLS(signal,
CALL(rt_sigaction,       13, 134, 174, SIGNAL|STEADY, S32, F(signum, SIGNAL_NUMBER) F(act, IN(struct_sigaction)) F(oldact, OUT(struct_sigaction)) F(sigsetsize, SIZE))
CALL(rt_sigprocmask,     14, 135, 175, SIGNAL|STEADY, S32, F(how, HOW) F(set, IN(SET)) F(oldset, OUT(SET)) F(sigsetsize, SIZE))
CALL(rt_sigreturn,       15, 139, 173, SIGNAL|CALL_RESTORES|STEADY, LONG, F(sigmask, VALUE(0, hook_signal_frame)))
CALL(rt_sigpending,     127, 136, 176, SIGNAL, S32, F(set, OUT(SIGSET_WITHIN(sigsetsize, 1))) F(sigsetsize, SIZE))
CALL(rt_sigsuspend,     130, 133, 179, SIGNAL|STEADY, S32, F(set, IN(SET)) F(sigsetsize, SIZE))
CALL(rt_sigqueueinfo,   129, 138, 178, SIGNAL|PROCESS, S32, F(tgid, PID) F(signum, SIGNAL_NUMBER) F(info, IN(struct_siginfo)))
CALL(rt_tgsigqueueinfo, 297, 240, 335, SIGNAL|PROCESS, S32, F(tgid, PID) F(tid, TID) F(signum, SIGNAL_NUMBER) F(info, IN(struct_siginfo)))
CALL(rt_sigtimedwait,        128, 137, 177, SIGNAL|STEADY, SIGNAL_NUMBER, F(set, IN(SET)) F(info, OUT(struct_siginfo)) F(timeout, IN(struct_timespec)) F(sigsetsize, SIZE))
CALL(rt_sigtimedwait_time64,  NO,  NO, 421, SIGNAL, SIGNAL_NUMBER, F(set, IN(SET)) F(info, OUT(struct_siginfo)) F(timeout, IN(struct_timespec64)) F(sigsetsize, SIZE))
CALL(sigaltstack,       131, 132, 186, SIGNAL|STEADY, S32, F(ss, IN(struct_stack)) F(old_ss, OUT(struct_stack)))
CALL(kill,               62, 129,  37, SIGNAL|PROCESS|STEADY, S32, F(pid, PID) F(signum, SIGNAL_NUMBER))
CALL(tkill,             200, 130, 238, SIGNAL|PROCESS|STEADY, S32, F(tid, TID) F(signum, SIGNAL_NUMBER))
CALL(tgkill,            234, 131, 270, SIGNAL|PROCESS|STEADY, S32, F(tgid, PID) F(tid, TID) F(signum, SIGNAL_NUMBER))
CALL(pause,              34,  NO,  29, SIGNAL, S32, )

/* Sets of 32 signals, as they were before rt_sig*. */
CALL(sigaction,   NO, NO,  67, SIGNAL, S32, F(signum, SIGNAL_NUMBER) F(act, IN(struct_old_sigaction)) F(oldact, OUT(struct_old_sigaction)))
CALL(sigprocmask, NO, NO, 126, SIGNAL, S32, F(how, HOW) F(set, IN(OLD_SIGSET)) F(oldset, OUT(OLD_SIGSET)))
CALL(sigpending,  NO, NO,  73, SIGNAL, S32, F(set, OUT(OLD_SIGSET)))
CALL(sigsuspend,  NO, NO,  72, SIGNAL, S32, F(mask, OLD_SIGSET, REGISTER(2)))
CALL(sigreturn,   NO, NO, 119, SIGNAL|CALL_RESTORES, LONG, F(frame, VALUE(0, hook_old_signal_frame)))
CALL(signal,      NO, NO,  48, SIGNAL, HANDLER, F(signum, SIGNAL_NUMBER) F(handler, HANDLER))
CALL(sgetmask,    NO, NO,  68, SIGNAL, MASK_RESULT("mask"))
CALL(ssetmask,    NO, NO,  69, SIGNAL, MASK_RESULT("old mask"), F(newmask, OLD_SIGSET))
)
