/* Listing directories: getdents, getdents64 and the old readdir, with room for all, for some and for none. */
/* also: -N; -s 1; -s 0 -v; -e inject=getcwd:retval=0; -e inject=getcwd:retval=1; -e inject=getcwd:retval=3; -e inject=getcwd:retval=4096 */
#include "probe.h"

static void
list(int fd, size_t room)
{
	CALL(lseek, fd, 0, SEEK_SET);
	CALL(getdents64, fd, tail_alloc(room), room);
#ifdef SYS_getdents
	CALL(lseek, fd, 0, SEEK_SET);
	CALL(getdents, fd, tail_alloc(room), room);
	CALL(getdents, fd, tail_alloc(room), room);
#endif
#ifdef __i386__
	CALL(lseek, fd, 0, SEEK_SET);
	CALL(readdir, fd, tail_alloc(280), room);
#endif
}

/* Where we are, as told of a result that says less or more than there is. */
static void
current(void)
{
	for (unsigned size = 1; size < 6; size++) {
		char *text = tail_alloc(size);

		for (unsigned length = 0; length <= size; length++) {
			memset(text, 0, size);
			memset(text, 'x', length);
			CALL(getcwd, text, 0);
		}
	}
	CALL(getcwd, NOWHERE, 5);
	CALL(getcwd, NULL, 5);
}

int
main(void)
{
	CALL(mkdirat, AT_FDCWD, "directory", 0700);
	CALL(mkdirat, AT_FDCWD, "directory/inner \"quoted\"", 0700);
	CALL(symlinkat, "x", AT_FDCWD, "directory/link");
	CALL(mknodat, AT_FDCWD, "directory/pipe", 010600, 0);
	for (char name[] = "directory/a"; name[10] <= 'z'; name[10]++)
		CALL(symlinkat, "x", AT_FDCWD, name);
	CALL(symlinkat, "x", AT_FDCWD, "directory/a_name_that_is_so_long_that_the_string_limit_would_cut_it_if_it_counted_for_names_of_files_too");

	int fd = CALL(openat, AT_FDCWD, "directory", O_RDONLY | O_DIRECTORY);

	list(fd, 32768);
	list(fd, 200);
	list(fd, 24);
	list(fd, 1);
	CALL(getdents64, fd, NULL, 32768);
	CALL(getdents64, fd, NOWHERE, 32768);
	CALL(getdents64, -1, NOWHERE, -1);
	CALL(getdents64, 0, tail_alloc(100), 100);
	CALL(lseek, fd, 0, SEEK_END);
	CALL(getdents64, fd, tail_alloc(100), 100);
#ifdef __i386__
	CALL(readdir, fd, tail_alloc(280), 1);
	CALL(readdir, -1, NOWHERE, 0);
#endif
	int dev = CALL(openat, AT_FDCWD, "/proc/self/fd", O_RDONLY | O_DIRECTORY);
	CALL(getdents64, dev, tail_alloc(1000), 1000);
#ifdef SYS_getdents
	CALL(lseek, dev, 0, SEEK_SET);
	CALL(getdents, dev, tail_alloc(1000), 1000);
#endif
	for (char name[] = "directory/a"; name[10] <= 'z'; name[10]++)
		CALL(unlinkat, AT_FDCWD, name, 0);
	CALL(unlinkat, AT_FDCWD, "directory/a_name_that_is_so_long_that_the_string_limit_would_cut_it_if_it_counted_for_names_of_files_too", 0);
	CALL(unlinkat, AT_FDCWD, "directory/link", 0);
	CALL(unlinkat, AT_FDCWD, "directory/pipe", 0);
	CALL(unlinkat, AT_FDCWD, "directory/inner \"quoted\"", AT_REMOVEDIR);
	CALL(unlinkat, AT_FDCWD, "directory", AT_REMOVEDIR);
	current();
	return 0;
}
