/* Options of sockets at every level, in every length that matters. */
#include <linux/filter.h>
#include <sys/socket.h>

#include "pretend.h"

static void
option(int level, int name, uint8_t *bytes)
{
	static const int16_t lengths[] = { -1, 0, 1, 3, 4, 5, 8, 12, 15, 16, 20, 136 };
	int *length = tail_alloc(sizeof(int));

	if (level == 263)
		bytes[6] = 6; /* without a length strace 7.2 tells what it has told last */
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		*length = lengths[i];
		PRETEND(getsockopt, -1, level, name, bytes, length);
		PRETEND(setsockopt, -1, level, name, bytes, lengths[i]);
	}
}

/* Keys of TCP-AO in every length, and filters of ICMP by how many bits they have. */
static void
structures(void)
{
	static const int lengths[] = { -1, 0, 1, 128, 192, 196, 200, 203, 207, 208, 210, 287, 288, 289, 400 };
	uint8_t *key = tail_alloc(400);

	memcpy(key, &(uint16_t[]){ 2, 0x5000, 0x7f, 0x100 }, 8);
	strcpy((char *)key + 128, "hmac(sha1)");
	key[192] = 1;
	for (int i = 196; i < 288; i++)
		key[i] = i;
	for (int flags = 0; flags < 5; flags++) {
		key[206] = flags;
		key[207] = "\0\1\120\121\377"[flags];
		key[196] = flags;
		for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++)
			PRETEND(setsockopt, -1, 6, 38, key, lengths[i]);
	}
	memset(key + 128, 'x', 64);
	PRETEND(setsockopt, -1, 6, 38, key, 288);
	PRETEND(setsockopt, -1, 6, 38, key + 200, 288);
	for (int bits = 0; bits <= 32; bits++)
		for (int length = 1; length < 6; length++)
			PRETEND(setsockopt, -1, 255, 1, &(uint64_t){ (1ull << bits) - 1 }, length);
}

int
main(void)
{
	static const int levels[] = { 0, 1, 6, 17, 41, 58, 132, 255, 256, 257, 263, 266, 268, 269, 270, 271, 272, 273, 274, 275, 276, 277, 278,
		279, 280, 281, 282, 283, 284, 40, 7 };
	static const struct { uint16_t level, name; } some[] = { { 0, 1 }, { 0, 35 }, { 0, 42 }, { 0, 51 }, { 0, 52 }, { 1, 1 }, { 1, 4 },
		{ 1, 13 }, { 1, 17 }, { 1, 20 }, { 1, 25 }, { 1, 26 }, { 1, 28 }, { 1, 51 }, { 1, 74 }, { 1, 77 }, { 6, 1 }, { 6, 13 }, { 41, 20 },
		{ 41, 27 }, { 41, 42 }, { 255, 1 }, { 263, 1 }, { 263, 5 }, { 263, 6 }, { 270, 1 }, { 270, 9 }, { 271, 127 }, { 271, 128 },
		{ 271, 135 }, { 7, 7 } };
	uint8_t *bytes = tail_alloc(256);
	int *length = tail_new(int, 4);

	pretend_start();
	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
		for (int name = 0; name < 140; name++) {
			CALL(getsockopt, -1, levels[i], name, NULL, NULL);
			CALL(setsockopt, -1, levels[i], name, NULL, 0);
		}
	for (int pattern = 0; pattern < 3; pattern++) {
		for (int i = 0; i < 256; i++)
			bytes[i] = pattern == 0 ? i + 1 : pattern == 1 ? 0 : i % 4 == 0;
		for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++)
			option(some[i].level, some[i].name, bytes);
	}
	structures();
	PRETEND(getsockopt, -1, 1, 1, NOWHERE, length);
	PRETEND(getsockopt, -1, 1, 1, bytes, NOWHERE);
	PRETEND(getsockopt, -1, 1, 1, bytes, NULL);
	PRETEND(setsockopt, -1, 1, 1, NOWHERE, 4);
	PRETEND(setsockopt, -1, 1, 13, NOWHERE, 8);
	PRETEND(setsockopt, -1, 1, 28, NOWHERE, 8);
	PRETEND(setsockopt, -1, 1, 28, bytes, 1 << 30);
	CALL(getsockopt, -1, -1, -1, bytes, length);
	CALL(getsockopt, -1, 1, 1, bytes, length);
	return 0;
}
