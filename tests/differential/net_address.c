/* Addresses of every family in every length, and what socket(2) may be asked for. */
#include <linux/if_packet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "probe.h"

static void
lengths(void)
{
	static const uint8_t families[] = { 0, 1, 2, 4, 10, 16, 17, 30, 31, 36, 40, 42, 44, 45, 26, 46 };
	static const uint8_t sizes[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 27, 28,
		29, 36, 96, 109, 110, 111, 127, 128, 129, 200 };
	uint8_t bytes[256];

	for (size_t i = 0; i < sizeof(families); i++)
		for (size_t j = 0; j < sizeof(sizes); j++) {
			for (size_t k = 0; k < sizeof(bytes); k++)
				bytes[k] = k;
			bytes[0] = families[i];
			bytes[1] = 0;
			CALL(connect, -1, bytes, sizes[j]);
			memset(bytes + 2, 0, sizeof(bytes) - 2);
			CALL(bind, -1, bytes, sizes[j]);
		}
	for (unsigned family = 3; family < 50; family++) {
		*(uint16_t *)bytes = family;
		CALL(connect, -1, bytes, 100);
	}
}

/* Call signs, and the stations that repeat. */
static void
ax25(void)
{
	static const char *const signs[] = { "ABC   ", "ABC123", "A C123", "aBC   ", "A-C   ", "*BC   ", "A/C   ", "\177BC   ", "      " };
	static const uint8_t numbers[] = { 0, 2, 0x1e, 1, 0x60 };
	uint8_t address[80] = { 3 };

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		for (size_t j = 0; j < sizeof(numbers); j++) {
			for (int k = 0; k < 6; k++)
				address[2 + k] = signs[i][k] << 1;
			address[8] = numbers[j];
			CALL(connect, -1, address, 16);
		}
	address[2] |= 1;
	CALL(connect, -1, address, 16);
	for (int i = 0; i < 8; i++)
		memcpy(address + 16 + 7 * i, (uint8_t[]){ 'D' << 1, 'I' << 1, '0' << 1, ' ' << 1, ' ' << 1, ' ' << 1, i << 1 }, 7);
	for (int count = -1; count < 10; count++)
		for (int length = 16; length <= 80; length += length < 31 ? 1 : 7) {
			memcpy(address + 12, &count, 4);
			CALL(connect, -1, address, length);
		}
}

/* A transport's address inside of one of RxRPC. */
static void
rxrpc(void)
{
	uint16_t address[32] = { 33, 1, 2 };

	for (int i = 5; i < 32; i++)
		address[i] = i << 8 | 1;
	for (int family = 0; family < 12; family++)
		for (int length = 0; length < 40; length += length < 4 || (length >= 14 && length < 30) ? 1 : 3) {
			address[4] = family;
			address[3] = length;
			CALL(connect, -1, address, 36);
			CALL(connect, -1, address, 60);
		}
	for (int service = 2498; service < 2506; service++) {
		address[1] = service;
		CALL(connect, -1, address, 36);
	}
}

static void
names(void)
{
	uint8_t alg[128] = { 38, 0, 'h', 'a', 's', 'h', [17] = 0x10, [20] = 3, [24] = 's', 'h', 'a', '1' };
	uint32_t nfc[32] = { 39, 1, 2, 3, 0x64636261, 0x68676665 };

	for (int length = 24; length <= 128; length += length < 32 ? 1 : 12)
		CALL(connect, -1, alg, length);
	memset(alg + 2, 'x', sizeof(alg) - 2);
	for (int length = 24; length <= 128; length += length < 32 ? 1 : 12)
		CALL(connect, -1, alg, length);
	for (int length = 15; length <= 100; length++)
		CALL(connect, -1, nfc, length);
	for (int name = 0; name < 70; name += 10) {
		nfc[21] = nfc[22] = name;
		nfc[23] = 0;
		CALL(connect, -1, nfc, 100);
	}
	nfc[21] = nfc[22] = nfc[23] = -1;
	CALL(connect, -1, nfc, 100);
	for (int scope = 0; scope < 256; scope += 51)
		CALL(connect, -1, ((uint8_t[16]){ 30, 0, 1, scope }), 16);
}

/* The last numbers of each width, some of which have names. */
static void
last(void)
{
	uint16_t ieee[10] = { 36 };
	uint32_t words[4] = { 0 };

	for (int type = 0; type < 5; type++)
		for (int value = 0xfffd; value < 0x10000; value++) {
			ieee[2] = type;
			ieee[4] = ieee[5] = value;
			CALL(connect, -1, ieee, 20);
		}
	for (int family = 40; family <= 45; family++)
		for (int value = -3; value < 3; value++) {
			words[0] = family;
			words[1] = words[2] = value;
			CALL(connect, -1, words, 16);
		}
}

static void
values(void)
{
	struct sockaddr_in in = { AF_INET, htons(80), { htonl(0x7f000001) } };
	struct sockaddr_in6 in6 = { AF_INET6, htons(80), htonl(5), IN6ADDR_LOOPBACK_INIT, 1 };
	struct sockaddr_ll ll = { AF_PACKET, htons(0x800), 1, 1, 0, 6, { 1, 2, 3, 4, 5, 6 } };
	uint16_t vsock[8] = { 40, 0, 5, 0, -1, -1, 0, 0 };
	uint8_t tipc[16] = { 30, 0, 1, 2, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0 };
	uint8_t bluetooth[14] = { 31, 0, 1, 0, 1, 2, 3, 4, 5, 6, 4, 0, 1 };
	uint8_t unix_[8] = { 1, 0, 0, 'a', 'b', 0, '"', '\n' };
	uint8_t xdp[16] = { 44, 0, 1, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0 };
	uint32_t netlink[3] = { 16, 5, 0 };

	CALL(connect, -1, &in, sizeof(in));
	CALL(connect, -1, &in6, sizeof(in6));
	in6.sin6_addr = (struct in6_addr){ { { 0xfe, 0x80, [15] = 1 } } };
	for (int scope = 0; scope < 3; scope++) {
		in6.sin6_scope_id = scope == 2 ? 99 : scope;
		CALL(connect, -1, &in6, sizeof(in6));
	}
	in6.sin6_addr = (struct in6_addr){ { { [10] = 0xff, 0xff, 1, 2, 3, 4 } } };
	CALL(connect, -1, &in6, sizeof(in6));
	for (int length = 0; length < 24; length += 5) {
		ll.sll_halen = length;
		CALL(connect, -1, &ll, sizeof(ll));
	}
	CALL(connect, -1, vsock, 16);
	for (int cid = 0; cid < 4; cid++) {
		vsock[4] = cid;
		vsock[5] = 0;
		vsock[1] = vsock[6] = cid;
		vsock[7] = cid & 1;
		CALL(connect, -1, vsock, 16);
	}
	for (int type = 0; type < 5; type++) {
		tipc[2] = tipc[3] = type;
		CALL(connect, -1, tipc, 16);
	}
	for (int cid = 0; cid < 4; cid++) {
		bluetooth[10] = "\4\100\77\101"[cid];
		bluetooth[2] = "\1\3\1\3"[cid];
		bluetooth[3] = cid & 2 ? 0x10 : 0;
		CALL(connect, -1, bluetooth, 14);
		CALL(connect, -1, bluetooth, 12);
	}
	/* Every service and channel of Bluetooth that has a name, and those around. */
	for (int psm = 0; psm < 0x1200; psm += psm < 0x102 || (psm >= 0xffe && psm < 0x1004) || psm >= 0x10fd ? 1 : 0x7f) {
		memcpy(bluetooth + 2, &(uint16_t){ psm < 0x11ff ? psm : 0xffff }, 2);
		memcpy(bluetooth + 10, &(uint16_t){ psm < 0x11ff ? psm : 0xffff }, 2);
		CALL(connect, -1, bluetooth, 14);
	}
	for (int length = 2; length <= 8; length++) {
		CALL(connect, -1, unix_, length);
		unix_[2] = length & 1 ? 'x' : 0;
	}
	CALL(connect, -1, xdp, 16);
	for (int groups = 0; groups < 3; groups++) {
		netlink[2] = groups * 0x1001;
		CALL(bind, -1, netlink, 12);
	}
	CALL(connect, -1, unix_, -1);
	CALL(connect, -1, NULL, 16);
	CALL(connect, -1, NOWHERE, 16);
	TRY_COPY(p, &in, sizeof(in)) CALL(bind, -1, p, sizeof(in));
}

static void
sockets(void)
{
	static const int types[] = { 0, 1, 5, 6, 7, 10, 15, 0x10, 0x11, 0x17, 0x80001, 0x802, 0x80803, 0x80811, 0x80807, -1, 0x77777777 };

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		CALL(socket, 99, types[i], 77);
	for (int family = 0; family < 48; family++)
		for (int protocol = -1; protocol < 12; protocol++)
			CALL(socket, family, 0x7, protocol);
	for (int protocol = 0; protocol < 300; protocol += protocol < 150 ? 1 : 7)
		CALL(socket, AF_INET6, 0x7, protocol);
	CALL(socket, AF_PACKET, 0x7, htons(0x88cc));
	CALL(socket, AF_PACKET, 0x7, 0x12340008);
	CALL(socket, AF_AX25, 0x7, 0xcc);
	CALL(socketpair, 99, 0x7, 0, tail_alloc(8));
	CALL(socketpair, AF_UNIX, SOCK_DGRAM, 0, tail_alloc(7));
	for (int bit = 0; bit < 32; bit++)
		CALL(sendto, -1, NULL, 0, 1u << bit, NULL, 0);
	CALL(recvfrom, -1, NOWHERE, 10, -1, NOWHERE, NOWHERE);
	for (int how = -1; how < 4; how++)
		CALL(shutdown, -1, how);
	CALL(accept4, -1, NULL, NULL, -1);
	CALL(listen, -1, -1);
}

int
main(void)
{
	lengths();
	values();
	ax25();
	rxrpc();
	names();
	last();
	sockets();
	return 0;
}
