/* What makes probes short. A probe is a small program that makes calls for tracers to tell: with success, with failure,
 * and with pointers to memory that ends or is not there. It prints nothing and is the same program in every run. */
#ifndef PROBE_H
#define PROBE_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROBE_PAGE 4096ul

/* Every use of a probe's helper is visible in the trace as mmap and mprotect, alike in all runs. */

/* SIZE zeroed bytes that end where readable memory ends: reading one byte more faults. */
__attribute__((unused)) static void *
tail_alloc(size_t size)
{
	size_t room = (size + PROBE_PAGE - 1) / PROBE_PAGE * PROBE_PAGE;
	char *memory = mmap(NULL, room + PROBE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED || mprotect(memory + room, PROBE_PAGE, PROT_NONE))
		abort();
	return memory + room - size;
}

/* A copy of SIZE bytes at DATA that ends where readable memory ends. */
__attribute__((unused)) static void *
tail_copy(const void *data, size_t size)
{
	return memcpy(tail_alloc(size), data, size);
}

/* TEXT with its NUL, at the end of readable memory; and without: text that runs into nothing. */
#define tail_text(text) ((char *)tail_copy(text, strlen(text) + 1))
#define tail_endless(text) ((char *)tail_copy(text, strlen(text)))

/* An object at the end of readable memory: struct stat *st = tail_new(struct stat, .st_size = 1); */
#define tail_new(type, ...) ((type *)tail_copy(&(type){ __VA_ARGS__ }, sizeof(type)))

/* An address where nothing can be read. */
#define NOWHERE ((void *)-(intptr_t)PROBE_PAGE)

/* A system call as the kernel has it, without the C library's opinion: CALL(openat, AT_FDCWD, "/", O_RDONLY).
 * Each argument fills its register (negative ones are extended); CALL_NR takes a number instead of a name. */
#define CALL(name, ...) CALL_NR(SYS_##name, ##__VA_ARGS__)
#define CALL_NR(number, ...) PROBE_CALL(number, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define PROBE_CALL(number, a, b, c, d, e, f, ...) \
	syscall(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

/* Run a statement with P each of: SIZE zeroed bytes, one byte less, NULL, an address where nothing is.
 *     TRY(p, sizeof(struct stat)) CALL(fstat, 0, p); */
#define TRY(p, size) \
	for (void *p##_all[] = { tail_alloc(size), tail_alloc((size) ? (size) - 1 : 0), NULL, NOWHERE }, **p##_at = p##_all, *p; \
		p##_at < p##_all + 4 && ((p = *p##_at), true); p##_at++)

/* The same, the first two filled from the object DATA points to. */
#define TRY_COPY(p, data, size) \
	for (void *p##_all[] = { tail_copy(data, size), tail_copy(data, (size) - 1), NULL, NOWHERE }, **p##_at = p##_all, *p; \
		p##_at < p##_all + 4 && ((p = *p##_at), true); p##_at++)

/* Run a statement in a child and wait for it: for what ends, confines or stops a process. */
#define IN_CHILD \
	for (pid_t probe_child = fork(); probe_child >= 0; \
		probe_child ? (void)waitpid(probe_child, NULL, 0) : _exit(0), probe_child = -1) \
		if (probe_child == 0)

#endif
