/* Calls that deal with one file in every way there is, by name and by descriptor: for -P and -e fd=. */
/* also: -P file; -P file -e fd=3; -e fd=4; -e fd=!4,0; -e fd=none; -y -P file -e quiet=path-resolution; -P /nonexistent -P link; -c -P file -S name -U calls,errors,name */
#include <poll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/uio.h>

#include "probe.h"

static char path[512], gone[512];

static void
by_name(int directory)
{
	struct stat st;

	openat(directory, path, O_RDONLY);
	openat(directory, "file", O_RDONLY);
	openat(AT_FDCWD, "file", O_RDONLY);
	openat(-1, "./file", O_RDONLY);
	openat(AT_FDCWD, "link", O_RDONLY);
	fstatat(AT_FDCWD, path, &st, 0);
	fstatat(directory, "file", &st, 0);
	fstatat(AT_FDCWD, gone, &st, 0);
	CALL(faccessat, AT_FDCWD, path, F_OK);
	CALL(readlinkat, AT_FDCWD, path, NULL, 0);
	CALL(linkat, AT_FDCWD, gone, AT_FDCWD, path, 0);
	CALL(linkat, AT_FDCWD, path, AT_FDCWD, "/nonexistent/name", 0);
	CALL(symlinkat, path, directory, "link");
	CALL(symlinkat, "link", AT_FDCWD, path);
	CALL(renameat2, AT_FDCWD, gone, AT_FDCWD, path, 0);
	CALL(chdir, path);
	CALL(truncate, path, 3);
	CALL(fchmodat, AT_FDCWD, path, 0600);
	CALL(mount, path, "/nonexistent", NULL, 0, NULL);
	CALL(mount, "nothing", path, "none", 0, NULL);
	CALL(getxattr, path, "user.name", NULL, 0);
	CALL(openat, AT_FDCWD, tail_endless("file"), O_RDONLY);
	CALL(openat, AT_FDCWD, NOWHERE, O_RDONLY);
	CALL(openat, AT_FDCWD, NULL, O_RDONLY);
}

static void
by_descriptor(int fd, int directory)
{
	struct statfs fs;
	struct stat st;
	char room[8];

	fstat(fd, &st);
	fstatfs(fd, &fs);
	read(fd, room, 2);
	pread(fd, room, 2, 0);
	CALL(readv, fd, NULL, 0);
	write(fd, "", 0);
	lseek(fd, 0, SEEK_SET);
	fsync(fd);
	fchmod(fd, 0600);
	dup2(fd, 50);
	dup2(directory, 50);
	fcntl(dup(fd), F_GETFD);
	mmap(NULL, 10, PROT_READ, MAP_PRIVATE, fd, 0);
	mmap(NULL, 10, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CALL(sendfile, directory, fd, NULL, 0);
	CALL(splice, directory, NULL, fd, NULL, 0, 0);
	CALL(copy_file_range, fd, NULL, directory, NULL, 0, 0);
	CALL(linkat, fd, "", directory, "other", 0);
	CALL(linkat, directory, "nonexistent", fd, "other", 0);
	CALL(renameat2, directory, "nonexistent", fd, "other", 0);
	CALL(execveat, fd, "", NULL, NULL, AT_EMPTY_PATH);
	CALL(sendmsg, fd, NULL, 0);
	CALL(fsync, 0xffffffff00000000 | (unsigned)fd); /* the kernel takes the lower half */
	CALL(fsync, -1);
	CALL(fsync, 0x7fffffff);
}

static void
by_several(int fd, int directory)
{
	struct pollfd polled[] = { { directory, 0 }, { -1, 0 }, { fd, POLLIN } };
	struct timespec no_time = { 0 };
	struct epoll_event event = { 0 };
	fd_set set;
	int epoll = epoll_create1(0);

	CALL(ppoll, polled, 3, &no_time, NULL, 8);
	CALL(ppoll, polled, 2, &no_time, NULL, 8);
	CALL(ppoll, NOWHERE, 2, &no_time, NULL, 8);
	CALL(ppoll, tail_copy(polled, sizeof(polled)), 1000000, &no_time, NULL, 8);
	FD_ZERO(&set);
	FD_SET(fd, &set);
	CALL(pselect6, fd + 1, &set, NULL, NULL, &no_time, NULL);
	FD_SET(fd, &set);
	CALL(pselect6, fd + 1, NULL, NULL, &set, &no_time, NULL);
	FD_SET(fd, &set);
	CALL(pselect6, fd, NULL, &set, NULL, &no_time, NULL);
	CALL(pselect6, fd + 1, NOWHERE, NULL, NULL, &no_time, NULL);
	CALL(pselect6, -1, &set, NULL, NULL, &no_time, NULL);
	CALL(epoll_ctl, epoll, EPOLL_CTL_ADD, fd, &event);
	close(epoll);
}

int
main(void)
{
	int directory = open(".", O_DIRECTORY), fd = open("file", O_CREAT | O_RDWR, 0600);

	symlink("file", "link");
	getcwd(path, 400);
	strcpy(gone, path);
	strcat(path, "/file");
	strcat(gone, "/gone");
	write(fd, "text", 4);
	by_name(directory);
	by_descriptor(fd, directory);
	by_several(fd, directory);
	unlink(path);
	lseek(fd, 0, SEEK_SET);
	close(fd);
	return 0;
}
