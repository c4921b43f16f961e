/* The namespaces that a call has made or entered, told behind its result: -e namespace=new. */

#include <string.h>

#include "spy/process.h"
#include "hooks/process.h"

#define NAME_SIZE 64 /* of "net:[4026531840]" */

/* Flags of clone(2), linux/sched.h, in the order in which strace tells of them. */
static const struct {
	uint64_t flag;
	const char *name; /* below /proc/PID/ns */
} kinds[] = {
	{0x02000000, "cgroup"},
	{0x08000000, "ipc"},
	{0x00020000, "mnt"},
	{0x40000000, "net"},
	{0x20000000, "pid"},
	{0x00000080, "time"},
	{0x04000000, "uts"},
	{0x10000000, "user"},
};

/* Tell of the kinds in FLAGS that thread TID has, as spy numbers it, as far as it still has any. */
static void
tell_namespaces(struct decode *decode, uint64_t flags, pid_t tid)
{
	struct process *process = hook_event(decode)->process;
	char name[NAME_SIZE];
	bool any = false;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		size_t length = flags & kinds[i].flag
			? process->namespace(process, tid, kinds[i].name, name, sizeof(name) - 1)
			: 0;

		if (length == 0)
			continue;
		if (!any)
			tell_open(decode, SHAPE_REMARK);
		name[length] = '\0';
		tell_word(decode, name);
		any = true;
	}
	if (any)
		tell_close(decode, SHAPE_REMARK);
}

static bool
wants(const struct decode *decode)
{
	return hook_tells_namespaces(decode) && hook_event(decode)->process && !hook_failed(decode);
}

void
hook_unshared(struct decode *decode, const struct pending *pending)
{
	uint64_t flags = hook_argument_named(decode, "flags") | hook_argument_named(decode, "nstype");

	(void)pending;
	if (wants(decode))
		tell_namespaces(decode, flags, hook_event(decode)->tid);
}

/* The flags of clone, whose lowest byte is the signal that the parent gets, or of clone3, which stand in memory. */
static uint64_t
clone_flags_of(struct decode *decode, const struct pending *pending)
{
	const void *flags;

	if (strcmp(pending->call->name, "clone3") != 0)
		return hook_argument_named(decode, "flags") & ~UINT64_C(0xff);
	flags = hook_view(decode, hook_argument(decode, 0), 8);
	return flags ? hook_load(flags, 8) : 0;
}

void
hook_cloned(struct decode *decode, const struct pending *pending)
{
	int64_t child = hook_result(decode);
	struct process *process = hook_event(decode)->process;

	if (wants(decode) && child > 0 && child <= INT32_MAX)
		tell_namespaces(decode, clone_flags_of(decode, pending),
			process->translate(process, (pid_t)child, PROCESS_ID_THREAD));
}
