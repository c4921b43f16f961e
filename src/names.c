/* The command names of traced threads, which -Y shows before their lines: read when a thread comes, and changed by calls. */
#include <string.h>

#include "names.h"
#include "spy/link.h"
#include "spy/process.h"

#define PR_SET_NAME 15 /* linux/prctl.h */

void
names_learn(struct line *line, const struct event *event)
{
	struct process *process = event->process;
	size_t length =
		process ? process->command(process, event->tid, line->command, sizeof(line->command)) : 0;

	line->command_length = (uint8_t)length;
}

static bool
is_call(const struct event *event, const char *name)
{
	const struct call *call = link_find(event->abi, event->call);

	return call && strcmp(call->name, name) == 0;
}

bool
names_change_by(const struct abi *abi, unsigned call)
{
	const struct event event = {.abi = abi, .call = call};

	return is_call(&event, "prctl") || is_call(&event, "execve") || is_call(&event, "execveat");
}

bool
names_change(const struct event *event)
{
	if (event->error || event->unavailable)
		return false;
	return is_call(event, "execve") || is_call(event, "execveat") ||
		(is_call(event, "prctl") && event->args[0] == PR_SET_NAME);
}
