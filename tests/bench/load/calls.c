/* Makes N system calls, all getppid or, with a second argument, of eight kinds, and nothing else. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	long calls = argc > 1 ? atol(argv[1]) : 100000;
	char buffer[256];
	struct stat status;

	if (argc < 3) {
		for (long i = 0; i < calls; i++)
			syscall(SYS_getppid);
		return 0;
	}
	for (long i = 0; i < calls; i += 8) {
		int fd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);

		if (read(fd, buffer, sizeof(buffer)) < 0 || fstat(fd, &status) || lseek(fd, 0, SEEK_SET) < 0)
			return 1;
		access("/nowhere", R_OK);
		if (readlink("/proc/self/exe", buffer, sizeof(buffer)) < 0)
			return 1;
		fcntl(fd, F_GETFL);
		close(fd);
	}
	return 0;
}
