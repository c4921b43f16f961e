/* File handles: what no type can say of name_to_handle_at and open_by_handle_at. */
#include <errno.h>

#include "hooks/file.h"
#include "constants/tables.h"

#define HANDLE_MOST 128 /* MAX_HANDLE_SZ (linux/exportfs.h) */
#define HANDLE_HEAD 8   /* u32 handle_bytes, s32 handle_type */

/* The type and the bytes of the handle at ADDRESS. */
static void
handle_tell(struct decode *decode, const uint8_t *head, uint64_t address)
{
	uint32_t bytes = hook_load(head, 4);
	uint32_t most = bytes < HANDLE_MOST ? bytes : HANDLE_MOST;
	const void *data = hook_view(decode, address + HANDLE_HEAD, most);

	tell_label(decode, "handle_type", LABEL_EQUALS);
	tell_number(decode, (int32_t)hook_load(head + 4, 4), RADIX_SIGNED);
	tell_label(decode, "f_handle", LABEL_EQUALS);
	if (data || most == 0)
		tell_bytes(decode, data, most, BYTES_HEX | (bytes > most ? BYTES_CUT : 0));
	else
		tell_word(decode, "???");
}

bool
tell_file_handle(struct decode *decode, struct span span)
{
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "handle_bytes", LABEL_EQUALS);
	tell_number(decode, hook_load(span.data, 4), RADIX_UNSIGNED);
	handle_tell(decode, span.data, span.address);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

/* The caller says how much room there is, the kernel how much it takes, even if that is too much. */
bool
tell_new_file_handle(struct decode *decode, struct span span)
{
	const void *before = hook_before(decode, span.address, 4);
	uint32_t bytes = hook_load(span.data, 4);
	uint32_t room = before ? hook_load(before, 4) : bytes;
	bool changed = room != bytes && (!hook_failed(decode) || hook_result(decode) == -EOVERFLOW);

	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "handle_bytes", LABEL_EQUALS);
	if (changed)
		tell_open(decode, SHAPE_CHANGE);
	tell_number(decode, room, RADIX_UNSIGNED);
	if (changed) {
		tell_number(decode, bytes, RADIX_UNSIGNED);
		tell_close(decode, SHAPE_CHANGE);
	}
	if (!hook_failed(decode))
		handle_tell(decode, span.data, span.address);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

/* Told only where the handle could be. */
void
tell_mount_id(struct decode *decode, uint64_t address)
{
	if (hook_failed(decode) || !hook_view(decode, hook_argument_named(decode, "handle"), HANDLE_HEAD))
		tell_address(decode, address);
	else
		tell_pointee(decode, S32, address);
}
