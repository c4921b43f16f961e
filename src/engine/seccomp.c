/* The kernel's own filter, made as a tree of >= comparisons of the call's number, one tree for each architecture: the
 * shape that was measured to be the cheapest, and one whose answers the kernel can cache. libseccomp would resolve
 * numbers by names that may be older than the kernel traced. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/ptrace.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "seccomp.h"

#define RANGES_MOST (2 * ABI_NUMBERS + 8)
#define X32_BIT 0x40000000u

/* From FIRST on to the next range's first. */
struct range {
	uint32_t first;
	bool wanted;
};

struct ranges {
	struct range list[RANGES_MOST];
	unsigned count;
};

struct writer {
	struct sock_filter code[BPF_MAXINSNS + 1]; /* one to move what is written into */
	unsigned count;
	bool overflow;
};

static void
add_range(struct ranges *ranges, uint32_t first, bool wanted)
{
	if (ranges->count && ranges->list[ranges->count - 1].wanted == wanted)
		return;
	ranges->list[ranges->count++] = (struct range){first, wanted};
}

struct heeded {
	enum abi_id abi;
	uint16_t prctl, seccomp, ptrace;
};

/* The calls that matter to whoever relies on a filter; NULL if they are not known. */
static const struct heeded *
heeded_of(const struct abi *abi)
{
	static const struct heeded numbers[] = {{ABI_X86_64, 157, 317, 101}, {ABI_X32, 157, 317, 521},
		{ABI_I386, 172, 354, 26}, {ABI_AARCH64, 167, 277, 117}, {ABI_ARM, 172, 383, 26}};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (numbers[i].abi == abi->id)
			return &numbers[i];
	return NULL;
}

static bool
is_heeded(const struct abi *abi, uint64_t number)
{
	const struct heeded *heeded = heeded_of(abi);

	return !heeded || number == heeded->prctl || number == heeded->seccomp || number == heeded->ptrace;
}

static void
add_abi(struct ranges *ranges, const struct abi *abi, uint32_t base,
	bool (*wanted)(void *, const struct abi *, unsigned), void *context)
{
	for (uint32_t number = 0; number < ABI_NUMBERS; number++)
		add_range(ranges, base + number,
			is_heeded(abi, number) || abi_is_multiplexer(abi, number) ||
				wanted(context, abi, abi_index(abi, number | abi->number_mask)));
	add_range(ranges, base + ABI_NUMBERS, wanted(context, abi, ABI_CALLS)); /* all others as one */
	for (uint32_t number = ABI_ARM_BASE; abi->id == ABI_ARM && number <= ABI_ARM_BASE + 16; number++)
		add_range(ranges, number, wanted(context, abi, abi_index(abi, number)));
}

static void
emit(struct writer *writer, struct sock_filter instruction)
{
	if (writer->count == BPF_MAXINSNS)
		writer->overflow = true;
	else
		writer->code[writer->count++] = instruction;
}

static void
emit_return(struct writer *writer, bool wanted)
{
	emit(writer,
		(struct sock_filter)BPF_STMT(
			BPF_RET | BPF_K, wanted ? SECCOMP_RET_TRACE : SECCOMP_RET_ALLOW));
}

/* Decide among RANGES[low, high). The upper half stands behind the lower one; a jump over more than the 255 instructions
 * that a conditional one reaches takes an instruction of its own. */
static void
emit_tree(struct writer *writer, const struct ranges *ranges, unsigned low, unsigned high)
{
	unsigned middle = low + (high - low) / 2, at = writer->count, size;
	struct sock_filter *code = writer->code;

	if (high - low == 1) {
		emit_return(writer, ranges->list[low].wanted);
		return;
	}
	emit(writer,
		(struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, ranges->list[middle].first, 0, 0));
	emit_tree(writer, ranges, low, middle);
	size = writer->count - (at + 1);
	if (size <= UINT8_MAX) {
		code[at].jt = size;
	} else {
		if (writer->overflow)
			return;
		emit(writer, (struct sock_filter){0});
		memmove(&code[at + 2], &code[at + 1], size * sizeof(*code));
		code[at].jf = 1;
		code[at + 1] = (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, size);
	}
	if (!writer->overflow)
		emit_tree(writer, ranges, middle, high);
}

/* The part of one architecture, skipped for others. True if some call is left out. */
static bool
emit_architecture(struct writer *writer, uint32_t audit_arch, const struct ranges *ranges)
{
	unsigned at = writer->count;

	emit(writer, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, audit_arch, 1, 0));
	emit(writer, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 0));
	emit(writer,
		(struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
	emit_tree(writer, ranges, 0, ranges->count);
	if (!writer->overflow)
		writer->code[at + 1].k = writer->count - (at + 2);
	return ranges->count > 1 || !ranges->list[0].wanted;
}

static bool
write_program(struct writer *writer, struct ranges *ranges,
	bool (*wanted)(void *, const struct abi *, unsigned), void *context)
{
	bool useful = false;

	emit(writer,
		(struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
	for (enum abi_id id = 0; id < ABI_COUNT; id++) {
		const struct abi *abi = &abi_table[id];

		if (id == ABI_X32)
			continue; /* told with x86_64, which it shares its architecture with */
		ranges->count = 0;
		add_abi(ranges, abi, 0, wanted, context);
		if (id == ABI_X86_64)
			add_abi(ranges, &abi_table[ABI_X32], X32_BIT, wanted, context);
		useful |= emit_architecture(writer, abi->audit_arch, ranges);
	}
	emit_return(writer, true);
	return useful && !writer->overflow;
}

bool
seccomp_make(struct sock_fprog *program, bool (*wanted)(void *, const struct abi *, unsigned), void *context)
{
	struct writer *writer = calloc(1, sizeof(*writer));
	struct ranges *ranges = calloc(1, sizeof(*ranges));
	bool made = writer && ranges && write_program(writer, ranges, wanted, context);

	*program = (struct sock_fprog){0};
	if (made) {
		program->len = writer->count;
		program->filter = malloc(writer->count * sizeof(*program->filter));
		made = program->filter != NULL;
		for (unsigned i = 0; made && i < writer->count; i++)
			program->filter[i] = writer->code[i];
	}
	free(ranges);
	free(writer);
	return made;
}

static int
set_filter(const struct sock_fprog *program)
{
	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, program);
}

bool
seccomp_exists(void)
{
	uint32_t action = SECCOMP_RET_TRACE;

	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool
seccomp_install(const struct sock_fprog *program)
{
	if (set_filter(program) == 0)
		return true;
	if (errno != EACCES)
		return false;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && set_filter(program) == 0;
}

enum seccomp_concern
seccomp_concern(const struct abi *abi, uint64_t number, const uint64_t args[6])
{
	const struct heeded *heeded = heeded_of(abi);

	number &= ~abi->number_mask;
	if (!heeded)
		return SECCOMP_NO_CONCERN;
	if (number == heeded->prctl && args[0] == PR_SET_SECCOMP)
		return SECCOMP_OTHER_FILTER;
	if (number == heeded->seccomp &&
		(args[0] == SECCOMP_SET_MODE_FILTER || args[0] == SECCOMP_SET_MODE_STRICT))
		return SECCOMP_OTHER_FILTER;
	if (number == heeded->ptrace &&
		(args[0] == PTRACE_TRACEME || args[0] == PTRACE_ATTACH || args[0] == PTRACE_SEIZE))
		return SECCOMP_OTHER_TRACER;
	return SECCOMP_NO_CONCERN;
}
