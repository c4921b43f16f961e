/* Arguments that make no sense: counts that overflow, structures cut anywhere, sizes that are absurd, success where nothing
 * can be read. No kernel answers like this; tracers are shown it all the same. */
/* also: -e verbose=none; -v -X raw */
#include <sys/socket.h>
#include <sys/uio.h>

#include "pretend.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* SIZE bytes that differ from their neighbours, or zeros. */
static uint8_t *
filled(size_t size, unsigned first)
{
	uint8_t *bytes = tail_alloc(size);

	for (size_t i = 0; i < size; i++)
		bytes[i] = first ? first + i * 7 : 0;
	return bytes;
}

static void
vectors(void)
{
	static const unsigned long counts[] = { 3, 1ul << 27, 1ul << 28, (1ul << 28) + 1, -1ul / 16, -1ul / 16 + 1, -1ul >> 1, -1ul };
	struct iovec *vector = tail_copy(((struct iovec[]){ { "abc", 3 }, { "x", 1 } }), 2 * sizeof(struct iovec));

	for (unsigned i = 0; i < COUNT(counts); i++) {
		struct msghdr message = { .msg_iov = vector, .msg_iovlen = counts[i] };

		PRETEND(readv, 1, vector, counts[i]);
		REFUSE(writev, 1, vector, counts[i]);
		REFUSE(vmsplice, 1, vector, counts[i], 0);
		REFUSE(pwritev, 1, vector, counts[i], 5, 0);
		REFUSE(sendmsg, 1, &message, 0);
		PRETEND(recvmsg, 1, &message, 0);
	}
}

/* clone3 by structures of each size, some of them more than is known. */
static void
clones(void)
{
	static const uint64_t flags[] = { 0, 0x200000000, 0x101000 };

	for (unsigned i = 0; i < COUNT(flags); i++)
		for (unsigned size = 63; size < 92; size++)
			for (unsigned from = 0; from < 3; from++) {
				uint8_t *bytes = tail_alloc(size);

				for (unsigned j = 64 + 8 * from; j < size && from; j++)
					bytes[j] = j;
				memcpy(bytes, &flags[i], 8);
				PRETEND_NR(435, bytes, size);
				REFUSE_NR(435, bytes, size);
			}
	PRETEND_NR(435, filled(88, 0), 89);
}

static void
attributes(void)
{
	static const unsigned sizes[] = { 0, 1, 3, 4, 5, 8, 47, 48, 50, 56, 57, 70, -1 };

	for (unsigned i = 0; i < COUNT(sizes); i++)
		for (unsigned there = 4; there <= 56; there += 13) {
			uint8_t *bytes = filled(there, 1);

			memcpy(bytes, &sizes[i], 4);
			for (unsigned j = 0; j < COUNT(sizes); j++)
				PRETEND(sched_getattr, 0, bytes, sizes[j], 0);
			PRETEND(sched_setattr, 0, bytes, 0);
		}
}

/* statmount's texts, which lie behind its structure, or say so. */
static void
texts(void)
{
	static const unsigned places[] = { 0, 1, 4, 495, 496, 511, 512, 600, 0x80000000, -1 };
	static const unsigned sizes[] = { 0, 511, 512, 513, 1016, 1024, 1100, 0x80000000, -1 };
	uint8_t *bytes = filled(1024, 'a');
	uint32_t *words = (uint32_t *)bytes;

	for (unsigned i = 0; i < COUNT(places); i++)
		for (unsigned j = 0; j < COUNT(sizes); j++) {
			memset(bytes, 0, 512);
			words[0] = sizes[j];
			words[2] = 0x20 | 0x8 | 0x400;
			for (unsigned k = 4; k < 60; k++)
				words[k] = places[i];
			words[34] = 3;
			PRETEND_NR(457, 0, bytes, 1024, 0);
			PRETEND_NR(457, 0, bytes, sizes[j], 0);
			PRETEND_NR(457, 0, bytes, 0x2000, 0);
		}
}

static void
queries(void)
{
	static const unsigned lengths[] = { 2, 33, 49, 1000, 1001 };

	for (unsigned i = 0; i < COUNT(lengths); i++) {
		uint64_t *entries = tail_alloc(40 * lengths[i]);

		for (unsigned j = 0; j < lengths[i]; j++) {
			entries[5 * j] = j + 1 < lengths[i] ? (uintptr_t)&entries[5 * j + 5] : 0;
			entries[5 * j + 2] = j & 3;
		}
		PRETEND(io_uring_register, -1, 35, entries, 0);
	}
}

static void
clocks(void)
{
	TRY(p, 208) {
		PRETEND(adjtimex, p);
		PRETEND(clock_adjtime, 0, p);
	}
}

/* Bits that nobody has given a meaning, and arguments that go with others. */
static void
bits(void)
{
	for (unsigned bit = 0; bit < 32; bit++) {
		uint32_t *map = tail_alloc(72);

		PRETEND(fstat, 0, tail_new(struct stat, .st_mode = 1u << bit | S_IFBLK | 0644));
		PRETEND(futex, 1, 1u << bit | 64, 5, 0, 0);
		PRETEND(io_uring_enter, 1, 2, 3, 1u << bit | 64, 100);
		PRETEND(mq_open, "x", O_CREAT, 0777, tail_copy(((long[8]){ 1l << bit | O_NONBLOCK, 1, 2 }), 8 * sizeof(long)));
		map[4] = 1u << bit;
		map[6] = 77; /* numa_node */
		PRETEND(bpf, 0, map, 72);
	}
	for (unsigned size = 4094; size < 4099; size++)
		PRETEND(bpf, 1, tail_alloc(4096), size);
	PRETEND(getpeername, 0, NULL, tail_alloc(4));
	PRETEND(getsockname, 0, NULL, tail_alloc(4));
	PRETEND(accept4, 0, NULL, tail_alloc(4), 0);
	REFUSE(accept4, 0, NULL, tail_alloc(2), 0);
	REFUSE(getpeername, 0, tail_alloc(4), tail_alloc(4));
}

int
main(void)
{
	pretend_start();
	bits();
	vectors();
	clones();
	attributes();
	texts();
	queries();
	PRETEND(getcwd, "text", 0);
	PRETEND(getcwd, NOWHERE, 5);
	clocks();
	for (unsigned advice = 0; advice < 110; advice++)
		PRETEND_NR(440, 1, 0, 0, advice, 0);
	return 0;
}
