/* What hooks may tell and ask; see spy/hook.h. */
#include <string.h>

#include "decode/internal.h"

void
tell_open(struct decode *decode, enum shape shape)
{
	decode->sink->class->open(decode->sink, shape);
}

void
tell_close(struct decode *decode, enum shape shape)
{
	decode->sink->class->close(decode->sink, shape);
}

void
tell_named(struct decode *decode, const char *function)
{
	decode->sink->class->named(decode->sink, function);
}

void
tell_state(struct decode *decode, const char *what, uint64_t number, bool before)
{
	decode->sink->class->state(decode->sink, what, number, before);
}

void
tell_label(struct decode *decode, const char *name, enum label_style style)
{
	decode->sink->class->label(decode->sink, name, style);
}

void
tell_index(struct decode *decode, uint64_t index, const struct constants *constants)
{
	struct linked_constants linked = link_constants(decode->event->abi, constants);

	decode->sink->class->index(decode->sink, index, link_constant(&linked, index), linked.unknown);
}

void
tell_number(struct decode *decode, uint64_t value, enum radix radix)
{
	decode->sink->class->number(decode->sink, value, radix);
}

void
tell_constant(struct decode *decode, uint64_t value, enum radix radix, const char *name, const char *unknown)
{
	decode->sink->class->constant(decode->sink, value, radix, name, unknown);
}

void
tell_beyond(struct decode *decode, uint64_t value, const char *name, uint64_t base)
{
	decode->sink->class->beyond(decode->sink, value, name, base);
}

void
tell_address(struct decode *decode, uint64_t address)
{
	decode->sink->class->address(decode->sink, address);
}

void
tell_bytes(struct decode *decode, const void *data, size_t length, unsigned style)
{
	size_t left = HOOK_BYTES_MOST - decode->hook_bytes;

	if (length > left) {
		length = left;
		style |= BYTES_CUT;
	}
	decode->hook_bytes += length;
	decode->sink->class->bytes(decode->sink, data, length, style);
}

void
tell_elided(struct decode *decode)
{
	decode->sink->class->elided(decode->sink);
}

void
tell_unreadable(struct decode *decode, uint64_t address)
{
	decode->sink->class->unreadable(decode->sink, address);
}

void
tell_remark(struct decode *decode, const char *text)
{
	decode->sink->class->remark(decode->sink, text);
}

void
tell_encoded(struct decode *decode, const struct encoded *encoded)
{
	decode->sink->class->encoded(decode->sink, encoded);
}

void
tell_word(struct decode *decode, const char *word)
{
	decode->sink->class->bytes(decode->sink, word, strlen(word), BYTES_PLAIN);
}

void
tell_string(struct decode *decode, const void *data, size_t length)
{
	size_t limit = decode->options.string_limit;

	decode->sink->class->bytes(
		decode->sink, data, length > limit ? limit : length, length > limit ? BYTES_CUT : 0);
}

void
tell_enum(struct decode *decode, uint64_t value, const struct constants *constants, enum radix radix)
{
	struct linked_constants linked = link_constants(decode->event->abi, constants);

	decode->sink->class->constant(
		decode->sink, value, radix, link_constant(&linked, value), linked.unknown);
}

void
tell_flags(struct decode *decode, uint64_t value, const struct constants *constants)
{
	struct linked_constants linked = link_constants(decode->event->abi, constants);

	value_flags(decode, value, &linked, RADIX_HEX);
}

void
tell_words(struct decode *decode, uint64_t value, enum radix radix, const struct flag_words *words)
{
	decode->sink->class->flags(decode->sink, value, radix, words);
}

void
tell_value(struct decode *decode, const struct type *type, uint64_t value)
{
	const struct node *node = link_type(decode->event->abi, type);

	value_tell(decode, node, value_narrow(node, value));
}

void
tell_span(struct decode *decode, const struct type *type, struct span span)
{
	uint64_t rest = decode->rest;

	decode->rest = span.size;
	memory_tell(decode, link_type(decode->event->abi, type), span);
	decode->rest = rest;
}

bool
tell_elements(struct decode *decode, const struct type *type, uint64_t address, uint32_t count)
{
	const struct node *array = link_type(decode->event->abi, type);
	uint64_t rest = decode->rest;
	bool told;

	if (decode->options.addresses)
		return false;
	decode->rest = (uint64_t)count * array->of->size;
	told = array_tell(decode, array, address, NULL);
	decode->rest = rest;
	return told;
}

void
tell_pointee(struct decode *decode, const struct type *type, uint64_t address)
{
	const struct node *of = link_type(decode->event->abi, type);
	const struct type in = {.kind = TYPE_POINTER, .direction = IN_, .of = type};
	const struct node pointer = {.kind = TYPE_POINTER, .of = of, .type = &in};

	pointer_tell(decode, &pointer, address);
}

void
tell_pointee_of(struct decode *decode, const char *argument)
{
	const struct linked_call *call = decode->pending->call;

	for (unsigned i = 0; i < call->count; i++) {
		const struct node *node = &call->arguments[i];

		if (node->kind == TYPE_POINTER && strcmp(node->name, argument) == 0)
			tell_pointee(decode,
				node->of->kind == TYPE_CHANGING ? node->of->of->type : node->of->type,
				value_argument(decode, node));
	}
}

const struct event *
hook_event(const struct decode *decode)
{
	return decode->event;
}

const struct abi *
hook_abi(const struct decode *decode)
{
	return decode->event->abi;
}

uint64_t
hook_argument(const struct decode *decode, unsigned index)
{
	return decode->pending && index < 6 ? decode->pending->args[index] : 0;
}

size_t
hook_size(const struct decode *decode, const struct type *type)
{
	return link_type(decode->event->abi, type)->size;
}

uint64_t
hook_argument_named(const struct decode *decode, const char *name)
{
	const struct linked_call *call = decode->pending ? decode->pending->call : NULL;

	for (unsigned i = 0; call && i < call->count; i++)
		if (strcmp(call->arguments[i].name, name) == 0)
			return value_argument(decode, &call->arguments[i]);
	return 0;
}

const char *
hook_name(const struct decode *decode, uint64_t value, const struct constants *constants)
{
	struct linked_constants linked = link_constants(decode->event->abi, constants);

	return link_constant(&linked, value);
}

unsigned
hook_flag_names(const struct decode *decode, uint64_t *value, const struct constants *constants,
	const char **names, unsigned room)
{
	struct linked_constants linked = link_constants(decode->event->abi, constants);

	return value_take_flags(&linked, value, names, room);
}

int64_t
hook_result(const struct decode *decode)
{
	if (!decode->exiting)
		return 0;
	return decode->event->error ? -decode->event->error : decode->event->result;
}

const char *
hook_resumed(const struct decode *decode)
{
	return decode->pending ? decode->pending->resumed : NULL;
}

bool
hook_exiting(const struct decode *decode)
{
	return decode->exiting;
}

bool
hook_failed(const struct decode *decode)
{
	return decode->failed;
}

bool
hook_verbose(const struct decode *decode)
{
	return decode->sink->verbose || decode->options.verbose;
}

unsigned
hook_inwards(const struct decode *decode)
{
	return decode->sink->inwards;
}

const void *
hook_view(struct decode *decode, uint64_t address, size_t size)
{
	return view_memory(decode, address, size);
}

const void *
hook_kept(const struct pending *pending, uint64_t address, size_t size)
{
	return keep_find(pending, address, size);
}

const void *
hook_before(const struct decode *decode, uint64_t address, size_t size)
{
	return decode->pending ? keep_find(decode->pending, address, size) : NULL;
}

bool
hook_tells_namespaces(const struct decode *decode)
{
	return decode->options.namespaces;
}

enum decode_vcpus
hook_tells_vcpus(const struct decode *decode)
{
	return decode->options.vcpus;
}

size_t
hook_limit(const struct decode *decode)
{
	return decode->options.string_limit;
}
