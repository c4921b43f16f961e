/* Memory that has been read: structures, unions, arrays, records and sets, walked member by member. */
#include <string.h>

#include "decode/internal.h"

/* A value that the call changes: as it was at entry, and as it is now if that differs. */
static void
changing_tell(struct decode *decode, const struct node *node, struct span span)
{
	struct sink *sink = decode->sink;
	const uint8_t *old = decode->exiting && decode->pending
		? keep_find(decode->pending, span.address, node->of->size)
		: NULL;
	struct span before = {old, span.size, span.address};

	bool failed = decode->failed && !node->type->insists;

	if (!old || (!failed && memcmp(old, span.data, node->of->size) == 0)) {
		memory_tell(decode, node->of, span);
	} else if (failed || node->type->former) {
		memory_tell(decode, node->of, before);
	} else {
		sink->class->open(sink, SHAPE_CHANGE);
		memory_tell(decode, node->of, before);
		memory_tell(decode, node->of, span);
		sink->class->close(sink, SHAPE_CHANGE);
	}
}

void
string_tell(
	struct decode *decode, const struct node *node, const uint8_t *data, uint64_t length, uint64_t whole)
{
	unsigned style = node->type->style;

	if (length > string_limit(decode) && !node->type->whole) {
		length = string_limit(decode);
		style |= BYTES_CUT;
	} else if (whole > length) {
		style |= BYTES_CUT;
	}
	decode->string_bytes += length;
	decode->sink->class->bytes(decode->sink, data, length, style);
}

static void
chars_tell(struct decode *decode, const struct node *node, struct span span)
{
	const uint8_t *end = memchr(span.data, 0, span.size);
	/* The last byte of a fixed size is the NUL's, which is told as missing. */
	size_t length = end ? (size_t)(end - span.data) : span.size - (node->sized && span.size > 0);

	if (decode->options.string_limit < 255 && length <= 255) /* names of fixed size are told whole */
		decode->sink->class->bytes(
			decode->sink, span.data, length, node->type->style | (end ? 0 : BYTES_CUT));
	else
		string_tell(decode, node, span.data, length, end ? length : length + 1);
}

void
tell_signals(struct decode *decode, uint64_t set, unsigned bits)
{
	struct sink *sink = decode->sink;
	uint64_t all = bits < 64 ? (UINT64_C(1) << bits) - 1 : UINT64_MAX;
	bool inverse = (unsigned)__builtin_popcountll(set & all) >= bits * 2 / 3;
	enum shape shape = inverse ? SHAPE_NOT_SIGNALS : SHAPE_SIGNALS;

	set = (inverse ? ~set : set) & all;
	sink->class->open(sink, shape);
	for (; set; set &= set - 1) {
		unsigned signal = __builtin_ctzll(set) + 1;

		sink->class->constant(sink, signal, RADIX_SIGNED, value_signal(signal, true), NULL);
	}
	sink->class->close(sink, shape);
}

void
sigset_tell(struct decode *decode, const uint8_t *data, size_t size)
{
	tell_signals(decode, hook_load(data, size), size * 8);
}

void
fdset_tell(struct decode *decode, const uint8_t *data, uint64_t count)
{
	struct sink *sink = decode->sink;
	const struct node *fd = link_type(decode->event->abi, FD);

	sink->class->open(sink, SHAPE_SET);
	for (uint64_t i = 0; i < count; i++)
		if (data[i / 8] >> (i % 8) & 1)
			value_tell(decode, fd, i);
	sink->class->close(sink, SHAPE_SET);
}

bool
element_elided(struct decode *decode, uint64_t index)
{
	if (!decode->sink->verbose && !decode->options.verbose && index >= decode->options.string_limit)
		return true;
	return decode->elements++ >= ELEMENTS_MOST;
}

static void
element_tell(struct decode *decode, const struct node *node, uint64_t index, struct span span)
{
	uint64_t outer = decode->index;

	if (node->constants.count)
		decode->sink->class->index(
			decode->sink, index, link_constant(&node->constants, index), node->constants.unknown);
	decode->index = index;
	memory_tell(decode, node->of, span);
	decode->index = outer;
}

/* Elements at ADDRESS, or in SPAN if they have been read. */
bool
array_tell(struct decode *decode, const struct node *node, uint64_t address, const struct span *span)
{
	struct sink *sink = decode->sink;
	uint64_t size = node->of->size;
	uint64_t count = node->length.kind == REF_REST ? decode->rest / (size ? size : 1)
						       : value_evaluate(decode, &node->length);
	bool whole = sink->verbose || decode->options.verbose;
	uint64_t few = node->type->few && !whole ? node->type->few : UINT64_MAX;
	struct mark mark = views_mark(decode);
	uint64_t end;
	bool told = false, cut = false;

	if (size == 0)
		return false;
	if (span && count > span->size / size) {
		count = span->size / size;
		cut = node->type->whole;
	}
	if (node->length.kind == REF_FIELD &&
		((int64_t)count < 0 || __builtin_mul_overflow(count, size, &end) ||
			__builtin_add_overflow(end, address, &end)))
		return false;
	for (uint64_t i = 0; i < count; i++) {
		struct span element = {NULL, size, address + i * size};

		/* Looked at even if it is to be elided, as strace does: an elision says whether more can be read. */
		element.data = span ? span->data + i * size : view_memory(decode, element.address, size);
		if (!element.data && i == 0)
			return false;
		if (!told)
			sink->class->open(sink, SHAPE_ARRAY);
		told = true;
		if (!element.data || i >= few || (!node->type->whole && element_elided(decode, i))) {
			sink->class->elided(sink);
			if (!element.data) {
				sink->class->unreadable(sink, element.address);
				decode->broken = true;
			}
			break;
		}
		element_tell(decode, node, i, element);
		views_release(decode, mark);
	}
	if (!told)
		sink->class->open(sink, SHAPE_ARRAY);
	if (cut)
		sink->class->elided(sink);
	sink->class->close(sink, SHAPE_ARRAY);
	return true;
}

bool
strv_tell(struct decode *decode, uint64_t address)
{
	struct sink *sink = decode->sink;
	const struct node *text = link_type(decode->event->abi, STRING);
	unsigned word = text->width;
	struct mark mark = views_mark(decode);
	bool opened = false;

	for (uint64_t i = 0;; i++) {
		const uint8_t *data = view_memory(decode, address + i * word, word);
		uint64_t pointer = data ? hook_load(data, word) : 0;

		if (!data && !opened)
			return false;
		if (!opened)
			sink->class->open(sink, SHAPE_ARRAY);
		opened = true;
		if (!data) {
			sink->class->elided(sink);
			sink->class->unreadable(sink, address + i * word);
			break;
		}
		if (pointer == 0)
			break;
		if (element_elided(decode, i)) {
			sink->class->elided(sink);
			break;
		}
		pointer_tell(decode, text, pointer);
		views_release(decode, mark);
	}
	sink->class->close(sink, SHAPE_ARRAY);
	return true;
}

#define TAIL_END 4096 /* no structure that the kernel takes is larger: copy_struct_from_user */

/* How many bytes follow the members that are known, at *DATA; none if all are zero. */
static uint64_t
tail_size(struct decode *decode, const struct node *node, struct span span, const uint8_t **data)
{
	uint64_t size = node->length.kind == REF_NONE ? 0 : value_evaluate(decode, &node->length);

	if (size > TAIL_END)
		size = TAIL_END;
	if (size <= node->size)
		return 0;
	size -= node->size;
	if (node->type->elided_tail)
		return size;
	*data = view_memory(decode, span.address + node->size, size);
	for (size_t i = 0; *data && i < size; i++)
		if ((*data)[i])
			return size;
	return *data ? 0 : size;
}

static void
tail_tell(struct decode *decode, const struct node *node, struct span span)
{
	const uint8_t *data;
	uint64_t size = tail_size(decode, node, span, &data), limit = decode->options.string_limit;

	if (size == 0)
		return;
	if (node->type->elided_tail) {
		decode->sink->class->elided(decode->sink);
	} else if (!data) {
		decode->sink->class->label(decode->sink, "rest", LABEL_SILENT);
		decode->sink->class->bytes(decode->sink, "???", 3, BYTES_PLAIN);
	} else {
		decode->sink->class->tail(decode->sink, data, size, size < limit ? size : limit, node->size);
	}
}

static void
member_tell(struct decode *decode, const struct node *member, struct span span)
{
	struct sink *sink = decode->sink;
	uint64_t rest = decode->rest;
	struct span part = {
		span.data + member->offset, span.size - member->offset, span.address + member->offset};

	if (member->sized && member->size < part.size)
		part.size = member->size;
	decode->rest = span.size - member->offset;
	sink->class->label(sink, member->name, member->bare ? LABEL_SILENT : LABEL_EQUALS);
	memory_tell(decode, member, part);
	decode->rest = rest;
}

static void
struct_tell(struct decode *decode, const struct node *node, struct span span)
{
	struct sink *sink = decode->sink;
	struct frame outer = decode->frames[node->scope];
	bool whole = sink->verbose || decode->options.verbose;
	bool skipped = false;

	decode->frames[node->scope] = (struct frame){span.data, span.size};
	sink->class->open(sink, SHAPE_STRUCT);
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];

		if ((member->kind == TYPE_NONE && !member->after) || (member->unwanted && !sink->verbose))
			continue;
		if (member->offset + member->size > span.size || !value_holds(decode, member->condition))
			continue;
		if (member->kind == TYPE_SWITCH) {
			const struct node *chosen = value_chosen(decode, member);

			if (chosen && chosen->kind == TYPE_NONE)
				continue;
		}
		if (member->verbose && !whole) {
			skipped = true;
			continue;
		}
		member_tell(decode, member, span);
	}
	if (skipped)
		sink->class->elided(sink);
	else
		tail_tell(decode, node, span);
	sink->class->close(sink, SHAPE_STRUCT);
	decode->frames[node->scope] = outer;
}

bool
struct_tells(struct decode *decode, const struct node *node, uint64_t address)
{
	const uint8_t *data = view_memory(decode, address, node->size);
	struct frame outer = decode->frames[node->scope];
	bool tells = !data;

	decode->frames[node->scope] = (struct frame){data, node->size};
	for (unsigned i = 0; i < node->field_count && !tells; i++)
		tells = node->fields[i].kind != TYPE_NONE && value_holds(decode, node->fields[i].condition);
	decode->frames[node->scope] = outer;
	return tells;
}

static void
open_after(struct sink *sink)
{
	sink->class->open(sink, SHAPE_AFTER);
	sink->class->open(sink, SHAPE_STRUCT);
}

bool
struct_after(struct decode *decode, const struct node *node, uint64_t address, bool tell)
{
	struct sink *sink = decode->sink;
	struct span span = {.size = node->size, .address = address};
	struct frame outer = decode->frames[node->scope];
	const uint8_t *tail;
	bool told = false, any = false;

	if (node->length.kind != REF_NONE) {
		uint64_t size = value_evaluate(decode, &node->length);

		if (size < node->type->least)
			return false;
		span.size = size < span.size ? size : span.size;
	}
	span.data = view_memory(decode, address, span.size);
	if (!span.data)
		return false;
	decode->frames[node->scope] = (struct frame){span.data, span.size};
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];

		any |= member->after != NULL;
		if (!member->after || member->offset + member->size > span.size ||
			!value_holds(decode, member->condition))
			continue;
		if (tell && !told)
			open_after(sink);
		told = true;
		if (!tell)
			break;
		sink->class->label(sink, member->name, LABEL_EQUALS);
		value_tell(decode, member->after, value_load(member, span.data + member->offset));
	}
	if (any && !told && tail_size(decode, node, span, &tail) > 0) {
		if (tell)
			open_after(sink);
		told = true;
	}
	if (tell && told) {
		tail_tell(decode, node, span);
		sink->class->close(sink, SHAPE_STRUCT);
		sink->class->close(sink, SHAPE_AFTER);
	}
	decode->frames[node->scope] = outer;
	return told;
}

void
memory_tell(struct decode *decode, const struct node *node, struct span span)
{
	const struct node *chosen;
	uint64_t length;

	if (node->sized && span.size < node->size && node->kind != TYPE_STRUCT) {
		decode->sink->class->elided(decode->sink);
		return;
	}
	switch ((enum type_kind)node->kind) {
	case TYPE_NONE:
		break;
	case TYPE_BYTES:
		length = node->length.kind == REF_REST ? span.size : value_evaluate(decode, &node->length);
		if (length > span.size && node->type->whole)
			length = span.size;
		string_tell(decode, node, span.data, length < span.size ? length : span.size, length);
		break;
	case TYPE_CHARS:
		chars_tell(decode, node, span);
		break;
	case TYPE_TEXT:
		string_tell(decode, node, span.data, strnlen((const char *)span.data, span.size), 0);
		break;
	case TYPE_ARRAY:
		array_tell(decode, node, span.address, &span);
		break;
	case TYPE_STRUCT:
	case TYPE_UNION: /* told as all that it may be */
		struct_tell(decode, node, span);
		break;
	case TYPE_SIGSET:
		sigset_tell(decode, span.data, node->size);
		break;
	case TYPE_FDSET:
		fdset_tell(decode, span.data, span.size * 8);
		break;
	case TYPE_SPAN_HOOK:
		if (!node->sized) {
			length = value_evaluate(decode, &node->length);
			if (node->length.kind != REF_REST && length < span.size)
				span.size = length;
		}
		if (!node->type->memory(decode, span))
			decode->sink->class->address(decode->sink, span.address);
		break;
	case TYPE_SWITCH:
		chosen = value_chosen(decode, node);
		if (chosen)
			memory_tell(decode, chosen, span);
		else
			decode->sink->class->elided(decode->sink);
		break;
	case TYPE_CHANGING:
		changing_tell(decode, node, span);
		break;
	case TYPE_ATMOST:
		memory_tell(decode, node->of, span);
		break;
	case TYPE_BEHIND:
		if (!pointee_tell(decode, node->of, span.address))
			decode->sink->class->address(decode->sink, span.address);
		break;
	case TYPE_RECORDS:
	case TYPE_STRV:
		decode->sink->class->address(decode->sink, span.address);
		break;
	default:
		value_tell(decode, node, value_load(node, span.data));
		break;
	}
}
