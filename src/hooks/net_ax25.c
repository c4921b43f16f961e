/* Stations of amateur packet radio (linux/ax25.h): call signs, whose characters are shifted by a bit, and repeaters. */
#include <stdio.h>

#include "hooks/net.h"

#define SIGN_SIZE 7 /* of ax25_address: six characters and the number of the station */
#define NAME_SIZE 6
#define NUMBER_BITS 0x1e
#define DIGIPEATERS_MOST 8

/* Is this how the kernel writes call signs: capitals and digits, then blanks, no bit that means nothing? */
static bool
is_canonical(const uint8_t *sign, size_t length)
{
	for (size_t i = 0; i < NAME_SIZE; i++) {
		unsigned letter = sign[i] >> 1;

		if (sign[i] & 1)
			return false;
		if (i < length && !(letter >= 'A' && letter <= 'Z') && !(letter >= '0' && letter <= '9'))
			return false;
	}
	return !(sign[NAME_SIZE] & ~NUMBER_BITS) && (length > 0 || sign[NAME_SIZE] == 0);
}

/* The call sign as text; false if it would be no good in a comment. */
static bool
sign_text(const uint8_t *sign, size_t length, char *text, size_t size)
{
	unsigned number = (sign[NAME_SIZE] & NUMBER_BITS) >> 1;

	for (size_t i = 0; i < length; i++) {
		text[i] = sign[i] >> 1;
		if (text[i] < ' ' || text[i] == 0x7f || text[i] == '*' || text[i] == '/')
			return false;
	}
	if (length == 0 && number == 0)
		snprintf(text, size, "*");
	else
		snprintf(text + length, size - length, "-%u", number);
	return true;
}

bool
hook_ax25_call(struct decode *decode, struct span span)
{
	char text[16];
	struct encoded encoded = {.data = span.data, .length = SIGN_SIZE, .member = "ax25_call"};
	size_t length = NAME_SIZE;

	if (span.size < SIGN_SIZE)
		return false;
	while (length > 0 && span.data[length - 1] >> 1 == ' ')
		length--;
	if (sign_text(span.data, length, text, sizeof(text)))
		encoded.text = text;
	encoded.aside = !encoded.text || !is_canonical(span.data, length);
	tell_encoded(decode, &encoded);
	return true;
}

/* As many as sax25_ndigis, the four bytes before them, says, as far as the address goes. */
bool
hook_ax25_digipeaters(struct decode *decode, struct span span)
{
	int32_t wanted = hook_load(span.data - 4, 4);
	int32_t there = span.size / SIGN_SIZE;
	size_t limit = hook_verbose(decode) ? SIZE_MAX : hook_limit(decode);
	int32_t most = limit < DIGIPEATERS_MOST ? limit : DIGIPEATERS_MOST;

	if (wanted > DIGIPEATERS_MOST)
		wanted = DIGIPEATERS_MOST;
	if (wanted > 0) {
		tell_label(decode, "fsa_digipeater", LABEL_EQUALS);
		tell_open(decode, SHAPE_ARRAY);
		for (int32_t i = 0; i < wanted; i++) {
			if (i >= there || i >= most) {
				tell_elided(decode);
				break;
			}
			hook_ax25_call(
				decode, (struct span){.data = span.data + i * SIGN_SIZE, .size = SIGN_SIZE});
		}
		tell_close(decode, SHAPE_ARRAY);
	}
	if (span.size % SIGN_SIZE || span.size > DIGIPEATERS_MOST * SIGN_SIZE)
		tell_elided(decode);
	return true;
}
