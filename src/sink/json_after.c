/* What comes behind the arguments and the result of a call in its object: dumps, its stack and states. */
#include "sink/json_internal.h"

/* Close the dump that is open; its bytes are CUT. */
static void
dump_close(struct json *json, bool cut)
{
	if (!json->dumping)
		return;
	string_add_byte(json->text, '"');
	if (cut)
		TRUTH(json->text, "cut", true);
	string_add_byte(json->text, '}');
	json->dumping = false;
}

static void
dump_open(struct json *json)
{
	struct string *to = json->text;

	if (!json->dumped)
		MEMBER(to, "dumps");
	string_add_byte(to, json->dumped ? ',' : '[');
	json->dumped = json->dumping = true;
	string_add_byte(to, '{');
	if (json->dumped_message >= 0) {
		json_add_key(to, "message");
		json_add_number(to, (uint64_t)json->dumped_message, RADIX_UNSIGNED);
		string_add_byte(to, ',');
	}
	if (json->dumped_buffer >= 0) {
		json_add_key(to, "buffer");
		json_add_number(to, (uint64_t)json->dumped_buffer, RADIX_UNSIGNED);
		string_add_byte(to, ',');
	}
	json_add_key(to, "bytes");
	string_add_byte(to, '"');
}

void
json_dump(struct sink *sink, const struct dump *dump)
{
	static const char digits[] = "0123456789abcdef";
	struct json *json = json_of(sink);
	const uint8_t *data = dump->data;
	char *out;

	switch (dump->kind) {
	case DUMP_MESSAGE:
		dump_close(json, false);
		json->dumped_message = (int64_t)dump->index;
		json->dumped_buffer = -1;
		break;
	case DUMP_BUFFER:
		dump_close(json, false);
		json->dumped_buffer = (int64_t)dump->index;
		dump_open(json);
		break;
	case DUMP_BYTES:
		if (!json->dumping)
			dump_open(json);
		out = string_reserve(json->text, dump->length * 2);
		for (uint64_t i = 0; i < dump->length; i++) {
			*out++ = digits[data[i] >> 4];
			*out++ = digits[data[i] & 15];
		}
		json->text->length += dump->length * 2;
		break;
	case DUMP_CUT:
		dump_close(json, true);
		break;
	}
}

void
json_dumps_end(struct json *json)
{
	dump_close(json, false);
	if (json->dumped)
		string_add_byte(json->text, ']');
	json->dumped = false;
	json->dumped_message = json->dumped_buffer = -1;
}

static void
add_frame(struct string *to, const struct stack_frame *frame)
{
	if (frame->more) {
		string_add_text(to, "{\"elided\":true}");
		return;
	}
	string_add_text(to, "{\"address\":");
	json_add_number(to, frame->address, RADIX_HEX);
	if (frame->file) {
		MEMBER(to, "file");
		json_add_bytes(to, frame->file, strlen(frame->file), false);
	}
	if (frame->symbol) {
		MEMBER(to, "symbol");
		json_add_bytes(to, frame->symbol, strlen(frame->symbol), false);
		MEMBER(to, "offset");
		json_add_number(to, frame->offset, RADIX_HEX);
	}
	if (frame->source) {
		MEMBER(to, "source");
		json_add_bytes(to, frame->source, strlen(frame->source), false);
		MEMBER(to, "line");
		json_add_number(to, frame->line, RADIX_UNSIGNED);
	}
	string_add_byte(to, '}');
}

void
json_stack(struct sink *sink, const struct event *event, const struct line *line, const struct string *stack,
	bool late)
{
	struct string *to = json_of(sink)->text;
	struct stack_frame frame;
	size_t at = 0;
	bool first = true;

	(void)late;
	if (!line->open && event_is_end(event))
		return; /* it stands with the call */
	json_dumps_end(json_of(sink));
	MEMBER(to, "stack");
	while (stack_next(stack, &at, &frame)) {
		string_add_byte(to, first ? '[' : ',');
		add_frame(to, &frame);
		first = false;
	}
	string_add_byte(to, ']');
}

/* A member of an object whose value is a word. */
static void
add_word(struct json *json, const char *name, const char *word)
{
	json_label(&json->sink, name, LABEL_EQUALS);
	json_item(json);
	json_add_word(json->text, word);
}

void
json_state(struct sink *sink, const char *what, uint64_t number, bool before)
{
	struct json *json = json_of(sink);

	json_dumps_end(json);
	if (json->depth == 1) { /* the first one; the array ends with the line */
		json_label(sink, "states", LABEL_EQUALS);
		json_item(json);
		json_push(json, JSON_ARRAY);
	}
	json_item(json);
	json_push(json, JSON_OBJECT);
	add_word(json, "of", what);
	json_label(sink, "number", LABEL_EQUALS);
	json_number(sink, number, RADIX_UNSIGNED);
	add_word(json, "when", before ? "before" : "after");
	json_label(sink, "value", LABEL_EQUALS);
}
