/* The bpf call's union, told by its command's structure as far as the caller knows that. */
#include <stdio.h>
#include <string.h>

#include "spy/process.h"
#include "hooks/desc.h"

#include "constants/tables.h"

#define ATTR_MOST 4096  /* as strace: what is larger is not looked at */
#define KNOWN_MOST 256  /* no structure is larger */
#define LINK_MOST 64    /* … nor one of a link */
#define EXTRA_MOST 4096 /* the kernel takes no more than a page */

void
hook_kernel_version(struct decode *decode, uint64_t version)
{
	char text[64];

	snprintf(text, sizeof(text), "KERNEL_VERSION(%u, %u, %u)", (unsigned)version >> 16,
		(unsigned)version >> 8 & 0xff, (unsigned)version & 0xff);
	tell_constant(decode, version, RADIX_HEX, text, NULL);
}

/* Bytes beyond what is known, if one of them is not zero. */
static void
tell_extra(struct decode *decode, uint64_t address, uint32_t known, uint32_t size)
{
	const uint8_t *data;
	char text[48];
	size_t i = 0;

	if (size <= known)
		return;
	if (size > EXTRA_MOST)
		size = EXTRA_MOST;
	data = hook_view(decode, address + known, size - known);
	while (data && i < size - known && !data[i])
		i++;
	if (!data || i == size - known)
		return;
	if (!hook_verbose(decode)) {
		tell_elided(decode);
		return;
	}
	snprintf(text, sizeof(text), "bytes %u..%u", known, size - 1);
	tell_label(decode, "extra_data", LABEL_EQUALS);
	tell_bytes(decode, data, size - known, BYTES_HEX);
	tell_remark(decode, text);
}

bool
hook_bpf_extra(struct decode *decode, struct span span)
{
	uint64_t start = hook_argument(decode, 1);

	tell_extra(decode, start, span.address - start, hook_argument(decode, 2));
	return true;
}

/* SIZE, or what is needed for the member that it cuts in two: its missing bytes are zero. */
static size_t
whole_members(struct decode *decode, const struct bpf_form *form, size_t size)
{
	const struct node *node = link_type(hook_abi(decode), form->type);

	if (size < form->basic)
		return form->basic;
	if (form->over && size > form->over)
		return size > form->as ? size : form->as;
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];

		if (member->offset < size && size < member->offset + member->size)
			return member->offset + member->size;
	}
	return size;
}

#define BPF_PROG_LOAD 5
#define BPF_LINK_CREATE 28

static const struct bpf_form *
form_of(uint32_t command, uint32_t size, const uint8_t *data)
{
	uint32_t type = size >= 12 ? hook_load(data + 8, 4) : 0,
		 flags = size >= 16 ? hook_load(data + 12, 4) : 0;
	const struct bpf_link_form *link = bpf_link_forms;

	if (command == BPF_PROG_LOAD && size <= bpf_load_form.known)
		return &bpf_load_form;
	if (command != BPF_LINK_CREATE)
		return &bpf_forms[command];
	while (type < link->first || type > link->last || size < link->over + (link->over > 0) ||
		(link->flags && !(flags & link->flags)))
		link++;
	return &link->form;
}

bool
hook_bpf_name(struct decode *decode, struct span span)
{
	uint64_t before = span.address - hook_argument(decode, 1), size = hook_argument(decode, 2);
	const uint8_t *end;

	if (size - before < span.size)
		span.size = size - before;
	end = memchr(span.data, 0, span.size);
	tell_bytes(decode, span.data, end ? (size_t)(end - span.data) : span.size - 1, end ? 0 : BYTES_CUT);
	return true;
}

#define INFO_LEAST 24 /* bytes that are told whatever the length */

/* The structure that tells of what descriptor FD is, or NULL. */
static const struct type *
info_type(struct decode *decode, int fd)
{
	struct process *process = hook_event(decode)->process;
	char name[64];
	size_t length = process ? process->descriptor(process, fd, name, sizeof(name)) : 0;

	if (length == strlen("anon_inode:bpf-map") && memcmp(name, "anon_inode:bpf-map", length) == 0)
		return struct_bpf_map_info;
	if (length == strlen("anon_inode:bpf-prog") && memcmp(name, "anon_inode:bpf-prog", length) == 0)
		return struct_bpf_prog_info;
	return NULL;
}

void
hook_bpf_info(struct decode *decode, uint64_t address)
{
	const void *attr = hook_verbose(decode) ? hook_view(decode, hook_argument(decode, 1), 8) : NULL;
	const struct type *type = attr && address ? info_type(decode, hook_load(attr, 4)) : NULL;
	const struct node *node = type ? link_type(hook_abi(decode), type) : NULL;
	struct span span = {.address = address};
	uint8_t bytes[KNOWN_MOST] = {0};
	uint32_t size = attr ? hook_load((const uint8_t *)attr + 4, 4) : 0;

	if (node)
		span.size = size < node->size ? size : node->size;
	if (!span.size || !(span.data = hook_view(decode, address, span.size))) {
		tell_address(decode, address);
		return;
	}
	memcpy(bytes, span.data, span.size);
	span.data = bytes;
	if (span.size < INFO_LEAST)
		span.size = INFO_LEAST;
	tell_span(decode, type, span);
}

bool
hook_bpf_attr(struct decode *decode, struct span span)
{
	uint32_t command = hook_argument(decode, 0), size = hook_argument(decode, 2);
	const struct bpf_form *form;
	uint8_t bytes[KNOWN_MOST] = {0};
	const void *data;

	if (command >= bpf_form_count || size == 0 || size > ATTR_MOST ||
		!hook_view(decode, span.address, size))
		return false;
	span.size = size < KNOWN_MOST ? size : KNOWN_MOST;
	if (command != BPF_LINK_CREATE && span.size > bpf_forms[command].known)
		span.size = bpf_forms[command].known;
	if (command == BPF_LINK_CREATE && span.size > LINK_MOST)
		span.size = LINK_MOST;
	data = hook_view(decode, span.address, span.size);
	if (!data)
		return false;
	form = form_of(command, size, data);
	if (span.size > form->known)
		span.size = form->known;
	memcpy(bytes, data, span.size);
	span.data = bytes;
	span.size = whole_members(decode, form, span.size);
	tell_open(decode, form->member ? SHAPE_STRUCT : SHAPE_BARE);
	if (form->member)
		tell_label(decode, form->member, LABEL_EQUALS);
	tell_span(decode, form->type, span);
	if (form->member)
		tell_extra(decode, span.address, form->known, size);
	tell_close(decode, form->member ? SHAPE_STRUCT : SHAPE_BARE);
	return true;
}

#define INSTRUCTION_SIZE 8
#define INSTRUCTIONS_MOST 4096

/* A program is told if all is wanted, as far as it can be read; its length is the attribute before. */
void
hook_bpf_instructions(struct decode *decode, uint64_t address)
{
	const void *count = hook_view(decode, hook_argument(decode, 1) + 4, 4);
	struct span span = {.address = address, .size = INSTRUCTION_SIZE};
	uint32_t instructions = count && hook_verbose(decode) && address ? hook_load(count, 4) : 0;

	if (!instructions || !hook_view(decode, address, INSTRUCTION_SIZE)) {
		tell_address(decode, address);
		return;
	}
	tell_open(decode, SHAPE_ARRAY);
	for (uint32_t i = 0; i < instructions; i++, span.address += INSTRUCTION_SIZE) {
		span.data = i < INSTRUCTIONS_MOST ? hook_view(decode, span.address, INSTRUCTION_SIZE) : NULL;
		if (!span.data) {
			tell_elided(decode);
			if (i < INSTRUCTIONS_MOST)
				tell_unreadable(decode, span.address);
			break;
		}
		tell_span(decode, struct_bpf_insn, span);
	}
	tell_close(decode, SHAPE_ARRAY);
}

/* Fields of an instruction's code (linux/bpf_common.h), and the classes that they depend on. */
#define CODE_CLASS 0x07
#define CODE_SIZE 0x18
#define CODE_MODE 0xe0
#define CODE_SOURCE 0x08
#define CODE_OPERATION 0xf0
#define CLASS_STX 3
#define CLASS_JMP 5
#define CLASS_JMP32 6

void
hook_bpf_code(struct decode *decode, uint64_t code)
{
	unsigned class = code & CODE_CLASS;

	tell_open(decode, SHAPE_JOINED);
	tell_enum(decode, class, ebpf_classes, RADIX_HEX);
	if (class <= CLASS_STX) {
		tell_enum(decode, code & CODE_SIZE, ebpf_sizes, RADIX_HEX);
		tell_enum(decode, code & CODE_MODE, ebpf_modes, RADIX_HEX);
	} else if (class != CLASS_JMP32) {
		tell_enum(decode, code & CODE_SOURCE, ebpf_sources, RADIX_HEX);
		tell_enum(decode, code & CODE_OPERATION, class == CLASS_JMP ? ebpf_jumps : ebpf_arithmetic,
			RADIX_HEX);
	} else if (code & ~(uint64_t)CODE_CLASS) {
		tell_constant(decode, code & ~(uint64_t)CODE_CLASS, RADIX_HEX, NULL, ebpf_classes->unknown);
	}
	tell_close(decode, SHAPE_JOINED);
}
