/* Times and IDs as users write them. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* TEXT, a number with s, ms, us (also if there is none) or ns behind it, in nanoseconds. False if it is none, or more
 * than 30 years. */
bool time_parse(const char *text, uint64_t *ns);

/* The two numbers of PAIR, UID:GID. What follows behind a second colon does not count, as in strace. False if it is none,
 * or one of them is 2^32-1, which is nobody's. */
bool ids_parse(const char *pair, uint32_t *uid, uint32_t *gid);

#endif
