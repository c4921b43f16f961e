/* Memory as it was when the call was entered, kept for the values that a call changes. */
#include <string.h>

#include "decode/internal.h"

#define KEEP_LIMIT 8192 /* bytes of one pointee; an array's elements beyond are told without what they were */

struct kept {
	uint64_t address;
	uint64_t size; /* the bytes follow, padded to eight */
};

void
hook_keep(struct decode *decode, uint64_t address, size_t size)
{
	struct string *to = &decode->pending->kept;
	struct kept kept = {address, 0};
	size_t start = to->length;

	if (size == 0 || address == 0)
		return;
	if (size > KEEP_LIMIT)
		size = KEEP_LIMIT;
	string_reserve(to, sizeof(kept) + size + 8);
	kept.size = hook_read(decode, address, to->data + start + sizeof(kept), size);
	memcpy(to->data + start, &kept, sizeof(kept));
	to->length = start + sizeof(kept) + (kept.size + 7) / 8 * 8;
}

void
keep_memory(struct decode *decode, const struct node *node, uint64_t value)
{
	if (!node->changes)
		return;
	if (node->kind == TYPE_SWITCH)
		node = value_chosen(decode, node);
	if (!node || node->kind != TYPE_POINTER || !node->changes)
		return;
	node = node->of;
	while (node->kind == TYPE_ATMOST || node->kind == TYPE_SWITCH) {
		node = node->kind == TYPE_ATMOST ? node->of : value_chosen(decode, node);
		if (!node)
			return;
	}
	if (node->kind == TYPE_ARRAY && !node->sized) {
		bool unknown = node->length.kind == REF_RESULT; /* before the call returned: as many as fit */
		uint64_t count = unknown ? UINT64_MAX : value_evaluate(decode, &node->length);

		if (node->of->size == 0)
			return;
		if (count > KEEP_LIMIT / node->of->size)
			count = KEEP_LIMIT / node->of->size;
		hook_keep(decode, value, count * node->of->size);
	} else {
		/* Of a span that a hook tells, what the type says instead of what is read for it. */
		hook_keep(decode, value,
			node->kind == TYPE_SPAN_HOOK && node->type->least ? node->type->least : node->size);
	}
}

const uint8_t *
keep_find(const struct pending *pending, uint64_t address, size_t size)
{
	for (size_t at = 0; at < pending->kept.length;) {
		struct kept kept;

		memcpy(&kept, pending->kept.data + at, sizeof(kept));
		at += sizeof(kept);
		if (address - kept.address < kept.size && kept.size - (address - kept.address) >= size)
			return (const uint8_t *)pending->kept.data + at + (address - kept.address);
		at += (kept.size + 7) / 8 * 8;
	}
	return NULL;
}
