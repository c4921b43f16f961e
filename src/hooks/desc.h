/* Hooks of the desc family. */
#ifndef HOOKS_DESC_H
#define HOOKS_DESC_H

#include "spy/hook.h"

#endif
