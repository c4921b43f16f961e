/* Every hook, by family: what no type can say. */
#ifndef HOOKS_HOOKS_H
#define HOOKS_HOOKS_H

#include "spy/hook.h"

#include "hooks/file.h"
#include "hooks/desc.h"
#include "hooks/process.h"
#include "hooks/net.h"
#include "hooks/signal.h"
#include "hooks/time.h"
#include "hooks/ipc.h"
#include "hooks/security.h"

#endif
