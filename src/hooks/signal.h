/* Hooks of the signal family. */
#ifndef HOOKS_SIGNAL_H
#define HOOKS_SIGNAL_H

#include "spy/hook.h"

/* What a signal says of itself, as the kernel gives it (asm-generic/siginfo.h): 128 bytes. */
extern const struct type struct_siginfo[1];

#endif
