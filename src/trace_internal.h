/* What the files of a trace share; nobody else includes it. */
#ifndef TRACE_INTERNAL_H
#define TRACE_INTERNAL_H

#include "hint.h"
#include "recall.h"
#include "sink/json.h"
#include "spy/link.h"
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

/* What is kept of EVENT's thread, made if there is nothing yet; freed by trace_thread_free. */
struct thread *trace_thread(struct trace *trace, const struct event *event);
void trace_thread_free(struct trace *trace, const struct event *event);

/* Where the sink is to write what is told of THREAD; and have it written to the thread's stream. */
struct string *trace_out(struct trace *trace, struct thread *thread);
void trace_put_out(struct trace *trace, struct thread *thread);

/* The decoder that tells calls by HOW, and the one for the call that THREAD is in. */
struct decode *trace_decoder(struct trace *trace, unsigned how);
struct decode *trace_decoder_of(struct trace *trace, const struct thread *thread);

/* Tell the user MESSAGE, behind what was told before. */
void trace_message(const char *message);

/* The name of a call, as events have it; NULL if it has none. */
const char *trace_call_name(const struct abi *abi, unsigned call);

/* Whether a call may change what is mapped where, which stacks are made of. */
bool trace_remaps(const struct trace *trace, const struct abi *abi, unsigned call);

/* Deal with EVENT, and let its thread go on. */
void trace_handle(struct trace *trace, struct event *event);

#endif
