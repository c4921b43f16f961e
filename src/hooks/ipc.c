/* System V IPC: messages, which have no fixed size. */
#include "spy/abi.h"
#include "constants/ipc.h"
#include "hooks/ipc.h"

void
hook_ipc_attached(struct decode *decode, uint64_t value)
{
	const void *address = hook_view(decode, hook_argument(decode, 3), 4);

	tell_number(decode, address ? hook_load(address, 4) : value, RADIX_HEX);
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
