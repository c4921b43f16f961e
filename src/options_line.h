/* The lines of the one table of options, and how the command line is read by it. */
#ifndef OPTIONS_LINE_H
#define OPTIONS_LINE_H

#include <stdbool.h>

struct parse;

/* Headings of the help text, in its order. */
enum subject {
	SUBJECT_NONE, /* another spelling of the line above, or not there yet: no help */
	GENERAL,
	STARTUP,
	TRACING,
	FILTERING,
	FORMATTING,
	STATISTICS,
	TAMPERING,
	MISCELLANEOUS,
	SUBJECTS,
	SUBJECT = 0xff,
	OWN = 0x100, /* besides: strace does not have it, so it must not make strace's shortened names ambiguous */
};

/* An option as the user gave it. */
struct given {
	const char *name; /* "-a" or "--columns" */
	const char *argument;
};

struct option_line {
	int letter;           /* 0: none */
	const char *name;     /* of the long form, NULL: none */
	const char *argument; /* what it is called in the help text; begins with "[=": optional; NULL: none */
	unsigned subject;     /* enum subject */
	void (*take)(struct parse *parse, const struct given *given);
	const char *help; /* lines, separated by newlines */
};

extern const struct option_line option_lines[]; /* ended by one without letter and name */

/* Begin to read a command line. SILENT: wrong options are passed over. */
void options_begin(bool silent);

/* The line of the next option of the command line and how it was given, valid until the next; NULL behind the last:
 * then *COMMAND is what follows. A wrong option ends spy with strace's message. */
const struct option_line *options_next(int argc, char **argv, struct given *given, char ***command);

/* Whether -e NAME=… is the same as --NAME=…. */
bool options_is_qualifier(const char *name);

/* Whether the option can stand without its argument. */
bool options_argument_is_optional(const struct option_line *line);

#endif
