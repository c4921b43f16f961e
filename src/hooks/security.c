/* Hooks of capabilities, keys, security modules and namespaces. */
#include <string.h>

#include "hooks/security.h"
#include "constants/tables.h"

#define VERSION_2 0x20071026
#define VERSION_3 0x20080522

/* Types have to outlast the call that tells them: they are linked once. */
static const struct type *const words = ARRAY(X32, rest);
static const struct type *const lsm_modules = ARRAY(ENUM64(lsm_ids), rest);

/* A set of capabilities: its two halves, the upper one only if it has any. */
static void
tell_capabilities(struct decode *decode, uint32_t low, uint32_t high)
{
	if (!high) {
		tell_flags(decode, low, capability_low);
		return;
	}
	if (low) {
		tell_open(decode, SHAPE_JOINED);
		tell_flags(decode, low, capability_low);
	}
	tell_flags(decode, high, capability_high);
	if (low)
		tell_close(decode, SHAPE_JOINED);
}

bool
hook_capabilities(struct decode *decode, struct span span)
{
	static const char *const names[] = {"effective", "permitted", "inheritable"};
	const void *header = hook_view(decode, hook_argument(decode, 0), 8);
	uint32_t version = header ? hook_load(header, 4) : 0;
	bool wide = version == VERSION_2 || version == VERSION_3;
	const uint8_t *data = header ? hook_view(decode, span.address, wide ? 24 : 12) : NULL;

	if (!data)
		return false;
	tell_open(decode, SHAPE_STRUCT);
	for (unsigned i = 0; i < 3; i++) {
		tell_label(decode, names[i], LABEL_EQUALS);
		tell_capabilities(
			decode, hook_load(data + i * 4, 4), wide ? hook_load(data + 12 + i * 4, 4) : 0);
	}
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

/* LENGTH bytes at ADDRESS as a string. */
static bool
tell_string_at(struct decode *decode, uint64_t address, uint64_t length)
{
	size_t most = length < hook_limit(decode) ? length : hook_limit(decode);
	const void *data = most ? hook_view(decode, address, most) : "";

	if (!data)
		return false;
	tell_bytes(decode, data, most, length > most ? BYTES_CUT : 0);
	return true;
}

/* A length of struct keyctl_pkey_params. */
static bool
tell_key_data(struct decode *decode, uint64_t address, unsigned offset)
{
	const uint8_t *params = hook_view(decode, hook_argument(decode, 1), 40);

	return params && tell_string_at(decode, address, hook_load(params + offset, 4));
}

bool
hook_key_in(struct decode *decode, struct span span)
{
	return tell_key_data(decode, span.address, 4);
}

bool
hook_key_out(struct decode *decode, struct span span)
{
	return tell_key_data(decode, span.address, 8);
}

bool
hook_spare(struct decode *decode, struct span span)
{
	size_t used = 0;

	for (size_t i = 0; i < span.size; i++)
		used += span.data[i] != 0;
	if (used == 0)
		return true;
	tell_label(decode, "__spare", LABEL_EQUALS);
	tell_span(decode, words, span);
	return true;
}

void
hook_errno(struct decode *decode, uint64_t error)
{
	const char *name = error && error < 4096 ? strerrorname_np(error) : NULL;

	tell_constant(decode, error, RADIX_UNSIGNED, name, NULL);
}

bool
hook_key_capabilities(struct decode *decode, struct span span)
{
	uint64_t count = hook_result(decode), room = hook_argument(decode, 2);
	const uint8_t *bytes;

	if (count > room)
		count = room;
	bytes = count ? hook_view(decode, span.address, count) : (const uint8_t *)"";
	if (!bytes)
		return false;
	tell_open(decode, SHAPE_ARRAY);
	for (uint64_t i = 0; i < count; i++) {
		if (i >= hook_limit(decode) && !hook_verbose(decode)) {
			tell_elided(decode);
			break;
		}
		if (i < 2)
			tell_flags(decode, bytes[i], i ? keyctl_caps1 : keyctl_caps0);
		else
			tell_number(decode, bytes[i], RADIX_HEX);
	}
	tell_close(decode, SHAPE_ARRAY);
	return true;
}

/* struct lsm_ctx (linux/lsm.h): four 64-bit words, then the context. */
#define CONTEXT_SIZE 32

static void
tell_lsm(struct decode *decode, uint64_t id)
{
	tell_constant(decode, id, RADIX_HEX, hook_name(decode, id, lsm_ids), NULL);
}

static bool
tell_context(struct decode *decode, uint64_t address, uint64_t room, uint64_t *length)
{
	const uint8_t *data = room >= CONTEXT_SIZE ? hook_view(decode, address, CONTEXT_SIZE) : NULL;
	uint64_t size;

	if (!data)
		return false;
	*length = hook_load(data + 16, 8);
	size = hook_load(data + 24, 8);
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "id", LABEL_EQUALS);
	tell_lsm(decode, hook_load(data, 8));
	tell_label(decode, "flags", LABEL_EQUALS);
	tell_number(decode, hook_load(data + 8, 8), RADIX_HEX);
	tell_label(decode, "len", LABEL_EQUALS);
	tell_number(decode, *length, RADIX_UNSIGNED);
	tell_label(decode, "ctx_len", LABEL_EQUALS);
	tell_number(decode, size, RADIX_UNSIGNED);
	if (*length < room)
		room = *length < CONTEXT_SIZE ? CONTEXT_SIZE : *length;
	if (size > room - CONTEXT_SIZE)
		size = room - CONTEXT_SIZE;
	if (size) {
		size_t most = size < hook_limit(decode) ? size : hook_limit(decode);
		/* As strace, which looks whether there is more. */
		const void *context = hook_view(decode, address + CONTEXT_SIZE, most + (size > most));

		tell_label(decode, "ctx", LABEL_EQUALS);
		if (context)
			tell_bytes(decode, context, most, BYTES_HEX | (size > most ? BYTES_CUT : 0));
		else
			tell_address(decode, address + CONTEXT_SIZE);
	}
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

bool
hook_lsm_context(struct decode *decode, struct span span)
{
	uint64_t length;

	return tell_context(decode, span.address, hook_argument_named(decode, "size"), &length);
}

bool
hook_lsm_wanted(struct decode *decode, struct span span)
{
	const void *data = hook_view(decode, span.address, CONTEXT_SIZE);

	if (!data || !hook_view(decode, hook_argument(decode, 2), 4))
		return false;
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "id", LABEL_EQUALS);
	tell_lsm(decode, hook_load(data, 8));
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

bool
hook_lsm_contexts(struct decode *decode, struct span span)
{
	const void *size = hook_view(decode, hook_argument(decode, 2), 4);
	uint64_t room = size ? hook_load(size, 4) : 0, length;

	if (room < CONTEXT_SIZE || !hook_view(decode, span.address, CONTEXT_SIZE))
		return false;
	tell_open(decode, SHAPE_ARRAY);
	for (unsigned i = 0; room > 0; i++) {
		if (i == hook_limit(decode)) {
			tell_elided(decode);
			break;
		}
		if (!tell_context(decode, span.address, room, &length)) {
			tell_elided(decode);
			tell_unreadable(decode, span.address);
			break;
		}
		if (length < CONTEXT_SIZE || length > room)
			break;
		span.address += length;
		room -= length;
	}
	tell_close(decode, SHAPE_ARRAY);
	return true;
}

/* The modules in use: told only where the size can be. */
bool
hook_lsm_modules(struct decode *decode, struct span span)
{
	return hook_view(decode, hook_argument(decode, 1), 4) &&
		tell_elements(decode, lsm_modules, span.address, hook_result(decode));
}
