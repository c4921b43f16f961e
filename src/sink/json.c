/* The JSON Lines sink: what each line says of the event itself, and the calls held until they have ended. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/error.h"
#include "base/signal.h"
#include "sink/json_internal.h"

#define KEEP_ROOM (64 * 1024) /* bytes that a thread's line keeps for its next call */

/* Begin a line of TYPE in TO. */
static void
begin(struct json *json, struct string *to, const char *type, const struct event *event)
{
	json->text = to;
	json->labelled = false;
	json->depth = 0;
	json_push(json, JSON_OBJECT)->count = 1;
	string_add(to, "\"type\":", 7);
	json_add_word(to, type);
	if (event->pid) {
		MEMBER(to, "pid");
		json_add_number(to, event->pid, RADIX_UNSIGNED);
	}
	MEMBER(to, "tid");
	json_add_number(to, event->tid, RADIX_UNSIGNED);
	if (event->realtime_ns) {
		MEMBER(to, "time");
		json_add_number(to, event->realtime_ns, RADIX_UNSIGNED);
	}
}

static void
enter(struct sink *sink, const struct event *event, struct line *line, const char *name)
{
	struct json *json = json_of(sink);

	line->text.length = 0;
	line->open = true;
	line->name = name;
	line->started_ns = event->monotonic_ns;
	json->line = line;
	begin(json, &line->text, "call", event);
	if (event->abi) {
		MEMBER(json->text, "abi");
		json_add_word(json->text, event->abi->name);
	}
	MEMBER(json->text, "number");
	json_add_number(json->text, event->number, RADIX_UNSIGNED);
	MEMBER(json->text, "name");
	json_add_word(json->text, name);
	if (event->instruction_pointer) {
		MEMBER(json->text, "ip");
		json_add_number(json->text, event->instruction_pointer, RADIX_HEX);
	}
	MEMBER(json->text, "args");
	json_push(json, JSON_OBJECT)->arguments = true;
}

/* The next event may be of another thread, so what is known of the arguments waits behind the line's text. */
static void
pause_line(struct sink *sink, const struct event *event, struct line *line)
{
	struct json *json = json_of(sink);

	(void)event;
	assert(json->line == line);
	while (json->depth > 2)
		json_pop(json);
	json_label(sink, "", LABEL_SILENT); /* forget one without a value */
	string_add(&line->text, json_top(json), sizeof(struct json_frame));
	json->line = NULL;
}

static void
leave(struct sink *sink, const struct event *event, struct line *line)
{
	struct json *json = json_of(sink);
	struct string *text = &line->text;
	struct json_frame arguments;

	(void)event;
	if (json->line == line)
		return;
	assert(line->open && text->length > sizeof(arguments));
	text->length -= sizeof(arguments);
	memcpy(&arguments, text->data + text->length, sizeof(arguments));
	json->line = line;
	json->text = text;
	json->labelled = false;
	json->depth = 2;
	json->frames[0] = (struct json_frame){.brackets = JSON_OBJECT, .count = 1, .tail = ""};
	json->frames[1] = arguments;
}

static void
add_error(struct string *to, int error)
{
	const char *name = error_name(error), *meaning = error_meaning(error);

	string_add_text(to, ",\"error\":{\"number\":");
	json_add_number(to, error, RADIX_SIGNED);
	if (name) {
		MEMBER(to, "name");
		json_add_word(to, name);
	}
	if (meaning) {
		MEMBER(to, "message");
		json_add_word(to, meaning);
	}
	string_add_byte(to, '}');
}

static void
result(struct sink *sink, const struct event *event, struct line *line, const struct outcome *outcome)
{
	static const char *const keys[] = {"result", NULL};
	struct json *json = json_of(sink);

	(void)event;
	(void)line;
	while (json->depth > 1)
		json_pop(json);
	json_top(json)->keys = keys;
	json->remarked = false;
	if (outcome->error)
		add_error(json->text, outcome->error);
	if (outcome->unavailable)
		TRUTH(json->text, "unavailable", true);
	if (outcome->cut)
		TRUTH(json->text, "unfinished", true);
	if (outcome->nothing)
		TRUTH(json->text, "detached", true);
}

/* Finish what is begun. */
static void
finish(struct json *json)
{
	while (json->depth > 0)
		json_pop(json);
	string_add_byte(json->text, '\n');
	json->line = NULL;
}

/* What is not as the program would have it. */
static void
add_tampering(struct string *to, unsigned tampering)
{
	static const char *const lists[] = {NULL, "[\"args\"]", "[\"result\"]", "[\"args\",\"result\"]"};
	const char *list = lists[tampering & (TAMPERED_ARGUMENTS | TAMPERED_RESULT)];

	if (list) {
		MEMBER(to, "injected");
		string_add_text(to, list);
	}
	if (tampering & TAMPERED_TIME)
		TRUTH(to, "delayed", true);
}

static void
end(struct sink *sink, const struct event *event, struct line *line)
{
	struct json *json = json_of(sink);

	while (json->depth > 1)
		json_pop(json);
	if (line->tampering && event->kind == EVENT_EXIT && !event->unavailable)
		add_tampering(json->text, line->tampering);
	if (event->kind == EVENT_EXIT && !event->unavailable && event->monotonic_ns && line->started_ns) {
		MEMBER(json->text, "duration_ns");
		json_add_number(json->text, event->monotonic_ns - line->started_ns, RADIX_UNSIGNED);
	}
}

static void
done(struct sink *sink, const struct event *event, struct line *line, bool keep)
{
	(void)event;
	json_dumps_end(json_of(sink));
	finish(json_of(sink));
	if (keep)
		string_add(sink->out, line->text.data, line->text.length);
	line->text.length = 0;
	line->open = false;
	if (line->text.room > KEEP_ROOM)
		string_free(&line->text);
}

static void
add_signal(struct string *to, int signal)
{
	MEMBER(to, "signal");
	string_add_byte(to, '"');
	signal_add_name(to, signal);
	string_add_byte(to, '"');
}

static void
begin_event(struct sink *sink, const struct event *event, struct line *line)
{
	static const char *const types[] = {
		[EVENT_SIGNAL] = "signal",
		[EVENT_STOP] = "stop",
		[EVENT_ATTACH] = "attach",
		[EVENT_DETACH] = "detach",
		[EVENT_SUPERSEDED] = "exec",
		[EVENT_EXITED] = "exit",
		[EVENT_KILLED] = "kill",
	};
	static const char *const keys[] = {"siginfo", NULL};
	struct json *json = json_of(sink);
	struct string *to = sink->out;

	(void)line;
	assert(event->kind <= EVENT_KILLED && types[event->kind]);
	begin(json, to, types[event->kind], event);
	json_top(json)->keys = keys;
	switch (event->kind) {
	case EVENT_SIGNAL:
	case EVENT_STOP:
		add_signal(to, event->signal);
		break;
	case EVENT_KILLED:
		add_signal(to, event->signal);
		TRUTH(to, "core_dumped", event->core_dumped);
		break;
	case EVENT_EXITED:
		MEMBER(to, "status");
		json_add_number(to, event->status, RADIX_SIGNED);
		break;
	case EVENT_ATTACH:
	case EVENT_SUPERSEDED:
		if (event->other) {
			MEMBER(to, "by");
			json_add_number(to, event->other, RADIX_SIGNED);
		}
		break;
	default:
		break;
	}
}

static void
event_end(struct sink *sink, const struct event *event)
{
	struct json *json = json_of(sink);

	(void)event;
	while (json->depth > 1)
		json_pop(json);
}

static void
event_done(struct sink *sink, const struct event *event)
{
	(void)event;
	finish(json_of(sink));
}

static void
free_json(struct sink *sink)
{
	struct json *json = json_of(sink);

	free(json->frames);
	free(json);
}

static const struct sink_class json_class = {
	.enter = enter,
	.leave = leave,
	.result = result,
	.end = end,
	.done = done,
	.dump = json_dump,
	.stack = json_stack,
	.state = json_state,
	.pause = pause_line,
	.event = begin_event,
	.event_end = event_end,
	.event_done = event_done,
	.open = json_shape,
	.close = json_close,
	.named = json_named,
	.label = json_label,
	.index = json_index,
	.number = json_number,
	.constant = json_constant,
	.beyond = json_beyond,
	.flags = json_flags,
	.address = json_address,
	.bytes = json_bytes,
	.encoded = json_encoded,
	.noted = json_noted,
	.context = json_context,
	.elided = json_elided,
	.unreadable = json_unreadable,
	.tail = json_tail,
	.remark = json_remark,
	.free = free_json,
};

struct sink *
json_open(const struct json_options *options)
{
	struct json *json = calloc(1, sizeof(*json));

	if (!json)
		die("out of memory");
	json->sink.class = &json_class;
	json->sink.out = options->out;
	json->dumped_message = json->dumped_buffer = -1;
	json->sink.verbose = true;
	json->sink.inwards = 48; /* readers of JSON do not nest for ever */
	return &json->sink;
}
