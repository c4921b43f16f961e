/* Values: what a register or a member holds, evaluated for others to depend on, and told. */
#include <string.h>

#include "decode/internal.h"
#include "constants/tables.h"

#define FLAG_NAMES 68 /* more than 64 bits and a few enumerations can have */

uint64_t
hook_load(const void *data, unsigned width)
{
	uint64_t wide;
	uint32_t word;
	uint16_t half;

	switch (width) {
	case 8:
		memcpy(&wide, data, 8);
		return wide;
	case 4:
		memcpy(&word, data, 4);
		return word;
	case 2:
		memcpy(&half, data, 2);
		return half;
	case 1:
		return *(const uint8_t *)data;
	default: /* of another width are members that are only asked whether they are zero */
		for (wide = 0; width > 0 && width < 8; width--)
			wide = wide << 8 | ((const uint8_t *)data)[width - 1];
		return width ? 0 : wide;
	}
}

/* A member that is no value counts for whether one of its bytes is not zero. */
static uint64_t
load_any(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (data[i])
			return 1;
	return 0;
}

static uint64_t
narrow(uint64_t value, unsigned width, bool is_signed)
{
	switch (width) {
	case 1:
		return is_signed ? (uint64_t)(int8_t)value : (uint8_t)value;
	case 2:
		return is_signed ? (uint64_t)(int16_t)value : (uint16_t)value;
	case 4:
		return is_signed ? (uint64_t)(int32_t)value : (uint32_t)value;
	default:
		return value;
	}
}

uint64_t
value_load(const struct node *node, const uint8_t *data)
{
	return narrow(hook_load(data, node->width), node->width, node->type->is_signed);
}

uint64_t
value_narrow(const struct node *node, uint64_t value)
{
	return narrow(value, node->width, node->type->is_signed);
}

static uint64_t
argument(const struct decode *decode, unsigned first, unsigned words)
{
	const uint64_t *args = decode->pending->args;

	if (first > 5)
		return 0;
	if (words == 2 && first < 5)
		return (uint32_t)args[first] | args[first + 1] << 32;
	return args[first];
}

uint64_t
value_argument(const struct decode *decode, const struct node *node)
{
	uint64_t value = argument(decode, node->registers, node->words);

	return narrow(value, node->width, node->type->is_signed);
}

uint64_t
value_evaluate(const struct decode *decode, const struct reference *reference)
{
	const struct frame *frame;

	switch (reference->kind) {
	case REF_NUMBER:
		return reference->number;
	case REF_RESULT:
		return decode->result;
	case REF_REST:
		return decode->rest;
	case REF_FAILED:
		return decode->failed || !decode->exiting;
	case REF_ALL:
		return hook_verbose(decode);
	case REF_DONE:
		return decode->index < decode->result;
	case REF_FIELD:
		if (reference->scope == 0)
			return decode->pending ? narrow(argument(decode, reference->offset, reference->words),
							 reference->width, reference->is_signed)
					       : 0;
		frame = &decode->frames[reference->scope];
		if (!frame->data || reference->offset + reference->width > frame->size)
			return 0;
		if (reference->size > 8 && reference->offset + reference->size <= frame->size)
			return load_any(frame->data + reference->offset, reference->size);
		return narrow(hook_load(frame->data + reference->offset, reference->width), reference->width,
			reference->is_signed);
	default:
		return 0;
	}
}

bool
value_holds(const struct decode *decode, const struct linked_condition *condition)
{
	uint64_t value;
	bool holds = false;

	if (!condition)
		return true;
	value = value_evaluate(decode, &condition->field);
	switch (condition->test) {
	case CONDITION_MASK:
		holds = (value & condition->value) != 0;
		break;
	case CONDITION_NO_MASK:
		holds = (value & condition->value) == 0;
		break;
	case CONDITION_IS:
		holds = (value & condition->mask) == condition->value;
		break;
	case CONDITION_ISNT:
		holds = (value & condition->mask) != condition->value;
		break;
	case CONDITION_OVER:
		holds = value > condition->value;
		break;
	}
	if (holds && condition->and)
		holds = value_holds(decode, condition->and);
	if (!holds && condition->or)
		holds = value_holds(decode, condition->or);
	return holds;
}

const struct linked_choice *
value_choose(const struct decode *decode, const struct node *node)
{
	uint64_t value = value_evaluate(decode, &node->length) & node->mask;
	unsigned low = 0, high = node->choice_count;

	while (low < high) {
		unsigned middle = (low + high) / 2;
		const struct linked_choice *choice = &node->choices[middle];

		if (value < choice->first)
			high = middle;
		else if (value > choice->last)
			low = middle + 1;
		else
			return choice;
	}
	return NULL;
}

const struct node *
value_chosen(const struct decode *decode, const struct node *node)
{
	while (node && node->kind == TYPE_SWITCH) {
		const struct linked_choice *choice = value_choose(decode, node);

		node = choice ? choice->node : node->otherwise;
	}
	return node;
}

/* A value that the call would change, at an address where there is none. */
static bool
changes_nothing(const struct decode *decode, const struct node *node)
{
	return node->kind == TYPE_POINTER && node->type->direction & IN_ && node->of->kind == TYPE_CHANGING &&
		!keep_find(decode->pending, value_argument(decode, node), node->of->size);
}

bool
value_waits(const struct decode *decode, const struct node *node)
{
	if (!node->waits || decode->exiting || changes_nothing(decode, node))
		return false;
	if (node->kind == TYPE_SWITCH) {
		if (node->length.kind == REF_RESULT)
			return true;
		node = value_chosen(decode, node);
		return node && node->waits;
	}
	return true;
}

unsigned
value_take_flags(const struct linked_constants *constants, uint64_t *value, const char **names, unsigned room)
{
	unsigned count = 0;

	for (unsigned i = 0; i < constants->count && *value && count < room; i++) {
		const struct link_value *entry = &constants->values[i];

		if (entry->value && (*value & entry->value) == entry->value) {
			names[count++] = entry->name;
			*value &= ~entry->value;
		}
	}
	return count;
}

void
value_flags(struct decode *decode, uint64_t value, const struct linked_constants *constants, enum radix radix)
{
	const char *names[FLAG_NAMES];
	struct flag_words words = {.names = names, .rest = value, .rest_radix = radix};

	if (value == 0 && constants->zero)
		names[words.count++] = constants->zero;
	else
		words.count = value_take_flags(constants, &words.rest, names, FLAG_NAMES);
	words.unknown = constants->unknown;
	decode->sink->class->flags(decode->sink, value, radix, &words);
}

void
value_tell(struct decode *decode, const struct node *node, uint64_t value)
{
	struct sink *sink = decode->sink;
	const struct node *chosen;

	switch ((enum type_kind)node->kind) {
	case TYPE_NUMBER:
		if (node->type->meaning == MEANS_UID && value == (node->width == 2 ? UINT16_MAX : UINT32_MAX))
			sink->class->number(sink, -1, RADIX_SIGNED);
		else if (decode->identifies && node->type->meaning >= MEANS_PID &&
			node->type->meaning <= MEANS_SID)
			id_tell(decode, node, (int64_t)value);
		else
			sink->class->number(sink, value, node->type->radix);
		break;
	case TYPE_ADDRESS:
		sink->class->address(sink, value);
		break;
	case TYPE_ENUM:
		if (node->type->aside) {
			commented_tell(decode, node, value);
			break;
		}
		sink->class->constant(sink, value, node->type->radix, link_constant(&node->constants, value),
			node->constants.unknown);
		break;
	case TYPE_FLAGS:
		if (node->type->aside)
			commented_flags_tell(decode, node, value);
		else
			value_flags(decode, value, &node->constants, node->type->radix);
		break;
	case TYPE_PARTS:
		if (node->type->joined)
			joined_tell(decode, node, value);
		else
			parts_tell(decode, node, value);
		break;
	case TYPE_BITFIELD:
		bitfield_tell(decode, node, value);
		break;
	case TYPE_SWAPPED:
		value_tell(decode, node->of, __builtin_bswap64(value) >> (64 - 8 * node->width));
		break;
	case TYPE_PADDED:
		padded_tell(decode, node, value);
		break;
	case TYPE_ELISION:
		sink->class->elided(sink);
		break;
	case TYPE_SIGSET:
		tell_signals(decode, value, node->width * 8);
		break;
	case TYPE_MEANING:
		meaning_tell(decode, node, value);
		break;
	case TYPE_FD:
		fd_tell(decode, node, (int64_t)value);
		break;
	case TYPE_VALUE_HOOK:
		node->type->value(decode, value);
		break;
	case TYPE_POINTER:
		pointer_tell(decode, node, value);
		break;
	case TYPE_SWITCH:
		chosen = value_chosen(decode, node);
		if (chosen && (chosen->type->width != 0 || chosen->type->is_signed))
			value = value_narrow(chosen, value);
		if (chosen)
			value_tell(decode, chosen, value);
		else
			sink->class->number(sink, value, RADIX_HEX);
		break;
	default: /* memory in a register: a description's mistake, told as what it is */
		sink->class->number(sink, value, RADIX_HEX);
		break;
	}
}

const char *
value_signal(unsigned signal, bool in_set)
{
	const struct linked_constants *table = &link_type(abi_native, ENUM32(signals))->constants;
	const char *name = link_constant(table, signal);

	return name && in_set ? name + 3 : name;
}
