/* Hooks of the time family. */
#ifndef HOOKS_TIME_H
#define HOOKS_TIME_H

#include "spy/hook.h"

#endif
