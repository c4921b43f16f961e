/* Constants of the signal family. */
#ifndef CONSTANTS_SIGNAL_H
#define CONSTANTS_SIGNAL_H

#include "spy/constants.h"

extern const struct constants signals[1];
extern const struct constants signal_handlers[1];
extern const struct constants sigprocmask_how[1];
extern const struct constants sigaction_flags[1];
extern const struct constants sigaltstack_flags[1];
extern const struct constants siginfo_codes[1];
extern const struct constants sigill_codes[1];
extern const struct constants sigfpe_codes[1];
extern const struct constants sigsegv_codes[1];
extern const struct constants sigbus_codes[1];
extern const struct constants sigtrap_codes[1];
extern const struct constants sigchld_codes[1];
extern const struct constants sigpoll_codes[1];
extern const struct constants sigsys_codes[1];
extern const struct constants audit_architectures[1];

#endif
