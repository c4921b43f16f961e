/* What no type can say of mounting: requests and answers that say how long they
 * are, and answers whose texts stand behind them. */
#include <string.h>

#include "hooks/file_mount.h"
#include "constants/tables.h"

#define MOUNT_ATTR_IDMAP 0x100000

bool
tell_userns_fd(struct decode *decode, struct span span)
{
	const uint8_t *before = hook_view(decode, span.address - 24, 16); /* attr_set, attr_clr */
	uint64_t attributes = before ? hook_load(before, 8) | hook_load(before + 8, 8) : 0;
	uint64_t fd = hook_load(span.data, 8);

	if (attributes & MOUNT_ATTR_IDMAP && fd <= INT32_MAX)
		tell_value(decode, FD, fd);
	else
		tell_number(decode, fd, RADIX_UNSIGNED);
	return true;
}

#define STATMOUNT_SIZE 512 /* texts follow */
#define TEXT_MOST 8192     /* a path of PATH_MAX bytes with each of them escaped fits */

/* How many bytes of text there are from OFFSET on: as the answer says, if the buffer is as large as that and there to its
 * end. */
static uint64_t
text_room(struct decode *decode, uint64_t offset)
{
	uint64_t buffer = hook_argument_named(decode, "buf");
	const void *head = hook_view(decode, buffer, 4);
	uint64_t size = head ? hook_load(head, 4) : 0;

	if (size > hook_argument_named(decode, "bufsize") || size < STATMOUNT_SIZE ||
		offset >= size - STATMOUNT_SIZE || !hook_view(decode, buffer + size - 1, 1))
		return 0;
	return size - STATMOUNT_SIZE - offset;
}

/* The text at ADDRESS in ROOM bytes. Returns its length with its NUL, or 0 if there is none. */
static uint64_t
text_tell(struct decode *decode, uint64_t address, uint64_t room)
{
	uint64_t seen = room < TEXT_MOST ? room : TEXT_MOST;
	const char *text = hook_view(decode, address, seen);
	const char *end = text ? memchr(text, 0, seen) : NULL;

	if (!text)
		tell_address(decode, address);
	else
		tell_bytes(decode, text, end ? (size_t)(end - text) : seen - 1, end ? 0 : BYTES_CUT);
	return end ? end - text + 1 : 0;
}

void
tell_statmount_text(struct decode *decode, uint64_t offset)
{
	uint64_t room = text_room(decode, offset);

	if (room > 0)
		text_tell(decode, hook_argument_named(decode, "buf") + STATMOUNT_SIZE + offset, room);
	else
		tell_number(decode, offset, RADIX_HEX);
}

bool
tell_statmount_list(struct decode *decode, struct span span)
{
	uint64_t offset = hook_load(span.data, 4);
	uint64_t room = text_room(decode, offset);
	const void *before = hook_view(decode, span.address - 4, 4);
	uint32_t count = before ? hook_load(before, 4) : 0;
	uint64_t address = hook_argument_named(decode, "buf") + STATMOUNT_SIZE + offset;

	if (room == 0) {
		tell_number(decode, offset, RADIX_HEX);
		return true;
	}
	tell_open(decode, SHAPE_ARRAY);
	for (uint32_t i = 0; i < count; i++) {
		uint64_t length;

		if (room > 0 && i == hook_limit(decode) && !hook_verbose(decode)) {
			tell_elided(decode);
			break;
		}
		length = room > 0 ? text_tell(decode, address, room) : 0;
		if (room == 0 || length == 0) { /* there are fewer than are said to be */
			if (i + 1 < count || room == 0)
				tell_word(decode, "???");
			break;
		}
		address += length;
		room -= length;
	}
	tell_close(decode, SHAPE_ARRAY);
	return true;
}

bool
tell_statmount(struct decode *decode, struct span span)
{
	uint64_t size = hook_argument_named(decode, "bufsize");
	uint8_t whole[STATMOUNT_SIZE] = {0};
	const void *there;

	if (size > sizeof(whole))
		size = sizeof(whole);
	there = size >= 4 ? hook_view(decode, span.address, size) : NULL;
	if (!there)
		return false;
	memcpy(whole, there, size);
	tell_span(decode, struct_statmount, (struct span){whole, sizeof(whole), span.address});
	return true;
}
