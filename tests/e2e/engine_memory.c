/* What the ptrace engine lets its handler ask of a live tracee: memory, descriptors, directory, name. */
#include <fcntl.h>
#include <linux/audit.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "engine_test.h"
#include "spy/process.h"
#include "spy/tracee.h"

#define PAGE 4096
#define PAGES 8 /* readable, before the first that is not */

/* The test's own copy of what the tracee has at the address that it tells: byte I is PATTERN(I). */
#define PATTERN(i) ((unsigned char)((i)*7 + (i) / 251))

static int
role(int argc, char **argv)
{
	unsigned char *memory =
		mmap(NULL, (PAGES + 2) * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)argc;
	for (size_t i = 0; i < PAGES * PAGE; i++)
		memory[i] = PATTERN(i);
	munmap(memory + PAGES * PAGE, 2 * PAGE);
	if (strcmp(argv[1], "names") == 0) {
		int fd = open("/dev/null", O_RDWR);

		dup2(fd, 77);
		prctl(PR_SET_NAME, "new (name");
		if (chdir("/proc") < 0)
			return 1;
	}
	if (strcmp(argv[1], "undumpable") == 0)
		prctl(PR_SET_DUMPABLE, 0);
	/* Its argument is all that this call is for. */
	syscall(SYS_tee, memory, -1, ~0);
	memory[0]++;
	syscall(SYS_tee, memory, -1, ~0);
	return 17;
}

static void
expect_pattern(const unsigned char *bytes, size_t from, size_t size, unsigned first)
{
	for (size_t i = 0; i < size; i++)
		assert_int_equal(
			bytes[i], from + i == 0 ? (unsigned char)(PATTERN(0) + first) : PATTERN(from + i));
}

static void
look_memory(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	static unsigned char bytes[(PAGES + 2) * PAGE];
	static const size_t sizes[] = {1, 2, 15, 100, 4095, 4096, 4097, 3 * PAGE + 5, PAGES * PAGE};
	uint64_t memory = event->args[0];

	(void)engine;
	(void)action;
	if (event->kind != EVENT_ENTER || event->number != SYS_tee)
		return;
	for (size_t from = 0; from < PAGES * PAGE; from += 1021) {
		for (unsigned i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
			size_t left = PAGES * PAGE - from;
			size_t got;

			memset(bytes, 0xee, sizeof(bytes));
			got = memory_read(event->memory, memory + from, bytes, sizes[i]);
			assert_int_equal(got, sizes[i] < left ? sizes[i] : left);
			expect_pattern(bytes, from, got, told->state);
			assert_int_equal(bytes[got], 0xee);
		}
	}
	assert_int_equal(memory_read(event->memory, memory + PAGES * PAGE, bytes, 10), 0);
	assert_int_equal(memory_read(event->memory, 0, bytes, 10), 0);
	assert_int_equal(memory_read(event->memory, 0, bytes, 2 * PAGE), 0);
	assert_int_equal(memory_read(event->memory, memory, bytes, 0), 0);
	assert_int_equal(memory_read(event->memory, UINT64_MAX, bytes, 10), 0);
	assert_int_equal(memory_read(event->memory, UINT64_MAX - 2 * PAGE, bytes, 8 * PAGE), 0);
	assert_int_equal(memory_read(event->memory, 0x8000000000000000, bytes, 10), 0);
	told->state++;
}

static void
reads_what_is_readable(void **state)
{
	struct told told = {.look = look_memory};

	(void)state;
	RUN(&told, false, "memory");
	assert_int_equal(told.state, 2); /* and not what it had read before */
	assert_int_equal(told.status, 17);
}

static void
look_names(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	char text[64];
	size_t size;

	(void)engine;
	(void)action;
	if (event->kind != EVENT_ENTER || event->number != SYS_tee)
		return;
	size = event->process->descriptor(event->process, 77, text, sizeof(text));
	assert_int_equal(size, strlen("/dev/null"));
	assert_memory_equal(text, "/dev/null", size);
	assert_int_equal(event->process->descriptor(event->process, 77, text, 4), 4);
	assert_int_equal(event->process->descriptor(event->process, 78, text, sizeof(text)), 0);
	assert_int_equal(event->process->descriptor(event->process, -1, text, sizeof(text)), 0);
	size = event->process->directory(event->process, text, sizeof(text));
	assert_int_equal(size, strlen("/proc"));
	assert_memory_equal(text, "/proc", size);
	size = event->process->command(event->process, event->tid, text, sizeof(text));
	assert_int_equal(size, strlen("new (name"));
	assert_memory_equal(text, "new (name", size);
	assert_int_equal(event->process->command(event->process, 0x7fffffff, text, sizeof(text)), 0);
	told->state++;
}

static void
knows_names(void **state)
{
	struct told told = {.look = look_names};

	(void)state;
	RUN(&told, false, "names");
	assert_int_equal(told.state, 2);
}

/* All that the events of a run say of its calls. */
struct record {
	unsigned count;
	struct {
		uint64_t number, first;
		int64_t result;
		int error;
		bool exits;
	} calls[400];
};

static struct record records[2], *record;

static void
look_calls(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	bool exits = event->kind == EVENT_EXIT;

	if ((exits || event->kind == EVENT_ENTER) && record->count < 400) {
		unsigned i = record->count++;

		assert_ptr_equal(event->abi, abi_native);
		assert_true(event->unavailable || (event->instruction_pointer && event->stack_pointer));
		record->calls[i].number = event->number;
		record->calls[i].first =
			event->number == SYS_close ? event->args[0] : 0; /* others are addresses */
		record->calls[i].error = exits ? event->error : 0;
		record->calls[i].result = exits && event->result < 100 ? event->result : 0;
		record->calls[i].exits = exits;
	}
	look_memory(told, engine, event, action);
}

static void
compare_calls(void)
{
	const unsigned get_syscall_info = 0x420e;
	struct told plain = {.look = look_calls}, poor = {.look = look_calls};

	record = &records[0];
	RUN(&plain, false, "memory");
	test_refuse(get_syscall_info, EIO, true);
	record = &records[1];
	RUN(&poor, false, "memory");
	assert_int_equal(poor.state, 2);
	assert_int_equal(poor.status, 17);
	assert_int_equal(records[0].count, records[1].count);
	assert_memory_equal(records[0].calls, records[1].calls, sizeof(records[0].calls));
}

static void
does_with_less(void **state)
{
	(void)state;
	test_in_child(compare_calls);
}

static void
look_undumpable(struct told *told, struct engine *engine, struct event *event, struct engine_action *action)
{
	unsigned char bytes[100];

	(void)engine;
	(void)action;
	if (event->kind == EVENT_ENTER && event->number == SYS_tee) {
		assert_int_equal(memory_read(event->memory, event->args[0], bytes, sizeof(bytes)), 0);
		told->state++;
	}
}

static void
trace_undumpable(void)
{
	struct told told = {.look = look_undumpable};

	if (geteuid() == 0)
		assert_int_equal(setresuid(65534, 65534, 65534), 0);
	prctl(PR_SET_DUMPABLE, 1);
	RUN(&told, false, "undumpable");
	if (told.error == EACCES && told.status == 1)
		return; /* that user may not execute this file */
	assert_int_equal(told.state, 2);
	assert_int_equal(told.status, 17);
}

/* Such a process shows its memory to the privileged alone; its calls can be told even so. */
static void
traces_the_undumpable(void **state)
{
	(void)state;
	test_in_child(trace_undumpable);
}

static void
trace_without_ptrace(void)
{
	const unsigned seize = 0x4206;
	struct engine *engine = test_open(false);
	char expected[128];
	pid_t child;

	test_refuse(seize, EPERM, false);
	assert_int_equal(test_start(engine, (const char *const[]){"memory", NULL}), -1);
	assert_non_null(strstr(engine_error(engine), "): Operation not permitted; "));
	assert_non_null(strstr(engine_error(engine), "sandbox"));
	child = fork();
	if (child == 0) {
		pause();
		_exit(0);
	}
	assert_int_equal(engine_attach(engine, child), 0);
	snprintf(expected, sizeof(expected), "attach: ptrace(PTRACE_SEIZE, %d): Operation not permitted; ",
		child);
	assert_memory_equal(engine_error(engine), expected, strlen(expected));
	kill(child, SIGKILL);
	engine_close(engine);
}

static void
tells_of_sandboxes(void **state)
{
	(void)state;
	test_in_child(trace_without_ptrace);
}

static void
reads_registers(void **state)
{
	uint64_t set[27] = {0};
	struct abi_call call;
	uint32_t small[17] = {0};

	(void)state;
	set[15] = SYS_read;
	set[10] = 5;
	set[14] = 1, set[13] = 2, set[12] = 3, set[7] = 4, set[9] = 5, set[8] = 6;
	set[16] = 0x1000;
	set[19] = 0x2000;
	assert_ptr_equal(abi_registers(set, sizeof(set), &call), &abi_table[ABI_X86_64]);
	assert_int_equal(call.number, SYS_read);
	assert_int_equal(call.result, 5);
	for (unsigned i = 0; i < 6; i++)
		assert_int_equal(call.args[i], i + 1);
	assert_int_equal(call.instruction_pointer, 0x1000);
	assert_int_equal(call.stack_pointer, 0x2000);
	set[15] |= 0x40000000;
	assert_ptr_equal(abi_registers(set, sizeof(set), &call), &abi_table[ABI_X32]);
	small[11] = 3;
	small[0] = 0xffffffff;
	assert_ptr_equal(abi_registers(small, sizeof(small), &call), &abi_table[ABI_I386]);
	assert_int_equal(call.args[0], 0xffffffff);
	assert_null(abi_registers(set, 100, &call));
	assert_ptr_equal(abi_find(AUDIT_ARCH_X86_64, (uint64_t)-1), &abi_table[ABI_X86_64]);
	assert_null(abi_find(AUDIT_ARCH_PPC64, 0));
	for (unsigned i = 0; i < ABI_COUNT; i++)
		assert_int_equal(abi_table[i].id, i);
}

int
main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_is_readable),
		cmocka_unit_test(knows_names),
		cmocka_unit_test(does_with_less),
		cmocka_unit_test(traces_the_undumpable),
		cmocka_unit_test(tells_of_sandboxes),
		cmocka_unit_test(reads_registers),
	};

	if (argc > 1)
		return role(argc, argv);
	test_watchdog(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
