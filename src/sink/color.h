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

#define COLOR_ROOM 32

/* SGR codes (console_codes(4)) without "\e[" and "m". */
struct color_scheme {
	char codes[COLORS][COLOR_ROOM];
};

/* Where in a line one sequence of lines stands. All zero: at the begin of one. */
struct color_state {
	enum { COLOR_AT_LEADER, COLOR_AT_ARGUMENTS, COLOR_AT_RESULT, COLOR_AT_PLAIN } place;
	unsigned depth; /* of brackets */
	bool failed;    /* an error was told as the result */
};

/* strace's own colours, changed as TEXT says, if not NULL: "syscall=1;33:argname=39". What makes no sense is ignored. */
void color_init(struct color_scheme *scheme, const char *text);

/* Append TEXT, LENGTH bytes that go on where STATE is, to TO, coloured. Pieces are to be parted between words. */
void color_add(const struct color_scheme *scheme, struct color_state *state, struct string *to,
	const char *text, size_t length);

#endif
