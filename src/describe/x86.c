/* What only x86 has: segments, descriptor tables, I/O ports, virtual 8086 mode. */
#include "spy/describe.h"

enum {
	ARCH_SET_GS = 0x1001,
	ARCH_SET_FS,
	ARCH_GET_FS,
	ARCH_GET_GS,
	ARCH_GET_CPUID = 0x1011,
	ARCH_GET_XCOMP_SUPP = 0x1021,
	ARCH_GET_XCOMP_PERM,
	ARCH_REQ_XCOMP_PERM,
	ARCH_GET_XCOMP_GUEST_PERM,
	ARCH_REQ_XCOMP_GUEST_PERM,
};

#define XFEATURES OUT(FLAGS_COMMENTED(8, xfeature_masks))
#define XFEATURE  ENUM_COMMENTED(0, RADIX_HEX, xfeatures)

/* The base's and the limit's bytes are told whole. */
STRUCT(user_desc,
	F(entry_number,    U32_OR_ANY)
	F(base_addr,       PADDED(4, 8))
	F(limit,           PADDED(4, 8))
	F(seg_32bit,       BITFIELD(4, 0, 1, U32))
	F(contents,        BITFIELD(4, 1, 2, U32), OVERLAY)
	F(read_exec_only,  BITFIELD(4, 3, 1, U32), OVERLAY)
	F(limit_in_pages,  BITFIELD(4, 4, 1, U32), OVERLAY)
	F(seg_not_present, BITFIELD(4, 5, 1, U32), OVERLAY)
	F(useable,         BITFIELD(4, 6, 1, U32), OVERLAY)
	F(lm,              PER_ABI(BITFIELD(4, 7, 1, U32), BITFIELD(4, 7, 1, U32), NONE), OVERLAY))

CALLS(x86,
CALL(arch_prctl,      158,  NO, 384, STEADY, S32, F(op, ENUM32(arch_prctl_codes)) F(addr, SWITCH(op,
	CASES(ARCH_GET_FS, ARCH_GET_GS, OUT(ADDR)) CASE(ARCH_GET_CPUID, NONE)
	CASES(ARCH_GET_XCOMP_SUPP, ARCH_GET_XCOMP_PERM, XFEATURES) CASE(ARCH_GET_XCOMP_GUEST_PERM, XFEATURES)
	CASE(ARCH_REQ_XCOMP_PERM, XFEATURE) CASE(ARCH_REQ_XCOMP_GUEST_PERM, XFEATURE)
	OTHERWISE(HEX)))) /* addresses, lengths and bits by code, shown as they are by strace too */
CALL(modify_ldt,      154,  NO, 123, 0, S32, F(func, S32) F(ptr, SWITCH(bytecount, CASE(16, IN(struct_user_desc)) OTHERWISE(ADDR))) F(bytecount, ULONG))
CALL_NOTE(set_thread_area, 205, NO, 243, 0, S32, hook_entry_number, F(u_info, IN(struct_user_desc)))
CALL(get_thread_area, 211,  NO, 244, 0, S32, F(u_info, INOUT(SPAN(hook_thread_area, 4))))
CALL(ioperm,          173,  NO, 101, 0, S32, F(from, HEX) F(num, HEX) F(turn_on, S32)) /* numbers of ports, in hex as always */
CALL(iopl,            172,  NO, 110, 0, S32, F(level, S32))
CALL(vm86,             NO,  NO, 166, 0, S32, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX)) /* as words, by strace too */
CALL(vm86old,          NO,  NO, 113, 0, S32, F(arg1, ADDR)) /* not followed by strace either */
CALL(uretprobe,       335,  NO,  NO, 0, LONG)
CALL(uprobe,          336,  NO,  NO, 0, LONG)
)
