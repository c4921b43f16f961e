/* Constants of the process family. */
#ifndef CONSTANTS_PROCESS_H
#define CONSTANTS_PROCESS_H

#include "spy/constants.h"

#endif
