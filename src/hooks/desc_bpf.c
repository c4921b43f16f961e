/* The bpf call's union, told by its command's structure as far as the caller knows that. */
#include <stdio.h>
#include <string.h>

#include "hooks/desc.h"

#include "constants/tables.h"

#define KNOWN_MOST 256  /* no structure is larger */
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
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];

		if (member->offset < size && size < member->offset + member->size)
			return member->offset + member->size;
	}
	return size;
}

bool
hook_bpf_attr(struct decode *decode, struct span span)
{
	uint32_t command = hook_argument(decode, 0), size = hook_argument(decode, 2);
	const struct bpf_form *form;
	uint8_t bytes[KNOWN_MOST] = {0};
	const void *data;

	if (command >= bpf_form_count || size == 0)
		return false;
	form = &bpf_forms[command];
	span.size = size < form->known ? size : form->known;
	data = hook_view(decode, span.address, span.size);
	if (!data)
		return false;
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

static const struct type instructions[1] = {{.kind = TYPE_ARRAY, .of = struct_bpf_insn, .length = "rest"}};

/* A program is told if all is wanted; its length is the attribute before. */
void
hook_bpf_instructions(struct decode *decode, uint64_t address)
{
	const void *count = hook_view(decode, hook_argument(decode, 1) + 4, 4);
	struct span span = {.address = address};

	if (count)
		span.size = hook_load(count, 4);
	if (span.size > INSTRUCTIONS_MOST)
		span.size = INSTRUCTIONS_MOST;
	span.size *= INSTRUCTION_SIZE;
	if (hook_verbose(decode) && address && span.size)
		span.data = hook_view(decode, address, span.size);
	if (span.data)
		tell_span(decode, instructions, span);
	else
		tell_address(decode, address);
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

void
hook_bpf_destination(struct decode *decode, uint64_t registers)
{
	tell_enum(decode, registers & 0xf, ebpf_registers, RADIX_HEX);
}

void
hook_bpf_source(struct decode *decode, uint64_t registers)
{
	tell_enum(decode, registers >> 4, ebpf_registers, RADIX_HEX);
}
