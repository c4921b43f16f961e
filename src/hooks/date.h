/* Points in time as dates. */
#ifndef HOOKS_DATE_H
#define HOOKS_DATE_H

#include "spy/hook.h"

/* Remark which date SECONDS since 1970 are, in spy's own time zone. FRACTION is of units of 10^-DIGITS seconds (DIGITS
 * up to 9), and shown if it is not zero. Says nothing of no time at all (both zero), of a FRACTION of a second or more
 * and of years that have no date. */
void tell_date(struct decode *decode, int64_t seconds, uint64_t fraction, unsigned digits);

/* Tell {tv_sec=…, NAME=…} and its date: SPAN holds both, of equal width; NAME is tv_usec (6 DIGITS) or tv_nsec (9). */
void tell_dated(struct decode *decode, struct span span, const char *name, unsigned digits);

#endif
