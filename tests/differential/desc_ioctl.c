/* ioctl: names of requests, and the arguments of those that terminals, files, sockets and disks know. */
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "pretend.h"

#define IOC(direction, type, number, size) (((direction) << 30) | ((size) << 16) | ((type) << 8) | (number))

static void
unknown(void)
{
	static const unsigned known[] = {0x5401, 0x541b, 0x3b6e, 0x80604521, 0x80184540, 0x401845c3,
		0x80806a13, 0x80044d03, 0xc0404806, 0x81044804, 0x40206b00, 0xdeadbeef, 0x8905, 0xae01,
		0x1260};

	for (unsigned direction = 0; direction < 4; direction++) {
		CALL(ioctl, -1, IOC(direction, 0x12, 0x34, 8), 0);
		CALL(ioctl, -1, IOC(direction, 0, 0, 0), -1);
		CALL(ioctl, -1, IOC(direction, 0xff, 0xff, 0x3fff), NOWHERE);
		CALL(ioctl, -1, IOC(direction, 'E', 0x21, 8), 1);
	}
	for (unsigned i = 0; i < sizeof(known) / sizeof(*known); i++)
		CALL(ioctl, -1, known[i], NOWHERE);
}

/* Every request of TYPE without a size, and words of memory for those with one. */
static void
sweep(unsigned type, unsigned first, unsigned last, void *memory)
{
	for (unsigned i = first; i <= last; i++)
		PRETEND(ioctl, 5, type << 8 | i, memory);
}

static void
sizes(unsigned type, unsigned first, unsigned last, void *memory, const unsigned *list, unsigned count)
{
	for (unsigned i = first; i <= last; i++)
		for (unsigned j = 0; j < count; j++)
			for (unsigned direction = 0; direction < 4; direction++)
				PRETEND(ioctl, 5, IOC(direction, type, i, list[j]), memory);
}

static void
terminal(void)
{
	int fd = CALL(openat, AT_FDCWD, "/dev/ptmx", O_RDWR | O_NOCTTY, 0);
	static const unsigned requests[] = {0x5401, 0x5402, 0x5403, 0x5404, 0x5405, 0x5406, 0x5413, 0x5414,
		0x540f, 0x5410, 0x541b, 0x5411, 0x80045430, 0x40045431, 0x5421, 0x802c542a, 0x402c542b,
		0x5420, 0x5423, 0x5424, 0x5429, 0x5456, 0x80045432, 0x80045438, 0x80045439, 0x5415};
	unsigned *memory = tail_alloc(64);

	for (unsigned i = 0; i < sizeof(requests) / sizeof(*requests); i++) {
		memset(memory, 0, 64);
		CALL(ioctl, fd, requests[i], memory);
	}
	for (unsigned i = 0; i < sizeof(requests) / sizeof(*requests); i++) {
		CALL(ioctl, fd, requests[i], (char *)memory + 63);
		CALL(ioctl, -1, requests[i], memory);
	}
	close(fd);
}

int
main(void)
{
	static const unsigned sizes_tty[] = {4, 0x2c}, sizes_fs[] = {4, 8, 0x1c, 0x20};
	uint8_t *memory = tail_alloc(512);

	unknown();
	terminal();
	pretend_start();
	for (unsigned round = 0; round < 3; round++) {
		for (unsigned i = 0; i < 512; i++)
			memory[i] = round == 0 ? 0 : round == 1 ? i * 7 + 1 : 255;
		sweep('T', 0, 0x60, memory);
		sizes('T', 0x2a, 0x45, memory, sizes_tty, 2);
	}
	CALL(exit_group, 0);
	return 0;
}
