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

/* Numbers of file systems that have names. */
static const unsigned magics[] = {
	0x2f, 0x33, 0x187, 0x1373, 0x137d, 0x137f, 0x138f, 0x1cd1, 0x2468, 0x2478, 0x3434, 0x4244, 0x482b, 0x4d44,
	0x4d5a, 0x517b, 0x564c, 0x6969, 0x7275, 0x72b6, 0x9660, 0x9fa0, 0x9fa1, 0x9fa2, 0xadf5, 0xadff, 0xef51,
	0xef53, 0xf15f, 0x11954, 0x27e0eb, 0x414a53, 0xc0ffee, 0xc36400, 0x1021994, 0x1021997, 0x1161970, 0x12fd16d,
	0x12ff7b4, 0x12ff7b5, 0x12ff7b6, 0x12ff7b7, 0x9041934, 0xbad1dea, 0xbd00bd0, 0x11307854, 0x13661366,
	0x15013346, 0x1badface, 0x2011bab0, 0x24051905, 0x28cd3d45, 0x2fc12fc1, 0x3153464a, 0x42465331, 0x42494e4d,
	0x43415d53, 0x444d4142, 0x453dcd28, 0x454d444d, 0x474d454d, 0x47504653, 0x4e554c4c, 0x50494446, 0x50495045,
	0x52654973, 0x5345434d, 0x5346414f, 0x5346544e, 0x534f434b, 0x54190100, 0x565a4653, 0x57ac6e9d, 0x58295829,
	0x58465342, 0x5a3c69f0, 0x5a4f4653, 0x6165676c, 0x61756673, 0x62646576, 0x62656570, 0x62656572, 0x63677270,
	0x64626720, 0x64646178, 0x65735543, 0x65735546, 0x68191122, 0x6b414653, 0x6c6f6f70, 0x6e736673, 0x73636673,
	0x73717368, 0x73727279, 0x73757245, 0x7461636f, 0x74726163, 0x794c7630, 0x858458f6, 0x9123683e, 0x958458f6,
	0xa501fcf5, 0xabba1974, 0xc7571590, 0xc97e8168, 0xca451a4e, 0xcafe4a11, 0xde5e81e4, 0xe0f5e1e2, 0xf2f52010,
	0xf97cff8c, 0xf995e849, 0xfe534d42, 0xff534d42 };

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
	for (unsigned i = 0; i < sizeof(magics) / sizeof(*magics); i++) {
		struct statfs fs = { .f_type = magics[i] };
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
