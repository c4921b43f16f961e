/* Namespaces made and entered, by the caller and for its children. */
/* also: -e namespace=new; -e namespace=new -v --decode-pids=pidns */
#include <linux/sched.h>
#include <sched.h>

#include "probe.h"

/* A child in new namespaces, that waits until it has been looked at. */
static void
make_child(uint64_t flags, bool third)
{
	struct clone_args arguments = { .flags = flags, .exit_signal = SIGCHLD };
	int wait_here[2];
	char byte;
	pid_t child;

	pipe(wait_here);
	child = third ? CALL(clone3, &arguments, sizeof(arguments)) : CALL(clone, flags | SIGCHLD, 0, 0, 0, 0);
	if (child == 0) {
		read(wait_here[0], &byte, 1);
		CALL(unshare, CLONE_NEWUTS);
		_exit(0);
	}
	write(wait_here[1], "", 1);
	waitpid(child, NULL, 0);
	close(wait_here[0]);
	close(wait_here[1]);
}

int
main(void)
{
	int fd;

	make_child(0, false);
	make_child(CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWUSER | CLONE_NEWCGROUP, false);
	make_child(CLONE_NEWNET | CLONE_NEWTIME, true);
	CALL(clone3, NOWHERE, 88);
	fd = open("/proc/self/ns/net", O_RDONLY);
	CALL(setns, fd, CLONE_NEWNET);
	CALL(setns, fd, 0);
	CALL(setns, fd, CLONE_NEWUTS);
	CALL(setns, -1, CLONE_NEWNET);
	CALL(unshare, 0);
	CALL(unshare, CLONE_FILES);
	CALL(unshare, CLONE_NEWUTS | CLONE_NEWIPC);
	CALL(unshare, -1);
	CALL(unshare, CLONE_NEWPID);
	make_child(CLONE_NEWUTS, true);
	CALL(unshare, CLONE_NEWTIME | CLONE_NEWNS);
	return 0;
}
