/* Calls on files as ABIs without a tracee at hand have them: flags and layouts of aarch64, records in many pages. */
#include "fixture.h"

#include <stdio.h>

static uint8_t bytes[300 * 1024];

static void
put(size_t at, unsigned width, uint64_t value)
{
	memcpy(bytes + at, &value, width);
}

/* What is told of CALL on ABI with these arguments, of which memory is BYTES. */
static void
expect(const struct abi *abi, const char *name, const uint64_t args[6], int64_t result, bool verbose,
	const char *line)
{
	const struct decode_options options = {.string_limit = 32, .verbose = verbose};
	struct fixture fixture = fixture_make(bytes, sizeof(bytes));
	struct event event = {.pid = 1, .tid = 1, .abi = abi, .memory = &fixture.memory};
	const struct call *call = link_find_name(abi, name);
	struct teller teller;

	assert_non_null(call);
	event.number = link_number(abi, call);
	memcpy(event.args, args, sizeof(event.args));
	teller_open(&teller, &options);
	assert_string_equal(teller_call(&teller, &event, result, 0), line);
	teller_close(&teller);
}

#define ARGS(...) ((const uint64_t[6]){__VA_ARGS__})

static void
flags_differ(void **state)
{
	(void)state;
	strcpy((char *)bytes, "a");
	expect(&abi_table[ABI_AARCH64], "openat", ARGS(-100, FIXTURE_BASE, 040000 | 02000000), 3, false,
		"openat(AT_FDCWD, \"a\", O_RDONLY|O_CLOEXEC|O_DIRECTORY) = 3\n");
	expect(&abi_table[ABI_X86_64], "openat", ARGS(-100, FIXTURE_BASE, 040000 | 02000000), 3, false,
		"openat(AT_FDCWD, \"a\", O_RDONLY|O_DIRECT|O_CLOEXEC) = 3\n");
	expect(&abi_table[ABI_AARCH64], "openat", ARGS(-100, FIXTURE_BASE, 020040001, 0600), 3, false,
		"openat(AT_FDCWD, \"a\", O_WRONLY|O_TMPFILE, 0600) = 3\n");
	expect(&abi_table[ABI_AARCH64], "openat", ARGS(-100, FIXTURE_BASE, 0400000 | 0200000 | 0100000), 3,
		false, "openat(AT_FDCWD, \"a\", O_RDONLY|O_DIRECT|O_LARGEFILE|O_NOFOLLOW) = 3\n");
}

/* struct stat of asm-generic/stat.h. */
static void
stat_of_aarch64(void **state)
{
	(void)state;
	memset(bytes, 0xee, 128);
	put(0, 8, 0xfe03);      /* st_dev */
	put(8, 8, 12345);       /* st_ino */
	put(16, 4, 0100644);    /* st_mode */
	put(20, 4, 2);          /* st_nlink */
	put(24, 4, 1000);       /* st_uid */
	put(28, 4, 100);        /* st_gid */
	put(32, 8, 0x102);      /* st_rdev */
	put(48, 8, 1ull << 40); /* st_size */
	put(56, 4, 4096);       /* st_blksize */
	put(64, 8, 8);          /* st_blocks */
	for (unsigned i = 0; i < 6; i++)
		put(72 + i * 8, 8, 0); /* times of 1970 have no date */
	expect(&abi_table[ABI_AARCH64], "fstat", ARGS(3, FIXTURE_BASE), 0, false,
		"fstat(3, {st_mode=S_IFREG|0644, st_size=1099511627776, ...}) = 0\n");
	expect(&abi_table[ABI_AARCH64], "fstat", ARGS(3, FIXTURE_BASE), 0, true,
		"fstat(3, {st_dev=makedev(0xfe, 0x3), st_ino=12345, st_mode=S_IFREG|0644, st_nlink=2, "
		"st_uid=1000, "
		"st_gid=100, st_blksize=4096, st_blocks=8, st_size=1099511627776, st_atime=0, "
		"st_atime_nsec=0, "
		"st_mtime=0, st_mtime_nsec=0, st_ctime=0, st_ctime_nsec=0}) = 0\n");
	put(16, 4, 020600);
	expect(&abi_table[ABI_AARCH64], "fstat", ARGS(3, FIXTURE_BASE), 0, false,
		"fstat(3, {st_mode=S_IFCHR|0600, st_rdev=makedev(0x1, 0x2), ...}) = 0\n");
}

/* As many entries as fit into SIZE bytes, each with a name of eight letters; returns how many. */
static unsigned
fill_entries(size_t size)
{
	const unsigned length = 32;
	unsigned count = 0;

	memset(bytes, 0, sizeof(bytes));
	for (size_t at = 0; at + length <= size; at += length, count++) {
		put(at, 8, count);
		put(at + 8, 8, count + 1);
		put(at + 16, 2, length);
		put(at + 18, 1, 8); /* DT_REG */
		memcpy(bytes + at + 19, "eightlet", 9);
	}
	return count;
}

static void
entries_are_counted(void **state)
{
	static const size_t sizes[] = {0, 32, 4096, 65536, 65568, 200000, 299008};
	char line[128];

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		snprintf(line, sizeof(line), "getdents64(3, 0x10000 /* %u entries */, 32768) = %zu\n",
			fill_entries(sizes[i]), sizes[i]);
		expect(&abi_table[ABI_X86_64], "getdents64", ARGS(3, FIXTURE_BASE, 32768), sizes[i], false,
			line);
	}
	fill_entries(64);
	expect(&abi_table[ABI_AARCH64], "getdents64", ARGS(3, FIXTURE_BASE, 64), 64, true,
		"getdents64(3, [{d_ino=0, d_off=1, d_reclen=32, d_type=DT_REG, d_name=\"eightlet\"}, "
		"{d_ino=1, d_off=2, d_reclen=32, d_type=DT_REG, d_name=\"eightlet\"}], 64) = 64\n");
}

/* A length that does not move on, or leads beyond the end, ends the walk. */
static void
entries_may_lie(void **state)
{
	(void)state;
	fill_entries(4096);
	put(64 + 16, 2, 0);
	expect(&abi_table[ABI_X86_64], "getdents64", ARGS(3, FIXTURE_BASE, 4096), 4096, false,
		"getdents64(3, 0x10000 /* 2 entries */, 4096) = 4096\n");
	put(16, 2, 0xffff);
	expect(&abi_table[ABI_X86_64], "getdents64", ARGS(3, FIXTURE_BASE, 4096), 4096, true,
		"getdents64(3, 0x10000, 4096)            = 4096\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flags_differ),
		cmocka_unit_test(stat_of_aarch64),
		cmocka_unit_test(entries_are_counted),
		cmocka_unit_test(entries_may_lie),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
