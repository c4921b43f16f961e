/* Tells the words of a line apart as a reader does, and colours them. */
#include "sink/color.h"

static const char *const names[COLORS] = {
	NULL, "syscall", "argname", "argval", "call", "const", "comment", "punct", "retval", "error"};

void
color_init(struct color_scheme *scheme, const char *text)
{
	static const struct color_scheme standard = {
		{"0", "33", "39", "35", "33", "34", "36", "0", "32", "31"}};

	*scheme = standard;
	while (text && *text) {
		size_t length = strcspn(text, ":"), name = strcspn(text, "=:");
		const char *code = text + name + 1;
		size_t size = name < length ? length - name - 1 : 0;

		for (unsigned i = 1; i < COLORS; i++)
			if (size > 0 && size < COLOR_ROOM && strlen(names[i]) == name &&
				strncmp(names[i], text, name) == 0 && strspn(code, "0123456789;") >= size) {
				memcpy(scheme->codes[i], code, size);
				scheme->codes[i][size] = 0;
			}
		text += length + (text[length] == ':');
	}
}

struct painter {
	const struct color_scheme *scheme;
	struct color_state *state;
	struct string *to;
	enum color color; /* of what is written now */
	const char *at, *end;
};

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void
set_color(struct painter *painter, enum color color)
{
	const char *code = painter->scheme->codes[color];

	if (strcmp(code, painter->scheme->codes[painter->color]) != 0) {
		string_add(painter->to, "\033[", 2);
		string_add_text(painter->to, code);
		string_add_byte(painter->to, 'm');
	}
	painter->color = color;
}

/* Write the next LENGTH bytes in COLOR. */
static void
paint(struct painter *painter, enum color color, size_t length)
{
	set_color(painter, color);
	string_add(painter->to, painter->at, length);
	painter->at += length;
}

static bool
begins(const struct painter *painter, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(painter->end - painter->at) >= length && memcmp(painter->at, text, length) == 0;
}

/* Bytes up to the end of what STOP ends, STOP included; all that is left if it is not there. */
static size_t
through(const struct painter *painter, const char *stop)
{
	const char *found = memmem(painter->at, painter->end - painter->at, stop, strlen(stop));

	return (found ? found + strlen(stop) : painter->end) - painter->at;
}

static size_t
string_length(const struct painter *painter)
{
	const char *at = painter->at + 1;

	while (at < painter->end && *at != '"')
		at += 1 + (*at == '\\' && at + 1 < painter->end);
	return (at < painter->end ? at + 1 : at) - painter->at;
}

static size_t
word_length(const struct painter *painter)
{
	const char *at = painter->at;

	while (at < painter->end && is_word(*at))
		at++;
	return at - painter->at;
}

/* What stands between < and >, which may hold the same again: 3</dev/null<char 1:3>>. */
static void
paint_note(struct painter *painter)
{
	unsigned depth = 0;

	do {
		char c = *painter->at;

		if (c == '\n')
			return;
		depth += c == '<';
		depth -= c == '>' && painter->at[-1] != '-';
		paint(painter, c == '<' || c == '>' ? COLOR_PUNCT : COLOR_ARGVAL, 1);
	} while (depth > 0 && painter->at < painter->end);
}

static void
paint_word(struct painter *painter, bool result)
{
	size_t length = word_length(painter);
	char first = *painter->at, next = painter->at + length < painter->end ? painter->at[length] : 0;
	enum color color = result ? COLOR_RETVAL : COLOR_ARGVAL;

	if (first >= '0' && first <= '9')
		;
	else if (result && painter->state->failed)
		color = COLOR_ERROR;
	else if (next == '(')
		color = COLOR_CALL;
	else if (next == '=')
		color = COLOR_ARGNAME;
	else if (first >= 'A' && first <= 'Z' && !(length == 4 && begins(painter, "NULL")))
		color = COLOR_CONST;
	paint(painter, color, length);
}

/* What stands behind a value that is not of a call's own words. Returns whether it was dealt with. */
static bool
paint_common(struct painter *painter)
{
	if (begins(painter, "<unfinished ...>") || begins(painter, "<detached ...>"))
		paint(painter, COLOR_NONE, through(painter, ">"));
	else if (begins(painter, "/* "))
		paint(painter, COLOR_COMMENT, through(painter, "*/"));
	else if (*painter->at == '"')
		paint(painter, COLOR_ARGVAL, string_length(painter));
	else if (*painter->at == '<' && !begins(painter, "<<"))
		paint_note(painter);
	else
		return false;
	return true;
}

static void
paint_arguments(struct painter *painter)
{
	struct color_state *state = painter->state;
	char c = *painter->at;

	if (paint_common(painter))
		return;
	if (is_word(c) || (c == '-' && painter->at + 1 < painter->end && is_word(painter->at[1]))) {
		if (c == '-')
			paint(painter, COLOR_ARGVAL, 1);
		paint_word(painter, false);
		return;
	}
	state->depth += strchr("([{", c) && c;
	if (strchr(")]}", c) && c && state->depth > 0 && --state->depth == 0)
		state->place = COLOR_AT_RESULT;
	paint(painter, COLOR_PUNCT, 1);
}

static void
paint_result(struct painter *painter)
{
	struct color_state *state = painter->state;
	char c = *painter->at;

	if (paint_common(painter))
		return;
	if (state->failed && c == '(') {
		paint(painter, COLOR_ERROR, through(painter, ")"));
	} else if (begins(painter, "-1 ") || (c == '?' && begins(painter, "? E"))) {
		paint(painter, COLOR_RETVAL, c == '?' ? 1 : 2);
		state->failed = true;
	} else if (is_word(c) || c == '-' || c == '?') {
		if (c == '-' || c == '?')
			paint(painter, COLOR_RETVAL, 1);
		if (painter->at < painter->end && is_word(*painter->at))
			paint_word(painter, true);
	} else {
		paint(painter, COLOR_PUNCT, 1);
	}
}

static size_t
rest_of_line(const struct painter *painter)
{
	const char *end = memchr(painter->at, '\n', painter->end - painter->at);

	return (end ? end : painter->end) - painter->at;
}

/* What stands before the call or tells something else. */
static void
paint_leader(struct painter *painter)
{
	struct color_state *state = painter->state;
	size_t word = word_length(painter);

	if (begins(painter, "<... ")) {
		paint(painter, COLOR_NONE, through(painter, ">"));
		*state = (struct color_state){.place = COLOR_AT_ARGUMENTS, .depth = 1};
	} else if (word > 0 && painter->at + word < painter->end && painter->at[word] == '(') {
		paint(painter, COLOR_SYSCALL, word);
		state->place = COLOR_AT_ARGUMENTS;
	} else if (begins(painter, "--- SIG")) {
		paint(painter, COLOR_NONE, 4);
		state->place = COLOR_AT_ARGUMENTS;
	} else if (begins(painter, "+++ ") || begins(painter, "--- ") || begins(painter, "[ Process")) {
		state->place = COLOR_AT_PLAIN;
	} else {
		paint(painter, COLOR_NONE, word > 0 ? word : 1);
	}
}

void
color_add(const struct color_scheme *scheme, struct color_state *state, struct string *to, const char *text,
	size_t length)
{
	struct painter painter = {
		.scheme = scheme, .state = state, .to = to, .at = text, .end = text + length};
	bool begun = true; /* at the begin of what may be a line */

	while (painter.at < painter.end) {
		if (*painter.at == '\n') {
			paint(&painter, COLOR_NONE, 1);
			*state = (struct color_state){0};
			begun = true;
			continue;
		}
		/* A stack, a dump. */
		if (begun && state->place == COLOR_AT_LEADER && length > 3 &&
			(begins(&painter, " > ") || begins(&painter, " | ") || begins(&painter, " * ") ||
				begins(&painter, " = ")))
			state->place = COLOR_AT_PLAIN;
		begun = false;
		switch (state->place) {
		case COLOR_AT_LEADER:
			paint_leader(&painter);
			break;
		case COLOR_AT_ARGUMENTS:
			paint_arguments(&painter);
			break;
		case COLOR_AT_RESULT:
			paint_result(&painter);
			break;
		case COLOR_AT_PLAIN:
			paint(&painter, COLOR_NONE, rest_of_line(&painter));
			break;
		}
	}
	set_color(&painter, COLOR_NONE);
}
