/* stat and its kin: structures that the kernel fills, of a file, a directory, a device and a link. */
#include <sys/statfs.h>

#include "probe.h"

int
main(void)
{
	static const char *const names[] = { "file", "directory", "link", "/dev/null", "missing" };

	close(CALL(openat, AT_FDCWD, "file", O_WRONLY | O_CREAT, 04751));
	CALL(mkdirat, AT_FDCWD, "directory", 01777);
	CALL(symlinkat, "file", AT_FDCWD, "link");
	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct stat *st = tail_alloc(sizeof(*st));
#ifdef SYS_newfstatat
		CALL(newfstatat, AT_FDCWD, names[i], st, AT_SYMLINK_NOFOLLOW);
#else
		CALL(fstatat64, AT_FDCWD, names[i], st, AT_SYMLINK_NOFOLLOW);
#endif
#ifdef SYS_stat
		CALL(stat, names[i], st);
		CALL(lstat, names[i], st);
#endif
		CALL(statx, AT_FDCWD, names[i], AT_STATX_DONT_SYNC, STATX_BASIC_STATS, tail_alloc(256));
	}
	TRY(p, sizeof(struct stat)) CALL(fstat, 0, p);
	TRY(p, 256) CALL(statx, 0, "", AT_EMPTY_PATH, STATX_ALL, p);
	CALL(statx, -1, NOWHERE, 0x80000000, 0x80000001, NULL);
	TRY(p, sizeof(struct statfs)) CALL(statfs, "/proc", p);
	CALL(fstatfs, 0, tail_alloc(sizeof(struct statfs)));
	CALL(fstatfs, -1, NULL);
	CALL(faccessat, AT_FDCWD, "file", R_OK | X_OK);
	CALL(readlinkat, AT_FDCWD, "link", tail_alloc(100), 100);
	CALL(readlinkat, AT_FDCWD, "link", tail_alloc(3), 3);
	CALL(readlinkat, AT_FDCWD, "missing", NOWHERE, 100);
	return 0;
}
