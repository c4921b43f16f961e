/* open, read, write and their kin: texts, bytes, vectors, lengths by result. */
#include <sys/uio.h>

#include "probe.h"

int
main(void)
{
	char *path = tail_text("file with \"quotes\", a tab\t and \377");
	int fd = CALL(openat, AT_FDCWD, path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	char *bytes = tail_alloc(300);

	for (int i = 0; i < 300; i++)
		bytes[i] = i;
	CALL(write, fd, bytes, 300);
	CALL(write, fd, tail_text("short text\n"), 11);
	CALL(pwrite64, fd, bytes + 90, 40, 5);
	CALL(lseek, fd, 0, SEEK_SET);
	TRY(p, 311) CALL(read, fd, p, 311);
	CALL(read, fd, bytes, 0);
	CALL(read, 99, bytes, 300);
	CALL(pread64, fd, bytes, 20, 100);
	CALL(lseek, fd, -1, SEEK_SET);
	CALL(lseek, fd, 0, 77);

	struct iovec *vector = tail_alloc(3 * sizeof(*vector));
	vector[0] = (struct iovec){ tail_alloc(4), 4 };
	vector[1] = (struct iovec){ tail_alloc(16), 16 };
	vector[2] = (struct iovec){ NOWHERE, 0 };
	CALL(lseek, fd, 97, SEEK_SET);
	CALL(readv, fd, vector, 3);
	CALL(readv, fd, vector, 4);
	CALL(lseek, fd, -10, SEEK_END);
	CALL(readv, fd, vector, 2);
	CALL(writev, fd, vector, 3);
	CALL(writev, fd, vector, -1);
	CALL(writev, fd, vector, 0);
	CALL(writev, fd, NOWHERE, 2);
	CALL(preadv, fd, vector, 2, 1, 0);
	CALL(preadv2, fd, vector, 2, 1, 0, 0x1 | 0x8);

	CALL(openat, AT_FDCWD, NULL, O_RDONLY);
	CALL(openat, -1, NOWHERE, O_WRONLY);
	CALL(openat, fd, tail_endless("runs into nothing"), O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
	CALL(openat, AT_FDCWD, "", O_PATH | O_TMPFILE | 0x80000000, 0777);
	CALL(openat, AT_FDCWD, ".", O_TMPFILE | O_RDWR | O_SYNC, 0600);
#ifdef SYS_open
	CALL(open, path, O_RDONLY | O_NONBLOCK | O_APPEND);
	CALL(creat, "created", 01777);
#endif
	CALL(close, fd);
	CALL(close, fd);
	CALL(close_range, 50, ~0u, 0x2 | 0x4);
	return 0;
}
