/* What comes behind the arguments and the result of a call in its object: its stack. */
#include "sink/json_internal.h"

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
	MEMBER(to, "stack");
	while (stack_next(stack, &at, &frame)) {
		string_add_byte(to, first ? '[' : ',');
		add_frame(to, &frame);
		first = false;
	}
	string_add_byte(to, ']');
}
