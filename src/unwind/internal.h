/* What the files of the unwinding room share. */
#ifndef UNWIND_INTERNAL_H
#define UNWIND_INTERNAL_H

#include <stdint.h>
#include <sys/types.h>

#include "unwind/unwind.h"

/* A file with code, as it is on disk: its symbols, shared by all processes that map it. */
struct image;

/* A line of /proc/PID/maps that has a name. */
struct mapping {
	uint64_t start, end, offset;
	uint64_t device, inode;
	size_t path; /* where it begins in maps.names; ends with a NUL */
	bool executable;
	bool deleted;        /* the file has another name now, or none: what has the name is another file */
	bool looked;         /* IMAGE has been looked for */
	struct image *image; /* NULL: not known */
	bool tabled;         /* TABLE has been looked for */
	uint64_t
		table; /* address of the entries of .eh_frame_hdr, the table of unwind information; 0: none */
	uint64_t header; /* address of its begin, that the entries count from */
	uint64_t table_count;
};

struct maps {
	struct mapping *list; /* by address */
	size_t count, room;
	struct string names;
};

/* Read what PID has mapped; false, with MAPS empty, if that cannot be read. */
bool maps_read(struct maps *maps, pid_t pid);
void maps_free(struct maps *maps);

/* The mapping that ADDRESS lies in, or NULL. */
struct mapping *maps_find(const struct maps *maps, uint64_t address);

/* Whether two processes' code, or that of one at two times, lies at the same place. */
bool maps_same_code(const struct maps *a, const struct maps *b);

/* The image that MAPPING of process PID shows, PATH by name; NULL if it cannot be read or is not the file that is mapped.
 * With SOURCES its source lines may be asked for. Given back with image_close. */
struct image *image_open(pid_t pid, const struct mapping *mapping, const char *path, bool sources);
void image_close(struct image *image);

/* Look in the tracee's memory, by MEMORY, for the table of unwind information of the code in MAPPING, which is one of
 * MAPS; false if it has none (table.c). */
bool table_find(const struct maps *maps, struct mapping *mapping, struct memory *memory);

/* The function that holds the byte at OFFSET of the file, demangled, and how far behind its begin that is. NULL if there
 * is none. Valid as long as the image. */
const char *image_symbol(struct image *image, uint64_t offset, uint64_t *behind);

/* The source line of the byte at OFFSET of the file; NULL if not known. Valid as long as the image. */
const char *image_source(struct image *image, uint64_t offset, unsigned *line);

/* The name NAME means in its language, malloc'ed, or NULL if it is a plain one (demangle.c). */
char *symbol_demangle(const char *name);

/* Source lines of the file PATH at DESCRIPTOR (source.c); NULL without any. */
struct source;
struct source *source_open(const char *path, int descriptor);
void source_close(struct source *source);
/* That of the instruction at VIRTUAL address, as the file numbers them. */
const char *source_find(struct source *source, uint64_t address, unsigned *line);

#endif
