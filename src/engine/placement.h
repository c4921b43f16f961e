/* Where the tracer runs: on its tracee's CPU, below everything else, so that a stop wakes nobody on another CPU. */
#ifndef ENGINE_PLACEMENT_H
#define ENGINE_PLACEMENT_H

#include <stdbool.h>
#include <sys/types.h>

/* Place the calling thread, the only one that traces, if WANTED and possible. A process without CAP_SYS_NICE or a sufficient
 * RLIMIT_NICE cannot leave SCHED_IDLE again (sched(7)); it stays on a CPU, and holds tracees there while it lets them go.
 * Children forked from now on would inherit an affinity, so the command must have been started. Returns what was decided,
 * in one line for -d. */
const char *placement_open(bool wanted);

/* Before each wait: RUNNING tracees execute their own code, as far as is known, of TRACEES in all, and RESUMED is the one let go last. Two or
 * more want a CPU each. Returns whether it is worth a look at what has stopped before blocking. */
bool placement_balance(unsigned running, unsigned tracees, pid_t resumed);

/* Nothing has stopped yet, and the wait is going to block: thread TID, resumed last, has blocked or moved elsewhere. */
void placement_follow(pid_t tid);

/* Whether threads are to be held while they are let go. Not those whose next system calls are not stopped at, nor those in a
 * call that shows their affinity or passes it on. */
bool placement_holds(void);

/* Hold thread TID, which is stopped, until hold_end; false if there is no need to. */
bool placement_hold(pid_t tid);

/* The wait is over. */
void placement_awake(void);

/* Undo all, and end the watchdog. */
void placement_close(void);

#endif
