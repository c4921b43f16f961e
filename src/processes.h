/* Which processes a name or a tree of -p stands for, by proc(5). */
#ifndef PROCESSES_H
#define PROCESSES_H

#include <stddef.h>
#include <sys/types.h>

/* PIDs in ascending order, parents before their children; malloc'ed. */
struct processes {
	pid_t *list;
	size_t count;
};

/* All but spy itself whose command name (proc_pid_comm(5)) is NAME, of which the kernel keeps 15 bytes. */
void processes_named(struct processes *found, const char *name);

/* ROOT, be there such a process or not, and all that descend from it at the moment. */
void processes_below(struct processes *found, pid_t root);

/* Tell the user on standard error what process PID runs. */
void processes_tell(pid_t pid);

#endif
