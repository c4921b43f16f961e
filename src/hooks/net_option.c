/* Options of sockets: which have a structure or names, and how those that are too short for them are told. */
#include <stdio.h>
#include <string.h>

#include "spy/abi.h"
#include "constants/net.h"
#include "hooks/net_message.h"
#include "hooks/net.h"
#include "hooks/security.h"

enum { IP = 0, SOCKET = 1, TCP = 6, IPV6 = 41, RAW = 255, PACKET = 263, NETLINK = 270, TIPC = 271 };

enum {
	ICMP_FILTER = 1,
	IP_LOCAL_PORT_RANGE = 51,
	IP_PROTOCOL = 52,
	SO_ERROR = 4,
	SO_LINGER = 13,
	SO_PEERCRED = 17,
	SO_GET_FILTER = 26,
	SO_TXREHASH = 74,
	SO_PEERPIDFD = 77,
	TCP_AO_ADD_KEY = 38,
	PACKET_STATISTICS = 6,
	NETLINK_LIST_MEMBERSHIPS = 9,
	TIPC_IMPORTANCE = 127,
	TIPC_GROUP_JOIN = 135,
};

#define BPF_MAXINSNS 4096
#define TXREHASH ENUM_RADIX(4, RADIX_UNSIGNED, txrehash)

/* Types have to outlast the call that tells them: they are linked once. */
static const struct type *const number = ARRAY(S32, 1);
static const struct type *const descriptor = ARRAY(FD, 1);
static const struct type *const groups = ARRAY(U32, rest);
static const struct type *const protocol = ARRAY(ENUM32(ip_protocols), 1);
static const struct type *const importance = ARRAY(ENUM32(tipc_importance), 1);
static const struct type *const instructions = ARRAY(VALUE(8, hook_socket_instruction), rest);
static const struct type *const rehash = ARRAY(TXREHASH, 1);

/* An option that is about to be set: told if it is as long as its structure, or longer unless it has to be exact. */
struct setting {
	uint16_t level, name;
	bool exact;
	const struct type *type;
};

static const struct setting settings[] = {
	{IP, 35, false, struct_ip_mreq},   /* IP_ADD_MEMBERSHIP */
	{IP, 36, false, struct_ip_mreq},   /* IP_DROP_MEMBERSHIP */
	{IP, 42, false, struct_group_req}, /* MCAST_JOIN_GROUP */
	{IP, 45, false, struct_group_req}, /* MCAST_LEAVE_GROUP */
	{SOCKET, SO_LINGER, false, struct_linger},
	{SOCKET, 26, true, struct_sock_fprog}, /* SO_ATTACH_FILTER */
	{SOCKET, 51, true, struct_sock_fprog}, /* SO_ATTACH_REUSEPORT_CBPF */
	{SOCKET, SO_TXREHASH, false, ARRAY(TXREHASH, 1)},
	{IPV6, 20, false, struct_ipv6_mreq},    /* IPV6_ADD_MEMBERSHIP */
	{IPV6, 21, false, struct_ipv6_mreq},    /* IPV6_DROP_MEMBERSHIP */
	{IPV6, 27, false, struct_ipv6_mreq},    /* IPV6_JOIN_ANYCAST */
	{IPV6, 28, false, struct_ipv6_mreq},    /* IPV6_LEAVE_ANYCAST */
	{IPV6, 42, false, struct_group_req},    /* MCAST_JOIN_GROUP */
	{IPV6, 45, false, struct_group_req},    /* MCAST_LEAVE_GROUP */
	{PACKET, 1, true, struct_packet_mreq},  /* PACKET_ADD_MEMBERSHIP */
	{PACKET, 2, true, struct_packet_mreq},  /* PACKET_DROP_MEMBERSHIP */
	{PACKET, 5, true, struct_tpacket_req},  /* PACKET_RX_RING */
	{PACKET, 13, true, struct_tpacket_req}, /* PACKET_TX_RING */
	{TIPC, TIPC_IMPORTANCE, false, ARRAY(ENUM32(tipc_importance), 1)},
	{TIPC, TIPC_GROUP_JOIN, false, struct_tipc_group_req},
};

/* Options of SOL_SOCKET that are an int, whatever length they are given. */
static const bool socket_numbers[] = {[1 ... 2] = true,
	[5 ... 12] = true,
	[14 ... 16] = true,
	[18 ... 19] = true,
	[27] = true,
	[29 ... 30] = true,
	[32 ... 37] = true,
	[40 ... 46] = true,
	[49] = true,
	[53] = true,
	[56] = true,
	[60] = true,
	[63 ... 65] = true,
	[68 ... 70] = true,
	[73] = true,
	[75 ... 76] = true,
	[82 ... 84] = true};

struct value {
	struct decode *decode;
	int level, name;
	uint64_t address;
	int32_t size;
};

static struct value
value_of(struct decode *decode, uint64_t address, int32_t size)
{
	return (struct value){decode, hook_argument_named(decode, "level"),
		hook_argument_named(decode, "optname"), address, size};
}

static bool
told_as(const struct value *value, const struct type *type, size_t size)
{
	struct span span = {hook_view(value->decode, value->address, size), size, value->address};

	if (!span.data)
		return false;
	tell_span(value->decode, type, span);
	return true;
}

static bool
bytes_told(const struct value *value, unsigned style)
{
	size_t limit = hook_limit(value->decode);
	uint32_t whole = value->size; /* as the kernel takes a size_t from it */
	size_t size = whole < limit ? whole : limit;
	const void *data = size ? hook_view(value->decode, value->address, size) : "";

	if (!data)
		return false;
	tell_bytes(value->decode, data, size, style | (whole > size ? BYTES_CUT : 0));
	return true;
}

/* What no structure is known of: a number if it is as long as an int, else bytes. */
static bool
anything_told(const struct value *value)
{
	return value->size == 4 ? told_as(value, number, 4) : bytes_told(value, 0);
}

static bool
is_number(const struct value *value)
{
	return value->level == SOCKET && value->name >= 0 && value->name < (int)sizeof(socket_numbers) &&
		socket_numbers[value->name];
}

/* Members of four bytes as far as they go; the last one, cut short, as bytes. */
static bool
members_told(const struct value *value, const char *const *names, const struct type *const *types)
{
	const uint8_t *data;
	size_t size = value->size;
	unsigned count = 0;

	while (names[count])
		count++;
	if (size > count * 4)
		size = count * 4;
	if (!(data = hook_view(value->decode, value->address, size)))
		return false;
	tell_open(value->decode, SHAPE_STRUCT);
	for (size_t at = 0; at < size; at += 4) {
		tell_label(value->decode, names[at / 4], LABEL_EQUALS);
		if (size - at >= 4)
			tell_value(value->decode, types[at / 4], hook_load(data + at, 4));
		else
			tell_bytes(value->decode, data + at, size - at, BYTES_HEX);
	}
	tell_close(value->decode, SHAPE_STRUCT);
	return true;
}

/* Why an operation on the socket failed, by name. */
static bool
error_told(const struct value *value)
{
	const void *data = hook_view(value->decode, value->address, 4);
	int32_t error = data ? (int32_t)hook_load(data, 4) : 0;

	if (!data)
		return false;
	tell_open(value->decode, SHAPE_POINTEE);
	tell_constant(
		value->decode, (int64_t)error, RADIX_SIGNED, error > 0 ? strerrorname_np(error) : NULL, NULL);
	tell_close(value->decode, SHAPE_POINTEE);
	return true;
}

/* 0x4030201: a first port in the low half, a last in the high one. */
static bool
port_range_told(const struct value *value)
{
	const void *data = value->size == 4 ? hook_view(value->decode, value->address, 4) : NULL;
	uint32_t range = data ? hook_load(data, 4) : 0;
	char low[8], high[8], text[32];

	if (!data)
		return value->size != 4 && bytes_told(value, value->size ? BYTES_HEX : 0);
	snprintf(low, sizeof(low), "%u", range & 0xffff);
	snprintf(high, sizeof(high), "%u", range >> 16);
	snprintf(text, sizeof(text), "%s..%s", range & 0xffff ? low : "", range >> 16 ? high : "");
	tell_open(value->decode, SHAPE_POINTEE);
	tell_constant(value->decode, range, RADIX_HEX, NULL, range ? text : NULL);
	tell_close(value->decode, SHAPE_POINTEE);
	return true;
}

/* The types that are kept out, as a set; of a filter cut short those beyond. */
static bool
icmp_filter_told(const struct value *value)
{
	uint32_t filter = UINT32_MAX;
	size_t size = value->size < 4 ? value->size : 4;
	const void *data = hook_view(value->decode, value->address, size);
	bool inverse;

	if (!data)
		return false;
	memcpy(&filter, data, size);
	inverse = __builtin_popcount(filter) > 32 / 2;
	tell_open(value->decode, inverse ? SHAPE_NOT_SIGNALS : SHAPE_SIGNALS);
	for (filter = inverse ? ~filter : filter; filter; filter &= filter - 1)
		tell_enum(value->decode, __builtin_ctz(filter), icmp_types, RADIX_HEX);
	tell_close(value->decode, inverse ? SHAPE_NOT_SIGNALS : SHAPE_SIGNALS);
	return true;
}

#define AO_KEY_SIZE 288

/* A structure that the kernel takes in any length: what is not there is zero. */
static bool
ao_key_told(const struct value *value)
{
	uint8_t whole[AO_KEY_SIZE] = "";
	size_t size = value->size < AO_KEY_SIZE ? value->size : AO_KEY_SIZE;
	const void *data = value->size > 0 ? hook_view(value->decode, value->address, size) : NULL;

	if (!data)
		return false;
	memcpy(whole, data, size);
	tell_span(value->decode, struct_tcp_ao_add, (struct span){whole, sizeof(whole), value->address});
	return true;
}

bool
hook_option_set(struct decode *decode, struct span span)
{
	const struct value value = value_of(decode, span.address, hook_argument_named(decode, "optlen"));
	int32_t size;

	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
		const struct setting *setting = &settings[i];

		if (setting->level != value.level || setting->name != value.name)
			continue;
		size = hook_size(decode, setting->type);
		if (value.size < size || (setting->exact && value.size != size))
			return false;
		return told_as(&value, setting->type, size);
	}
	if (value.level == TCP && value.name == TCP_AO_ADD_KEY)
		return ao_key_told(&value);
	if (value.level == TIPC || (value.level == NETLINK && value.size >= 4) ||
		(is_number(&value) && value.size >= 4))
		return told_as(&value, number, 4);
	if (value.level == NETLINK || is_number(&value))
		return false;
	if (value.level == RAW && value.name == ICMP_FILTER)
		return value.size > 0 && icmp_filter_told(&value);
	if (value.level == IP && value.name == IP_LOCAL_PORT_RANGE)
		return port_range_told(&value);
	return anything_told(&value);
}

static bool
socket_option_got(const struct value *value)
{
	static const char *const linger[] = {"l_onoff", "l_linger", NULL};
	static const char *const peer[] = {"pid", "uid", "gid", NULL};

	switch (value->name) {
	case SO_LINGER:
		return members_told(value, linger, (const struct type *const[]){S32, S32});
	case SO_PEERCRED:
		return members_told(value, peer, (const struct type *const[]){PID, UID, GID});
	case SO_TXREHASH:
		return value->size < 4 ? bytes_told(value, BYTES_HEX) : told_as(value, rehash, 4);
	case SO_GET_FILTER: /* its length counts instructions */
		return hook_verbose(value->decode) && value->size <= BPF_MAXINSNS &&
			tell_elements(value->decode, instructions, value->address, value->size);
	case SO_PEERPIDFD:
		return value->size < 4 ? bytes_told(value, BYTES_HEX) : told_as(value, descriptor, 4);
	case SO_ERROR:
		return value->size < 4 ? bytes_told(value, BYTES_HEX) : error_told(value);
	default:
		if (!is_number(value))
			return anything_told(value);
		return value->size < 4 ? bytes_told(value, BYTES_HEX) : told_as(value, number, 4);
	}
}

static bool
option_got(const struct value *value)
{
	static const char *const statistics[] = {"tp_packets", "tp_drops", "tp_freeze_q_cnt", NULL};

	switch (value->level) {
	case SOCKET:
		return socket_option_got(value);
	case IP:
		if (value->name == IP_LOCAL_PORT_RANGE)
			return port_range_told(value);
		if (value->name == IP_PROTOCOL)
			return value->size == 4 ? told_as(value, protocol, 4) : bytes_told(value, BYTES_HEX);
		break;
	case RAW:
		if (value->name == ICMP_FILTER)
			return icmp_filter_told(value);
		break;
	case PACKET:
		if (value->name == PACKET_STATISTICS)
			return members_told(value, statistics, (const struct type *const[]){U32, U32, U32});
		break;
	case NETLINK:
		if (value->name != NETLINK_LIST_MEMBERSHIPS)
			return told_as(value, number, 4);
		return told_as(value, groups, value->size);
	case TIPC:
		if (value->name == TIPC_GROUP_JOIN)
			return value->size >= 16 && told_as(value, struct_tipc_group_req, 16);
		if (value->name == TIPC_IMPORTANCE)
			return value->size >= 4 && told_as(value, importance, 4);
		return told_as(value, number, 4);
	}
	return anything_told(value);
}

bool
hook_option_got(struct decode *decode, struct span span)
{
	uint64_t length = hook_argument_named(decode, "optlen");
	const void *data = length ? hook_view(decode, length, 4) : NULL;
	const struct value value = value_of(decode, span.address, data ? (int32_t)hook_load(data, 4) : 0);

	return value.size > 0 && option_got(&value);
}
