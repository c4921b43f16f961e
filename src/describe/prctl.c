/* prctl(2): one line for each of its options. */
#include "spy/describe.h"

#define PR(value, result, ...) OPTION(prctl, value, result, F(op, ENUM32(prctl_options)) __VA_ARGS__)
/* Arguments that have to be zero, as they are given. */
#define UNUSED3 F(arg3, HEX) UNUSED4
#define UNUSED4 F(arg4, HEX) UNUSED5
#define UNUSED5 F(arg5, HEX)
#define UNUSED2 F(arg2, HEX) UNUSED3
/* Flags, and in the lower half a length. */
#define VECTOR_BITS ~0xffffull
#define VECTOR_PARTS(flags) PARTS(0, PART(VECTOR_BITS, FLAGSL(flags)) PART(0xffff, BITFIELD(0, 0, 16, HEX)))
#define VECTOR_LENGTH(name, flags) SWITCH_BITS(name, VECTOR_BITS, CASE(0, HEX) OTHERWISE(VECTOR_PARTS(flags))) /* in hex, as a length with flags is */
#define VECTOR_RESULT(flags) MEANING(X32, VECTOR_PARTS(flags), ONLY(VECTOR_BITS))
#define TAGGED_ADDRESS PARTS(0, PART(1, ENUML(prctl_tagged_addr)) PART(6, ENUML(prctl_mte_tcf)) \
	PART(0x7fff8, SHIFTED(0, 3, HEX, ENUML(prctl_mte_shifts)), NONZERO) PART(~0x7ffffull, HEX))
#define RISCV_VECTOR PARTS(0, PART(3, ENUML(prctl_riscv_vector)) PART(0xc, SHIFTED(0, 2, ENUML(prctl_riscv_vector), U32)) \
	PART(0x10, ENUML(prctl_riscv_vector_inherit)) PART(~0x1full, HEX))
#define PR_SET_VMA_ANON_NAME 0

#define DUMPABLE    ENUML(prctl_dumpable)
#define CAPABILITY  ENUML(capabilities)
#define SECUREBITS  FLAGSL(prctl_securebits)
#define PAC_KEYS    FLAGSL(prctl_pac_keys)

extern const struct type struct_seccomp_fprog[1];

OPTIONS(prctl_lines,
PR(1,  S32, F(sig, ENUM_RADIX(0, RADIX_UNSIGNED, signals)))
PR(2,  S32, F(sig, OUT(ENUM32_OR_NUMBER(signals))))
PR(3,  ENUM_RADIX(4, RADIX_UNSIGNED, prctl_dumpable))
PR(4,  S32, F(dumpable, DUMPABLE))
PR(5,  S32, F(flags, OUT(FLAGS32(prctl_unalign))))
PR(6,  S32, F(flags, FLAGS32(prctl_unalign)))
PR(7,  S32)
PR(8,  S32, F(state, ULONG))
PR(9,  S32, F(fpemu, OUT(U32)))
PR(10, S32, F(fpemu, ULONG))
PR(11, S32, F(mode, OUT(U32)))
PR(12, S32, F(mode, ULONG))
PR(13, S32)
PR(14, S32, F(mode, ULONG))
PR(15, S32, F(name, IN(ATMOST(15, CSTRING)))) /* the sixteenth becomes a NUL */
PR(16, S32, F(name, OUT(ATMOST(16, CSTRING))))
PR(19, S32, F(endianness, OUT(U32)))
PR(20, S32, F(endianness, ULONG))
PR(21, S32)
PR(22, S32, F(mode, ENUML(prctl_seccomp_modes))
	F(arg3, SWITCH(mode, CASE(1, NONE) CASE(2, IN(struct_seccomp_fprog), AS(filter)) OTHERWISE(HEX)))
	F(arg4, SWITCH(mode, CASES(1, 2, NONE) OTHERWISE(HEX))) F(arg5, SWITCH(mode, CASES(1, 2, NONE) OTHERWISE(HEX))))
PR(23, S32, F(cap, CAPABILITY))
PR(24, S32, F(cap, CAPABILITY))
PR(25, S32, F(flag, OUT(ENUM32(prctl_tsc))))
PR(26, S32, F(flag, ENUM32(prctl_tsc)))
PR(27, RESULT_FLAGS(prctl_securebits))
PR(28, S32, F(flags, SECUREBITS))
PR(29, S32, F(slack, PER_ABI(LONG, LONG, ULONG)))
PR(30, S32)
PR(31, S32)
PR(32, S32)
PR(33, S32, F(operation, ENUML(prctl_mce_kill)) F(arg3, SWITCH(operation, CASE(1, ENUML(prctl_mce_kill_policies), AS(policy)) OTHERWISE(HEX))) UNUSED4)
PR(34, ENUM_RADIX(4, RADIX_UNSIGNED, prctl_mce_kill_policies), UNUSED2)
PR(35, S32, F(operation, ENUM32(prctl_mm)) F(arg3, HEX) F(arg4, HEX) UNUSED5) /* in hex, as by strace */
PR(36, S32, F(set, ULONG))
PR(37, S32, F(isset, OUT(U32)))
PR(38, S32, F(set, ULONG) UNUSED3)
PR(39, S32, UNUSED2)
PR(40, S32, F(addr, OUT(HEX)))
PR(41, S32, F(flag, ULONG) UNUSED3)
PR(42, S32, UNUSED2)
PR(43, S32, UNUSED2)
PR(44, S32, UNUSED2)
PR(45, S32, F(mode, FLAGS32(prctl_fp_mode)))
PR(46, RESULT_FLAGS(prctl_fp_mode))
PR(47, S32, F(operation, ENUML(prctl_cap_ambient)) F(arg3, SWITCH(operation, CASES(1, 3, CAPABILITY, AS(caps)) OTHERWISE(HEX))) UNUSED4)
PR(50, VECTOR_RESULT(prctl_sve_flags), F(value, VECTOR_LENGTH(value, prctl_sve_flags)))
PR(51, VECTOR_RESULT(prctl_sve_flags))
PR(52, RESULT_FLAGS(prctl_speculation_states), F(misfeature, ENUML(prctl_speculations)))
PR(53, S32, F(misfeature, ENUML(prctl_speculations)) F(value, SWITCH(misfeature, CASES(0, 2, ENUML(prctl_speculation_controls)) OTHERWISE(HEX))))
PR(54, S32, F(keys, PAC_KEYS) UNUSED3)
PR(55, S32, F(mode, TAGGED_ADDRESS) UNUSED3)
PR(56, MEANING(X32, TAGGED_ADDRESS), UNUSED2)
PR(57, S32, F(state, ULONG) UNUSED3)
PR(58, S32, UNUSED2)
PR(59, S32, F(operation, ENUML(prctl_dispatch_modes)) F(off, HEX) F(size, HEX) F(switch, ADDR)) /* an area in hex, and a byte that changes all the time */
PR(60, S32, F(bitmask_affected, FLAGSL(prctl_pac_enabled_keys)) F(bitmask_set, FLAGSL(prctl_pac_enabled_keys)) UNUSED4)
PR(61, RESULT_FLAGS(prctl_pac_enabled_keys), UNUSED2)
PR(62, S32, F(operation, ENUM32(prctl_sched_core)) F(pid, SWITCH(pid_type, CASE(0, TID) CASE(1, PID) CASE(2, PGID) CASE(3, SID) OTHERWISE(S32))) F(pid_type, ENUM_COMMENTED(4, RADIX_HEX, prctl_pid_types)) F(arg5, SWITCH(operation, CASE(0, OUT(X64), AS(cookie)) OTHERWISE(HEX))))
PR(63, VECTOR_RESULT(prctl_sme_flags), F(arg, VECTOR_LENGTH(arg, prctl_sme_flags)))
PR(64, VECTOR_RESULT(prctl_sme_flags))
PR(65, S32, F(mask, FLAGS32(prctl_mdwe)) UNUSED3)
PR(66, RESULT_FLAGS(prctl_mdwe), UNUSED2)
PR(67, S32, UNUSED2)
PR(68, S32, UNUSED2)
PR(69, S32, F(arg, RISCV_VECTOR))
PR(70, MEANING(X32, RISCV_VECTOR))
PR(71, S32, F(ctx, ENUML(prctl_riscv_icache)) F(scope, ENUML(prctl_riscv_scopes)))
PR(72, RESULT_FLAGS(prctl_dexcr_controls), F(which, ENUML(prctl_dexcr)) UNUSED3)
PR(73, S32, F(which, ENUML(prctl_dexcr)) F(ctrl, FLAGSL(prctl_dexcr_controls)) UNUSED4)
PR(0x53564d41, S32, F(attr, ENUML(prctl_vma))
	F(arg3, SWITCH(attr, CASE(PR_SET_VMA_ANON_NAME, HEX, AS(addr)) OTHERWISE(HEX))) /* an area in hex */
	F(arg4, SWITCH(attr, CASE(PR_SET_VMA_ANON_NAME, ULONG, AS(size)) OTHERWISE(HEX)))
	F(arg5, SWITCH(attr, CASE(PR_SET_VMA_ANON_NAME, STRING, AS(name)) OTHERWISE(HEX))))
PR(0x59616d61, S32, F(pid, SWITCH(pid, CASES(1, 0x7fffffff, PID) OTHERWISE(ENUM_RADIX(0, RADIX_SIGNED, prctl_ptracers)))))
)

/* The options above 73 and those of other machines are words to strace as well. */
CALLS(prctl,
CALL_BY(prctl, 157, 167, 172, CREDS, S32, 0, prctl_lines, F(op, ENUM32(prctl_options)) UNUSED2)
)
