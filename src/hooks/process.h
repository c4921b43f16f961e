/* Hooks of the process family. */
#ifndef HOOKS_PROCESS_H
#define HOOKS_PROCESS_H

#include "spy/hook.h"

#endif
