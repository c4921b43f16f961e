/* Names of errors: those of the C library, and those that the kernel keeps to itself and a tracer sees. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#define ERROR_MAX 4095 /* a result from -4095 to -1 is an error (linux/err.h of the kernel) */

/* Whether a call that ended with NUMBER is started again by the kernel: its program never sees the error. */
bool error_restarts(int number);

/* "ENOENT", or NULL for a number without a name. */
const char *error_name(int number);

/* "No such file or directory", or NULL. */
const char *error_meaning(int number);

/* The number of a NAME in any case, a second name that some errors have (EWOULDBLOCK) included, or of digits; 0 if there is none. */
int error_number(const char *name);

#endif
