/* Modes, devices, times and entries of files: what no type can say. */
#include <stdio.h>
#include <string.h>

#include "hooks/date.h"
#include "hooks/file.h"
#include "constants/tables.h"

#define MODE_TYPE 0170000

void
tell_file_mode(struct decode *decode, uint64_t mode)
{
	static const struct {
		unsigned bit;
		const char *name;
	} bits[] = {{04000, "S_ISUID"}, {02000, "S_ISGID"}, {01000, "S_ISVTX"}};
	const char *names[5];
	char permissions[16];
	struct flag_words words = {.names = names};

	for (unsigned i = 0; mode & MODE_TYPE && i < file_types->count; i++)
		if ((mode & MODE_TYPE) == file_types->entries[i].values[0])
			names[words.count++] = file_types->entries[i].name;
	if (words.count > 0 || !(mode & MODE_TYPE)) { /* of a type that is not known, nothing is */
		for (unsigned i = 0; i < sizeof(bits) / sizeof(*bits); i++)
			if (mode & bits[i].bit)
				names[words.count++] = bits[i].name;
		snprintf(permissions, sizeof(permissions), "0%02o", (unsigned)mode & ~(MODE_TYPE | 07000));
		names[words.count++] = permissions;
	}
	tell_words(decode, mode, RADIX_OCTAL, &words);
}

/* The kernel's 64-bit encoding, of which the 32 and 16 bits of older structures are the lower part (sys/sysmacros.h). */
void
tell_device(struct decode *decode, uint64_t device)
{
	uint32_t major = (device >> 8 & 0xfff) | (device >> 32 & ~0xfffull);
	uint32_t minor = (device & 0xff) | (device >> 12 & ~0xffull);
	char name[64];

	snprintf(name, sizeof(name), "makedev(%#x, %#x)", major, minor);
	tell_constant(decode, device, RADIX_HEX, name, NULL);
}

bool
tell_stat_time(struct decode *decode, struct span span)
{
	unsigned width = span.size;
	uint64_t raw = hook_load(span.data, width);
	int64_t seconds = width == 4 ? (int32_t)raw : (int64_t)raw;
	const void *next = hook_view(decode, span.address + width, width);

	tell_number(decode, seconds, RADIX_SIGNED);
	tell_date(decode, seconds, next ? hook_load(next, width) : 0, 9);
	return true;
}

bool
tell_stat_seconds(struct decode *decode, struct span span)
{
	uint64_t raw = hook_load(span.data, span.size);
	int64_t seconds = span.size == 4 ? (int32_t)raw : (int64_t)raw;

	tell_number(decode, seconds, RADIX_SIGNED);
	tell_date(decode, seconds, 0, 9);
	return true;
}

bool
tell_stat_absent(struct decode *decode, struct span span)
{
	(void)span;
	tell_number(decode, 0, RADIX_UNSIGNED);
	return true;
}

/* struct statx_timestamp: s64 tv_sec, u32 tv_nsec. */
bool
tell_statx_time(struct decode *decode, struct span span)
{
	int64_t seconds = hook_load(span.data, 8);
	uint32_t nanoseconds = hook_load(span.data + 8, 4);

	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "tv_sec", LABEL_EQUALS);
	tell_number(decode, seconds, RADIX_SIGNED);
	tell_label(decode, "tv_nsec", LABEL_EQUALS);
	tell_number(decode, nanoseconds, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_STRUCT);
	tell_date(decode, seconds, nanoseconds, 9);
	return true;
}

#define UTIME_NOW_NSEC ((1u << 30) - 1)
#define UTIME_OMIT_NSEC ((1u << 30) - 2)

/* {tv_sec, tv_nsec} of which some nanoseconds are words; their seconds mean nothing. */
static void
utimen_tell(struct decode *decode, struct span span)
{
	unsigned width = span.size / 2;
	uint64_t nanoseconds = hook_load(span.data + width, width);

	if (nanoseconds != UTIME_NOW_NSEC && nanoseconds != UTIME_OMIT_NSEC) {
		tell_dated(decode, span, "tv_nsec", 9);
		return;
	}
	tell_open(decode, SHAPE_ALIAS);
	tell_dated(decode, span, "tv_nsec", 9);
	tell_remark(decode, nanoseconds == UTIME_NOW_NSEC ? "UTIME_NOW" : "UTIME_OMIT");
	tell_close(decode, SHAPE_ALIAS);
}

/* Two times, each told by TELL, as far as arrays are told at all. */
static void
times_tell(struct decode *decode, struct span span, void (*tell)(struct decode *, struct span))
{
	size_t half = span.size / 2;

	tell_open(decode, SHAPE_ARRAY);
	for (unsigned i = 0; i < 2; i++) {
		if (i == hook_limit(decode) && !hook_verbose(decode)) {
			tell_elided(decode);
			break;
		}
		tell(decode, (struct span){span.data + i * half, half, span.address + i * half});
	}
	tell_close(decode, SHAPE_ARRAY);
}

bool
tell_utimens(struct decode *decode, struct span span)
{
	times_tell(decode, span, utimen_tell);
	return true;
}

static void
timeval_tell(struct decode *decode, struct span span)
{
	tell_dated(decode, span, "tv_usec", 6);
}

bool
tell_utimes(struct decode *decode, struct span span)
{
	times_tell(decode, span, timeval_tell);
	return true;
}

bool
tell_old_dirent(struct decode *decode, struct span span)
{
	size_t room = span.size > 0 ? span.size - 1 : 0;

	tell_bytes(decode, span.data, strnlen((const char *)span.data, room), 0);
	tell_label(decode, "d_type", LABEL_EQUALS);
	tell_enum(decode, room ? span.data[room] : 0, directory_entry_types, RADIX_HEX);
	return true;
}
