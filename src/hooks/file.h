/* Hooks of the file family. */
#ifndef HOOKS_FILE_H
#define HOOKS_FILE_H

#include "spy/hook.h"

#endif
