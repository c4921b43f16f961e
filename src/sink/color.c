/* Tells the words of a line apart as a reader does, and colours them, byte for byte as strace does. What it writes is not
 * the shortest: brackets and separators are set in their colour, and what follows them in that of values again. */
#include <ctype.h>
#include <string.h>

#include "base/die.h"
#include "base/error.h"
#include "base/signal.h"
#include "sink/color.h"

static const char *const names[COLORS] = {
	NULL, "syscall", "argname", "argval", "call", "const", "comment", "punct", "retval", "error"};

/* A part of what the user wrote, without blanks around it. */
struct part {
	const char *at;
	size_t length;
};

static struct part
part_of(const char *at, size_t length)
{
	while (length > 0 && isspace((unsigned char)*at)) {
		at++;
		length--;
	}
	while (length > 0 && isspace((unsigned char)at[length - 1]))
		length--;
	return (struct part){at, length};
}

static void
set_code(struct color_scheme *scheme, struct part name, struct part code)
{
	if (strcspn(code.at, "0123456789") >= code.length || strspn(code.at, "0123456789;") < code.length)
		return;
	for (unsigned i = 1; i < COLORS; i++)
		if (strlen(names[i]) == name.length && strncasecmp(names[i], name.at, name.length) == 0)
			scheme->codes[i] = strndup(code.at, code.length);
}

void
color_init(struct color_scheme *scheme, const char *text)
{
	*scheme = (struct color_scheme){{"0", "33", "39", "35", "33", "34", "36", "0", "32", "31"}};
	while (text && *text) {
		size_t length = strcspn(text, ":"), name = strcspn(text, "=:");

		if (name < length)
			set_code(scheme, part_of(text, name), part_of(text + name + 1, length - name - 1));
		text += length + (text[length] == ':');
	}
	for (unsigned i = 0; i < COLORS; i++)
		if (!scheme->codes[i])
			die("out of memory");
}

struct painter {
	const struct color_scheme *scheme;
	struct color_state *state;
	struct string *to;
	const char *at, *end;
};

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return is_capital(c) || is_digit(c) || (c >= 'a' && c <= 'z') || c == '_';
}

static void
set_color(struct painter *painter, enum color color)
{
	string_add(painter->to, "\033[", 2);
	string_add_text(painter->to, painter->scheme->codes[color]);
	string_add_byte(painter->to, 'm');
}

/* Write the next LENGTH bytes in the colour that is set. */
static void
copy(struct painter *painter, size_t length)
{
	string_add(painter->to, painter->at, length);
	painter->at += length;
}

/* Write the next LENGTH bytes in COLOR; what follows is in that of BEHIND. */
static void
paint(struct painter *painter, enum color color, size_t length, enum color behind)
{
	set_color(painter, color);
	copy(painter, length);
	set_color(painter, behind);
}

/* The same among values, of which COLOR may be the colour. */
static void
paint_value(struct painter *painter, enum color color, size_t length)
{
	if (color == COLOR_ARGVAL)
		copy(painter, length);
	else
		paint(painter, color, length, COLOR_ARGVAL);
}

static bool
begins(const struct painter *painter, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(painter->end - painter->at) >= length && memcmp(painter->at, text, length) == 0;
}

/* The byte OFFSET behind the next, 0 if there is none. */
static char
peek(const struct painter *painter, size_t offset)
{
	return (size_t)(painter->end - painter->at) > offset ? painter->at[offset] : 0;
}

/* Bytes up to the end of what STOP ends, STOP included; all that is left if it is not there. */
static size_t
through(const struct painter *painter, const char *stop)
{
	const char *found = memmem(painter->at, painter->end - painter->at, stop, strlen(stop));

	return (found ? found + strlen(stop) : painter->end) - painter->at;
}

static size_t
rest_of_line(const struct painter *painter)
{
	const char *end = memchr(painter->at, '\n', painter->end - painter->at);

	return (end ? end : painter->end) - painter->at;
}

static size_t
string_length(const struct painter *painter)
{
	const char *at = painter->at + 1;

	while (at < painter->end && *at != '"')
		at += 1 + (*at == '\\' && at + 1 < painter->end);
	return (at < painter->end ? at + 1 : at) - painter->at;
}

/* The length of what word characters and those of MORE make up. */
static size_t
run_length(const struct painter *painter, const char *more)
{
	const char *at = painter->at;

	while (at < painter->end && (is_word(*at) || (*at && strchr(more, *at))))
		at++;
	return at - painter->at;
}

/* Whether the next word is in capitals, underscores before them aside. */
static bool
begins_capital(const struct painter *painter)
{
	size_t first = 0;

	while (peek(painter, first) == '_')
		first++;
	return is_capital(peek(painter, first));
}

/* Whether the word of LENGTH is a signal's or an error's name: numbers to strace, not constants. */
static bool
is_number(const struct painter *painter, size_t length)
{
	char name[16];

	if (length >= sizeof(name) || !is_capital(*painter->at))
		return false;
	memcpy(name, painter->at, length);
	name[length] = '\0';
	return signal_number(name) || error_number(name);
}

/* What is of one colour from its begin through its end; ended by its first word if END is NULL. */
static const struct phrase {
	const char *begin, *end;
	enum color color; /* of values: as what is around it */
} phrases[] = {
	{", ", "", COLOR_PUNCT},
	{" => ", "", COLOR_PUNCT},
	{" or ", "", COLOR_PUNCT},
	{"...", "", COLOR_PUNCT},
	{"???", "", COLOR_ERROR},
	{"/* ", "*/ ", COLOR_ARGVAL},
	{" ---", "", COLOR_ARGVAL},
	{" <unfinished ...>", "", COLOR_ARGVAL},
	{" <detached ...>", "", COLOR_ARGVAL},
	{"{WIF", "}", COLOR_ARGVAL},
	{"IOPRIO_PRIO_VALUE(", ")", COLOR_ARGVAL},
	{"offsetof(", ")", COLOR_ARGVAL},
	{"if_nametoindex(", ")", COLOR_CONST},
	{"1<<CAP_", NULL, COLOR_CONST},
};

static bool
paint_phrase(struct painter *painter)
{
	const struct phrase *phrase = phrases, *last = phrases + sizeof(phrases) / sizeof(*phrases);
	size_t length;

	while (phrase < last && !begins(painter, phrase->begin))
		phrase++;
	if (phrase == last)
		return false;
	length = !phrase->end  ? run_length(painter, "<")
		: *phrase->end ? through(painter, phrase->end)
			       : strlen(phrase->begin);
	if (phrase == phrases)
		painter->state->argument += painter->state->depth == 1;
	paint_value(painter, phrase->color, length);
	return true;
}

/* The length of words, alone or joined by |, that are of one COLOR: those that strace does not tell one by one; 0 if there
 * are none here. */
static size_t
list_length(const struct painter *painter, enum color *color)
{
	static const struct {
		const char *begin;
		enum color color;
	} lists[] = {{"O_RD", COLOR_CONST}, {"O_WRONLY", COLOR_CONST}, {"O_ACCMODE", COLOR_CONST},
		{"FUTEX_", COLOR_CONST}, {"SCHED_RESET_ON_FORK", COLOR_CONST}, {"S_I", COLOR_ARGVAL},
		{"NULL", COLOR_ARGVAL}, {"RLIM_INFINITY", COLOR_ARGVAL}, {"RLIM64_INFINITY", COLOR_ARGVAL},
		{"UTIME_", COLOR_ARGVAL}};

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (begins(painter, lists[i].begin)) {
			*color = lists[i].color;
			return run_length(painter, "|");
		}
	return 0;
}

/* A set of signals: "~[HUP INT]". What is empty may be one. */
static bool
paint_signals(struct painter *painter)
{
	const struct color_state *state = painter->state;
	struct painter inside = *painter;

	inside.at += *inside.at == '~';
	if (peek(&inside, 0) != '[' || !peek(&inside, 1))
		return false;
	inside.at++;
	if (*inside.at == ']' || is_digit(*inside.at) ? !state->mask && state->call != COLOR_CALL_SIGNALS
						      : !is_number(&inside, run_length(&inside, "")))
		return false;
	copy(painter, through(painter, "]"));
	return true;
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
		if (c == '<' || c == '>')
			paint(painter, COLOR_PUNCT, 1, COLOR_ARGVAL);
		else
			copy(painter, 1);
	} while (depth > 0 && painter->at < painter->end);
}

/* A comment; names in it may be joined. */
static void
paint_comment(struct painter *painter)
{
	const char *end = painter->at + through(painter, "*/");
	enum color color;
	size_t list;

	set_color(painter, COLOR_COMMENT);
	while (end - painter->at > 3)
		if (*painter->at == '|')
			paint(painter, COLOR_PUNCT, 1, COLOR_ARGVAL);
		else if (begins(painter, "MAP_"))
			paint(painter, COLOR_CONST, run_length(painter, ""), COLOR_ARGVAL);
		else
			copy(painter, (list = list_length(painter, &color)) ? list : 1);
	paint(painter, COLOR_COMMENT, end - painter->at, COLOR_ARGVAL);
}

static void
paint_word(struct painter *painter)
{
	struct color_state *state = painter->state;
	size_t length = run_length(painter, "");
	char first = *painter->at, next = peek(painter, length);
	enum color color;
	size_t list = list_length(painter, &color);
	bool request = state->call == COLOR_CALL_IOCTL && state->argument == 1 && state->depth == 1;

	if (is_digit(first)) {
		copy(painter, length);
		if (next == '*' || begins(painter, "<<")) /* 8*R15, 21<<MFD_HUGE_SHIFT */
			copy(painter, run_length(painter, "*<"));
	} else if (next == '(' || next == '=') {
		state->mask = length >= 4 && memcmp(painter->at + length - 4, "mask", 4) == 0;
		set_color(painter, next == '(' ? COLOR_CALL : COLOR_ARGNAME);
		copy(painter, length);
	} else if (list > 0) {
		paint_value(painter, color, list);
	} else if (!request && begins_capital(painter) && !is_number(painter, length)) {
		paint(painter, COLOR_CONST, length, COLOR_ARGVAL);
	} else {
		copy(painter, length);
	}
}

static void
paint_arguments(struct painter *painter)
{
	struct color_state *state = painter->state;
	char c = *painter->at;

	if (begins(painter, " /* ")) {
		paint_comment(painter);
	} else if (c == '"') {
		copy(painter, string_length(painter));
	} else if (begins(painter, "<<")) {
		copy(painter, 2);
	} else if (c == '<') {
		paint_note(painter);
	} else if (paint_phrase(painter) || paint_signals(painter)) {
		;
	} else if (is_word(c)) {
		paint_word(painter);
	} else if (c == ')') {
		paint(painter, COLOR_PUNCT, 1, COLOR_NONE);
		if (--state->depth == 0)
			state->place = COLOR_AT_RESULT;
	} else if (c && strchr("([{}]|= ", c)) {
		state->depth += c == '(';
		paint(painter, COLOR_PUNCT, 1, COLOR_ARGVAL);
	} else {
		copy(painter, 1);
	}
}

static void
paint_result(struct painter *painter)
{
	struct color_state *state = painter->state;
	char c = *painter->at;

	if (begins(painter, "= ")) {
		paint(painter, COLOR_PUNCT, 1, COLOR_NONE);
		set_color(painter, COLOR_NONE);
		copy(painter, 1);
		set_color(painter, COLOR_RETVAL);
		copy(painter, run_length(painter, "-?"));
		if (peek(painter, 0) == '<')
			paint_note(painter);
		set_color(painter, COLOR_NONE);
	} else if (c == '<') {
		set_color(painter, COLOR_RETVAL);
		paint_note(painter);
		set_color(painter, COLOR_NONE);
	} else if (c == 'E') {
		paint(painter, COLOR_ERROR, run_length(painter, ""), COLOR_NONE);
		state->failed = true;
	} else if (c == '(') {
		paint(painter, state->failed ? COLOR_ERROR : COLOR_RETVAL, through(painter, ")"), COLOR_NONE);
		state->failed = false;
	} else {
		copy(painter, 1);
	}
}

/* How the arguments of the call whose name is next are told. */
static int
call_of(const struct painter *painter)
{
	static const char *const masked[] = {"ppoll", "pselect", "epoll_pwait"};
	size_t length = run_length(painter, "");

	if (length == 5 && begins(painter, "ioctl"))
		return COLOR_CALL_IOCTL;
	for (size_t i = 0; i < sizeof(masked) / sizeof(*masked); i++)
		if (begins(painter, masked[i]))
			return COLOR_CALL_SIGNALS;
	return memmem(painter->at, length, "sig", 3) ? COLOR_CALL_SIGNALS : COLOR_CALL_OTHER;
}

/* What stands before the call or tells something else. */
static void
paint_leader(struct painter *painter)
{
	struct color_state *state = painter->state;
	size_t word = run_length(painter, "#");

	if (begins(painter, "<... ")) {
		copy(painter, 5);
		state->call = call_of(painter);
		copy(painter, through(painter, ">"));
		state->place = COLOR_AT_ARGUMENTS;
		state->depth = 1;
	} else if (word > 0 && peek(painter, word) == '(') {
		state->call = call_of(painter);
		set_color(painter, COLOR_SYSCALL);
		copy(painter, word);
		state->place = COLOR_AT_ARGUMENTS;
	} else if (begins(painter, "--- SIG")) {
		copy(painter, through(painter, "{") - 1);
		state->place = COLOR_AT_ARGUMENTS;
	} else if (begins(painter, "+++ ") || begins(painter, "--- ") || begins(painter, "[ Process")) {
		state->place = COLOR_AT_PLAIN;
	} else if (*painter->at == '<') {
		paint_note(painter);
	} else if (*painter->at == '[' || *painter->at == ']') {
		paint(painter, COLOR_PUNCT, 1, COLOR_ARGVAL);
	} else {
		copy(painter, word > 0 ? word : 1);
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
			if (state->place != COLOR_AT_DUMP)
				set_color(&painter, COLOR_NONE);
			copy(&painter, 1);
			*state = (struct color_state){0};
			begun = true;
			continue;
		}
		/* A stack, a dump. */
		if (begun && state->place == COLOR_AT_LEADER && length > 3 &&
			(begins(&painter, " > ") || begins(&painter, " | ") || begins(&painter, " * ") ||
				begins(&painter, " = ")))
			state->place = COLOR_AT_DUMP;
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
		case COLOR_AT_DUMP:
			copy(&painter, rest_of_line(&painter));
			break;
		}
	}
	if (state->place == COLOR_AT_ARGUMENTS)
		set_color(&painter, COLOR_NONE);
}
