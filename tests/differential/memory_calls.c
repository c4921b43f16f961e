/* Mapping, protecting, advising and locking memory; barriers, protection keys, memory of other processes. */
#include <sys/uio.h>

#include "pretend.h"

static void
maps(void)
{
	static const unsigned long prots[] = { 0, 1, 8, 0x10, 0x01000000, 0x02000000, 0x3f000007 };
	static const unsigned long flags[] = { 0, 1, 3, 8, 0xf, 0x10, 0x42, 0x80, 0x600, 0x7ffff2, 0x15040022, 0xfc000002,
		0xffffffff };
#ifdef SYS_mmap2
	long mmap_number = SYS_mmap2;
#ifdef SYS_mmap
	unsigned long old[] = { 0, PROBE_PAGE, 3, 0x22, -1, 0 };

	CALL(mmap, tail_copy(old, sizeof(old)));
	CALL(mmap, tail_copy(old, sizeof(old) - 1));
	CALL(mmap, NOWHERE);
#endif
#else
	long mmap_number = SYS_mmap;
#endif
	for (unsigned i = 0; i < sizeof(prots) / sizeof(*prots); i++) {
		CALL_NR(mmap_number, 0x1000, 0, prots[i], 0x22, -1, 0);
		CALL(mprotect, 1, 0x123, prots[i]);
		CALL(pkey_mprotect, 1, -1, prots[i], -1);
	}
	for (unsigned i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
		CALL_NR(mmap_number, 0x1000, 0, 3, flags[i], -2, 0x1001);
		CALL(remap_file_pages, 1, 2, 3, 4, flags[i]);
		CALL(mremap, 1, 2, -1, flags[i], 0x1000);
	}
	CALL(munmap, 1, -1);
	CALL(brk, 0);
	CALL(brk, 1);
}

static void
advice(void)
{
	for (int i = -1; i < 28; i++)
		CALL(madvise, 1, i, i);
	for (int i = 99; i < 105; i++)
		CALL(madvise, 1, i, i);
	for (int i = 0; i < 16; i++) {
		CALL(msync, 1, 2, i);
		REFUSE(mlock2, 1, 2, i);
		REFUSE(mlockall, i);
		CALL_NR(453, 1, 2, i);
		REFUSE(pkey_alloc, i, i);
	}
	for (int i = 0; i < 11; i++)
		REFUSE(membarrier, 1 << i >> 1, i & 3, -i);
	REFUSE(mlock, 0, -1);
	REFUSE(munlock, 1, 2);
	REFUSE(munlockall);
	REFUSE(pkey_free, -1);
	REFUSE_NR(462, 1, 2, 3);
	REFUSE_NR(462, 1, 2, 0);
	for (int i = 0; i < 3; i++)
		REFUSE(userfaultfd, i << 11 | i);
	REFUSE_NR(447, 02000000);
	REFUSE_NR(447, 1);
	TRY(vector, 3) PRETEND(mincore, 1, 2 * PROBE_PAGE + 1, vector);
	PRETEND(mincore, 0, 0, tail_alloc(40));
	PRETEND(mincore, 0, 40 * PROBE_PAGE, tail_alloc(40));
	REFUSE(mincore, 0, 40 * PROBE_PAGE, tail_alloc(40));
}

static void
nodes(void)
{
	static const unsigned long masks[] = { 5, 0, -1 };
	static const unsigned long counts[] = { 0, 1, 2, 64, 65, 128, 129, 190, 3200, 100000000, -1 };
	static const unsigned modes[] = { 0, 1, 2, 6, 7, 0x8002, 0x4001, 0x2003, 0x800a, 0x80020003 };

	for (unsigned i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		TRY_COPY(mask, masks, sizeof(masks)) {
			CALL(set_mempolicy, 99, mask, counts[i]);
			REFUSE(migrate_pages, 0, counts[i], mask, masks);
			PRETEND(get_mempolicy, tail_copy(masks, 4), mask, counts[i], mask, i);
		}
	}
	for (unsigned i = 0; i < sizeof(modes) / sizeof(*modes); i++)
		CALL(mbind, 1, 2, modes[i], masks, 64, i);
	CALL(set_mempolicy_home_node, 1, 2, -1, 1);
	int given[] = { 0, 1, -1 }, status[] = { -1, 0, -14 };
	void *pages[] = { (void *)0x1000, NULL, NOWHERE };
	TRY_COPY(page, pages, sizeof(pages)) PRETEND(move_pages, 5, 3, page, tail_copy(given, 12), tail_copy(status, 12));
	REFUSE(move_pages, 5, 3, tail_copy(pages, sizeof(pages)), NULL, status);
	CALL(move_pages, 0, 1, &pages[0], given, status, 0xff);
}

static void
others(void)
{
	char text[] = "what is read and written";
	struct iovec local[] = { { text, 5 }, { text + 5, 60 }, { NOWHERE, 3 } }, remote[] = { { text, sizeof(text) } };

	for (int i = 0; i < 4; i++) {
		CALL(process_vm_readv, getpid(), tail_copy(local, sizeof(local)), i, remote, 1, 0);
		CALL(process_vm_writev, getpid(), tail_copy(local, sizeof(local)), i, remote, 1, 0);
	}
	CALL(process_vm_readv, -1, NOWHERE, 1, NOWHERE, -1, -1);
	CALL(process_vm_writev, 0, local, 5, NULL, 0, 3);
	TRY_COPY(iov, remote, sizeof(remote)) CALL(process_madvise, -1, iov, 1, 21, 0);
	CALL(process_madvise, 0, local, 4, 99, -1);
	CALL(process_mrelease, -1, 3);
}

int
main(void)
{
	pretend_start();
	maps();
	advice();
	nodes();
	others();
	return 0;
}
