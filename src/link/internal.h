/* What the files of the link room share. */
#ifndef LINK_INTERNAL_H
#define LINK_INTERNAL_H

#include "spy/link.h"

struct extent {
	uint32_t size;
	uint32_t align;
	bool sized;
};

/* Size and alignment of TYPE in the memory of a tracee of ABI. */
struct extent layout_extent(const struct abi *abi, const struct type *type);

/* The alignment of PART as a member of the structure TYPE. */
uint32_t layout_align(const struct abi *abi, const struct type *type, struct extent part);

/* Fill in LINKED from CALL, whose arguments are NARROW if the kernel takes no more than a word of each register. */
void plan_call(struct linked_call *linked, const struct abi *abi, const struct call *call, bool narrow);
void plan_type(struct node *node, const struct abi *abi, const struct type *type);

/* Put the calls that ABI has under numbers of its own into CALLS; and one more than the greatest of these. */
void link_own(const struct abi *abi, const struct call **calls);
unsigned link_own_limit(const struct abi *abi);

/* Whether the kernel takes no more than a word of each register of CALL: x32's own are i386's to it. */
bool link_is_narrow(const struct abi *abi, unsigned call);

/* Zeroed memory that is never given back. */
void *link_allocate(size_t size);

/* The type behind a PER_ABI. */
const struct type *link_resolve(const struct abi *abi, const struct type *type);

/* The number of CALL on ARM, as abi_index has it, or NO. */
int arm_number(const struct call *call);

/* The column of a table that ABI reads. */
unsigned link_column(const struct abi *abi);

#endif
