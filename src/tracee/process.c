/* What /proc tells of a live thread: its descriptors, working directory, command name and stack. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "known.h"
#include "spy/tracee.h"
#include "unwind/unwind.h"
#include "view.h"

#define COMMAND_MOST 15 /* of a kernel thread, /proc has more than the name: what it works at */
#define PROC_PATH_SIZE 64

static size_t
link_text(const char *link, char *to, size_t size)
{
	ssize_t got = readlink(link, to, size);

	return got < 0 ? 0 : (size_t)got;
}

static size_t
view_descriptor(struct process *process, int fd, char *to, size_t size)
{
	struct tracee_view *view = VIEW_OF(process, process);
	size_t length = known_find(view->tid, fd, to, size);
	char link[PROC_PATH_SIZE];

	if (length > 0)
		return length;
	snprintf(link, sizeof(link), "/proc/%d/fd/%d", view->tid, fd);
	length = link_text(link, to, size);
	known_keep(view->tid, fd, to, length);
	return length;
}

static size_t
view_directory(struct process *process, char *to, size_t size)
{
	struct tracee_view *view = VIEW_OF(process, process);
	char link[PROC_PATH_SIZE];

	snprintf(link, sizeof(link), "/proc/%d/cwd", view->tid);
	return link_text(link, to, size);
}

static size_t
view_namespace(struct process *process, pid_t tid, const char *kind, char *to, size_t size)
{
	char link[PROC_PATH_SIZE];

	(void)process;
	snprintf(link, sizeof(link), "/proc/%d/ns/%.16s", tid, kind);
	return link_text(link, to, size);
}

static uint64_t
view_mapping(struct process *process, const char *name, size_t length)
{
	struct tracee_view *view = VIEW_OF(process, process);
	char path[PROC_PATH_SIZE], *line = NULL;
	size_t room = 0;
	uint64_t address = 0;
	ssize_t got;
	FILE *maps;

	snprintf(path, sizeof(path), "/proc/%d/maps", view->tid);
	maps = fopen(path, "re");
	while (maps && !address && (got = getline(&line, &room, maps)) > 0) {
		size_t used = (size_t)got - (line[got - 1] == '\n');

		if (used > length && memcmp(line + used - length, name, length) == 0 &&
			line[used - length - 1] == ' ')
			address = strtoull(line, NULL, 16);
	}
	free(line);
	if (maps)
		fclose(maps);
	return address;
}

/* Any thread or process may be asked for: a call names others than its caller. */
static size_t
view_command(struct process *process, pid_t tid, char *to, size_t size)
{
	char path[PROC_PATH_SIZE];
	const char *end;
	ssize_t got;
	int fd;

	(void)process;
	snprintf(path, sizeof(path), "/proc/%d/comm", tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	got = read(fd, to, size < COMMAND_MOST ? size : COMMAND_MOST);
	close(fd);
	if (got <= 0)
		return 0;
	/* A newline may be part of the name, too; strace takes the first for the end. */
	end = memchr(to, '\n', (size_t)got);
	return end ? (size_t)(end - to) : (size_t)got;
}

static void
view_stack(struct process *process, const struct stack_options *options, struct string *stack)
{
	struct tracee_view *view = VIEW_OF(process, process);

	if (!view->unwind)
		view->unwind = unwind_open(view->pid ? view->pid : view->tid);
	unwind_stack(view->unwind, view->tid, &view->memory, options, stack);
}

static void
view_remapped(struct process *process)
{
	struct tracee_view *view = VIEW_OF(process, process);

	if (view->unwind)
		unwind_remapped(view->unwind);
}

void
tracee_view_close(struct tracee_view *view)
{
	if (view->unwind)
		unwind_close(view->unwind);
	view->unwind = NULL;
}

void
view_init_process(struct tracee_view *view)
{
	view->process.descriptor = view_descriptor;
	view->process.details = view_details;
	view->process.directory = view_directory;
	view->process.command = view_command;
	view->process.namespace = view_namespace;
	view->process.context = view_context;
	view->process.expected_context = view_expected_context;
	view->process.mapping = view_mapping;
	view->process.translate = view_translate;
	view->pid_namespace = 0;
	view->process.stack = view_stack;
	view->process.remapped = view_remapped;
}
