/* What only a live tracee knows, asked through one capability so that a recording can answer it too. */
#ifndef SPY_PROCESS_H
#define SPY_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct process {
	/* Write what descriptor FD stands for (proc_pid_fd(5): the text of /proc/PID/fd/FD) to TO, at most SIZE
	 * bytes, not terminated. Returns its length, or 0 if it is not known. */
	size_t (*descriptor)(struct process *process, int fd, char *to, size_t size);
	/* The same for the working directory. */
	size_t (*directory)(struct process *process, char *to, size_t size);
	/* The same for the command name of thread TID (proc_pid_comm(5)). */
	size_t (*command)(struct process *process, pid_t tid, char *to, size_t size);
};

#endif
