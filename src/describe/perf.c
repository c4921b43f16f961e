/* Performance events (linux/perf_event.h). */
#include "spy/describe.h"

CALLS(perf,
CALL(perf_event_open, 298, 241, 336, DESC, FD, F(attr, IN(SPAN(hook_perf_attr, 8))) F(pid, PID) F(cpu, S32) F(group_fd, FD) F(flags, FLAGSL(perf_flags)))
)
