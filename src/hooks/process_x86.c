/* Hooks of x86: descriptors of segments. */
#include "hooks/process.h"
#include "constants/tables.h"

extern const struct type struct_user_desc[1];

bool
hook_thread_area(struct decode *decode, struct span span)
{
	const void *whole = hook_failed(decode) ? NULL : hook_view(decode, span.address, 16);

	if (whole) {
		tell_span(decode, struct_user_desc, (struct span){whole, 16, span.address});
		return true;
	}
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "entry_number", LABEL_EQUALS);
	tell_value(decode, U32_OR_ANY, hook_load(span.data, 4));
	tell_elided(decode);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

void
hook_entry_number(struct decode *decode, const struct pending *pending)
{
	const void *entry = hook_failed(decode) ? NULL : hook_view(decode, hook_argument(decode, 0), 16);

	(void)pending;
	if (!entry)
		return;
	tell_open(decode, SHAPE_REMARK);
	tell_label(decode, "entry_number", LABEL_EQUALS);
	tell_number(decode, hook_load(entry, 4), RADIX_UNSIGNED);
	tell_close(decode, SHAPE_REMARK);
}
