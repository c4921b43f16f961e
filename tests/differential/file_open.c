/* open, openat, openat2, creat: access modes, each flag, modes, and structures of any size. */
/* also: -yy */
#include "probe.h"

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

struct how {
	uint64_t flags, mode, resolve;
	uint8_t more[16];
};

static void
how(uint64_t flags, uint64_t mode, uint64_t resolve)
{
	struct how how = { flags, mode, resolve };

	CALL(openat2, -1, "missing", tail_copy(&how, 24), 24);
}

int
main(void)
{
	static const char missing[] = "missing/file";
	struct how large = { O_RDONLY | O_CLOEXEC, 0, 8, "\1\2\3" };

	for (unsigned i = 0; i < 32; i++) {
		CALL(openat, AT_FDCWD, missing, 1u << i, 0644);
		CALL(openat, AT_FDCWD, missing, 3 | 1u << i, 07777);
	}
	CALL(openat, AT_FDCWD, missing, -1, -1);
	CALL(openat, AT_FDCWD, missing, 0x7fffffff, 0);
	CALL(openat, -100, missing, O_SYNC | O_CREAT | O_EXCL, 0100644);
	CALL(openat, -101, missing, O_SYNC, 0100644);
	CALL(openat, 1234567, missing, O_TMPFILE | O_WRONLY, 0666);
#ifdef SYS_open
	CALL(open, missing, O_RDWR | O_CREAT, 0);
	CALL(open, missing, O_RDWR, 0644);
	CALL(open, NULL, 0, 0644);
	CALL(creat, missing, 0123456);
	CALL(creat, NOWHERE, 01);
#endif
	for (unsigned i = 0; i < 64; i++)
		how(1ull << i, 1ull << i, 1ull << i);
	how(0, 0, 0);
	how(O_CREAT, 0, 0);
	how(O_CREAT, 0644, 0x3f);
	how(O_TMPFILE, 0644, 0);
	how(-1, -1, -1);
	for (unsigned size = 0; size < 26; size++)
		CALL(openat2, AT_FDCWD, "missing", tail_copy(&large, size), size);
	CALL(openat2, AT_FDCWD, "missing", tail_copy(&large, sizeof(large)), sizeof(large));
	memset(large.more, 0, sizeof(large.more));
	CALL(openat2, AT_FDCWD, ".", tail_copy(&large, sizeof(large)), sizeof(large));
	CALL(openat2, AT_FDCWD, ".", tail_copy(&large, sizeof(large)), sizeof(large) + 8);
	CALL(openat2, AT_FDCWD, ".", &large, 8192);
	CALL(openat2, AT_FDCWD, ".", NULL, 24);
	CALL(openat2, AT_FDCWD, NULL, NOWHERE, 24);
	CALL(openat2, AT_FDCWD, ".", &large, -1);
	return 0;
}
