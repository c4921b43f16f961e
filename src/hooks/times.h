/* Structures of time that several rooms tell (asm-generic/posix_types.h, linux/time.h, linux/time_types.h). */
#ifndef DESCRIBE_TIMES_H
#define DESCRIBE_TIMES_H

#include "spy/type.h"

extern const struct type struct_timespec[1], struct_timespec64[1], struct_timeval[1], struct_timeval64[1],
	struct_itimerspec[1], struct_itimerspec64[1], struct_sigevent[1];

#endif
