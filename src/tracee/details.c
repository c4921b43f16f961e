/* What is behind a descriptor beyond the text of its link: devices, sockets, and what /proc/PID/fdinfo tells. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "socket.h"
#include "spy/tracee.h"
#include "view.h"

#define PROC_PATH_SIZE 64
#define INFO_SIZE 4096 /* of fdinfo: what is looked for stands in the first lines */
#define PTMX_MAJOR 5   /* devices.txt of the kernel: TTYAUX_MAJOR */
#define PTMX_MINOR 2   /* of /dev/ptmx; an instance of devpts has the same */

static bool
info_read(pid_t tid, int fd, char text[INFO_SIZE])
{
	char path[PROC_PATH_SIZE];
	ssize_t got;
	int info;

	snprintf(path, sizeof(path), "/proc/%d/fdinfo/%d", tid, fd);
	info = open(path, O_RDONLY | O_CLOEXEC);
	if (info < 0)
		return false;
	got = read(info, text, INFO_SIZE - 1);
	close(info);
	text[got > 0 ? got : 0] = '\0';
	return got > 0;
}

/* The number behind "NAME:" at the beginning of a line of TEXT, or OTHERWISE. */
static int64_t
info_number(const char *text, const char *name, int base, int64_t otherwise)
{
	size_t length = strlen(name);

	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, name, length) == 0 && line[length] == ':')
			return (int64_t)strtoull(line + length + 1, NULL, base);
	}
	return otherwise;
}

static bool
has_info(const char *text, const char *name)
{
	return info_number(text, name, 10, 0) == info_number(text, name, 10, 1);
}

/* Of what kind a file is, and which. A file system that a tracee serves must not be asked while the tracee is stopped. */
static bool
file_look(const char *path, int flags, struct statx *file)
{
	return statx(AT_FDCWD, path, flags | AT_STATX_DONT_SYNC, STATX_TYPE | STATX_INO, file) == 0;
}

static void
device_note(pid_t tid, int fd, struct note *note)
{
	char link[PROC_PATH_SIZE], info[INFO_SIZE];
	struct statx file;

	snprintf(link, sizeof(link), "/proc/%d/fd/%d", tid, fd);
	if (!file_look(link, 0, &file) || !(S_ISCHR(file.stx_mode) || S_ISBLK(file.stx_mode)))
		return;
	note->kind = NOTE_DEVICE;
	note->device.block = S_ISBLK(file.stx_mode);
	note->device.major = file.stx_rdev_major;
	note->device.minor = file.stx_rdev_minor;
	note->device.terminal = -1;
	if (S_ISCHR(file.stx_mode) && file.stx_rdev_major == PTMX_MAJOR &&
		file.stx_rdev_minor == PTMX_MINOR && info_read(tid, fd, info))
		note->device.terminal = (int32_t)info_number(info, "tty-index", 10, -1);
}

/* The kernel writes " (deleted)" behind the name of a file that is gone, but a file may be called so. */
static void
take_deleted(pid_t tid, int fd, struct note *note)
{
	static const char mark[] = " (deleted)";
	char link[PROC_PATH_SIZE], path[4096 + 1];
	struct statx opened, named;
	size_t tail = sizeof(mark) - 1;

	if (note->length <= tail || memcmp(note->text + note->length - tail, mark, tail) != 0 ||
		note->length >= sizeof(path))
		return;
	memcpy(path, note->text, note->length);
	path[note->length] = '\0';
	snprintf(link, sizeof(link), "/proc/%d/fd/%d", tid, fd);
	if (file_look(path, AT_SYMLINK_NOFOLLOW, &named) && file_look(link, 0, &opened) &&
		named.stx_ino == opened.stx_ino && named.stx_dev_major == opened.stx_dev_major &&
		named.stx_dev_minor == opened.stx_dev_minor)
		return;
	note->deleted = true;
	note->length -= tail;
}

static void
eventfd_note(pid_t tid, int fd, struct note *note)
{
	char info[INFO_SIZE];

	if (!info_read(tid, fd, info) || !has_info(info, "eventfd-count"))
		return;
	note->kind = NOTE_EVENTFD;
	note->eventfd.count = (uint64_t)info_number(info, "eventfd-count", 16, 0);
	note->eventfd.id = info_number(info, "eventfd-id", 10, -1);
	note->eventfd.semaphore = info_number(info, "eventfd-semaphore", 10, -1);
}

static void
signalfd_note(pid_t tid, int fd, struct note *note)
{
	char info[INFO_SIZE];

	if (!info_read(tid, fd, info) || !has_info(info, "sigmask"))
		return;
	note->kind = NOTE_SIGNALFD;
	note->signals = (uint64_t)info_number(info, "sigmask", 16, 0);
}

static void
pidfd_note(pid_t tid, int fd, struct note *note)
{
	char info[INFO_SIZE];
	int64_t pid = info_read(tid, fd, info) ? info_number(info, "Pid", 10, 0) : 0;

	if (pid <= 0 || pid > INT32_MAX)
		return; /* it has ended and is waited for, or is of another PID namespace */
	note->kind = NOTE_PIDFD;
	note->pid = (int32_t)pid;
}

static bool
text_is(const struct note *note, const char *text)
{
	return note->length == strlen(text) && memcmp(note->text, text, note->length) == 0;
}

/* "socket:[INODE]" */
static bool
is_socket(const struct note *note, uint64_t *inode)
{
	static const char head[] = "socket:[";
	size_t start = sizeof(head) - 1;
	char number[24];

	if (note->length <= start + 1 || note->length - start > sizeof(number) ||
		memcmp(note->text, head, start) != 0)
		return false;
	memcpy(number, note->text + start, note->length - start - 1);
	number[note->length - start - 1] = '\0';
	*inode = strtoull(number, NULL, 10);
	return true;
}

void
view_details(struct process *process, int fd, unsigned wanted, struct note *note)
{
	pid_t tid = VIEW_OF(process, process)->tid;
	uint64_t inode;

	note->deleted = false;
	note->kind = NOTE_PATH;
	note->tried = 0;
	if (note->length > 0 && note->text[0] == '/') {
		take_deleted(tid, fd, note);
		if (wanted & NOTE_DEVICE && !note->deleted)
			device_note(tid, fd, note);
	} else if (wanted & NOTE_SOCKET && is_socket(note, &inode)) {
		note->tried = NOTE_SOCKET;
		if (socket_note(tid, fd, inode, &note->socket))
			note->kind = NOTE_SOCKET;
	} else if (wanted & NOTE_EVENTFD && text_is(note, "anon_inode:[eventfd]")) {
		note->tried = NOTE_EVENTFD;
		eventfd_note(tid, fd, note);
	} else if (wanted & NOTE_SIGNALFD && text_is(note, "anon_inode:[signalfd]")) {
		note->tried = NOTE_SIGNALFD;
		signalfd_note(tid, fd, note);
	} else if (wanted & NOTE_PIDFD && text_is(note, "anon_inode:[pidfd]")) {
		note->tried = NOTE_PIDFD;
		pidfd_note(tid, fd, note);
	}
}
