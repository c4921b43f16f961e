/* The kernel's own filter: calls that nobody wants to hear of do not stop their thread at all. */
#ifndef ENGINE_SECCOMP_H
#define ENGINE_SECCOMP_H

#include <linux/filter.h>
#include <stdbool.h>
#include <stdint.h>

#include "spy/abi.h"

/* Make a program of WANTED(CONTEXT, …): those calls end in SECCOMP_RET_TRACE, the others are allowed. ABIs that spy has
 * no table for are traced. False, with *PROGRAM empty, if it would be too long or nothing would be left out. The
 * instructions are malloc'ed. */
bool seccomp_make(
	struct sock_fprog *program, bool (*wanted)(void *, const struct abi *, unsigned), void *context);

/* Whether the kernel has filters whose verdict is a tracer's: SECCOMP_GET_ACTION_AVAIL, Linux 4.14. */
bool seccomp_exists(void);

/* In the child that becomes the command: install PROGRAM, for it and all that it makes. Privileges that the command may
 * gain by execve are given up only if the kernel insists (seccomp(2), CAP_SYS_ADMIN). Returns false with errno set. */
bool seccomp_install(const struct sock_fprog *program);

/* What a call may mean to whoever relies on the filter. */
enum seccomp_concern {
	SECCOMP_NO_CONCERN,
	SECCOMP_OTHER_FILTER, /* a filter of the tracee's own, whose verdicts can outrank ours, is installed */
	SECCOMP_OTHER_TRACER, /* the tracee wants to trace, or to be traced, itself */
};

/* That of the call NUMBER with ARGS. */
enum seccomp_concern seccomp_concern(const struct abi *abi, uint64_t number, const uint64_t args[6]);

#endif
