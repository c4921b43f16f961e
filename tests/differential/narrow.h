/* Calls of i386, made by int 0x80 in programs of both word sizes; what they point to lies where 32 bits reach. */
#ifndef NARROW_H
#define NARROW_H

#include "probe.h"

#if defined(__x86_64__) || defined(__i386__)
#define HAS_NARROW 1
#else
#define HAS_NARROW 0
#endif

#define NARROW_MEMORY 0x10000000ul

/* A page that ends where readable memory ends. */
__attribute__((unused)) static char *
narrow_page(void)
{
	char *page = mmap((void *)NARROW_MEMORY, 2 * PROBE_PAGE, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

	if (page == MAP_FAILED || mprotect(page + PROBE_PAGE, PROBE_PAGE, PROT_NONE))
		abort();
	return page;
}

#if defined(__x86_64__)
__attribute__((unused, noinline)) static int
narrow_call(long number, long a, long b, long c, long d, long e, long f)
{
	register long sixth __asm__("r12") = f;
	int result;

	/* Not into the red zone. */
	__asm__ volatile("sub $128, %%rsp; push %%rbp; mov %%r12, %%rbp; int $0x80; pop %%rbp; add $128, %%rsp"
		: "=a"(result)
		: "0"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e), "r"(sixth)
		: "memory", "cc", "r8", "r9", "r10", "r11");
	return result;
}
#elif defined(__i386__)
__attribute__((unused)) static int
narrow_call(long number, long a, long b, long c, long d, long e, long f)
{
	int result = syscall(number, a, b, c, d, e, f);

	return result == -1 ? -errno : result;
}
#else
__attribute__((unused)) static int
narrow_call(long number, long a, long b, long c, long d, long e, long f)
{
	return -ENOSYS;
}
#endif

/* NARROW(5, path, O_RDONLY): arguments left out are 0. */
#define NARROW(number, ...) NARROW_CALL(number, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define NARROW_CALL(number, a, b, c, d, e, f, ...) \
	narrow_call(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

#endif
