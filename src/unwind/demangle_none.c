/* Without libiberty: names are shown as symbol tables have them. */
#include <stddef.h>

#include "unwind/internal.h"

const bool unwind_demangles = false;

char *
symbol_demangle(const char *name)
{
	(void)name;
	return NULL;
}
