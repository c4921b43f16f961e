/* Addresses of sockets and what they are made of: numbers in network order, interfaces, paths. */
#include <arpa/inet.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>

#include "constants/net.h"
#include "hooks/net_address.h"
#include "hooks/net.h"

#define STORAGE 128 /* a sockaddr_storage: the kernel takes no longer address */
#define UNIX_PATH 108

static void
number_tell(struct decode *decode, const char *function, const void *data, size_t length, uint64_t value)
{
	const struct encoded encoded = {.data = data, .length = length, .function = function, .value = value};

	tell_encoded(decode, &encoded);
}

void
hook_htons(struct decode *decode, uint64_t value)
{
	uint16_t data = value;

	number_tell(decode, "htons", &data, sizeof(data), ntohs(data));
}

void
hook_htonl(struct decode *decode, uint64_t value)
{
	uint32_t data = value;

	number_tell(decode, "htonl", &data, sizeof(data), ntohl(data));
}

void
hook_inet_addr(struct decode *decode, uint64_t value)
{
	uint32_t data = value;
	char text[INET_ADDRSTRLEN];
	const struct encoded encoded = {
		.data = &data, .length = sizeof(data), .function = "inet_addr", .text = text};

	inet_ntop(AF_INET, &data, text, sizeof(text));
	tell_encoded(decode, &encoded);
}

static bool
inet6_tell(struct decode *decode, struct span span, const char *target)
{
	char text[INET6_ADDRSTRLEN];
	const struct encoded encoded = {.data = span.data,
		.length = 16,
		.function = "inet_pton",
		.family = "AF_INET6",
		.text = text,
		.target = target};

	if (span.size < 16)
		return false;
	inet_ntop(AF_INET6, span.data, text, sizeof(text));
	tell_encoded(decode, &encoded);
	return true;
}

bool
hook_sin6_addr(struct decode *decode, struct span span)
{
	return inet6_tell(decode, span, "sin6_addr");
}

bool
hook_ipv6mr_multiaddr(struct decode *decode, struct span span)
{
	return inet6_tell(decode, span, "ipv6mr_multiaddr");
}

/* The same as a member, whose bytes can be told instead. */
void
hook_packet_protocol(struct decode *decode, uint64_t value)
{
	uint16_t data = value;
	const char *name = hook_name(decode, ntohs(data), ethernet_protocols);
	char text[64];
	const struct encoded encoded = {.data = &data, .length = sizeof(data), .text = text};

	if (name)
		snprintf(text, sizeof(text), "htons(%s)", name);
	else
		snprintf(text, sizeof(text), "htons(%#x /* %s */)", ntohs(data), ethernet_protocols->unknown);
	tell_encoded(decode, &encoded);
}

void
hook_interface(struct decode *decode, uint64_t value)
{
	char name[IF_NAMESIZE], text[IF_NAMESIZE + 32];

	if (value == 0 || !if_indextoname(value, name)) {
		tell_number(decode, value, RADIX_UNSIGNED);
		return;
	}
	snprintf(text, sizeof(text), "if_nametoindex(\"%s\")", name);
	tell_constant(decode, value, RADIX_UNSIGNED, text, NULL);
}

#define MAC_MOST 32

/* The first LENGTH bytes, of which SHOWN are written as an address. */
static bool
mac_tell(struct decode *decode, const uint8_t *data, size_t length, size_t shown)
{
	char text[3 * MAC_MOST + 1] = "", *end = text;
	const struct encoded encoded = {.data = data, .length = length, .text = text};

	if (shown > MAC_MOST)
		return false;
	for (size_t i = 0; i < shown; i++)
		end += snprintf(end, 4, "%s%02x", i ? ":" : "", data[i]);
	tell_encoded(decode, &encoded);
	return true;
}

bool
hook_mac(struct decode *decode, struct span span)
{
	return mac_tell(decode, span.data, span.size, span.size);
}

bool
hook_unix_path(struct decode *decode, struct span span)
{
	size_t size = span.size < UNIX_PATH ? span.size : UNIX_PATH;

	if (size == 0)
		return true;
	if (span.data[0] == 0)
		tell_bytes(decode, span.data, size, BYTES_ABSTRACT);
	else
		tell_bytes(decode, span.data, strnlen((const char *)span.data, size), 0);
	return true;
}

/* sin6_scope_id, of which the kernel may have told a part; of addresses that need one it is an interface. */
bool
hook_scope_id(struct decode *decode, struct span span)
{
	const uint8_t *address = span.data - 16;
	uint32_t scope = 0;

	memcpy(&scope, span.data, span.size < sizeof(scope) ? span.size : sizeof(scope));
	if ((address[0] == 0xfe && (address[1] & 0xc0) == 0x80) ||
		(address[0] == 0xff && (address[1] & 0x0f) == 2))
		hook_interface(decode, scope);
	else
		tell_number(decode, scope, RADIX_UNSIGNED);
	return true;
}

/* mr_address: as long as mr_alen, the two bytes before it, says. */
bool
hook_packet_mr_address(struct decode *decode, struct span span)
{
	uint16_t length = hook_load(span.data - 2, 2);

	length = length < 8 ? length : 8;
	return mac_tell(decode, span.data, length, length ? length : 8);
}

/* A name that has to end with a NUL: without one its last byte is not told. */
bool
hook_alg_name(struct decode *decode, struct span span)
{
	const uint8_t *end = memchr(span.data, 0, span.size);

	if (end)
		tell_bytes(decode, span.data, end - span.data, 0);
	else
		tell_bytes(decode, span.data, span.size - 1, BYTES_CUT);
	return true;
}

/* An address of the protocol below, as long as transport_len, the two bytes before it, says. */
bool
hook_rxrpc_transport(struct decode *decode, struct span span)
{
	uint16_t family = hook_load(span.data, 2), length = hook_load(span.data - 2, 2);

	if (length < span.size)
		span.size = length < 2 ? 2 : length;
	if (family == 10 && span.size > 24)
		span.size = 28; /* strace tells the whole of the last member */
	if (family != 2 && family != 10) {
		tell_span(decode, struct_transport_other, span);
		return true;
	}
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, family == 2 ? "sin" : "sin6", LABEL_EQUALS);
	if (family == 2)
		tell_span(decode, span.size < 16 ? struct_transport_in_bytes : struct_transport_in, span);
	else
		tell_span(decode, span.size < 24 ? struct_transport_in6_bytes : struct_transport_in6, span);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

/* A number from FIRST to LAST that has no name is told by its distance. */
static void
dynamic_tell(
	struct decode *decode, uint64_t value, const struct constants *names, uint64_t first, uint64_t last)
{
	tell_named(decode, "htobs");
	if (value < first || value > last || hook_name(decode, value, names))
		tell_enum(decode, value, names, RADIX_HEX);
	else
		tell_beyond(decode, value, hook_name(decode, first, names), first);
	tell_close(decode, SHAPE_CALLED);
}

void
hook_l2_psm(struct decode *decode, uint64_t value)
{
	if (value < 0x1000)
		dynamic_tell(decode, value, l2cap_psms, 0x80, 0xff);
	else
		dynamic_tell(decode, value, l2cap_psms, 0x1001, 0xffff);
}

void
hook_l2_cid(struct decode *decode, uint64_t value)
{
	dynamic_tell(decode, value, l2cap_cids, 0x40, 0xffff);
}

struct family {
	uint16_t least, most; /* lengths that are an address of it */
	const struct type *type;
};

/* Where lengths alone do not tell which address it is. */
static const struct type *
special_type(struct decode *decode, uint16_t family, struct span span)
{
	size_t llcp = hook_size(decode, struct_sockaddr_nfc_llcp);

	if (family == 3 && span.size == 16 && hook_load(span.data + 12, 4) == 0)
		return struct_sockaddr_ax25;
	if (family == 39 && span.size >= llcp)
		return struct_sockaddr_nfc_llcp;
	return NULL;
}

static const struct type *
address_type(uint16_t family, size_t size)
{
	static const struct family families[] = {
		[1] = {3, STORAGE, struct_sockaddr_un},
		[2] = {16, STORAGE, struct_sockaddr_in},
		[3] = {16, STORAGE, struct_full_sockaddr_ax25},
		[4] = {16, STORAGE, struct_sockaddr_ipx},
		[9] = {18, STORAGE, struct_sockaddr_x25},
		[10] = {24, STORAGE, struct_sockaddr_in6},
		[16] = {12, STORAGE, struct_sockaddr_nl},
		[17] = {20, STORAGE, struct_sockaddr_ll},
		[30] = {16, STORAGE, struct_sockaddr_tipc},
		[33] = {36, STORAGE, struct_sockaddr_rxrpc},
		[36] = {20, STORAGE, struct_sockaddr_ieee802154},
		[38] = {25, STORAGE, struct_sockaddr_alg},
		[39] = {16, STORAGE, struct_sockaddr_nfc},
		[40] = {16, STORAGE, struct_sockaddr_vm},
		[42] = {12, STORAGE, struct_sockaddr_qrtr},
		[44] = {16, STORAGE, struct_sockaddr_xdp},
		[45] = {12, STORAGE, struct_sockaddr_mctp},
	};
	/* Bluetooth's protocols share a family: the length tells them apart. */
	static const struct type *const bluetooth[] = {[4] = struct_sockaddr_hci_old,
		[6] = struct_sockaddr_hci,
		[8] = struct_sockaddr_sco,
		[10] = struct_sockaddr_rc,
		[12] = struct_sockaddr_l2_old,
		[14] = struct_sockaddr_l2};
	const struct family *found = family < sizeof(families) / sizeof(*families) ? &families[family] : NULL;

	if (family == 31)
		return size < sizeof(bluetooth) / sizeof(*bluetooth) ? bluetooth[size] : NULL;
	if (!found || !found->type)
		return NULL;
	return size >= found->least && size <= found->most ? found->type : NULL;
}

bool
hook_sockaddr(struct decode *decode, struct span span)
{
	const struct type *type;
	uint16_t family;

	if (span.size < 2 || (int32_t)span.size < 0)
		return false;
	if (span.size > STORAGE)
		span.size = STORAGE;
	family = hook_load(span.data, 2);
	type = special_type(decode, family, span);
	if (!type)
		type = address_type(family, span.size);
	tell_span(decode, type ? type : struct_sockaddr, span);
	return true;
}

bool
hook_sockaddr_out(struct decode *decode, struct span span)
{
	uint64_t address = hook_argument_named(decode, "addrlen");
	const void *now = address ? hook_view(decode, address, 4) : NULL;
	const void *before = address ? hook_before(decode, address, 4) : NULL;
	int32_t size = now ? hook_load(now, 4) : 0;
	int32_t room = before ? (int32_t)hook_load(before, 4) : size;

	span.size = size < room ? size : room;
	if ((int32_t)span.size < 2)
		return false;
	if (span.size > STORAGE)
		span.size = STORAGE;
	span.data = hook_view(decode, span.address, span.size);
	return span.data && hook_sockaddr(decode, span);
}
