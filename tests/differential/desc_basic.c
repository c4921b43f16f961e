/* Reading, writing, seeking, duplicating and closing descriptors, and what moves bytes between them. */
#include <sys/uio.h>

#include "probe.h"

#ifndef SYS_lseek
#define SYS_lseek SYS__llseek
#endif

static void
vectors(int fd)
{
	struct iovec *vector = tail_alloc(3 * sizeof(*vector));

	vector[0] = (struct iovec){tail_alloc(4), 4};
	vector[1] = (struct iovec){tail_alloc(16), 16};
	vector[2] = (struct iovec){NOWHERE, 0};
	CALL(lseek, fd, 97, SEEK_SET);
	CALL(readv, fd, vector, 3);
	CALL(readv, fd, vector, 4);
	CALL(readv, fd, vector, -1);
	CALL(readv, -1, vector, 2);
	CALL(readv, fd, NULL, 0);
	CALL(lseek, fd, -10, SEEK_END);
	CALL(readv, fd, vector, 2);
	CALL(writev, fd, vector, 3);
	CALL(writev, fd, vector, -1);
	CALL(writev, fd, vector, 0);
	CALL(writev, fd, NOWHERE, 2);
	CALL(writev, fd, vector, 5);
	CALL(writev, fd, vector, 0x80000000ul);
	vector[2] = (struct iovec){NOWHERE, 5};
	CALL(writev, fd, vector, 3);
	CALL(preadv, fd, vector, 2, 1, 0);
	CALL(preadv, fd, vector, 2, 1, 3);
	CALL(preadv, fd, vector, 3, -1, -1);
	CALL(pwritev, fd, vector, 2, 400, 0);
	CALL(pwritev, fd, vector, 2, 0x87654321ul, 0xdeadbeeful);
	CALL(preadv2, fd, vector, 2, 1, 0, 0x1 | 0x8);
	CALL(preadv2, fd, vector, 2, -1, -1, 0);
	CALL(pwritev2, fd, vector, 2, 1, 0, 0x7f);
	CALL(pwritev2, fd, vector, 2, 1, 0, 0xffffffff);
	CALL(pwritev2, fd, vector, 2, 1, 0, 0xfffffff);
	CALL(pwritev2, fd, vector, 2, 1, 0, 0x800);
	struct iovec many[40];
	for (int i = 0; i < 40; i++)
		many[i] = (struct iovec){"abcdefghijklmnopqrstuvwxyz0123456789ABCDEF", i};
	CALL(writev, 1000, many, 40);
	CALL(pwritev, fd, many, 40, 0);
	CALL(preadv, fd, vector, 1, 3, 0);
}

static void
moves(int fd)
{
	int *pipes = tail_alloc(8);
	int64_t *offset = tail_new(int64_t, 5), *other = tail_new(int64_t, 7);
	struct iovec one = {"abcde", 5};

#ifdef SYS_pipe
	CALL(pipe, pipes);
	CALL(close, pipes[0]);
	CALL(close, pipes[1]);
	CALL(pipe, NULL);
	CALL(pipe, NOWHERE);
#endif
	CALL(pipe2, pipes, 0xffffffff);
	CALL(pipe2, pipes, O_EXCL | O_NONBLOCK);
	TRY(p, 8) CALL(pipe2, p, O_CLOEXEC | O_DIRECT | O_NONBLOCK);
	CALL(pipe2, pipes, O_NONBLOCK);
	CALL(sendfile, pipes[1], fd, offset, 10);
	CALL(sendfile, pipes[1], fd, NULL, 10);
	CALL(sendfile, pipes[1], fd, NOWHERE, 10);
	CALL(sendfile, pipes[1], -1, offset, 10);
#ifdef SYS_sendfile64
	CALL(sendfile64, pipes[1], fd, offset, 10);
	CALL(sendfile64, pipes[1], fd, NULL, 10);
	CALL(sendfile64, -1, fd, offset, 10);
#endif
	CALL(splice, pipes[0], NULL, fd, offset, 4, 1 | 2 | 4 | 8);
	CALL(splice, pipes[0], NULL, fd, offset, 4, 0xfffffff0);
	CALL(splice, pipes[0], NOWHERE, fd, NOWHERE, 4, 0xffffffff);
	CALL(splice, pipes[0], offset, fd, other, -1, 0);
	CALL(tee, pipes[0], pipes[1], 10, 2);
	CALL(tee, -1, -2, -1, 0x10);
	CALL(vmsplice, pipes[1], &one, 1, 8 | 2);
	CALL(vmsplice, pipes[0], &one, 1, 0);
	CALL(vmsplice, pipes[1], NOWHERE, 1, 0);
	CALL(vmsplice, -1, &one, 3, 0);
	CALL(copy_file_range, fd, offset, fd, other, 100, 0);
	CALL(copy_file_range, fd, NULL, fd, other, 100, 1);
	CALL(copy_file_range, fd, NOWHERE, -1, NULL, -1, 0xffffffff);
}

static void
syncs(int fd)
{
	CALL(fsync, fd);
	CALL(fsync, -1);
	CALL(fdatasync, fd);
	CALL(syncfs, fd);
#ifdef __LP64__
	CALL(readahead, fd, 1, 2);
	CALL(readahead, -1, -1, -1);
	CALL(sync_file_range, fd, 0, 10, 1 | 2 | 4);
	CALL(sync_file_range, fd, -1, 0x123456789, 8);
	CALL(sync_file_range, -1, -1, -1, 0);
	for (int i = 0; i < 8; i++)
		CALL(fadvise64, fd, 0x100000000, -1, i);
	CALL(fadvise64, fd, -1, 5, -1);
	CALL(lseek, fd, 0x123456789a, SEEK_SET);
	CALL(pread64, fd, NOWHERE, 5, 0x123456789a);
	CALL(pwrite64, fd, NOWHERE, 5, -1);
#else
	CALL(readahead, fd, 1, 2, 3);
	CALL(readahead, -1, -1, -1, -1);
#ifdef __arm__
	CALL(sync_file_range2, fd, 7, 0, 0, 10, 0);
	CALL(sync_file_range2, fd, 8, 0x89abcdef, 0x01234567, 10, 1);
	CALL(arm_fadvise64_64, fd, 1, 1, 2, -1, 0);
	for (int i = 0; i < 8; i++)
		CALL(arm_fadvise64_64, fd, i, 1, 2, -1, i);
#else
	CALL(sync_file_range, fd, 0, 0, 10, 0, 7);
	CALL(sync_file_range, fd, 0x89abcdef, 0x01234567, 10, 1, 8);
	for (int i = 0; i < 8; i++)
		CALL(fadvise64, fd, 1, 2, -1, i);
	CALL(fadvise64_64, fd, 1, 2, 3, 4, 5);
	CALL(fadvise64_64, -1, -1, -1, -1, -1, -1);
#endif
	CALL(pread64, fd, NOWHERE, 5, 0x89abcdef, 0x12);
	CALL(pwrite64, fd, NOWHERE, 5, -1, -1);
#endif
#ifdef SYS__llseek
	TRY(p, 8) CALL(_llseek, fd, 1, 2, p, SEEK_SET);
	CALL(_llseek, fd, -1, -1, offsetof(struct iovec, iov_len), 77);
	CALL(_llseek, fd, 0, 3, tail_alloc(8), SEEK_CUR);
#endif
}

int
main(void)
{
	int fd = CALL(openat, AT_FDCWD, "desc", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	char *bytes = tail_alloc(300);

	for (int i = 0; i < 300; i++)
		bytes[i] = i;
	CALL(write, fd, bytes, 300);
	CALL(write, fd, tail_text("short text\n"), 11);
	CALL(write, fd, bytes, 301);
	CALL(write, fd, NULL, 0);
	CALL(write, fd, NOWHERE, 5);
	CALL(write, -1, "abc", 3);
	CALL(write, fd, bytes, -1);
	CALL(write, fd, bytes + 268, -1);
	CALL(write, fd, bytes + 290, 31);
	CALL(pwrite64, fd, bytes + 90, 40, 5);
	for (int i = 0; i < 7; i++)
		CALL(lseek, fd, 0, i);
	CALL(lseek, fd, -1, -1);
	CALL(lseek, fd, 0, SEEK_SET);
	TRY(p, 311) CALL(read, fd, p, 311);
	CALL(read, fd, bytes, 0);
	CALL(read, 99, bytes, 300);
	CALL(read, fd, bytes, -1);
	CALL(pread64, fd, bytes, 20, 100);
	CALL(pread64, -1, bytes, 20, 100);
	CALL(lseek, fd, -1, SEEK_SET);
	CALL(lseek, fd, 0, 77);
	vectors(fd);
	moves(fd);
	syncs(fd);
	CALL(dup, fd);
	CALL(dup, -1);
	CALL(dup3, fd, 50, O_CLOEXEC);
	CALL(dup3, fd, fd, 0);
	CALL(dup3, fd, 51, 0xffffffff);
	CALL(dup3, fd, 51, O_NONBLOCK | 0x80000000);
#ifdef SYS_dup2
	CALL(dup2, fd, 52);
	CALL(dup2, -1, -2);
#endif
	for (int i = 0; i < 17; i++)
		CALL(flock, 1000, i);
	CALL(flock, fd, LOCK_EX | LOCK_NB);
	CALL(flock, fd, LOCK_UN);
	CALL(flock, fd, 0xffffffff);
	CALL(flock, fd, 0xe1);
	CALL(close, fd);
	CALL(close, fd);
	CALL(close, -1);
	CALL(close_range, 50, ~0u, 0x2 | 0x4);
	CALL(close_range, 60, 50, 0);
	CALL(close_range, -1, 3, 0xfffffff9);
	CALL(close_range, 2000000000, 3000000000, 8);
	CALL(unlinkat, AT_FDCWD, "desc", 0);
	return 0;
}
