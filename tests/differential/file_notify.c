/* Watching files: inotify and fanotify, each flag and mask. */
#include "probe.h"

static void
mark(unsigned flags, unsigned long long mask, int dirfd, const char *path)
{
#ifdef __i386__
	CALL(fanotify_mark, -1, flags, mask, mask >> 32, dirfd, path);
#else
	CALL(fanotify_mark, -1, flags, mask, dirfd, path);
#endif
}

int
main(void)
{
	static const unsigned inits[] = { 0, 0x1, 0x4, 0x8, 0xc, 0xf, 0x20f, 0x600, 0xe00, -1 };

#ifdef SYS_inotify_init
	CALL(inotify_init);
#endif
	for (unsigned i = 0; i < 32; i++) {
		CALL(inotify_init1, 1u << i & ~02004000 ? 1u << i : 0x80000001);
		CALL(inotify_add_watch, -1, "missing/file", 1u << i);
		CALL(fanotify_init, 1u << i | 0x80000000, 1u << i);
		mark(1u << i, 1ull << i, -1, "missing/file");
		mark(0x80000000 | 1u << i, 1ull << (32 + i), AT_FDCWD, "missing/file");
	}
	CALL(inotify_init1, 02004000);
	CALL(inotify_init1, 0);
	CALL(inotify_init1, -1);
	CALL(inotify_add_watch, -1, ".", 0);
	CALL(inotify_add_watch, -1, ".", 0xfff);
	CALL(inotify_add_watch, -1, ".", 0x18);
	CALL(inotify_add_watch, -1, ".", 0xc0);
	CALL(inotify_add_watch, -1, NULL, -1);
	CALL(inotify_add_watch, 3, NOWHERE, 0x80000100);
	int fd = CALL(inotify_init1, O_CLOEXEC);
	CALL(inotify_add_watch, fd, ".", 0x100);
	CALL(inotify_rm_watch, fd, 1);
	CALL(inotify_rm_watch, -1, -1);
	for (unsigned i = 0; i < sizeof(inits) / sizeof(*inits); i++)
		CALL(fanotify_init, inits[i] | 0x80000000, -1);
	CALL(fanotify_init, 0x80000000, 02 | O_CLOEXEC | O_LARGEFILE);
	CALL(fanotify_init, 0x8000000c, 3);
	mark(0, 0, -1, NULL);
	mark(-1, -1, -100, NOWHERE);
	mark(0x110, 0x3b, -1, "");
	mark(1, 0x18, -1, "x");
	mark(2, 0xc0, -1, "x");
	mark(0x80, 0x40000020, 5, "x");
	mark(0x10, 0x108000fff, 5, "x");
	mark(0x200, 0, -2, "x");
	return 0;
}
