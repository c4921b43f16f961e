/* Seconds since 1970, told with the date that they are. */
#include <time.h>

#include "spy/abi.h"
#include "hooks/date.h"
#include "hooks/time.h"

void
hook_time(struct decode *decode, uint64_t value)
{
	/* strace takes 32 bits for a date as unsigned, and tells them signed. */
	if (hook_abi(decode)->word == 4) {
		tell_number(decode, (int32_t)value, RADIX_SIGNED);
		value = (uint32_t)value;
	} else {
		tell_number(decode, value, RADIX_SIGNED);
	}
	tell_date(decode, value, 0, 0);
}

void
hook_time_result(struct decode *decode, const struct pending *pending)
{
	time_t time = hook_result(decode);
	struct tm parts;
	char text[64];

	(void)pending;
	if (hook_failed(decode) || time == 0 || !localtime_r(&time, &parts) ||
		strftime(text, sizeof(text), "%FT%T%z", &parts) == 0)
		return;
	tell_open(decode, SHAPE_REMARK);
	tell_word(decode, text);
	tell_close(decode, SHAPE_REMARK);
}
