/* Frames of a stack, packed into a string. */
#include <string.h>

#include "spy/stack.h"

struct packed {
	uint64_t address, offset;
	uint32_t line;
	uint32_t more;
	uint32_t lengths[3]; /* of file, symbol and source, their NULs included, which follow; 0: NULL */
};

void
stack_add(struct string *stack, const struct stack_frame *frame)
{
	const char *const texts[] = {frame->file, frame->symbol, frame->source};
	struct packed packed = {
		.address = frame->address, .offset = frame->offset, .line = frame->line, .more = frame->more};

	for (unsigned i = 0; i < 3; i++)
		packed.lengths[i] = texts[i] ? (uint32_t)strlen(texts[i]) + 1 : 0;
	string_add(stack, &packed, sizeof(packed));
	for (unsigned i = 0; i < 3; i++)
		if (texts[i])
			string_add(stack, texts[i], packed.lengths[i]);
}

bool
stack_next(const struct string *stack, size_t *at, struct stack_frame *frame)
{
	const char *texts[3];
	struct packed packed;

	if (*at >= stack->length)
		return false;
	memcpy(&packed, stack->data + *at, sizeof(packed));
	*at += sizeof(packed);
	for (unsigned i = 0; i < 3; i++) {
		texts[i] = packed.lengths[i] ? stack->data + *at : NULL;
		*at += packed.lengths[i];
	}
	*frame = (struct stack_frame){
		packed.address, packed.offset, texts[0], texts[1], texts[2], packed.line, packed.more};
	return true;
}
