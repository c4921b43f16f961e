/* Hooks of the ipc family. */
#ifndef HOOKS_IPC_H
#define HOOKS_IPC_H

#include "spy/hook.h"

#endif
