/* The calling conventions that tracees use: what is the same for all calls of one ABI. */
#ifndef SPY_ABI_H
#define SPY_ABI_H

#include <stdbool.h>
#include <stdint.h>

struct memory; /* memory.h */

/* Every column of a CALL line or of a constant's values, in this order; x32 shares the column of x86_64. */
enum abi_id { ABI_X86_64, ABI_AARCH64, ABI_I386, ABI_X32, ABI_ARM, ABI_COUNT };

struct abi {
	enum abi_id id;
	const char *name;     /* as the field writes it: "x86_64", "i386" */
	uint8_t word;         /* bytes of a long and of a pointer: 4 or 8 */
	uint8_t registers;    /* bytes of an argument register: 8 on x32, whose longs have 4 */
	uint8_t wide_align;   /* alignment of a 64-bit member of a structure: 4 on i386 alone */
	bool wide_pairs;      /* a 64-bit argument starts at an even register (ARM EABI) */
	uint32_t audit_arch;  /* AUDIT_ARCH_*, linux/audit.h; what PTRACE_GET_SYSCALL_INFO reports */
	uint64_t number_mask; /* bits of the number that are no part of it: __X32_SYSCALL_BIT */
	bool multiplexes;     /* socketcall(2) and ipc(2) make other calls */
	const char *mode;     /* strace's word for it: "64 bit", "32 bit", "x32" */
};

extern const struct abi abi_table[ABI_COUNT];

/* The ABI of the programs this spy was built for. */
extern const struct abi *const abi_native;

/* The ABI that an AUDIT_ARCH_* value and a call number stand for, or NULL if spy has no table for it. */
const struct abi *abi_find(uint32_t audit_arch, uint64_t number);

/* What tables of calls are indexed by: a call's number, if it is less than ABI_NUMBERS; behind these the calls that are
 * made through socketcall(2) and ipc(2), by what these know them as. */
#define ABI_NUMBERS 960
#define ABI_MULTIPLEXED 32
#define ABI_SOCKETCALL ABI_NUMBERS
#define ABI_IPC (ABI_SOCKETCALL + ABI_MULTIPLEXED)
#define ABI_CALLS (ABI_IPC + ABI_MULTIPLEXED) /* every number that is too great */

/* Among them are ARM's private calls, __ARM_NR_breakpoint and its kind, which have numbers from ABI_ARM_BASE on. */
#define ABI_ARM_BASE 0x0f0000
#define ABI_ARM_PRIVATE (ABI_NUMBERS - 16)

static inline unsigned
abi_index(const struct abi *abi, uint64_t number)
{
	number &= ~abi->number_mask;
	if (abi->id == ABI_ARM && number >= ABI_ARM_PRIVATE)
		return (number & ~15ULL) == ABI_ARM_BASE ? ABI_ARM_PRIVATE + (number & 15) : ABI_CALLS;
	return number < ABI_NUMBERS ? (unsigned)number : ABI_CALLS;
}

/* Which call the CALL is that is made on an ABI that multiplexes: itself, or the one that its ARGS ask for, which then
 * become that one's, read from MEMORY at the call's entry. Those of select (82) are read, too, if args[5] says so. */
unsigned abi_multiplexed(unsigned call, struct memory *memory, uint64_t args[6]);

/* Whether the call NUMBER may be another one. */
bool abi_is_multiplexer(const struct abi *abi, uint64_t number);

/* The name of a call behind ABI_NUMBERS; NULL if it is none. */
const char *abi_multiplexed_name(unsigned call);

/* The name of a call that x32 has under a number of its own; NULL if it is none. */
const char *abi_x32_name(unsigned call);

/* How many arguments the call NAME of x86_64 has, if x32 does not have it under x86_64's number, or ABI_X32_NAMELESS if
 * strace does not know it by name either; else -1. */
#define ABI_X32_NAMELESS 7
int abi_x32_arguments(const char *name);

/* The decoder's own copy of what a register set says of a system call. */
struct abi_call {
	uint64_t number;
	uint64_t args[6];
	uint64_t result; /* of an exit: the register as the kernel left it */
	uint64_t instruction_pointer;
	uint64_t stack_pointer;
};

/* Read a PTRACE_GETREGSET NT_PRSTATUS block of SIZE bytes; its size tells the tracee's ABI (asm/ptrace.h).
 * The fallback for kernels without PTRACE_GET_SYSCALL_INFO (before 5.3) and sandboxes that refuse it.
 * Returns NULL if no ABI has register sets of that size. */
const struct abi *abi_registers(const void *registers, unsigned size, struct abi_call *call);

/* Change the call that such a block stands for, at its entry, and what it returns, at its exit. False if no ABI has
 * register sets of that size. */
bool abi_set_number(void *registers, unsigned size, uint64_t number);
bool abi_set_result(void *registers, unsigned size, uint64_t result);

/* The largest register set that abi_registers can be given, in bytes. */
#define ABI_REGISTERS_SIZE 512

#endif
