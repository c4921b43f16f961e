/* ptrace with every request: pretended, so that any value may come, and of a child that is really traced. A tracer that
 * follows children traces that child itself, which then cannot be traced here: its calls fail, alike for all tracers. */
#include <sys/ptrace.h>
#include <sys/uio.h>

#include "pretend.h"

static uint8_t *
filled(size_t size, int byte)
{
	return memset(tail_alloc(size), byte, size);
}

static void
requests(void)
{
	for (unsigned request = 0; request < 36; request++) {
		REFUSE(ptrace, request, -1, 0, 0);
		REFUSE(ptrace, request, 5, NOWHERE, NOWHERE);
		PRETEND(ptrace, request, 5, 8, filled(512, 1));
		PRETEND(ptrace, request, 5, 0, filled(60, 1));
		REFUSE(ptrace, request, 5, 1, 9 + request * 3);
	}
	for (unsigned request = 0x41ff; request < 0x4216; request++) {
		REFUSE(ptrace, request, -1, 0, 0);
		REFUSE(ptrace, request, 5, 8, NOWHERE);
		PRETEND(ptrace, request, 5, 8, filled(136, 0));
		REFUSE(ptrace, request, 5, 8, 1u << request % 32);
	}
	for (unsigned offset = 0; offset < 930; offset += offset % 8 ? 1 : 7)
		REFUSE(ptrace, offset & 1 ? 3 : 6, 5, offset, 7);
	for (unsigned i = 0; i < 24; i++)
		REFUSE(ptrace, i & 1 ? 0x4200 : 0x4206, 5, i, 1 << i);
}

static void
sets(void)
{
	static const unsigned notes[] = { 0, 1, 2, 3, 6, 0x200, 0x202, 0x204, 0x400, 0x46e62b7f, 0xffff };
	static const unsigned sizes[] = { 0, 8, 28, 68, 216, 220, 512, 520 };

	for (unsigned i = 0; i < sizeof(notes) / sizeof(*notes); i++)
		for (unsigned j = 0; j < sizeof(sizes) / sizeof(*sizes); j++) {
			struct iovec iov = { filled(sizes[j] + 8, j), sizes[j] };
			if (notes[i] == 2 && sizes[j] > 28 && sizes[j] < 512)
				continue; /* spy does not tell a part of an array of registers */
			PRETEND(ptrace, 0x4204, 5, notes[i], tail_copy(&iov, sizeof(iov)));
			REFUSE(ptrace, 0x4205, 5, notes[i], tail_copy(&iov, sizeof(iov)));
			REFUSE(ptrace, 0x4204, 5, notes[i], tail_copy(&iov, sizeof(iov) - 1));
		}
}

static void
infos(void)
{
	static const unsigned archs[] = { 0xc000003e, 0x40000003, 0xc00000b7, 1 };

	for (unsigned op = 0; op < 5; op++)
		for (unsigned size = 0; size < 96; size += 8) {
			struct { uint8_t op, reserved; uint16_t flags; uint32_t arch; uint64_t words[10]; } info = { op, size == 40, size == 48,
				archs[size / 8 % 4], { 0x1000, 0x2000, size, size == 56, 2, 3, 4, 5, 6, 7 } };
			if (size == 72)
				info.words[2] = -1;
			REFUSE(ptrace, 0x4212, 5, size, tail_copy(&info, sizeof(info)));
			REFUSE(ptrace, 0x420e, 5, size, &info);
		}
	struct { uint64_t off; uint32_t flags; int32_t nr; } peek = { 1, 3, -1 };
	TRY_COPY(p, &peek, 16) REFUSE(ptrace, 0x4209, 5, p, NOWHERE);
}

static void
traced(void)
{
	pid_t child = fork();
	int status;
	struct iovec iov = { tail_alloc(1024), 1024 };

	if (child == 0) {
		CALL(ptrace, PTRACE_TRACEME);
		raise(SIGSTOP);
		getppid();
		_exit(3);
	}
	waitpid(child, &status, WUNTRACED);
	CALL(ptrace, PTRACE_SETOPTIONS, child, 0, 1);
	CALL(ptrace, PTRACE_GETSIGINFO, child, 0, tail_alloc(128));
	CALL(ptrace, PTRACE_PEEKDATA, child, &status, tail_alloc(8));
	CALL(ptrace, PTRACE_CONT, child, 0, 0);
	kill(child, SIGCONT);
	waitpid(child, &status, 0);
	CALL(ptrace, PTRACE_GETREGSET, child, 1, &iov);
	CALL(ptrace, PTRACE_SEIZE, -1, 0, 1);
	CALL(ptrace, PTRACE_ATTACH, -1, 0, 0);
}

int
main(void)
{
	pretend_start();
	requests();
	sets();
	infos();
	traced();
	return 0;
}
