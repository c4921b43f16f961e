/* Hooks of the ipc family. */
#ifndef HOOKS_IPC_H
#define HOOKS_IPC_H

#include "spy/hook.h"

/* The result of a shmat that came through ipc(2): the address it attached to, which the argument in register 3 leads to. */
void hook_ipc_attached(struct decode *decode, uint64_t value);

#endif
