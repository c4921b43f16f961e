/* Why a virtual CPU stopped to run, told behind the result of KVM_RUN: -e kvm=vcpu. */
#include <string.h>

#include "spy/process.h"
#include "hooks/desc.h"
#include "constants/tables.h"

#define KVM_RUN 0xae80 /* linux/kvm.h */
#define EXIT_REASON 8  /* where it stands in struct kvm_run, which the descriptor of a virtual CPU maps */
#define NAME_SIZE 64

void
hook_ioctl_done(struct decode *decode, const struct pending *pending)
{
	static const char head[] = "anon_inode:kvm-vcpu:"; /* since Linux 4.16 */
	struct process *process = hook_event(decode)->process;
	const void *reason;
	const char *name;
	char text[NAME_SIZE];
	uint64_t address;
	size_t length;

	(void)pending;
	if (!hook_tells_vcpus(decode) || (uint32_t)hook_argument(decode, 1) != KVM_RUN || !process ||
		hook_failed(decode))
		return;
	length = process->descriptor(process, (int)hook_argument(decode, 0), text, sizeof(text));
	if (length < sizeof(head) || memcmp(text, head, sizeof(head) - 1) != 0)
		return;
	address = process->mapping(process, text, length);
	reason = address ? hook_view(decode, address + EXIT_REASON, 4) : NULL;
	if (!reason)
		return;
	name = hook_name(decode, hook_load(reason, 4), kvm_exits);
	tell_open(decode, SHAPE_REMARK);
	tell_word(decode, name ? name : kvm_exits->unknown);
	tell_close(decode, SHAPE_REMARK);
}
