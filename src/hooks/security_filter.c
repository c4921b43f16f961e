/* Hooks of classic BPF programs (linux/filter.h): instructions as the macros that write them. */
#include "hooks/security.h"
#include "constants/tables.h"

enum { CLASS_LD, CLASS_LDX, CLASS_ST, CLASS_STX, CLASS_ALU, CLASS_JMP, CLASS_RET, CLASS_MISC };

/* Bits that mean nothing. */
static void
tell_unnamed(struct decode *decode, unsigned rest)
{
	if (rest)
		tell_constant(decode, rest, RADIX_HEX, NULL, "BPF_???");
}

static void
tell_code(struct decode *decode, unsigned code)
{
	unsigned class = code & 7;

	tell_open(decode, SHAPE_JOINED);
	tell_enum(decode, class, filter_classes, RADIX_HEX);
	switch (class) {
	case CLASS_LD:
	case CLASS_LDX:
		tell_enum(decode, code & 0x18, filter_sizes, RADIX_HEX);
		tell_enum(decode, code & 0xe0, filter_modes, RADIX_HEX);
		break;
	case CLASS_ALU:
	case CLASS_JMP:
		tell_enum(decode, code & 8, filter_sources, RADIX_HEX);
		tell_enum(decode, code & 0xf0, class == CLASS_ALU ? filter_alu_operations : filter_jumps,
			RADIX_HEX);
		break;
	case CLASS_RET:
		tell_enum(decode, code & 0x18, filter_results, RADIX_HEX);
		tell_unnamed(decode, code & ~0x1fu);
		break;
	case CLASS_MISC:
		tell_enum(decode, code & 0xf8, filter_miscellaneous, RADIX_HEX);
		tell_unnamed(decode, code & ~0xffu);
		break;
	default:
		tell_unnamed(decode, code & ~7u);
		break;
	}
	tell_close(decode, SHAPE_JOINED);
}

/* What seccomp returns: an action and its data. */
static void
tell_action(struct decode *decode, uint32_t value)
{
	uint32_t data = value & 0xffff;

	if (data)
		tell_open(decode, SHAPE_JOINED);
	tell_enum(decode, value & 0xffff0000, seccomp_actions, RADIX_HEX);
	if (data) {
		tell_number(decode, data, RADIX_HEX);
		tell_close(decode, SHAPE_JOINED);
	}
}

static void
tell_instruction(struct decode *decode, uint64_t instruction, bool seccomp)
{
	unsigned code = instruction & 0xffff, jump_true = instruction >> 16 & 0xff,
		 jump_false = instruction >> 24 & 0xff;
	uint32_t operand = instruction >> 32;
	bool jumps = jump_true || jump_false;

	tell_named(decode, jumps ? "BPF_JUMP" : "BPF_STMT");
	if (!jumps && (code & 7) == CLASS_RET && seccomp) {
		tell_code(decode, code);
		tell_action(decode, operand);
	} else {
		tell_code(decode, code);
		tell_number(decode, operand, RADIX_HEX);
	}
	if (jumps) {
		tell_number(decode, jump_true, RADIX_HEX);
		tell_number(decode, jump_false, RADIX_HEX);
	}
	tell_close(decode, SHAPE_CALLED);
}

void
hook_seccomp_instruction(struct decode *decode, uint64_t instruction)
{
	tell_instruction(decode, instruction, true);
}

void
hook_socket_instruction(struct decode *decode, uint64_t instruction)
{
	tell_instruction(decode, instruction, false);
}
