/* How calls end, finer than by status: by the error, and by the time that they took. */
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "filter/expression.h"

#define ERROR_WORDS (sizeof(((struct filter *)0)->errors) / sizeof(uint64_t))

/* Add the errors that EXPRESSION lists to SET. */
static enum filter_verdict
add_errors(uint64_t *set, struct expression *expression, struct string *error)
{
	const char *value;
	bool any = false;

	while ((value = expression_next(expression))) {
		unsigned number = (unsigned)error_number(value);

		if (number == 0)
			return expression_wrong(error, "errno", value);
		set[number / 64] |= (uint64_t)1 << number % 64;
		any = true;
	}
	return any ? FILTER_TAKEN : expression_wrong(error, "errno", expression->whole);
}

enum filter_verdict
filter_errors(struct filter *filter, const char *text, struct string *error)
{
	enum filter_verdict verdict = FILTER_TAKEN;
	uint64_t found[ERROR_WORDS] = {0};
	struct expression expression;
	bool all;

	expression_open(&expression, text);
	all = strcmp(expression.values, "all") == 0;
	/* The set of all errors has everything but element 0, which is that there is none. */
	if (all || strcmp(expression.values, "none") == 0)
		found[0] = 1;
	else
		verdict = add_errors(found, &expression, error);
	for (size_t i = 0; expression.negated != all && i < ERROR_WORDS; i++)
		found[i] = ~found[i];
	if (verdict == FILTER_TAKEN) {
		memcpy(filter->errors, found, sizeof(found));
		filter->by_error = true;
	}
	expression_close(&expression);
	return verdict;
}

/* Narrow [*LEAST, *MOST] by CONDITION, such as ">=10ms". */
static bool
narrow(uint64_t *least, uint64_t *most, const char *condition)
{
	bool greater = *condition == '>', with = condition[0] && condition[1] == '=';
	uint64_t ns;

	if ((!greater && *condition != '<') || !time_parse(condition + 1 + with, &ns))
		return false;
	if (greater) {
		ns += !with;
		*least = ns > *least ? ns : *least;
	} else if (with || ns > 0) {
		ns -= !with;
		*most = ns < *most ? ns : *most;
	} else { /* less than nothing */
		*least = 1;
		*most = 0;
	}
	return true;
}

enum filter_verdict
filter_durations(struct filter *filter, const char *text, struct string *error)
{
	enum filter_verdict verdict = FILTER_TAKEN;
	uint64_t least = 0, most = UINT64_MAX;
	struct expression expression;
	const char *condition;
	bool any = false;

	expression_open(&expression, text);
	while (verdict == FILTER_TAKEN && (condition = expression_next(&expression))) {
		if (!narrow(&least, &most, condition))
			verdict = expression_wrong(error, "duration", condition);
		any = true;
	}
	if (!any || expression.negated)
		verdict = expression_wrong(error, "duration", text);
	if (verdict == FILTER_TAKEN) {
		filter->by_duration = true;
		filter->least_ns = least;
		filter->most_ns = most;
	}
	expression_close(&expression);
	return verdict;
}

bool
filter_keeps_ended(const struct filter *filter, const struct event *event, uint64_t entered_ns)
{
	unsigned error = event->kind == EVENT_EXIT && !event->unavailable ? (unsigned)event->error : 0;
	uint64_t lasted = event->monotonic_ns - entered_ns;

	if (filter->by_error && !(error <= ERROR_MAX && filter->errors[error / 64] >> error % 64 & 1))
		return false;
	return !filter->by_duration || (lasted >= filter->least_ns && lasted <= filter->most_ns);
}
