/* Which processes a name or a tree of -p stands for, by proc(5). */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "processes.h"

#define NAME_KEPT 15 /* TASK_COMM_LEN of the kernel without the NUL */
#define SHOWN 200    /* bytes of a command line */

static void
add(struct processes *found, pid_t pid)
{
	found->list = reallocarray(found->list, found->count + 1, sizeof(*found->list));
	if (!found->list)
		die("out of memory");
	found->list[found->count++] = pid;
}

/* What /proc/PID/FILE begins with; returns its length, 0 if there is nothing. */
static size_t
read_file(pid_t pid, const char *file, char *to, size_t size)
{
	char path[64];
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, file);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	length = read(fd, to, size);
	close(fd);
	return length < 0 ? 0 : (size_t)length;
}

static int
compare(const void *a, const void *b)
{
	pid_t first = *(const pid_t *)a, second = *(const pid_t *)b;

	return (first > second) - (first < second);
}

static void
list_all(struct processes *all)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;

	*all = (struct processes){0};
	if (!proc)
		die_errno("opendir: /proc");
	while ((entry = readdir(proc)))
		if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
			add(all, (pid_t)atol(entry->d_name));
	closedir(proc);
	if (all->count)
		qsort(all->list, all->count, sizeof(*all->list), compare);
}

void
processes_named(struct processes *found, const char *name)
{
	size_t length = strnlen(name, NAME_KEPT);
	struct processes all;

	*found = (struct processes){0};
	list_all(&all);
	for (size_t i = 0; i < all.count; i++) {
		char known[NAME_KEPT + 1];

		if (all.list[i] != getpid() &&
			read_file(all.list[i], "comm", known, sizeof(known)) == length + 1 &&
			memcmp(known, name, length) == 0)
			add(found, all.list[i]);
	}
	free(all.list);
}

/* The parent of PID, or 0. */
static pid_t
parent_of(pid_t pid)
{
	char text[128]; /* a name of 15 bytes, and what stands before the parent */
	size_t length = read_file(pid, "stat", text, sizeof(text) - 1);
	const char *at;
	int parent;

	text[length] = '\0';
	at = strrchr(
		text, ')'); /* the name may hold anything, but no more numbers follow with such a character */
	return at && sscanf(at, ") %*c %d", &parent) == 1 ? (pid_t)parent : 0;
}

static void
add_children(struct processes *found, const struct processes *all, const pid_t *parents, pid_t of)
{
	for (size_t i = 0; i < all->count; i++)
		if (parents[i] == of && all->list[i] != getpid())
			add(found, all->list[i]);
}

void
processes_below(struct processes *found, pid_t root)
{
	struct processes all;
	pid_t *parents;

	*found = (struct processes){0};
	list_all(&all);
	parents = calloc(all.count + 1, sizeof(*parents));
	if (!parents)
		die("out of memory");
	for (size_t i = 0; i < all.count; i++)
		parents[i] = parent_of(all.list[i]);
	add(found, root);
	/* PIDs may be used again while this looks: that nobody is found twice ends it in any case. */
	for (size_t i = 0; i < found->count && found->count <= all.count; i++)
		add_children(found, &all, parents, found->list[i]);
	free(parents);
	free(all.list);
}

void
processes_tell(pid_t pid)
{
	char text[SHOWN + 1];
	size_t length = read_file(pid, "cmdline", text, SHOWN);

	if (length == 0)
		length = read_file(pid, "comm", text, SHOWN);
	while (length > 0 && (text[length - 1] == '\0' || text[length - 1] == '\n'))
		length--;
	/* Others write there what they like; terminals are not to obey it. */
	for (size_t i = 0; i < length; i++)
		if (text[i] == '\0')
			text[i] = ' ';
		else if (text[i] < ' ' || text[i] > '~')
			text[i] = '?';
	if (length > 0)
		warn("Process %d: %.*s", (int)pid, (int)length, text);
}
