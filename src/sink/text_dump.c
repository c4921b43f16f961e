/* Bytes in hex and as ASCII, sixteen on a line: strace's -e read= and -e write=. */
#include "sink/text_internal.h"

#define WIDTH 16

/* One line of LENGTH bytes. */
static void
add_line(struct text *text, const uint8_t *data, unsigned length, uint64_t offset)
{
	static const char digits[] = "0123456789abcdef";
	char line[] = " xx xx xx xx xx xx xx xx  xx xx xx xx xx xx xx xx  ................ |\n";
	const unsigned ascii = 51;

	for (unsigned i = 0; i < WIDTH; i++) {
		char *at = line + 1 + i * 3 + (i >= WIDTH / 2);

		at[0] = i < length ? digits[data[i] >> 4] : ' ';
		at[1] = i < length ? digits[data[i] & 15] : ' ';
		line[ascii + i] = i >= length ? ' ' : data[i] >= ' ' && data[i] <= '~' ? (char)data[i] : '.';
	}
	string_add(text->to, " | ", 3);
	text_add_hex(text->to, offset, 5);
	string_add_byte(text->to, ' ');
	string_add(text->to, line, sizeof(line) - 1);
}

void
text_dump(struct sink *sink, const struct dump *dump)
{
	struct text *text = text_of(sink);

	switch (dump->kind) {
	case DUMP_MESSAGE:
		string_add(text->to, " = ", 3);
		text_add_number(text->to, dump->length, RADIX_UNSIGNED);
		string_add_text(text->to, " buffers in vector ");
		text_add_number(text->to, dump->index, RADIX_UNSIGNED);
		string_add_byte(text->to, '\n');
		break;
	case DUMP_BUFFER:
		string_add(text->to, " * ", 3);
		text_add_number(text->to, dump->length, RADIX_UNSIGNED);
		string_add_text(text->to, " bytes in buffer ");
		text_add_number(text->to, dump->index, RADIX_UNSIGNED);
		string_add_byte(text->to, '\n');
		break;
	case DUMP_BYTES:
		for (uint64_t at = 0; at < dump->length; at += WIDTH) {
			uint64_t left = dump->length - at;

			add_line(text, (const uint8_t *)dump->data + at,
				left < WIDTH ? (unsigned)left : WIDTH, dump->offset + at);
		}
		break;
	case DUMP_CUT:
		string_add_text(text->to, " | ...\n");
		break;
	}
}
