/* Constants of the file family. */
#ifndef CONSTANTS_FILE_H
#define CONSTANTS_FILE_H

#include "spy/constants.h"


extern const struct constants at_fdcwd[1];
extern const struct constants open_access[1];
extern const struct constants open_flags[1];

#endif
