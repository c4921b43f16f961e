/* Stacks as strace -k prints them, a line for each frame. */
#include "sink/text_internal.h"

/* Paths and names are the tracee's: what would move a terminal's cursor is escaped. */
static void
add_name(struct text *text, const char *name)
{
	text_add_escaped(text->to, name, strlen(name), false, NULL, false);
}

static void
add_frame(struct text *text, const struct stack_frame *frame, bool late)
{
	if (frame->more) {
		string_add_text(text->to, " > too many stack frames\n");
		return;
	}
	string_add(text->to, " > ", 3);
	if (!frame->file) {
		string_add_text(text->to, "unexpected_backtracing_error");
	} else {
		add_name(text, frame->file);
		string_add_byte(text->to, '(');
		if (frame->symbol)
			add_name(text, frame->symbol);
		/* A stack kept from the entry of a call shows the lack of a symbol as one without a name. */
		if (frame->symbol || !late) {
			string_add(text->to, "+0x", 3);
			text_add_hex(text->to, frame->offset, 1);
		}
		string_add_byte(text->to, ')');
	}
	string_add(text->to, " [0x", 4);
	text_add_hex(text->to, frame->address, 1);
	string_add_byte(text->to, ']');
	if (frame->source) {
		string_add_byte(text->to, ' ');
		add_name(text, frame->source);
		string_add_byte(text->to, ':');
		text_add_number(text->to, frame->line, RADIX_UNSIGNED);
	}
	string_add_byte(text->to, '\n');
}

void
text_stack(struct sink *sink, const struct event *event, const struct line *line, const struct string *stack,
	bool late)
{
	struct text *text = text_of(sink);
	struct stack_frame frame;
	size_t at = 0;

	/* That of a call which never returned follows the line on its thread's end. */
	if (line->open && event_is_final(event))
		return;
	while (stack_next(stack, &at, &frame))
		add_frame(text, &frame, late);
}
