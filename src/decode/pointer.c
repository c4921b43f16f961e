/* Pointers: what they point to is told if the call has written it and it can be read; else the address is. */
#include <limits.h>
#include <string.h>

#include "decode/internal.h"

/* What a call writes is there only once it has returned without error. */
static bool
readable(const struct decode *decode, const struct node *node)
{
	const struct type *type = node->type;

	if (type->direction & IN_)
		return true;
	if (!decode->exiting)
		return false;
	if (type->only_error)
		return decode->event->error == type->only_error;
	return !decode->failed;
}

/* Text of which only the first MOST bytes matter: there is no looking whether more follow. */
static bool
text_within(struct decode *decode, const struct node *node, uint64_t address, size_t most)
{
	const uint8_t *data = NULL, *end;
	size_t there = most < VIEW_ROOM / 4 ? view_prefix(decode, address, most, &data) : 0;

	end = there ? memchr(data, 0, there) : NULL;
	if (!end && there < most)
		return false;
	decode->sink->class->bytes(decode->sink, data, end ? (size_t)(end - data) : most,
		(end ? 0 : BYTES_CUT) | node->type->style);
	return true;
}

static bool
text_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	size_t limit = node->type->whole ? PATH_MAX - 1 : string_limit(decode);
	uint64_t length = node->type->length ? value_evaluate(decode, &node->length) : UINT64_MAX;
	struct span text;
	bool whole;

	if (length == 0)
		return text_within(decode, node, address, 0);
	if (limit > length - 1)
		limit = length - 1;
	if (limit >= decode->atmost)
		return text_within(decode, node, address, decode->atmost);
	if (!view_text(decode, address, limit, &text, &whole))
		return false;
	if (!node->type->whole)
		decode->string_bytes += text.size;
	decode->sink->class->bytes(
		decode->sink, text.data, text.size, (whole ? 0 : BYTES_CUT) | node->type->style);
	return true;
}

/* No address of the tracee's: it has more bits than these. */
static bool
beyond(const struct decode *decode, uint64_t address)
{
	return decode->event->abi->word == 4 && address > UINT32_MAX;
}

static bool
bytes_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	uint64_t whole = value_evaluate(decode, &node->length);
	uint64_t needed, length;
	const uint8_t *data = NULL;

	if (beyond(decode, address))
		return false;
	if (whole > decode->atmost)
		whole = decode->atmost;
	length = needed = whole;
	if (length > string_limit(decode)) {
		length = string_limit(decode);
		needed = length + 1; /* as strace, which looks whether there is more */
	}
	if (needed > VIEW_ROOM / 2) {
		/* Asked for by the user (-s), so not bounded by the room of views. */
		struct string *pieces = &decode->text;

		string_reserve(pieces, needed);
		if (hook_read(decode, address, pieces->data, needed) < needed)
			return false;
		data = (const uint8_t *)pieces->data;
	} else if (needed > 0) {
		data = view_memory(decode, address, needed);
		if (!data)
			return false;
	}
	if (decode->atmost != UINT64_MAX)
		decode->atmost -= whole;
	decode->string_bytes += length;
	decode->sink->class->bytes(
		decode->sink, data, length, (whole > length ? BYTES_CUT : 0) | node->type->style);
	return true;
}

#define PADDED_MOST 256 /* no structure of that kind is longer */

/* The size of a structure as the call says, or as it does itself. */
static uint64_t
stated_size(struct decode *decode, const struct node *node, uint64_t address)
{
	const uint8_t *own;

	if (!node->type->own_size)
		return value_evaluate(decode, &node->length);
	own = view_memory(decode, address + node->length.offset, node->length.width);
	return own ? hook_load(own, node->length.width) : 0;
}

/* The greatest of the versions that SIZE reaches, or the least. */
static uint64_t
version_size(const struct node *node, uint64_t size)
{
	const uint8_t *version = node->type->versions;

	while (version[1] && version[1] <= size)
		version++;
	return *version;
}

/* Of a structure that is not there as it says: what it says. */
static bool
first_member_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	const struct node *first = &node->fields[0];
	const uint8_t *data = view_memory(decode, address, first->size);
	struct sink *sink = decode->sink;

	if (!data)
		return false;
	sink->class->open(sink, SHAPE_STRUCT);
	sink->class->label(sink, first->name, LABEL_EQUALS);
	value_tell(decode, first, value_load(first, data));
	sink->class->bytes(sink, "???", 3, BYTES_PLAIN);
	sink->class->close(sink, SHAPE_STRUCT);
	return true;
}

/* A structure that ends within a member is told as if zeros followed to that member's end, or that of those it goes with. */
static uint64_t
member_end(const struct node *node, uint64_t size)
{
	uint64_t end = size;

	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];
		bool begins =
			member->together ? i > 0 && node->fields[i - 1].offset < size : member->offset < size;

		if (begins && member->offset + member->size > end)
			end = member->offset + member->size;
	}
	return end;
}

/* Memory whose size is known: read whole, then walked. */
static bool
sized_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	struct span span = {.size = node->size, .address = address};
	uint8_t padded[PADDED_MOST];
	uint64_t end;

	if (node->type->versions)
		span.size = version_size(node, stated_size(decode, node, address));
	else if (node->kind == TYPE_STRUCT && node->length.kind != REF_NONE) {
		uint64_t size = stated_size(decode, node, address);

		if (size < node->type->least || (node->type->most && size > node->type->most))
			return false;
		if (size < span.size)
			span.size = size;
	}
	span.data = view_memory(decode, address, span.size);
	if (!span.data)
		return span.size == 0 || (node->type->versions && first_member_tell(decode, node, address));
	end = span.size < node->size ? member_end(node, span.size) : span.size;
	if (end > span.size && end <= sizeof(padded)) {
		memcpy(padded, span.data, span.size);
		memset(padded + span.size, 0, end - span.size);
		span.data = padded;
		span.size = end;
	}
	memory_tell(decode, node, span);
	return true;
}

static bool
hook_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	uint64_t size = node->sized ? node->size : value_evaluate(decode, &node->length);
	struct span span = {.address = address};

	if (node->type->most && (int64_t)size < 0)
		return false;
	if (node->type->most && size > node->type->most)
		size = node->type->most;
	if (size > VIEW_ROOM / 4)
		size = VIEW_ROOM / 4;
	span.size = size;
	if (size > 0 && !(span.data = view_memory(decode, address, size)))
		return false;
	return node->type->memory(decode, span);
}

/* Signals in whole words: half a set is 32 of them. */
static bool
sigset_at(struct decode *decode, const struct node *node, uint64_t address)
{
	uint64_t size = node->sized ? node->size : value_evaluate(decode, &node->length);
	uint64_t least = node->type->least ? node->type->least : decode->event->abi->word;
	const uint8_t *data;
	uint64_t set = 0;

	if ((!node->sized && size < least) || size > sizeof(set))
		return false;
	data = view_memory(decode, address, size);
	if (!data)
		return false;
	memcpy(&set, data, size);
	tell_signals(decode, set, size > 4 ? 64 : 32);
	return true;
}

static bool
fdset_at(struct decode *decode, const struct node *node, uint64_t address)
{
	uint64_t count = value_evaluate(decode, &node->length);
	unsigned bits = decode->event->abi->word * 8;
	const uint8_t *data;

	if ((int64_t)count <= 0)
		return false;
	if (count > 1024 * 1024)
		count = 1024 * 1024;
	data = view_memory(decode, address, (count + bits - 1) / bits * bits / 8);
	if (!data)
		return false;
	fdset_tell(decode, data, count);
	return true;
}

/* A scalar stands in brackets: [13]. */
static bool
scalar_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	const struct node *type = node->kind == TYPE_CHANGING ? node->of : node;
	struct span span = {.size = type->size, .address = address};

	span.data = view_memory(decode, address, type->size);
	if (!span.data)
		return false;
	decode->sink->class->open(decode->sink, SHAPE_POINTEE);
	memory_tell(decode, node, span);
	decode->sink->class->close(decode->sink, SHAPE_POINTEE);
	return true;
}

static bool
atmost_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	uint64_t before = decode->atmost;
	bool told;

	decode->atmost = value_evaluate(decode, &node->length);
	told = pointee_tell(decode, node->of, address);
	decode->atmost = before;
	return told;
}

bool
pointee_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	const struct node *chosen;

	switch ((enum type_kind)node->kind) {
	case TYPE_TEXT:
		return text_tell(decode, node, address);
	case TYPE_BYTES:
		return bytes_tell(decode, node, address);
	case TYPE_ARRAY:
		return array_tell(decode, node, address, NULL);
	case TYPE_STRV:
		return strv_tell(decode, address);
	case TYPE_RECORDS:
		return records_tell(decode, node, address);
	case TYPE_SIGSET:
		return sigset_at(decode, node, address);
	case TYPE_FDSET:
		return fdset_at(decode, node, address);
	case TYPE_SPAN_HOOK:
		return hook_tell(decode, node, address);
	case TYPE_STRUCT:
	case TYPE_UNION:
	case TYPE_CHARS:
		return sized_tell(decode, node, address);
	case TYPE_SWITCH:
		chosen = value_chosen(decode, node);
		return chosen && pointee_tell(decode, chosen, address);
	case TYPE_ATMOST:
		return atmost_tell(decode, node, address);
	case TYPE_NONE:
		return false;
	case TYPE_CHANGING:
		if (node->type->former)
			return sized_tell(decode, node, address);
		if (node->of->kind == TYPE_STRUCT)
			return pointee_tell(decode, node->of, address);
		return scalar_tell(decode, node, address);
	default:
		return scalar_tell(decode, node, address);
	}
}

/* The pointer NODE that stands at ADDRESS. */
static bool
indirect_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	const uint8_t *data = view_memory(decode, address, node->width);
	uint64_t pointer;

	if (!data)
		return false;
	pointer = value_load(node, data);
	if (pointer && node->kind == TYPE_POINTER && readable(decode, node) &&
		pointee_tell(decode, node->of, pointer))
		return true;
	decode->sink->class->open(decode->sink, SHAPE_POINTEE);
	decode->sink->class->address(decode->sink, pointer);
	decode->sink->class->close(decode->sink, SHAPE_POINTEE);
	return true;
}

/* With -e verbose=!CALL strings are told still, and that there is nothing. */
static bool
is_address_only(const struct decode *decode, const struct node *node)
{
	while (decode->options.addresses && node) {
		switch ((enum type_kind)node->kind) {
		case TYPE_TEXT:
		case TYPE_BYTES:
			return false;
		case TYPE_ARRAY:
			return node->sized || value_evaluate(decode, &node->length) != 0;
		case TYPE_ATMOST:
			node = node->of;
			break;
		case TYPE_SWITCH:
			node = value_chosen(decode, node);
			break;
		default:
			return true;
		}
	}
	return false;
}

void
pointer_tell(struct decode *decode, const struct node *node, uint64_t address)
{
	struct mark mark = views_mark(decode);
	uint64_t rest = decode->rest;

	decode->rest = UINT64_MAX;
	if (address == 0 || !readable(decode, node) || is_address_only(decode, node->of) ||
		decode->depth >= LINK_DEPTH ||
		(node->type->brief && !decode->sink->verbose && !decode->options.verbose)) {
		decode->sink->class->address(decode->sink, address);
		decode->untold = true;
	} else {
		decode->depth++;
		if (!(node->type->indirect ? indirect_tell : pointee_tell)(decode, node->of, address)) {
			decode->sink->class->address(decode->sink, address);
			decode->broken = decode->untold = true;
		} else if (decode->options.contexts && node->type->meaning == MEANS_PATH) {
			context_tell_path(decode, address);
		}
		decode->depth--;
	}
	decode->rest = rest;
	views_release(decode, mark);
}
