/* Leaves and shapes in strace's words. */
#include "sink/text_internal.h"

void
text_push(struct text *text, const char *separator)
{
	text->levels[text->depth].separate = text->separate;
	if (text->depth + 1 < TEXT_DEPTH)
		text->depth++;
	text->levels[text->depth].separator = separator;
	text->separate = false;
}

static void
pop(struct text *text)
{
	if (text->depth > 0)
		text->depth--;
	text->separate = text->levels[text->depth].separate;
}

void
text_open_shape(struct sink *sink, enum shape shape)
{
	static const struct {
		const char *text, *separator;
	} shapes[] = {
		[SHAPE_STRUCT] = {"{", ", "},
		[SHAPE_ARRAY] = {"[", ", "},
		[SHAPE_POINTEE] = {"[", ", "},
		[SHAPE_SIGNALS] = {"[", " "},
		[SHAPE_NOT_SIGNALS] = {"~[", " "},
		[SHAPE_SET] = {"[", " "},
		[SHAPE_CHANGE] = {"", " => "},
		[SHAPE_AFTER] = {" => ", ", "},
		[SHAPE_REMARK] = {" (", ", "},
		[SHAPE_MEANING] = {" (", ", "},
		[SHAPE_NAMED] = {"", ", "},
		[SHAPE_SHIFTED] = {"", "<<"},
		[SHAPE_JOINED] = {"", "|"},
		[SHAPE_ALIAS] = {"", ", "},
		[SHAPE_BARE] = {"", ", "},
	};
	struct text *text = text_of(sink);
	size_t start = text->to->length;

	if (shape == SHAPE_AFTER || shape == SHAPE_REMARK || shape == SHAPE_MEANING)
		text->separate = true;
	else
		text_item(text);
	text->named += shape == SHAPE_NAMED;
	if (shape == SHAPE_ALIAS)
		start = text->to->length;
	string_add_text(text->to, shapes[shape].text);
	text_push(text, shapes[shape].separator);
	text->levels[text->depth].alias = shape == SHAPE_ALIAS;
	text->levels[text->depth].start = start;
	text->levels[text->depth].end = 0;
}

/* Constants are told by name where a shape says so, else as the user wants them. */
static enum text_constants
constants_style(const struct text *text)
{
	return text->named ? TEXT_CONSTANTS_NAMES : text->options.constants;
}

/* The end of a value and what can stand for it: one of both, or the second as a comment. */
static void
close_alias(struct text *text)
{
	if (text->levels[text->depth].end == 0)
		return;
	if (constants_style(text) == TEXT_CONSTANTS_BOTH)
		string_add(text->to, " */", 3);
	else if (constants_style(text) == TEXT_CONSTANTS_RAW)
		text->to->length = text->levels[text->depth].end;
}

void
text_close_shape(struct sink *sink, enum shape shape)
{
	static const char ends[] = {[SHAPE_STRUCT] = '}',
		[SHAPE_ARRAY] = ']',
		[SHAPE_POINTEE] = ']',
		[SHAPE_SIGNALS] = ']',
		[SHAPE_NOT_SIGNALS] = ']',
		[SHAPE_SET] = ']',
		[SHAPE_REMARK] = ')',
		[SHAPE_MEANING] = ')',
		[SHAPE_NAMED] = 0,
		[SHAPE_CALLED] = ')',
		[SHAPE_NOTE] = '>',
		[SHAPE_STATE] = '\n',
		[SHAPE_SHIFTED] = 0,
		[SHAPE_JOINED] = 0,
		[SHAPE_ALIAS] = 0,
		[SHAPE_BARE] = 0};
	struct text *text = text_of(sink);

	if (ends[shape])
		string_add_byte(text->to, ends[shape]);
	if (shape == SHAPE_ALIAS)
		close_alias(text);
	if (shape == SHAPE_MEANING && constants_style(text) == TEXT_CONSTANTS_RAW)
		text->to->length = text->levels[text->depth].start;
	text->named -= shape == SHAPE_NAMED;
	pop(text);
}

static void
begin_alias(struct text *text)
{
	text->levels[text->depth].end = text->to->length;
	if (constants_style(text) == TEXT_CONSTANTS_BOTH)
		string_add(text->to, " /* ", 4);
	else if (constants_style(text) == TEXT_CONSTANTS_NAMES)
		text->to->length = text->levels[text->depth].start;
}

void
text_state(struct sink *sink, const char *what, uint64_t number, bool before)
{
	struct text *text = text_of(sink);

	string_add_byte(text->to, ' ');
	string_add_text(text->to, what);
	string_add_byte(text->to, ':');
	text_add_number(text->to, number, RADIX_UNSIGNED);
	string_add_text(text->to, before ? "< " : "> ");
	text_push(text, ", ");
}

void
text_named(struct sink *sink, const char *function)
{
	struct text *text = text_of(sink);

	if (text->levels[text->depth].alias && text->separate)
		begin_alias(text);
	else
		text_item(text);
	string_add_text(text->to, function);
	string_add_byte(text->to, '(');
	text_push(text, ", ");
}

void
text_label(struct sink *sink, const char *name, enum label_style style)
{
	struct text *text = text_of(sink);

	if (style == LABEL_SILENT && !(text->options.names && text->depth == 0 && !text->result))
		return;
	text_item(text);
	text->separate = false;
	string_add_text(text->to, name);
	string_add_byte(text->to, style == LABEL_WORD ? ' ' : '=');
}

void
text_number(struct sink *sink, uint64_t value, enum radix radix)
{
	struct text *text = text_of(sink);

	text_item(text);
	text_add_number(text->to, value, radix);
}

static void
comment(struct text *text, const char *words)
{
	string_add(text->to, " /* ", 4);
	string_add_text(text->to, words);
	string_add(text->to, " */", 3);
}

static void
add_constant(struct text *text, uint64_t value, enum radix radix, const char *name, const char *unknown)
{
	enum text_constants style = constants_style(text);

	if (name && style == TEXT_CONSTANTS_NAMES) {
		string_add_text(text->to, name);
		return;
	}
	text_add_number(text->to, value, radix);
	if (style != TEXT_CONSTANTS_RAW && (name || unknown))
		comment(text, name ? name : unknown);
}

void
text_constant(struct sink *sink, uint64_t value, enum radix radix, const char *name, const char *unknown)
{
	struct text *text = text_of(sink);

	text_item(text);
	add_constant(text, value, radix, name, unknown);
}

void
text_index(struct sink *sink, uint64_t value, const char *name, const char *unknown)
{
	struct text *text = text_of(sink);

	text_item(text);
	text->separate = false;
	string_add_byte(text->to, '[');
	add_constant(text, value, RADIX_UNSIGNED, name, unknown);
	string_add(text->to, "]=", 2);
}

void
text_beyond(struct sink *sink, uint64_t value, const char *name, uint64_t base)
{
	struct text *text = text_of(sink);
	enum text_constants style = constants_style(text);

	text_item(text);
	if (style != TEXT_CONSTANTS_NAMES)
		text_add_number(text->to, value, RADIX_HEX);
	if (style == TEXT_CONSTANTS_RAW)
		return;
	if (style == TEXT_CONSTANTS_BOTH) {
		string_add(text->to, " /* ", 4);
		text_add_number(text->to, base, RADIX_HEX);
		comment(text, name);
	} else {
		string_add_text(text->to, name);
	}
	string_add_byte(text->to, '+');
	text_add_number(text->to, value - base, RADIX_UNSIGNED);
	if (style == TEXT_CONSTANTS_BOTH)
		string_add(text->to, " */", 3);
}

static void
add_flag_names(struct text *text, const struct flag_words *words)
{
	for (unsigned i = 0; i < words->count; i++) {
		if (i)
			string_add_byte(text->to, '|');
		string_add_text(text->to, words->names[i]);
	}
	if (words->rest && words->count) {
		string_add_byte(text->to, '|');
		text_add_number(text->to, words->rest, words->rest_radix);
	}
}

void
text_flags(struct sink *sink, uint64_t value, enum radix radix, const struct flag_words *words)
{
	struct text *text = text_of(sink);
	enum text_constants style = constants_style(text);

	text_item(text);
	if (words->count && style == TEXT_CONSTANTS_NAMES) {
		add_flag_names(text, words);
		return;
	}
	if (style == TEXT_CONSTANTS_RAW && value == 0 && radix == RADIX_HEX && words->count &&
		!words->unknown)
		return; /* as strace, which then has nothing to say */
	text_add_number(text->to, value, radix);
	if (style == TEXT_CONSTANTS_RAW)
		return;
	if (words->count) {
		string_add(text->to, " /* ", 4);
		add_flag_names(text, words);
		string_add(text->to, " */", 3);
	} else if (value && words->unknown) {
		comment(text, words->unknown);
	}
}

void
text_address(struct sink *sink, uint64_t address)
{
	struct text *text = text_of(sink);

	text_item(text);
	if (address)
		text_add_number(text->to, address, RADIX_HEX);
	else
		string_add(text->to, "NULL", 4);
}

/* -x writes a whole string in hex if one of its bytes is no printable ASCII or white space. */
bool
text_wants_hex(const struct text *text, const uint8_t *bytes, size_t length)
{
	if (text->options.hex != TEXT_HEX_NON_ASCII)
		return text->options.hex == TEXT_HEX_ALL;
	for (size_t i = 0; i < length; i++)
		if ((bytes[i] < ' ' && (bytes[i] < '\t' || bytes[i] > '\r')) || bytes[i] > '~')
			return true;
	return false;
}

void
text_add_quoted(struct text *text, const void *data, size_t length, bool hex)
{
	string_add_byte(text->to, '"');
	text_add_escaped(text->to, data, length, hex, NULL, text->options.hex == TEXT_HEX_ESCAPES);
	string_add_byte(text->to, '"');
}

void
text_bytes(struct sink *sink, const void *data, size_t length, unsigned style)
{
	struct text *text = text_of(sink);
	bool hex;

	text_item(text);
	if (style & BYTES_PLAIN) {
		string_add(text->to, data, length);
		return;
	}
	if (style & BYTES_ABSTRACT) {
		string_add_byte(text->to, '@');
		data = (const char *)data + 1;
		length--;
	}
	hex = style & BYTES_HEX || text_wants_hex(text, data, length);
	if (style & BYTES_TEXT && !hex && length > 0 && ((const char *)data)[length - 1] == 0) {
		length--;
		style &= ~BYTES_CUT;
	}
	text_add_quoted(text, data, length, hex);
	if (style & BYTES_CUT)
		string_add(text->to, "...", 3);
}

static void
add_encoded(struct text *text, const struct encoded *encoded, bool target)
{
	if (!encoded->function) {
		string_add_text(text->to, encoded->text);
		return;
	}
	string_add_text(text->to, encoded->function);
	string_add_byte(text->to, '(');
	if (encoded->family) {
		string_add_text(text->to, encoded->family);
		string_add(text->to, ", ", 2);
	}
	if (encoded->text) {
		string_add_byte(text->to, '"');
		string_add_text(text->to, encoded->text);
		string_add_byte(text->to, '"');
	} else {
		text_add_number(text->to, encoded->value, RADIX_UNSIGNED);
	}
	if (target) {
		string_add(text->to, ", &", 3);
		string_add_text(text->to, encoded->target);
	}
	string_add_byte(text->to, ')');
}

void
text_encoded(struct sink *sink, const struct encoded *encoded)
{
	struct text *text = text_of(sink);
	enum text_constants style = text->options.constants;

	text_item(text);
	if (style == TEXT_CONSTANTS_NAMES && !encoded->aside) {
		add_encoded(text, encoded, encoded->target);
		return;
	}
	if (encoded->member)
		string_add_byte(text->to, '{');
	if (encoded->member || encoded->target) {
		string_add_text(text->to, encoded->member ? encoded->member : encoded->target);
		string_add_byte(text->to, '=');
	}
	string_add_byte(text->to, '"');
	text_add_escaped(text->to, encoded->data, encoded->length, true, NULL, false);
	string_add_byte(text->to, '"');
	if (encoded->member)
		string_add_byte(text->to, '}');
	if (encoded->aside ? encoded->text != NULL : style == TEXT_CONSTANTS_BOTH) {
		string_add(text->to, " /* ", 4);
		add_encoded(text, encoded, false);
		string_add(text->to, " */", 3);
	}
}

void
text_elided(struct sink *sink)
{
	struct text *text = text_of(sink);

	text_item(text);
	string_add(text->to, "...", 3);
}

void
text_unreadable(struct sink *sink, uint64_t address)
{
	struct text *text = text_of(sink);

	string_add(text->to, " /* ", 4);
	text_add_number(text->to, address, RADIX_HEX);
	string_add(text->to, " */", 3);
}

void
text_tail(struct sink *sink, const void *data, size_t length, size_t shown, size_t offset)
{
	struct text *text = text_of(sink);

	text_item(text);
	string_add(text->to, "/* bytes ", 9);
	text_add_number(text->to, offset, RADIX_UNSIGNED);
	string_add(text->to, "..", 2);
	text_add_number(text->to, offset + length - 1, RADIX_UNSIGNED);
	string_add(text->to, " */ \"", 5);
	text_add_escaped(text->to, data, shown, true, NULL, false);
	string_add_byte(text->to, '"');
	if (shown < length)
		string_add(text->to, "...", 3);
}

void
text_remark(struct sink *sink, const char *remark)
{
	struct text *text = text_of(sink);
	enum text_constants style = constants_style(text);

	if (!text->levels[text->depth].alias || style == TEXT_CONSTANTS_BOTH) {
		comment(text, remark);
	} else if (style == TEXT_CONSTANTS_NAMES) {
		text->to->length = text->levels[text->depth].start;
		string_add_text(text->to, remark);
	}
}
