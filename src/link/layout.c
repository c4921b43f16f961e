/* Size and alignment of every type, computed per ABI; the headers' offsetof only verifies them, in a test. */
#include <stdlib.h>

#include "link/internal.h"

unsigned
link_column(const struct abi *abi)
{
	switch (abi->id) {
	case ABI_AARCH64:
		return 1;
	case ABI_I386:
	case ABI_ARM:
		return 2;
	default:
		return 0;
	}
}

const struct type *
link_resolve(const struct abi *abi, const struct type *type)
{
	while (type->kind == TYPE_PER_ABI)
		type = type->per_abi_types[link_column(abi)];
	return type;
}

static uint32_t
round_up(uint32_t value, uint32_t align)
{
	return (value + align - 1) / align * align;
}

static struct extent
scalar(const struct abi *abi, unsigned width)
{
	unsigned size = width ? width : abi->word;

	return (struct extent){size, size == 8 ? abi->wide_align : size, true};
}

uint32_t
layout_align(const struct abi *abi, const struct type *type, struct extent part)
{
	if (type->align == 129)
		return abi->id == ABI_AARCH64 || abi->id == ABI_ARM ? part.align : 1;
	if (type->align == 130)
		return part.size == 8 ? 8 : part.align;
	return type->align ? type->align : part.align;
}

/* A struct's members follow each other; a union's all begin at 0. */
static struct extent
members(const struct abi *abi, const struct type *type)
{
	struct extent whole = {0, 1, true};
	uint32_t offset = 0;

	for (const struct field *field = type->fields; field->type; field++) {
		struct extent part = layout_extent(abi, field->type);
		uint32_t align = layout_align(abi, type, part);

		if (type->kind != TYPE_UNION && !field->overlay)
			offset = round_up(whole.size, align);
		if (offset + part.size > whole.size)
			whole.size = offset + part.size;
		if (align > whole.align)
			whole.align = align;
	}
	whole.size = round_up(whole.size, whole.align);
	return whole;
}

static struct extent
choices(const struct abi *abi, const struct type *type)
{
	struct extent whole = {0, 1, true};

	for (const struct choice *choice = type->choices; choice->type; choice++) {
		struct extent part = layout_extent(abi, choice->type);

		if (part.size > whole.size)
			whole.size = part.size;
		if (part.align > whole.align)
			whole.align = part.align;
	}
	return whole;
}

/* So many elements of a size; a number that is a field's name gives no size. */
static struct extent
repeated(const char *count, struct extent element)
{
	char *end;
	unsigned long n = strtoul(count, &end, 0);

	if (end == count || *end)
		return (struct extent){0, element.align, false};
	return (struct extent){n * element.size, element.align, true};
}

struct extent
layout_extent(const struct abi *abi, const struct type *type)
{
	const struct extent byte = {1, 1, true};

	type = link_resolve(abi, type);
	switch ((enum type_kind)type->kind) {
	case TYPE_NONE:
		return type->length ? repeated(type->length, byte) : (struct extent){0, 1, true};
	case TYPE_POINTER:
		return scalar(abi, type->wide ? 8 : 0);
	case TYPE_BYTES:
	case TYPE_CHARS:
	case TYPE_SPAN_HOOK:
	case TYPE_RECORDS:
	case TYPE_FDSET: {
		struct extent extent =
			type->room ? (struct extent){type->room, 1, true} : repeated(type->length, byte);
		if (type->align)
			extent.align = type->align;
		return extent;
	}
	case TYPE_BEHIND:
		return (struct extent){0, 1, true};
	case TYPE_TEXT:
	case TYPE_STRV:
		return (struct extent){0, 1, false};
	case TYPE_ARRAY:
		return repeated(type->length, layout_extent(abi, type->of));
	case TYPE_SIGSET:
		if (type->length)
			return repeated(type->length, byte);
		return (struct extent){type->width, type->width < 8 ? type->width : abi->word, true};
	case TYPE_STRUCT:
	case TYPE_UNION:
		return members(abi, type);
	case TYPE_SWITCH:
		return choices(abi, type);
	case TYPE_MEANING:
	case TYPE_CHANGING:
	case TYPE_ATMOST:
		return layout_extent(abi, type->of);
	default:
		return scalar(abi, type->width);
	}
}
