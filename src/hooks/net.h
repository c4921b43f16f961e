/* Hooks of the net family. */
#ifndef HOOKS_NET_H
#define HOOKS_NET_H

#include "spy/hook.h"

#endif
