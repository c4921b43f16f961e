/* What the files of the text sink share. */
#ifndef SINK_TEXT_INTERNAL_H
#define SINK_TEXT_INTERNAL_H

#include "sink/text.h"

#define TEXT_DEPTH 1024
#define TEXT_INWARDS 1000 /* as strace */

struct text {
	struct sink sink;
	struct text_options options;
	enum text_prefix prefix;
	struct string *to;    /* where the line goes: sink.out, or a held line's text */
	struct line *current; /* told in part and last in current_out */
	struct string *current_out;
	size_t line_start;           /* in TO */
	uint64_t previous_ns;        /* when the last line began, for -r */
	uint64_t previous_before_ns; /* … and the one before it */
	bool result;                 /* we are behind the = */
	unsigned depth;
	unsigned named; /* so many shapes around us want constants by name */
	bool separate;  /* the next item is not the first of its shape */
	struct {
		const char *separator;
		bool separate;
		bool alias;   /* what comes second stands for what was told from START on */
		size_t start; /* in TO */
		size_t end;   /* where the alias began that is to be taken back, or 0 */
	} levels[TEXT_DEPTH];
};

static inline struct text *
text_of(struct sink *sink)
{
	return (struct text *)sink;
}

/* Begin an item of the shape we are in. */
static inline void
text_item(struct text *text)
{
	if (text->separate)
		string_add_text(text->to, text->levels[text->depth].separator);
	text->separate = true;
}

void text_add_number(struct string *to, uint64_t value, enum radix radix);
/* VALUE in decimal, at least WIDTH wide, filled up with FILL. */
void text_add_padded(struct string *to, uint64_t value, unsigned width, char fill);
void text_add_hex(struct string *to, uint64_t value, unsigned width);
/* DATA as a C string without quotes. ESCAPED: two more characters that are escaped, or NULL. */
void text_add_escaped(
	struct string *to, const void *data, size_t length, bool hex, const char *escaped, bool hex_escapes);

/* Does the user want such data in hex (text_value.c)? */
bool text_wants_hex(const struct text *text, const uint8_t *bytes, size_t length);
/* DATA between quotes. */
void text_add_quoted(struct text *text, const void *data, size_t length, bool hex);
/* Begin a shape whose items SEPARATOR parts. */
void text_push(struct text *text, const char *separator);

/* <TEXT>: what the number before it stands for (text_note.c). */
void text_add_note(struct text *text, const char *note, size_t length);

/* Leaves and shapes (text_value.c). */
void text_open_shape(struct sink *sink, enum shape shape);
void text_close_shape(struct sink *sink, enum shape shape);
void text_named(struct sink *sink, const char *function);
void text_label(struct sink *sink, const char *name, enum label_style style);
void text_index(struct sink *sink, uint64_t value, const char *name, const char *unknown);
void text_number(struct sink *sink, uint64_t value, enum radix radix);
void text_constant(
	struct sink *sink, uint64_t value, enum radix radix, const char *name, const char *unknown);
void text_beyond(struct sink *sink, uint64_t value, const char *name, uint64_t base);
void text_flags(struct sink *sink, uint64_t value, enum radix radix, const struct flag_words *words);
void text_address(struct sink *sink, uint64_t address);
void text_bytes(struct sink *sink, const void *data, size_t length, unsigned style);
void text_encoded(struct sink *sink, const struct encoded *encoded);
void text_noted(
	struct sink *sink, int64_t value, const char *name, const struct note *note); /* text_note.c */
void text_context(struct sink *sink, const char *context, size_t length);             /* text_note.c */
void text_elided(struct sink *sink);
void text_unreadable(struct sink *sink, uint64_t address);
void text_tail(struct sink *sink, const void *data, size_t length, size_t shown, size_t offset);
void text_remark(struct sink *sink, const char *remark);

/* Lines behind a call's (text_stack.c, text_dump.c, text_value.c). */
void text_state(struct sink *sink, const char *what, uint64_t number, bool before);
void text_dump(struct sink *sink, const struct dump *dump);
void text_stack(struct sink *sink, const struct event *event, const struct line *line,
	const struct string *stack, bool late);

#endif
