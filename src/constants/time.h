/* Constants of the time family. */
#ifndef CONSTANTS_TIME_H
#define CONSTANTS_TIME_H

#include "spy/constants.h"

extern const struct constants clock_ids[1];
extern const struct constants timer_flags[1];
extern const struct constants itimer_which[1];
extern const struct constants sigevent_notify[1];
extern const struct constants adjtimex_modes[1];
extern const struct constants adjtimex_status[1];
extern const struct constants adjtimex_state[1];

#endif
