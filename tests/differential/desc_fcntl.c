/* fcntl with every command, and the structures that commands take. */
/* also: -yy; -Y */
#include "probe.h"
#include "pretend.h"

#ifdef SYS_fcntl64
#define FCNTL SYS_fcntl64
#else
#define FCNTL SYS_fcntl
#endif

struct lock {
	short type, whence;
	off_t start, len;
	int pid;
};

static void
commands(int fd, int number)
{
	for (int i = 0; i < 40; i++) {
		CALL_NR(number, -1, i, NOWHERE);
		CALL_NR(number, -1, i, 1);
	}
	for (int i = 1020; i < 1050; i++) {
		CALL_NR(number, -1, i, NOWHERE);
		CALL_NR(number, -1, i, 0);
	}
	CALL_NR(number, -1, -1, -1);
	CALL_NR(number, fd, F_DUPFD, 70);
	CALL_NR(number, fd, F_DUPFD_CLOEXEC, 80);
	CALL_NR(number, fd, 1027, fd); /* F_DUPFD_QUERY */
	CALL_NR(number, fd, 1028, 0);  /* F_CREATED_QUERY */
	CALL_NR(number, fd, F_GETFD, 0);
	CALL_NR(number, fd, F_SETFD, 1);
	CALL_NR(number, fd, F_SETFD, 0xfff);
	CALL_NR(number, fd, F_SETFD, 2);
	CALL_NR(number, fd, F_GETFD, 0);
	CALL_NR(number, fd, F_SETFD, 0);
	CALL_NR(number, fd, F_GETFD, 0);
	CALL_NR(number, fd, F_GETFL, 0);
	CALL_NR(number, fd, F_SETFL, O_NONBLOCK | O_APPEND | O_RDWR);
	CALL_NR(number, fd, F_GETFL, 0);
	CALL_NR(number, fd, F_SETFL, 0);
	CALL_NR(number, fd, F_SETFL, 0xfb80003f);
	CALL_NR(number, fd, F_GETFL, 0);
	CALL_NR(number, fd, F_SETOWN, getpid());
	CALL_NR(number, fd, F_SETOWN, -1);
	CALL_NR(number, fd, F_GETOWN, 0);
	CALL_NR(number, fd, F_SETOWN, 0);
	for (int i = 0; i < 4; i++) {
		int *owner = tail_alloc(8);

		owner[0] = i;
		owner[1] = i == 1 ? getpid() : -5;
		CALL_NR(number, fd, 15, owner); /* F_SETOWN_EX */
		CALL_NR(number, fd, 16, owner);
	}
	TRY(p, 8) CALL_NR(number, fd, 16, p);
	TRY(p, 8) CALL_NR(number, fd, 17, p); /* F_GETOWNER_UIDS */
	for (int i = 0; i < 66; i += 13)
		CALL_NR(number, fd, F_SETSIG, i);
	CALL_NR(number, fd, F_SETSIG, -1);
	CALL_NR(number, fd, F_SETSIG, 1000);
	CALL_NR(number, fd, F_SETSIG, SIGIO);
	CALL_NR(number, fd, F_GETSIG, 0);
	CALL_NR(number, fd, F_SETSIG, 0);
	CALL_NR(number, fd, F_GETSIG, 0);
	for (int i = 0; i < 5; i++) {
		CALL_NR(number, fd, F_SETLEASE, i);
		CALL_NR(number, fd, F_GETLEASE, 0);
	}
	CALL_NR(number, fd, F_SETLEASE, -1);
	CALL_NR(number, fd, F_NOTIFY, 0x8000003f);
	CALL_NR(number, fd, F_NOTIFY, 0xffffffff);
	CALL_NR(number, fd, F_NOTIFY, 0x40);
	CALL_NR(number, fd, F_NOTIFY, 0);
	CALL_NR(number, fd, F_SETPIPE_SZ, 65536);
	CALL_NR(number, fd, F_SETPIPE_SZ, -1);
	CALL_NR(number, fd, F_GETPIPE_SZ, 1);
	CALL_NR(number, fd, F_ADD_SEALS, 0x3f);
	CALL_NR(number, fd, F_ADD_SEALS, 0xffffffff);
	CALL_NR(number, fd, F_ADD_SEALS, 0x40);
	CALL_NR(number, fd, F_GET_SEALS, 0);
	for (uint64_t i = 0; i < 8; i++) {
		uint64_t *hint = tail_new(uint64_t, i | (i == 7 ? 1ull << 33 : 0));

		CALL_NR(number, fd, F_SET_RW_HINT, hint);
		CALL_NR(number, fd, F_GET_RW_HINT, hint);
		CALL_NR(number, fd, F_SET_FILE_RW_HINT, hint);
		CALL_NR(number, fd, F_GET_FILE_RW_HINT, hint);
	}
	TRY(p, 8) CALL_NR(number, fd, F_GET_RW_HINT, p);
	TRY(p, 8) CALL_NR(number, fd, F_SET_RW_HINT, p);
	TRY(p, 16) CALL_NR(number, fd, 1040, p); /* F_GETDELEG */
	for (int i = 0; i < 6; i++) {
		uint32_t *deleg = tail_alloc(8);

		deleg[0] = i == 3 ? 5 : 0;
		deleg[1] = i | (i == 5 ? 0xff0000 : 0);
		CALL_NR(number, fd, 1039, deleg);
		CALL_NR(number, fd, 1040, deleg);
		CALL_NR(number, fd, 1041, deleg);
	}
}

static void
locks(int fd, int number, int get, int set, int wait, void *lock, size_t size, short *type, short *whence)
{
	for (int i = -1; i < 5; i++) {
		*type = i;
		CALL_NR(number, fd, set, lock);
		CALL_NR(number, fd, get, lock);
	}
	*type = 32 | 1;
	CALL_NR(number, fd, set, lock);
	*type = 1;
	for (int i = -1; i < 7; i++) {
		*whence = i;
		CALL_NR(number, fd, set, lock);
		CALL_NR(number, -1, wait, lock);
	}
	*whence = 0;
	CALL_NR(number, fd, get, lock);
	CALL_NR(number, -1, get, lock);
	CALL_NR(number, fd, wait, lock);
	*type = 0;
	CALL_NR(number, fd, set, lock);
	IN_CHILD
	{
		*type = 1;
		CALL_NR(number, fd, get, lock);
	}
	*type = 2;
	CALL_NR(number, fd, set, lock);
	TRY(p, size) CALL_NR(number, fd, get, p);
	TRY(p, size) CALL_NR(number, fd, set, p);
}

static void
pretended(int number)
{
	struct flock *lock =
		tail_new(struct flock, .l_type = 1, .l_whence = 1, .l_start = 5, .l_len = -1, .l_pid = 77);
	int *pair = tail_alloc(8);

	pair[0] = 1;
	pair[1] = 123;
	for (int i = 0; i < 40; i++)
		PRETEND_NR(number, 5, i,
			i == 5 || i == 6 || i == 7 || i == 15 || i == 16 || i == 17 ? (long)pair : 1);
	for (int i = 1024; i < 1045; i++)
		PRETEND_NR(number, 5, i, pair);
	PRETEND_NR(number, 5, F_GETLK, lock);
	PRETEND_NR(number, 5, F_SETLK, lock);
	PRETEND_NR(number, 5, F_OFD_GETLK, lock);
}

int
main(void)
{
	int fd = CALL(openat, AT_FDCWD, "desc", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	struct flock *lock = tail_new(struct flock, .l_start = 1, .l_len = 20, .l_pid = 5);
	struct flock64 *lock64 = tail_new(struct flock64, .l_start = 0x123456789, .l_len = 20, .l_pid = 0);
	int many[2];

	commands(fd, FCNTL);
	pipe(many);
	CALL_NR(FCNTL, many[0], F_GETPIPE_SZ, 0);
	CALL_NR(FCNTL, many[0], F_SETPIPE_SZ, 8192);
	int seal = syscall(SYS_memfd_create, "x", 2);
	CALL_NR(FCNTL, seal, F_ADD_SEALS, 7);
	CALL_NR(FCNTL, seal, F_GET_SEALS, 0);
	locks(fd, FCNTL, F_GETLK64, F_SETLK64, F_SETLKW64, lock64, sizeof(*lock64), &lock64->l_type,
		&lock64->l_whence);
	locks(fd, FCNTL, 36, 37, 38, lock64, sizeof(*lock64), &lock64->l_type, &lock64->l_whence);
	lock64->l_pid = 7;
	locks(fd, FCNTL, 36, 37, 38, lock64, sizeof(*lock64), &lock64->l_type, &lock64->l_whence);
#ifdef __i386__
	commands(fd, SYS_fcntl);
	locks(fd, SYS_fcntl, 5, 6, 7, lock, sizeof(*lock), &lock->l_type, &lock->l_whence);
	locks(fd, SYS_fcntl, 12, 13, 14, lock64, sizeof(*lock64), &lock64->l_type, &lock64->l_whence);
	locks(fd, FCNTL, 5, 6, 7, lock, sizeof(*lock), &lock->l_type, &lock->l_whence);
#endif
	CALL(unlinkat, AT_FDCWD, "desc", 0);
	pretend_start();
	pretended(FCNTL);
	CALL(exit_group, 0);
	return 0;
}
