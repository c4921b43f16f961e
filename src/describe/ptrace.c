/* ptrace(2): one line for each of its requests, and the registers of what is traced. */
#include "spy/describe.h"

#define PT(value, ...) OPTION(ptrace, value, LONG, F(op, ENUML(ptrace_requests)) __VA_ARGS__)
#define TRACEE       F(pid, PID)
#define DATA(t)      F(addr, t, REGISTER(3)) /* the address is not told */
#define RESUME       TRACEE F(addr, AREA) F(data, ENUM32_OR_NUMBER(signals))
#define OPTIONS_     F(addr, AREA) F(data, FLAGSL(ptrace_options))
#define USER_OFFSET  F(addr, VALUE(0, hook_user_offset))

STRUCT(user_regs_x86_64,
	F(r15, X64) F(r14, X64) F(r13, X64) F(r12, X64) F(rbp, X64) F(rbx, X64) F(r11, X64) F(r10, X64) F(r9, X64)
	F(r8, X64) F(rax, X64) F(rcx, X64) F(rdx, X64) F(rsi, X64) F(rdi, X64) F(orig_rax, X64) F(rip, X64) F(cs, X64)
	F(eflags, X64) F(rsp, X64) F(ss, X64) F(fs_base, X64) F(gs_base, X64) F(ds, X64) F(es, X64) F(fs, X64) F(gs, X64)
	F(more, ELISION(1), BARE, IF(more, 1)))
STRUCT(user_regs_i386,
	F(ebx, X32) F(ecx, X32) F(edx, X32) F(esi, X32) F(edi, X32) F(ebp, X32) F(eax, X32) F(xds, X32) F(xes, X32)
	F(xfs, X32) F(xgs, X32) F(orig_eax, X32) F(eip, X32) F(xcs, X32) F(eflags, X32) F(esp, X32) F(xss, X32)
	F(more, ELISION(1), BARE, IF(more, 1)))
STRUCT(user_regs_aarch64,
	F(regs, ARRAY(X64, 31)) F(sp, X64) F(pc, X64) F(pstate, X64)
	F(more, ELISION(1), BARE, IF(more, 1)))
STRUCT(user_fpregs_x86_64,
	F(cwd, X16) F(swd, X16) F(ftw, X16) F(fop, X16) F(rip, X64) F(rdp, X64) F(mxcsr, X32) F(mxcr_mask, X32)
	F(st_space, ARRAY(X32, 32)) F(xmm_space, ARRAY(X32, 64)) F(padding, ARRAY(X32, 24))
	F(more, ELISION(1), BARE, IF(more, 1)))
STRUCT(user_fpregs_i386,
	F(cwd, X32) F(swd, X32) F(twd, X32) F(fip, X32) F(fcs, X32) F(foo, X32) F(fos, X32) F(st_space, ARRAY(X32, 20))
	F(more, ELISION(1), BARE, IF(more, 1)))

STRUCT(ptrace_peeksiginfo_args,
	F(off,   U64)
	F(flags, FLAGS32(ptrace_peeksiginfo_flags))
	F(nr,    U32))

OPTIONS(ptrace_lines,
PT(0)
PT(1,  TRACEE F(addr, AREA) F(data, OUT(HEX)))
PT(2,  TRACEE F(addr, AREA) F(data, OUT(HEX)))
PT(3,  TRACEE USER_OFFSET F(data, OUT(HEX)))
PT(4,  TRACEE F(addr, AREA) F(data, ADDR)) /* a word of memory or a register */
PT(5,  TRACEE F(addr, AREA) F(data, ADDR)) /* a word of memory or a register */
PT(6,  TRACEE USER_OFFSET F(data, ADDR)) /* a word of memory or a register */
PT(7,  RESUME)
PT(8,  TRACEE)
PT(9,  RESUME)
PT(12, TRACEE DATA(OUT(SPAN(hook_registers, 0))))
PT(13, TRACEE DATA(IN(SPAN(hook_registers, 0))))
PT(14, TRACEE DATA(OUT(SPAN(hook_fp_registers, 0))))
PT(15, TRACEE DATA(IN(SPAN(hook_fp_registers, 0))))
PT(16, TRACEE)
PT(17, RESUME)
PT(18, TRACEE F(addr, AREA) F(data, ADDR)) /* not followed by strace either */
PT(19, TRACEE F(addr, AREA) F(data, ADDR)) /* the same */
PT(21, TRACEE OPTIONS_)
PT(24, RESUME)
PT(25, TRACEE F(addr, AREA) F(data, ADDR)) /* not followed by strace either */
PT(26, TRACEE F(addr, AREA) F(data, ADDR)) /* the same */
PT(30, TRACEE F(addr, AREA) F(data, ADDR)) /* the same */
PT(31, RESUME)
PT(32, RESUME)
PT(33, RESUME)
PT(0x4200, TRACEE OPTIONS_)
PT(0x4201, TRACEE F(addr, AREA) F(data, OUT(ULONG)))
PT(0x4202, TRACEE F(addr, AREA) F(data, OUT(struct_siginfo)))
PT(0x4203, TRACEE F(addr, AREA) F(data, IN(struct_siginfo)))
PT(0x4204, TRACEE F(addr, ENUML(ptrace_regsets)) F(data, INOUT(SPAN(hook_regset, 0))))
PT(0x4205, TRACEE F(addr, ENUML(ptrace_regsets)) F(data, IN(SPAN(hook_regset, 0))))
PT(0x4206, TRACEE OPTIONS_)
PT(0x4207, TRACEE)
PT(0x4208, TRACEE)
PT(0x4209, TRACEE F(addr, IN(struct_ptrace_peeksiginfo_args)) F(data, OUT(ARRAY(struct_siginfo, ret))))
PT(0x420a, TRACEE F(addr, ULONG) F(data, OUT(SIGSET_OF(addr))))
PT(0x420b, TRACEE F(addr, ULONG) F(data, IN(SIGSET_OF(addr))))
PT(0x420c, TRACEE F(addr, ULONG) F(data, SWITCH(data, CASE(0, ADDR) OTHERWISE(POINTER_(OUT_, ARRAY(VALUE(8, hook_seccomp_instruction), ret), .brief = true))))) /* without room there is only the count */
PT(0x420d, TRACEE F(addr, ULONG) F(data, INOUT(SPAN(hook_seccomp_metadata, 8))))
PT(0x420e, TRACEE F(addr, ULONG) F(data, OUT(SPAN(hook_syscall_info, 0))))
PT(0x420f, TRACEE F(addr, ADDR) F(data, ADDR)) /* not followed by strace either */
PT(0x4210, TRACEE F(addr, ADDR) F(data, ADDR)) /* the same */
PT(0x4211, TRACEE F(addr, ADDR) F(data, ADDR)) /* the same */
PT(0x4212, TRACEE F(addr, ULONG) F(data, IN(SPAN(hook_syscall_info, 0))))
)

CALLS(ptrace,
CALL_BY(ptrace, 101, 117, 26, 0, LONG, 0, ptrace_lines, F(op, ENUML(ptrace_requests)) F(pid, PID) F(addr, AREA) F(data, ADDR)) /* of a request that no kernel has */
)
