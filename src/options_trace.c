/* Options that say what to tell of: which calls and signals, and how they are tampered with. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "options.h"
#include "options_table.h"
#include "spy/tracee.h"

/* End spy if an expression was not taken. */
static void
judge(enum filter_verdict verdict, const struct string *error)
{
	if (verdict == FILTER_TAKEN)
		return;
	if (verdict == FILTER_MISUSED)
		options_refuse("%.*s", (int)error->length, error->data);
	die("%.*s", (int)error->length, error->data);
}

void
take_calls(struct parse *parse, const struct given *given)
{
	struct options *options = parse->options;
	struct string error = {0};

	judge(filter_calls(&options->filter.calls, given->argument, options->exact, &error), &error);
}

static void
take_set(struct parse *parse, struct call_set *set, const struct given *given)
{
	struct string error = {0};

	judge(filter_calls(set, given->argument, parse->options->exact, &error), &error);
}

void
take_abbreviated(struct parse *parse, const struct given *given)
{
	take_set(parse, &parse->options->abbreviated, given);
}

void
take_followed(struct parse *parse, const struct given *given)
{
	take_set(parse, &parse->options->followed, given);
}

void
take_raw(struct parse *parse, const struct given *given)
{
	take_set(parse, &parse->options->raw, given);
}

void
take_signals(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	judge(filter_signals(&parse->options->filter.signals, given->argument, &error), &error);
}

void
take_outcomes(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	judge(filter_words(&parse->options->filter.outcomes, filter_outcome_words, "status", given->argument,
		      &error),
		&error);
}

void
take_errors(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	judge(filter_errors(&parse->options->filter, given->argument, &error), &error);
}

void
take_lasting(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	judge(filter_durations(&parse->options->filter, given->argument, &error), &error);
}

void
take_quiet(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	if (given->name[1] != '-' && strcmp(given->name, "-q") == 0) {
		parse->quiets++;
		return;
	}
	parse->quiet_set = true;
	parse->options->quiet = QUIET_ATTACH | QUIET_PERSONALITY;
	if (given->argument)
		judge(filter_words(&parse->options->quiet, quiet_words, "quiet", given->argument, &error),
			&error);
}

void
take_descriptors(struct parse *parse, const struct given *given)
{
	unsigned *kinds = &parse->options->decode.descriptors;
	struct string error = {0};

	if (strcmp(given->name, "-y") == 0) {
		*kinds = ++parse->descriptors > 1 ? NOTE_KINDS : NOTE_PATH;
		return;
	}
	parse->descriptors_set = true;
	*kinds = NOTE_PATH;
	if (given->argument)
		judge(filter_words(kinds, descriptor_words, "decode-fds", given->argument, &error), &error);
}

void
take_trace_fds(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	judge(filter_descriptors(&parse->options->filter, given->argument, &error), &error);
}

void
take_reads(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	parse->options->dumps = true;
	judge(filter_descriptor_set(&parse->options->reads, given->argument, &error), &error);
}

void
take_writes(struct parse *parse, const struct given *given)
{
	struct string error = {0};

	parse->options->dumps = true;
	judge(filter_descriptor_set(&parse->options->writes, given->argument, &error), &error);
}

void
take_path(struct parse *parse, const struct given *given)
{
	parse->paths = reallocarray(parse->paths, parse->path_count + 1, sizeof(*parse->paths));
	if (!parse->paths)
		die("out of memory");
	parse->paths[parse->path_count++] = given->argument;
}

void
take_namespace(struct parse *parse, const struct given *given)
{
	if (given->argument && strcmp(given->argument, "new") != 0)
		die("invalid -e namespace= argument: '%s'", given->argument);
	parse->options->decode.namespaces = true;
}

void
take_vcpus(struct parse *parse, const struct given *given)
{
	if (strcmp(given->argument, "vcpu+") == 0)
		parse->options->decode.vcpus = VCPUS_STATES;
	else if (strcmp(given->argument, "vcpu") == 0)
		parse->options->decode.vcpus = VCPUS_REASONS;
	else
		die("invalid -e kvm= argument: '%s'", given->argument);
}

void
take_context(struct parse *parse, const struct given *given)
{
	unsigned contexts = 0;
	struct string error = {0};

	if (!tracee_tells_contexts)
		die("SELinux context printing (--secontext option) is not supported by this build of %s",
			parse->options->exact ? "strace" : "spy");
	if (given->argument)
		judge(filter_words(&contexts, context_words, "secontext", given->argument, &error), &error);
	parse->options->decode.contexts = contexts | CONTEXT_TYPE;
}

static void
set_pids(struct parse *parse, const char *text)
{
	struct string error = {0};
	unsigned wanted;

	judge(filter_words(&wanted, pid_words, "decode-pids", text, &error), &error);
	parse->options->decode.commands = wanted & PIDS_COMMANDS;
	parse->options->decode.translates = wanted & PIDS_NAMESPACES;
}

void
take_pids(struct parse *parse, const struct given *given)
{
	set_pids(parse, given->argument);
}

void
take_commands(struct parse *parse, const struct given *given)
{
	(void)given;
	set_pids(parse, "comm");
}

void
take_translation(struct parse *parse, const struct given *given)
{
	(void)given;
	set_pids(parse, "pidns");
}

static void
add_injection(struct parse *parse, const struct given *given, bool fault)
{
	struct options *options = parse->options;
	struct string message = {0};
	struct injection *injection;

	options->injections =
		reallocarray(options->injections, options->injection_count + 1, sizeof(*options->injections));
	if (!options->injections)
		die("out of memory");
	injection = &options->injections[options->injection_count++];
	judge(inject_compile(injection, given->argument, fault, options->exact, &message), &message);
	if (message.length)
		warn("%.*s", (int)message.length, message.data);
	string_free(&message);
}

void
take_injection(struct parse *parse, const struct given *given)
{
	add_injection(parse, given, false);
}

void
take_fault(struct parse *parse, const struct given *given)
{
	add_injection(parse, given, true);
}

/* Qualifiers of -e, with their other names. */
static const struct {
	const char *names; /* between spaces */
	void (*take)(struct parse *parse, const struct given *given);
} qualifiers[] = {
	{" trace t ", take_calls},
	{" abbrev a ", take_abbreviated},
	{" signal signals s ", take_signals},
	{" status ", take_outcomes},
	{" errno ", take_errors},
	{" duration ", take_lasting},
	{" quiet silent silence q ", take_quiet},
	{" decode-fds decode-fd ", take_descriptors},
	{" decode-pids decode-pid ", take_pids},
	{" verbose v ", take_followed},
	{" raw x ", take_raw},
	{" read reads r ", take_reads},
	{" write writes w ", take_writes},
	{" trace-fds trace-fd fds fd ", take_trace_fds},
	{" fault ", take_fault},
	{" inject ", take_injection},
	{" kvm ", take_vcpus},
	{" namespace ", take_namespace},
	{" secontext ", take_context},
};

/* The action of the qualifier NAME of LENGTH bytes; NULL if there is none of that name. */
static void (*find_qualifier(const char *name, size_t length))(struct parse *, const struct given *)
{
	char sought[32];

	if (length == 0 || length > sizeof(sought) - 3)
		return NULL;
	snprintf(sought, sizeof(sought), " %.*s ", (int)length, name);
	for (size_t i = 0; i < sizeof(qualifiers) / sizeof(*qualifiers); i++)
		if (strstr(qualifiers[i].names, sought))
			return qualifiers[i].take;
	return NULL;
}

bool
options_is_qualifier(const char *name)
{
	return find_qualifier(name, strlen(name));
}

void
take_expression(struct parse *parse, const struct given *given)
{
	size_t length = strcspn(given->argument, "=");
	void (*take)(struct parse *, const struct given *) = find_qualifier(given->argument, length);
	char name[64];

	if (given->argument[length] && take) {
		snprintf(name, sizeof(name), "-e %.*s=", (int)length, given->argument);
		take(parse, &(struct given){.name = name, .argument = given->argument + length + 1});
	} else {
		take_calls(parse, given);
	}
}

static void
take_outcome(struct parse *parse, unsigned outcome)
{
	parse->options->filter.outcomes = outcome;
	parse->outcomes++;
}

void
take_successful(struct parse *parse, const struct given *given)
{
	(void)given;
	take_outcome(parse, FILTER_SUCCESSFUL);
}

void
take_failed(struct parse *parse, const struct given *given)
{
	(void)given;
	take_outcome(parse, FILTER_FAILED);
}
