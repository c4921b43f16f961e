/* Numbers and strings as characters, without printf: every event writes a dozen of them. */
#include "sink/text_internal.h"

void
text_add_padded(struct string *to, uint64_t value, unsigned width, char fill)
{
	char digits[24];
	unsigned count = 0;
	char *out;

	do {
		digits[count++] = '0' + value % 10;
		value /= 10;
	} while (value);
	while (count < width && count < sizeof(digits))
		digits[count++] = fill;
	out = string_reserve(to, count);
	to->length += count;
	while (count)
		*out++ = digits[--count];
}

void
text_add_hex(struct string *to, uint64_t value, unsigned width)
{
	char digits[16];
	unsigned count = 0;
	char *out;

	do {
		digits[count++] = "0123456789abcdef"[value & 15];
		value >>= 4;
	} while (value);
	while (count < width && count < sizeof(digits))
		digits[count++] = '0';
	out = string_reserve(to, count);
	to->length += count;
	while (count)
		*out++ = digits[--count];
}

static void
add_octal(struct string *to, uint64_t value)
{
	char digits[24];
	unsigned count = 0;

	do {
		digits[count++] = '0' + (value & 7);
		value >>= 3;
	} while (value);
	/* Permission bits always look octal: 0644, 022, 000. */
	while (count < 2)
		digits[count++] = '0';
	digits[count++] = '0';
	while (count)
		string_add_byte(to, digits[--count]);
}

void
text_add_number(struct string *to, uint64_t value, enum radix radix)
{
	switch (radix) {
	case RADIX_SIGNED:
		if ((int64_t)value < 0) {
			string_add_byte(to, '-');
			value = -value;
		}
		text_add_padded(to, value, 1, '0');
		break;
	case RADIX_UNSIGNED:
		text_add_padded(to, value, 1, '0');
		break;
	case RADIX_HEX:
		if (value)
			string_add(to, "0x", 2);
		text_add_hex(to, value, 1);
		break;
	case RADIX_OCTAL:
		add_octal(to, value);
		break;
	case RADIX_HEX4:
	case RADIX_HEX16:
		if (value)
			string_add(to, "0x", 2);
		text_add_hex(to, value, (radix == RADIX_HEX4 ? 4 : 16) - (value ? 2 : 0));
		break;
	case RADIX_SIGNED_HEX:
		if ((int64_t)value < 0)
			string_add_byte(to, '-');
		text_add_number(to, (int64_t)value < 0 ? -value : value, RADIX_HEX);
		break;
	}
}

static char *
hex_byte(char *out, uint8_t byte)
{
	*out++ = '\\';
	*out++ = 'x';
	*out++ = "0123456789abcdef"[byte >> 4];
	*out++ = "0123456789abcdef"[byte & 15];
	return out;
}

/* As few digits as the next character allows. */
static char *
octal_byte(char *out, uint8_t byte, bool digit_follows)
{
	*out++ = '\\';
	if (digit_follows || byte >= 0100)
		*out++ = '0' + (byte >> 6);
	if (digit_follows || byte >= 010)
		*out++ = '0' + (byte >> 3 & 7);
	*out++ = '0' + (byte & 7);
	return out;
}

void
text_add_escaped(
	struct string *to, const void *data, size_t length, bool hex, const char *escaped, bool hex_escapes)
{
	/* What stands behind the backslash; 0: the byte itself; 1: as a number. */
	static const char escapes[256] = {[0 ... 8] = 1,
		['\t'] = 't',
		['\n'] = 'n',
		['\v'] = 'v',
		['\f'] = 'f',
		['\r'] = 'r',
		[14 ... 31] = 1,
		['"'] = '"',
		['\\'] = '\\',
		[127 ... 255] = 1};
	const uint8_t *bytes = data;
	char *start = string_reserve(to, length * 4);
	char *out = start;

	for (size_t i = 0; i < length; i++) {
		uint8_t byte = bytes[i];
		char escape = escapes[byte];

		if (hex) {
			out = hex_byte(out, byte);
			continue;
		}
		if (!escape && escaped && (byte == escaped[0] || byte == escaped[1]))
			escape = 1;
		if (escape == 0) {
			*out++ = byte;
		} else if (escape != 1) {
			*out++ = '\\';
			*out++ = escape;
		} else if (hex_escapes) {
			out = hex_byte(out, byte);
		} else {
			bool digit = i + 1 < length && bytes[i + 1] >= '0' && bytes[i + 1] <= '7';

			out = octal_byte(out, byte, digit);
		}
	}
	to->length += out - start;
}
