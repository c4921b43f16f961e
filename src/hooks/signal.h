/* Hooks of the signal family. */
#ifndef HOOKS_SIGNAL_H
#define HOOKS_SIGNAL_H

#include "spy/hook.h"

/* What a signal says of itself (asm-generic/siginfo.h): 128 bytes. A span without an address is one that the kernel
 * handed to spy, laid out as spy's own ABI has it; any other is the tracee's. */
extern const struct type struct_siginfo[1];

bool hook_siginfo(struct decode *decode, struct span span);

/* A kernel sigset_t cut to what a call was given room for, at most eight bytes. */
bool hook_signal_set(struct decode *decode, struct span span);

/* A set as the kernel has it, which is told if it has at least a word and at most eight bytes. */
bool hook_signal_mask(struct decode *decode, struct span span);

/* The set of the old calls: one register, the 32 signals that existed then. */
void hook_old_signal_set(struct decode *decode, uint64_t value);
bool hook_old_signal_memory(struct decode *decode, struct span span);

/* The mask that rt_sigreturn and sigreturn go back to, from the frame that the kernel left on the stack. */
void hook_signal_frame(struct decode *decode, uint64_t value);
void hook_old_signal_frame(struct decode *decode, uint64_t value);

/* (mask [USR1]) and (old mask [USR1]) behind the results of sgetmask and ssetmask. */
void hook_mask(struct decode *decode, const struct pending *pending);
void hook_old_mask(struct decode *decode, const struct pending *pending);

#endif
