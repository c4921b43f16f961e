/* Sizes, syncing, handles, attributes, swap, accounting and calls that are no more. */
/* also: -N; -s 1; -s 0 -v; -s 1000 */
#include "pretend.h"

#ifndef SYS_cachestat
#define SYS_cachestat 451
#endif
#ifndef SYS_file_getattr
#define SYS_file_getattr 468
#define SYS_file_setattr 469
#endif
#ifndef SYS_name_to_handle_at
#define SYS_name_to_handle_at 303
#endif

static void
sizes(int fd)
{
	static const long long lengths[] = { 0, 1, 4096, 0x7fffffff, 0x80000000ll, 0x123456789abll, -1, -4096 };

	for (unsigned i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		long long n = lengths[i];

#ifdef __i386__
		CALL(truncate, "missing", n);
		CALL(ftruncate, -1, n);
		CALL(truncate64, "missing", n, n >> 32);
		CALL(ftruncate64, -1, n, n >> 32);
		CALL(fallocate, -1, 0, n, n >> 32, n, n >> 32);
		CALL(sync_file_range, -1, n, n >> 32, n, n >> 32, 7);
#elif defined(__arm__)
		CALL(truncate, "missing", n);
		CALL(ftruncate, -1, n);
		CALL(truncate64, "missing", 0, n, n >> 32);
		CALL(ftruncate64, -1, 0, n, n >> 32);
		CALL(fallocate, -1, 0, n, n >> 32, n, n >> 32);
		CALL(sync_file_range2, -1, 7, n, n >> 32, n, n >> 32);
#else
		CALL(truncate, "missing", n);
		CALL(ftruncate, -1, n);
		CALL(fallocate, -1, 0, n, n);
		CALL(sync_file_range, -1, n, n, 7);
#endif
	}
	for (unsigned i = 0; i < 32; i++) {
#ifdef __i386__
		CALL(fallocate, -1, 1u << i, 0, 0, 1, 0);
		CALL(sync_file_range, -1, 0, 0, 1, 0, 1u << i);
#elif defined(__arm__)
		CALL(fallocate, -1, 1u << i, 0, 0, 1, 0);
		CALL(sync_file_range2, -1, 1u << i, 0, 0, 1, 0);
#else
		CALL(fallocate, -1, 1u << i, 0, 1);
		CALL(sync_file_range, -1, 0, 1, 1u << i);
#endif
	}
	CALL(fallocate, -1, -1, 0, 1);
	CALL(fsync, -1);
	CALL(fdatasync, -1);
	CALL(syncfs, -1);
	CALL(fsync, fd);
}

static void
cachestats(int fd)
{
	uint64_t range[2] = { 0, 4096 }, odd[2] = { -1, -2 };
	uint64_t *stat = tail_alloc(40);

	for (int i = 0; i < 5; i++)
		stat[i] = i * 1000003ull - 1;
	PRETEND(cachestat, fd, tail_copy(range, 16), stat, 0);
	PRETEND(cachestat, fd, tail_copy(odd, 16), stat, 0);
	CALL(cachestat, fd, tail_copy(odd, 16), tail_alloc(40), 1);
	CALL(cachestat, fd, tail_copy(range, 15), tail_alloc(40), 0);
	CALL(cachestat, fd, tail_copy(range, 16), tail_alloc(39), 0);
	CALL(cachestat, -1, tail_copy(range, 16), tail_alloc(40), -1);
	CALL(cachestat, -1, NULL, NULL, 0x80000000);
	CALL(cachestat, -1, NOWHERE, NOWHERE, 0);
}

struct handle {
	uint32_t bytes;
	int32_t type;
	uint8_t data[200];
};

static void
handles(int fd)
{
	struct handle handle = { 128, 0x81, { 1, 2, 3, 0xff, 'a', 'b' } };
	int *id = tail_alloc(4);
	static const unsigned sizes[] = { 0, 1, 4, 8, 16, 127, 128, 129, 200, -1 };

	/* Which ID a mount has differs from run to run: calls that would tell it fail. */
	for (unsigned i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		handle.bytes = sizes[i];
		CALL(name_to_handle_at, AT_FDCWD, "/", tail_copy(&handle, 8 + 128), sizes[i] < 8 ? id : NULL, 0);
		PRETEND(name_to_handle_at, AT_FDCWD, "/", tail_copy(&handle, 8 + 128), tail_copy(&(int){ 77 }, 4), 0);
		CALL(open_by_handle_at, fd, tail_copy(&handle, 8 + 128), O_RDONLY);
		CALL(open_by_handle_at, -1, tail_copy(&handle, 8), O_RDWR | O_CLOEXEC);
		CALL(name_to_handle_at, AT_FDCWD, "/", tail_copy(&handle, 8), NULL, 0);
	}
	handle.bytes = 8;
	for (unsigned i = 0; i < 32; i++) {
		handle.type = 1 << i;
		CALL(open_by_handle_at, -1, tail_copy(&handle, 16), 1u << i);
		CALL(name_to_handle_at, -1, "missing", tail_copy(&handle, 16), NULL, 1u << i);
	}
	for (int type = 0; type < 256; type += type < 8 ? 1 : 7) {
		handle.type = type;
		CALL(open_by_handle_at, -1, tail_copy(&handle, 16), 3);
	}
	handle.type = -1;
	CALL(open_by_handle_at, -1, tail_copy(&handle, 16), -1);
	CALL(open_by_handle_at, -1, tail_copy(&handle, 4), 0);
	CALL(open_by_handle_at, -1, NULL, 0);
	CALL(name_to_handle_at, -1, NULL, NULL, NULL, -1);
	CALL(name_to_handle_at, -1, NOWHERE, NOWHERE, NOWHERE, 0x1c00);
	handle.bytes = 128;
	CALL(name_to_handle_at, AT_FDCWD, "/", tail_copy(&handle, 136), NOWHERE, 0);
	CALL(name_to_handle_at, AT_FDCWD, "/", tail_copy(&handle, 136), tail_alloc(8), 1); /* never the same, so excused */
}

static void
attributes(int fd)
{
	struct {
		uint64_t xflags;
		uint32_t extsize, nextents, projid, cowextsize;
		uint8_t more[16];
	} attr = { 0, 4096, 2, -1, 7, { 0, 0, 1 } };

	for (unsigned i = 0; i < 64; i++) {
		attr.xflags = 1ull << i;
		CALL(file_setattr, -1, "missing", tail_copy(&attr, 24), 24, i < 32 ? 1u << i : 0);
	}
	attr.xflags = -1;
	for (unsigned size = 0; size <= sizeof(attr); size += 4) {
		CALL(file_setattr, -1, "missing", tail_copy(&attr, size), size, AT_EMPTY_PATH);
		PRETEND(file_getattr, -1, "missing", tail_copy(&attr, size), size, AT_SYMLINK_NOFOLLOW);
		CALL(file_getattr, -1, "missing", tail_copy(&attr, size), size, AT_SYMLINK_NOFOLLOW);
	}
	CALL(file_getattr, AT_FDCWD, ".", tail_alloc(24), 24, 0);
	CALL(file_getattr, fd, "", tail_alloc(40), 40, AT_EMPTY_PATH);
	CALL(file_getattr, -1, NULL, NULL, 24, -1);
	CALL(file_setattr, -1, NULL, NOWHERE, -1, 0);
}

static void
others(void)
{
	CALL(acct, "missing/file");
	CALL(acct, NOWHERE);
	for (unsigned i = 0; i < 32; i++)
		CALL(swapon, "missing/file", 1u << i);
	CALL(swapon, "missing/file", 0);
	CALL(swapon, "missing/file", 0x18005);
	CALL(swapon, "missing/file", 0x1ffff);
	CALL(swapon, "missing/file", -1);
	CALL(swapon, NULL, 0x8000);
	CALL(swapoff, "missing/file");
	CALL(swapoff, NULL);
#ifdef SYS_sysfs
	char *name = tail_alloc(300);
	CALL(sysfs, 1, "ext4");
	CALL(sysfs, 1, NOWHERE);
	CALL(sysfs, 2, 0, name);
	CALL(sysfs, 2, 0x7fffffff, name);
	CALL(sysfs, 2, 1, NOWHERE);
	CALL(sysfs, 3);
	CALL(sysfs, 4, 1, 2);
	CALL(sysfs, 0, 1, 2);
	CALL(sysfs, -1, -1, -1);
#endif
#ifdef SYS_nfsservctl
	CALL(nfsservctl, 0, 1, 2, 3, 4, 5);
	CALL(nfsservctl, 1, "abc", NULL);
	CALL(nfsservctl, -1, NOWHERE, "abc");
#endif
#ifdef __i386__
	CALL(lookup_dcookie, 1, 2, tail_alloc(100), 100);
#else
	CALL(lookup_dcookie, 0x100000002ull, tail_alloc(100), 100);
#endif
	CALL(memfd_create, "name of \1 memory", 0);
	for (unsigned i = 0; i < 32; i++)
		CALL(memfd_create, NULL, 1u << i);
	char *long_name = tail_alloc(260);
	memset(long_name, 'n', 260);
	for (int i = 5; i < 15; i++)
		CALL(memfd_create, long_name + i, 0); /* which runs into nothing */
	CALL(memfd_create, NOWHERE, -1);
	CALL(memfd_create, NULL, 0x78000007);
	CALL(memfd_create, NULL, 21u << 26 | 4);
	CALL(memfd_create, "a name that is far longer than the string limit of thirty-two", 63u << 26);
}

int
main(void)
{
	pretend_start();
	int fd = CALL(openat, AT_FDCWD, "file", O_RDWR | O_CREAT | O_TRUNC, 0600);

	sizes(fd);
	cachestats(fd);
	handles(fd);
	attributes(fd);
	others();
	CALL(unlinkat, AT_FDCWD, "file", 0);
	return 0;
}
