/* The functions of a file that processes run, read once whoever maps it: from its debug file where there is one, else from
 * its own symbol tables. */
#include <fcntl.h>
#include <gelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "unwind/internal.h"

#define SECTION_MOST (1u << 28) /* bytes of a table of symbols or names that are read into memory */
#define SEGMENTS_MOST 64
#define IDLE_IMAGES 32 /* images that nobody maps now but may again: that of a shell's short-lived command */
#define BUILD_ID_MOST 64

struct symbol {
	uint64_t address, size;
	size_t name;     /* in image.names */
	unsigned order;  /* in the tables */
	char *demangled; /* once looked up; NULL before, or if NAME is a plain one */
	bool looked;
};

struct image {
	struct image *next;
	unsigned users;
	/* Which file this is. What is changed in place is another file. */
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec changed;
	char *path;
	struct source *source;
	bool source_looked;
	int descriptor; /* for source lines; -1: none */
	struct {
		uint64_t offset, size, address;
	} segments[SEGMENTS_MOST];
	unsigned segment_count;
	struct symbol *symbols; /* by address; of equals, the first */
	size_t count, room;
	uint64_t longest; /* size of a symbol */
	struct string names;
};

static struct image *images;
static unsigned idle;

static void
add_symbol(struct image *image, const GElf_Sym *symbol, const char *name)
{
	if (image->count == image->room) {
		image->room = image->room ? image->room * 2 : 256;
		image->symbols = reallocarray(image->symbols, image->room, sizeof(*image->symbols));
		if (!image->symbols)
			die("out of memory");
	}
	image->symbols[image->count] = (struct symbol){.address = symbol->st_value,
		.size = symbol->st_size,
		.name = image->names.length,
		.order = (unsigned)image->count};
	image->count++;
	if (symbol->st_size > image->longest)
		image->longest = symbol->st_size;
	string_add(&image->names, name, strlen(name) + 1);
}

/* Take all functions of a table of symbols. */
static void
read_table(struct image *image, Elf *elf, Elf_Scn *section, const GElf_Shdr *header)
{
	Elf_Data *data;
	GElf_Sym symbol;

	if (header->sh_size > SECTION_MOST || !(data = elf_getdata(section, NULL)))
		return;
	for (int i = 0; gelf_getsym(data, i, &symbol); i++) {
		const char *name;

		if (GELF_ST_TYPE(symbol.st_info) != STT_FUNC || symbol.st_shndx == SHN_UNDEF ||
			!symbol.st_size)
			continue;
		name = elf_strptr(elf, header->sh_link, symbol.st_name);
		if (name && *name)
			add_symbol(image, &symbol, name);
	}
}

static void
read_symbols(struct image *image, Elf *elf)
{
	Elf_Scn *section = NULL;
	GElf_Shdr header;

	while ((section = elf_nextscn(elf, section)))
		if (gelf_getshdr(section, &header) &&
			(header.sh_type == SHT_SYMTAB || header.sh_type == SHT_DYNSYM))
			read_table(image, elf, section, &header);
}

static int
by_address(const void *left, const void *right)
{
	const struct symbol *a = left, *b = right;

	if (a->address != b->address)
		return a->address < b->address ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static void
sort_symbols(struct image *image)
{
	if (image->count > 1)
		qsort(image->symbols, image->count, sizeof(*image->symbols), by_address);
}

static void
read_segments(struct image *image, Elf *elf)
{
	size_t count;
	GElf_Phdr header;

	if (elf_getphdrnum(elf, &count) < 0)
		return;
	for (size_t i = 0; i < count && image->segment_count < SEGMENTS_MOST; i++) {
		if (!gelf_getphdr(elf, (int)i, &header) || header.p_type != PT_LOAD)
			continue;
		image->segments[image->segment_count].offset = header.p_offset;
		image->segments[image->segment_count].size = header.p_filesz;
		image->segments[image->segment_count++].address = header.p_vaddr;
	}
}

/* Where the debug file of an image is by its build ID: /usr/lib/debug/.build-id/93/ac61….debug. False without an ID. */
static bool
debug_path(Elf *elf, char *path, size_t size)
{
	Elf_Scn *section = NULL;
	GElf_Shdr header;

	while ((section = elf_nextscn(elf, section))) {
		size_t at = 0, name, text;
		GElf_Nhdr note;
		Elf_Data *data;

		if (!gelf_getshdr(section, &header) || header.sh_type != SHT_NOTE ||
			header.sh_size > SECTION_MOST || !(data = elf_getdata(section, NULL)))
			continue;
		while (at < data->d_size && (at = gelf_getnote(data, at, &note, &name, &text)) > 0) {
			const unsigned char *id = (const unsigned char *)data->d_buf + text;
			int length;

			if (note.n_type != NT_GNU_BUILD_ID || note.n_namesz != 4 ||
				memcmp((const char *)data->d_buf + name, "GNU", 4) != 0 ||
				note.n_descsz < 2 || note.n_descsz > BUILD_ID_MOST)
				continue;
			length = snprintf(path, size, "/usr/lib/debug/.build-id/%02x/", id[0]);
			for (unsigned i = 1; i < note.n_descsz; i++)
				length += snprintf(path + length, size - (size_t)length, "%02x", id[i]);
			snprintf(path + length, size - (size_t)length, ".debug");
			return true;
		}
	}
	return false;
}

/* Take the functions that the debug file names. */
static void
read_debug_file(struct image *image, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	Elf *elf = fd < 0 ? NULL : elf_begin(fd, ELF_C_READ, NULL);

	if (elf)
		read_symbols(image, elf);
	elf_end(elf);
	if (fd >= 0)
		close(fd);
}

static void
load(struct image *image, int fd)
{
	char debug[2 * BUILD_ID_MOST + 64];
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL); /* not mapped: the file may shrink */
	if (!elf)
		return;
	read_segments(image, elf);
	if (debug_path(elf, debug, sizeof(debug)))
		read_debug_file(image, debug);
	if (image->count == 0)
		read_symbols(image, elf);
	sort_symbols(image);
	elf_end(elf);
}

static void
give_up(struct image *image)
{
	struct image **link = &images;

	while (*link != image)
		link = &(*link)->next;
	*link = image->next;
	for (size_t i = 0; i < image->count; i++)
		free(image->symbols[i].demangled);
	free(image->symbols);
	string_free(&image->names);
	source_close(image->source);
	free(image->path);
	if (image->descriptor >= 0)
		close(image->descriptor);
	free(image);
}

/* The file at FD: one that is known, or made known. */
static struct image *
find(int fd, const struct stat *stat, const char *path)
{
	struct image *image;

	for (image = images; image; image = image->next)
		if (image->device == stat->st_dev && image->inode == stat->st_ino &&
			image->size == stat->st_size && image->changed.tv_sec == stat->st_ctim.tv_sec &&
			image->changed.tv_nsec == stat->st_ctim.tv_nsec)
			return image;
	image = calloc(1, sizeof(*image));
	if (!image)
		die("out of memory");
	image->device = stat->st_dev;
	image->inode = stat->st_ino;
	image->size = stat->st_size;
	image->changed = stat->st_ctim;
	image->path = strdup(path);
	image->descriptor = -1;
	load(image, fd);
	image->next = images;
	images = image;
	idle++;
	return image;
}

struct image *
image_open(pid_t pid, const struct mapping *mapping, const char *path, bool sources)
{
	struct image *image = NULL;
	struct string name = {0};
	struct stat stat;
	int fd;

	if (mapping->deleted || path[0] != '/')
		return NULL;
	string_add_format(&name, "/proc/%d/root%s", (int)pid, path);
	string_add_byte(&name, 0);
	fd = open(name.data, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	string_free(&name);
	if (fd < 0)
		return NULL;
	/* Some file systems (btrfs, overlayfs) show another device to stat than in maps. */
	if (fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode) && stat.st_ino == mapping->inode)
		image = find(fd, &stat, path);
	if (image && sources && image->descriptor < 0)
		image->descriptor = fd;
	else
		close(fd);
	if (image && image->users++ == 0)
		idle--;
	return image;
}

void
image_close(struct image *image)
{
	struct image *oldest = NULL;

	if (--image->users > 0 || ++idle <= IDLE_IMAGES)
		return;
	for (image = images; image; image = image->next)
		if (image->users == 0)
			oldest = image;
	idle--;
	give_up(oldest);
}

/* Where the file wants the byte at OFFSET to be. */
static bool
virtual_address(const struct image *image, uint64_t offset, uint64_t *address)
{
	for (unsigned i = 0; i < image->segment_count; i++)
		if (offset - image->segments[i].offset < image->segments[i].size) {
			*address = offset - image->segments[i].offset + image->segments[i].address;
			return true;
		}
	return false;
}

/* The last symbol that begins at ADDRESS or before, and is the first of those that begin there; then those before it, as
 * long as one of them may hold ADDRESS. */
static struct symbol *
find_symbol(const struct image *image, uint64_t address)
{
	size_t low = 0, high = image->count;
	struct symbol *found = NULL;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (image->symbols[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i-- > 0;) {
		struct symbol *symbol = &image->symbols[i];

		if (found && symbol->address != found->address)
			break;
		if (address - symbol->address < symbol->size)
			found = symbol;
		else if (address - symbol->address > image->longest || low - i > 64)
			break;
	}
	return found;
}

const char *
image_symbol(struct image *image, uint64_t offset, uint64_t *behind)
{
	struct symbol *symbol;
	uint64_t address;

	if (!virtual_address(image, offset, &address) || !(symbol = find_symbol(image, address)))
		return NULL;
	if (!symbol->looked)
		symbol->demangled = symbol_demangle(image->names.data + symbol->name);
	symbol->looked = true;
	*behind = address - symbol->address;
	return symbol->demangled ? symbol->demangled : image->names.data + symbol->name;
}

const char *
image_source(struct image *image, uint64_t offset, unsigned *line)
{
	uint64_t address;

	if (!image->source_looked && image->descriptor >= 0)
		image->source = source_open(image->path, image->descriptor);
	image->source_looked = true;
	if (!image->source || !virtual_address(image, offset, &address))
		return NULL;
	return source_find(image->source, address, line);
}
