/* The command line: parsing and the help text, both from the table in options_table.c. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "options.h"
#include "options_table.h"
#include "spy/tracee.h"
#include "unwind/unwind.h"

void
options_refuse(const char *format, ...)
{
	struct string text = {0};
	va_list arguments;
	char *message;

	va_start(arguments, format);
	if (vasprintf(&message, format, arguments) < 0)
		die("out of memory");
	va_end(arguments);
	string_add_format(&text, "%s\nTry '%s -h' for more information.", message, die_program());
	string_add_byte(&text, '\0');
	die("%s", text.data);
}

void
options_refuse_argument(const struct given *given)
{
	options_refuse("invalid %s argument: '%s'", given->name, given->argument);
}

void
take_strict(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->exact = true;
}

void
take_debug(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->debug = true;
}

/* A wrong option behind -V is still one. */
void
take_version(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->version = true;
}

static void
tell_version(const struct options *options)
{
	/* Scripts that look for strace read the first line. */
	if (options->exact)
		printf("strace -- version 7.2 (spy %s)\n", SPY_VERSION);
	else
		printf("spy -- version %s (strace 7.2)\n", SPY_VERSION);
	puts("This is free software under the MIT license; there is NO warranty.");
	/* In strace's words where it has them. */
	fputs("\nOptional features enabled:", stdout);
	if (unwind_built)
		fputs(" stack-trace=libunwind", stdout);
	if (unwind_sources_built)
		fputs(" stack-source=libdw", stdout);
	if (unwind_demangles)
		fputs(" stack-demangle", stdout);
	if (tracee_tells_contexts)
		fputs(" secontext", stdout);
#if defined(__x86_64__)
	puts(" m32-mpers mx32-mpers");
#else
	puts(" m32-mpers");
#endif
	exit(0);
}

void
take_help(struct parse *parse, const struct given *given)
{
	(void)parse;
	(void)given;
	options_help(stdout);
	exit(0);
}

/* "-a COLUMN, --columns=COLUMN" */
static void
help_head(const struct option_line *line, struct string *head)
{
	bool optional = options_argument_is_optional(line);

	head->length = 0;
	if (line->letter) {
		string_add_format(head, "-%c", line->letter);
		if (line->argument && !optional)
			string_add_format(head, " %s", line->argument);
	}
	if (line->name) {
		string_add_format(head, "%s--%s", line->letter ? ", " : "", line->name);
		if (line->argument)
			string_add_format(head, "%s%s", optional ? "" : "=", line->argument);
	}
	string_add_byte(head, '\0');
}

void
options_help(FILE *to)
{
	static const char *const titles[SUBJECTS] = {
		[GENERAL] = "General",
		[STARTUP] = "Startup",
		[TRACING] = "Tracing",
		[FILTERING] = "Filtering",
		[FORMATTING] = "Output format",
		[STATISTICS] = "Statistics",
		[TAMPERING] = "Tampering",
		[MISCELLANEOUS] = "Miscellaneous",
	};
	struct string head = {0};

	fputs("Usage: spy [OPTION]... PROG [ARGS]\n"
	      "   or: spy [OPTION]... -p PID [PROG [ARGS]]\n"
	      "Trace the system calls and signals of a program.\n",
		to);
	for (enum subject subject = GENERAL; subject < SUBJECTS; subject++) {
		fprintf(to, "\n%s:\n", titles[subject]);
		for (const struct option_line *line = option_lines; line->letter || line->name; line++) {
			if ((line->subject & SUBJECT) != subject)
				continue;
			help_head(line, &head);
			fprintf(to, "  %s\n", head.data);
			for (const char *at = line->help; *at;) {
				int length = (int)strcspn(at, "\n");

				fprintf(to, "         %.*s\n", length, at);
				at += length + (at[length] == '\n');
			}
		}
	}
	string_free(&head);
}

static void
set_defaults(struct options *options, const char *called)
{
	const char *slash = strrchr(called, '/');

	*options = (struct options){
		.exact = strcmp(slash ? slash + 1 : called, "strace") == 0,
		.decode = {.string_limit = 32},
		.text = {.column = 40, .clock_digits = 0, .relative_digits = 6, .duration_digits = 6},
		.summarize = {.columns = {SUMMARY_PERCENT, SUMMARY_TOTAL, SUMMARY_AVERAGE, SUMMARY_CALLS,
				      SUMMARY_ERRORS, SUMMARY_NAME},
			.sort = SUMMARY_TOTAL},
	};
	filter_init(&options->filter);
	memset(&options->abbreviated, 0xff, sizeof(options->abbreviated));
	memset(&options->followed, 0xff, sizeof(options->followed));
}

void
options_parse(struct options *options, int argc, char **argv)
{
	struct parse parse = {.options = options};
	const struct option_line *line;
	struct given given;
	char **command;

	die_name(argc > 0 ? argv[0] : "spy");
	set_defaults(options, die_program());
	/* What -e means depends on --strict, wherever it stands. */
	options_begin(true);
	while ((line = options_next(argc, argv, &given, &command)))
		if (line->take == take_strict)
			options->exact = true;
	options_begin(false);
	while ((line = options_next(argc, argv, &given, &command)))
		line->take(&parse, &given);
	if (parse.version)
		tell_version(options);
	options_check(&parse, command);
}
