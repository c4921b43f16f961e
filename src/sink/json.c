/* The JSON Lines sink: what each line says of the event itself, and the calls held until they have ended. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/die.h"
#include "sink/json_internal.h"

#define KEEP_ROOM (64 * 1024) /* bytes that a thread's line keeps for its next call */

/* Members of a line that spy itself knows. */
static void
member(struct json *json, const char *name)
{
	json_label(&json->sink, name, LABEL_EQUALS);
	json_item(json);
}

static void
member_word(struct json *json, const char *name, const char *word)
{
	member(json, name);
	json_add_word(json->text, word);
}

static void
member_number(struct json *json, const char *name, int64_t value)
{
	member(json, name);
	json_add_number(json->text, value, RADIX_SIGNED);
}

static void
member_truth(struct json *json, const char *name, bool truth)
{
	member(json, name);
	string_add_text(json->text, truth ? "true" : "false");
}

/* Begin a line of TYPE in TO. */
static void
begin(struct json *json, struct string *to, const char *type, const struct event *event)
{
	json->text = to;
	json->labelled = false;
	json->depth = 0;
	json_push(json, JSON_OBJECT);
	member_word(json, "type", type);
	if (event->pid)
		member_number(json, "pid", event->pid);
	member_number(json, "tid", event->tid);
	if (event->realtime_ns)
		member_number(json, "time", event->realtime_ns);
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
	if (event->abi)
		member_word(json, "abi", event->abi->name);
	member_number(json, "number", event->number);
	member_word(json, "name", name);
	if (event->instruction_pointer) {
		member(json, "ip");
		json_add_number(json->text, event->instruction_pointer, RADIX_HEX);
	}
	member(json, "args");
	json_push(json, JSON_OBJECT)->arguments = true;
}

/* The next event may be of another thread, so what is known of the arguments waits behind the line's text. */
static void
pause_line(struct sink *sink, const struct event *event, struct line *line)
{
	struct json *json = json_of(sink);

	(void)event;
	json_label(sink, "", LABEL_SILENT); /* forget one without a value */
	assert(json->line == line && json->depth == 2);
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

/* Names of errors that programs never see, of calls that the kernel starts again (linux/errno.h of the kernel). */
static const char *
restart_name(int error, const char **meaning)
{
	switch (error) {
	case 512:
		*meaning = "To be restarted if SA_RESTART is set";
		return "ERESTARTSYS";
	case 513:
		*meaning = "To be restarted";
		return "ERESTARTNOINTR";
	case 514:
		*meaning = "To be restarted if no handler";
		return "ERESTARTNOHAND";
	case 516:
		*meaning = "Interrupted by signal";
		return "ERESTART_RESTARTBLOCK";
	default:
		*meaning = strerrordesc_np(error);
		return strerrorname_np(error);
	}
}

static void
member_error(struct json *json, int error)
{
	const char *meaning;
	const char *name = restart_name(error, &meaning);

	member(json, "error");
	json_push(json, JSON_OBJECT);
	if (name)
		member_word(json, "name", name);
	member_number(json, "number", error);
	if (meaning)
		member_word(json, "message", meaning);
	json_pop(json);
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
		member_error(json, outcome->error);
	if (outcome->unavailable)
		member_truth(json, "unavailable", true);
	if (outcome->cut)
		member_truth(json, "unfinished", true);
	if (outcome->nothing)
		member_truth(json, "detached", true);
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

static void
end(struct sink *sink, const struct event *event, struct line *line, bool keep)
{
	struct json *json = json_of(sink);

	if (event->kind == EVENT_EXIT && event->monotonic_ns && line->started_ns) {
		while (json->depth > 1)
			json_pop(json);
		member_number(json, "duration_ns", event->monotonic_ns - line->started_ns);
	}
	finish(json);
	if (keep)
		string_add(sink->out, line->text.data, line->text.length);
	line->text.length = 0;
	line->open = false;
	if (line->text.room > KEEP_ROOM)
		string_free(&line->text);
}

static void
member_signal(struct json *json, int signal)
{
	const char *name = sigabbrev_np(signal);

	member(json, "signal");
	if (name) {
		string_add(json->text, "\"SIG", 4);
		string_add_text(json->text, name);
	} else if (signal == 32) {
		/* The kernel's real-time signals begin at 32, whatever a C library keeps for itself. */
		string_add_text(json->text, "\"SIGRTMIN");
	} else {
		string_add_text(json->text, "\"SIGRT_");
		json_add_number(json->text, signal - 32, RADIX_SIGNED);
	}
	string_add_byte(json->text, '"');
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

	(void)line;
	assert(event->kind <= EVENT_KILLED && types[event->kind]);
	begin(json, sink->out, types[event->kind], event);
	json_top(json)->keys = keys;
	switch (event->kind) {
	case EVENT_SIGNAL:
	case EVENT_STOP:
		member_signal(json, event->signal);
		break;
	case EVENT_KILLED:
		member_signal(json, event->signal);
		member_truth(json, "core_dumped", event->core_dumped);
		break;
	case EVENT_EXITED:
		member_number(json, "status", event->status);
		break;
	case EVENT_SUPERSEDED:
		member_number(json, "by", event->other);
		break;
	default:
		break;
	}
}

static void
event_end(struct sink *sink, const struct event *event)
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
	.pause = pause_line,
	.event = begin_event,
	.event_end = event_end,
	.open = json_shape,
	.close = json_close,
	.named = json_named,
	.label = json_label,
	.number = json_number,
	.constant = json_constant,
	.flags = json_flags,
	.address = json_address,
	.bytes = json_bytes,
	.noted = json_noted,
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
	json->sink.verbose = true;
	return &json->sink;
}
