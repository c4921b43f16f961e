/* What a call deals with: the descriptors and paths among its arguments, found by their types, before anything is told. */
#include <fcntl.h>
#include <limits.h>
#include <string.h>

#include "decode/internal.h"

/* More than select(2) takes without being built for it, and than poll(2) is given. */
#define FDS_MOST (64 * 1024)

struct walk {
	struct decode *decode;
	const struct decode_visitor *visitor;
	int directory; /* that the next path is relative to */
};

static bool
visit_fd(struct walk *walk, const struct node *node, uint64_t value)
{
	int fd = (int)value;

	if (node->type->meaning == MEANS_DIRFD)
		walk->directory = fd;
	return fd >= 0 && walk->visitor->fd(walk->visitor->context, fd);
}

/* An array whose elements have a descriptor: poll(2). */
static bool
visit_array(struct walk *walk, const struct node *node, uint64_t address)
{
	struct decode *decode = walk->decode;
	const struct node *member = link_fd_member(node->of);
	uint64_t count = value_evaluate(decode, &node->length);

	for (uint64_t i = 0; i < count && i < FDS_MOST; i++) {
		struct mark mark = views_mark(decode);
		const uint8_t *data = view_memory(decode, address + i * node->of->size, node->of->size);
		bool hit = data && visit_fd(walk, member, value_load(member, data + member->offset));

		views_release(decode, mark);
		if (hit || !data)
			return hit;
	}
	return false;
}

static bool
visit_set(struct walk *walk, const struct node *node, uint64_t address)
{
	int64_t count = (int64_t)value_evaluate(walk->decode, &node->length);
	unsigned word = walk->decode->event->abi->word;
	const uint8_t *data;

	if (count <= 0)
		return false;
	if (count > FDS_MOST)
		count = FDS_MOST;
	data = view_memory(walk->decode, address, ((uint64_t)count + word * 8 - 1) / (word * 8) * word);
	for (int64_t fd = 0; data && fd < count; fd++)
		if (data[fd / 8] >> fd % 8 & 1 && walk->visitor->fd(walk->visitor->context, (int)fd))
			return true;
	return false;
}

static bool
visit_path(struct walk *walk, uint64_t address)
{
	struct span text;
	bool whole;

	if (!view_text(walk->decode, address, PATH_MAX - 1, &text, &whole) || !whole)
		return false;
	return walk->visitor->path(
		walk->visitor->context, walk->directory, (const char *)text.data, text.size);
}

static bool
visit(struct walk *walk, const struct node *node, uint64_t value)
{
	if (node->kind == TYPE_SWITCH) {
		node = value_chosen(walk->decode, node);
		if (!node)
			return false;
		value = value_narrow(node, value);
	}
	if (node->kind == TYPE_FD)
		return visit_fd(walk, node, value);
	if (node->kind != TYPE_POINTER || !(node->type->direction & IN_) || value == 0)
		return false;
	if (node->type->meaning == MEANS_PATH)
		return visit_path(walk, value);
	if (node->of->kind == TYPE_FDSET)
		return visit_set(walk, node->of, value);
	return node->of->kind == TYPE_ARRAY && link_fd_member(node->of->of) &&
		visit_array(walk, node->of, value);
}

bool
decode_visit(struct decode *decode, const struct event *event, const struct decode_visitor *visitor)
{
	struct pending pending = {.abi = event->abi};
	const struct linked_call *call = link_call(event->abi, event->call);
	struct walk walk = {.decode = decode, .visitor = visitor, .directory = AT_FDCWD};
	bool hit = false;

	if (!call)
		return false;
	call = link_option(call, event->args);
	memcpy(pending.args, event->args, sizeof(pending.args));
	decode_begin(decode, event, &pending, false);
	for (unsigned i = 0; i < call->count && !hit; i++) {
		const struct node *node = &call->arguments[i];

		if (call->operands >> i & 1 && value_holds(decode, node->condition))
			hit = visit(&walk, node, value_argument(decode, node));
		if (node->kind == TYPE_POINTER)
			walk.directory = AT_FDCWD; /* a directory goes with the path behind it */
	}
	decode->pending = NULL;
	return hit;
}
