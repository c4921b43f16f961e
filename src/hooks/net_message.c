/* Control messages, which state their own length, level and type. */

#include "spy/abi.h"
#include "constants/net.h"
#include "hooks/net_message.h"
#include "hooks/times.h"
#include "hooks/net.h"

/* Types have to outlast the call that tells them: they are linked once. */
static const struct type *const descriptors = ARRAY(FD, rest);
static const struct type *const stamps = ARRAY(struct_timespec, 3);
static const struct type *const stamps64 = ARRAY(struct_timespec64, 3);
static const struct type *const bytes = ARRAY(X8, rest);
static const struct type *const numbers = ARRAY(U32, rest);
static const struct type *const protocol = ARRAY(ENUM32(ip_message_protocols), 1);

enum { LEVEL_IP = 0, LEVEL_SOCKET = 1 };

static bool
plain_tell(struct decode *decode, struct span data)
{
	tell_bytes(decode, data.data, data.size, BYTES_HEX);
	return true;
}

static bool
type_tell(struct decode *decode, const struct type *type, size_t least, struct span data)
{
	if (data.size < least)
		return plain_tell(decode, data);
	tell_span(decode, type, data);
	return true;
}

static bool
numbers_tell(struct decode *decode, const struct type *array, size_t width, struct span data)
{
	if (data.size < width)
		return plain_tell(decode, data);
	data.size -= data.size % width;
	tell_span(decode, array, data);
	return true;
}

/* A time that is cut short is none. */
static bool
time_tell(struct decode *decode, const struct type *type, size_t size, struct span data)
{
	if (data.size < size)
		tell_word(decode, "???");
	else
		tell_span(decode, type, data);
	return true;
}

static bool
socket_data(struct decode *decode, int type, struct span data)
{
	unsigned word = hook_abi(decode)->word;

	switch (type) {
	case 1: /* SCM_RIGHTS */
		return numbers_tell(decode, descriptors, 4, data);
	case 2: /* SCM_CREDENTIALS */
		return type_tell(decode, struct_ucred, 12, data);
	case 3: /* SCM_SECURITY */
		tell_bytes(decode, data.data, data.size, 0);
		return true;
	case 4: /* SCM_PIDFD */
		return type_tell(decode, FD, 4, data);
	case 29: /* SO_TIMESTAMP_OLD */
		return time_tell(decode, struct_timeval, word * 2, data);
	case 35: /* SO_TIMESTAMPNS_OLD */
		return time_tell(decode, struct_timespec, word * 2, data);
	case 37: /* SO_TIMESTAMPING_OLD */
		return time_tell(decode, stamps, word * 6, data);
	case 63: /* SO_TIMESTAMP_NEW */
		return time_tell(decode, struct_timeval64, 16, data);
	case 64: /* SO_TIMESTAMPNS_NEW */
		return time_tell(decode, struct_timespec64, 16, data);
	case 65: /* SO_TIMESTAMPING_NEW */
		return time_tell(decode, stamps64, 48, data);
	default:
		return plain_tell(decode, data);
	}
}

static bool
ip_data(struct decode *decode, int type, struct span data)
{
	switch (type) {
	case 1: /* IP_TOS */
	case 6: /* IP_RECVOPTS */
	case 7: /* IP_RETOPTS */
		return numbers_tell(decode, bytes, 1, data);
	case 2:  /* IP_TTL */
	case 23: /* IP_CHECKSUM */
		return numbers_tell(decode, numbers, 4, data);
	case 3: /* SCM_SECURITY */
		tell_bytes(decode, data.data, data.size, 0);
		return true;
	case 8: /* IP_PKTINFO */
		return type_tell(decode, struct_in_pktinfo, 12, data);
	case 11: /* IP_RECVERR */
		return type_tell(decode, struct_sock_extended_err, 32, data);
	case 20: /* IP_ORIGDSTADDR */
		return data.size < 16 ? plain_tell(decode, data) : hook_sockaddr(decode, data);
	case 52: /* IP_PROTOCOL */
		return type_tell(decode, protocol, 4, data);
	default:
		return plain_tell(decode, data);
	}
}

static void
message_tell(struct decode *decode, struct span header, unsigned word, uint64_t length)
{
	int level = hook_load(header.data + word, 4), type = hook_load(header.data + word + 4, 4);
	size_t before = word + 8;
	struct span data = {
		header.data + before, length > before ? length - before : 0, header.address + before};

	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "cmsg_len", LABEL_EQUALS);
	tell_number(decode, hook_load(header.data, word), RADIX_UNSIGNED);
	tell_label(decode, "cmsg_level", LABEL_EQUALS);
	tell_enum(decode, (uint32_t)level, message_levels, RADIX_HEX);
	tell_label(decode, "cmsg_type", LABEL_EQUALS);
	if (level == LEVEL_IP)
		tell_enum(decode, (uint32_t)type, ip_message_types, RADIX_HEX);
	else if (level == LEVEL_SOCKET)
		tell_enum(decode, (uint32_t)type, socket_message_types, RADIX_HEX);
	else
		tell_number(decode, (uint32_t)type, RADIX_HEX);
	if (data.size > 0) {
		tell_label(decode, "cmsg_data", LABEL_EQUALS);
		if (level == LEVEL_SOCKET)
			socket_data(decode, type, data);
		else if (level == LEVEL_IP)
			ip_data(decode, type, data);
		else
			plain_tell(decode, data);
	}
	tell_close(decode, SHAPE_STRUCT);
}

bool
hook_control(struct decode *decode, struct span span)
{
	unsigned word = hook_abi(decode)->word, least = word + 8;
	size_t at = 0;

	if (span.size < least)
		return false;
	tell_open(decode, SHAPE_ARRAY);
	for (;;) {
		struct span header = {span.data + at, span.size - at, span.address + at};
		uint64_t length = hook_load(header.data, word);
		uint64_t next = length < least ? least : (length + word - 1) / word * word;

		message_tell(decode, header, word, length < header.size ? length : header.size);
		if (length > header.size || next >= header.size)
			break;
		at += next;
		if (length < least || header.size - next < least) {
			tell_elided(decode);
			tell_unreadable(decode, span.address + at);
			break;
		}
	}
	tell_close(decode, SHAPE_ARRAY);
	return true;
}
