/* What stat, statfs, statx and their kin may fill in, members that this kernel leaves alone included. */
/* also: -e trace=%file; -e trace=%desc; -e trace=%%stat; -e trace=%%statfs; -e trace=%fstat */
#include <sys/statfs.h>

#include "pretend.h"

/* SIZE bytes of a pattern in which each byte differs from its neighbours. */
static uint8_t *
pattern(size_t size, uint8_t first)
{
	uint8_t *bytes = tail_alloc(size);

	for (size_t i = 0; i < size; i++)
		bytes[i] = first ? first + i * 7 : 0;
	return bytes;
}

static void
stats(unsigned mode)
{
	struct stat *st = tail_new(struct stat, .st_dev = 0x123456789abcull, .st_ino = 0x87654321, .st_mode = mode,
		.st_nlink = 3, .st_uid = -1, .st_gid = -2, .st_rdev = 0xfff12345, .st_size = -5, .st_blksize = 512,
		.st_blocks = 0x7fffffff, .st_atim = { 1, 0 }, .st_mtim = { 0, 5 }, .st_ctim = { -1, 1000000000 });

	PRETEND(fstat, 0, st);
#ifdef SYS_stat
	PRETEND(stat, "x", st);
#endif
#ifdef __i386__
	PRETEND(fstat64, 0, st);
	PRETEND(oldfstat, 0, st);
#endif
}

static void
statfss(void)
{
	static const unsigned types[] = { 0, 1, 0xef53, 0x9123683e, 0x01021994, 0xffffffff, 0x58465342, 0x794c7630, 0x65735546 };

	for (unsigned i = 0; i < sizeof(types) / sizeof(*types); i++) {
		struct statfs fs = { .f_type = types[i], .f_bsize = -1, .f_blocks = -1, .f_bfree = 0x7fffffff, .f_bavail = 1,
			.f_files = -2, .f_ffree = 0, .f_fsid = { { -1, 7 } }, .f_namelen = -1, .f_frsize = i ? 4096 : 0,
			.f_flags = i ? 1ul << i : 0 };
		PRETEND(fstatfs, 0, tail_copy(&fs, sizeof(fs)));
	}
	struct statfs all = { .f_flags = -1 };
	PRETEND(fstatfs, 0, tail_copy(&all, sizeof(all)));
	PRETEND(statfs, "x", pattern(sizeof(struct statfs), 1));
#ifdef __i386__
	PRETEND(fstatfs64, 0, 84, pattern(84, 2));
	PRETEND(fstatfs64, 0, 88, pattern(88, 2));
	PRETEND(fstatfs64, 0, 80, pattern(88, 2));
	PRETEND(statfs64, "x", 84, pattern(84, 0));
	PRETEND(statfs64, "x", 0, pattern(84, 0));
#endif
}

static void
statxs(void)
{
	for (unsigned i = 0; i < 20; i++) {
		uint8_t *stx = pattern(256, 3);
		uint32_t mask = i < 18 ? 1u << i : i == 18 ? 0 : -1u;

		memcpy(stx, &mask, 4);
		PRETEND(statx, 0, "", AT_EMPTY_PATH, mask, stx);
		stx = pattern(256, 0);
		memcpy(stx, &mask, 4);
		memcpy(stx + 28, &(uint16_t){ 1u << i }, 2);
		PRETEND(statx, 0, "", AT_EMPTY_PATH, mask, stx);
	}
	uint8_t *some = pattern(256, 3);
	memset(some, 0, 16);
	PRETEND(statx, 0, "", AT_EMPTY_PATH, 0x1ffff, some);
	for (unsigned i = 0; i < 64; i++) {
		uint8_t *stx = pattern(256, 0);

		memcpy(stx + 8, &(uint64_t){ 1ull << i }, 8);
		PRETEND(statx, 0, "", AT_EMPTY_PATH, 0, stx);
	}
}

int
main(void)
{
	static const unsigned modes[] = { 0, 0600, 0100000, 0104755, 0102644, 0101777, 0107000, 020660, 060600, 040000, 010600,
		0120777, 0140755, 0170644, 0150000, 07000 };

	pretend_start();
	for (unsigned i = 0; i < sizeof(modes) / sizeof(*modes); i++)
		stats(modes[i]);
	statfss();
	statxs();
	return 0;
}
