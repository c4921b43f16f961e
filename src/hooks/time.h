/* Hooks of the time family. */
#ifndef HOOKS_TIME_H
#define HOOKS_TIME_H

#include "spy/hook.h"
#include "hooks/times.h"

/* Seconds since 1970 and which date they are. */
void hook_time(struct decode *decode, uint64_t value);
void hook_time_result(struct decode *decode, const struct pending *pending);

#endif
