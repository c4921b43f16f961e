/* Hooks of the security family. */
#ifndef HOOKS_SECURITY_H
#define HOOKS_SECURITY_H

#include "spy/hook.h"

#endif
