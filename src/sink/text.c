/* The text sink: lines as strace prints them, calls that are interrupted by other lines and resumed included. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "base/signal.h"
#include "sink/text_internal.h"

#define SECOND 1000000000u

void
text_prefix(struct sink *sink, enum text_prefix prefix)
{
	text_of(sink)->prefix = prefix;
}

/* Nanoseconds as seconds with so many digits behind the point. */
static void
add_seconds(struct string *to, uint64_t ns, unsigned width, unsigned digits)
{
	uint64_t fraction = ns % SECOND;

	text_add_padded(to, ns / SECOND, width, ' ');
	if (digits == 0)
		return;
	for (unsigned i = 9; i > digits; i--)
		fraction /= 10;
	string_add_byte(to, '.');
	text_add_padded(to, fraction, digits, '0');
}

static void
add_clock(struct text *text, uint64_t ns)
{
	time_t seconds = ns / SECOND;
	struct tm local;

	if (text->options.clock == TEXT_CLOCK_UNIX) {
		add_seconds(text->to, ns, 1, text->options.clock_digits);
	} else {
		char *at = string_reserve(text->to, 16);

		localtime_r(&seconds, &local);
		text->to->length += strftime(at, 16, "%T", &local);
		if (text->options.clock_digits) {
			text->to->length--; /* the last digit of the seconds comes with the fraction */
			add_seconds(text->to, (local.tm_sec % 10) * (uint64_t)SECOND + ns % SECOND, 1,
				text->options.clock_digits);
		}
	}
}

/* How long NS is after the line before; or, as joined lines come in the order of returns, how long before it. */
static void
add_since(struct text *text, uint64_t ns)
{
	uint64_t previous = text->previous_ns ? text->previous_ns : ns;
	unsigned digits = text->options.relative_digits;

	if (ns >= previous) {
		add_seconds(text->to, ns - previous, 6, digits);
	} else {
		for (uint64_t least = 100000; least > 1 && previous - ns < least * (SECOND / 10); least /= 10)
			string_add_byte(text->to, ' ');
		string_add_byte(text->to, '-');
		add_seconds(text->to, previous - ns, 1, digits);
	}
}

static void
add_times(struct text *text, const struct event *event)
{
	const struct text_options *options = &text->options;

	if (options->clock != TEXT_CLOCK_NONE) {
		add_clock(text, event->realtime_ns);
		string_add_byte(text->to, ' ');
	}
	if (options->relative) {
		if (options->clock != TEXT_CLOCK_NONE)
			string_add(text->to, "(+", 2);
		add_since(text, event->monotonic_ns);
		string_add_text(text->to, options->clock != TEXT_CLOCK_NONE ? ") " : " ");
		text->previous_ns = event->monotonic_ns;
	}
}

/* What stands before every line. */
/* The thread, and its name if that is to be shown. */
static void
add_thread(struct text *text, const struct event *event, const struct line *line, unsigned width)
{
	text_add_padded(text->to, event->tid, width, ' ');
	if (line->command_length)
		text_add_note(text, line->command, line->command_length);
}

static void
add_leader(struct text *text, const struct event *event, const struct line *line)
{
	const struct text_options *options = &text->options;

	if (text->prefix == TEXT_PREFIX_BRACKETS) {
		string_add(text->to, "[pid ", 5);
		add_thread(text, event, line, 5);
		string_add(text->to, "] ", 2);
	} else if (text->prefix == TEXT_PREFIX_PLAIN) {
		size_t before = text->to->length;

		add_thread(text, event, line, 1);
		while (text->to->length - before < 6 && !line->command_length)
			string_add_byte(text->to, ' ');
		if (text->to->data[text->to->length - 1] != ' ')
			string_add_byte(text->to, ' ');
	}
	add_times(text, event);
	if (options->number) {
		string_add_byte(text->to, '[');
		if (line->number == (uint64_t)-1)
			string_add(text->to, "???", 3);
		else
			text_add_padded(text->to, line->number, 4, ' ');
		string_add(text->to, "] ", 2);
	}
	if (options->instruction_pointer) {
		if (event->instruction_pointer) {
			string_add_byte(text->to, '[');
			text_add_hex(
				text->to, event->instruction_pointer, event->abi ? event->abi->word * 2 : 16);
			string_add(text->to, "] ", 2);
		} else {
			string_add(text->to, "[????????????????] ", 19);
		}
	}
}

/* Another line comes where one was told in part. */
static void
interrupt(struct text *text)
{
	string_add_text(text->current_out, " <unfinished ...>\n");
	text->current->interrupted = true;
	text->current = NULL;
}

/* Start a line in sink->out; OWN is its thread's. */
static void
begin_line(struct text *text, const struct event *event, struct line *own)
{
	if (text->current && (text->current_out == text->sink.out || text->current == own))
		interrupt(text);
	text->line_start = text->to->length;
	text->depth = 0;
	text->named = 0;
	text->levels[0].separator = ", ";
	text->separate = false;
	add_leader(text, event, own);
}

static void
enter(struct sink *sink, const struct event *event, struct line *line, const char *name)
{
	struct text *text = text_of(sink);

	text->to = text->options.hold || text->options.joined ? &line->text : sink->out;
	line->number = event->number;
	if (text->options.joined) {
		text->depth = 0;
		text->levels[0].separator = ", ";
		text->separate = false;
		line->started_realtime_ns = event->realtime_ns;
		line->pointer = event->instruction_pointer;
	} else {
		begin_line(text, event, line);
	}
	string_add_text(text->to, name);
	string_add_byte(text->to, '(');
	line->open = true;
	line->interrupted = false;
	line->name = name;
	line->started_ns = event->monotonic_ns;
}

static void
pause_line(struct sink *sink, const struct event *event, struct line *line)
{
	struct text *text = text_of(sink);

	(void)event;
	line->separate = text->separate;
	line->column = text->to->length - text->line_start;
	if (!text->options.hold && !text->options.joined) {
		text->current = line;
		text->current_out = sink->out;
	}
}

/* Begin the line of a call that is told whole, as of its entry. */
static void
begin_joined(struct text *text, const struct event *event, struct line *line)
{
	struct event entry = *event;

	entry.monotonic_ns = line->started_ns;
	entry.realtime_ns = line->started_realtime_ns;
	entry.instruction_pointer = line->pointer;
	text->previous_before_ns = text->previous_ns;
	begin_line(text, &entry, line);
	string_add(text->to, line->text.data, line->text.length);
	line->text.length = 0;
}

static void
leave(struct sink *sink, const struct event *event, struct line *line)
{
	struct text *text = text_of(sink);

	text->to = text->options.hold && !text->options.joined ? &line->text : sink->out;
	if (text->options.joined) {
		begin_joined(text, event, line);
	} else if (line->interrupted) {
		begin_line(text, event, line);
		string_add_text(text->to, "<... ");
		string_add_text(text->to, line->name);
		string_add_text(text->to, " resumed>");
	} else {
		text->line_start = text->to->length - line->column;
	}
	if (text->current == line)
		text->current = NULL;
	text->depth = 0;
	text->levels[0].separator = ", ";
	text->separate = line->separate;
}

static void
align(struct text *text)
{
	size_t column = text->to->length - text->line_start;

	do
		string_add_byte(text->to, ' ');
	while (++column < text->options.column);
}

static void
add_error(struct text *text, int error)
{
	const char *name = error_name(error);

	if (error_restarts(error))
		string_add_text(text->to, "? ");
	else
		string_add_text(text->to, "-1 ");
	if (name) {
		string_add_text(text->to, name);
		string_add_text(text->to, " (");
		string_add_text(text->to, error_meaning(error));
		string_add_byte(text->to, ')');
	} else {
		string_add_text(text->to, "(errno ");
		text_add_number(text->to, error, RADIX_UNSIGNED);
		string_add_byte(text->to, ')');
	}
}

static void
result(struct sink *sink, const struct event *event, struct line *line, const struct outcome *outcome)
{
	struct text *text = text_of(sink);

	(void)event;
	(void)line;
	if (outcome->nothing) {
		string_add_text(text->to, " <detached ...>");
		return;
	}
	if (outcome->cut)
		string_add_text(text->to, " <unfinished ...>");
	string_add_byte(text->to, ')');
	align(text);
	string_add(text->to, "= ", 2);
	text->separate = false;
	text->result = true;
	if (outcome->unavailable)
		string_add_byte(text->to, '?');
	else if (outcome->error)
		add_error(text, outcome->error);
}

/* What is not as the program would have it. */
static void
add_tampering(struct text *text, unsigned tampering)
{
	static const char *const notes[] = {
		"", " (INJECTED: args)", " (INJECTED)", " (INJECTED: args, retval)"};

	string_add_text(text->to, notes[tampering & (TAMPERED_ARGUMENTS | TAMPERED_RESULT)]);
	if (tampering & TAMPERED_TIME)
		string_add_text(text->to, " (DELAYED)");
}

static void
end(struct sink *sink, const struct event *event, struct line *line)
{
	struct text *text = text_of(sink);

	if (line->tampering && event->kind == EVENT_EXIT && !event->unavailable)
		add_tampering(text, line->tampering);
	if (text->options.duration && event->kind == EVENT_EXIT && !event->unavailable) {
		string_add(text->to, " <", 2);
		add_seconds(
			text->to, event->monotonic_ns - line->started_ns, 1, text->options.duration_digits);
		string_add_byte(text->to, '>');
	}
	string_add_byte(text->to, '\n');
	text->result = false;
}

static void
done(struct sink *sink, const struct event *event, struct line *line, bool keep)
{
	struct text *text = text_of(sink);

	(void)event;
	if (text->options.joined) {
		if (!keep) {
			text->to->length = text->line_start;
			text->previous_ns = text->previous_before_ns;
		}
	} else if (text->options.hold) {
		if (keep)
			string_add(sink->out, line->text.data, line->text.length);
		line->text.length = 0;
	}
	line->open = false;
	line->interrupted = false;
}

static void
begin_event(struct sink *sink, const struct event *event, struct line *line)
{
	struct text *text = text_of(sink);

	text->to = sink->out;
	begin_line(text, event, line);
	switch (event->kind) {
	case EVENT_SIGNAL:
		string_add_text(text->to, "--- ");
		signal_add_name(text->to, event->signal);
		string_add_byte(text->to, ' ');
		break;
	case EVENT_STOP:
		string_add_text(text->to, "--- stopped by ");
		signal_add_name(text->to, event->signal);
		break;
	case EVENT_EXITED:
		string_add_text(text->to, "+++ exited with ");
		text_add_number(text->to, event->status, RADIX_UNSIGNED);
		break;
	case EVENT_KILLED:
		string_add_text(text->to, "+++ killed by ");
		signal_add_name(text->to, event->signal);
		if (event->core_dumped)
			string_add_text(text->to, " (core dumped)");
		break;
	case EVENT_SUPERSEDED:
		string_add_text(text->to, "+++ superseded by execve in pid ");
		text_add_number(text->to, event->other, RADIX_UNSIGNED);
		break;
	case EVENT_MODE:
		string_add_text(text->to, "[ Process PID=");
		text_add_number(text->to, event->tid, RADIX_UNSIGNED);
		string_add_text(text->to, " runs in ");
		string_add_text(text->to, event->abi->mode);
		string_add_text(text->to, " mode.");
		break;
	default:
		break;
	}
}

static void
event_end(struct sink *sink, const struct event *event)
{
	struct text *text = text_of(sink);
	bool lasts = event->kind == EVENT_SIGNAL || event->kind == EVENT_STOP;

	string_add_text(text->to, lasts ? " ---\n" : event->kind == EVENT_MODE ? " ]\n" : " +++\n");
}

static void
event_done(struct sink *sink, const struct event *event)
{
	(void)sink;
	(void)event;
}

void
text_rename(struct sink *sink, struct line *line, pid_t tid, bool moves)
{
	struct text *text = text_of(sink);

	if (!line->open || line->interrupted || text->options.hold || text->options.joined)
		return;
	string_add_text(sink->out, " <pid changed to ");
	text_add_number(sink->out, tid, RADIX_UNSIGNED);
	string_add_text(sink->out, moves ? " ...>" : " ...>\n");
	line->interrupted = true;
	if (text->current == line)
		text->current = NULL;
}

static void
free_text(struct sink *sink)
{
	free(sink);
}

static const struct sink_class text_class = {
	.enter = enter,
	.leave = leave,
	.result = result,
	.end = end,
	.done = done,
	.dump = text_dump,
	.stack = text_stack,
	.state = text_state,
	.pause = pause_line,
	.event = begin_event,
	.event_end = event_end,
	.event_done = event_done,
	.open = text_open_shape,
	.close = text_close_shape,
	.named = text_named,
	.label = text_label,
	.index = text_index,
	.number = text_number,
	.constant = text_constant,
	.beyond = text_beyond,
	.flags = text_flags,
	.address = text_address,
	.bytes = text_bytes,
	.encoded = text_encoded,
	.noted = text_noted,
	.context = text_context,
	.elided = text_elided,
	.unreadable = text_unreadable,
	.tail = text_tail,
	.remark = text_remark,
	.free = free_text,
};

struct sink *
text_open(const struct text_options *options)
{
	struct text *text = calloc(1, sizeof(*text));

	if (!text) {
		fputs("spy: out of memory\n", stderr);
		exit(1);
	}
	text->sink.class = &text_class;
	text->sink.inwards = TEXT_INWARDS;
	text->options = *options;
	text->prefix = options->prefix;
	return &text->sink;
}
