/* SELinux contexts behind what has one: descriptors, paths, processes. */
#include <fcntl.h>
#include <limits.h>
#include <string.h>

#include "decode/internal.h"
#include "spy/process.h"

#define CONTEXT_SIZE 512

/* The third part of USER:ROLE:TYPE:LEVEL, or all of it. */
static size_t
part(const struct decode *decode, const char **context, size_t length)
{
	const char *end = *context + length, *type = *context, *after;

	if (decode->options.contexts & CONTEXT_FULL)
		return length;
	for (int skipped = 0; skipped < 2; skipped++) {
		after = memchr(type, ':', (size_t)(end - type));
		if (!after)
			return length;
		type = after + 1;
	}
	after = memchr(type, ':', (size_t)(end - type));
	*context = type;
	return (size_t)((after ? after : end) - type);
}

static void
tell(struct decode *decode, const struct process_object *object)
{
	struct process *process = decode->event->process;
	char found[CONTEXT_SIZE], policy[CONTEXT_SIZE], text[2 * CONTEXT_SIZE + 2];
	const char *context = found, *expected = policy;
	size_t length = process->context(process, object, found, sizeof(found)), expected_length = 0;

	if (length == 0)
		return;
	length = part(decode, &context, length);
	if (decode->options.contexts & CONTEXT_MISMATCH)
		expected_length = process->expected_context(process, object, policy, sizeof(policy));
	if (expected_length > 0)
		expected_length = part(decode, &expected, expected_length);
	memcpy(text, context, length);
	if (expected_length > 0 && (expected_length != length || memcmp(expected, context, length) != 0)) {
		memcpy(text + length, "!!", 2);
		memcpy(text + length + 2, expected, expected_length);
		length += 2 + expected_length;
	}
	decode->sink->class->context(decode->sink, text, length);
}

static bool
wanted(const struct decode *decode)
{
	return decode->options.contexts && decode->event->process;
}

void
context_tell_fd(struct decode *decode, const struct node *node, int fd)
{
	struct process_object object = {.kind = OBJECT_FILE, .number = fd};

	if (!wanted(decode))
		return;
	if (node->type->meaning == MEANS_DIRFD)
		decode->directory = fd;
	if (fd >= 0 || fd == AT_FDCWD)
		tell(decode, &object);
}

void
context_tell_path(struct decode *decode, uint64_t address)
{
	struct process_object object = {.kind = OBJECT_FILE, .number = decode->directory};
	struct span text;
	bool whole;

	if (!wanted(decode))
		return;
	decode->directory = AT_FDCWD;
	if (!view_text(decode, address, PATH_MAX - 1, &text, &whole) || !whole || text.size == 0)
		return;
	object.path = (const char *)text.data;
	object.length = text.size;
	tell(decode, &object);
}

void
context_tell_thread(struct decode *decode, pid_t tid)
{
	struct process_object object = {.kind = OBJECT_THREAD, .number = tid};

	if (wanted(decode) && tid > 0)
		tell(decode, &object);
}
