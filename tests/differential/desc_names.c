/* Descriptors that come to stand for something else, by every way that a process has. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "probe.h"

static int
look(int fd)
{
	struct stat status;

	return fstat(fd, &status);
}

static void *
other_thread(void *path)
{
	close(20);
	open(path, O_RDONLY);
	rename("names/b", "names/c");
	return NULL;
}

int
main(void)
{
	pthread_t thread;
	int fd, pair[2];

	mkdir("names", 0700);
	fd = open("names/a", O_CREAT | O_RDWR, 0600);
	look(fd);
	rename("names/a", "names/b"); /* another name */
	look(fd);
	link("names/b", "names/d");
	look(fd);
	close(fd); /* another file of the same number */
	fd = open("/dev/null", O_RDONLY);
	look(fd);
	dup2(open("names/b", O_RDONLY), 20);
	look(20);
	dup2(fd, 20);
	look(20);
	dup3(open("names/d", O_RDONLY), 20, O_CLOEXEC);
	look(20);
	if (fork() == 0) { /* in the child alone */
		dup2(fd, 20);
		look(20);
		rename("names/d", "names/e");
		_exit(0);
	}
	wait(NULL);
	look(20);
	pthread_create(&thread, NULL, other_thread, "names/b");
	pthread_join(thread, NULL);
	look(20);
	look(fd);
	unlink("names/c");
	look(fd + 1);
	syscall(SYS_close_range, fd, 30, 0);
	look(fd);
	pipe(pair);
	close(pair[0]);
	close(pair[1]);
	fd = open("names", O_RDONLY | O_DIRECTORY);
	look(fd);
	rename("names", "others"); /* the directory above */
	look(fd);
	unlink("others/e");
	rmdir("others");
	look(fd);
	return 0;
}
