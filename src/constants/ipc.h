/* Constants of the ipc family. */
#ifndef CONSTANTS_IPC_H
#define CONSTANTS_IPC_H

#include "spy/constants.h"

#endif
