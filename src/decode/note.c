/* Descriptors and PIDs with what they stand for, asked of the live tracee where the user wants it. */
#include <fcntl.h>
#include <string.h>

#include "decode/internal.h"
#include "spy/process.h"
#include "constants/tables.h"

#define TEXT_SIZE 4096  /* of a link below /proc: a page */
#define COMMAND_SIZE 64 /* more than proc_pid_comm(5) has, kernel threads' included */

/* NETLINK_ROUTE as ROUTE. */
static const char *
netlink_name(const struct decode *decode, unsigned family)
{
	const char *name = hook_name(decode, family, netlink_protocols);

	return name ? name + strlen("NETLINK_") : NULL;
}

/* What descriptor FD stands for, in the detail that is wanted; its text in ROOM. */
static void
look_at_fd(struct decode *decode, int fd, char room[TEXT_SIZE], struct note *note)
{
	struct process *process = decode->event->process;
	unsigned wanted = decode->options.descriptors;

	note->length = process->descriptor(process, fd, room, TEXT_SIZE);
	if (note->length == 0)
		return;
	process->details(process, fd, wanted, note);
	if (note->kind == NOTE_SOCKET && note->socket.netlink)
		note->socket.family_name = netlink_name(decode, note->socket.family);
	if (note->kind == NOTE_PATH && !(wanted & NOTE_PATH) && !(wanted & note->tried))
		note->length = 0;
}

static void
tell_noted(struct decode *decode, int64_t value, const char *name, const struct note *note)
{
	struct sink *sink = decode->sink;

	sink->class->noted(sink, value, name, note);
	if (note->kind == NOTE_SIGNALFD) {
		tell_signals(decode, note->signals, 64);
		sink->class->close(sink, SHAPE_NOTE);
	}
}

static void
tell_fd(struct decode *decode, const struct node *node, int64_t value)
{
	struct sink *sink = decode->sink;
	struct process *process = decode->event->process;
	const char *name = node->constants.count ? link_constant(&node->constants, (uint64_t)value) : NULL;

	if (decode->options.descriptors && process) {
		char room[TEXT_SIZE];
		struct note note;

		note.text = room;
		note.length = 0;
		note.deleted = false;
		note.kind = NOTE_PATH;
		note.translated = 0;
		if (name && value == AT_FDCWD) {
			if (decode->options.descriptors & NOTE_PATH)
				note.length = process->directory(process, room, sizeof(room));
		} else if (value >= 0) {
			look_at_fd(decode, (int)value, room, &note);
		}
		if (note.length > 0) {
			tell_noted(decode, value, name, &note);
			return;
		}
	}
	if (name)
		sink->class->constant(sink, (uint64_t)value, RADIX_SIGNED, name, NULL);
	else
		sink->class->number(sink, (uint64_t)value, RADIX_SIGNED);
}

void
fd_tell(struct decode *decode, const struct node *node, int64_t value)
{
	tell_fd(decode, node, value);
	if (decode->options.contexts)
		context_tell_fd(decode, node, (int)value);
}

static enum process_id
id_kind(const struct node *node)
{
	switch (node->type->meaning) {
	case MEANS_PID:
		return PROCESS_ID_PROCESS;
	case MEANS_PGID:
		return PROCESS_ID_GROUP;
	case MEANS_SID:
		return PROCESS_ID_SESSION;
	default:
		return PROCESS_ID_THREAD;
	}
}

void
id_tell(struct decode *decode, const struct node *node, int64_t value)
{
	struct sink *sink = decode->sink;
	struct process *process = decode->event->process;
	enum process_id kind = id_kind(node);
	char command[COMMAND_SIZE];
	struct note note = {.text = command, .kind = NOTE_PATH};
	int64_t id = value;
	pid_t pid;

	if (value < 0 && kind == PROCESS_ID_PROCESS) { /* kill(2), wait(2), F_SETOWN: a group */
		kind = PROCESS_ID_GROUP;
		id = -value;
	}
	pid = process && id > 0 && id <= INT32_MAX ? process->translate(process, (pid_t)id, kind) : 0;
	if (pid && decode->options.commands && (kind == PROCESS_ID_THREAD || kind == PROCESS_ID_PROCESS))
		note.length = process->command(process, pid, command, sizeof(command));
	if (pid != id && decode->options.translates)
		note.translated = pid;
	if (note.length || note.translated)
		sink->class->noted(sink, value, NULL, &note);
	else
		sink->class->number(sink, (uint64_t)value, node->type->radix);
	if (pid && decode->options.contexts)
		context_tell_thread(decode, pid);
}
