/* Values of several parts: as one set of names, or each part as a value of its own; and numbers in forms of their own. */
#include <stdio.h>

#include "decode/internal.h"

#define FLAG_NAMES 68 /* more than 64 bits and a few enumerations can have */
#define TEXTS 4       /* parts that are told, but have no name of a table */
#define TEXT_SIZE 80

/* The names of a value, and the bits that have none. */
struct naming {
	const char *names[FLAG_NAMES];
	char texts[TEXTS][TEXT_SIZE];
	struct flag_words words;
	unsigned count; /* of texts */
};

static void
add_name(struct naming *naming, const char *name)
{
	if (naming->words.count < FLAG_NAMES)
		naming->names[naming->words.count++] = name;
}

static char *
add_text(struct naming *naming)
{
	char *text = naming->texts[naming->count < TEXTS - 1 ? naming->count++ : TEXTS - 1];

	add_name(naming, text);
	return text;
}

/* The bits of a value that NODE is about, moved down. */
uint64_t
value_bitfield(const struct node *node, uint64_t value)
{
	uint64_t bits = value >> node->type->shift;

	return node->type->bits ? bits & ((UINT64_C(1) << node->type->bits) - 1) : bits;
}

/* VALUE, which has no name of the table that says UNKNOWN of such values. */
static void
add_unnamed(struct naming *naming, uint64_t value, const char *unknown)
{
	snprintf(add_text(naming), TEXT_SIZE, unknown ? "%#llx /* %s */" : "%#llx", (unsigned long long)value,
		unknown);
}

static void
add_enum(struct naming *naming, const struct node *part, uint64_t bits)
{
	const char *name = link_constant(&part->constants, bits);

	if (name) {
		add_name(naming, name);
	} else if (part->always) {
		add_unnamed(naming, bits, part->constants.unknown);
	} else if (bits) {
		naming->words.rest |= bits;
		naming->words.unknown = part->constants.unknown;
	}
}

static void
add_flags(struct naming *naming, const struct node *part, uint64_t bits)
{
	struct flag_words *words = &naming->words;

	words->count += value_take_flags(
		&part->constants, &bits, naming->names + words->count, FLAG_NAMES - words->count);
	if (bits && part->always)
		add_unnamed(naming, bits, words->count ? NULL : part->constants.unknown);
	else
		words->rest |= bits;
	if (!words->unknown)
		words->unknown = part->constants.unknown;
}

/* A number of its own: 0x10, or shifted, 21<<MAP_HUGE_SHIFT. Bits without names stand before it. */
static void
add_bitfield(struct naming *naming, const struct node *part, uint64_t bits)
{
	const struct node *of = part->of, *by = part->besides;
	uint64_t value = value_bitfield(part, bits);
	const char *name = of->kind == TYPE_ENUM ? link_constant(&of->constants, value) : NULL;
	const char *shift =
		by && by->kind == TYPE_ENUM ? link_constant(&by->constants, part->type->shift) : NULL;
	char *text;
	int length;

	if (naming->words.rest)
		add_unnamed(naming, naming->words.rest, NULL);
	naming->words.rest = 0;
	text = add_text(naming);
	if (name)
		length = snprintf(text, TEXT_SIZE, "%s", name);
	else
		length = snprintf(text, TEXT_SIZE, of->type->radix == RADIX_HEX ? "%#llx" : "%llu",
			(unsigned long long)value);
	if (shift)
		snprintf(text + length, TEXT_SIZE - length, "<<%s", shift);
	else if (by)
		snprintf(text + length, TEXT_SIZE - length, "<<%u", part->type->shift);
}

void
parts_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	struct naming naming;
	struct flag_words *words = &naming.words;

	naming.count = 0;
	*words = (struct flag_words){.names = naming.names, .rest_radix = node->type->radix};
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *part = &node->fields[i];
		uint64_t bits = value & part->mask;

		if (part->nonzero && !bits)
			continue;
		switch (part->kind) {
		case TYPE_ENUM:
			add_enum(&naming, part, bits);
			break;
		case TYPE_FLAGS:
			add_flags(&naming, part, bits);
			break;
		case TYPE_BITFIELD:
			add_bitfield(&naming, part, bits);
			break;
		default: /* a number, of which there is something to say even if it is 0 */
			words->rest |= bits;
			words->rest_radix = part->type->radix;
			if (!words->unknown)
				words->unknown = "";
			break;
		}
	}
	decode->sink->class->flags(decode->sink, value, words->rest_radix, words);
}

/* Is PART of VALUE told? A set of flags that is empty, and has no name for that, is not. */
static bool
is_told(const struct node *part, uint64_t value)
{
	if (value & part->mask)
		return true;
	return !part->nonzero &&
		(part->kind != TYPE_FLAGS || part->constants.zero || part->type->aside == ASIDE_NOTHING);
}

static bool
is_single(const struct node *node, uint64_t value)
{
	unsigned count = 0;

	for (unsigned i = 0; i < node->field_count; i++)
		count += is_told(&node->fields[i], value);
	return count <= 1;
}

/* Of a value that has none of its parts the first is told. */
void
joined_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	struct sink *sink = decode->sink;
	enum shape shape = node->type->name ? SHAPE_CALLED : SHAPE_JOINED;
	bool open = !node->type->alone || !is_single(node, value), told = false;

	if (shape == SHAPE_CALLED)
		sink->class->named(sink, node->type->name);
	else if (open)
		sink->class->open(sink, shape);
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *part = &node->fields[i];

		if (!is_told(part, value))
			continue;
		value_tell(decode, part, value & part->mask);
		told = true;
	}
	if (!told)
		value_tell(decode, &node->fields[0], 0);
	if (open)
		sink->class->close(sink, shape);
}

/* Told as what they are, or as that shifted: 21<<26. */
void
bitfield_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	struct sink *sink = decode->sink;

	value = value_bitfield(node, value);
	if (!node->besides) {
		value_tell(decode, node->of, value);
		return;
	}
	sink->class->open(sink, SHAPE_SHIFTED);
	value_tell(decode, node->of, value);
	value_tell(decode, node->besides, node->type->shift);
	sink->class->close(sink, SHAPE_SHIFTED);
}

/* A value, and what can stand for it. */
void
meaning_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	struct sink *sink = decode->sink;

	sink->class->open(sink, SHAPE_ALIAS);
	value_tell(decode, node->of, value_narrow(node->of, value));
	value_tell(decode, node->besides, value);
	sink->class->close(sink, SHAPE_ALIAS);
}

/* A number whose name is a comment. */
void
commented_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	const char *name = link_constant(&node->constants, value);
	struct sink *sink = decode->sink;

	if (!name)
		name = node->constants.unknown;
	if (node->type->aside == ASIDE_REMARK) {
		sink->class->number(sink, value, node->type->radix);
		sink->class->remark(sink, name);
	} else {
		sink->class->constant(sink, value, node->type->radix, NULL, name);
	}
}

/* A number whose flags are a comment, or flags of which none is told as nothing. */
void
commented_flags_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	const char *names[FLAG_NAMES];
	uint64_t rest = value;
	unsigned count = value_take_flags(&node->constants, &rest, names, FLAG_NAMES);
	char text[512] = "";
	size_t length = 0;

	if (node->type->aside == ASIDE_NOTHING) {
		if (value == 0)
			decode->sink->class->bytes(decode->sink, "", 0, BYTES_PLAIN);
		else
			value_flags(decode, value, &node->constants, node->type->radix);
		return;
	}
	for (unsigned i = 0; i < count && length < sizeof(text); i++)
		length += snprintf(text + length, sizeof(text) - length, "%s%s", i ? "|" : "", names[i]);
	if (count && rest && length < sizeof(text))
		snprintf(text + length, sizeof(text) - length, "|%#llx", (unsigned long long)rest);
	decode->sink->class->constant(decode->sink, value, RADIX_HEX, NULL,
		count           ? text
			: value ? node->constants.unknown
				: NULL);
}

void
padded_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	char text[24];
	int length = snprintf(text, sizeof(text), "%#0*llx", node->type->bits, (unsigned long long)value);

	decode->sink->class->bytes(decode->sink, text, length, BYTES_PLAIN);
}
