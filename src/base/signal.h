/* Names of signals, as the kernel and strace have them. */
#ifndef BASE_SIGNAL_H
#define BASE_SIGNAL_H

#include "spy/string.h"

/* Append "SIGINT", "SIGRT_3", or the number if it is none of a signal. */
void signal_add_name(struct string *to, int signal);

/* The number of a name in any case, with or without SIG: "SIGHUP", "hup", "RTMIN", "RT_1"; 0 if there is none. */
int signal_number(const char *name);

#endif
