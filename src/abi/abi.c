/* Which calling conventions exist, and which of them a reported system call was made by. */
#include <linux/audit.h>
#include <stddef.h>

#include "spy/abi.h"

#define X32_SYSCALL_BIT 0x40000000U /* asm/unistd.h of x86 alone has it as __X32_SYSCALL_BIT */

const struct abi abi_table[ABI_COUNT] = {
	[ABI_X86_64] = {.id = ABI_X86_64,
		.name = "x86_64",
		.mode = "64 bit",
		.word = 8,
		.registers = 8,
		.wide_align = 8,
		.audit_arch = AUDIT_ARCH_X86_64},
	[ABI_AARCH64] = {.id = ABI_AARCH64,
		.name = "aarch64",
		.mode = "64 bit",
		.word = 8,
		.registers = 8,
		.wide_align = 8,
		.audit_arch = AUDIT_ARCH_AARCH64},
	[ABI_I386] = {.id = ABI_I386,
		.name = "i386",
		.mode = "32 bit",
		.word = 4,
		.registers = 4,
		.wide_align = 4,
		.multiplexes = true,
		.audit_arch = AUDIT_ARCH_I386},
	[ABI_X32] = {.id = ABI_X32,
		.name = "x32",
		.mode = "x32",
		.word = 4,
		.registers = 8,
		.wide_align = 8,
		.audit_arch = AUDIT_ARCH_X86_64,
		.number_mask = X32_SYSCALL_BIT},
	[ABI_ARM] = {.id = ABI_ARM,
		.name = "arm",
		.mode = "32 bit",
		.word = 4,
		.registers = 4,
		.wide_align = 8,
		.wide_pairs = true,
		.audit_arch = AUDIT_ARCH_ARM},
};

#if defined(__x86_64__) && defined(__ILP32__)
const struct abi *const abi_native = &abi_table[ABI_X32];
#elif defined(__x86_64__)
const struct abi *const abi_native = &abi_table[ABI_X86_64];
#elif defined(__i386__)
const struct abi *const abi_native = &abi_table[ABI_I386];
#elif defined(__aarch64__) && !defined(__AARCH64EB__)
const struct abi *const abi_native = &abi_table[ABI_AARCH64];
#elif defined(__ARM_EABI__) && !defined(__ARMEB__)
const struct abi *const abi_native = &abi_table[ABI_ARM];
#else
#error "spy has no table for this machine's calling convention"
#endif

const struct abi *
abi_find(uint32_t audit_arch, uint64_t number)
{
	switch (audit_arch) {
	case AUDIT_ARCH_X86_64:
		/* The kernel takes the number as an int: of a negative one the bit says nothing. */
		return &abi_table[(int32_t)number >= 0 && (number & X32_SYSCALL_BIT) ? ABI_X32 : ABI_X86_64];
	case AUDIT_ARCH_I386:
		return &abi_table[ABI_I386];
	case AUDIT_ARCH_AARCH64:
		return &abi_table[ABI_AARCH64];
	case AUDIT_ARCH_ARM:
		return &abi_table[ABI_ARM];
	default:
		return NULL;
	}
}
