/* A trace: takes events from the engine through filter and decoder to sink and stream. */
#include <stdlib.h>

#include "base/die.h"
#include "front.h"
#include "names.h"
#include "targets.h"
#include "trace_internal.h"

/* The engine's messages come without a context. */
static struct trace *current;

/* What was told before belongs before a message. */
void
trace_message(const char *message)
{
	output_flush(current->output);
	warn("%s", message);
}

const char *
trace_call_name(const struct abi *abi, unsigned call)
{
	const struct call *found = link_find(abi, call);

	return found ? found->name : NULL;
}

/* Whether a call may change what is mapped where, which stacks are made of. */
bool
trace_remaps(const struct trace *trace, const struct abi *abi, unsigned call)
{
	const struct call *found = trace->options->stack.limit ? link_find(abi, call) : NULL;

	return found && found->classes & CALL_REMAPS;
}

/* Whether the engine shall report a call. Where there are several ABIs, each call may be a change from one to another,
 * and that is told whatever the filter says. */
static bool
wanted(void *context, const struct abi *abi, unsigned call)
{
	const struct trace *trace = context;

	return trace->mixed || abi != abi_native || (trace->named && names_change_by(abi, call)) ||
		trace_remaps(trace, abi, call) || filter_wants(&trace->options->filter, abi, call);
}

static bool
indifferent(void *context, const struct abi *abi, unsigned call)
{
	const struct call *found = link_find(abi, call);

	(void)context;
	return found && (found->classes & (CALL_STEADY | CALL_CLOSES)) && !(found->classes & CALL_READING);
}

static void
open_sink(struct trace *trace, unsigned tracees)
{
	const struct options *options = trace->options;
	struct text_options text = options->text;
	struct summary_options summarize = options->summarize;

	if (options->filter.targets)
		trace->looker = decode_open(NULL, &options->decode);
	summarize.name = trace_call_name;
	if (options->summary)
		trace->summary = summary_open(&summarize);
	if (options->always_show_pid ||
		(options->output.target && !options->output.separate &&
			(options->engine.follow || tracees > 1)))
		text.prefix = TEXT_PREFIX_PLAIN;
	else if (!options->output.target && (options->format == FORMAT_TEXT || options->summary_only))
		trace->brackets = true;
	if (options->summary_only)
		trace->modes = text_open(&text);
	else if (options->format == FORMAT_JSON)
		trace->sink = json_open(&(struct json_options){0});
	else
		trace->sink = text_open(&text);
}

/* Returns how many threads of process PID were attached to. */
static unsigned
attach(struct trace *trace, pid_t pid)
{
	const struct options *options = trace->options;
	unsigned threads = engine_attach(trace->engine, pid);

	if (!threads)
		warn("%s", engine_error(trace->engine));
	else if (options->quiet & QUIET_ATTACH || (options->format == FORMAT_JSON && !options->summary_only))
		return threads;
	else if (threads > 1)
		warn("Process %d attached with %u threads", (int)pid, threads);
	else
		warn("Process %d attached", (int)pid);
	return threads;
}

/* Start and attach to all that OPTIONS names; returns how many threads that are. */
static unsigned
start(struct trace *trace)
{
	const struct options *options = trace->options;
	unsigned tracees = 0;

	if (options->command.path) {
		trace->command = engine_start(trace->engine, &options->command);
		if (trace->command < 0)
			die("%s", engine_error(trace->engine));
		tracees++;
	}
	for (size_t i = 0; i < options->attach_count; i++)
		tracees += attach(trace, options->attach[i]);
	return tracees;
}

static void
close_all(struct trace *trace)
{
	struct stream *stream;

	if (trace->summary) {
		stream = output_stream(trace->output, 0);
		summary_write(trace->summary, &stream->buffer);
		summary_close(trace->summary);
	}
	string_free(&trace->paint.plain);
	output_close(trace->output);
	if (trace->modes)
		trace->modes->class->free(trace->modes);
	if (trace->looker)
		decode_close(trace->looker);
	if (trace->sink) {
		for (unsigned how = 0; how < DECODERS; how++)
			if (trace->decoders[how])
				decode_close(trace->decoders[how]);
		trace->sink->class->free(trace->sink);
	}
}

/* Whether there are calls that the kernel need not stop. */
static bool
leaves_out(const struct filter *filter)
{
	for (unsigned number = 0; number < link_limit(abi_native); number++)
		if (!filter_wants(filter, abi_native, number))
			return true;
	return false;
}

struct trace_end
trace_run(const struct options *options)
{
	struct trace trace = {.options = options,
		.mode = abi_native,
		.named = options->decode.commands && options->format == FORMAT_TEXT};
	struct engine_options engine = options->engine;
	struct event event;
	unsigned tracees;

	current = &trace;
	engine.wanted = wanted;
	engine.indifferent = indifferent;
	engine.wanted_context = &trace;
	engine.warn = trace_message;
	engine.debug = options->debug ? trace_message : NULL;
	if (options->command.path && !options->command.place && engine.seccomp && !engine.follow &&
		leaves_out(&options->filter))
		front_open();
	trace.output = output_open(&options->output);
	trace.engine = engine_open(&engine);
	if (!trace.engine)
		die("out of memory");
	tracees = start(&trace);
	output_start(trace.output);
	open_sink(&trace, tracees);
	trace.recall.followed = options->engine.follow;
	trace.recall.possible = options->decode.descriptors && !leaves_out(&options->filter) &&
		!trace.looker && (options->engine.follow || options->attach_count == 0);
	while (engine_next(trace.engine, &event))
		trace_handle(&trace, &event);
	close_all(&trace);
	trace.harvest.left = engine_left(trace.engine);
	if (tracees)
		hint_tell(options, &trace.harvest);
	if (trace.interrupted)
		trace.end.signal = trace.interrupted;
	else if (!tracees)
		trace.end.status = 1;
	if (engine_unfollowed(trace.engine)) {
		front_leave(&trace.end);
		engine_keep(trace.engine);
	}
	engine_close(trace.engine);
	return trace.end;
}
