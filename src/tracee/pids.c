/* What a number of the tracee's PID namespace is in spy's own. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "spy/tracee.h"
#include "view.h"

#define PROC_PATH_SIZE 64
#define STATUS_SIZE 4096

/* linux/nsfs.h since 6.11: the argument in the file's PID namespace, as the caller's numbers it. */
#ifndef NS_GET_PID_FROM_PIDNS
#define NS_GET_PID_FROM_PIDNS _IOR(0xb7, 0x6, int)
#endif

static uint64_t
namespace_of(const char *process)
{
	char path[PROC_PATH_SIZE];
	struct stat file;

	snprintf(path, sizeof(path), "/proc/%.16s/ns/pid", process);
	return stat(path, &file) == 0 ? file.st_ino : 0;
}

/* Is ID the innermost number of the kind NAME ("NSpid") in the status file at PATH? Then also tell the outermost. */
static pid_t
status_match(const char *path, const char *name, pid_t id)
{
	char text[STATUS_SIZE], *line, *end;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = file < 0 ? -1 : read(file, text, sizeof(text) - 1);
	long outermost, number;

	if (file >= 0)
		close(file);
	if (got <= 0)
		return 0;
	text[got] = '\0';
	line = strstr(text, name);
	if (!line)
		return 0;
	line += strlen(name);
	outermost = number = strtol(line, &end, 10);
	while (*end == '\t') {
		line = end;
		number = strtol(line, &end, 10);
		if (end == line)
			break;
	}
	return number == id ? (pid_t)outermost : 0;
}

/* Go through the directory PATH of processes or threads for one of NAMESPACE that ID numbers. */
static pid_t
scan(const char *path, uint64_t namespace, const char *name, pid_t id)
{
	DIR *directory = opendir(path);
	struct dirent *entry;
	pid_t found = 0;

	while (directory && !found && (entry = readdir(directory))) {
		char below[PROC_PATH_SIZE], status[2 * PROC_PATH_SIZE];

		if (!isdigit((unsigned char)entry->d_name[0]))
			continue;
		snprintf(status, sizeof(status), "%.40s/%.16s/status", path, entry->d_name);
		found = status_match(status, name, id);
		if (found && namespace_of(entry->d_name) != namespace)
			found = 0;
		if (found || strcmp(path, "/proc") != 0 || strcmp(name, "\nNSpid:") != 0)
			continue;
		snprintf(below, sizeof(below), "/proc/%.16s/task", entry->d_name);
		found = scan(below, namespace, name, id);
	}
	if (directory)
		closedir(directory);
	return found;
}

/* Ask the kernel what ID in the PID namespace of thread TID is in spy's; 0: nothing, -1: it does not know. A group or a
 * session can outlive its leader, and the kernel tells of threads only. */
static pid_t
ask(pid_t tid, pid_t id, enum process_id kind)
{
	char path[PROC_PATH_SIZE];
	int namespace, translated, error;

	snprintf(path, sizeof(path), "/proc/%d/ns/pid", tid);
	namespace = open(path, O_RDONLY | O_CLOEXEC);
	if (namespace < 0)
		return 0;
	translated = ioctl(namespace, NS_GET_PID_FROM_PIDNS, (unsigned long)id);
	error = errno;
	close(namespace);
	if (translated <= 0)
		return error == ENOTTY || kind == PROCESS_ID_GROUP || kind == PROCESS_ID_SESSION ? -1 : 0;
	if ((kind == PROCESS_ID_GROUP && getpgid(translated) != translated) ||
		(kind == PROCESS_ID_SESSION && getsid(translated) != translated))
		return -1;
	return translated;
}

pid_t
view_translate(struct process *process, pid_t id, enum process_id kind)
{
	static const char *const names[] = {[PROCESS_ID_THREAD] = "\nNSpid:",
		[PROCESS_ID_PROCESS] = "\nNStgid:",
		[PROCESS_ID_GROUP] = "\nNSpgid:",
		[PROCESS_ID_SESSION] = "\nNSsid:"};
	struct tracee_view *view = VIEW_OF(process, process);
	static uint64_t own;
	char path[PROC_PATH_SIZE];
	pid_t translated;

	if (!own)
		own = namespace_of("self");
	if (!view->pid_namespace) {
		snprintf(path, sizeof(path), "%d", view->tid);
		view->pid_namespace = namespace_of(path);
	}
	if (view->pid_namespace == own || !view->pid_namespace)
		return id;
	if (id <= 0)
		return 0;
	translated = ask(view->tid, id, kind);
	return translated >= 0 ? translated : scan("/proc", view->pid_namespace, names[kind], id);
}
