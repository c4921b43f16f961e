/* Records that state their own length, as directories and event queues give them. */
#include <stdio.h>

#include "decode/internal.h"

/* A walk over records, which are read together as far as the room allows. */
struct records {
	uint64_t address, size;
	uint64_t at;     /* where the walk stands, counted from ADDRESS */
	uint64_t window; /* how far memory has been read */
	struct mark start, loaded;
};

static void
records_load(struct decode *decode, struct records *records)
{
	uint64_t left = records->size - records->at;
	const uint8_t *data;

	views_release(decode, records->start);
	if (left > VIEW_ROOM / 4)
		left = VIEW_ROOM / 4;
	records->window = records->at + view_prefix(decode, records->address + records->at, left, &data);
	records->loaded = views_mark(decode);
}

/* What the record that the walk stands at states as its length; 0 if it is not read whole, or would not move on. */
static uint64_t
record_length(struct decode *decode, const struct node *node, const struct records *records)
{
	uint64_t least = node->of->size, length = 0;
	const uint8_t *data = NULL;

	if (records->at + least <= records->window)
		data = view_memory(decode, records->address + records->at, least);
	if (data)
		length = value_load(node->besides, data + node->besides->offset);
	return length >= least && length <= records->window - records->at ? length : 0;
}

static bool
records_next(struct decode *decode, const struct node *node, struct records *records, struct span *span)
{
	uint64_t length;

	views_release(decode, records->loaded);
	length = record_length(decode, node, records);
	if (length == 0 && records->at < records->size) {
		records_load(decode, records);
		length = record_length(decode, node, records);
	}
	if (length == 0)
		return false;
	span->address = records->address + records->at;
	span->size = length;
	span->data = view_memory(decode, span->address, length);
	records->at += length;
	return span->data != NULL;
}

static bool
records_count(struct decode *decode, const struct node *node, struct records *records)
{
	struct span span;
	char text[32];
	unsigned count = 0;

	while (records_next(decode, node, records, &span))
		count++;
	if (count == 0 && records->size > 0)
		return false;
	snprintf(text, sizeof(text), "%u entries", count);
	decode->sink->class->address(decode->sink, records->address);
	decode->sink->class->remark(decode->sink, text);
	return true;
}

bool
records_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	struct sink *sink = decode->sink;
	struct mark mark = views_mark(decode);
	struct records records = {address, value_evaluate(decode, &node->length), 0, 0, mark, mark};
	struct span span;
	bool more;

	if (node->type->counted && !sink->verbose && !decode->options.verbose)
		return records_count(decode, node, &records);
	more = records_next(decode, node, &records, &span);
	if (!more && records.size > 0)
		return false;
	sink->class->open(sink, SHAPE_ARRAY);
	for (uint64_t i = 0; more; i++) {
		if (element_elided(decode, i)) {
			sink->class->elided(sink);
			break;
		}
		memory_tell(decode, node->of, span);
		more = records_next(decode, node, &records, &span);
	}
	if (!more && records.at < records.size && records.at == records.window) {
		sink->class->elided(sink);
		sink->class->unreadable(sink, address + records.at);
	}
	sink->class->close(sink, SHAPE_ARRAY);
	return true;
}
