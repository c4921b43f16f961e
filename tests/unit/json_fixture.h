/* A JSON sink, a call told to it by hand, and a judge of what comes out. */
#ifndef UNIT_JSON_FIXTURE_H
#define UNIT_JSON_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sink/json.h"

struct fixture {
	struct string out;
	struct sink *sink;
	struct line line;
	struct event event;
	const char *name; /* of the calls entered */
};

static inline int
setup(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	fixture->sink = json_open(&(struct json_options){.out = &fixture->out});
	fixture->event = (struct event){
		.kind = EVENT_ENTER, .pid = 10, .tid = 11, .abi = &abi_table[ABI_X86_64], .number = 3};
	fixture->name = "close";
	*state = fixture;
	return 0;
}

static inline int
teardown(void **state)
{
	struct fixture *fixture = *state;

	fixture->sink->class->free(fixture->sink);
	string_free(&fixture->out);
	string_free(&fixture->line.text);
	free(fixture);
	return 0;
}

static inline void
enter(struct fixture *fixture, struct line *line)
{
	fixture->event.kind = EVENT_ENTER;
	fixture->sink->class->enter(fixture->sink, &fixture->event, line, fixture->name);
}

static inline void
leave(struct fixture *fixture, struct line *line)
{
	fixture->event.kind = EVENT_EXIT;
	fixture->sink->class->leave(fixture->sink, &fixture->event, line);
}

static inline void
result(struct fixture *fixture, struct line *line, struct outcome outcome)
{
	fixture->sink->class->result(fixture->sink, &fixture->event, line, &outcome);
}

static inline void
end(struct fixture *fixture, struct line *line, bool keep)
{
	fixture->sink->class->end(fixture->sink, &fixture->event, line);
	fixture->sink->class->done(fixture->sink, &fixture->event, line, keep);
}

static inline void
argument(struct fixture *fixture, const char *name, int64_t value)
{
	fixture->sink->class->label(fixture->sink, name, LABEL_SILENT);
	fixture->sink->class->number(fixture->sink, value, RADIX_SIGNED);
}

/* Finish a call that was entered. */
static inline void
finish(struct fixture *fixture, struct line *line, int64_t value)
{
	result(fixture, line, (struct outcome){0});
	fixture->sink->class->number(fixture->sink, value, RADIX_SIGNED);
	end(fixture, line, true);
}

/* Is what was written EXPECTED, whose quotes are written as apostrophes? Start anew. */
static inline void
expect(struct fixture *fixture, const char *expected)
{
	char *wanted = strdup(expected);

	for (char *quote = wanted; (quote = strchr(quote, '\'')); quote++)
		*quote = '"';
	string_add_byte(&fixture->out, 0);
	assert_string_equal(fixture->out.data, wanted);
	fixture->out.length = 0;
	free(wanted);
}

#define HEAD_OF(name) "{'type':'call','pid':10,'tid':11,'abi':'x86_64','number':3,'name':'" name "',"
#define HEAD HEAD_OF("close")

/* A reader of JSON's grammar (RFC 8259), so that what is written is judged by something else. Returns where the value at
 * TEXT ends, or NULL. */
static inline const char *parse(const char *text);

static inline const char *
parse_string(const char *text)
{
	if (*text++ != '"')
		return NULL;
	while (*text != '"') {
		if ((unsigned char)*text < 0x20)
			return NULL;
		if (*text++ != '\\')
			continue;
		if (*text == 'u' && strspn(text + 1, "0123456789abcdef") >= 4)
			text += 5;
		else if (*text && strchr("\"\\/bfnrt", *text))
			text++;
		else
			return NULL;
	}
	return text + 1;
}

static inline const char *
parse_members(const char *text, char close, bool keys)
{
	if (*text == close)
		return text + 1;
	for (;; text++) {
		if (keys) {
			text = parse_string(text);
			if (!text || *text++ != ':')
				return NULL;
		}
		text = parse(text);
		if (!text || *text == close)
			return text ? text + 1 : NULL;
		if (*text != ',')
			return NULL;
	}
}

static inline const char *
parse(const char *text)
{
	size_t digits;

	switch (*text) {
	case '{':
		return parse_members(text + 1, '}', true);
	case '[':
		return parse_members(text + 1, ']', false);
	case '"':
		return parse_string(text);
	case 't':
		return strncmp(text, "true", 4) ? NULL : text + 4;
	case 'f':
		return strncmp(text, "false", 5) ? NULL : text + 5;
	case 'n':
		return strncmp(text, "null", 4) ? NULL : text + 4;
	default:
		text += *text == '-';
		digits = strspn(text, "0123456789");
		return digits == 0 || (digits > 1 && *text == '0') ? NULL : text + digits;
	}
}

static inline void
expect_json(struct fixture *fixture)
{
	const char *at;

	string_add_byte(&fixture->out, 0);
	for (at = fixture->out.data; *at; at++) {
		const char *line = at;

		at = parse(at);
		if (!at || *at != '\n')
			fail_msg("no JSON: %s", line);
	}
	assert_int_equal(at - fixture->out.data, fixture->out.length - 1);
	fixture->out.length = 0;
}

#endif
