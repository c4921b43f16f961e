/* Options that say whom to trace, from where and until when. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "options.h"
#include "options_table.h"
#include "processes.h"

static void
add_process(struct options *options, pid_t pid)
{
	for (size_t i = 0; i < options->attach_count; i++)
		if (options->attach[i] == pid)
			return;
	options->attach = reallocarray(options->attach, options->attach_count + 1, sizeof(*options->attach));
	if (!options->attach)
		die("out of memory");
	options->attach[options->attach_count++] = pid;
}

/* The PID that TEXT is; 0 if it is none. */
static pid_t
parse_pid(const char *text)
{
	char *end;
	long pid = strtol(text, &end, 10);

	return *end || *text < '0' || *text > '9' || pid <= 0 || pid > INT_MAX ? 0 : (pid_t)pid;
}

/* What WORD stands for that is no number: tree:PID, or a name. */
static void
add_found(struct parse *parse, const char *word)
{
	struct processes found = {0};

	if (!parse->options->exact && strncmp(word, "tree:", 5) == 0 && parse_pid(word + 5))
		processes_below(&found, parse_pid(word + 5));
	else if (!parse->options->exact && (*word < '0' || *word > '9') && strncmp(word, "tree:", 5) != 0)
		processes_named(&found, word);
	else
		die("Invalid process id: '%s'", word);
	if (!found.count)
		die("There is no process named '%s'", word);
	for (size_t i = 0; i < found.count; i++)
		add_process(parse->options, found.list[i]);
	free(found.list);
	parse->found = true;
}

void
take_attach(struct parse *parse, const struct given *given)
{
	char *list = strdup(given->argument), *rest = list, *word;

	while (list && (word = strsep(&rest, ", \t\n"))) {
		pid_t pid = parse_pid(word);

		if (pid)
			add_process(parse->options, pid);
		else if (*word)
			add_found(parse, word);
	}
	free(list);
}

void
take_user(struct parse *parse, const struct given *given)
{
	parse->user = given->argument;
}

void
take_environment(struct parse *parse, const struct given *given)
{
	parse->environment =
		reallocarray(parse->environment, parse->environment_count + 1, sizeof(*parse->environment));
	if (!parse->environment)
		die("out of memory");
	parse->environment[parse->environment_count++] = (char *)given->argument;
}

void
take_argv0(struct parse *parse, const struct given *given)
{
	parse->argv0 = given->argument;
}

void
take_follow(struct parse *parse, const struct given *given)
{
	parse->follows += strcmp(given->name, "-f") == 0;
	parse->options->engine.follow = true;
	if (parse->follows > 1)
		parse->options->output.separate = true;
}

void
take_deprecated_follow(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->deprecated_follows++;
}

void
take_separately(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->separately = true;
	parse->options->output.separate = true;
}

void
take_interruptible(struct parse *parse, const struct given *given)
{
	const struct filter_word *word = options_find_word(interrupt_words, given->argument);
	char *end;
	long number = strtol(given->argument, &end, 10);

	if (!*given->argument || *end)
		number = 0;
	if (word)
		number = word->bits;
	if (number < 1 || number > 4)
		options_refuse_argument(given);
	parse->options->engine.interrupts = (unsigned)number;
}

void
take_placement(struct parse *parse, const struct given *given)
{
	const struct filter_word *word = options_find_word(placement_words, given->argument);

	if (!word)
		options_refuse_argument(given);
	parse->options->unplaced = word->bits;
}

void
take_no_seccomp(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->unfiltered = true;
}

/* The default, unless all is to be as strace has it. */
void
take_seccomp(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->unfiltered = false;
	parse->seccomp_wanted = true;
}

void
take_kill_on_exit(struct parse *parse, const struct given *given)
{
	(void)given;
	parse->options->engine.kill_on_exit = true;
}

void
take_detach_on(struct parse *parse, const struct given *given)
{
	if (strcmp(given->argument, "execve") != 0)
		die("Syscall '%s' for -b isn't supported", given->argument);
	parse->options->engine.detach_on_exec = true;
}

/* Each -D takes spy one step further away from the command. */
void
take_place(struct parse *parse, const struct given *given)
{
	const char *text = given->argument ? given->argument : "grandchild";
	const struct filter_word *word = options_find_word(place_words, text);
	enum engine_place *place = &parse->options->command.place;

	if (strcmp(given->name, "-D") == 0) {
		parse->places++;
		*place = parse->places < ENGINE_OWN_SESSION ? parse->places : ENGINE_OWN_SESSION;
		return;
	}
	if (!word)
		options_refuse_argument(given);
	*place = word->bits;
	parse->place_set = true;
}

void
take_call_limit(struct parse *parse, const struct given *given)
{
	char *end;
	long long limit;

	errno = 0;
	limit = strtoll(given->argument, &end, 10);
	if (errno || end == given->argument || *end || limit < 1)
		options_refuse_argument(given);
	parse->options->call_limit = (uint64_t)limit;
}
