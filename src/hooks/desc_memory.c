/* What ioctl arguments hold that no type can say: interfaces and their addresses. */
#include <stdio.h>
#include <string.h>

#include "hooks/desc.h"

#include "constants/tables.h"
#include "hooks/net.h"

static STRUCT(ifreq_entry, F(ifr_name, CHARS(16)) F(ifr_addr, SPAN(hook_sockaddr, 16)))
	/* struct ifreq has room for a struct ifmap, which has words in it. */
	static STRUCT(ifreq_entry64, F(ifr_name, CHARS(16)) F(ifr_addr, SPAN(hook_sockaddr, 16)) PAD(8))

		static const struct type *const two_numbers = ARRAY(U32, 2);
static const struct type *const ifreq_entries = ARRAY(struct_ifreq_entry, rest);
static const struct type *const ifreq_entries64 = ARRAY(struct_ifreq_entry64, rest);

/* An address of an interface: 14 bytes behind the family. */
bool
hook_hardware_address(struct decode *decode, struct span span)
{
	uint64_t family = hook_load(span.data, 2);
	size_t length = family == 1 ? 6 : span.size - 2; /* ARPHRD_ETHER */
	char text[64] = "";
	struct encoded encoded = {.data = span.data + 2, .length = span.size - 2, .text = text};

	for (size_t i = 0; i < length && i * 3 + 4 < sizeof(text); i++)
		snprintf(text + strlen(text), 8, "%s%02x", i ? ":" : "", span.data[2 + i]);
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "sa_family", LABEL_EQUALS);
	tell_enum(decode, family, arp_hardware, RADIX_HEX);
	tell_label(decode, "sa_data", LABEL_EQUALS);
	tell_encoded(decode, &encoded);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

bool
hook_repeat(struct decode *decode, struct span span)
{
	tell_span(decode, two_numbers, span);
	return true;
}

void
hook_microseconds(struct decode *decode, uint64_t value)
{
	char text[32];

	snprintf(text, sizeof(text), "%u.%06u s", (unsigned)(value / 1000000), (unsigned)(value % 1000000));
	tell_constant(decode, value, RADIX_UNSIGNED, NULL, value ? text : NULL);
}

static unsigned
ifreq_size(struct decode *decode)
{
	return hook_abi(decode)->word == 8 ? 40 : 32;
}

void
hook_ifconf_length(struct decode *decode, uint64_t length)
{
	unsigned size = ifreq_size(decode);
	char text[64];

	tell_number(decode, (int32_t)length, RADIX_SIGNED);
	if (length == 0 || length > INT32_MAX || length % size)
		return;
	snprintf(text, sizeof(text), "%u * sizeof(struct ifreq)", (unsigned)length / size);
	tell_remark(decode, text);
}

void
hook_ifconf_buffer(struct decode *decode, uint64_t address)
{
	unsigned size = ifreq_size(decode);
	const struct type *all = size == 40 ? ifreq_entries64 : ifreq_entries;
	const void *length = hook_view(decode, hook_argument(decode, 2), 4);

	if (!length || address == 0 || !hook_exiting(decode) || hook_failed(decode) ||
		!tell_elements(decode, all, address, hook_load(length, 4) / size))
		tell_address(decode, address);
}
