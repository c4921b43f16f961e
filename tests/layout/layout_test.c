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

static const char prelude[] = "#include <stddef.h>\n"
#define TRY(header) "#if __has_include(<" header ">)\n#include <" header ">\n#endif\n"
	TRY("asm/stat.h") TRY("asm/statfs.h") TRY("linux/stat.h") TRY("linux/time.h") TRY(
		"linux/"
		"time_types.h") TRY("linux/timex.h") TRY("linux/sched/types.h") TRY("linux/sched.h")
		TRY("linux/resource.h") TRY("linux/sysinfo.h") TRY("linux/utsname.h") TRY(
			"linux/futex.h") TRY("linux/rseq.h") TRY("linux/openat2.h") TRY("linux/mount.h")
			TRY("linux/fanotify.h") TRY("linux/inotify.h") TRY("linux/uio.h") TRY(
				"linux/poll.h") TRY("linux/eventpoll.h") TRY("linux/fcntl.h")
				TRY("linux/aio_abi.h") TRY("linux/io_uring.h") TRY("linux/perf_event.h") TRY(
					"linux/capability.h") TRY("linux/keyctl.h") TRY("linux/landlock.h")
					TRY("linux/seccomp.h") TRY("linux/filter.h") TRY(
						"linux/ptrace.h") TRY("linux/userfaultfd.h")
						TRY("linux/prctl.h") TRY("linux/mqueue.h") TRY(
							"linux/msg.h") TRY("linux/sem.h") TRY("linux/shm.h")
							TRY("linux/times.h") TRY("linux/utime.h") TRY(
								"linux/quota.h") TRY("linux/"
										     "dqblk_xfs."
										     "h") TRY("linux/kexec.h")
								TRY("linux/fs.h") TRY("linux/fiemap.h") TRY(
									"linux/signalfd.h") TRY("linux/"
												"netlink.h")
									TRY("linux/in.h") TRY("linux/in6.h") TRY(
										"linux/un.h") TRY("linux/"
												  "if_packet."
												  "h") TRY("l"
													   "i"
													   "n"
													   "u"
													   "x"
													   "/"
													   "c"
													   "a"
													   "c"
													   "h"
													   "e"
													   "s"
													   "t"
													   "a"
													   "t"
													   "."
													   "h")
										TRY("asm/termbits.h") TRY(
											"asm/termios.h")
											TRY("asm/ldt.h") TRY(
												"linux/"
												"mempolicy.h")
												TRY("linux/"
												    "bpf.h");

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

static unsigned
list_members(const struct walk *walk)
{
	unsigned count = 0;

	for (unsigned i = 0; i < walk->count; i++)
		for (unsigned j = 0; j < walk->structures[i]->field_count; j++) {
			const struct node *field = &walk->structures[i]->fields[j];

			if (field->name[0] && field->sized && count < MEMBERS_MOST)
				members[count++] = (struct member){walk->structures[i], field, false, false};
		}
	return count;
}

static void
write_program(const char *path, unsigned count)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "%s\nvoid offsets(void) {\n#line 1\n", prelude);
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
		if (member->field->offset == offset && (member->field->size == size || !member->field->size))
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
