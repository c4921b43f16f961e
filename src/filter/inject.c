/* Injections: compiles expressions of -e inject= and -e fault=, and tells which calls are to be tampered with. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "spy/call.h"
#include "spy/inject.h"
#include "spy/link.h"
#include "base/die.h"
#include "base/error.h"
#include "base/number.h"
#include "filter/expression.h"

#define TIMES_MOST 65535 /* by strace(1) the greatest number of a first call, and of a step */

/* What an expression has given so far: each action comes once, but for when=. */
struct given {
	bool syscall, signal, poke_enter, poke_exit, delay_enter, delay_exit;
};

static bool
take_error(struct injection *injection, struct given *given, const char *value)
{
	(void)given;
	if (injection->replaces)
		return false;
	injection->replaces = true;
	injection->error = error_number(value);
	return injection->error != 0;
}

static bool
take_result(struct injection *injection, struct given *given, const char *value)
{
	char *end;

	(void)given;
	if (injection->replaces)
		return false;
	injection->replaces = true;
	errno = 0;
	injection->result = strtoull(value, &end, 0);
	return !errno && end != value && !*end;
}

static bool
take_signal(struct injection *injection, struct given *given, const char *value)
{
	unsigned number = expression_signal(value);

	if (given->signal || number < 1 || number > 64)
		return false;
	given->signal = true;
	injection->signal = (int)number;
	return true;
}

/* A name, and that of a call without consequences. */
static bool
take_call(struct injection *injection, struct given *given, const char *value)
{
	const struct call *call = link_find_name(abi_native, value);

	if (given->syscall || !call || !(call->classes & CLASS_PURE))
		return false;
	given->syscall = true;
	injection->call = call->name;
	return true;
}

static bool
take_delay_enter(struct injection *injection, struct given *given, const char *value)
{
	bool first = !given->delay_enter;

	injection->delays = given->delay_enter = true;
	return first && time_parse(value, &injection->delay_enter_ns);
}

static bool
take_delay_exit(struct injection *injection, struct given *given, const char *value)
{
	bool first = !given->delay_exit;

	injection->delays = injection->delays_exit = given->delay_exit = true;
	return first && time_parse(value, &injection->delay_exit_ns);
}

static int
digit(char character)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = character ? strchr(digits, character | (character >= 'A' ? 0x20 : 0)) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* The bytes that HEX spells. */
static bool
take_bytes(struct inject_poke *poke, const char *hex)
{
	size_t length = strlen(hex);

	if (length == 0 || length % 2)
		return false;
	poke->size = length / 2;
	poke->data = malloc(poke->size);
	if (!poke->data)
		die("out of memory");
	for (size_t i = 0; i < poke->size; i++) {
		int high = digit(hex[2 * i]), low = digit(hex[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		poke->data[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

/* "@arg1=00,@arg2=0102" */
static bool
take_pokes(struct inject_poke pokes[INJECT_ARGUMENTS], char *list)
{
	unsigned free = INJECT_ARGUMENTS;
	const char *word;

	while ((word = strsep(&list, ","))) {
		unsigned argument;

		if (!*word)
			continue;
		if (strncmp(word, "@arg", 4) != 0 || word[4] < '1' || word[4] > '7' || word[5] != '=')
			return false;
		argument = (unsigned)(word[4] - '1');
		for (unsigned i = free; i < INJECT_ARGUMENTS; i++)
			if (pokes[i].argument == argument)
				return false;
		pokes[--free].argument = argument;
		if (!take_bytes(&pokes[free], word + 6))
			return false;
	}
	return free < INJECT_ARGUMENTS;
}

static bool
take_poke_enter(struct injection *injection, struct given *given, const char *value)
{
	bool first = !given->poke_enter;

	injection->pokes = given->poke_enter = true;
	return first && take_pokes(injection->poke_enter, (char *)value);
}

static bool
take_poke_exit(struct injection *injection, struct given *given, const char *value)
{
	bool first = !given->poke_exit;

	injection->pokes = given->poke_exit = true;
	return first && take_pokes(injection->poke_exit, (char *)value);
}

/* A number from 1 to MOST at *AT, which is moved behind it; 0 if there is none. */
static uint32_t
take_times(const char **at, long most)
{
	char *end;
	long number = strtol(*at, &end, 10);

	if (end == *at || number < 1 || number > most)
		return 0;
	*at = end;
	return (uint32_t)number;
}

/* "first[..last][+[step]]" */
static bool
take_when(struct injection *injection, struct given *given, const char *value)
{
	bool range;

	(void)given;
	injection->last = UINT32_MAX;
	injection->step = 0;
	injection->first = take_times(&value, TIMES_MOST);
	if (!injection->first)
		return false;
	range = strncmp(value, "..", 2) == 0;
	if (range) {
		value += 2;
		injection->last = take_times(&value, TIMES_MOST - 1);
		if (injection->last < injection->first)
			return false;
		injection->step = 1;
	}
	if (*value == '+') {
		value++;
		injection->step = *value ? take_times(&value, TIMES_MOST) : 1;
		if (!injection->step)
			return false;
	}
	return !*value;
}

static const struct {
	const char *name;
	bool (*take)(struct injection *injection, struct given *given, const char *value);
	bool fault;    /* an action of -e fault=, too */
	bool modifies; /* not enough by itself */
} actions[] = {
	{"error", take_error, true, false},
	{"retval", take_result, false, false},
	{"signal", take_signal, false, false},
	{"syscall", take_call, true, true},
	{"delay_enter", take_delay_enter, false, false},
	{"delay_exit", take_delay_exit, false, false},
	{"poke_enter", take_poke_enter, false, false},
	{"poke_exit", take_poke_exit, false, false},
	{"when", take_when, true, true},
};

/* Take the actions in LIST, which is cut up; ANY: whether there was one that is enough by itself. */
static bool
take_actions(struct injection *injection, char *list, bool fault, bool *any)
{
	struct given given = {0};
	char *word;

	*any = fault;
	while ((word = strsep(&list, ":"))) {
		char *equals = strchr(word, '=');
		size_t i = 0;

		if (!*word)
			continue;
		if (!equals)
			return false;
		*equals = '\0';
		while (i < sizeof(actions) / sizeof(*actions) && strcmp(actions[i].name, word) != 0)
			i++;
		if (i == sizeof(actions) / sizeof(*actions) || (fault && !actions[i].fault) ||
			!actions[i].take(injection, &given, equals + 1))
			return false;
		*any |= !actions[i].modifies;
	}
	return true;
}

/* What the user may not have thought of about a result, in strace's words. */
static void
warn_of_result(uint64_t result, struct string *message)
{
	unsigned long long value = result;
	int64_t wide = (int64_t)result;
	int32_t narrow = (int32_t)result;

	if (wide < 0 && wide >= -ERROR_MAX)
		string_add_format(message, "Inadvertent injection of error %lld is possible for retval=%llu",
			-wide + 0LL, value);
	else if (narrow < 0 && narrow >= -ERROR_MAX)
		string_add_format(message,
			"Inadvertent injection of error %d is possible in compat personality for retval=%llu",
			-narrow, value);
	else if ((uint32_t)result != result)
		string_add_format(message,
			"Injected return value %llu will be clipped to %u in compat personality", value,
			(unsigned)(uint32_t)result);
}

static enum filter_verdict
wrong_argument(struct string *message, bool fault, const char *expression)
{
	return expression_wrong(message, fault ? "fault argument" : "inject argument", expression);
}

enum filter_verdict
inject_compile(
	struct injection *injection, const char *expression, bool fault, bool exact, struct string *message)
{
	char *copy = strdup(expression), *rest = copy;
	enum filter_verdict verdict;
	const char *calls;
	bool any;

	if (!copy)
		die("out of memory");
	message->length = 0;
	*injection = (struct injection){.first = 1, .last = UINT32_MAX, .step = 1};
	calls = strsep(&rest, ":");
	/* In strace's order: of several mistakes the same one is told. */
	if (!take_actions(injection, rest, fault, &any) && *calls)
		verdict = wrong_argument(message, fault, expression);
	else
		verdict = filter_calls(&injection->calls, calls, exact, message);
	if (verdict == FILTER_TAKEN && !any)
		verdict = wrong_argument(message, fault, expression);
	if (verdict == FILTER_TAKEN && fault && !injection->replaces) {
		injection->replaces = true;
		injection->error = ENOSYS;
	}
	if (verdict == FILTER_TAKEN && injection->replaces && !injection->error)
		warn_of_result(injection->result, message);
	free(copy);
	return verdict;
}

const struct injection *
inject_find(const struct injection *injections, size_t count, const struct abi *abi, unsigned call)
{
	while (count-- > 0)
		if (call_set_has(&injections[count].calls, abi, call))
			return call < ABI_CALLS && link_find(abi, call) ? &injections[count] : NULL;
	return NULL;
}

bool
inject_due(
	struct inject_counts *counts, const struct injection *injection, const struct abi *abi, unsigned call)
{
	uint32_t **of = &counts->of[abi->id], *count;

	if (!*of)
		*of = calloc(ABI_CALLS, sizeof(**of));
	if (!*of)
		die("out of memory");
	count = &(*of)[call];
	*count += *count < UINT32_MAX;
	if (*count < injection->first || *count > injection->last)
		return false;
	return injection->step ? (*count - injection->first) % injection->step == 0
			       : *count == injection->first;
}

void
inject_counts_free(struct inject_counts *counts)
{
	for (unsigned i = 0; i < ABI_COUNT; i++)
		free(counts->of[i]);
}

uint64_t
inject_number(const struct injection *injection, const struct abi *abi)
{
	const struct call *call = injection->call ? link_find_name(abi, injection->call) : NULL;
	int number = call ? link_number(abi, call) : -1;

	return number < 0 ? (uint64_t)-1 : (uint64_t)number | abi->number_mask;
}
