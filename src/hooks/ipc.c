/* System V IPC: permissions among flags, and messages, which have no fixed size. */
#include "spy/abi.h"
#include "constants/ipc.h"
#include "hooks/ipc.h"

#define PERMISSIONS 0777
#define HUGE_SHIFT 26

void
hook_ipc_call(struct decode *decode, uint64_t value)
{
	if (value >> 16 == 0) {
		tell_number(decode, value, RADIX_UNSIGNED);
		return;
	}
	tell_open(decode, SHAPE_JOINED);
	tell_open(decode, SHAPE_SHIFTED);
	tell_number(decode, value >> 16, RADIX_UNSIGNED);
	tell_number(decode, 16, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_SHIFTED);
	tell_number(decode, value & 0xffff, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_JOINED);
}

void
hook_ipc_attached(struct decode *decode, uint64_t value)
{
	const void *address = hook_view(decode, hook_argument(decode, 3), 4);

	tell_number(decode, address ? hook_load(address, 4) : value, RADIX_HEX);
}

/* Flags, the logarithm of a page's size, and permissions, which are always told. */
static void
flags_tell(struct decode *decode, uint64_t value, const struct constants *table, unsigned huge_shift)
{
	uint64_t flags = value & ~(uint64_t)PERMISSIONS, huge = 0;

	if (huge_shift) {
		huge = flags >> huge_shift;
		flags &= (UINT64_C(1) << huge_shift) - 1;
	}
	tell_open(decode, SHAPE_JOINED);
	if (flags)
		tell_flags(decode, flags, table);
	if (huge) {
		tell_open(decode, SHAPE_SHIFTED);
		tell_number(decode, huge, RADIX_UNSIGNED);
		tell_constant(decode, huge_shift, RADIX_UNSIGNED, "SHM_HUGE_SHIFT", NULL);
		tell_close(decode, SHAPE_SHIFTED);
	}
	tell_number(decode, value & PERMISSIONS, RADIX_OCTAL);
	tell_close(decode, SHAPE_JOINED);
}

void
hook_ipc_flags(struct decode *decode, uint64_t value)
{
	flags_tell(decode, value, ipc_flags, 0);
}

void
hook_shm_flags(struct decode *decode, uint64_t value)
{
	flags_tell(decode, value, shm_flags, HUGE_SHIFT);
}

bool
hook_msgbuf(struct decode *decode, struct span span)
{
	unsigned word = hook_abi(decode)->registers; /* of a __kernel_long_t */
	uint64_t size = hook_argument_named(decode, "msgsz"), limit = hook_limit(decode);
	uint64_t told = size < limit ? size : limit;
	/* strace reads a structure whose text is one byte, and padding. */
	const void *type = hook_view(decode, span.address, (size_t)2 * word);
	/* As strace, which looks whether there is more. */
	const void *text = told ? hook_view(decode, span.address + word, told + (size > told)) : "";

	if (!type)
		return false;
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "mtype", LABEL_EQUALS);
	tell_value(decode, word == 8 ? S64 : S32, hook_load(type, word));
	tell_label(decode, "mtext", LABEL_EQUALS);
	if (text)
		tell_bytes(decode, text, told, size > told ? BYTES_CUT : 0);
	else
		tell_address(decode, span.address + word);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}
