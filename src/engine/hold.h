/* Keeping a tracee on a CPU for the moment in which it is let go. */
#ifndef ENGINE_HOLD_H
#define ENGINE_HOLD_H

#include <stdbool.h>
#include <sys/types.h>

/* Get ready: starts a process that ends a hold if spy is killed amid it. Returns false if there can be none. */
bool hold_open(void);
void hold_close(void);

/* Let thread TID, which is stopped, run on CPU alone, if it may run there; false if it may not, and nothing has changed. */
bool hold_begin(pid_t tid, int cpu);

/* Give it back the affinity that it had. */
void hold_end(pid_t tid);

#endif
