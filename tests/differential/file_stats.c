/* Every call of the stat and statfs families, with structures whole, cut off and missing. */
/* also: -N; -s 1; -s 0 -v */
#include <sys/statfs.h>
#include <sys/vfs.h>

#include "probe.h"

static const char *const names[] = { ".", "/", "/dev/null", "/dev/fd/0", "/proc/sys", "/proc/self/exe", "/sys", "missing", NULL, "" };

static void
one(const char *name)
{
#ifdef SYS_stat
	TRY(p, sizeof(struct stat)) CALL(stat, name, p);
	TRY(p, sizeof(struct stat)) CALL(lstat, name, p);
#endif
#ifdef SYS_newfstatat
	TRY(p, sizeof(struct stat)) CALL(newfstatat, AT_FDCWD, name, p, 0);
#endif
#ifdef __i386__
	TRY(p, 96) CALL(stat64, name, p);
	TRY(p, 96) CALL(lstat64, name, p);
	TRY(p, 96) CALL(fstatat64, AT_FDCWD, name, p, AT_NO_AUTOMOUNT);
	TRY(p, 32) CALL(oldstat, name, p);
	TRY(p, 32) CALL(oldlstat, name, p);
	TRY(p, 84) CALL(statfs64, name, 84, p);
	CALL(statfs64, name, 88, tail_alloc(88));
	CALL(statfs64, name, 64, tail_alloc(64));
	CALL(statfs64, name, 1, NULL);
#endif
	TRY(p, sizeof(struct statfs)) CALL(statfs, name, p);
	TRY(p, 256) CALL(statx, AT_FDCWD, name, 0, 0xfff, p);
	TRY(p, 256) CALL(statx, AT_FDCWD, name, AT_SYMLINK_NOFOLLOW, 0xffffff, p);
	CALL(statx, AT_FDCWD, name, 0, 0, tail_alloc(256));
	CALL(statx, AT_FDCWD, name, 0, 1, tail_alloc(256));
	CALL(statx, AT_FDCWD, name, AT_STATX_FORCE_SYNC, 0x800, tail_alloc(256));
}

int
main(void)
{
	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++)
		one(names[i]);
	for (unsigned i = 0; i < 32; i++) {
#ifdef SYS_newfstatat
		CALL(newfstatat, -1, "missing", NULL, 1u << i);
#else
		CALL(fstatat64, -1, "missing", NULL, 1u << i);
#endif
		CALL(statx, -1, "missing", 1u << i, 1u << i, NULL);
	}
	CALL(statx, -1, "missing", -1, -1, NULL);
	CALL(statx, -1, "missing", 0x6000, 0x7ff, NULL);
	CALL(statx, -1, "missing", 0x6900, 0xfff, NULL);
	TRY(p, sizeof(struct stat)) CALL(fstat, 99, p);
	int fds[] = { 0, CALL(openat, AT_FDCWD, "/dev/zero", 0), CALL(openat, AT_FDCWD, "/", O_PATH) };
	for (unsigned i = 0; i < 3; i++) {
		TRY(p, sizeof(struct stat)) CALL(fstat, fds[i], p);
		TRY(p, sizeof(struct statfs)) CALL(fstatfs, fds[i], p);
#ifdef __i386__
		TRY(p, 96) CALL(fstat64, fds[i], p);
		TRY(p, 32) CALL(oldfstat, fds[i], p);
		TRY(p, 84) CALL(fstatfs64, fds[i], 84, p);
#endif
	}
#ifdef SYS_ustat
	struct stat st;
	fstat(fds[2], &st);
	TRY(p, 32) CALL(ustat, st.st_dev, p);
	TRY(p, sizeof(long) == 8 ? 32 : 20) CALL(ustat, 6, p);
	CALL(ustat, -1, NULL);
#endif
	return 0;
}
