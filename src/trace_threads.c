/* What a trace keeps of its threads, and how their calls are told. */
#include <signal.h>
#include <stdlib.h>

#include "base/die.h"
#include "names.h"
#include "trace_internal.h"

struct thread *
trace_thread(struct trace *trace, const struct event *event)
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
struct string *
trace_out(struct trace *trace, struct thread *thread)
{
	return trace->options->colored ? &paint_of(trace, thread)->plain : &thread->stream->buffer;
}

/* What was told of THREAD goes to its stream. */
void
trace_put_out(struct trace *trace, struct thread *thread)
{
	struct paint *paint = paint_of(trace, thread);

	if (paint->plain.length) {
		color_add(&trace->options->colors, &paint->state, &thread->stream->buffer, paint->plain.data,
			paint->plain.length);
		paint->plain.length = 0;
	}
}

void
trace_thread_free(struct trace *trace, const struct event *event)
{
	struct thread *thread = *event->slot;

	*(thread->previous ? &thread->previous->next : &trace->threads) = thread->next;
	if (thread->next)
		thread->next->previous = thread->previous;
	pending_free(&thread->pending);
	string_free(&thread->paint.plain);
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

struct decode *
trace_decoder(struct trace *trace, unsigned how)
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

struct decode *
trace_decoder_of(struct trace *trace, const struct thread *thread)
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
	return trace_decoder(trace, how);
}
