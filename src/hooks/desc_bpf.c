/* The bpf call's union, told by its command's structure as far as the caller knows that. */
#include <stdio.h>
#include <string.h>

#include "hooks/desc.h"

#include "constants/tables.h"

#define KNOWN_MOST 256  /* no structure is larger */
#define EXTRA_MOST 4096 /* the kernel takes no more than a page */

void
hook_kernel_version(struct decode *decode, uint64_t version)
{
	char text[64];

	snprintf(text, sizeof(text), "KERNEL_VERSION(%u, %u, %u)", (unsigned)version >> 16,
		(unsigned)version >> 8 & 0xff, (unsigned)version & 0xff);
	tell_constant(decode, version, RADIX_HEX, text, NULL);
}

/* Bytes beyond what is known, if one of them is not zero. */
static void
tell_extra(struct decode *decode, uint64_t address, uint32_t known, uint32_t size)
{
	const uint8_t *data;
	char text[48];
	size_t i = 0;

	if (size <= known)
		return;
	if (size > EXTRA_MOST)
		size = EXTRA_MOST;
	data = hook_view(decode, address + known, size - known);
	while (data && i < size - known && !data[i])
		i++;
	if (!data || i == size - known)
		return;
	if (!hook_verbose(decode)) {
		tell_elided(decode);
		return;
	}
	snprintf(text, sizeof(text), "bytes %u..%u", known, size - 1);
	tell_label(decode, "extra_data", LABEL_EQUALS);
	tell_bytes(decode, data, size - known, BYTES_HEX);
	tell_remark(decode, text);
}

bool
hook_bpf_extra(struct decode *decode, struct span span)
{
	uint64_t start = hook_argument(decode, 1);

	tell_extra(decode, start, span.address - start, hook_argument(decode, 2));
	return true;
}

/* SIZE, or what is needed for the member that it cuts in two: its missing bytes are zero. */
static size_t
whole_members(struct decode *decode, const struct bpf_form *form, size_t size)
{
	const struct node *node = link_type(hook_abi(decode), form->type);

	if (size < form->basic)
		return form->basic;
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];

		if (member->offset < size && size < member->offset + member->size)
			return member->offset + member->size;
	}
	return size;
}

bool
hook_bpf_attr(struct decode *decode, struct span span)
{
	uint32_t command = hook_argument(decode, 0), size = hook_argument(decode, 2);
	const struct bpf_form *form;
	uint8_t bytes[KNOWN_MOST] = {0};
	const void *data;

	if (command >= bpf_form_count || size == 0)
		return false;
	form = &bpf_forms[command];
	span.size = size < form->known ? size : form->known;
	data = hook_view(decode, span.address, span.size);
	if (!data)
		return false;
	memcpy(bytes, data, span.size);
	span.data = bytes;
	span.size = whole_members(decode, form, span.size);
	tell_open(decode, form->member ? SHAPE_STRUCT : SHAPE_BARE);
	if (form->member)
		tell_label(decode, form->member, LABEL_EQUALS);
	tell_span(decode, form->type, span);
	if (form->member)
		tell_extra(decode, span.address, form->known, size);
	tell_close(decode, form->member ? SHAPE_STRUCT : SHAPE_BARE);
	return true;
}
