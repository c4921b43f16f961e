/* Stacks by libunwind, with a memory for each process of what is mapped where, how code there is unwound and which stacks it
 * had. */
#include <elf.h>
#include <libunwind.h>
#include <linux/ptrace.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <unistd.h>

#include "base/die.h"
#include "unwind/internal.h"

const bool unwind_built = true;

/* A stack is a function of the registers and of the words of memory from which it was made. A program calls from few
 * places, over and over: if all those are what they were, so is the stack, with all its names. */
#define WALKS 64
#define READS_MOST 1024 /* words of memory a stack may depend on to be remembered */

/* Reading what describes how to unwind takes some hundred words; a program that lets it go on for ever is not followed. */
#define ACCESSES_MOST 200000

#define RULES_BITS 10 /* libunwind's own cache: how registers are restored at an address, binary logarithm */

typedef struct user_regs_struct registers;

struct read {
	uint64_t address, value;
};

struct walk {
	bool known;
	unsigned limit;
	registers registers;
	uint64_t used;       /* registers it depends on, a bit for each */
	struct string reads; /* struct read */
	struct string stack;
};

struct unwind_space {
	struct unwind_space *next;
	unsigned users;
	pid_t pid;
	bool stale; /* MAPS are to be read */
	struct maps maps;
	unw_addr_space_t rules;
	struct walk *walks; /* WALKS of them, once there was a stack */
	/* The walk that is going on. */
	struct memory *memory;
	struct walk *walk;
	unsigned accesses;
	bool lost; /* it depends on more than was noted */
	const struct stack_options *options;
	struct stack_frame frame;
};

static struct unwind_space *spaces;

struct unwind_space *
unwind_open(pid_t pid)
{
	struct unwind_space *space;

	for (space = spaces; space && space->pid != pid; space = space->next)
		;
	if (!space) {
		space = calloc(1, sizeof(*space));
		if (!space)
			die("out of memory");
		space->pid = pid;
		space->stale = true;
		space->next = spaces;
		spaces = space;
	}
	space->users++;
	return space;
}

static void
forget_walks(struct unwind_space *space)
{
	for (unsigned i = 0; space->walks && i < WALKS; i++)
		space->walks[i].known = false;
}

void
unwind_close(struct unwind_space *space)
{
	struct unwind_space **link = &spaces;

	if (--space->users > 0)
		return;
	while (*link != space)
		link = &(*link)->next;
	*link = space->next;
	for (unsigned i = 0; space->walks && i < WALKS; i++) {
		string_free(&space->walks[i].reads);
		string_free(&space->walks[i].stack);
	}
	free(space->walks);
	if (space->rules)
		unw_destroy_addr_space(space->rules);
	maps_free(&space->maps);
	free(space);
}

void
unwind_remapped(struct unwind_space *space)
{
	space->stale = true;
}

/* Read what is mapped, and forget what was learnt if code lies elsewhere now. */
static void
refresh(struct unwind_space *space)
{
	struct maps maps;

	space->stale = false;
	maps_read(&maps, space->pid);
	if (maps_same_code(&space->maps, &maps)) {
		maps_free(&maps);
		return;
	}
	maps_free(&space->maps);
	space->maps = maps;
	forget_walks(space);
	if (space->rules)
		unw_flush_cache(space->rules, 0, 0);
}

/* Code, by name. */
static struct mapping *
find_code(struct unwind_space *space, uint64_t address)
{
	struct mapping *mapping = maps_find(&space->maps, address);

	return mapping && mapping->executable ? mapping : NULL;
}

/* libunwind's own, for those who know where a table is but do not want it to look into files (as perf(1) does). */
extern int UNW_OBJ(dwarf_search_unwind_table)(unw_addr_space_t as, unw_word_t ip, unw_dyn_info_t *di,
	unw_proc_info_t *pi, int need_unwind_info, void *arg);

static int
find_proc_info(unw_addr_space_t as, unw_word_t ip, unw_proc_info_t *info, int need_unwind_info, void *context)
{
	struct unwind_space *space = context;
	struct mapping *mapping = find_code(space, ip);
	unw_dyn_info_t table = {.format = UNW_INFO_FORMAT_REMOTE_TABLE};

	if (!mapping ||
		(mapping->tabled ? !mapping->table : !table_find(&space->maps, mapping, space->memory)))
		return -UNW_ENOINFO;
	table.start_ip = mapping->start;
	table.end_ip = mapping->end;
	table.u.rti.segbase = mapping->header;
	table.u.rti.table_data = mapping->table;
	table.u.rti.table_len = mapping->table_count * 8 / sizeof(unw_word_t);
	return UNW_OBJ(dwarf_search_unwind_table)(as, ip, &table, info, need_unwind_info, context);
}

static void
put_unwind_info(unw_addr_space_t as, unw_proc_info_t *info, void *context)
{
	(void)as;
	(void)info;
	(void)context;
}

static int
get_dyn_info_list_addr(unw_addr_space_t as, unw_word_t *address, void *context)
{
	(void)as;
	(void)address;
	(void)context;
	return -UNW_ENOINFO;
}

static int
access_memory(unw_addr_space_t as, unw_word_t address, unw_word_t *value, int write, void *context)
{
	struct unwind_space *space = context;
	struct string *reads = &space->walk->reads;
	const struct mapping *mapping;

	(void)as;
	if (write || ++space->accesses > ACCESSES_MOST ||
		memory_read(space->memory, address, value, sizeof(*value)) < sizeof(*value)) {
		space->lost = true;
		return -UNW_EINVAL;
	}
	/* What files hold does not change while they are mapped. */
	mapping = maps_find(&space->maps, address);
	if (mapping && mapping->inode)
		return 0;
	if (reads->length < READS_MOST * sizeof(struct read))
		string_add(reads, &(struct read){address, *value}, sizeof(struct read));
	else
		space->lost = true;
	return 0;
}

/* The register that libunwind gives NUMBER, the processor's DWARF number; NULL for others than it restores. */
static const uint64_t *
find_register(const registers *registers, unw_regnum_t number)
{
#if defined(__x86_64__)
	const unsigned long long *const list[] = {[UNW_X86_64_RAX] = &registers->rax,
		[UNW_X86_64_RDX] = &registers->rdx,
		[UNW_X86_64_RCX] = &registers->rcx,
		[UNW_X86_64_RBX] = &registers->rbx,
		[UNW_X86_64_RSI] = &registers->rsi,
		[UNW_X86_64_RDI] = &registers->rdi,
		[UNW_X86_64_RBP] = &registers->rbp,
		[UNW_X86_64_RSP] = &registers->rsp,
		[UNW_X86_64_R8] = &registers->r8,
		[UNW_X86_64_R9] = &registers->r9,
		[UNW_X86_64_R10] = &registers->r10,
		[UNW_X86_64_R11] = &registers->r11,
		[UNW_X86_64_R12] = &registers->r12,
		[UNW_X86_64_R13] = &registers->r13,
		[UNW_X86_64_R14] = &registers->r14,
		[UNW_X86_64_R15] = &registers->r15,
		[UNW_X86_64_RIP] = &registers->rip};

	if (number < 0 || (size_t)number >= sizeof(list) / sizeof(*list))
		return NULL;
	return (const uint64_t *)list[number];
#elif defined(__aarch64__)
	if (number >= UNW_AARCH64_X0 && number <= UNW_AARCH64_X30)
		return (const uint64_t *)&registers->regs[number - UNW_AARCH64_X0];
	return number == UNW_AARCH64_SP    ? (const uint64_t *)&registers->sp
		: number == UNW_AARCH64_PC ? (const uint64_t *)&registers->pc
					   : NULL;
#endif
}

static int
access_register(unw_addr_space_t as, unw_regnum_t number, unw_word_t *value, int write, void *context)
{
	struct unwind_space *space = context;
	const uint64_t *found = find_register(&space->walk->registers, number);

	(void)as;
	if (write || !found)
		return -UNW_EBADREG;
	space->walk->used |= UINT64_C(1) << number;
	*value = *found;
	return 0;
}

static int
access_float(unw_addr_space_t as, unw_regnum_t number, unw_fpreg_t *value, int write, void *context)
{
	(void)as;
	(void)number;
	(void)value;
	(void)write;
	(void)context;
	return -UNW_EBADREG;
}

static int
resume(unw_addr_space_t as, unw_cursor_t *cursor, void *context)
{
	(void)as;
	(void)cursor;
	(void)context;
	return -UNW_EINVAL;
}

/* Asked for through unw_get_proc_name, as only that knows whether ADDRESS is behind a call, and then passes the one before. */
static int
get_proc_name(
	unw_addr_space_t as, unw_word_t address, char *name, size_t size, unw_word_t *behind, void *context)
{
	struct unwind_space *space = context;
	struct mapping *mapping = find_code(space, address);
	uint64_t offset;

	(void)as;
	(void)name;
	(void)size;
	if (!mapping)
		return -UNW_ENOINFO;
	if (!mapping->looked)
		mapping->image = image_open(
			space->pid, mapping, space->maps.names.data + mapping->path, space->options->sources);
	mapping->looked = true;
	if (!mapping->image)
		return -UNW_ENOINFO;
	offset = address - mapping->start + mapping->offset;
	if (space->options->sources)
		space->frame.source = image_source(mapping->image, offset, &space->frame.line);
	space->frame.symbol = image_symbol(mapping->image, offset, behind);
	return space->frame.symbol ? 0 : -UNW_ENOINFO;
}

/* Tell the frame at ADDRESS; false if it is in no code that is known, so that going on would be a guess. */
static bool
add_frame(struct unwind_space *space, unw_cursor_t *cursor, uint64_t address)
{
	const struct mapping *mapping = find_code(space, address);
	unw_word_t behind = 0;
	char unused[1];

	space->frame = (struct stack_frame){.address = address};
	if (mapping) {
		space->frame.file = space->maps.names.data + mapping->path;
		space->frame.address = address - mapping->start + mapping->offset;
		if (unw_get_proc_name(cursor, unused, sizeof(unused), &behind) == 0)
			space->frame.offset = behind;
	}
	stack_add(&space->walk->stack, &space->frame);
	return mapping;
}

/* Follow the stack from the registers of space->walk on. */
static void
follow(struct unwind_space *space)
{
	static unw_accessors_t accessors = {
		.find_proc_info = find_proc_info,
		.put_unwind_info = put_unwind_info,
		.get_dyn_info_list_addr = get_dyn_info_list_addr,
		.access_mem = access_memory,
		.access_reg = access_register,
		.access_fpreg = access_float,
		.resume = resume,
		.get_proc_name = get_proc_name,
	};
	unw_cursor_t cursor;
	unw_word_t address;

	if (!space->rules) {
		space->rules = unw_create_addr_space(&accessors, 0);
		if (!space->rules)
			die("out of memory");
		unw_set_caching_policy(space->rules, UNW_CACHE_GLOBAL);
		unw_set_cache_size(space->rules, 1 << RULES_BITS, 0);
	}
	if (unw_init_remote(&cursor, space->rules, space) != 0)
		return;
	for (unsigned i = 0;; i++) {
		if (i == space->options->limit) {
			stack_add(&space->walk->stack, &(struct stack_frame){.more = true});
			break;
		}
		if (unw_get_reg(&cursor, UNW_REG_IP, &address) != 0 || !add_frame(space, &cursor, address) ||
			unw_step(&cursor) <= 0)
			break;
	}
}

static bool
get_registers(pid_t tid, registers *registers)
{
	struct iovec block = {registers, sizeof(*registers)};

	return syscall(SYS_ptrace, (long)PTRACE_GETREGSET, (long)tid, (void *)NT_PRSTATUS, &block) == 0 &&
		block.iov_len == sizeof(*registers);
}

/* Whether those that WALK depends on are what they were. */
static bool
same_registers(const struct walk *walk, const registers *registers)
{
	for (uint64_t used = walk->used; used; used &= used - 1) {
		int number = __builtin_ctzll(used);

		if (*find_register(&walk->registers, number) != *find_register(registers, number))
			return false;
	}
	return true;
}

static bool
same_reads(const struct walk *walk, struct memory *memory)
{
	const struct read *reads = (const struct read *)(const void *)walk->reads.data;

	for (size_t i = 0; i < walk->reads.length / sizeof(*reads); i++) {
		uint64_t value;

		if (memory_read(memory, reads[i].address, &value, sizeof(value)) < sizeof(value) ||
			value != reads[i].value)
			return false;
	}
	return true;
}

static struct walk *
find_walk(struct unwind_space *space, const registers *registers)
{
	uint64_t key = *find_register(registers, UNW_REG_IP) + *find_register(registers, UNW_REG_SP);

	if (!space->walks)
		space->walks = calloc(WALKS, sizeof(*space->walks));
	if (!space->walks)
		die("out of memory");
	return &space->walks[(key * UINT64_C(0x9e3779b97f4a7c15)) >> 32 & (WALKS - 1)];
}

void
unwind_stack(struct unwind_space *space, pid_t tid, struct memory *memory,
	const struct stack_options *options, struct string *stack)
{
	registers registers;
	struct walk *walk;

	if (!get_registers(tid, &registers))
		return;
	if (space->stale)
		refresh(space);
	walk = find_walk(space, &registers);
	if (!walk->known || walk->limit != options->limit || !same_registers(walk, &registers) ||
		!same_reads(walk, memory)) {
		walk->registers = registers;
		walk->limit = options->limit;
		walk->used = 0;
		walk->reads.length = walk->stack.length = 0;
		space->walk = walk;
		space->memory = memory;
		space->options = options;
		space->accesses = 0;
		space->lost = false;
		follow(space);
		walk->known = !space->lost;
	}
	string_add(stack, walk->stack.data, walk->stack.length);
}
