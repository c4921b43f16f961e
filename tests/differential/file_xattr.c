/* Extended attributes: set, get, list and remove by path, by descriptor and by both; binary values, lists, sizes. */
#include <linux/xattr.h>

#include "probe.h"

#ifndef SYS_setxattrat
#define SYS_setxattrat 463
#define SYS_getxattrat 464
#define SYS_listxattrat 465
#define SYS_removexattrat 466
#endif

static const char name[] = "user.\1name\n";

static void
sets(int fd)
{
	char *value = tail_alloc(300);

	for (int i = 0; i < 300; i++)
		value[i] = i;
	CALL(setxattr, "file", "user.plain", "text", 4, 0);
	CALL(setxattr, "file", "user.binary", value, 256, XATTR_CREATE);
	CALL(setxattr, "file", "user.binary", value, 300, XATTR_REPLACE);
	CALL(lsetxattr, "file", "user.empty", value, 0, 3);
	CALL(fsetxattr, fd, name, "x\0y", 4, 4);
	CALL(fsetxattr, fd, name, NOWHERE, 4, 0x80000000);
	CALL(fsetxattr, fd, NULL, NULL, 0, -1);
	CALL(setxattr, "missing", NOWHERE, value, -1, 0);
	for (unsigned i = 0; i < 32; i++)
		CALL(setxattr, "missing", name, "v", 1, 1u << i);
}

static void
gets(int fd)
{
	char *value = tail_alloc(300);

	CALL(getxattr, "file", "user.plain", value, 300);
	CALL(getxattr, "file", "user.binary", value, 300);
	CALL(getxattr, "file", "user.binary", value, 10);
	CALL(getxattr, "file", "user.binary", value, 0);
	CALL(getxattr, "file", "user.binary", NULL, 0);
	CALL(lgetxattr, "file", "user.missing", value, 300);
	CALL(fgetxattr, fd, "user.empty", value, 300);
	CALL(fgetxattr, fd, name, NOWHERE, -1);
	CALL(fgetxattr, -1, NULL, value, 300);
	CALL(listxattr, "file", value, 300);
	CALL(llistxattr, "file", value, 0);
	CALL(llistxattr, "file", value, 3);
	CALL(flistxattr, fd, NULL, 0);
	CALL(flistxattr, fd, NOWHERE, 300);
	CALL(flistxattr, -1, value, -1);
}

struct args {
	uint64_t value;
	uint32_t size, flags;
	uint8_t more[8];
};

static void
ats(int fd)
{
	struct args args = { (uintptr_t)"value", 5, XATTR_CREATE, "\0\0\0\0\0\1" };
	char *value = tail_alloc(300);
	struct args get = { (uintptr_t)value, 300, 0 };

	for (unsigned size = 0; size < 18; size++)
		CALL(setxattrat, AT_FDCWD, "file", 0, "user.at", tail_copy(&args, size), size);
	CALL(setxattrat, AT_FDCWD, "file", 0, "user.at", tail_copy(&args, 24), 24);
	CALL(setxattrat, AT_FDCWD, "file", 0, "user.at", tail_copy(&args, 24), 32);
	args.more[5] = 0;
	CALL(setxattrat, fd, "", AT_EMPTY_PATH, "user.at2", tail_copy(&args, 24), 24);
	CALL(setxattrat, fd, NULL, AT_EMPTY_PATH, NULL, NULL, 16);
	CALL(setxattrat, fd, "", AT_EMPTY_PATH, "user.at2", NOWHERE, 16);
	args = (struct args){ -4096ull, -1, -1 };
	CALL(setxattrat, -1, "file", -1, "user.at", tail_copy(&args, 16), 16);
	for (unsigned size = 0; size < 18; size++)
		CALL(getxattrat, AT_FDCWD, "file", 0, "user.plain", tail_copy(&get, size), size);
	CALL(getxattrat, AT_FDCWD, "file", AT_SYMLINK_NOFOLLOW, "user.binary", tail_copy(&get, 16), 16);
	get.size = 0;
	CALL(getxattrat, AT_FDCWD, "file", AT_SYMLINK_NOFOLLOW, "user.binary", tail_copy(&get, 16), 16);
	get.flags = 1;
	get.value = -4096ull;
	CALL(getxattrat, AT_FDCWD, "file", 0, "user.binary", tail_copy(&get, 16), 16);
	get.value = 0;
	CALL(getxattrat, AT_FDCWD, "file", 0, "user.binary", tail_copy(&get, 24), 24);
	CALL(listxattrat, AT_FDCWD, "file", 0, value, 300);
	CALL(listxattrat, fd, "", AT_EMPTY_PATH, value, 300);
	CALL(listxattrat, fd, "", 0x80000000, NULL, 0);
	for (unsigned i = 0; i < 32; i++) {
		CALL(listxattrat, -1, "file", 1u << i, value, -1);
		CALL(removexattrat, -1, "file", 1u << i, name);
	}
	CALL(removexattrat, AT_FDCWD, "file", 0, "user.at2");
	CALL(removexattrat, AT_FDCWD, "file", 0, NULL);
}

int
main(void)
{
	int fd = CALL(openat, AT_FDCWD, "file", O_RDWR | O_CREAT | O_TRUNC, 0600);

	sets(fd);
	gets(fd);
	ats(fd);
	CALL(removexattr, "file", "user.plain");
	CALL(lremovexattr, "missing", name);
	CALL(fremovexattr, fd, "user.empty");
	CALL(fremovexattr, -1, NULL);
	CALL(unlinkat, AT_FDCWD, "file", 0);
	return 0;
}
