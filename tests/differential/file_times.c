/* Times of files: utime, utimes, futimesat, utimensat with valid, special, bad and missing times. */
/* also: -N; -s 1; -s 0 -v */
#include <sys/time.h>

#include "probe.h"

static void
all(const char *path)
{
	long two[2] = { 1234567890, -1 };
	long four[][4] = { { 1, 2, 3, 4 }, { 1700000000, 999999, 1700000000, 1000000 }, { -1, -1, 0, 1000000000 },
		{ 5, 0x3fffffff, 6, 0x3ffffffe }, { 0, 0, 0, 0 }, { 7, 0x3fffffff, 7, 0x3fffffff },
		{ 1, 0x3ffffffe, 2, 0x3ffffffe }, { 1, 123456789, 2000000000, 0x3ffffffe } };

#ifdef SYS_utime
	TRY_COPY(p, two, sizeof(two)) CALL(utime, path, p);
#endif
	for (unsigned i = 0; i < sizeof(four) / sizeof(*four); i++) {
#ifdef SYS_utimes
		CALL(utimes, path, tail_copy(four[i], sizeof(*four)));
		CALL(futimesat, AT_FDCWD, path, tail_copy(four[i], sizeof(*four)));
#endif
		CALL(utimensat, AT_FDCWD, path, tail_copy(four[i], sizeof(*four)), 0);
#ifdef SYS_utimensat_time64
		long long wide[4] = { four[i][0], four[i][1], four[i][2], four[i][3] };
		TRY_COPY(p, wide, sizeof(wide)) CALL(utimensat_time64, AT_FDCWD, path, p, AT_SYMLINK_NOFOLLOW);
#endif
	}
#ifdef SYS_utimes
	TRY_COPY(p, four[1], sizeof(*four)) CALL(utimes, path, p);
	TRY_COPY(p, four[1], sizeof(*four)) CALL(futimesat, -1, path, p);
	CALL(futimesat, AT_FDCWD, path, tail_copy(four[1], sizeof(*four) / 2));
#endif
	TRY_COPY(p, four[1], sizeof(*four)) CALL(utimensat, -1, path, p, AT_SYMLINK_NOFOLLOW);
	CALL(utimensat, AT_FDCWD, path, tail_copy(four[1], sizeof(*four) / 2), 0);
}

int
main(void)
{
	close(CALL(openat, AT_FDCWD, "file", O_CREAT | O_WRONLY, 0600));
	all("file");
	all("missing");
	all(NULL);
	for (unsigned i = 0; i < 32; i++)
		CALL(utimensat, -1, "missing", NULL, 1u << i);
	CALL(utimensat, -1, "missing", NULL, -1);
	CALL(utimensat, -1, "missing", NULL, 0x1100);
	CALL(unlinkat, AT_FDCWD, "file", 0);
	return 0;
}
