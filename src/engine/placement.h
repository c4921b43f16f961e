/* Where the tracer runs: on its tracee's CPU, below everything else, so that a stop wakes nobody on another CPU. */
#ifndef ENGINE_PLACEMENT_H
#define ENGINE_PLACEMENT_H

#include <stdbool.h>
#include <sys/types.h>

/* Place the calling thread, the only one that traces, if WANTED and permitted: a process without CAP_SYS_NICE or a
 * sufficient RLIMIT_NICE cannot leave SCHED_IDLE again (sched(7)) and is left alone. Children forked from now on would
 * inherit an affinity, so the command must have been started. Returns what was decided, in one line for -d. */
const char *placement_open(bool wanted);

/* Before each wait: RUNNING tracees execute their own code, as far as is known, and RESUMED is the one let go last. Two or
 * more want a CPU each. Returns whether it is worth a look at what has stopped before blocking. */
bool placement_balance(unsigned running, pid_t resumed);

/* Nothing has stopped yet, and the wait is going to block: thread TID, resumed last, has blocked or moved elsewhere. */
void placement_follow(pid_t tid);

/* The wait is over. */
void placement_awake(void);

/* Undo all, and end the watchdog. */
void placement_close(void);

#endif
