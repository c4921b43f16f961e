/* Large sets of signals, and sets cut short, no larger than strace 7.2 survives under -X verbose. */
#include "pretend.h"

int
main(void)
{
	uint64_t *set = tail_new(uint64_t, 0);
	const uint64_t some[] = { 0x3ffffffffff, 0x7ffffffffff, 0xfffffffe7ffbfeff };

	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++) {
		*set = some[i];
		CALL(rt_sigprocmask, 0xdead, set, NULL, 8);
	}
#ifdef __i386__
	for (int bits = 19; bits < 24; bits += 2) {
		*set = (1 << bits) - 1;
		CALL(sigprocmask, 0xdead, set, NULL);
		CALL(ssetmask, *set);
	}
	CALL(ssetmask, 0);
#endif
	pretend_start();
	for (int size = 1; size < 10; size += size == 4 ? 4 : 1)
		for (int bits = 0; bits < 3; bits++)
			PRETEND(rt_sigpending, tail_new(uint64_t, bits == 0 ? 0 : bits == 1 ? 0x3ffffe : -2ul), size);
	return 0;
}
