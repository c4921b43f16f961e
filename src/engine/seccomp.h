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

/* In the child that becomes the command: install PROGRAM, for it and all that it makes. Privileges that the command may
 * gain by execve are given up only if the kernel insists (seccomp(2), CAP_SYS_ADMIN). Returns false with errno set. */
bool seccomp_install(const struct sock_fprog *program);

/* Does the call NUMBER with ARGS install a filter of the tracee's own? Its verdicts can outrank ours. */
bool seccomp_is_installed_by(const struct abi *abi, uint64_t number, const uint64_t args[6]);

#endif
