/* Names of files: access, links, renames, directories, devices, owners and permissions. */
/* also: -N; -s 1; -s 0 -v */
#include "probe.h"

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif
#ifndef SYS_faccessat2
#define SYS_faccessat2 439
#endif
#ifndef SYS_chown32
#define SYS_chown32 SYS_chown
#define SYS_lchown32 SYS_lchown
#define SYS_fchown32 SYS_fchown
#endif

static const char missing[] = "missing/\1name";
static const unsigned modes[] = { 0, 1, 07, 0644, 01777, 07777, 0100644, 040755, 020600, 060660, 0120777, 0140600, 010600, 0170000, 0200644, -1u };
static const int owners[] = { 0, 1, 65534, 65535, 65536, 2147483647, -1, -2 };

static void
permissions(void)
{
	for (unsigned i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
		unsigned mode = modes[i];

#ifdef SYS_chmod
		CALL(chmod, missing, mode);
		CALL(mkdir, missing, mode);
		CALL(mknod, missing, mode, 0x1234567);
#endif
		CALL(fchmod, -1, mode);
		CALL(fchmodat, AT_FDCWD, missing, mode);
		CALL(fchmodat2, AT_FDCWD, missing, mode, AT_SYMLINK_NOFOLLOW);
		CALL(mkdirat, -1, missing, mode);
		CALL(mknodat, AT_FDCWD, missing, mode, 0xfff00103);
	}
	CALL(mknodat, AT_FDCWD, missing, 020600, 0);
	CALL(mknodat, AT_FDCWD, missing, 020600, -1);
	CALL(mknodat, AT_FDCWD, NULL, 060600, 0x10800001);
	for (unsigned i = 0; i < 32; i++) {
		CALL(fchmodat2, AT_FDCWD, missing, 0, 1u << i);
		CALL(fchownat, AT_FDCWD, missing, 0, 0, 1u << i);
	}
	CALL(fchmodat2, AT_FDCWD, missing, 0, 0);
	CALL(fchmodat2, AT_FDCWD, missing, 0, -1);
	CALL(fchownat, AT_FDCWD, missing, 0, 0, 0);
	CALL(fchownat, AT_FDCWD, missing, 0, 0, -1);
	for (unsigned i = 0; i < sizeof(owners) / sizeof(*owners); i++) {
#ifdef SYS_chown
		CALL(chown, missing, owners[i], -1);
		CALL(lchown, missing, owners[i], owners[i]);
		CALL(chown32, missing, owners[i], owners[i]);
		CALL(lchown32, missing, owners[i], owners[i]);
		CALL(fchown32, -1, owners[i], owners[i]);
#endif
		CALL(fchown, -1, owners[i], owners[i]);
		CALL(fchownat, -1, missing, owners[i], owners[i], AT_EMPTY_PATH);
	}
	CALL(umask, 0);
	CALL(umask, 022);
	CALL(umask, -1);
	CALL(umask, 7);
}

static void
checks(void)
{
	for (unsigned i = 0; i < 32; i++) {
#ifdef SYS_access
		CALL(access, missing, 1u << i);
#endif
		CALL(faccessat, AT_FDCWD, missing, 1u << i);
		CALL(faccessat2, AT_FDCWD, missing, R_OK, 1u << i);
	}
#ifdef SYS_access
	CALL(access, "/", 0);
	CALL(access, "/", 7);
	CALL(access, "/", -1);
	CALL(access, NULL, 4);
#endif
	CALL(faccessat2, AT_FDCWD, "/", 0, 0);
	CALL(faccessat2, AT_FDCWD, "/", 5, -1);
	CALL(faccessat2, -1, "/", 15, AT_EACCESS | AT_EMPTY_PATH);
}

static void
links(void)
{
	char *out = tail_alloc(64);
	unsigned flags[] = { 0, 1, 2, 3, 4, 8, 7, 15, 0x200, 0x400, 0x1000, 0x80000000, -1 };

	close(CALL(openat, AT_FDCWD, "one", O_CREAT | O_WRONLY, 0600));
#ifdef SYS_link
	CALL(link, "one", "two");
	CALL(symlink, "one", "three");
	CALL(readlink, "three", out, 64);
	CALL(readlink, "three", out, 2);
	CALL(readlink, "three", out, 0);
	CALL(readlink, "three", NOWHERE, 5);
	CALL(readlink, missing, out, -1);
	CALL(readlink, "three", out, -1);
	CALL(rename, "two", "four");
	CALL(rename, "two", NULL);
	CALL(unlink, "three");
	CALL(unlink, "three");
	CALL(unlink, "four");
	CALL(mkdir, "directory", 0750);
	CALL(rmdir, "directory");
	CALL(rmdir, "directory");
#endif
	CALL(linkat, AT_FDCWD, "one", AT_FDCWD, "two", 0);
	CALL(symlinkat, "one\n", AT_FDCWD, "three");
	CALL(readlinkat, AT_FDCWD, "three", out, 64);
	CALL(readlinkat, -1, "three", out, 64);
	CALL(renameat, AT_FDCWD, "two", AT_FDCWD, "four");
	for (unsigned i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
		CALL(renameat2, AT_FDCWD, missing, AT_FDCWD, missing, flags[i]);
		CALL(linkat, -1, missing, AT_FDCWD, missing, flags[i]);
		CALL(unlinkat, AT_FDCWD, missing, flags[i]);
	}
	CALL(unlinkat, AT_FDCWD, "one", 0);
	CALL(unlinkat, AT_FDCWD, "three", 0);
	CALL(unlinkat, AT_FDCWD, "four", 0);
	CALL(mkdirat, AT_FDCWD, "directory", 0700);
	CALL(unlinkat, AT_FDCWD, "directory", AT_REMOVEDIR);
}

static void
places(void)
{
	char *out = tail_alloc(4096);

	CALL(chdir, "/usr");
	CALL(getcwd, out, 4096);
	CALL(getcwd, out, 5);
	CALL(getcwd, out, 4);
	CALL(getcwd, NULL, 0);
	CALL(getcwd, NOWHERE, 4096);
	CALL(getcwd, out, -1);
	CALL(chdir, missing);
	CALL(chdir, NULL);
	CALL(fchdir, -1);
	CALL(chroot, missing);
	CALL(pivot_root, missing, "missing/\2");
	CALL(pivot_root, NULL, NOWHERE);
}

int
main(void)
{
	permissions();
	checks();
	links();
	places();
	return 0;
}
