/* The text sink: strace's format to the byte. */
#ifndef SINK_TEXT_H
#define SINK_TEXT_H

#include <stdbool.h>
#include <sys/types.h>

#include "spy/sink.h"

enum text_clock { TEXT_CLOCK_NONE, TEXT_CLOCK_TIME, TEXT_CLOCK_UNIX };
enum text_constants { TEXT_CONSTANTS_NAMES, TEXT_CONSTANTS_RAW, TEXT_CONSTANTS_BOTH };

/* Where strings are written with \x escapes. */
enum text_hex {
	TEXT_HEX_NEVER,     /* octal escapes where escapes are needed */
	TEXT_HEX_ESCAPES,   /* --strings-in-hex=non-ascii-chars: hex escapes where escapes are needed */
	TEXT_HEX_NON_ASCII, /* -x: strings with a byte that is not ASCII, whole */
	TEXT_HEX_ALL,       /* -xx: all strings */
};

enum text_prefix {
	TEXT_PREFIX_NONE,
	TEXT_PREFIX_BRACKETS, /* "[pid 12345] ": lines of several threads on standard error */
	TEXT_PREFIX_PLAIN,    /* "12345 ": lines of several threads in a file, and --always-show-pid */
};

/* All zero but for COLUMN are strace's defaults. Precisions are digits behind the point: 0, 3, 6 or 9. */
struct text_options {
	bool hold; /* a call's line comes out whole when it is known to be kept (an outcome filter is set) */
	bool joined; /* every call is held so, and its line begins as it would at that time but for the time itself */
	unsigned column; /* where results are aligned (-a), 40 by default; 0: not at all */
	enum text_clock clock;
	unsigned clock_digits;
	bool relative; /* -r */
	unsigned relative_digits;
	bool duration; /* -T */
	unsigned duration_digits;
	bool instruction_pointer; /* -i */
	bool number;              /* -n */
	bool names;               /* -N */
	enum text_hex hex;
	enum text_constants constants;
	enum text_prefix prefix;
};

/* A sink that appends lines to sink->out, which the caller sets before each event. OPTIONS is copied. Freed through its
 * class. */
struct sink *text_open(const struct text_options *options);

/* Change what stands before each line from now on: strace shows PIDs only while it traces several threads. */
void text_prefix(struct sink *sink, enum text_prefix prefix);

/* The thread that LINE, in sink->out, belongs to goes on as TID, because it called execve and was not its process's
 * leader. MOVES: and on another stream. */
void text_rename(struct sink *sink, struct line *line, pid_t tid, bool moves);

#endif
