/* Constants of the desc family. */
#ifndef CONSTANTS_DESC_H
#define CONSTANTS_DESC_H

#include "spy/constants.h"

#endif
