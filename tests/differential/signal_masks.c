/* Sets of signals in as many bytes as a caller says: which sizes are told differs by the size of a word. */
#include <signal.h>
#include <time.h>

#include "probe.h"

#ifdef SYS_io_pgetevents
#define io_pgetevents(...) CALL(io_pgetevents, __VA_ARGS__)
#else
#define io_pgetevents(...) 0
#endif

int
main(void)
{
	static const unsigned char scattered[8] = { 1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80 };
	static const unsigned char interrupt[8] = { 2 };
	struct timespec *zero = tail_new(struct timespec, 0);
	char *set = tail_copy(scattered, 8), *small = tail_copy(interrupt, 8), *to = tail_alloc(64);
	struct {
		void *set;
		size_t size;
	} *pair = tail_alloc(2 * sizeof(long));

	for (int size = -1; size < 18; size++) {
		if (size != 8) {
			CALL(rt_sigsuspend, set, size);
			CALL(rt_sigprocmask, SIG_BLOCK, set, to, size);
			CALL(rt_sigaction, SIGUSR1, to, to, size);
			if (size > 0 && size < 8)
				CALL(rt_sigsuspend, set + 8 - size, size);
		}
		CALL(rt_sigtimedwait, set, NULL, zero, size);
		CALL(rt_sigpending, to, size);
		CALL(ppoll, NULL, 0, zero, small, size);
		CALL(epoll_pwait, -1, to, 1, 0, small, size);
#ifdef SYS_epoll_pwait2
		CALL(epoll_pwait2, -1, to, 1, to, small, size);
#endif
		CALL(signalfd4, -1, set, size, 1);
		CALL(ptrace, 0x420a, -1, size, to);    /* PTRACE_GETSIGMASK */
		CALL(ptrace, 0x420b, -1, size, small); /* PTRACE_SETSIGMASK */
		CALL(io_uring_enter, -1, 0, 0, 0, small, size);
		pair->set = small;
		pair->size = size;
		CALL(pselect6, 0, NULL, NULL, NULL, zero, pair);
		io_pgetevents(-1, 0, 0, to, zero, pair);
	}
	return 0;
}
