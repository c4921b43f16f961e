/* What the user asked for on the command line, checked and ready for the rooms that act on it. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include "spy/decode.h"
#include "spy/engine.h"
#include "spy/filter.h"
#include "spy/inject.h"
#include "spy/stream.h"
#include "sink/color.h"
#include "sink/summary.h"
#include "sink/text.h"
#include "tips.h"

enum format { FORMAT_TEXT, FORMAT_JSON };

/* Messages that -q suppresses. */
enum quiet {
	QUIET_ATTACH = 1 << 0,
	QUIET_EXIT = 1 << 1,
	QUIET_PATH_RESOLUTION = 1 << 2,
	QUIET_PERSONALITY = 1 << 3,
	QUIET_SUPERSEDED = 1 << 4, /* thread-execve */
	QUIET_ALL = (1 << 5) - 1,
};

struct options {
	bool exact; /* every default is strace's: --strict, or called by its name */
	struct engine_options engine;
	bool hints;                    /* tell what option would have shown more */
	bool debug;                    /* -d */
	bool unplaced;                 /* --placement=off */
	bool unfiltered;               /* --no-seccomp */
	struct engine_command command; /* path NULL: none, only attach */
	uint64_t call_limit;           /* let everybody go when so many calls have been told; 0: do not */
	pid_t *attach;
	size_t attach_count;
	struct filter filter;
	struct injection *injections;
	size_t injection_count;
	/* Calls whose structures are abbreviated (-e abbrev=), whose pointers are followed (verbose=), and whose
	 * arguments are told as registers hold them (raw=). */
	struct call_set abbreviated, followed, raw;
	struct decode_options decode;
	bool dumps;                          /* READS or WRITES is set */
	struct descriptor_set reads, writes; /* whose bytes are dumped (-e read=, -e write=) */
	struct stack_options stack;          /* -k */
	enum format format;
	struct text_options text;
	bool colored; /* by COLORS */
	struct color_scheme colors;
	bool always_show_pid;
	enum tips_format tips_format;
	long tip;       /* which; -1: any */
	unsigned quiet; /* enum quiet */
	struct output_options output;
	bool summary;      /* -c, -C */
	bool summary_only; /* -c */
	struct summary_options summarize;
};

/* Fill OPTIONS from the command line. A mistake, --help and --version end spy. Nothing is started or opened. What
 * OPTIONS points to lives as long as spy. */
void options_parse(struct options *options, int argc, char **argv);

/* Write the help text, grouped by subject. */
void options_help(FILE *to);

#endif
