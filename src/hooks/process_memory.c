/* Hooks of memory calls: flags of mappings, pages, NUMA nodes. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "spy/memory.h"
#include "hooks/process.h"
#include "constants/tables.h"

#define MAP_TYPE 0xf
#define MAP_HUGE_SHIFT 26
#define MAP_HUGE_BITS 0x3full
#define FLAG_NAMES 68

void
hook_mmap_flags(struct decode *decode, uint64_t value)
{
	uint64_t flags = (uint32_t)value; /* the others are told as a number only */
	const char *names[FLAG_NAMES];
	struct flag_words words = {.names = names, .rest_radix = RADIX_HEX, .unknown = mmap_flags->unknown};
	char type[40], rest[40], huge[40];
	uint64_t size = flags >> MAP_HUGE_SHIFT & MAP_HUGE_BITS;
	uint64_t bits = flags & ~(uint64_t)MAP_TYPE & ~(MAP_HUGE_BITS << MAP_HUGE_SHIFT);
	const char *name = hook_name(decode, flags & MAP_TYPE, mmap_types);

	if (!name) {
		snprintf(type, sizeof(type), "%#x /* %s */", (unsigned)(flags & MAP_TYPE),
			mmap_types->unknown);
		name = type;
	}
	names[words.count++] = name;
	words.count += hook_flag_names(decode, &bits, mmap_flags, names + 1, FLAG_NAMES - 3);
	if (bits && size) {
		snprintf(rest, sizeof(rest), "%#llx", (unsigned long long)bits);
		names[words.count++] = rest;
		bits = 0;
	}
	if (size) {
		snprintf(huge, sizeof(huge), "%u<<MAP_HUGE_SHIFT", (unsigned)size);
		names[words.count++] = huge;
	}
	words.rest = bits;
	tell_words(decode, value, RADIX_HEX, &words);
}

void
hook_page_offset(struct decode *decode, uint64_t pages)
{
	tell_number(decode, pages * 4096, RADIX_HEX);
}

static const struct field old_mmap[] = {F(addr, ADDR) F(length, SIZE) F(prot, FLAGSL(mmap_prot))
		F(flags, VALUE(4, hook_mmap_flags)) F(fd, FD) F(offset, HEX){0}};

bool
hook_old_mmap(struct decode *decode, struct span span)
{
	tell_open(decode, SHAPE_BARE);
	for (unsigned i = 0; old_mmap[i].type; i++) {
		tell_label(decode, old_mmap[i].name, LABEL_SILENT);
		tell_value(decode, old_mmap[i].type, hook_load(span.data + i * 4, 4));
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
