/* What waiting for descriptors came to: (Timeout), ([{fd=3, revents=POLLIN}]), (in [3], left {…}). */
#include "hooks/desc.h"

#include "constants/tables.h"

#define POLLFD_SIZE 8
#define POLLFDS_MOST 8192     /* looked at for ready ones */
#define FDSET_MOST (1024 * 8) /* bytes of a set looked at; as many descriptors as a table of 65536 holds */

void
hook_llseek_offset(struct decode *decode, uint64_t high)
{
	tell_number(decode, high << 32 | (uint32_t)hook_argument(decode, 2), RADIX_SIGNED);
}

static void
tell_timeout(struct decode *decode)
{
	tell_open(decode, SHAPE_REMARK);
	tell_word(decode, "Timeout");
	tell_close(decode, SHAPE_REMARK);
}

static void
tell_left(struct decode *decode, const char *timeout)
{
	if (hook_argument_named(decode, timeout) == 0)
		return;
	tell_label(decode, "left", LABEL_WORD);
	tell_pointee_of(decode, timeout);
}

static void
tell_ready(struct decode *decode, const uint8_t *entry)
{
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "fd", LABEL_EQUALS);
	tell_number(decode, (int32_t)hook_load(entry, 4), RADIX_SIGNED);
	tell_label(decode, "revents", LABEL_EQUALS);
	tell_flags(decode, hook_load(entry + 6, 2), poll_events);
	tell_close(decode, SHAPE_STRUCT);
}

static void
tell_all_ready(struct decode *decode, uint64_t address, uint32_t count)
{
	const uint8_t *entries;
	size_t told = 0;

	if (count > POLLFDS_MOST)
		count = POLLFDS_MOST;
	entries = hook_view(decode, address, count * POLLFD_SIZE);
	if (!entries) {
		tell_address(decode, address);
		return;
	}
	tell_open(decode, SHAPE_ARRAY);
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *entry = entries + i * POLLFD_SIZE;

		if (!hook_load(entry + 6, 2))
			continue;
		if (told++ >= hook_limit(decode) && !hook_verbose(decode)) {
			tell_elided(decode);
			break;
		}
		tell_ready(decode, entry);
	}
	tell_close(decode, SHAPE_ARRAY);
}

void
hook_polled(struct decode *decode, const struct pending *pending)
{
	(void)pending;
	if (hook_failed(decode))
		return;
	if (hook_result(decode) == 0) {
		tell_timeout(decode);
		return;
	}
	tell_open(decode, SHAPE_REMARK);
	tell_label(decode, "ready", LABEL_SILENT);
	tell_all_ready(decode, hook_argument(decode, 0), hook_argument(decode, 1));
	tell_left(decode, "tmo_p"); /* poll(2) has none */
	tell_close(decode, SHAPE_REMARK);
}

/* Tell the descriptors of a set, unless it is empty; at most *READY are, so that bits beyond those that the kernel looked
 * at are not. */
static void
tell_set(struct decode *decode, const char *name, uint64_t address, int32_t count, uint64_t *ready)
{
	size_t word = hook_abi(decode)->word;
	size_t size = ((size_t)count + word * 8 - 1) / (word * 8) * word;
	const uint8_t *set;
	bool told = false;

	if (size > FDSET_MOST)
		size = FDSET_MOST;
	if (count <= 0 || address == 0 || !(set = hook_view(decode, address, size)))
		return;
	for (size_t i = 0; i < (size_t)count && i < size * 8 && *ready > 0; i++) {
		if (!(set[i / 8] >> (i % 8) & 1))
			continue;
		if (!told) {
			tell_label(decode, name, LABEL_WORD);
			tell_open(decode, SHAPE_SET);
		}
		told = true;
		--*ready;
		tell_value(decode, FD, i);
	}
	if (told)
		tell_close(decode, SHAPE_SET);
}

void
hook_selected(struct decode *decode, const struct pending *pending)
{
	static const char *const names[] = {"in", "out", "except"};
	uint64_t ready = hook_result(decode);

	(void)pending;
	if (hook_failed(decode))
		return;
	if (hook_result(decode) == 0) {
		tell_timeout(decode);
		return;
	}
	tell_open(decode, SHAPE_REMARK);
	for (unsigned i = 0; i < 3; i++)
		tell_set(decode, names[i], hook_argument(decode, i + 1), hook_argument(decode, 0), &ready);
	tell_left(decode, "timeout");
	tell_close(decode, SHAPE_REMARK);
}

void
hook_received(struct decode *decode, const struct pending *pending)
{
	(void)pending;
	if (hook_failed(decode))
		return;
	if (hook_result(decode) == 0) {
		tell_timeout(decode);
	} else if (hook_argument_named(decode, "timeout")) {
		tell_open(decode, SHAPE_REMARK);
		tell_left(decode, "timeout");
		tell_close(decode, SHAPE_REMARK);
	}
}
