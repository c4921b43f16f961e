/* A growing byte string: the one place of output memory. It keeps its room when emptied, so a trace in its
 * steady state allocates nothing. */
#ifndef SPY_STRING_H
#define SPY_STRING_H

#include <stddef.h>
#include <string.h>

struct string {
	char *data;
	size_t length;
	size_t room;
};

/* Make room for at least MORE bytes behind the string and return where they begin; dies without memory. */
char *string_grow(struct string *string, size_t more);

/* Give the memory back; the string is empty and usable again. */
void string_free(struct string *string);

static inline char *
string_reserve(struct string *string, size_t more)
{
	if (__builtin_expect(string->room - string->length < more, 0))
		return string_grow(string, more);
	return string->data + string->length;
}

static inline void
string_add(struct string *string, const void *data, size_t length)
{
	memcpy(string_reserve(string, length), data, length);
	string->length += length;
}

static inline void
string_add_byte(struct string *string, char byte)
{
	*string_reserve(string, 1) = byte;
	string->length++;
}

static inline void
string_add_text(struct string *string, const char *text)
{
	string_add(string, text, strlen(text));
}

/* Append as printf does. Slow: not for what every event prints. */
__attribute__((format(printf, 2, 3))) void string_add_format(struct string *string, const char *format, ...);

#endif
