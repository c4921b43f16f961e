/* Memory of the tracee for as long as one stop is told: each page is read at most once, to its end. */
#include <string.h>

#include "decode/internal.h"

#define PAGE 4096

struct mark
views_mark(const struct decode *decode)
{
	return (struct mark){decode->views.used, decode->views.count};
}

void
views_release(struct decode *decode, struct mark mark)
{
	decode->views.used = mark.used;
	decode->views.count = mark.count;
}

size_t
hook_read(const struct decode *decode, uint64_t address, void *to, size_t size)
{
	if (decode->event->abi->word == 4 && address >> 32)
		return 0;
	return memory_read(decode->event->memory, address, to, size);
}

static const struct view *
find(const struct views *views, uint64_t address)
{
	for (unsigned i = views->count; i-- > 0;)
		if (address - views->list[i].address < views->list[i].length)
			return &views->list[i];
	return NULL;
}

/* Read SIZE bytes, and those behind them to the end of the page, into the room. */
static const struct view *
fetch(struct decode *decode, uint64_t address, size_t size)
{
	struct views *views = &decode->views;
	size_t page_rest = PAGE - address % PAGE;
	size_t wanted = size < page_rest ? page_rest : size;
	struct view *view = &views->list[views->count];

	if (views->count == VIEW_COUNT || wanted > VIEW_ROOM - views->used)
		return NULL;
	view->address = address;
	view->start = views->used;
	view->length = hook_read(decode, address, views->room + views->used, wanted);
	if (view->length == 0)
		return NULL;
	views->used += view->length;
	views->count++;
	return view;
}

size_t
view_prefix(struct decode *decode, uint64_t address, size_t size, const uint8_t **data)
{
	const struct view *view = find(&decode->views, address);
	size_t there;

	if (view && view->length - (address - view->address) < size)
		view = NULL;
	if (!view)
		view = fetch(decode, address, size);
	if (!view)
		return 0;
	*data = decode->views.room + view->start + (address - view->address);
	there = view->length - (address - view->address);
	return there < size ? there : size;
}

const uint8_t *
view_memory(struct decode *decode, uint64_t address, size_t size)
{
	const uint8_t *data;

	if (size == 0 || size > VIEW_ROOM || view_prefix(decode, address, size, &data) < size)
		return NULL;
	return data;
}

bool
view_text(struct decode *decode, uint64_t address, size_t limit, struct span *text, bool *whole)
{
	struct string *pieces = &decode->text;
	const uint8_t *data, *end;
	size_t part;

	pieces->length = 0;
	*text = (struct span){.address = address};
	for (;;) {
		struct mark mark = views_mark(decode);
		uint64_t at = address + text->size;
		size_t most = PAGE - at % PAGE;

		if (most > limit + 1 - text->size)
			most = limit + 1 - text->size;
		part = view_prefix(decode, at, most, &data);
		if (part == 0)
			return false;
		end = memchr(data, 0, part);
		*whole = end != NULL;
		if (end)
			part = end - data;
		if (text->size == 0 && (end || part == most)) {
			text->data = data;
		}
		if (text->size > 0 || !(end || part > limit)) {
			/* A string in pieces is put together; its pages need not stay. */
			string_add(pieces, data, part);
			views_release(decode, mark);
			text->data = (const uint8_t *)pieces->data;
		}
		text->size += part;
		if (end)
			return true;
		if (text->size > limit) {
			text->size = limit;
			return true;
		}
	}
}
