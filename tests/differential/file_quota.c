/* Quotas: each command of quotactl and quotactl_fd, of users, groups, projects and of what is none, XFS's included. */
#include "pretend.h"

#ifndef SYS_quotactl_fd
#define SYS_quotactl_fd 443
#endif

/* Bytes that differ from each other. */
static uint8_t *
pattern(size_t size, uint8_t first)
{
	uint8_t *bytes = tail_alloc(size);

	for (size_t i = 0; i < size; i++)
		bytes[i] = first ? first + i * 7 : 0;
	return bytes;
}

static void
command(unsigned number, unsigned type, size_t size)
{
	unsigned cmd = number << 8 | type;

	CALL(quotactl, cmd, "/dev/missing", 3, pattern(size, 1));
	CALL(quotactl, cmd, NULL, -1, NULL);
	CALL(quotactl, cmd, NOWHERE, 65534, NOWHERE);
	CALL(quotactl, cmd, "/dev/missing", 2, pattern(size - 1, 1));
	CALL(quotactl_fd, -1, cmd, 2, pattern(size, 4));
	CALL(quotactl_fd, -1, cmd, -1, NULL);
	PRETEND(quotactl, cmd, "/dev/missing", 3, pattern(size, 1));
	PRETEND(quotactl, cmd, "/dev/missing", 3, pattern(size, 0));
	PRETEND(quotactl, cmd, "/dev/missing", 3, pattern(size - 1, 1));
	PRETEND(quotactl_fd, -1, cmd, 4, pattern(size, 9));
}

int
main(void)
{
	static const struct {
		unsigned number;
		size_t size;
	} commands[] = { { 0x800001, 1 }, { 0x800002, 16 }, { 0x800003, 8 }, { 0x800004, 4 }, { 0x800005, 24 }, { 0x800006, 24 },
		{ 0x800007, 72 }, { 0x800008, 72 }, { 0x800009, 80 }, { 0x5801, 4 }, { 0x5802, 4 }, { 0x5803, 112 }, { 0x5804, 112 },
		{ 0x5805, 80 }, { 0x5806, 4 }, { 0x5807, 4 }, { 0x5808, 160 }, { 0x5809, 112 }, { 0x100, 8 }, { 0x200, 8 }, { 0x300, 32 },
		{ 0x400, 32 }, { 0x500, 32 }, { 0x600, 32 }, { 0x700, 32 }, { 0x800, 32 }, { 0x900, 32 }, { 0xd00, 32 }, { 0xffffff, 8 },
		{ 0, 8 }, { 0x80000a, 80 }, { 0x580a, 80 } };
	static const unsigned types[] = { 0, 1, 2, 3, 255 };
	uint8_t *format = tail_alloc(4);

	pretend_start();
	for (unsigned i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		for (unsigned j = 0; j < sizeof(types) / sizeof(*types); j++)
			command(commands[i].number, types[j], commands[i].size);
	for (unsigned i = 0; i < 6; i++) {
		*format = i;
		CALL(quotactl, 0x800002 << 8, "/dev/missing", i, "aquota.user");
		PRETEND(quotactl, 0x800004 << 8, "/dev/missing", 0, format);
	}
	for (unsigned i = 0; i < 32; i++) {
		uint8_t *block = tail_alloc(160);

		memcpy(block + 64, &(uint32_t){ 1u << i }, 4);
		CALL(quotactl, 0x800008 << 8, "/dev/missing", 3, block);
		memcpy(block + 20, &(uint32_t){ 1u << i }, 4);
		CALL(quotactl, 0x800006 << 8, "/dev/missing", 3, block);
		memcpy(block, &(uint32_t){ 1u << i }, 4);
		memcpy(block + 2, &(uint16_t){ 1u << i }, 2);
		CALL(quotactl, 0x5804 << 8, "/dev/missing", 3, block);
		CALL(quotactl, 0x5801 << 8, "/dev/missing", 3, block);
		PRETEND(quotactl, 0x5805 << 8, "/dev/missing", 3, block);
		block[0] = 1;
		block[1] = i;
		PRETEND(quotactl, 0x5808 << 8, "/dev/missing", 3, block);
		PRETEND(quotactl, 0x5803 << 8, "/dev/missing", 3, block);
	}
	return 0;
}
