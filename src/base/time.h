/* Times as users write them. */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include <stdbool.h>
#include <stdint.h>

/* TEXT, a number with s, ms, us (also if there is none) or ns behind it, in nanoseconds. False if it is none, or more
 * than 30 years. */
bool time_parse(const char *text, uint64_t *ns);

#endif
