/* What a register set says of a system call, for every ABI whose sets a kernel may hand us. */
#include <linux/audit.h>
#include <string.h>

#include "spy/abi.h"

/* Where an ABI keeps a call, as byte offsets into its NT_PRSTATUS register set (asm/ptrace.h, asm/user.h). */
struct layout {
	unsigned size;  /* of the whole set; it alone tells the layouts apart */
	unsigned width; /* of one register */
	uint32_t audit_arch;
	unsigned number, result, instruction_pointer, stack_pointer;
	unsigned args[6];
};

/* In the order of struct user_regs_struct (x86_64), its i386 sibling, struct user_pt_regs (aarch64) and
 * struct pt_regs (arm: r0…r15, cpsr, ORIG_r0). */
static const struct layout layouts[] = {
	{.size = 27 * 8,
		.width = 8,
		.audit_arch = AUDIT_ARCH_X86_64,
		.number = 15 * 8, /* orig_rax */
		.result = 10 * 8, /* rax */
		.instruction_pointer = 16 * 8,
		.stack_pointer = 19 * 8,
		.args = {14 * 8, 13 * 8, 12 * 8, 7 * 8, 9 * 8, 8 * 8}}, /* rdi rsi rdx r10 r8 r9 */
	{.size = 17 * 4,
		.width = 4,
		.audit_arch = AUDIT_ARCH_I386,
		.number = 11 * 4, /* orig_eax */
		.result = 6 * 4,  /* eax */
		.instruction_pointer = 12 * 4,
		.stack_pointer = 15 * 4,
		.args = {0 * 4, 1 * 4, 2 * 4, 3 * 4, 4 * 4, 5 * 4}}, /* ebx ecx edx esi edi ebp */
	{.size = 34 * 8,
		.width = 8,
		.audit_arch = AUDIT_ARCH_AARCH64,
		.number = 8 * 8, /* x8 */
		.result = 0,
		.instruction_pointer = 32 * 8,
		.stack_pointer = 31 * 8,
		.args = {0 * 8, 1 * 8, 2 * 8, 3 * 8, 4 * 8, 5 * 8}}, /* at exit x0 is the result */
	{.size = 18 * 4,
		.width = 4,
		.audit_arch = AUDIT_ARCH_ARM,
		.number = 7 * 4, /* r7, EABI */
		.result = 0,
		.instruction_pointer = 15 * 4,
		.stack_pointer = 13 * 4,
		.args = {17 * 4, 1 * 4, 2 * 4, 3 * 4, 4 * 4, 5 * 4}}, /* ORIG_r0, which outlives the result */
};

static uint64_t
register_at(const void *registers, unsigned offset, unsigned width)
{
	uint64_t wide = 0;
	uint32_t narrow = 0;

	if (width == 8) {
		memcpy(&wide, (const char *)registers + offset, sizeof(wide));
		return wide;
	}
	memcpy(&narrow, (const char *)registers + offset, sizeof(narrow));
	return narrow;
}

static const struct layout *
layout_of(unsigned size)
{
	for (unsigned i = 0; i < sizeof(layouts) / sizeof(*layouts); i++)
		if (layouts[i].size == size)
			return &layouts[i];
	return NULL;
}

static void
set_register(void *registers, unsigned offset, unsigned width, uint64_t value)
{
	uint32_t narrow = (uint32_t)value;

	memcpy((char *)registers + offset, width == 8 ? (void *)&value : (void *)&narrow, width);
}

bool
abi_set_number(void *registers, unsigned size, uint64_t number)
{
	const struct layout *layout = layout_of(size);

	if (layout)
		set_register(registers, layout->number, layout->width, number);
	return layout != NULL;
}

bool
abi_set_result(void *registers, unsigned size, uint64_t result)
{
	const struct layout *layout = layout_of(size);

	if (layout)
		set_register(registers, layout->result, layout->width, result);
	return layout != NULL;
}

const struct abi *
abi_registers(const void *registers, unsigned size, struct abi_call *call)
{
	const struct layout *layout = layout_of(size);

	if (!layout)
		return NULL;
	call->number = register_at(registers, layout->number, layout->width);
	call->result = register_at(registers, layout->result, layout->width);
	call->instruction_pointer = register_at(registers, layout->instruction_pointer, layout->width);
	call->stack_pointer = register_at(registers, layout->stack_pointer, layout->width);
	for (unsigned i = 0; i < 6; i++)
		call->args[i] = register_at(registers, layout->args[i], layout->width);
	return abi_find(layout->audit_arch, call->number);
}
