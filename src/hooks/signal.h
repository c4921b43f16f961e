/* Hooks of the signal family. */
#ifndef HOOKS_SIGNAL_H
#define HOOKS_SIGNAL_H

#include "spy/hook.h"

/* What a signal says of itself (asm-generic/siginfo.h): 128 bytes. A span without an address is one that the kernel
 * handed to spy, laid out as spy's own ABI has it; any other is the tracee's. */
extern const struct type struct_siginfo[1];

bool hook_siginfo(struct decode *decode, struct span span);

/* The mask that rt_sigreturn and sigreturn go back to, from the frame that the kernel left on the stack. */
void hook_signal_frame(struct decode *decode, uint64_t value);
void hook_old_signal_frame(struct decode *decode, uint64_t value);

#endif
