/* Calls that i386 has had for ever: what is told of them in the form they had then. Made by int 0x80 in the program of
 * 64 bits. */
/* also: -n; -e trace=82@32,90@32; -e trace=select,mmap,signal; -yy */
#include <signal.h>

#include "narrow.h"

enum { SIGNAL = 48, SIGACTION = 67, SELECT = 82, MMAP = 90, MUNMAP = 91, LLSEEK = 140 };

static char *page, *end;
static uint32_t *words;

#define IN_MEMORY(number, ...) \
	(memcpy(words, (uint32_t[]){ __VA_ARGS__ }, sizeof((uint32_t[]){ __VA_ARGS__ })), NARROW(number, words))
#define AT(offset) ((uint32_t)(uintptr_t)(page + (offset)))

static void
selects(void)
{
	int ends[2];

	if (pipe(ends) || write(ends[1], "a", 1) != 1)
		abort();
	words[16] = 1u << ends[0];
	IN_MEMORY(SELECT, 8, AT(64), 0, 0, AT(128));
	words[17] = 3u << ends[0];
	IN_MEMORY(SELECT, 5, 0, AT(68), AT(72), 0);
	IN_MEMORY(SELECT, 8, AT(4096), 0, 0, AT(128));
	IN_MEMORY(SELECT, -1, AT(64), 0, 0, AT(128));
	IN_MEMORY(SELECT, 4, 0, 0, 0, AT(128));
	NARROW(SELECT, end - 10);
	NARROW(SELECT, 0);
	NARROW(SELECT, (uint32_t)-4096);
}

static void
mappings(void)
{
	int address = IN_MEMORY(MMAP, 0, 4096, 3, 0x22, -1, 0);

	NARROW(MUNMAP, (uint32_t)address, 4096);
	IN_MEMORY(MMAP, 0, 4096, 3, 0x22, -1, 4097);
	IN_MEMORY(MMAP, 0, 4096, 3, 2, 99, 0x80000000);
	NARROW(MMAP, end - 10);
	NARROW(MMAP, 0);
}

static void
signals(void)
{
	NARROW(SIGNAL, SIGUSR1, 1);
	NARROW(SIGNAL, SIGUSR1, 0);
	NARROW(SIGNAL, SIGUSR1, 0xffffffff);
	memset(page + 256, 0, 16);
	words[64] = 0xffffffff;
	NARROW(SIGACTION, SIGUSR1, page + 256, page + 300);
	words[64] = 1;
	NARROW(SIGACTION, SIGUSR1, page + 256, page + 300);
	NARROW(SIGACTION, SIGKILL, end - 10, page + 300);
}

static void
seeks(void)
{
	int fd = open("/proc/self/exe", O_RDONLY);

	NARROW(LLSEEK, fd, 0, 5, page + 300, SEEK_SET);
	NARROW(LLSEEK, fd, 0xffffffff, 0xfffffffe, page + 300, SEEK_CUR);
	NARROW(LLSEEK, fd, 1, 0, page + 300, SEEK_SET);
	NARROW(LLSEEK, fd, 0, 0, end - 4, SEEK_CUR);
	NARROW(LLSEEK, -1, 0x80000000, 0, page + 300, 9);
}

int
main(void)
{
	if (!HAS_NARROW)
		return 0;
	page = narrow_page();
	end = page + PROBE_PAGE;
	words = (uint32_t *)page;
	selects();
	mappings();
	signals();
	seeks();
	return 0;
}
