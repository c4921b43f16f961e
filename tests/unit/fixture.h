/* Memory, events and a text sink for tests of the decoder: no tracee needed. */
#ifndef UNIT_FIXTURE_H
#define UNIT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sink/text.h"
#include "spy/decode.h"

#define FIXTURE_BASE 0x10000

/* Bytes that stand at FIXTURE_BASE; everything else cannot be read. */
struct fixture {
	struct memory memory;
	const void *data;
	size_t size;
	unsigned reads;
};

static size_t
fixture_read(struct memory *memory, uint64_t address, void *to, size_t size)
{
	struct fixture *fixture = (struct fixture *)memory;
	uint64_t offset = address - FIXTURE_BASE;

	fixture->reads++;
	if (offset >= fixture->size)
		return 0;
	if (size > fixture->size - offset)
		size = fixture->size - offset;
	memcpy(to, (const char *)fixture->data + offset, size);
	return size;
}

static inline struct fixture
fixture_make(const void *data, size_t size)
{
	return (struct fixture){.memory = {.read = fixture_read}, .data = data, .size = size};
}

/* A decoder that writes text. */
struct teller {
	struct string out;
	struct sink *sink;
	struct decode *decode;
};

static inline void
teller_open(struct teller *teller, const struct decode_options *options)
{
	const struct text_options text = {.column = 40};

	memset(teller, 0, sizeof(*teller));
	teller->sink = text_open(&text);
	teller->sink->out = &teller->out;
	teller->sink->verbose = options->verbose;
	teller->decode = decode_open(teller->sink, options);
}

static inline void
teller_close(struct teller *teller)
{
	decode_close(teller->decode);
	teller->sink->class->free(teller->sink);
	string_free(&teller->out);
}

/* One whole call: entry and exit. What it told replaces what was told before. */
static inline const char *
teller_call(struct teller *teller, struct event *event, int64_t result, int error)
{
	struct pending pending = {0};

	teller->out.length = 0;
	event->kind = EVENT_ENTER;
	/* Calls that i386 multiplexes are asked for by what stands for them in tables. */
	event->call = event->number < ABI_CALLS ? event->number : ABI_CALLS;
	decode_enter(teller->decode, event, &pending);
	event->kind = EVENT_EXIT;
	event->result = error ? -1 : result;
	event->error = error;
	decode_exit(teller->decode, event, &pending, true);
	pending_free(&pending);
	string_add_byte(&teller->out, 0);
	return teller->out.data;
}

#endif
