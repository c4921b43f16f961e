/* Points in time as dates: what stands behind a number of seconds. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "hooks/date.h"

void
tell_date(struct decode *decode, int64_t seconds, uint64_t fraction, unsigned digits)
{
	static const uint64_t units[] = {
		1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
	time_t time = seconds;
	struct tm parts;
	char text[96];
	size_t length;

	if ((seconds == 0 && fraction == 0) || fraction >= units[digits] || time != seconds ||
		!localtime_r(&time, &parts))
		return;
	length = strftime(text, sizeof(text), "%FT%T", &parts);
	if (length == 0)
		return;
	if (fraction)
		length += snprintf(text + length, sizeof(text) - length, ".%0*llu", (int)digits,
			(unsigned long long)fraction);
	if (strftime(text + length, sizeof(text) - length, "%z", &parts) > 0)
		tell_remark(decode, text);
}

/* A signed number of WIDTH bytes. */
static int64_t
signed_load(const void *data, unsigned width)
{
	uint64_t value = hook_load(data, width);

	return width == 4 ? (int32_t)value : (int64_t)value;
}

void
tell_dated(struct decode *decode, struct span span, const char *name, unsigned digits)
{
	unsigned width = span.size / 2;
	int64_t seconds = signed_load(span.data, width);
	uint64_t fraction = hook_load(span.data + width, width);

	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "tv_sec", LABEL_EQUALS);
	tell_number(decode, seconds, RADIX_SIGNED);
	tell_label(decode, name, LABEL_EQUALS);
	tell_number(decode, fraction, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_STRUCT);
	tell_date(decode, seconds, fraction, digits);
}
