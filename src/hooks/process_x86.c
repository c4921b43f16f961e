/* Hooks of x86: descriptors of segments, features of the extended state. */
#include <stdio.h>

#include "hooks/process.h"
#include "constants/tables.h"

extern const struct type struct_user_desc[1];

void
hook_padded_hex(struct decode *decode, uint64_t value)
{
	char text[16];

	snprintf(text, sizeof(text), "%#08x", (unsigned)value);
	tell_word(decode, text);
}

void
hook_user_desc_bits(struct decode *decode, uint64_t bits)
{
	static const struct {
		const char *name;
		unsigned shift, mask;
	} parts[] = {{"seg_32bit", 0, 1}, {"contents", 1, 3}, {"read_exec_only", 3, 1},
		{"limit_in_pages", 4, 1}, {"seg_not_present", 5, 1}, {"useable", 6, 1}, {"lm", 7, 1}};
	unsigned count = sizeof(parts) / sizeof(parts[0]) - (hook_abi(decode)->word == 4);

	tell_open(decode, SHAPE_BARE);
	for (unsigned i = 0; i < count; i++) {
		tell_label(decode, parts[i].name, LABEL_EQUALS);
		tell_number(decode, bits >> parts[i].shift & parts[i].mask, RADIX_UNSIGNED);
	}
	tell_close(decode, SHAPE_BARE);
}

void
hook_number_or_any(struct decode *decode, uint64_t number)
{
	if (number == UINT32_MAX)
		tell_number(decode, -1, RADIX_SIGNED);
	else
		tell_number(decode, number, RADIX_UNSIGNED);
}

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
	hook_number_or_any(decode, hook_load(span.data, 4));
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

void
hook_xfeatures(struct decode *decode, uint64_t features)
{
	const char *names[65];
	char text[512] = "";
	uint64_t rest = features;
	unsigned count = hook_flag_names(decode, &rest, xfeature_masks, names, 64);
	size_t length = 0;

	for (unsigned i = 0; i < count && length < sizeof(text); i++)
		length += snprintf(text + length, sizeof(text) - length, "%s%s", i ? "|" : "", names[i]);
	if (count && rest && length < sizeof(text))
		snprintf(text + length, sizeof(text) - length, "|%#llx", (unsigned long long)rest);
	tell_constant(decode, features, RADIX_HEX, NULL,
		count              ? text
			: features ? xfeature_masks->unknown
				   : NULL);
}
