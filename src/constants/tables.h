/* Every table of constants, by family. */
#ifndef CONSTANTS_TABLES_H
#define CONSTANTS_TABLES_H

#include "spy/constants.h"

#include "constants/file.h"
#include "constants/desc.h"
#include "constants/process.h"
#include "constants/net.h"
#include "constants/signal.h"
#include "constants/time.h"
#include "constants/ipc.h"
#include "constants/security.h"

#endif
