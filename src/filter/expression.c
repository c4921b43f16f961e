/* The syntax that all sets share, and the sets that are short lists of words or signals. */
#include <stdlib.h>
#include <string.h>

#include "spy/filter.h"
#include "base/die.h"
#include "base/signal.h"
#include "filter/expression.h"

#define SIGNALS 64

const struct filter_word filter_outcome_words[] = {
	{"successful", FILTER_SUCCESSFUL},
	{"failed", FILTER_FAILED},
	{"unfinished", FILTER_UNFINISHED},
	{"unavailable", FILTER_UNAVAILABLE},
	{"detached", FILTER_DETACHED},
	{NULL, 0},
};

void
filter_init(struct filter *filter)
{
	memset(&filter->calls, 0xff, sizeof(filter->calls));
	filter->signals = ~(uint64_t)0;
	filter->outcomes = FILTER_OUTCOMES;
}

void
expression_open(struct expression *expression, const char *text)
{
	*expression = (struct expression){.whole = text};
	for (; *text == '!'; text++)
		expression->negated = !expression->negated;
	expression->none = strcmp(text, "none") == 0;
	expression->rest = expression->values = strdup(text);
	if (!expression->values)
		die("out of memory");
}

void
expression_close(struct expression *expression)
{
	free(expression->values);
}

char *
expression_next(struct expression *expression)
{
	char *value;

	while ((value = strsep(&expression->rest, ",")))
		if (*value)
			return value;
	return NULL;
}

enum filter_verdict
expression_wrong(struct string *error, const char *kind, const char *value)
{
	error->length = 0;
	string_add_format(error, "invalid %s '%s'", kind, value);
	return FILTER_WRONG;
}

enum filter_verdict
filter_words(unsigned *bits, const struct filter_word *words, const char *kind, const char *text,
	struct string *error)
{
	enum filter_verdict verdict = FILTER_TAKEN;
	struct expression expression;
	unsigned found = 0, all = 0;
	const char *value;

	expression_open(&expression, text);
	for (const struct filter_word *word = words; word->name; word++)
		all |= word->bits;
	if (strcmp(expression.values, "all") == 0)
		found = all;
	else if (!expression.none) {
		bool any = false;

		while ((value = expression_next(&expression)) && verdict == FILTER_TAKEN) {
			const struct filter_word *word = words;

			while (word->name && strcasecmp(word->name, value) != 0)
				word++;
			if (!word->name)
				verdict = expression_wrong(error, kind, value);
			found |= word->bits;
			any = true;
		}
		if (!any)
			verdict = expression_wrong(error, kind, text);
	}
	if (verdict == FILTER_TAKEN)
		*bits = expression.negated ? all & ~found : found;
	expression_close(&expression);
	return verdict;
}

unsigned
expression_signal(const char *name)
{
	unsigned long number;
	char *end;

	if (*name < '0' || *name > '9') {
		number = (unsigned)signal_number(name);
		return number ? (unsigned)number : EXPRESSION_SIGNAL_MOST + 1;
	}
	number = strtoul(name, &end, 10);
	return *end || number > EXPRESSION_SIGNAL_MOST ? EXPRESSION_SIGNAL_MOST + 1 : (unsigned)number;
}

enum filter_verdict
filter_signals(uint64_t *signals, const char *text, struct string *error)
{
	enum filter_verdict verdict = FILTER_TAKEN;
	struct expression expression;
	uint64_t found = 0;
	const char *value;

	expression_open(&expression, text);
	if (strcmp(expression.values, "all") == 0)
		found = ~found;
	else if (!expression.none) {
		bool any = false;

		while ((value = expression_next(&expression)) && verdict == FILTER_TAKEN) {
			unsigned number = expression_signal(value);

			if (number > EXPRESSION_SIGNAL_MOST)
				verdict = expression_wrong(error, "signal", value);
			else if (number && number <= SIGNALS)
				found |= (uint64_t)1 << (number - 1);
			any = true;
		}
		if (!any)
			verdict = expression_wrong(error, "signal", text);
	}
	if (verdict == FILTER_TAKEN)
		*signals = expression.negated ? ~found : found;
	expression_close(&expression);
	return verdict;
}
