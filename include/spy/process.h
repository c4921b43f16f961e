/* What only a live tracee knows, asked through one capability so that a recording can answer it too. */
#ifndef SPY_PROCESS_H
#define SPY_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "spy/note.h"
#include "spy/stack.h"

/* What a number is that a thread's PID namespace numbers. */
enum process_id { PROCESS_ID_THREAD, PROCESS_ID_PROCESS, PROCESS_ID_GROUP, PROCESS_ID_SESSION };

/* What has an SELinux context. */
struct process_object {
	enum { OBJECT_FILE, OBJECT_THREAD } kind;
	int number;       /* FILE: a descriptor or AT_FDCWD; THREAD: as spy's PID namespace numbers it */
	const char *path; /* FILE: from there on; not terminated */
	size_t length;    /* 0: the file or directory itself */
};

struct process {
	/* Write what descriptor FD stands for (proc_pid_fd(5): the text of /proc/PID/fd/FD) to TO, at most SIZE
	 * bytes, not terminated. Returns its length, or 0 if it is not known. */
	size_t (*descriptor)(struct process *process, int fd, char *to, size_t size);
	/* Complete NOTE, whose text and length are that of descriptor FD: take the kernel's " (deleted)" off it, and
	 * add details of the kinds in WANTED (enum note_kind). */
	void (*details)(struct process *process, int fd, unsigned wanted, struct note *note);
	/* The same as descriptor for the working directory. */
	size_t (*directory)(struct process *process, char *to, size_t size);
	/* The same for the command name of thread TID (proc_pid_comm(5)), as spy's PID namespace numbers it. */
	size_t (*command)(struct process *process, pid_t tid, char *to, size_t size);
	/* The same for the link of namespace KIND ("net") of thread TID: "net:[4026531840]". */
	size_t (*namespace)(struct process *process, pid_t tid, const char *kind, char *to, size_t size);
	/* Where the file whose link has the text NAME is mapped in the thread's memory first; 0: nowhere. */
	uint64_t (*mapping)(struct process *process, const char *name, size_t length);
	/* Write the context of OBJECT to TO, at most SIZE bytes, not terminated. Returns its length, or 0 if it has none
	 * or SELinux is not enabled. And the same for the context that it would have by the system's policy. */
	size_t (*context)(
		struct process *process, const struct process_object *object, char *to, size_t size);
	size_t (*expected_context)(
		struct process *process, const struct process_object *object, char *to, size_t size);
	/* The number in spy's PID namespace of what ID is in the thread's; ID itself if both are in the same one, 0 if
	 * there is none. */
	pid_t (*translate)(struct process *process, pid_t id, enum process_id kind);
	/* Add the frames of the event's thread, the innermost first, to STACK (see stack.h); none if it is not known. */
	void (*stack)(struct process *process, const struct stack_options *options, struct string *stack);
	/* The process has changed what is mapped where; to be called before the next stack is asked for. */
	void (*remapped)(struct process *process);
};

#endif
