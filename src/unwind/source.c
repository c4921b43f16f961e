/* Source lines from debugging information, by elfutils' libdw. */
#include <elfutils/libdwfl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/die.h"
#include "unwind/internal.h"

const bool unwind_sources_built = true;

struct source {
	Dwfl *dwfl;
	Dwfl_Module *module;
	GElf_Addr bias;
};

struct source *
source_open(const char *path, int descriptor)
{
	static char *debug_path; /* NULL: the standard places */
	static const Dwfl_Callbacks callbacks = {
		.find_debuginfo = dwfl_standard_find_debuginfo,
		.section_address = dwfl_offline_section_address,
		.debuginfo_path = &debug_path,
	};
	struct source *source = calloc(1, sizeof(*source));

	if (!source)
		die("out of memory");
	source->dwfl = dwfl_begin(&callbacks);
	descriptor = dup(descriptor);
	if (source->dwfl && descriptor >= 0) {
		source->module = dwfl_report_elf(source->dwfl, path, path, descriptor, 0, true);
		dwfl_report_end(source->dwfl, NULL, NULL);
	}
	if (!source->module || !dwfl_module_getelf(source->module, &source->bias)) {
		if (!source->module && descriptor >= 0)
			close(descriptor);
		source_close(source);
		return NULL;
	}
	return source;
}

void
source_close(struct source *source)
{
	if (source && source->dwfl)
		dwfl_end(source->dwfl);
	free(source);
}

const char *
source_find(struct source *source, uint64_t address, unsigned *line)
{
	Dwfl_Line *found = dwfl_module_getsrc(source->module, address + source->bias);
	int number = 0;
	const char *name = found ? dwfl_lineinfo(found, NULL, &number, NULL, NULL, NULL) : NULL;

	*line = number > 0 ? (unsigned)number : 0;
	return *line ? name : NULL;
}
