/* The brackets, commas and keys of a line: JSON has rules for them that what is told does not have. */
#include <stdlib.h>

#include "base/die.h"
#include "sink/json_internal.h"

struct json_frame *
json_push(struct json *json, enum json_brackets brackets)
{
	struct json_frame *frame;

	if (json->depth == json->room) {
		json->room = json->room ? json->room * 2 : 16;
		json->frames = reallocarray(json->frames, json->room, sizeof(*json->frames));
		if (!json->frames)
			die("out of memory");
	}
	json->depth++;
	frame = json_top(json);
	*frame = (struct json_frame){.brackets = brackets, .start = json->text->length, .tail = ""};
	if (brackets != JSON_ONE)
		string_add_byte(json->text, brackets == JSON_ARRAY ? '[' : '{');
	return frame;
}

/* Take back a label of which no value was told. */
static void
drop_label(struct json *json)
{
	if (!json->labelled)
		return;
	json->labelled = false;
	json->text->length = json->label_start;
	json_top(json)->key = 0;
	json_top(json)->wrapped = false;
}

/* Close the braces around an array's element that had a label. */
static void
unwrap(struct json *json, struct json_frame *frame)
{
	if (frame->wrapped)
		string_add_byte(json->text, '}');
	frame->wrapped = false;
}

void
json_pop(struct json *json)
{
	struct json_frame frame;

	drop_label(json);
	frame = *json_top(json);
	json->depth--;
	if (frame.spliced) {
		frame.spliced = json_top(json)->spliced;
		*json_top(json) = frame;
		return;
	}
	unwrap(json, &frame);
	if (frame.brackets != JSON_ONE)
		string_add_byte(json->text, frame.brackets == JSON_ARRAY ? ']' : '}');
	else if (frame.count == 0)
		string_add(json->text, "null", 4);
	string_add_text(json->text, frame.tail);
}

/* The key of a value without a label. */
static void
add_key(struct json *json, struct json_frame *frame)
{
	frame->key = json->text->length;
	if (frame->keys && *frame->keys) {
		json_add_key(json->text, *frame->keys++);
		return;
	}
	string_add_byte(json->text, '"');
	json_add_number(json->text, frame->count, RADIX_UNSIGNED);
	string_add(json->text, "\":", 2);
}

void
json_item(struct json *json)
{
	struct json_frame *frame = json_top(json);

	if (json->labelled) {
		json->labelled = false;
	} else {
		unwrap(json, frame);
		if (frame->brackets == JSON_ONE && frame->count > 0) {
			*json_gap(json->text, frame->start, 1) = '[';
			frame->brackets = JSON_ARRAY;
		}
		if (frame->count > 0)
			string_add_byte(json->text, ',');
		frame->key = 0;
		if (frame->brackets == JSON_OBJECT)
			add_key(json, frame);
	}
	frame->last = json->text->length;
	frame->count++;
}

/* A label makes an object of what was none, if that can still be done. */
static void
become_object(struct json *json, struct json_frame *frame)
{
	static const char first[] = "{\"0\":";
	size_t length = frame->count > 0 ? sizeof(first) - 1 : 1;

	if (frame->brackets == JSON_ONE)
		memcpy(json_gap(json->text, frame->start, length), first, length);
	else if (frame->brackets == JSON_ARRAY && frame->count == 0)
		json->text->data[frame->start] = '{';
	else
		return;
	frame->brackets = JSON_OBJECT;
}

void
json_label(struct sink *sink, const char *name, enum label_style style)
{
	struct json *json = json_of(sink);
	struct json_frame *frame = json_top(json);

	drop_label(json);
	if (!*name)
		return;
	unwrap(json, frame);
	become_object(json, frame);
	json->labelled = true;
	json->silent = style == LABEL_SILENT;
	json->label_start = json->text->length;
	if (frame->count > 0)
		string_add_byte(json->text, ',');
	if (frame->brackets == JSON_ARRAY) {
		string_add_byte(json->text, '{');
		frame->wrapped = true;
	}
	frame->key = frame->wrapped ? 0 : json->text->length;
	json_add_key(json->text, name);
}

void
json_wrap(struct json *json, const char *first, const char *second)
{
	struct json_frame *frame = json_top(json);

	if (json->labelled || frame->count == 0) {
		json_item(json);
		string_add_byte(json->text, '{');
	} else {
		size_t length = strlen(first);
		char *out = json_gap(json->text, frame->last, length + 4);

		memcpy(out, "{\"", 2);
		memcpy(out + 2, first, length);
		memcpy(out + 2 + length, "\":", 2);
		string_add_byte(json->text, ',');
	}
	json_add_key(json->text, second);
}

bool
json_remark_key(struct json *json)
{
	static const char ending[] = "_remark\":";
	struct json_frame *frame = json_top(json);
	size_t length = frame->last - frame->key - 2; /* without the quote and the colon at its end */
	char *out;

	if (json->labelled || !frame->key)
		return false;
	string_add_byte(json->text, ',');
	out = string_reserve(json->text, length + sizeof(ending) - 1);
	memcpy(out, json->text->data + frame->key, length);
	json->text->length += length;
	string_add(json->text, ending, sizeof(ending) - 1);
	frame->key = 0;
	return true;
}
