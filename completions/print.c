/* Prints what else has to know all options, from the one table of them: completions for bash, zsh and fish, and the
 * manual's synopsis.
 *
 * usage: print bash|zsh|fish|synopsis */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/signal.h"
#include "options_table.h"
#include "sink/summary.h"
#include "spy/link.h"

/* What an argument is, as far as a shell can help with it. */
enum kind { NOTHING, WORDS, FILES, PROCESSES, USERS, CALLS, QUALIFIERS };

#define EACH_OPTION(line) \
	const struct option_line *line = option_lines; \
	line->letter || line->name; \
	line++

static bool
is_qualifier(const struct option_line *line)
{
	return line->name && line->argument && options_is_qualifier(line->name);
}

static bool
takes_columns(const struct option_line *line)
{
	return line->take == take_sort || line->take == take_summary_columns;
}

static void
each_signal(void (*print)(const char *word, size_t length))
{
	struct string name = {0};

	for (int signal = 1; signal <= 64; signal++) {
		name.length = 0;
		signal_add_name(&name, signal);
		print(name.data, name.length);
	}
	string_free(&name);
}

/* The words that an argument can be, or the values of a list, one after another, to where PRINT says. */
static void
each_word(const struct option_line *line, void (*print)(const char *word, size_t length))
{
	const struct filter_word *word;

	for (unsigned column = 1; takes_columns(line) && column < SUMMARY_COLUMNS; column++)
		print(summary_column_name(column), strlen(summary_column_name(column)));
	for (int error = 1; line->take == take_errors && error <= ERROR_MAX; error++)
		if (error_name(error))
			print(error_name(error), strlen(error_name(error)));
	if (line->take == take_signals)
		each_signal(print);
	for (unsigned list = 0; (word = options_words(line, list)); list++)
		for (; word->name; word++)
			print(word->name, strlen(word->name));
}

static enum kind
kind_of(const struct option_line *line)
{
	const char *argument = line->argument;

	if (!argument)
		return NOTHING;
	if (options_words(line, 0) || takes_columns(line) || line->take == take_signals ||
		line->take == take_errors)
		return WORDS;
	if (line->take == take_expression)
		return QUALIFIERS;
	if (strcmp(argument, "FILE") == 0 || strcmp(argument, "PATH") == 0)
		return FILES;
	if (line->take == take_attach)
		return PROCESSES;
	if (line->take == take_user)
		return USERS;
	return line->take == take_calls || line->take == take_abbreviated || line->take == take_followed ||
			line->take == take_raw
		? CALLS
		: NOTHING;
}

/* Whether several words may be given, separated by commas. */
static bool
is_list(const struct option_line *line)
{
	return strstr(line->argument, "SET") || line->take == take_summary_columns ||
		line->take == take_clock;
}

/* The first line of the help text, with BAD characters left out. */
static void
print_help(const struct option_line *line, const char *bad)
{
	for (const char *at = line->help ? line->help : ""; *at && *at != '\n'; at++)
		if (!strchr(bad, *at))
			putchar(*at);
}

static void
print_calls(void)
{
	static const char classes[] = "%clock %creds %desc %file %fstat %fstatfs %ipc %lstat %memory %net "
				      "%process %pure %signal %stat %%stat %statfs %%statfs all none";

	fputs(classes, stdout);
	for (unsigned number = 0; number < link_limit(abi_native); number++) {
		const struct call *call = link_find(abi_native, number);

		if (call)
			printf(" %s", call->name);
	}
}

static void
print_spaced(const char *word, size_t length)
{
	printf(" %.*s", (int)length, word);
}

static void
print_bash_case(const struct option_line *line)
{
	enum kind kind = kind_of(line);

	if (kind == NOTHING)
		return;
	printf("\t");
	if (line->letter)
		printf("-%c%s", line->letter, line->name ? "|" : "");
	if (line->name)
		printf("--%s=", line->name);
	if (line->name && !options_argument_is_optional(line))
		printf("|--%s", line->name);
	if (is_qualifier(line))
		printf("|%s=", line->name);
	printf(") ");
	switch (kind) {
	case FILES:
		printf("compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))");
		break;
	case PROCESSES:
		printf("COMPREPLY=($(compgen -W \"$(ps -eo pid= -o comm=)\" -- \"$cur\"))");
		break;
	case USERS:
		printf("COMPREPLY=($(compgen -u -- \"$cur\"))");
		break;
	case CALLS:
		printf("_spy_list \"$calls\"");
		break;
	case QUALIFIERS:
		printf("compopt -o nospace; COMPREPLY=($(compgen -W '");
		for (EACH_OPTION(other))
			if (is_qualifier(other))
				printf("%s= ", other->name);
		printf("' -- \"$cur\"))");
		break;
	default:
		printf("_spy_list '");
		each_word(line, print_spaced);
		printf("'");
	}
	printf(" ;;\n");
}

static void
print_bash(void)
{
	puts("# Completes spy's command line in bash.\n"
	     "# The last of a list of words, separated by commas.\n"
	     "_spy_list() {\n"
	     "\tlocal before=\n"
	     "\t[[ $cur == *,* ]] && before=${cur%,*},\n"
	     "\tCOMPREPLY=($(compgen -P \"$before\" -W \"$1\" -- \"${cur##*,}\"))\n"
	     "}\n"
	     "_spy() {\n"
	     "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} i calls\n"
	     "\tCOMPREPLY=()");
	printf("\tcalls='");
	print_calls();
	puts("'\n"
	     "\t[[ $cur == = ]] && cur= prev=$prev=\n"
	     "\t[[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}=\n"
	     "\t# Behind the options comes a command.\n"
	     "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	     "\t\tcase ${COMP_WORDS[i]} in");
	printf("\t\t--*) [[ ${COMP_WORDS[i + 1]} == = ]] && i=$((i + 2)) ;;\n\t\t-*[");
	for (EACH_OPTION(line))
		if (line->letter && line->argument && !options_argument_is_optional(line))
			putchar(line->letter);
	puts("]) i=$((i + 1))\n"
	     "\t\t\t[[ ${COMP_WORDS[i + 1]} == = ]] && i=$((i + 2)) ;;\n"
	     "\t\t-*) ;;\n"
	     "\t\t*) if declare -F _command_offset >/dev/null; then _command_offset $i; else\n"
	     "\t\t\tcompopt -o default; fi\n"
	     "\t\t\treturn ;;\n"
	     "\t\tesac\n"
	     "\tdone\n"
	     "\tcase $prev in");
	for (EACH_OPTION(line))
		print_bash_case(line);
	puts("\t*)\n"
	     "\t\tif [[ $cur != -* ]]; then COMPREPLY=($(compgen -c -- \"$cur\")); return; fi\n"
	     "\t\tcompopt -o nosort 2>/dev/null");
	printf("\t\tCOMPREPLY=($(compgen -W '");
	for (EACH_OPTION(line)) {
		if (line->letter)
			printf("-%c ", line->letter);
		if (line->name)
			printf("--%s ", line->name);
	}
	puts("' -- \"$cur\")) ;;\n"
	     "\tesac\n"
	     "}\n"
	     "complete -F _spy spy");
}

static void
print_zsh_action(const struct option_line *line)
{
	switch (kind_of(line)) {
	case FILES:
		printf("_files");
		break;
	case PROCESSES:
		printf("_pids");
		break;
	case USERS:
		printf("_users");
		break;
	case CALLS:
		printf("_spy_calls");
		break;
	case QUALIFIERS:
		printf("_spy_qualifiers");
		break;
	case WORDS:
		printf(is_list(line) ? "{compset -P \"*,\"; compadd -S \"\" --" : "(");
		each_word(line, print_spaced);
		putchar(is_list(line) ? '}' : ')');
		break;
	default:
		putchar(' ');
	}
}

static void
print_zsh_spec(const struct option_line *line, const char *option, const char *ending)
{
	bool optional = options_argument_is_optional(line);

	printf("\t'*%s%s[", option, !line->argument ? "" : optional ? "=-" : ending);
	print_help(line, "[]':\\");
	printf("]");
	if (line->argument) {
		printf("%s", optional ? "::" : ":");
		for (const char *at = line->argument; *at; at++)
			if (isalnum((unsigned char)*at))
				putchar(*at);
		printf(":");
		print_zsh_action(line);
	}
	printf("' \\\n");
}

static void
print_zsh(void)
{
	printf("#compdef spy\n"
	       "# Completes spy's command line in zsh.\n"
	       "_spy_calls() {\n\tlocal -a calls=(");
	print_calls();
	printf(")\n\tcompset -P '*,'\n\tcompadd -S '' -a calls\n}\n"
	       "_spy_qualifiers() {\n\tcompset -P 'trace=' && { _spy_calls; return }\n\tcompadd -S '=' --");
	for (EACH_OPTION(line))
		if (is_qualifier(line))
			printf(" %s", line->name);
	printf("\n}\n_arguments -s -S : \\\n");
	for (EACH_OPTION(line)) {
		char option[64];

		snprintf(option, sizeof(option), "-%c", line->letter);
		if (line->letter)
			print_zsh_spec(line, option, "+");
		snprintf(option, sizeof(option), "--%s", line->name ? line->name : "");
		if (line->name)
			print_zsh_spec(line, option, "=");
	}
	puts("\t'*::command:_normal'");
}

static void
print_fish(void)
{
	puts("# Completes spy's command line in fish.\n"
	     "complete -c spy -x -a '(__fish_complete_subcommand)'");
	printf("set -g __spy_calls ");
	print_calls();
	putchar('\n');
	for (EACH_OPTION(line)) {
		enum kind kind = kind_of(line);
		bool takes = line->argument && !options_argument_is_optional(line);

		printf("complete -c spy");
		if (line->letter)
			printf(" -s %c", line->letter);
		if (line->name)
			printf(" -l %s", line->name);
		if (takes)
			printf(kind == FILES ? " -r -F" : " -x");
		if (kind == WORDS) {
			printf(is_list(line) ? " -a '(__fish_append ," : " -a '");
			each_word(line, print_spaced);
			printf(is_list(line) ? ")'" : "'");
		} else if (kind == PROCESSES) {
			printf(" -a '(__fish_complete_pids)'");
		} else if (kind == USERS) {
			printf(" -a '(__fish_complete_users)'");
		} else if (kind == CALLS) {
			printf(" -a '$__spy_calls'");
		} else if (kind == QUALIFIERS) {
			printf(" -a '");
			for (EACH_OPTION(other))
				if (is_qualifier(other))
					printf("%s= ", other->name);
			printf("'");
		}
		printf(" -d '");
		print_help(line, "'\\");
		printf("'\n");
	}
}

/* TEXT as roff has it. */
static void
print_roff(const char *text)
{
	for (; *text; text++)
		if (*text == '-')
			printf("\\-");
		else
			putchar(tolower((unsigned char)*text));
}

static void
print_synopsis_option(const struct option_line *line)
{
	bool optional = options_argument_is_optional(line);
	const char *argument = line->argument;

	if (line->letter)
		printf("[\\fB\\-%c\\fP ", line->letter);
	else
		printf("[");
	if (!line->letter) {
		printf("\\fB\\-\\-");
		print_roff(line->name);
		printf("\\fP%s", argument && !optional ? "=" : "");
	}
	if (argument) {
		printf("\\fI");
		print_roff(argument);
		printf("\\fP");
	}
	printf("]\n");
}

/* Letters without arguments at once, then all others in the order of the table. */
static void
print_synopsis(void)
{
	printf("[\\fB\\-");
	for (EACH_OPTION(line))
		if (line->letter && !line->argument)
			putchar(line->letter);
	printf("\\fP]\n");
	for (EACH_OPTION(line))
		if (line->subject != SUBJECT_NONE && (!line->letter || line->argument))
			print_synopsis_option(line);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*print)(void);
	} formats[] = {
		{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}, {"synopsis", print_synopsis}};

	for (size_t i = 0; argc == 2 && i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(argv[1], formats[i].name) == 0) {
			formats[i].print();
			return fflush(stdout) != 0;
		}
	fputs("usage: print bash|zsh|fish|synopsis\n", stderr);
	return 1;
}
