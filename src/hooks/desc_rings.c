/* What io_uring and performance events have that no type can say: lists, and sizes that are versions. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "hooks/desc.h"

#include "constants/tables.h"

#define PROBE_HEADER 16
#define PROBE_OPERATIONS 256 /* an operation is a byte */
#define PROBE_OPERATION_SIZE 8

static bool
any(const uint8_t *data, size_t size)
{
	for (size_t i = 0; data && i < size; i++)
		if (data[i])
			return true;
	return false;
}

static const struct type three_words[1] = {{.kind = TYPE_ARRAY,
	.of = &(const struct type){.kind = TYPE_NUMBER, .width = 4, .radix = RADIX_HEX},
	.length = "3"}};

static void
tell_probe_header(struct decode *decode, struct span probe)
{
	tell_label(decode, "last_op", LABEL_EQUALS);
	tell_enum(decode, probe.data[0], uring_operations, RADIX_UNSIGNED);
	tell_label(decode, "ops_len", LABEL_EQUALS);
	tell_number(decode, probe.data[1], RADIX_UNSIGNED);
	if (any(probe.data + 2, 2)) {
		tell_label(decode, "resv", LABEL_EQUALS);
		tell_number(decode, hook_load(probe.data + 2, 2), RADIX_HEX);
	}
	if (any(probe.data + 4, 12)) {
		tell_label(decode, "resv2", LABEL_EQUALS);
		tell_span(decode, three_words, (struct span){probe.data + 4, 12, probe.address + 4});
	}
}

/* COUNT operations behind a header; MORE were asked for. */
static void
tell_probe(struct decode *decode, struct span probe, size_t count, bool more)
{
	struct span operations = {.size = PROBE_OPERATION_SIZE};

	tell_open(decode, SHAPE_STRUCT);
	tell_probe_header(decode, probe);
	tell_label(decode, "ops", LABEL_EQUALS);
	tell_open(decode, SHAPE_ARRAY);
	for (size_t i = 0; i < count; i++) {
		if (i >= hook_limit(decode) && !hook_verbose(decode)) {
			more = true;
			break;
		}
		operations.data = probe.data + PROBE_HEADER + i * PROBE_OPERATION_SIZE;
		operations.address = probe.address + PROBE_HEADER + i * PROBE_OPERATION_SIZE;
		tell_span(decode, struct_io_uring_probe_op, operations);
	}
	if (more)
		tell_elided(decode);
	tell_close(decode, SHAPE_ARRAY);
	tell_close(decode, SHAPE_STRUCT);
}

/* What was asked, unless that is nothing, and what was answered. */
bool
hook_uring_probe(struct decode *decode, struct span span)
{
	uint64_t count = (uint32_t)hook_argument(decode, 3);
	struct span asked = {.address = span.address}, answered = {.address = span.address};

	if (count > PROBE_OPERATIONS)
		return false;
	asked.size = answered.size = PROBE_HEADER + count * PROBE_OPERATION_SIZE;
	asked.data = hook_before(decode, span.address, asked.size);
	if (!any(asked.data, asked.size))
		asked.data = NULL;
	if (!hook_failed(decode))
		answered.data = hook_view(decode, span.address, answered.size);
	if (asked.data)
		tell_probe(decode, asked, count, false);
	if (answered.data) {
		if (asked.data)
			tell_open(decode, SHAPE_AFTER);
		tell_probe(decode, answered, count < answered.data[1] ? count : answered.data[1],
			count < answered.data[1]);
		if (asked.data)
			tell_close(decode, SHAPE_AFTER);
	}
	return asked.data || answered.data;
}

void
hook_uring_restricted(struct decode *decode, uint64_t op)
{
	char text[16];

	snprintf(text, sizeof(text), op ? "op: %#x" : "op: 0", (unsigned)op);
	tell_remark(decode, text);
}

/* struct io_uring_query_hdr (linux/io_uring/query.h), a list. */
#define QUERY_SIZE 40

static void
tell_query(struct decode *decode, const uint8_t *query, uint64_t address)
{
	static const struct type *const answers[] = {struct_io_uring_query_opcode, struct_io_uring_query_zcrx,
		struct_io_uring_query_scq, struct_io_uring_query_zcrx_event};
	uint64_t data = hook_load(query + 8, 8);
	uint32_t op = hook_load(query + 16, 4), size = hook_load(query + 20, 4);

	tell_label(decode, "query_data", LABEL_EQUALS);
	tell_address(decode, data);
	tell_label(decode, "query_op", LABEL_EQUALS);
	tell_enum(decode, op, uring_queries, RADIX_HEX);
	tell_label(decode, "size", LABEL_EQUALS);
	tell_number(decode, size, RADIX_UNSIGNED);
	tell_label(decode, "result", LABEL_EQUALS);
	tell_number(decode, (int32_t)hook_load(query + 24, 4), RADIX_SIGNED);
	if (any(query + 28, 12)) {
		tell_label(decode, "__resv", LABEL_EQUALS);
		tell_span(decode, three_words, (struct span){query + 28, 12, address + 28});
	}
	if (size == 0)
		return;
	tell_label(decode, "query_data", LABEL_EQUALS);
	if (op < sizeof(answers) / sizeof(*answers))
		tell_pointee(decode, answers[op], data);
	else
		tell_address(decode, data);
}

bool
hook_uring_query(struct decode *decode, struct span span)
{
	uint64_t address = span.address;
	const uint8_t *query = span.data;
	unsigned depth = 0;

	for (; query; depth++) {
		if (depth == hook_inwards(decode) || (depth >= hook_limit(decode) && !hook_verbose(decode)))
			break;
		tell_open(decode, SHAPE_STRUCT);
		tell_query(decode, query, address);
		tell_label(decode, "next_entry", LABEL_EQUALS);
		address = hook_load(query, 8);
		query = address ? hook_view(decode, address, QUERY_SIZE) : NULL;
	}
	tell_address(decode, address);
	if (query)
		tell_remark(decode, "...");
	while (depth--)
		tell_close(decode, SHAPE_STRUCT);
	return true;
}

/* perf_event_attr */

/* Two bytes behind the value are reserved. */
void
hook_perf_max_stack(struct decode *decode, uint64_t value)
{
	char text[48];

	tell_number(decode, value & 0xffff, RADIX_UNSIGNED);
	if (value >> 16) {
		snprintf(text, sizeof(text), "bytes 110..111: %#x", (unsigned)(value >> 16));
		tell_remark(decode, text);
	}
}

#define PERF_SIZE_LEAST 64 /* that of the first version; told for 0, too */
#define PERF_SIZE_BRIEF 48 /* what is told if not all is wanted */
#define PERF_SIZE_MOST 144

/* The size that the call was given. */
static uint32_t
perf_size(struct decode *decode, uint64_t attr, uint32_t now)
{
	const void *before = hook_before(decode, attr + 4, 4);

	return before ? hook_load(before, 4) : now;
}

void
hook_perf_size(struct decode *decode, uint64_t now)
{
	uint32_t before = perf_size(decode, hook_argument(decode, 0), now);
	bool changed = hook_result(decode) == -E2BIG && before != now;

	if (changed)
		tell_open(decode, SHAPE_CHANGE);
	tell_enum(decode, before, perf_sizes, RADIX_HEX);
	if (changed) {
		tell_enum(decode, now, perf_sizes, RADIX_HEX);
		tell_close(decode, SHAPE_CHANGE);
	}
}

/* SIZE, or more where a member is cut in two: its missing bytes are zero. */
static size_t
whole_members(struct decode *decode, size_t size)
{
	const struct node *node = link_type(hook_abi(decode), struct_perf_event_attr);

	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];

		if (member->offset < size && size < member->offset + member->size)
			size = member->offset + member->size;
	}
	return size;
}

bool
hook_perf_attr(struct decode *decode, struct span span)
{
	uint8_t bytes[PERF_SIZE_MOST + 8] = {0};
	uint64_t size = perf_size(decode, span.address, hook_load(span.data + 4, 4));
	size_t wanted;
	const void *data;

	if (size == 0)
		size = PERF_SIZE_LEAST;
	if (size < PERF_SIZE_LEAST)
		return false;
	wanted = !hook_verbose(decode) ? PERF_SIZE_BRIEF : size < PERF_SIZE_MOST ? size : PERF_SIZE_MOST;
	data = hook_view(decode, span.address, wanted);
	if (!data)
		return false;
	memcpy(bytes, data, wanted);
	bytes[PERF_SIZE_MOST] = size > PERF_SIZE_MOST;
	span.data = bytes;
	span.size = size > PERF_SIZE_MOST ? sizeof(bytes) : whole_members(decode, size);
	tell_span(decode, struct_perf_event_attr, span);
	return true;
}

/* A set of CPUs. */
bool
hook_uring_processors(struct decode *decode, struct span span)
{
	tell_open(decode, SHAPE_SET);
	for (size_t i = 0; i < span.size * 8; i++)
		if (span.data[i / 8] >> (i % 8) & 1)
			tell_number(decode, i, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_SET);
	return true;
}
