/* Constants of the security family. */
#ifndef CONSTANTS_SECURITY_H
#define CONSTANTS_SECURITY_H

#include "spy/constants.h"

#endif
