/* Names of functions as C++, Rust and D write them, by libiberty. */
#include <libiberty/demangle.h>
#include <stddef.h>
#include <string.h>

#include "unwind/internal.h"

#define NAME_MOST 4096 /* longer ones are shown as they are: to take them apart may cost much */

const bool unwind_demangles = true;

char *
symbol_demangle(const char *name)
{
	char *demangled;

	if (strlen(name) > NAME_MOST)
		return NULL;
	demangled = cplus_demangle(name, DMGL_AUTO | DMGL_PARAMS);
	return demangled ? demangled : cplus_demangle(name, DMGL_DLANG | DMGL_PARAMS);
}
