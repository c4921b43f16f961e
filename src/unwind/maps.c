/* What a process has mapped, from proc_pid_maps(5). */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/die.h"
#include "unwind/internal.h"

#define CHUNK 65536
#define MAPPINGS_MOST (1 << 20) /* sixteen times what Linux allows a process by default */

static const char deleted[] = " (deleted)";

static void
add(struct maps *maps, const struct mapping *mapping)
{
	if (maps->count == maps->room) {
		maps->room = maps->room ? maps->room * 2 : 64;
		maps->list = reallocarray(maps->list, maps->room, sizeof(*maps->list));
		if (!maps->list)
			die("out of memory");
	}
	maps->list[maps->count++] = *mapping;
}

/* Take one LINE, without its newline; mappings without a name are of no interest. */
static void
take_line(struct maps *maps, char *line)
{
	unsigned major, minor;
	struct mapping mapping = {0};
	char execute;
	size_t length;
	int name = 0;

	if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %*c%*c%c%*c %" SCNx64 " %x:%x %" SCNu64 " %n",
		    &mapping.start, &mapping.end, &execute, &mapping.offset, &major, &minor, &mapping.inode,
		    &name) < 7 ||
		!name || !line[name] || maps->count >= MAPPINGS_MOST)
		return;
	line += name;
	length = strlen(line);
	mapping.executable = execute == 'x';
	mapping.device = makedev(major, minor);
	if (length >= sizeof(deleted) && strcmp(line + length - (sizeof(deleted) - 1), deleted) == 0) {
		mapping.deleted = true;
		line[length -= sizeof(deleted) - 1] = 0;
	}
	mapping.path = maps->names.length;
	string_add(&maps->names, line, length + 1);
	add(maps, &mapping);
}

bool
maps_read(struct maps *maps, pid_t pid)
{
	struct string text = {0};
	char path[64];
	ssize_t got;
	int fd;

	*maps = (struct maps){0};
	snprintf(path, sizeof(path), "/proc/%d/maps", (int)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	while ((got = read(fd, string_reserve(&text, CHUNK), CHUNK)) > 0) {
		char *line, *end;

		text.length += (size_t)got;
		for (line = text.data; (end = memchr(line, '\n', text.length - (size_t)(line - text.data)));
			line = end + 1) {
			*end = 0;
			take_line(maps, line);
		}
		text.length -= (size_t)(line - text.data);
		memmove(text.data, line, text.length);
	}
	close(fd);
	string_free(&text);
	return maps->count > 0;
}

void
maps_free(struct maps *maps)
{
	for (size_t i = 0; i < maps->count; i++)
		if (maps->list[i].image)
			image_close(maps->list[i].image);
	free(maps->list);
	string_free(&maps->names);
	*maps = (struct maps){0};
}

struct mapping *
maps_find(const struct maps *maps, uint64_t address)
{
	size_t low = 0, high = maps->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (maps->list[middle].end <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low < maps->count && address >= maps->list[low].start ? &maps->list[low] : NULL;
}

/* The next mapping from *AT on that is a file's or holds code: the others tell unwinding nothing. */
static const struct mapping *
next_code(const struct maps *maps, size_t *at)
{
	while (*at < maps->count) {
		const struct mapping *mapping = &maps->list[(*at)++];

		if (mapping->inode || mapping->executable)
			return mapping;
	}
	return NULL;
}

bool
maps_same_code(const struct maps *a, const struct maps *b)
{
	size_t at = 0, bt = 0;

	for (;;) {
		const struct mapping *one = next_code(a, &at), *other = next_code(b, &bt);

		if (!one || !other)
			return one == other;
		if (one->start != other->start || one->end != other->end || one->offset != other->offset ||
			one->device != other->device || one->inode != other->inode ||
			one->executable != other->executable || one->deleted != other->deleted ||
			strcmp(a->names.data + one->path, b->names.data + other->path) != 0)
			return false;
	}
}
