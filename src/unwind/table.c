/* Where the unwind information of mapped code lies (.eh_frame_hdr), as its ELF header in the tracee's memory says: that is
 * right whatever has become of the file, and the vDSO has none. */
#include <elf.h>
#include <string.h>

#include "unwind/internal.h"

#define HEADERS_MOST 64

/* linux standard base: DW_EH_PE_udata4; DW_EH_PE_datarel | DW_EH_PE_sdata4, which all linkers write */
#define COUNT_ENCODING 0x03
#define TABLE_ENCODING 0x3b

/* The fixed part of .eh_frame_hdr, with the encoding of a pointer that linkers use. */
struct table_header {
	uint8_t version, pointer_encoding, count_encoding, table_encoding;
	int32_t pointer;
	uint32_t count;
};

/* The mapping of MAPPING's file that begins with the ELF header: the last one before it with offset 0. */
static const struct mapping *
find_begin(const struct maps *maps, const struct mapping *mapping)
{
	const char *path = maps->names.data + mapping->path;

	for (const struct mapping *at = mapping;; at--) {
		if (at->inode != mapping->inode || at->device != mapping->device ||
			strcmp(maps->names.data + at->path, path) != 0)
			return NULL;
		if (at->offset == 0)
			return at;
		if (at == maps->list)
			return NULL;
	}
}

/* Where the program headers at ADDRESS say that .eh_frame_hdr is, given that the file begins at START. */
static uint64_t
find_table(struct memory *memory, uint64_t start, const Elf64_Ehdr *elf)
{
	Elf64_Phdr headers[HEADERS_MOST];
	unsigned count = elf->e_phnum < HEADERS_MOST ? elf->e_phnum : HEADERS_MOST;
	uint64_t table = 0, first = UINT64_MAX;

	if (memory_read(memory, start + elf->e_phoff, headers, count * sizeof(*headers)) <
		count * sizeof(*headers))
		return 0;
	for (unsigned i = 0; i < count; i++) {
		if (headers[i].p_type == PT_GNU_EH_FRAME)
			table = headers[i].p_vaddr;
		if (headers[i].p_type == PT_LOAD && headers[i].p_offset == 0)
			first = headers[i].p_vaddr;
	}
	return table && first != UINT64_MAX ? start - first + table : 0;
}

bool
table_find(const struct maps *maps, struct mapping *mapping, struct memory *memory)
{
	const struct mapping *begin = find_begin(maps, mapping);
	struct table_header header;
	Elf64_Ehdr elf;
	uint64_t table;

	mapping->tabled = true;
	if (!begin || memory_read(memory, begin->start, &elf, sizeof(elf)) < sizeof(elf) ||
		memcmp(elf.e_ident, ELFMAG, SELFMAG) != 0 || elf.e_ident[EI_CLASS] != ELFCLASS64 ||
		elf.e_phentsize != sizeof(Elf64_Phdr))
		return false;
	table = find_table(memory, begin->start, &elf);
	if (!table || memory_read(memory, table, &header, sizeof(header)) < sizeof(header) ||
		header.version != 1 || header.count_encoding != COUNT_ENCODING ||
		header.table_encoding != TABLE_ENCODING)
		return false;
	mapping->header = table;
	mapping->table = table + sizeof(header);
	mapping->table_count = header.count;
	return header.count > 0;
}
