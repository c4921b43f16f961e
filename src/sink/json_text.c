/* Numbers, words and any bytes as JSON text. */
#include "sink/json_internal.h"
#include "sink/text_internal.h"

void
json_add_key(struct string *to, const char *name)
{
	size_t length = strlen(name);
	char *out = string_reserve(to, length + 3);

	*out = '"';
	memcpy(out + 1, name, length);
	memcpy(out + 1 + length, "\":", 2);
	to->length += length + 3;
}

void
json_add_word(struct string *to, const char *word)
{
	size_t length = strlen(word);
	char *out = string_reserve(to, length + 2);

	*out = '"';
	memcpy(out + 1, word, length);
	out[1 + length] = '"';
	to->length += length + 2;
}

/* Two digits at a time: a line holds a dozen numbers, its times with nineteen digits. */
static void
add_decimal(struct string *to, uint64_t value)
{
	static const char pairs[] =
		"00010203040506070809101112131415161718192021222324252627282930313233343536373839"
		"40414243444546474849505152535455565758596061626364656667686970717273747576777879"
		"8081828384858687888990919293949596979899";
	char digits[20];
	char *end = digits + sizeof(digits), *out = end;

	for (; value >= 100; value /= 100)
		out = memcpy(out - 2, pairs + value % 100 * 2, 2);
	if (value >= 10)
		out = memcpy(out - 2, pairs + value * 2, 2);
	else
		*--out = '0' + value;
	string_add(to, out, end - out);
}

void
json_add_number(struct string *to, uint64_t value, enum radix radix)
{
	switch (radix) {
	case RADIX_HEX:
	case RADIX_HEX4:
	case RADIX_HEX16:
		string_add(to, "\"0x", 3);
		text_add_hex(to, value, 1);
		string_add_byte(to, '"');
		break;
	case RADIX_OCTAL:
	case RADIX_SIGNED_HEX:
		string_add_byte(to, '"');
		text_add_number(to, value, radix);
		string_add_byte(to, '"');
		break;
	case RADIX_SIGNED:
		if ((int64_t)value < 0) {
			string_add_byte(to, '-');
			value = -value;
		}
		add_decimal(to, value);
		break;
	case RADIX_UNSIGNED:
		add_decimal(to, value);
		break;
	}
}

void
json_add_hex(struct string *to, const void *data, size_t length)
{
	const uint8_t *bytes = data;
	char *out = string_reserve(to, length * 2 + 2);

	*out++ = '"';
	for (size_t i = 0; i < length; i++) {
		*out++ = "0123456789abcdef"[bytes[i] >> 4];
		*out++ = "0123456789abcdef"[bytes[i] & 15];
	}
	*out = '"';
	to->length += length * 2 + 2;
}

char *
json_gap(struct string *to, size_t at, size_t length)
{
	string_reserve(to, length);
	memmove(to->data + at + length, to->data + at, to->length - at);
	to->length += length;
	return to->data + at;
}

/* The bytes that the UTF-8 character at TEXT takes, more than LEFT if the last of them are missing; 0: it is none. The
 * table is RFC 3629's: no longer than need be, no surrogates, nothing above U+10FFFF. */
static size_t
character(const uint8_t *text, size_t left)
{
	uint8_t first = text[0], low = 0x80, high = 0xbf;
	size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

	if ((first >= 0x80 && first < 0xc2) || first > 0xf4)
		return 0;
	if (first == 0xe0)
		low = 0xa0;
	else if (first == 0xed)
		high = 0x9f;
	else if (first == 0xf0)
		low = 0x90;
	else if (first == 0xf4)
		high = 0x8f;
	for (size_t i = 1; i < size && i < left; i++, low = 0x80, high = 0xbf)
		if (text[i] < low || text[i] > high)
			return 0;
	return size;
}

/* What JSON demands to be escaped, and what a terminal would obey: DEL and U+0080 to U+009F. */
static void
add_control(struct string *to, uint8_t code)
{
	static const char letters[32] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
	char *out = string_reserve(to, 6);
	char letter = code < sizeof(letters) ? letters[code] : code < 0x7f ? code : 0;

	*out++ = '\\';
	to->length += letter ? 2 : 6;
	if (letter) {
		*out = letter;
		return;
	}
	memcpy(out, "u00", 3);
	out[3] = "0123456789abcdef"[code >> 4];
	out[4] = "0123456789abcdef"[code & 15];
}

/* DATA between quotes. Returns false, with anything written, if it is no UTF-8. A character that was CUT in its middle
 * is left away. */
static bool
add_text(struct string *to, const uint8_t *data, size_t length, bool cut)
{
	/* Bytes that stand for themselves. */
	static const bool plain[256] = {
		[' '] = true, ['!'] = true, ['#' ... '['] = true, [']' ... '~'] = true};
	const uint8_t *end = data + length;

	string_add_byte(to, '"');
	while (data < end) {
		const uint8_t *start = data;
		size_t size;

		while (data < end && plain[*data])
			data++;
		string_add(to, start, data - start);
		if (data == end)
			break;
		size = character(data, end - data);
		if (size > (size_t)(end - data) && cut)
			break;
		if (size == 0 || size > (size_t)(end - data))
			return false;
		if (size == 1)
			add_control(to, data[0]);
		else if (data[0] == 0xc2 && data[1] < 0xa0)
			add_control(to, data[1]);
		else
			string_add(to, data, size);
		data += size;
	}
	string_add_byte(to, '"');
	return true;
}

void
json_add_bytes(struct string *to, const void *data, size_t length, unsigned style)
{
	size_t start = to->length;
	bool cut = style & BYTES_CUT;
	bool object = cut;

	if (cut)
		string_add_text(to, "{\"string\":");
	if (style & BYTES_HEX || !add_text(to, data, length, cut)) {
		to->length = start;
		string_add_text(to, "{\"bytes\":");
		json_add_hex(to, data, length);
		object = true;
	}
	if (cut)
		string_add_text(to, ",\"cut\":true");
	if (object)
		string_add_byte(to, '}');
}
