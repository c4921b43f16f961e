/* Colours for lines of text: a layer behind the text sink, which knows nothing of it. */
#ifndef SINK_COLOR_H
#define SINK_COLOR_H

#include <stdbool.h>
#include <stdint.h>

#include "spy/string.h"

/* What is coloured, by strace's names: syscall, argname, … */
enum color {
	COLOR_NONE,
	COLOR_SYSCALL,
	COLOR_ARGNAME,
	COLOR_ARGVAL,
	COLOR_CALL,
	COLOR_CONST,
	COLOR_COMMENT,
	COLOR_PUNCT,
	COLOR_RETVAL,
	COLOR_ERROR,
	COLORS,
};

/* SGR codes (console_codes(4)) without "\e[" and "m"; they live as long as spy. */
struct color_scheme {
	const char *codes[COLORS];
};

/* Where in a line one sequence of lines stands. All zero: at the begin of one. */
struct color_state {
	enum {
		COLOR_AT_LEADER,
		COLOR_AT_ARGUMENTS,
		COLOR_AT_RESULT,
		COLOR_AT_PLAIN, /* of a line that is no call */
		COLOR_AT_DUMP,  /* of a stack, too */
	} place;
	enum { COLOR_CALL_OTHER, COLOR_CALL_IOCTL, COLOR_CALL_SIGNALS } call;
	unsigned depth, argument; /* of parentheses; from 0 on, of the call */
	bool mask;                /* the last name was a set of signals */
	bool failed;              /* an error was told as the result */
};

/* strace's own colours, changed as TEXT says, if not NULL: "syscall=1;33:argname=39". What makes no sense is ignored. */
void color_init(struct color_scheme *scheme, const char *text);

/* Append TEXT, LENGTH bytes that go on where STATE is, to TO, coloured. Pieces are to be parted between words. */
void color_add(const struct color_scheme *scheme, struct color_state *state, struct string *to,
	const char *text, size_t length);

#endif
