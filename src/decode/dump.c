/* Dumps of the bytes that calls move to and from descriptors, found by their types: MOVED, by itself, in the buffers of a
 * vector, or in those of messages. */
#include <string.h>

#include "decode/internal.h"

#define CHUNK 65536 /* a multiple of 16 */
/* Bytes that one call may have dumped. Memory of a program may be larger than ours: many pages can be the same one. */
#define DUMP_MOST (16 * 1024 * 1024)

struct dumping {
	bool received;
	uint64_t left; /* of what has been moved */
	uint64_t room; /* of DUMP_MOST */
};

/* LENGTH bytes at ADDRESS, all or nothing, as far as the ends can tell. */
static void
dump_bytes(struct decode *decode, struct dumping *dumping, uint64_t address, uint64_t length)
{
	struct sink *sink = decode->sink;
	struct memory *memory = decode->event->memory;
	struct dump dump = {.kind = DUMP_BYTES};
	uint64_t told = length < dumping->room ? length : dumping->room;
	char last;

	if (length == 0 || memory_read(memory, address + length - 1, &last, 1) == 0)
		return;
	decode->text.length = 0;
	dump.data = string_reserve(&decode->text, CHUNK);
	for (; dump.offset < told; dump.offset += CHUNK) {
		dump.length = told - dump.offset < CHUNK ? told - dump.offset : CHUNK;
		if (memory_read(memory, address + dump.offset, decode->text.data, dump.length) < dump.length)
			return;
		sink->class->dump(sink, &dump);
	}
	dumping->room -= told;
	if (told < length)
		sink->class->dump(sink, &(struct dump){.kind = DUMP_CUT});
}

/* The member of STRUCTURE that points to bytes which are moved, or NULL. */
static const struct node *
find_data(const struct node *structure)
{
	for (unsigned i = 0; structure->kind == TYPE_STRUCT && i < structure->field_count; i++) {
		const struct node *member = &structure->fields[i];

		if (member->kind == TYPE_POINTER && member->of->kind == TYPE_BYTES && member->of->type->moved)
			return member;
	}
	return NULL;
}

/* Read the structure NODE at ADDRESS, and let references count from it. */
static const uint8_t *
enter_struct(struct decode *decode, const struct node *node, uint64_t address)
{
	const uint8_t *data = view_memory(decode, address, node->size);

	decode->frames[node->scope] = (struct frame){data, data ? node->size : 0};
	return data;
}

/* The buffers of a vector, up to one that is empty. */
static void
dump_vector(struct decode *decode, struct dumping *dumping, const struct node *vector, uint64_t address)
{
	uint64_t count = value_evaluate(decode, &vector->length);
	const struct node *base = find_data(vector->of);

	for (uint64_t i = 0; i < count && i < ELEMENTS_MOST; i++) {
		struct mark mark = views_mark(decode);
		const uint8_t *data = enter_struct(decode, vector->of, address + i * vector->of->size);
		uint64_t length = data ? value_evaluate(decode, &base->of->length) : 0;

		if (length > dumping->left)
			length = dumping->left;
		if (length == 0)
			break;
		decode->sink->class->dump(
			decode->sink, &(struct dump){.kind = DUMP_BUFFER, .index = i, .length = length});
		dump_bytes(decode, dumping, value_load(base, data + base->offset), length);
		dumping->left -= length;
		views_release(decode, mark);
	}
}

static void dump_pointee(
	struct decode *decode, struct dumping dumping, const struct node *node, uint64_t address);

/* The member of STRUCTURE that points to a vector of bytes which are moved, or NULL. */
static const struct node *
find_vector(const struct node *structure, const struct node **vector)
{
	for (unsigned i = 0; structure->kind == TYPE_STRUCT && i < structure->field_count; i++) {
		const struct node *member = &structure->fields[i];

		if (member->kind != TYPE_POINTER)
			continue;
		*vector = member->of->kind == TYPE_ATMOST ? member->of->of : member->of;
		if ((*vector)->kind == TYPE_ARRAY && find_data((*vector)->of))
			return member;
	}
	return NULL;
}

static void
dump_message(struct decode *decode, struct dumping dumping, const struct node *message, uint64_t address)
{
	const struct node *vector, *member = find_vector(message, &vector);
	const uint8_t *data = member ? enter_struct(decode, message, address) : NULL;

	if (data)
		dump_pointee(decode, dumping, member->of, value_load(member, data + member->offset));
}

/* Several messages, of which as many were moved as the result says. */
static void
dump_messages(struct decode *decode, struct dumping dumping, const struct node *array, uint64_t address)
{
	const struct node *message = array->of->fields, *vector;

	if (array->of->kind != TYPE_STRUCT || !array->of->field_count || !find_vector(message, &vector))
		return;
	for (uint64_t i = 0; i < decode->result && i < ELEMENTS_MOST; i++) {
		struct mark mark = views_mark(decode);
		uint64_t at = address + i * array->of->size;

		if (!enter_struct(decode, array->of, at) || !enter_struct(decode, message, at))
			return;
		decode->sink->class->dump(decode->sink,
			&(struct dump){.kind = DUMP_MESSAGE,
				.index = i,
				.length = value_evaluate(decode, &vector->length)});
		dump_message(decode, dumping, message, at);
		views_release(decode, mark);
	}
}

static void
dump_pointee(struct decode *decode, struct dumping dumping, const struct node *node, uint64_t address)
{
	switch ((enum type_kind)node->kind) {
	case TYPE_BYTES:
		if (node->type->moved)
			dump_bytes(decode, &dumping, address, value_evaluate(decode, &node->length));
		break;
	case TYPE_ATMOST:
		dumping.left = value_evaluate(decode, &node->length);
		dump_pointee(decode, dumping, node->of, address);
		break;
	case TYPE_ARRAY:
		if (find_data(node->of))
			dump_vector(decode, &dumping, node, address);
		else
			dump_messages(decode, dumping, node, address);
		break;
	case TYPE_STRUCT:
		dump_message(decode, dumping, node, address);
		break;
	default:
		break;
	}
}

/* Whether what ARGUMENT points to comes from the descriptor: what waits for the result does. 1, 0, or -1 if it moves nothing. */
static int
direction(const struct node *argument)
{
	const struct node *node = argument->of, *vector;
	bool received =
		node->kind == TYPE_BYTES ? argument->type->direction == OUT_ : node->kind == TYPE_ATMOST;

	if (node->kind == TYPE_ATMOST)
		node = node->of;
	if (node->kind == TYPE_BYTES)
		return node->type->moved ? received : -1;
	if (node->kind == TYPE_ARRAY && find_data(node->of))
		return received;
	if (node->kind == TYPE_ARRAY && node->of->kind == TYPE_STRUCT && node->of->field_count)
		node = node->of->fields;
	else if (node->kind == TYPE_ARRAY)
		return -1;
	for (const struct node *member = find_vector(node, &vector); member;)
		return member->of->kind == TYPE_ATMOST;
	return -1;
}

void
dump_call(struct decode *decode)
{
	const struct pending *pending = decode->pending;
	/* Not pending->call: the call may be told raw. */
	const struct linked_call *call = link_call(pending->abi, (unsigned)pending->number);
	const struct node *first = call && call->count ? &call->arguments[0] : NULL;
	struct mark mark = views_mark(decode);

	if (!first || first->type->meaning != MEANS_FD)
		return;
	for (unsigned i = 1; i < call->count; i++) {
		const struct node *argument = &call->arguments[i];
		int received = argument->kind == TYPE_POINTER ? direction(argument) : -1;
		struct dumping dumping = {.received = received, .left = UINT64_MAX, .room = DUMP_MOST};

		if (received < 0 || (received && decode->failed) ||
			!decode->options.dumps(
				decode->options.dumps_context, received, (int)value_argument(decode, first)))
			continue;
		dump_pointee(decode, dumping, argument->of, value_argument(decode, argument));
		views_release(decode, mark);
	}
}
