/* Constants of the time family. */
#ifndef CONSTANTS_TIME_H
#define CONSTANTS_TIME_H

#include "spy/constants.h"

#endif
