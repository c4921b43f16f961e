/* What a trace does at each event of its threads. */
#include <string.h>

#include "base/die.h"
#include "names.h"
#include "spy/process.h"
#include "targets.h"
#include "trace_internal.h"

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
	name = trace_call_name(event->abi, event->call);
	return name && strcmp(name, "execve") == 0;
}

/* An event that is told as it is. */
static void
tell(struct trace *trace, const struct event *event, struct thread *thread)
{
	if (trace->sink)
		decode_event(trace_decoder(trace, 0), event, &thread->pending);
}

/* Where the call was made that THREAD has ended in. */
static void
tell_last_stack(struct trace *trace, const struct event *event, struct thread *thread)
{
	if (trace->sink)
		decode_stack(trace_decoder(trace, 0), event, &thread->pending);
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
			!trace_remaps(trace, event->abi, event->call);
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
		decode_enter(trace_decoder_of(trace, thread), event, &thread->pending);
}

/* A call has been told; when there are enough of them, everybody goes on without spy. */
static void
count_call(struct trace *trace)
{
	if (++trace->told != trace->options->call_limit)
		return;
	if (!(trace->options->quiet & QUIET_ATTACH))
		trace_message("System call limit has been reached, detaching tracees");
	engine_stop(trace->engine, 0);
}

static void
on_exit_of_call(
	struct trace *trace, const struct event *event, struct thread *thread, struct engine_action *action)
{
	bool keep = filter_keeps(&trace->options->filter, event, thread->entered_ns);

	if (trace_remaps(trace, event->abi, event->call))
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
		decode_exit(trace_decoder_of(trace, thread), event, &thread->pending, keep);
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
	if (event->kind == EVENT_DETACH && thread->pending.line.interrupted) {
		trace->harvest.kept = true;
		return;
	}
	keep = filter_keeps(&trace->options->filter, event, thread->entered_ns);
	trace->harvest.kept |= keep;
	if (trace->sink)
		decode_abandon(trace_decoder_of(trace, thread), event, &thread->pending, keep);
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
		trace->sink->out = trace_out(trace, heir);
		text_rename(trace->sink, &heir->pending.line, event->tid, heir->stream != thread->stream);
		trace->sink->out = trace_out(trace, thread);
	}
	if (!(trace->options->quiet & QUIET_SUPERSEDED))
		tell(trace, event, thread);
	tell_last_stack(trace, event, thread);
	if (heir) {
		struct stream *stream = heir->stream;
		struct paint paint;

		trace_put_out(trace, heir);
		trace_put_out(trace, thread);
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

void
trace_handle(struct trace *trace, struct event *event)
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
	thread = trace_thread(trace, event);
	if (trace->sink)
		trace->sink->out = trace_out(trace, thread);
	if (trace->brackets)
		set_prefix(trace, event);
	if (is_last(event))
		event->instruction_pointer = 0;
	on_thread(trace, event, thread, &action);
	trace_put_out(trace, thread);
	stream_commit(thread->stream);
	if (is_last(event))
		trace_thread_free(trace, event);
	engine_resume(trace->engine, event, &action);
}
