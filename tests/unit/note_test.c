/* What a process that is made up says of its descriptors and PIDs, and what is found among a call's arguments. */
#include <stdio.h>

#include "fixture.h"
#include "spy/process.h"

#define KVM_RUN 0xae80

/* A process whose descriptors are all one, and whose PIDs are 1000 more outside. */
struct invented {
	struct process process;
	const char *text;
	struct note details;
	unsigned wanted;
};

static size_t
copy(const char *text, char *to, size_t size)
{
	size_t length = strlen(text);

	memcpy(to, text, length < size ? length : size);
	return length;
}

static size_t
descriptor(struct process *process, int fd, char *to, size_t size)
{
	return fd == 5 ? 0 : copy(((struct invented *)process)->text, to, size);
}

static void
details(struct process *process, int fd, unsigned wanted, struct note *note)
{
	struct invented *invented = (struct invented *)process;
	const struct note known = *note;

	(void)fd;
	invented->wanted = wanted;
	*note = invented->details;
	note->text = known.text;
	note->length = known.length;
}

static size_t
directory(struct process *process, char *to, size_t size)
{
	(void)process;
	return copy("/directory", to, size);
}

static size_t
command(struct process *process, pid_t tid, char *to, size_t size)
{
	(void)process;
	return tid == 1007 ? copy("na<m>e", to, size) : 0;
}

static pid_t
translate(struct process *process, pid_t id, enum process_id kind)
{
	(void)process;
	(void)kind;
	return id + 1000;
}

static size_t namespace(struct process *process, pid_t tid, const char *kind, char *to, size_t size)
{
	(void)process;
	return tid == 1 && strcmp(kind, "net") == 0 ? copy("net:[7]", to, size) : 0;
}

static uint64_t
mapping(struct process *process, const char *name, size_t length)
{
	(void)process;
	return length == 22 && memcmp(name, "anon_inode:kvm-vcpu:42", 22) == 0 ? FIXTURE_BASE : 0;
}

static size_t
context(struct process *process, const struct process_object *object, char *to, size_t size)
{
	(void)process;
	if (object->kind == OBJECT_THREAD)
		return object->number == 1007 ? copy("u:r:process_t:s0:c1", to, size) : 0;
	if (object->length == 0)
		return copy(object->number == 8 ? "u:r:directory_t:s0" : "odd", to, size);
	return object->number == 8 && object->length == 4 && memcmp(object->path, "name", 4) == 0
		? copy("u:r:name_t:s0", to, size)
		: 0;
}

static size_t
expected_context(struct process *process, const struct process_object *object, char *to, size_t size)
{
	(void)process;
	return object->length ? copy("v:r:other_t:s0", to, size) : copy("v:r:directory_t:s0", to, size);
}

static struct invented
invent(const char *text, struct note known)
{
	return (struct invented){
		.process = {.descriptor = descriptor,
			.details = details,
			.directory = directory,
			.command = command,
			.namespace = namespace,
			.mapping = mapping,
			.context = context,
			.expected_context = expected_context,
			.translate = translate},
		.text = text,
		.details = known,
	};
}

/* Tell a call of NUMBER, of which memory is DATA, and want the line EXPECTED. */
static void
expect(struct invented *invented, const struct decode_options *options, const void *data, size_t size,
	const char *name, const uint64_t args[2], int64_t result, const char *expected)
{
	struct fixture fixture = fixture_make(data, size);
	struct event event = {.abi = &abi_table[ABI_X86_64],
		.memory = &fixture.memory,
		.process = &invented->process,
		.tid = 1,
		.args = {args[0], args[1]}};
	struct teller teller;

	event.number = (uint64_t)link_number(event.abi, link_find_name(event.abi, name));
	teller_open(&teller, options);
	assert_string_equal(teller_call(&teller, &event, result, 0), expected);
	teller_close(&teller);
}

static void
expect_close(const char *text, struct note known, const char *expected)
{
	const struct decode_options options = {.string_limit = 32, .descriptors = NOTE_KINDS};
	struct invented invented = invent(text, known);

	expect(&invented, &options, "", 0, "close", (uint64_t[]){3, 0}, 0, expected);
	assert_int_equal(invented.wanted, NOTE_KINDS);
}

static void
details_as_text(void **state)
{
	(void)state;
	expect_close("/a<b", (struct note){.kind = NOTE_PATH, .deleted = true},
		"close(3</a\\74b>(deleted))               = 0\n");
	expect_close("/dev/x", (struct note){.kind = NOTE_DEVICE, .device = {true, 8, 1, -1}},
		"close(3</dev/x<block 8:1>>)             = 0\n");
	expect_close("/dev/ptmx", (struct note){.kind = NOTE_DEVICE, .device = {false, 5, 2, 17}},
		"close(3</dev/ptmx<char 5:2 @/dev/pts/17>>) = 0\n");
	expect_close("e", (struct note){.kind = NOTE_EVENTFD, .eventfd = {16, -1, -1}},
		"close(3<{eventfd-count=0x10}>)          = 0\n");
	expect_close("e", (struct note){.kind = NOTE_PIDFD, .pid = 7},
		"close(3<pid:7>)                         = 0\n");
	expect_close("e", (struct note){.kind = NOTE_SIGNALFD, .signals = 3},
		"close(3<signalfd:[HUP INT]>)            = 0\n");
	expect_close("s",
		(struct note){.kind = NOTE_SOCKET,
			.socket = {.protocol = "NETLINK", .netlink = true, .family = 99, .port = 5}},
		"close(3<NETLINK:[99:5]>)                = 0\n");
	expect_close("s",
		(struct note){.kind = NOTE_SOCKET,
			.socket = {.protocol = "UNIX", .inode = 5, .name = "\0a\"", .name_size = 3}},
		"close(3<UNIX:[5,@\"a\\\"\"]>)               = 0\n");
	expect_close("s",
		(struct note){.kind = NOTE_SOCKET,
			.socket = {.protocol = "TCP", .inode = 5, .local = "1:2", .remote = "3:4"}},
		"close(3<TCP:[1:2->3:4]>)                = 0\n");
}

static void
ids_as_text(void **state)
{
	struct decode_options options = {.string_limit = 32, .commands = true};
	struct invented invented = invent("", (struct note){0});

	(void)state;
	expect(&invented, &options, "", 0, "kill", (uint64_t[]){7, 0}, 0,
		"kill(7<na\\74m\\76e>, 0)                  = 0\n");
	expect(&invented, &options, "", 0, "kill", (uint64_t[]){8, 0}, 0,
		"kill(8, 0)                              = 0\n");
	options.translates = true;
	expect(&invented, &options, "", 0, "kill", (uint64_t[]){7, 0}, 0,
		"kill(7<na\\74m\\76e> /* 1007 in strace's PID NS */, 0) = 0\n");
	expect(&invented, &options, "", 0, "kill", (uint64_t[]){(uint64_t)-7, 0}, 0,
		"kill(-7 /* 1007 in strace's PID NS */, 0) = 0\n");
	expect(&invented, &options, "", 0, "kill", (uint64_t[]){0x80000000, 0}, 0,
		"kill(-2147483648, 0)                    = 0\n");
}

static void
namespaces_as_text(void **state)
{
	const struct decode_options options = {.string_limit = 32, .namespaces = true};
	struct invented invented = invent("", (struct note){0});

	(void)state;
	expect(&invented, &options, "", 0, "unshare", (uint64_t[]){0x44000000, 0}, 0,
		"unshare(CLONE_NEWUTS|CLONE_NEWNET)      = 0 (net:[7])\n");
}

static void
exits_of_virtual_cpus(void **state)
{
	const struct decode_options options = {.string_limit = 32, .vcpus = VCPUS_REASONS};
	static const uint32_t io[] = {0, 0, 2}, unknown[] = {0, 0, 999};
	struct invented cpu = invent("anon_inode:kvm-vcpu:42", (struct note){0});
	struct invented other = invent("anon_inode:kvm-vcpu:1", (struct note){0});
	struct invented machine = invent("anon_inode:kvm-vm", (struct note){0});
	const uint64_t run[] = {3, KVM_RUN};

	(void)state;
	expect(&cpu, &options, io, sizeof(io), "ioctl", run, 0,
		"ioctl(3, KVM_RUN, 0)                    = 0 (KVM_EXIT_IO)\n");
	expect(&cpu, &options, unknown, sizeof(unknown), "ioctl", run, 0,
		"ioctl(3, KVM_RUN, 0)                    = 0 (KVM_EXIT_?"
		"?"
		"?)\n");
	expect(&cpu, &options, io, 8, "ioctl", run, 0, "ioctl(3, KVM_RUN, 0)                    = 0\n");
	expect(&other, &options, io, sizeof(io), "ioctl", run, 0,
		"ioctl(3, KVM_RUN, 0)                    = 0\n");
	expect(&machine, &options, io, sizeof(io), "ioctl", run, 0,
		"ioctl(3, KVM_RUN, 0)                    = 0\n");
}

/* What one shares with its user, before and after the call. */
static void
states_of_virtual_cpus(void **state)
{
	const struct decode_options options = {.string_limit = 32, .vcpus = VCPUS_STATES};
	const uint32_t shared[288 / 4] = {1, 0, 6, 0x100, 0x1234, 0, 0, 1, 0xd000, 0, 0x201, 0, 2, 1};
	struct invented cpu = invent("anon_inode:kvm-vcpu:42", (struct note){0});

	(void)state;
	expect(&cpu, &options, shared, sizeof(shared), "ioctl", (uint64_t[]){3, KVM_RUN}, 0,
		"ioctl(3, KVM_RUN, 0)                    = 0 (KVM_EXIT_MMIO)\n"
		" VCPU:42< {request_interrupt_window=1, immediate_exit=0, exit_reason=6 /* KVM_EXIT_MMIO */, "
		"ready_for_interrupt_injection=0, if_flag=1, flags=0, cr8=0x00000000001234, "
		"apic_base=0x00000100000000, {mmio={phys_addr=0x0000000000d000, data=[0x1, 0x2, 0, 0, 0, 0, "
		"0, 0], "
		"len=2, is_write=1}}}\n"
		" VCPU:42> {request_interrupt_window=1, immediate_exit=0, exit_reason=6 /* KVM_EXIT_MMIO */, "
		"ready_for_interrupt_injection=0, if_flag=1, flags=0, cr8=0x00000000001234, "
		"apic_base=0x00000100000000, {mmio={phys_addr=0x0000000000d000, data=[0x1, 0x2, 0, 0, 0, 0, "
		"0, 0], "
		"len=2, is_write=1}}}\n");
}

static void
contexts_as_text(void **state)
{
	static const unsigned sets[] = {
		CONTEXT_TYPE, CONTEXT_TYPE | CONTEXT_FULL, CONTEXT_TYPE | CONTEXT_MISMATCH};
	static const char *const lines[] = {
		"unlinkat(8 [directory_t], \"name\" [name_t], 0) = 0\n",
		"unlinkat(8 [u:r:directory_t:s0], \"name\" [u:r:name_t:s0], 0) = 0\n",
		"unlinkat(8 [directory_t], \"name\" [name_t!!other_t], 0) = 0\n",
	};
	struct invented invented = invent("", (struct note){0});
	struct decode_options options = {.string_limit = 32};

	(void)state;
	for (int i = 0; i < 3; i++) {
		options.contexts = sets[i];
		expect(&invented, &options, "name", 5, "unlinkat", (uint64_t[]){8, FIXTURE_BASE}, 0,
			lines[i]);
	}
	options.contexts = CONTEXT_TYPE;
	expect(&invented, &options, "name", 5, "unlink", (uint64_t[]){FIXTURE_BASE, 0}, 0,
		"unlink(\"name\")                          = 0\n");
	expect(&invented, &options, "", 0, "kill", (uint64_t[]){7, 0}, 0,
		"kill(7 [process_t], 0)                  = 0\n");
	expect(&invented, &options, "", 0, "kill", (uint64_t[]){9, 0}, 0,
		"kill(9, 0)                              = 0\n");
	expect(&invented, &options, "", 0, "close", (uint64_t[]){3, 0}, 0,
		"close(3 [odd])                          = 0\n");
}

/* What a visitor was shown, as text. */
struct shown {
	char text[256];
	size_t length;
};

static bool
show_fd(void *context, int fd)
{
	struct shown *shown = context;

	shown->length +=
		(size_t)snprintf(shown->text + shown->length, sizeof(shown->text) - shown->length, "%d ", fd);
	return shown->length > 200;
}

static bool
show_path(void *context, int from, const char *path, size_t length)
{
	struct shown *shown = context;

	shown->length += (size_t)snprintf(shown->text + shown->length, sizeof(shown->text) - shown->length,
		"%d:%.*s ", from, (int)length, path);
	return false;
}

static void
visit(const char *name, const void *data, size_t size, const uint64_t args[5], const char *expected)
{
	const struct decode_options options = {.string_limit = 32};
	struct fixture fixture = fixture_make(data, size);
	struct event event = {.kind = EVENT_ENTER, .abi = &abi_table[ABI_X86_64], .memory = &fixture.memory};
	struct shown shown = {.length = 0};
	const struct decode_visitor visitor = {&shown, show_fd, show_path};
	struct decode *decode = decode_open(NULL, &options);

	memcpy(event.args, args, 5 * sizeof(*args));
	event.number = (uint64_t)link_number(event.abi, link_find_name(event.abi, name));
	event.call = abi_index(event.abi, event.number);
	decode_visit(decode, &event, &visitor);
	assert_string_equal(shown.text, expected);
	decode_close(decode);
}

static void
operands(void **state)
{
	static const int32_t polled[] = {4, 0, -1, 0, 6, 0};
	static const uint64_t set[] = {0x28};

	(void)state;
	visit("openat", "name", 5, (uint64_t[]){8, FIXTURE_BASE, 0, 0, 0}, "8 8:name ");
	visit("open", "name", 5, (uint64_t[]){FIXTURE_BASE, 0, 0, 0, 0}, "-100:name ");
	visit("openat", "name", 4, (uint64_t[]){8, FIXTURE_BASE, 0, 0, 0}, "8 "); /* it has no end */
	visit("renameat", "name", 5, (uint64_t[]){8, 1, 9, FIXTURE_BASE, 0}, "8 9 9:name ");
	visit("symlink", "name", 5, (uint64_t[]){FIXTURE_BASE, 1, 0, 0, 0}, "");
	visit("dup2", "", 0, (uint64_t[]){(uint64_t)-1, 0x700000003, 0, 0, 0}, "3 ");
	visit("poll", polled, sizeof(polled), (uint64_t[]){FIXTURE_BASE, 3, 0, 0, 0}, "4 6 ");
	visit("poll", polled, sizeof(polled), (uint64_t[]){FIXTURE_BASE, 0xffffffff, 0, 0, 0}, "4 6 ");
	visit("select", set, sizeof(set), (uint64_t[]){5, FIXTURE_BASE, FIXTURE_BASE + 1, 0, 0}, "3 ");
	visit("select", set, sizeof(set), (uint64_t[]){0x7fffffff, FIXTURE_BASE, 0, 0, 0}, "");
	visit("mmap", "", 0, (uint64_t[]){0, 1, 2, 3, 4}, "4 ");
	visit("getpid", "", 0, (uint64_t[]){1, 2, 3, 4, 5}, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(details_as_text),
		cmocka_unit_test(ids_as_text),
		cmocka_unit_test(namespaces_as_text),
		cmocka_unit_test(exits_of_virtual_cpus),
		cmocka_unit_test(states_of_virtual_cpus),
		cmocka_unit_test(contexts_as_text),
		cmocka_unit_test(operands),
	};

	return cmocka_run_group_tests_name("note", tests, NULL, NULL);
}
