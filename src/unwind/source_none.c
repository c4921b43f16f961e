/* Without libdw: no source lines are known. */
#include <stddef.h>

#include "unwind/internal.h"

const bool unwind_sources_built = false;

struct source *
source_open(const char *path, int descriptor)
{
	(void)path;
	(void)descriptor;
	return NULL;
}

void
source_close(struct source *source)
{
	(void)source;
}

const char *
source_find(struct source *source, uint64_t address, unsigned *line)
{
	(void)source;
	(void)address;
	(void)line;
	return NULL;
}
