/* Leaves and shapes as JSON values. */
#include <stdio.h>

#include <stdio.h>

#include "sink/json_internal.h"

/* Shapes that are one value: with brackets of their own, and what stands around these. */
static const struct {
	enum json_brackets brackets;
	const char *head, *tail;
} shapes[] = {
	[SHAPE_STRUCT] = {JSON_OBJECT, "", ""},
	[SHAPE_ARRAY] = {JSON_ARRAY, "", ""},
	[SHAPE_POINTEE] = {JSON_ONE, "", ""},
	[SHAPE_SIGNALS] = {JSON_ARRAY, "", ""},
	[SHAPE_NOT_SIGNALS] = {JSON_ARRAY, "{\"not\":", "}"},
	[SHAPE_SET] = {JSON_ARRAY, "", ""},
	[SHAPE_CHANGE] = {JSON_OBJECT, "", ""},
	[SHAPE_REMARK] = {JSON_ONE, "", ""},
	[SHAPE_MEANING] = {JSON_ONE, "", ""},
	[SHAPE_NAMED] = {JSON_ONE, "", ""},
	[SHAPE_CALLED] = {JSON_ONE, "", ""},
	[SHAPE_SHIFTED] = {JSON_ARRAY, "", ""},
	[SHAPE_JOINED] = {JSON_ARRAY, "", ""},
	[SHAPE_ALIAS] = {JSON_ONE, "", ""},
	[SHAPE_BARE] = {JSON_ONE, "", ""},
};

/* Does SHAPE hold values of the shape around it rather than being one? What is bare does where its label is not shown,
 * if it has one; but an argument keeps its name. */
static bool
splices(const struct json *json, enum shape shape)
{
	const struct json_frame *around = &json->frames[json->depth - 1];

	if (shape == SHAPE_JOINED)
		return around->joined && !json->labelled;
	return (shape == SHAPE_BARE || shape == SHAPE_NAMED) &&
		(!json->labelled || (json->silent && !around->arguments));
}

static void
splice(struct json *json)
{
	struct json_frame *below;

	json_label(&json->sink, "", LABEL_SILENT); /* forget the one that is not shown */
	json_push(json, JSON_ONE);
	below = json_top(json) - 1;
	*json_top(json) = *below;
	json_top(json)->spliced = true;
}

/* Behind what was told last, and of it. */
static void
open_behind(struct json *json, const char *first, const char *second)
{
	json_wrap(json, first, second);
	json_push(json, JSON_ONE)->tail = "}";
}

void
json_shape(struct sink *sink, enum shape shape)
{
	static const char *const change_keys[] = {"entry", "exit", NULL};
	struct json *json = json_of(sink);
	struct json_frame *frame;

	if (splices(json, shape)) {
		splice(json);
		return;
	}
	if (shape == SHAPE_AFTER) {
		open_behind(json, "entry", "exit");
		return;
	}
	if (shape == SHAPE_REMARK || shape == SHAPE_MEANING) {
		if (json->depth > 1 && json_remark_key(json)) {
			json_push(json, JSON_ONE);
			return;
		}
		if (json->depth > 1 || json->remarked) {
			open_behind(json, "value", "remark");
			return;
		}
		json_label(sink, "remark", LABEL_EQUALS);
		json->remarked = true;
	}
	json_item(json);
	string_add_text(json->text, shapes[shape].head);
	frame = json_push(json, shapes[shape].brackets);
	frame->tail = shapes[shape].tail;
	frame->signals = shape == SHAPE_SIGNALS || shape == SHAPE_NOT_SIGNALS;
	frame->joined = shape == SHAPE_JOINED;
	frame->alias = shape == SHAPE_ALIAS;
	if (shape == SHAPE_CHANGE)
		frame->keys = change_keys;
}

void
json_close(struct sink *sink, enum shape shape)
{
	struct json *json = json_of(sink);
	const struct json_frame *frame = json_top(json);

	(void)shape;
	if (json->depth == 1 || (frame->arguments && !frame->spliced))
		return; /* these are closed by their call's result and end */
	json_pop(json);
}

void
json_named(struct sink *sink, const char *function)
{
	struct json *json = json_of(sink);
	const struct json_frame *frame = json_top(json);

	if (frame->alias && frame->brackets == JSON_ONE && frame->count > 0)
		json->text->length = frame->last; /* it stands for the value before it */
	else
		json_item(json);
	string_add_byte(json->text, '{');
	json_add_key(json->text, function);
	json_push(json, JSON_ONE)->tail = "}";
}

void
json_index(struct sink *sink, uint64_t value, const char *name, const char *unknown)
{
	char number[24];

	(void)unknown;
	snprintf(number, sizeof(number), "%llu", (unsigned long long)value);
	json_label(sink, name ? name : number, LABEL_EQUALS);
}

/* How numbers are shown as text is nothing to JSON, but permissions are not recognised in decimal. */
static enum radix
plain(enum radix radix)
{
	return radix == RADIX_HEX ? RADIX_UNSIGNED : radix;
}

void
json_number(struct sink *sink, uint64_t value, enum radix radix)
{
	struct json *json = json_of(sink);
	bool result = json->depth == 1; /* in hex it is an address, or bits whose names follow as a remark */

	json_item(json);
	json_add_number(json->text, value, result ? radix : plain(radix));
}

/* Names are not of spy's tables alone: hooks make some of what the system says. */
static void
add_name(struct string *to, const char *name)
{
	json_add_bytes(to, name, strlen(name), 0);
}

static void
add_signal(struct string *to, const char *name)
{
	char whole[32] = "SIG";
	size_t length = strnlen(name, sizeof(whole) - 3);

	memcpy(whole + 3, name, length);
	json_add_bytes(to, whole, length + 3, 0);
}

void
json_constant(struct sink *sink, uint64_t value, enum radix radix, const char *name, const char *unknown)
{
	struct json *json = json_of(sink);

	(void)unknown;
	json_item(json);
	if (!name || (*name >= '0' && *name <= '9')) /* 8192*1024 is arithmetic for the eye */
		json_add_number(json->text, value, plain(radix));
	else if (json_top(json)->signals)
		add_signal(json->text, name);
	else
		add_name(json->text, name);
}

void
json_beyond(struct sink *sink, uint64_t value, const char *name, uint64_t base)
{
	char text[80];

	snprintf(text, sizeof(text), "%s+%llu", name, (unsigned long long)(value - base));
	json_constant(sink, value, RADIX_HEX, text, NULL);
}

void
json_flags(struct sink *sink, uint64_t value, enum radix radix, const struct flag_words *words)
{
	struct json *json = json_of(sink);

	(void)value;
	(void)radix;
	json_shape(sink, SHAPE_JOINED);
	for (unsigned i = 0; i < words->count; i++) {
		json_item(json);
		add_name(json->text, words->names[i]);
	}
	if (words->rest) {
		json_item(json);
		json_add_number(
			json->text, words->rest, words->rest_radix == RADIX_OCTAL ? RADIX_OCTAL : RADIX_HEX);
	}
	json_pop(json);
}

void
json_address(struct sink *sink, uint64_t address)
{
	struct json *json = json_of(sink);

	json_item(json);
	if (address)
		json_add_number(json->text, address, RADIX_HEX);
	else
		string_add(json->text, "null", 4);
}

void
json_bytes(struct sink *sink, const void *data, size_t length, unsigned style)
{
	struct json *json = json_of(sink);

	json_item(json);
	if (style & BYTES_TEXT && !(style & BYTES_HEX) && length > 0 &&
		((const char *)data)[length - 1] == 0) {
		length--; /* the NUL that ends it */
		style &= ~BYTES_CUT;
	}
	json_add_bytes(json->text, data, length, style);
}

/* C's way to write a port or an address says nothing that its place in a structure does not say. */
void
json_encoded(struct sink *sink, const struct encoded *encoded)
{
	if (encoded->aside)
		json_bytes(sink, encoded->data, encoded->length, BYTES_HEX);
	else if (encoded->text)
		json_bytes(sink, encoded->text, strlen(encoded->text), 0);
	else
		json_number(sink, encoded->value, RADIX_UNSIGNED);
}

/* Begin a value that says something about the values around it: a member of an object, else an object of its own, to be
 * closed with what is returned. */
static const char *
aside(struct json *json, const char *name)
{
	if (!json->labelled && json_top(json)->brackets == JSON_OBJECT) {
		json_label(&json->sink, name, LABEL_EQUALS);
		json_item(json);
		return "";
	}
	json_item(json);
	string_add_byte(json->text, '{');
	json_add_key(json->text, name);
	return "}";
}

void
json_elided(struct sink *sink)
{
	struct json *json = json_of(sink);
	const char *end = aside(json, "elided");

	string_add(json->text, "true", 4);
	string_add_text(json->text, end);
}

void
json_unreadable(struct sink *sink, uint64_t address)
{
	struct json *json = json_of(sink);
	const char *end = aside(json, "unreadable");

	json_add_number(json->text, address, RADIX_HEX);
	string_add_text(json->text, end);
}

void
json_tail(struct sink *sink, const void *data, size_t length, size_t shown, size_t offset)
{
	struct json *json = json_of(sink);
	const char *end = aside(json, "tail");

	(void)shown; /* all are told, few as they are */
	string_add_text(json->text, "{\"offset\":");
	json_add_number(json->text, offset, RADIX_UNSIGNED);
	string_add_text(json->text, ",\"bytes\":");
	json_add_hex(json->text, data, length);
	string_add_byte(json->text, '}');
	string_add_text(json->text, end);
}

void
json_remark(struct sink *sink, const char *words)
{
	struct json *json = json_of(sink);
	const struct json_frame *frame = json_top(json);

	if (frame->alias && frame->brackets == JSON_ONE && frame->count > 0) {
		json->text->length = frame->last; /* the name stands for what it is the name of */
		add_name(json->text, words);
		return;
	}
	json_shape(sink, SHAPE_REMARK);
	json_item(json);
	add_name(json->text, words);
	json_pop(json);
}
