/* Constants of the net family. */
#ifndef CONSTANTS_NET_H
#define CONSTANTS_NET_H

#include "spy/constants.h"

#endif
