/* Constants of the signal family. */
#ifndef CONSTANTS_SIGNAL_H
#define CONSTANTS_SIGNAL_H

#include "spy/constants.h"


extern const struct constants signals[1];

#endif
