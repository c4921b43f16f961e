/* A growing byte string. */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "spy/string.h"
#include "base/die.h"

#define ROOM_MIN 256

char *
string_grow(struct string *string, size_t more)
{
	size_t wanted, room;
	char *data;

	if (__builtin_add_overflow(string->length, more, &wanted) || wanted > SIZE_MAX / 2)
		die("out of memory");
	if (wanted <= string->room)
		return string->data + string->length;
	room = string->room < ROOM_MIN ? ROOM_MIN : string->room * 2;
	while (room < wanted)
		room *= 2;
	data = realloc(string->data, room);
	if (!data)
		die("out of memory");
	string->data = data;
	string->room = room;
	return string->data + string->length;
}

void
string_free(struct string *string)
{
	free(string->data);
	*string = (struct string){0};
}

void
string_add_format(struct string *string, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length <= 0)
		return;
	va_start(arguments, format);
	vsnprintf(string_reserve(string, (size_t)length + 1), (size_t)length + 1, format, arguments);
	va_end(arguments);
	string->length += (size_t)length;
}
