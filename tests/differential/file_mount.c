/* Mounting, the old way and the new: none of these calls mounts anything. */
/* also: -N; -s 1; -s 0 -v */
#include "pretend.h"

#ifndef SYS_open_tree
#define SYS_open_tree 428
#define SYS_move_mount 429
#define SYS_fsopen 430
#define SYS_fsconfig 431
#define SYS_fsmount 432
#define SYS_fspick 433
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif
#ifndef SYS_statmount
#define SYS_statmount 457
#define SYS_listmount 458
#endif
#ifndef SYS_open_tree_attr
#define SYS_open_tree_attr 467
#endif

static const char missing[] = "missing/directory";

static void
old(void)
{
	unsigned long mixes[] = { 0, -1, 0xc0ed0000, 0xc0ed0001, 0x1021, 0x20 | 0x1000, 0x5000, 0x100000, 0x10000000, 0x2020 };

	CALL(mount, "/dev/missing", missing, "ext4", 0, "data=ordered,a_long_option_that_is_cut_by_the_limit");
	for (unsigned i = 0; i < 32; i++) {
		CALL(mount, "none", missing, "tmpfs", 1u << i, "size=1");
		CALL(umount2, missing, 1u << i);
	}
	for (unsigned i = 0; i < sizeof(mixes) / sizeof(*mixes); i++)
		CALL(mount, "source", missing, "type", mixes[i], "data");
	CALL(mount, NULL, NULL, NULL, 0, NULL);
	CALL(mount, NOWHERE, NOWHERE, NOWHERE, 0, NOWHERE);
	CALL(mount, NOWHERE, NOWHERE, NOWHERE, 0x1000, NOWHERE);
	CALL(mount, "a\nb", missing, "type\1", 0x20, "remounted");
	CALL(umount2, missing, 0);
	CALL(umount2, missing, -1);
	CALL(umount2, NULL, 3);
#ifdef __i386__
	CALL(umount, missing);
#endif
}

static void
contexts(void)
{
	static const char bytes[] = "\0\1\2binary value that is longer than the limit of strings";

	for (unsigned i = 0; i < 32; i++) {
		CALL(fsopen, "missing", 1u << i);
		CALL(fsmount, -1, 1u << i, 1u << i);
		CALL(fspick, -1, missing, 1u << i);
		CALL(open_tree, -1, missing, 1u << i);
		CALL(move_mount, -1, missing, AT_FDCWD, missing, 1u << i);
	}
	CALL(fsopen, "missing", 0);
	CALL(fsopen, NULL, -1);
	CALL(fsmount, -1, 0, 0);
	CALL(fsmount, -1, -1, -1);
	CALL(fsmount, -1, -1, 0x30);
	CALL(fspick, AT_FDCWD, NULL, 0);
	CALL(fspick, -1, NOWHERE, -1);
	CALL(open_tree, AT_FDCWD, missing, 0);
	CALL(open_tree, -1, missing, -1);
	CALL(move_mount, -1, "", -1, "", 0);
	CALL(move_mount, -1, NULL, -1, NOWHERE, -1);
	for (int command = -1; command < 11; command++) {
		CALL(fsconfig, -1, command, "key", "value", 0);
		CALL(fsconfig, -1, command, "a key that is longer than the limit of thirty-two", bytes, sizeof(bytes));
		CALL(fsconfig, -1, command, NULL, NULL, AT_FDCWD);
		CALL(fsconfig, -1, command, NOWHERE, NOWHERE, -1);
		CALL(fsconfig, -1, command, "key", bytes, 1048576);
		CALL(fsconfig, -1, command, "key", bytes, 1048577);
		CALL(fsconfig, -1, command, "key", bytes, -5);
	}
}

struct attr {
	uint64_t set, clear, propagation, fd;
	uint8_t more[16];
};

static void
attributes(void)
{
	struct attr attr = { 1, 2, 1 << 18, 5, "\0\0\7" };

	for (unsigned i = 0; i < 64; i++) {
		attr = (struct attr){ 1ull << i, 1ull << (63 - i), 1ull << i, i, "\0\0\7" };
		CALL(mount_setattr, -1, missing, i < 32 ? 1u << i : 0, tail_copy(&attr, 32), 32);
	}
	for (unsigned i = 0; i < 8; i++) {
		attr = (struct attr){ i << 4, i << 4 | 1, i << 18, -1, "\0\0\7" };
		CALL(mount_setattr, -1, missing, -1, tail_copy(&attr, 32), 32);
		CALL(open_tree_attr, -1, missing, 0, tail_copy(&attr, 32), 32);
	}
	attr = (struct attr){ 0x100000, 0, 0, 3, "\0\0\7" };
	CALL(mount_setattr, -1, missing, 0x8000, tail_copy(&attr, 32), 32);
	attr = (struct attr){ 0, 0x100000, 0, 3, "\0\0\7" };
	CALL(mount_setattr, -1, missing, 0x8000, tail_copy(&attr, 32), 32);
	int fd = CALL(openat, AT_FDCWD, "/dev/null", O_RDONLY);
	static const uint64_t fds[] = { 0, -1, -100, 0x7fffffff, 0x80000000, 1ull << 32 };

	for (unsigned i = 0; i < 2 * sizeof(fds) / sizeof(*fds); i++) {
		attr = (struct attr){ i & 1 ? 0x100000 : 0, i & 2 ? 0x100000 : 0, 0, fds[i / 2] + (i < 2 ? fd : 0) };
		CALL(mount_setattr, -1, missing, 0, tail_copy(&attr, 32), 32);
	}
	attr = (struct attr){ -1, -1, -1, -1, "\0\0\7" };
	for (unsigned size = 0; size <= sizeof(attr); size += 8) {
		CALL(mount_setattr, -1, missing, 0, tail_copy(&attr, size), size);
		CALL(open_tree_attr, -1, missing, 0x8001, tail_copy(&attr, size), size);
	}
	CALL(mount_setattr, -1, NULL, 0, NULL, 32);
	CALL(mount_setattr, -1, NULL, 0, NOWHERE, -1);
	CALL(open_tree_attr, -1, NULL, -1, NULL, 0);
}

struct request {
	uint32_t size, spare;
	uint64_t id, param, ns;
	uint8_t more[16];
};

struct answer {
	uint32_t size, opts;
	uint64_t mask;
	uint32_t dev_major, dev_minor;
	uint64_t magic;
	uint32_t sb_flags, fs_type;
	uint64_t id, parent;
	uint32_t old_id, old_parent;
	uint64_t attr, propagation, peer, master, from;
	uint32_t root, point;
	uint64_t ns;
	uint32_t subtype, source, opts_count, opts_array, sec_count, sec_array;
	uint64_t supported;
	uint32_t uid_count, uids, gid_count, gids;
	uint64_t spare[43];
	char text[300];
};

static void
answers(void)
{
	struct request request = { 24, 0, 0x123456789, 0xff };
	struct answer answer = { .size = 512 + 200, .opts = 1, .mask = 0, .dev_major = 254, .dev_minor = 3, .magic = 0xef53,
		.sb_flags = 0x31, .fs_type = 10, .id = 77, .parent = 66, .old_id = 7, .old_parent = 6, .attr = 0x21,
		.propagation = 1 << 19, .peer = 5, .master = 4, .from = 3, .root = 20, .point = 30, .ns = 0x4026531840, .subtype = 40,
		.source = 50, .opts_count = 2, .opts_array = 60, .sec_count = 1, .sec_array = 100, .supported = 0xffff,
		.uid_count = 2, .uids = 120, .gid_count = 1, .gids = 150 };
	const char text[] = "opt=1\0\0\0\0\0ext4\0\0\0\0\0\0/root\0\0\0\0\0/mnt/point\0sub\0\0\0\0\0\0\0/dev/src\0\0array1\0array2";

	memcpy(answer.text, text, sizeof(text));
	memcpy(answer.text + 100, "sec1\0", 5);
	memcpy(answer.text + 120, "0 1 2\0 3 4 5\0", 14);
	memcpy(answer.text + 150, "6 7 8\0", 6);
	for (unsigned i = 0; i < 24; i++) {
		answer.mask = i < 22 ? 1ull << i : i == 22 ? 0 : -1;
		request.param = answer.mask;
		PRETEND(statmount, tail_copy(&request, 24), tail_copy(&answer, answer.size), answer.size, 0);
	}
	PRETEND(statmount, tail_copy(&request, 24), tail_copy(&answer, 512), 512, 0);
	PRETEND(statmount, tail_copy(&request, 24), tail_copy(&answer, 100), 100, 0);
	/* Texts that end where the answer does, and more texts than are shown. */
	static const unsigned offsets[] = { 0, 150, 198, 199, 200, 201, 0xffffffff };
	struct answer odd = { .size = 512 + 200, .mask = 0x2418 | 0x3, .sb_flags = -1, .attr = -1, .propagation = -1 };

	for (unsigned i = 0; i < sizeof(offsets) / sizeof(*offsets); i++) {
		odd.root = odd.point = odd.uids = odd.opts_array = offsets[i];
		odd.opts_count = 2;
		odd.uid_count = 100000;
		odd.propagation = 1ull << (16 + i);
		memset(odd.text, 'x', sizeof(odd.text));
		PRETEND(statmount, tail_copy(&request, 24), tail_copy(&odd, odd.size), odd.size, 0);
		PRETEND(statmount, tail_copy(&request, 24), tail_copy(&odd, odd.size), odd.size + 8, 0);
		for (int j = 1; j < 200; j += 2)
			odd.text[j] = 0;
		PRETEND(statmount, tail_copy(&request, 24), tail_copy(&odd, odd.size), odd.size, 0);
	}
	for (unsigned size = 0; size < 40; size += 4)
		PRETEND(statmount, tail_copy(&request, 24), tail_copy(&answer, 512), size, 0);
	answer.size = 100;
	PRETEND(statmount, tail_copy(&request, 24), tail_copy(&answer, sizeof(answer)), sizeof(answer), 0);
	answer.size = -1;
	answer.uids = -1;
	answer.point = 0x7fffffff;
	PRETEND(statmount, tail_copy(&request, 24), tail_copy(&answer, sizeof(answer)), sizeof(answer), 0);
}

static void
requests(void)
{
	struct request request = { 24, 0, 0x123456789, 0xff, 7, "\0\0\7" };
	uint64_t *ids = tail_alloc(80);

	for (unsigned size = 0; size <= sizeof(request); size += 4) {
		request.size = size;
		CALL(statmount, tail_copy(&request, size), NULL, 0, 0);
		CALL(listmount, tail_copy(&request, size), ids, 10, 0);
	}
	request.spare = 3;
	request.size = 32;
	for (unsigned i = 0; i < 64; i++) {
		request.param = 1ull << i;
		CALL(statmount, tail_copy(&request, 32), NULL, -1, i < 32 ? 1u << i : 0);
		CALL(listmount, tail_copy(&request, 32), NULL, -1, i < 32 ? 1u << i : 0);
	}
	request = (struct request){ 24, 0, -1, 0 };
	CALL(statmount, tail_copy(&request, 24), NOWHERE, 5, -1);
	CALL(listmount, tail_copy(&request, 24), ids, 0, 1);
	CALL(listmount, tail_copy(&request, 24), NOWHERE, 3, -1);
	PRETEND(listmount, tail_copy(&request, 24), ids, 3, 1);
	request.id = -2;
	CALL(listmount, tail_copy(&request, 24), NULL, 3, 1);
	CALL(statmount, NULL, NULL, 0, 0);
	CALL(listmount, NOWHERE, NULL, 0, 0);
	uint64_t *many = tail_alloc(32);
	CALL(listmount, tail_copy(&request, 24), many, 1, 0);
	request.id = -1;
	CALL(listmount, tail_copy(&request, 24), many, 2, 0);
	CALL(listmount, tail_copy(&request, 24), many, 2, 1);
}

int
main(void)
{
	pretend_start();
	old();
	contexts();
	attributes();
	answers();
	requests();
	return 0;
}
