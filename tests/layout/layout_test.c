/* The layouts that the linker computes, against offsetof of each compiler at hand, for every structure whose name the
 * installed headers know. The members are those of the descriptions: nothing is listed twice. What a header does not
 * know is counted and told, not passed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "spy/link.h"

#define MEMBERS_MOST 20000

static const char *const headers[] = {
	"asm/stat.h",
	"asm/statfs.h",
	"linux/stat.h",
	"linux/time.h",
	"linux/time_types.h",
	"linux/timex.h",
	"linux/sched/types.h",
	"linux/sched.h",
	"linux/resource.h",
	"linux/sysinfo.h",
	"linux/utsname.h",
	"linux/futex.h",
	"linux/rseq.h",
	"linux/openat2.h",
	"linux/mount.h",
	"linux/fanotify.h",
	"linux/inotify.h",
	"linux/uio.h",
	"linux/poll.h",
	"linux/eventpoll.h",
	"linux/fcntl.h",
	"linux/aio_abi.h",
	"linux/io_uring.h",
	"linux/perf_event.h",
	"linux/capability.h",
	"linux/keyctl.h",
	"linux/landlock.h",
	"linux/seccomp.h",
	"linux/filter.h",
	"linux/ptrace.h",
	"linux/userfaultfd.h",
	"linux/prctl.h",
	"linux/mqueue.h",
	"linux/msg.h",
	"linux/sem.h",
	"linux/shm.h",
	"linux/times.h",
	"linux/utime.h",
	"linux/quota.h",
	"linux/dqblk_xfs.h",
	"linux/kexec.h",
	"linux/fs.h",
	"linux/fiemap.h",
	"linux/signalfd.h",
	"linux/netlink.h",
	"linux/in.h",
	"linux/in6.h",
	"linux/un.h",
	"linux/if_packet.h",
	"linux/cachestat.h",
	"asm/termbits.h",
	"asm/termios.h",
	"asm/ldt.h",
	"linux/mempolicy.h",
	"linux/bpf.h",
};

/* What programs know by these names has others in the kernel's headers, where they are those of older layouts. */
static const char renamed[] =
	"#define ipc_perm ipc64_perm\n#define msqid_ds msqid64_ds\n#define semid_ds semid64_ds\n"
	"#define shmid_ds shmid64_ds\n#define shminfo shminfo64\n";

/* Structures met on a walk over all calls of an ABI, each once. */
struct walk {
	const struct node *structures[2048];
	unsigned count;
};

static void
walk_node(struct walk *walk, const struct node *node, unsigned depth)
{
	if (!node || depth > LINK_DEPTH)
		return;
	if (node->kind == TYPE_STRUCT && node->type->name && node->sized && walk->count < 2048) {
		for (unsigned i = 0; i < walk->count; i++)
			if (strcmp(walk->structures[i]->type->name, node->type->name) == 0)
				goto known;
		walk->structures[walk->count++] = node;
	known:;
	}
	walk_node(walk, node->of, depth + 1);
	walk_node(walk, node->kind == TYPE_RECORDS ? NULL : node->besides, depth + 1);
	walk_node(walk, node->after, depth + 1);
	walk_node(walk, node->otherwise, depth + 1);
	for (unsigned i = 0; i < node->field_count; i++)
		walk_node(walk, &node->fields[i], depth + 1);
	for (unsigned i = 0; i < node->choice_count; i++)
		walk_node(walk, node->choices[i].node, depth + 1);
}

static void
walk_abi(struct walk *walk, const struct abi *abi)
{
	for (unsigned number = 0; number < link_limit(abi); number++) {
		const struct linked_call *call = link_call(abi, number);

		for (unsigned i = 0; call && i < call->count; i++)
			walk_node(walk, &call->arguments[i], 0);
	}
}

/* One line of the generated program for each member: its place is an assembler comment. Line numbers tell which member
 * a compiler's complaint is about. */
struct member {
	const struct node *structure;
	const struct node *field;
	bool unknown;
	bool checked;
};

static struct member members[MEMBERS_MOST];

/* Room that newer kernels take members from: the headers may be older than the descriptions. */
static bool
is_reserve(const char *name)
{
	name += strspn(name, "_");
	return strncmp(name, "pad", 3) == 0 || strncmp(name, "resv", 4) == 0 ||
		strncmp(name, "reserved", 8) == 0;
}

static unsigned
list_members(const struct walk *walk)
{
	unsigned count = 0;

	for (unsigned i = 0; i < walk->count; i++)
		for (unsigned j = 0; j < walk->structures[i]->field_count; j++) {
			const struct node *field = &walk->structures[i]->fields[j];

			if (field->name[0] && !is_reserve(field->name) && field->sized &&
				count < MEMBERS_MOST)
				members[count++] = (struct member){walk->structures[i], field, false, false};
		}
	return count;
}

static void
write_program(const char *path, unsigned count)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "#include <stddef.h>\n");
	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++)
		fprintf(file, "#if __has_include(<%s>)\n#include <%s>\n#endif\n", headers[i], headers[i]);
	fprintf(file, "%svoid offsets(void) {\n#line 1\n", renamed);
	for (unsigned i = 0; i < count; i++) {
		if (members[i].unknown)
			fprintf(file, "\n");
		else
			fprintf(file,
				"__asm__ volatile(\"\\n# ->%u %%c0 %%c1\" :: \"i\"(offsetof(struct %s, %s)), "
				"\"i\"(sizeof(((struct %s *)0)->%s)));\n",
				i, members[i].structure->type->name, members[i].field->name,
				members[i].structure->type->name, members[i].field->name);
	}
	fprintf(file, "}\n");
	fclose(file);
}

/* Compile; mark the members that are complained about. Returns how many were newly marked. */
static unsigned
compile(const char *compiler, const char *path, unsigned count)
{
	char command[512], line[1024];
	unsigned marked = 0;
	FILE *pipe;

	snprintf(command, sizeof(command), "%s -w -fmax-errors=0 -S -o %s.s %s 2>&1", compiler, path, path);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	while (fgets(line, sizeof(line), pipe)) {
		const char *at = strstr(line, ".c:");
		unsigned number = at && strstr(line, "error:") ? strtoul(at + 3, NULL, 10) : 0;

		if (number >= 1 && number <= count && !members[number - 1].unknown) {
			members[number - 1].unknown = true;
			marked++;
		}
	}
	pclose(pipe);
	return marked;
}

/* A member is where the compiler has it, and as wide; or, as a descriptor in 64 bits is told as the 32 that count, it is
 * narrower and nothing else is told of the rest. */
static bool
agrees(const struct member *member, unsigned offset, unsigned size)
{
	const struct node *structure = member->structure;

	if (member->field->offset != offset || member->field->size > size)
		return false;
	for (unsigned i = 0; member->field->size < size && i < structure->field_count; i++) {
		const struct node *other = &structure->fields[i];

		if (other->offset > offset && other->offset < offset + size && other->kind != TYPE_NONE)
			return false;
	}
	return true;
}

static unsigned
compare(const char *path, const char *compiler, unsigned count)
{
	char line[1024];
	FILE *file = fopen(path, "r");
	unsigned wrong = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		unsigned index, offset, size;
		struct member *member;

		if (sscanf(line, "# ->%u %u %u", &index, &offset, &size) != 3 || index >= count)
			continue;
		member = &members[index];
		member->checked = true;
		if (agrees(member, offset, size))
			continue;
		wrong++;
		print_error("%s: struct %s.%s is at %u with %u bytes, spy has %u with %u\n", compiler,
			member->structure->type->name, member->field->name, offset, size,
			member->field->offset, member->field->size);
	}
	fclose(file);
	return wrong;
}

static void
check_target(enum abi_id id, const char *compiler)
{
	char path[] = "/tmp/layoutXXXXXX.c", assembly[sizeof(path) + 2], probe[256];
	struct walk *walk = calloc(1, sizeof(*walk));
	unsigned count, checked = 0, wrong;
	int fd;

	snprintf(probe, sizeof(probe),
		"echo '#include <linux/types.h>' | %s -S -x c -o /dev/null - 2>/dev/null", compiler);
	if (system(probe) != 0) {
		print_message("no compiler for this target: %s\n", compiler);
		free(walk);
		skip();
	}
	fd = mkstemps(path, 2);
	assert_true(fd >= 0);
	close(fd);
	snprintf(assembly, sizeof(assembly), "%s.s", path);
	walk_abi(walk, &abi_table[id]);
	count = list_members(walk);
	do
		write_program(path, count);
	while (compile(compiler, path, count) > 0);
	wrong = compare(assembly, compiler, count);
	for (unsigned i = 0; i < count; i++)
		checked += members[i].checked;
	print_message("%s: %u members of %u structures described, %u known to its headers\n", compiler, count,
		walk->count, checked);
	unlink(path);
	unlink(assembly);
	free(walk);
	assert_int_equal(wrong, 0);
	assert_true(checked > 50);
}

static void
x86_64_layout(void **state)
{
	(void)state;
	check_target(ABI_X86_64, "gcc");
}

static void
i386_layout(void **state)
{
	(void)state;
	check_target(ABI_I386, "gcc -m32 -I/usr/include/x86_64-linux-gnu");
}

static void
aarch64_layout(void **state)
{
	(void)state;
	check_target(ABI_AARCH64, "aarch64-linux-gnu-gcc");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(x86_64_layout),
		cmocka_unit_test(i386_layout),
		cmocka_unit_test(aarch64_layout),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
