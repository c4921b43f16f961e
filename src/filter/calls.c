/* Sets of calls: names, jobs, numbers, classes and patterns become bits by number. */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "spy/call.h"
#include "spy/filter.h"
#include "spy/link.h"
#include "filter/expression.h"

/* strace(1), -e trace=; the names without a percent sign are its deprecated ones. */
static const struct filter_word classes[] = {
	{"%clock", CLASS_CLOCK},
	{"%creds", CLASS_CREDS},
	{"%desc", CLASS_DESC},
	{"%file", CLASS_FILE},
	{"%fstat", CLASS_FSTAT},
	{"%fstatfs", CLASS_FSTATFS},
	{"%ipc", CLASS_IPC},
	{"%lstat", CLASS_LSTAT},
	{"%memory", CLASS_MEMORY},
	{"%net", CLASS_NET},
	{"%network", CLASS_NET},
	{"%process", CLASS_PROCESS},
	{"%pure", CLASS_PURE},
	{"%signal", CLASS_SIGNAL},
	{"%stat", CLASS_STAT},
	{"%%stat", CLASS_STAT_LIKE},
	{"%statfs", CLASS_STATFS},
	{"%%statfs", CLASS_STATFS_LIKE},
	{"desc", CLASS_DESC},
	{"file", CLASS_FILE},
	{"ipc", CLASS_IPC},
	{"memory", CLASS_MEMORY},
	{"network", CLASS_NET},
	{"process", CLASS_PROCESS},
	{"signal", CLASS_SIGNAL},
	{NULL, 0},
};

/* The ABIs that programs on this machine can have. */
#if defined(__x86_64__) || defined(__i386__)
#define FAMILY (1U << ABI_X86_64 | 1U << ABI_I386 | 1U << ABI_X32)
#else
#define FAMILY (1U << ABI_AARCH64 | 1U << ABI_ARM)
#endif

/* One value of a set: what a call must be to belong to it. */
struct criterion {
	enum { BY_NAME, BY_NUMBER, BY_CLASS, BY_PATTERN, ALL } kind;
	const char *name;
	const char *job; /* names between single spaces, or NULL: NAME alone */
	unsigned long number;
	unsigned classes;
	regex_t pattern;
	unsigned abis;
	bool optional; /* ?: no error if there is no such call */
};

static bool
names_have(const char *names, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = names; (at = strstr(at, name)); at++)
		if ((at == names || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

static bool
criterion_fits(
	const struct criterion *criterion, const struct abi *abi, const struct call *call, unsigned number)
{
	switch (criterion->kind) {
	case BY_NAME:
		return criterion->job ? names_have(criterion->job, call->name)
				      : strcmp(criterion->name, call->name) == 0;
	case BY_NUMBER:
		return number < ABI_NUMBERS &&
			(number == criterion->number || (number | abi->number_mask) == criterion->number);
	case BY_CLASS:
		return call->classes & criterion->classes;
	case BY_PATTERN:
		return regexec(&criterion->pattern, call->name, 0, NULL, 0) == 0;
	default:
		return true;
	}
}

/* Take `@64`, `@32` or `@x32` off VALUE. */
static enum filter_verdict
take_personality(struct criterion *criterion, char *value, struct string *error)
{
	char *at = strrchr(value, '@');

	criterion->abis = FAMILY;
	if (!at)
		return FILTER_TAKEN;
	if (strcmp(at + 1, "64") == 0)
		criterion->abis = FAMILY & (1U << ABI_X86_64 | 1U << ABI_AARCH64);
	else if (strcmp(at + 1, "32") == 0)
		criterion->abis = FAMILY & (1U << ABI_I386 | 1U << ABI_ARM);
	else if (strcmp(at + 1, "x32") == 0)
		criterion->abis = FAMILY & 1U << ABI_X32;
	else
		criterion->abis = 0;
	if (!criterion->abis) {
		error->length = 0;
		string_add_format(
			error, "incorrect personality designator '%s' in qualification '%s'", at + 1, value);
		return FILTER_MISUSED;
	}
	*at = '\0';
	return FILTER_TAKEN;
}

/* What VALUE, without ? and @, asks for. */
static enum filter_verdict
take_value(struct criterion *criterion, const char *value, bool exact, struct string *error)
{
	const struct filter_word *word = classes;
	char reason[128];
	char *end;
	int failure;

	if (*value == '/') {
		criterion->kind = BY_PATTERN;
		failure = regcomp(&criterion->pattern, value + 1, REG_EXTENDED | REG_NOSUB);
		if (!failure)
			return FILTER_TAKEN;
		regerror(failure, &criterion->pattern, reason, sizeof(reason));
		error->length = 0;
		string_add_format(error, "regcomp: %s: %s", value + 1, reason);
		criterion->kind = ALL; /* there is no pattern to be freed */
		return FILTER_WRONG;
	}
	while (word->name && strcmp(word->name, value) != 0)
		word++;
	criterion->classes = word->bits;
	criterion->number = strtoul(value, &end, 10);
	if (word->name)
		criterion->kind = BY_CLASS;
	else if (*value >= '0' && *value <= '9' && !*end)
		criterion->kind = BY_NUMBER;
	else if (strcmp(value, "all") == 0)
		criterion->kind = ALL;
	else {
		criterion->kind = BY_NAME;
		criterion->name = value;
		criterion->job = exact ? NULL : filter_job(value);
	}
	return FILTER_TAKEN;
}

/* Add all calls of CRITERION to SET; returns whether there is any. */
static bool
add_calls(struct call_set *set, const struct criterion *criterion)
{
	bool any = false;

	for (unsigned id = 0; id < ABI_COUNT; id++) {
		const struct abi *abi = &abi_table[id];

		if (!(criterion->abis >> id & 1))
			continue;
		for (unsigned number = 0; number < link_limit(abi) && number < ABI_CALLS; number++) {
			const struct call *call = link_find(abi, number);

			if (!call || !criterion_fits(criterion, abi, call, number))
				continue;
			set->bits[id][number / 64] |= (uint64_t)1 << number % 64;
			any = true;
		}
	}
	return any;
}

static enum filter_verdict
add_value(struct call_set *set, char *value, bool exact, struct string *error)
{
	struct criterion criterion = {.kind = ALL};
	enum filter_verdict verdict;
	char *written;

	for (; *value == '?'; value++)
		criterion.optional = true;
	written = strdup(value);
	verdict = take_personality(&criterion, value, error);
	if (verdict == FILTER_TAKEN)
		verdict = take_value(&criterion, value, exact, error);
	if (verdict == FILTER_TAKEN && !add_calls(set, &criterion) && !criterion.optional)
		verdict = expression_wrong(error, "system call", written ? written : value);
	if (criterion.kind == BY_PATTERN)
		regfree(&criterion.pattern);
	free(written);
	return verdict;
}

/* Numbers without a description are in every set: what they are is for the user to see. */
static void
add_unknown(struct call_set *set)
{
	for (unsigned id = 0; id < ABI_COUNT; id++)
		for (unsigned number = 0; number < ABI_CALLS; number++)
			if (!link_find(&abi_table[id], number))
				set->bits[id][number / 64] |= (uint64_t)1 << number % 64;
}

bool
call_set_is_full(const struct call_set *set)
{
	for (unsigned id = 0; id < ABI_COUNT; id++)
		for (unsigned i = 0; i < ABI_CALLS / 64; i++)
			if (FAMILY >> id & 1 && ~set->bits[id][i])
				return false;
	return true;
}

void
filter_narrow(struct filter *filter)
{
	for (unsigned id = 0; id < ABI_COUNT; id++)
		for (unsigned number = 0; number < ABI_CALLS; number++) {
			const struct linked_call *call = link_call(&abi_table[id], number);

			if (!call || !call->operands)
				filter->calls.bits[id][number / 64] &= ~((uint64_t)1 << number % 64);
		}
}

enum filter_verdict
filter_calls(struct call_set *set, const char *text, bool exact, struct string *error)
{
	enum filter_verdict verdict = FILTER_TAKEN;
	struct call_set found = {0};
	struct expression expression;
	char *value;

	expression_open(&expression, text);
	if (!expression.none) {
		bool any = false;

		while (verdict == FILTER_TAKEN && (value = expression_next(&expression))) {
			verdict = add_value(&found, value, exact, error);
			any = true;
		}
		if (!any)
			verdict = expression_wrong(error, "system call", text);
	}
	if (expression.negated)
		for (unsigned id = 0; id < ABI_COUNT; id++)
			for (unsigned i = 0; i < ABI_CALLS / 64; i++)
				found.bits[id][i] = ~found.bits[id][i];
	add_unknown(&found);
	if (verdict == FILTER_TAKEN)
		*set = found;
	expression_close(&expression);
	return verdict;
}
