/* Options that say how a trace looks and where it goes, and those of the summary. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/number.h"
#include "options.h"
#include "options_table.h"

/* -s all: more than any pipe or socket holds, and than programs move at once but on purpose. */
#define STRING_ALL (16 * 1024 * 1024)

/* strace's own limit. */
#define STRING_LIMIT_MAX ((1 << 30) - 1)

unsigned
options_decimal(const struct given *given, unsigned most)
{
	char *end;
	long long number = strtoll(given->argument, &end, 10);

	if (!*given->argument || *end || number < 0 || number > most)
		options_refuse_argument(given);
	return (unsigned)number;
}

void
take_columns(struct parse *parse, const struct given *given)
{
	parse->options->text.column = options_decimal(given, INT_MAX);
}

void
take_string_limit(struct parse *parse, const struct given *given)
{
	if (!parse->options->exact && strcmp(given->argument, "all") == 0)
		parse->options->decode.string_limit = STRING_ALL;
	else
		parse->options->decode.string_limit = options_decimal(given, STRING_LIMIT_MAX);
}

/* What GIVEN's argument stands for; it has to be one of WORDS. */
static unsigned
take_word(const struct filter_word *words, const struct given *given)
{
	const struct filter_word *word = options_find_word(words, given->argument);

	if (!word)
		options_refuse_argument(given);
	return word->bits;
}

void
take_hex(struct parse *parse, const struct given *given)
{
	enum text_hex *hex = &parse->options->text.hex;

	if (strcmp(given->name, "-x") == 0) {
		*hex = ++parse->hexes > 1 ? TEXT_HEX_ALL : TEXT_HEX_NON_ASCII;
		return;
	}
	*hex = given->argument ? take_word(hex_words, given) : TEXT_HEX_ALL;
	parse->hex_set = true;
}

void
take_constants(struct parse *parse, const struct given *given)
{
	const struct filter_word *word = options_find_word(constant_words, given->argument);

	if (!word || strcmp(word->name, given->argument) != 0) /* strace is strict here, and here alone */
		options_refuse_argument(given);
	parse->options->text.constants = word->bits;
}

void
take_joined(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->text.joined = true;
}

void
take_pointer(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->text.instruction_pointer = true;
}

void
take_number(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->text.number = true;
}

void
take_names(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->text.names = true;
}

void
take_output(struct parse *parse, const struct given *given)
{
	parse->options->output.target = given->argument;
}

void
take_append(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->output.append = true;
}

/* Digits behind the point that the argument asks for; microseconds without one. */
static unsigned
take_precision(const struct given *given)
{
	return given->argument ? take_word(precision_words, given) : 6;
}

void
take_relative(struct parse *parse, const struct given *given)
{
	parse->options->text.relative = true;
	parse->options->text.relative_digits = take_precision(given);
}

void
take_durations(struct parse *parse, const struct given *given)
{
	parse->options->text.duration = true;
	parse->options->text.duration_digits = take_precision(given);
}

/* The rest of WORD behind PREFIX, or NULL. */
static const char *
behind(const char *word, const char *prefix)
{
	size_t length = strlen(prefix);

	return strncmp(word, prefix, length) == 0 ? word + length : NULL;
}

/* [[format:]none|time|unix][,[precision:]s|ms|us|ns] */
static void
take_clock_format(struct text_options *text, const struct given *given)
{
	char *list = strdup(given->argument), *rest = list, *part;

	while (list && (part = strsep(&rest, ","))) {
		const char *format = behind(part, "format:"), *precision = behind(part, "precision:");
		const struct filter_word *word =
			precision ? NULL : options_find_word(clock_words, format ? format : part);

		if (!*part)
			continue;
		if (word) {
			text->clock = word->bits;
			continue;
		}
		word = format ? NULL : options_find_word(precision_words, precision ? precision : part);
		if (!word)
			options_refuse_argument(given);
		text->clock_digits = word->bits;
	}
	free(list);
}

void
take_clock(struct parse *parse, const struct given *given)
{
	struct text_options *text = &parse->options->text;

	if (strcmp(given->name, "-t") == 0) {
		text->clock = ++parse->clocks > 2 ? TEXT_CLOCK_UNIX : TEXT_CLOCK_TIME;
		text->clock_digits = parse->clocks > 1 ? 6 : 0;
		return;
	}
	parse->clock_set = true;
	text->clock = TEXT_CLOCK_TIME;
	text->clock_digits = 0;
	if (given->argument)
		take_clock_format(text, given);
}

void
take_verbose(struct parse *parse, const struct given *given)
{
	(void)given;
	take_abbreviated(parse, &(struct given){.name = given->name, .argument = "none"});
}

void
take_show_pid(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->always_show_pid = true;
}

void
take_color(struct parse *parse, const struct given *given)
{
	parse->color = take_word(color_words, given);
}

/* [[id:]random|NUMBER][,[format:]none|compact|full] */
void
take_tips(struct parse *parse, const struct given *given)
{
	struct options *options = parse->options;
	char *list = given->argument ? strdup(given->argument) : NULL, *rest = list, *part, *end;

	options->tips_format = TIPS_COMPACT;
	options->tip = -1;
	while (list && (part = strsep(&rest, ","))) {
		const char *id = behind(part, "id:"), *format = behind(part, "format:");
		const struct filter_word *word =
			id ? NULL : options_find_word(tips_words, format ? format : part);
		const char *number = id ? id : part;

		if (!*part)
			continue;
		if (word) {
			options->tips_format = word->bits;
			continue;
		}
		options->tip = strcasecmp(number, "random") == 0 ? -1 : strtol(number, &end, 10);
		if (format || (options->tip >= 0 && (*number < '0' || *number > '9' || *end)) ||
			options->tip < -1 || (options->tip < 0 && strcasecmp(number, "random") != 0))
			options_refuse_argument(given);
	}
	free(list);
}

void
take_format(struct parse *parse, const struct given *given)
{
	parse->options->format = take_word(format_words, given);
}

static void
take_count(struct parse *parse, bool only)
{
	struct options *options = parse->options;

	if (options->summary && options->summary_only != only)
		options_refuse("-c/--summary-only and -C/--summary are mutually exclusive");
	options->summary = true;
	options->summary_only = only;
}

void
take_summary_only(struct parse *parse, const struct given *given)
{
	(void)given;
	take_count(parse, true);
}

void
take_summary(struct parse *parse, const struct given *given)
{
	(void)given;
	take_count(parse, false);
}

void
take_wall(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->summarize.wall = true;
}

void
take_overhead(struct parse *parse, const struct given *given)
{
	if (!time_parse(given->argument, &parse->options->summarize.overhead_ns))
		options_refuse_argument(given);
}

void
take_sort(struct parse *parse, const struct given *given)
{
	bool nothing = strcmp(given->argument, "nothing") == 0 || strcmp(given->argument, "none") == 0;

	parse->sort_set = true;
	parse->options->summarize.sort = summary_column(given->argument);
	if (parse->options->summarize.sort == SUMMARY_NONE && !nothing)
		options_refuse("invalid sortby: '%s'", given->argument);
}

void
take_summary_columns(struct parse *parse, const struct given *given)
{
	uint8_t *columns = parse->options->summarize.columns;
	bool seen[SUMMARY_COLUMNS] = {false};
	char *list = strdup(given->argument), *rest = list, *word;
	unsigned count = 0;

	parse->columns_set = true;
	while (list && (word = strsep(&rest, ","))) {
		enum summary_column column = summary_column(word);

		if (column == SUMMARY_NONE)
			options_refuse("unknown column name: '%s'", word);
		if (seen[column])
			options_refuse("call summary column has been provided more than once: '%s' (-U "
				       "option residual: '%s')",
				word, given->argument + (word - list));
		seen[column] = true;
		columns[count++] = column;
	}
	if (!seen[SUMMARY_NAME])
		columns[count++] = SUMMARY_NAME;
	columns[count] = SUMMARY_NONE;
	free(list);
}
