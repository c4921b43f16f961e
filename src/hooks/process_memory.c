/* Hooks of memory calls: pages, NUMA nodes. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "spy/memory.h"
#include "hooks/process.h"
#include "constants/tables.h"

void
hook_page_offset(struct decode *decode, uint64_t pages)
{
	tell_number(decode, pages * 4096, RADIX_HEX);
}

bool
hook_old_mmap(struct decode *decode, struct span span)
{
	const struct field *member = struct_old_mmap->fields;

	tell_open(decode, SHAPE_BARE);
	for (unsigned i = 0; member[i].type; i++) {
		tell_label(decode, member[i].name, LABEL_SILENT);
		tell_value(decode, member[i].type, hook_load(span.data + i * 4, 4));
	}
	tell_close(decode, SHAPE_BARE);
	return true;
}

/* COUNT values of WIDTH bytes at ADDRESS, told by TELL. False, with nothing told, if the first cannot be read. */
static bool
tell_array(struct decode *decode, uint64_t address, uint64_t count, unsigned width,
	void (*tell)(struct decode *decode, uint64_t value, unsigned width))
{
	uint64_t limit = hook_verbose(decode) ? UINT64_MAX : hook_limit(decode);
	uint8_t chunk[512];
	size_t there = 0, at = 0;

	for (uint64_t i = 0; i < count; i++, at += width) {
		uint64_t from = address + i * width;

		if (i == limit) {
			tell_elided(decode);
			break;
		}
		if (at + width > there) {
			size_t wanted = sizeof(chunk) - from % sizeof(chunk) % width;

			wanted = count - i < wanted / width ? (count - i) * width : wanted;
			there = hook_read(decode, from, chunk, wanted);
			at = 0;
		}
		if (there < width) {
			if (i == 0)
				return false;
			tell_elided(decode);
			tell_unreadable(decode, from);
			break;
		}
		if (i == 0)
			tell_open(decode, SHAPE_ARRAY);
		tell(decode, hook_load(chunk + at, width), width);
	}
	if (count == 0)
		tell_open(decode, SHAPE_ARRAY);
	tell_close(decode, SHAPE_ARRAY);
	return true;
}

static void
tell_residence(struct decode *decode, uint64_t page, unsigned width)
{
	(void)width;
	tell_number(decode, page & 1, RADIX_UNSIGNED);
}

bool
hook_mincore(struct decode *decode, struct span span)
{
	uint64_t length = hook_argument(decode, 1);
	uint64_t page = sysconf(_SC_PAGESIZE);

	return tell_array(decode, span.address, length / page + (length % page != 0), 1, tell_residence);
}

/* Padded as if the prefix were part of the number. */
static void
tell_nodes(struct decode *decode, uint64_t nodes, unsigned width)
{
	char text[24];

	snprintf(text, sizeof(text), "%#0*llx", (int)width * 2, (unsigned long long)nodes);
	tell_word(decode, text);
}

bool
hook_nodemask(struct decode *decode, struct span span)
{
	unsigned word = hook_abi(decode)->word;
	uint64_t maxnode = hook_argument_named(decode, "maxnode");
	uint64_t bits = maxnode - 1;
	uint64_t words = bits / (word * 8) + (bits % (word * 8) != 0);

	if (maxnode == 0)
		words = 0;
	else if (words == 0 || bits + word * 8 - 1 < bits)
		return false;
	return tell_array(decode, span.address, words, word, tell_nodes);
}

void
hook_page_status(struct decode *decode, uint64_t status)
{
	int32_t number = status;
	const char *error = number < 0 && number > -4096 ? strerrorname_np(-number) : NULL;
	char name[40];

	if (error)
		snprintf(name, sizeof(name), "-%s", error);
	tell_constant(decode, (int64_t)number, RADIX_SIGNED, error ? name : NULL, NULL);
}
