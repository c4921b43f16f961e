/* Reading a command line by the table: getopt_long, fed from it. */
#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "options_table.h"

/* Long options are told from letters by values from here on. */
#define BY_NAME 256

#define LINES_MAX 200

bool
options_argument_is_optional(const struct option_line *line)
{
	return line->argument && strncmp(line->argument, "[=", 2) == 0;
}

/* The line of which line I is another spelling, or I. Shortened names that fit several spellings are not ambiguous. */
static size_t
first_spelling(size_t i)
{
	void (*take)(struct parse * parse, const struct given *given) = option_lines[i].take;

	for (size_t first = 0; first < i; first++)
		if (option_lines[first].take == take && option_lines[first].name)
			return first;
	return i;
}

/* What getopt_long wants of letters. */
static void
make_letters(char *letters)
{
	*letters++ = '+'; /* the command's own options are not ours */
	for (const struct option_line *line = option_lines; line->letter || line->name; line++) {
		if (!line->letter)
			continue;
		*letters++ = (char)line->letter;
		if (line->argument && !options_argument_is_optional(line))
			*letters++ = ':';
	}
	*letters = '\0';
}

/* What it wants of names, without the lines that are spy's OWN, unless asked for. Of a shortened name that fits
 * several it is the first that decides which others are told: strace's qualifiers of -e come last. */
static void
make_names(struct option *longs, bool own)
{
	for (int qualifiers = 0; qualifiers <= 1; qualifiers++)
		for (size_t i = 0; option_lines[i].letter || option_lines[i].name; i++) {
			const struct option_line *line = &option_lines[i];

			assert(i < LINES_MAX - 1);
			if (line->name && (own || !(line->subject & OWN)) &&
				options_is_qualifier(line->name) == qualifiers)
				*longs++ = (struct option){.name = line->name,
					.has_arg = !line->argument                   ? no_argument
						: options_argument_is_optional(line) ? optional_argument
										     : required_argument,
					.val = BY_NAME + (int)first_spelling(i)};
		}
	*longs = (struct option){0};
}

/* The line of the letter LETTER, or of the long option NAME if that is not NULL. */
static const struct option_line *
line_of(int letter, const char *name)
{
	const struct option_line *line = option_lines;

	while (name ? line->name != name : line->letter != letter)
		line++;
	return line;
}

/* Whether the word ARGUMENT is an option of spy's own, written out. Shortened names are strace's. */
static bool
is_own(const char *argument)
{
	size_t length;

	if (!argument || strncmp(argument, "--", 2) != 0)
		return false;
	argument += 2;
	length = strcspn(argument, "=");
	for (const struct option_line *line = option_lines; line->letter || line->name; line++)
		if (line->subject & OWN && line->name && strncmp(line->name, argument, length) == 0 &&
			!line->name[length])
			return true;
	return false;
}

void
options_begin(bool silent)
{
	opterr = !silent;
	optind = 0;
}

const struct option_line *
options_next(int argc, char **argv, struct given *given, char ***command)
{
	static char letters[3 * LINES_MAX], name[64];
	static struct option all[LINES_MAX], theirs[LINES_MAX];
	const struct option *longs;
	int value, index = 0;

	if (!*letters) {
		make_letters(letters);
		make_names(all, true);
		make_names(theirs, false);
	}
	do {
		const char *next = argv[optind ? optind : argc > 0];

		longs = is_own(next) ? all : theirs;
		value = getopt_long(argc, argv, letters, longs, &index);
	} while (value == '?' && !opterr);
	*command = argv + optind;
	if (value == -1)
		return NULL;
	if (value == '?') {
		fprintf(stderr, "Try '%s -h' for more information.\n", die_program());
		exit(1);
	}
	if (value >= BY_NAME)
		snprintf(name, sizeof(name), "--%s", longs[index].name);
	else
		snprintf(name, sizeof(name), "-%c", value);
	*given = (struct given){.name = name, .argument = optarg};
	return line_of(value, value >= BY_NAME ? longs[index].name : NULL);
}
