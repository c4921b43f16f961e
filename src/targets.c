/* Whether a call deals with a file or descriptor that -P or -e fd= names: asked of the live tracee, before it is told. */
#include <fcntl.h>
#include <limits.h>
#include <string.h>

#include "spy/process.h"
#include "targets.h"

struct question {
	const struct filter *filter;
	struct process *process;
};

static bool
hits_fd(void *context, int fd)
{
	const struct question *question = context;
	char room[PATH_MAX];
	struct note note = {.text = room};

	if (filter_hits_fd(question->filter, fd))
		return true;
	if (!filter_wants_paths(question->filter) || !question->process)
		return false;
	note.length = question->process->descriptor(question->process, fd, room, sizeof(room));
	if (note.length == 0)
		return false;
	question->process->details(
		question->process, fd, 0, &note); /* a file that is gone is still that file */
	return filter_hits_path(question->filter, note.text, note.length);
}

static bool
hits_path(void *context, int directory, const char *path, size_t length)
{
	const struct question *question = context;
	struct process *process = question->process;
	char base[PATH_MAX];
	size_t base_length;

	if (filter_hits_path(question->filter, path, length))
		return true;
	if (!filter_wants_absolute(question->filter) || !process || length == 0)
		return false;
	if (path[0] == '/')
		return filter_hits_below(question->filter, "/", 1, path, length);
	base_length = directory == AT_FDCWD ? process->directory(process, base, sizeof(base))
					    : process->descriptor(process, directory, base, sizeof(base));
	return filter_hits_below(question->filter, base, base_length, path, length);
}

bool
targets_hit(const struct filter *filter, struct decode *decode, const struct event *event)
{
	struct question question = {filter, event->process};
	const struct decode_visitor visitor = {&question, hits_fd, hits_path};

	return decode_visit(decode, event, &visitor);
}
