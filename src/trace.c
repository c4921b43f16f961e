/* A trace: takes events from the engine through filter and decoder to sink and stream. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "front.h"
#include "hint.h"
#include "names.h"
#include "recall.h"
#include "sink/json.h"
#include "spy/link.h"
#include "spy/process.h"
#include "targets.h"
#include "tamper.h"
#include "trace.h"

/* Lines of one stream that are to be coloured. */
struct paint {
	struct string plain; /* not coloured yet */
	struct color_state state;
};

/* What is kept of a thread from event to event, in the engine's slot. */
struct thread {
	struct thread *next, *previous;
	struct pending pending;
	struct tamper tamper;
	struct stream *stream;
	struct paint paint; /* of its own stream, if it has one */
	pid_t tid;
	const struct abi *mode; /* ABI of its last call */
	bool inside;            /* a call that is wanted */
	bool moving;            /* recall's own */
	uint64_t entered_ns;    /* of that call; 0 unless asked for */
	uint64_t system_ns;     /* used before it */
};

/* How a call is told by its name: bits of an index of decoders. */
enum {
	DECODE_WHOLE = 1 << 0,     /* not abbreviated */
	DECODE_ADDRESSES = 1 << 1, /* not verbose */
	DECODE_RAW = 1 << 2,
	DECODERS = 1 << 3,
};

struct trace {
	const struct options *options;
	struct engine *engine;
	struct output *output;
	struct sink *sink;
	struct paint paint;                /* of the one stream for all threads */
	struct decode *decoders[DECODERS]; /* for all that a call may be told by; NULL: not needed yet */
	struct decode *looker;             /* for targets; NULL: all calls are told */
	struct sink *modes;                /* for changes of ABI alone, where SINK is NULL */
	struct summary *summary;           /* NULL: none */
	struct thread *threads;
	const struct abi *mode; /* ABI of the last call of all */
	bool started;           /* the command has entered a call */
	bool mixed;             /* there are calls of another ABI than spy's own */
	bool named;             /* lines begin with names of threads */
	bool brackets;          /* "[pid 123]" as long as there are several threads */
	struct recall recall;
	pid_t command;
	struct trace_end end;
	struct harvest harvest;
	int interrupted; /* by this signal; 0: not */
	uint64_t told;   /* calls; counted if there is a limit */
};

/* The engine's messages come without a context. */
static struct trace *current;

/* What was told before belongs before a message. */
static void
tell_message(const char *message)
{
	output_flush(current->output);
	warn("%s", message);
}

static const char *
call_name(const struct abi *abi, unsigned call)
{
	const struct call *found = link_find(abi, call);

	return found ? found->name : NULL;
}

/* Whether a call may change what is mapped where, which stacks are made of. */
static bool
remaps(const struct trace *trace, const struct abi *abi, unsigned call)
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
		remaps(trace, abi, call) || filter_wants(&trace->options->filter, abi, call);
}

static bool
indifferent(void *context, const struct abi *abi, unsigned call)
{
	const struct call *found = link_find(abi, call);

	(void)context;
	return found && (found->classes & (CALL_STEADY | CALL_CLOSES)) && !(found->classes & CALL_READING);
}

static struct thread *
thread_of(struct trace *trace, const struct event *event)
{
	struct thread *thread = *event->slot;

	if (thread)
		return thread;
	thread = calloc(1, sizeof(*thread));
	if (!thread)
		die("out of memory");
	thread->tid = event->tid;
	thread->stream = output_stream(trace->output, event->tid);
	if (!trace->threads && trace->options->output.separate && output_is_lost(trace->output)) {
		/* Nothing can be told, and the command has not begun. Later on, it would matter more than its trace. */
		if (trace->command > 0)
			kill(trace->command, SIGKILL);
		exit(1);
	}
	thread->mode = trace->mode;
	thread->next = trace->threads;
	if (thread->next)
		thread->next->previous = thread;
	trace->threads = thread;
	*event->slot = thread;
	if (trace->named)
		names_learn(&thread->pending.line, event);
	return thread;
}

static struct paint *
paint_of(struct trace *trace, struct thread *thread)
{
	return trace->options->output.separate ? &thread->paint : &trace->paint;
}

/* Where the sink is to write what is told of THREAD. */
static struct string *
out_of(struct trace *trace, struct thread *thread)
{
	return trace->options->colored ? &paint_of(trace, thread)->plain : &thread->stream->buffer;
}

/* What was told of THREAD goes to its stream. */
static void
put_out(struct trace *trace, struct thread *thread)
{
	struct paint *paint = paint_of(trace, thread);

	if (paint->plain.length) {
		color_add(&trace->options->colors, &paint->state, &thread->stream->buffer, paint->plain.data,
			paint->plain.length);
		paint->plain.length = 0;
	}
}

static void
thread_free(struct trace *trace, const struct event *event)
{
	struct thread *thread = *event->slot;

	*(thread->previous ? &thread->previous->next : &trace->threads) = thread->next;
	if (thread->next)
		thread->next->previous = thread->previous;
	pending_free(&thread->pending);
	inject_counts_free(&thread->tamper.counts);
	stream_close(thread->stream);
	free(thread);
	*event->slot = NULL;
}

/* Whether the bytes are to be dumped that a call moves from or to descriptor FD. */
static bool
dumps(const void *context, bool received, int fd)
{
	const struct options *options = context;

	return descriptor_set_has(received ? &options->reads : &options->writes, fd);
}

static struct decode *
decoder_by(struct trace *trace, unsigned how)
{
	struct decode_options options = trace->options->decode;

	if (trace->decoders[how])
		return trace->decoders[how];
	options.dumps = trace->options->dumps ? dumps : NULL;
	options.dumps_context = trace->options;
	options.verbose = how & DECODE_WHOLE;
	options.addresses = how & DECODE_ADDRESSES;
	options.raw = how & DECODE_RAW;
	return trace->decoders[how] = decode_open(trace->sink, &options);
}

static struct decode *
decoder_of(struct trace *trace, const struct thread *thread)
{
	const struct options *options = trace->options;
	const struct abi *abi = thread->pending.abi;
	unsigned call = (unsigned)thread->pending.number, how = 0;

	if (!call_set_has(&options->abbreviated, abi, call))
		how |= DECODE_WHOLE;
	/* JSON always holds all that there is. */
	if (options->format != FORMAT_JSON && !call_set_has(&options->followed, abi, call))
		how |= DECODE_ADDRESSES;
	if (options->format != FORMAT_JSON && call_set_has(&options->raw, abi, call))
		how |= DECODE_RAW;
	return decoder_by(trace, how);
}

/* Ask for the stack of EVENT's thread, if the user wants it. LATE: it is not that of a call's entry. */
static void
take_stack(struct trace *trace, const struct event *event, struct thread *thread, bool late)
{
	struct pending *pending = &thread->pending;

	if (!trace->options->stack.limit || !trace->sink)
		return;
	pending->stack.length = 0;
	pending->stack_late = late;
	event->process->stack(event->process, &trace->options->stack, &pending->stack);
}

/* Whether EVENT, the entry of a call, is the execve by which spy itself becomes the command. */
static bool
is_own_code(struct trace *trace, const struct event *event)
{
	const char *name;

	if (trace->started || event->tid != trace->command)
		return false;
	trace->started = true;
	name = call_name(event->abi, event->call);
	return name && strcmp(name, "execve") == 0;
}

/* An event that is told as it is. */
static void
tell(struct trace *trace, const struct event *event, struct thread *thread)
{
	if (trace->sink)
		decode_event(decoder_by(trace, 0), event, &thread->pending);
}

/* Where the call was made that THREAD has ended in. */
static void
tell_last_stack(struct trace *trace, const struct event *event, struct thread *thread)
{
	if (trace->sink)
		decode_stack(decoder_by(trace, 0), event, &thread->pending);
}

/* The calls of a thread are of another ABI than those before. Every object of JSON says of which. */
static void
on_mode(struct trace *trace, const struct event *event, struct thread *thread)
{
	struct event mode = *event;

	thread->mode = trace->mode = event->abi;
	mode.kind = EVENT_MODE;
	if (trace->options->quiet & QUIET_PERSONALITY)
		return;
	if (trace->modes) {
		trace->modes->out = &thread->stream->buffer;
		trace->modes->class->event(trace->modes, &mode, &thread->pending.line);
		trace->modes->class->event_end(trace->modes, &mode);
	} else if (trace->options->format == FORMAT_TEXT) {
		tell(trace, &mode, thread);
	}
}

/* A call is entered. */
static void
on_enter(struct trace *trace, const struct event *event, struct thread *thread, struct engine_action *action)
{
	trace->mixed |= event->abi != abi_native;
	if (event->abi != thread->mode)
		on_mode(trace, event, thread);
	if (!filter_wants(&trace->options->filter, event->abi, event->call) ||
		(trace->looker && !targets_hit(&trace->options->filter, trace->looker, event))) {
		action->skip_exit = !(trace->named && names_change_by(event->abi, event->call)) &&
			!remaps(trace, event->abi, event->call);
		return;
	}
	recall_enter(&trace->recall, event, &thread->moving);
	thread->inside = trace->harvest.entered = true;
	thread->entered_ns = event->monotonic_ns;
	thread->system_ns = event->system_ns;
	thread->pending.abi = event->abi;
	thread->pending.number = event->call;
	if (!is_own_code(trace, event)) {
		take_stack(trace, event, thread, false);
		if (trace->options->injection_count)
			tamper_with_entry(&thread->tamper, trace->options, trace->output, event,
				&thread->pending.line, action);
	}
	if (trace->sink)
		decode_enter(decoder_of(trace, thread), event, &thread->pending);
}

/* A call has been told; when there are enough of them, everybody goes on without spy. */
static void
count_call(struct trace *trace)
{
	if (++trace->told != trace->options->call_limit)
		return;
	if (!(trace->options->quiet & QUIET_ATTACH))
		tell_message("System call limit has been reached, detaching tracees");
	engine_stop(trace->engine, 0);
}

static void
on_exit_of_call(
	struct trace *trace, const struct event *event, struct thread *thread, struct engine_action *action)
{
	bool keep = filter_keeps(&trace->options->filter, event, thread->entered_ns);

	if (remaps(trace, event->abi, event->call))
		event->process->remapped(event->process);
	recall_leave(&trace->recall, event, &thread->moving);
	if (!thread->inside)
		return;
	thread->inside = false;
	trace->harvest.kept |= keep;
	if (thread->pending.stack.length == 0 && !event->error && !event->unavailable)
		take_stack(trace, event, thread, true);
	if (thread->tamper.injection)
		tamper_with_exit(&thread->tamper, trace->output, event, &thread->pending.line, action);
	if (trace->sink)
		decode_exit(decoder_of(trace, thread), event, &thread->pending, keep);
	if (trace->summary && keep && !event->unavailable)
		summary_count(trace->summary, event->abi, event->call, event->number,
			event->system_ns - thread->system_ns, event->monotonic_ns - thread->entered_ns,
			event->error != 0);
	if (keep && !event->unavailable && trace->options->call_limit)
		count_call(trace);
}

/* The call that a thread is in will never return, as far as spy can see. */
static void
abandon(struct trace *trace, const struct event *event, struct thread *thread)
{
	bool keep;

	recall_leave(&trace->recall, event, &thread->moving);
	if (!thread->inside)
		return;
	thread->inside = false;
	/* A line that is cut already has no end when spy leaves. */
	if (event->kind == EVENT_DETACH && thread->pending.line.interrupted)
		return;
	keep = filter_keeps(&trace->options->filter, event, thread->entered_ns);
	trace->harvest.kept |= keep;
	if (trace->sink)
		decode_abandon(decoder_of(trace, thread), event, &thread->pending, keep);
}

/* Whether EVENT's thread is one that the user named, and was told of when it was attached to. */
static bool
was_named(const struct trace *trace, const struct event *event)
{
	const struct options *options = trace->options;

	if (event->other)
		return false;
	for (size_t i = 0; i < options->attach_count; i++)
		if (options->attach[i] == event->tid || options->attach[i] == event->pid)
			return true;
	return false;
}

/* Attaching and detaching: a message for the user rather than a line of the trace, but JSON's readers want it there. */
static void
tell_tracing(struct trace *trace, const struct event *event, struct thread *thread)
{
	bool attached = event->kind == EVENT_ATTACH;

	if (trace->options->quiet & QUIET_ATTACH)
		return;
	if (trace->options->format == FORMAT_JSON && trace->sink) {
		tell(trace, event, thread);
	} else if (!attached || !was_named(trace, event)) {
		output_flush(trace->output);
		warn("Process %d %s", (int)event->tid, attached ? "attached" : "detached");
	}
}

/* THREAD, its process's leader, makes room for another of its threads, which called execve and goes on under the
 * leader's ID, and on its stream. */
static void
on_superseded(struct trace *trace, const struct event *event, struct thread *thread)
{
	struct thread *heir = trace->threads;

	abandon(trace, event, thread);
	while (heir && heir->tid != event->other)
		heir = heir->next;
	if (heir && trace->sink && trace->options->format == FORMAT_TEXT) {
		trace->sink->out = out_of(trace, heir);
		text_rename(trace->sink, &heir->pending.line, event->tid, heir->stream != thread->stream);
		trace->sink->out = out_of(trace, thread);
	}
	if (!(trace->options->quiet & QUIET_SUPERSEDED))
		tell(trace, event, thread);
	tell_last_stack(trace, event, thread);
	if (heir) {
		struct stream *stream = heir->stream;
		struct paint paint;

		put_out(trace, heir);
		put_out(trace, thread);
		paint = heir->paint;
		heir->paint = thread->paint;
		thread->paint = paint;
		heir->tid = event->tid;
		heir->stream = thread->stream;
		thread->stream = stream;
	}
}

static void
on_end(struct trace *trace, const struct event *event, struct thread *thread)
{
	const struct options *options = trace->options;
	bool killed = event->kind == EVENT_KILLED;

	abandon(trace, event, thread);
	if (killed ? filter_wants_signal(&options->filter, event->signal) : !(options->quiet & QUIET_EXIT))
		tell(trace, event, thread);
	tell_last_stack(trace, event, thread);
	if (event->tid != trace->command)
		return;
	trace->end.status = event->status;
	trace->end.signal = killed ? event->signal : 0;
}

/* What happened to a thread, and what is to be done about it. */
static void
on_thread(struct trace *trace, const struct event *event, struct thread *thread, struct engine_action *action)
{
	if (event->kind != EVENT_ENTER && event->kind != EVENT_EXIT)
		thread->pending.line.number = event->number; /* of the last call, wanted or not */
	switch (event->kind) {
	case EVENT_ENTER:
		on_enter(trace, event, thread, action);
		break;
	case EVENT_EXIT:
		if (trace->named && names_change(event))
			names_learn(&thread->pending.line, event);
		on_exit_of_call(trace, event, thread, action);
		break;
	case EVENT_SIGNAL:
	case EVENT_STOP:
		if (!filter_wants_signal(&trace->options->filter, event->signal))
			break;
		if (event->kind == EVENT_SIGNAL)
			take_stack(trace, event, thread, true);
		tell(trace, event, thread);
		break;
	case EVENT_ATTACH:
		decode_interrupted(event, &thread->pending);
		tell_tracing(trace, event, thread);
		break;
	case EVENT_DETACH:
		/* strace's message comes amid the call that it interrupts; a line of JSON is whole. */
		if (trace->options->format == FORMAT_JSON)
			abandon(trace, event, thread);
		tell_tracing(trace, event, thread);
		abandon(trace, event, thread);
		break;
	case EVENT_SUPERSEDED:
		on_superseded(trace, event, thread);
		break;
	default:
		on_end(trace, event, thread);
		break;
	}
}

static bool
is_last(const struct event *event)
{
	return event->kind == EVENT_DETACH || event_is_end(event);
}

/* Lines have PIDs as long as there are several threads: one that has ended still counts, one that was superseded no
 * more. */
static void
set_prefix(struct trace *trace, const struct event *event)
{
	unsigned count = engine_count(trace->engine);

	count += event->kind == EVENT_EXITED || event->kind == EVENT_KILLED;
	count -= event->kind == EVENT_SUPERSEDED;
	text_prefix(trace->sink ? trace->sink : trace->modes,
		count > 1 ? TEXT_PREFIX_BRACKETS : TEXT_PREFIX_NONE);
}

static void
handle(struct trace *trace, struct event *event)
{
	struct engine_action action = {0};
	struct thread *thread;

	switch (event->kind) {
	case EVENT_TICK:
		recall_tick(&trace->recall);
		output_flush(trace->output);
		return;
	case EVENT_INTERRUPT:
		trace->interrupted = event->signal;
		engine_stop(trace->engine, event->signal);
		return;
	default:
		break;
	}
	thread = thread_of(trace, event);
	if (trace->sink)
		trace->sink->out = out_of(trace, thread);
	if (trace->brackets)
		set_prefix(trace, event);
	if (is_last(event))
		event->instruction_pointer = 0;
	on_thread(trace, event, thread, &action);
	put_out(trace, thread);
	stream_commit(thread->stream);
	if (is_last(event))
		thread_free(trace, event);
	engine_resume(trace->engine, event, &action);
}

static void
open_sink(struct trace *trace, unsigned tracees)
{
	const struct options *options = trace->options;
	struct text_options text = options->text;
	struct summary_options summarize = options->summarize;

	if (options->filter.targets)
		trace->looker = decode_open(NULL, &options->decode);
	summarize.name = call_name;
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
	engine.warn = tell_message;
	engine.debug = options->debug ? tell_message : NULL;
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
		handle(&trace, &event);
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
