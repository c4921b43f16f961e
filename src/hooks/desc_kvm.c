/* Virtual CPUs: why one stopped to run, behind the result of KVM_RUN, and what it shares with its user, behind the call:
 * -e kvm=vcpu and -e kvm=vcpu+. */
#include <stdlib.h>
#include <string.h>

#include "spy/process.h"
#include "spy/types.h"
#include "hooks/desc.h"
#include "constants/tables.h"

#define KVM_RUN 0xae80 /* linux/kvm.h */
#define EXIT_REASON 8  /* where it stands in struct kvm_run, which the descriptor of a virtual CPU maps */
#define EXIT 32        /* and the union of what the reasons tell */
#define EXIT_SIZE 256
#define NAME_SIZE 64

static const struct type some_bytes[1] = {{.kind = TYPE_ARRAY, .of = type_x8, .length = "rest"}};

/* Where the call's virtual CPU maps its struct kvm_run, and which CPU of its machine it is; 0 if the call runs none. */
static uint64_t
find_run(struct decode *decode, uint64_t *number)
{
	static const char head[] = "anon_inode:kvm-vcpu:"; /* since Linux 4.16 */
	struct process *process = hook_event(decode)->process;
	char text[NAME_SIZE + 1];
	size_t length;

	if ((uint32_t)hook_argument(decode, 1) != KVM_RUN || !process)
		return 0;
	length = process->descriptor(process, (int)hook_argument(decode, 0), text, NAME_SIZE);
	if (length < sizeof(head) || memcmp(text, head, sizeof(head) - 1) != 0)
		return 0;
	text[length] = 0;
	*number = strtoull(text + sizeof(head) - 1, NULL, 10);
	return process->mapping(process, text, length);
}

void
hook_ioctl_done(struct decode *decode, const struct pending *pending)
{
	uint64_t number, run;
	const void *reason;
	const char *name;

	(void)pending;
	if (hook_tells_vcpus(decode) == VCPUS_UNTOLD || hook_failed(decode))
		return;
	run = find_run(decode, &number);
	reason = run ? hook_view(decode, run + EXIT_REASON, 4) : NULL;
	if (!reason)
		return;
	name = hook_name(decode, hook_load(reason, 4), kvm_exits);
	tell_open(decode, SHAPE_REMARK);
	tell_word(decode, name ? name : kvm_exits->unknown);
	tell_close(decode, SHAPE_REMARK);
}

void
hook_ioctl_entered(struct decode *decode)
{
	uint64_t number, run;

	if (hook_tells_vcpus(decode) != VCPUS_STATES)
		return;
	run = find_run(decode, &number);
	if (run)
		hook_keep(decode, run, EXIT + EXIT_SIZE);
}

void
hook_ioctl_states(struct decode *decode, const struct pending *pending)
{
	uint64_t number, run;
	const void *data;

	if (hook_tells_vcpus(decode) != VCPUS_STATES)
		return;
	run = find_run(decode, &number);
	data = run ? hook_kept(pending, run, EXIT + EXIT_SIZE) : NULL;
	if (data) {
		tell_state(decode, "VCPU", number, true);
		tell_span(decode, struct_kvm_run_before, (struct span){data, EXIT + EXIT_SIZE, run});
		tell_close(decode, SHAPE_STATE);
	}
	data = run && !hook_failed(decode) ? hook_view(decode, run, EXIT + EXIT_SIZE) : NULL;
	if (data) {
		tell_state(decode, "VCPU", number, false);
		tell_span(decode, struct_kvm_run, (struct span){data, EXIT + EXIT_SIZE, run});
		tell_close(decode, SHAPE_STATE);
	}
}

/* A number with its name, however constants are told elsewhere. */
void
hook_kvm_reason_before(struct decode *decode, uint64_t reason)
{
	const char *name = hook_name(decode, reason, kvm_exits);

	tell_number(decode, reason, RADIX_UNSIGNED);
	if (name)
		tell_remark(decode, name);
}

void
hook_kvm_reason(struct decode *decode, uint64_t reason)
{
	hook_kvm_reason_before(decode, reason);
	if (!hook_name(decode, reason, kvm_exits))
		tell_remark(decode, kvm_exits->unknown);
}

/* What an instruction for a port moves: COUNT times SIZE bytes, at ADDRESS. */
static void
tell_moved(struct decode *decode, uint64_t address, uint64_t size, uint64_t count)
{
	uint32_t length = size * count < UINT32_MAX ? size * count : UINT32_MAX;

	if (length == 0) {
		tell_open(decode, SHAPE_ARRAY);
		tell_close(decode, SHAPE_ARRAY);
	} else if (hook_failed(decode) || !tell_elements(decode, some_bytes, address, length)) {
		tell_address(decode, address);
	}
}

bool
hook_kvm_io(struct decode *decode, struct span span)
{
	uint64_t size = hook_load(span.data + 1, 1), count = hook_load(span.data + 4, 4);
	uint64_t offset = hook_load(span.data + 8, 8); /* from the struct kvm_run that SPAN is a part of */

	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "direction", LABEL_EQUALS);
	tell_enum(decode, hook_load(span.data, 1), kvm_directions, RADIX_HEX);
	tell_label(decode, "size", LABEL_EQUALS);
	tell_number(decode, size, RADIX_UNSIGNED);
	tell_label(decode, "port", LABEL_EQUALS);
	tell_number(decode, hook_load(span.data + 2, 2), RADIX_HEX4);
	tell_label(decode, "count", LABEL_EQUALS);
	tell_number(decode, count, RADIX_UNSIGNED);
	tell_label(decode, "data_offset", LABEL_EQUALS);
	tell_number(decode, offset, RADIX_HEX16);
	tell_label(decode, "data", LABEL_EQUALS);
	tell_moved(decode, span.address - EXIT + offset, size, count);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}
