/* Numbers of processes, threads, groups and sessions in every place that has them, also of another PID namespace. */
/* also: -Y; --decode-pids=pidns; --decode-pids=comm,pidns */
#include <pthread.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "probe.h"

static int ready[2], go[2];

/* A child in a session of its own, with a strange name, that waits; its own child outlives it. */
static pid_t
make_child(void)
{
	pid_t child = fork();
	char byte;

	if (child) {
		write(go[1], "g", 1);
		return child;
	}
	read(go[0], &byte, 1); /* a name must not change while the tracer reads it */
	prctl(PR_SET_NAME, "na<m>e\"\351\\\1");
	CALL(getpid);
	setsid();
	CALL(getpgid, 0);
	CALL(getsid, 0);
	write(ready[1], "r", 1);
	read(go[0], &byte, 1);
	_exit(3);
}

static void
name_them(pid_t child)
{
	struct sched_param parameter = { 0 };
	struct rlimit limit;
	char room[128];

	kill(child, 0);
	kill(-child, 0);
	kill(0, 0);
	kill(999999, 0);
	kill(-999999, 0);
	CALL(tgkill, child, child, 0);
	CALL(tkill, child, 0);
	getpgid(child);
	getsid(child);
	setpgid(child, child);
	setpgid(child, 77777);
	sched_getscheduler(child);
	sched_setscheduler(child, SCHED_OTHER, &parameter);
	getpriority(PRIO_PROCESS, child);
	getpriority(PRIO_PGRP, child);
	getpriority(PRIO_USER, 0);
	setpriority(PRIO_PROCESS, child, 0);
	CALL(ioprio_get, 1, child);
	CALL(ioprio_get, 2, child);
	CALL(prlimit64, child, RLIMIT_CORE, NULL, NULL);
	CALL(get_robust_list, child, NULL, NULL);
	CALL(kcmp, getpid(), child, 99, 1, 2);
	CALL(process_vm_readv, child, NULL, 0, NULL, 0, 0);
	CALL(perf_event_open, NULL, child, 0, -1, 0);
	CALL(capget, tail_copy((int[]){ 0x20080522, child }, 8), NULL);
	CALL(prctl, PR_SET_PTRACER, child);
	CALL(prctl, PR_SET_PTRACER, -1);
	CALL(ptrace, PTRACE_ATTACH, child + 1000, 0, 0);
	memset(room, 0, sizeof(room));
	CALL(rt_sigqueueinfo, child, 0, room);
	CALL(pidfd_open, child, 0);
}

static void
own_files(pid_t child)
{
	struct f_owner_ex owner = { F_OWNER_PID, child };
	struct flock lock = { .l_type = F_WRLCK };
	int pair[2], fd = open("lock", O_CREAT | O_RDWR, 0600);
	struct ucred credentials;
	socklen_t size = sizeof(credentials);

	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &credentials, &size);
	fcntl(pair[0], F_SETOWN, child);
	fcntl(pair[0], F_GETOWN);
	fcntl(pair[0], F_SETOWN, -child);
	fcntl(pair[0], F_GETOWN);
	fcntl(pair[0], F_SETOWN_EX, &owner);
	fcntl(pair[0], F_GETOWN_EX, &owner);
	fcntl(fd, F_SETLK, &lock);
	IN_CHILD fcntl(fd, F_GETLK, &lock);
}

static void
end(pid_t child)
{
	struct shmid_ds segment;
	int status, id = shmget(IPC_PRIVATE, 4096, 0600);
	siginfo_t info;

	shmctl(id, IPC_STAT, &segment);
	shmctl(id, IPC_RMID, NULL);
	write(go[1], "g", 1);
	waitid(P_PID, child, &info, WEXITED | WNOWAIT);
	waitid(P_PGID, child, &info, WEXITED | WNOWAIT);
	wait4(-child, &status, 0, NULL);
	wait4(child, &status, 0, NULL);
}

static void *
run_thread(void *name)
{
	char byte;

	read(go[0], &byte, 1);
	CALL(getpid);
	prctl(PR_SET_NAME, name);
	CALL(getpid);
	CALL(gettid);
	return NULL;
}

static void
all(void)
{
	pthread_t thread;
	pid_t child;
	char byte;

	CALL(getpid);
	CALL(gettid);
	CALL(getppid);
#ifdef SYS_getpgrp
	CALL(getpgrp);
#endif
	CALL(getsid, 0);
	CALL(getpgid, getpid());
	pipe(ready);
	pipe(go);
	child = make_child();
	read(ready[0], &byte, 1);
	name_them(child);
	own_files(child);
	end(child);
	pthread_create(&thread, NULL, run_thread, "a thread");
	write(go[1], "g", 1);
	pthread_join(thread, NULL);
	prctl(PR_SET_NAME, "short");
	CALL(getpid);
}

int
main(void)
{
	all();
	unshare(CLONE_NEWPID);
	IN_CHILD all();
	execl("/bin/true", "true", NULL);
	return 1;
}
