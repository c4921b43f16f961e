/* The syntax that all sets share: `[!]value[,value]…`, `all`, `none`. */
#ifndef FILTER_EXPRESSION_H
#define FILTER_EXPRESSION_H

#include <stdbool.h>

#include "spy/filter.h"

/* A set as it is written, without the negation. */
struct expression {
	const char *whole;
	bool negated;
	bool none;
	char *values;
	char *rest;
};

/* Begin to read TEXT. Frees nothing of it; ended by expression_close. */
void expression_open(struct expression *expression, const char *text);
void expression_close(struct expression *expression);

/* The next value, NULL after the last. Empty ones are passed over. Valid until expression_close. */
char *expression_next(struct expression *expression);

/* Say in ERROR that VALUE is no KIND: "invalid system call 'foo'". Returns FILTER_WRONG. */
enum filter_verdict expression_wrong(struct string *error, const char *kind, const char *value);

/* strace takes numbers up to this as signals, of which most never come. */
#define EXPRESSION_SIGNAL_MOST 255

/* The number that NAME stands for, more than EXPRESSION_SIGNAL_MOST if none: "SIGHUP", "hup", "1", "SIGRTMIN", "RT_1"… */
unsigned expression_signal(const char *name);

#endif
