/* Prints what the linker computes: for each ABI, the structures whose symbols `nm` of this very program lists on standard
 * input, one line each, and one line for each member, those of structures and unions within it included. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "spy/link.h"

static void print_members(const struct node *node, unsigned offset, unsigned depth);

static void
print_inner(const struct node *node, unsigned offset, unsigned depth)
{
	if (!node || depth > LINK_DEPTH)
		return;
	switch (node->kind) {
	case TYPE_STRUCT:
	case TYPE_UNION:
		print_members(node, offset, depth);
		break;
	case TYPE_SWITCH:
		for (unsigned i = 0; i < node->choice_count; i++)
			print_inner(node->choices[i].node, offset, depth + 1);
		print_inner(node->otherwise, offset, depth + 1);
		break;
	case TYPE_ATMOST:
	case TYPE_CHANGING:
		print_inner(node->of, offset, depth + 1);
		break;
	default:
		break;
	}
}

static void
print_members(const struct node *node, unsigned offset, unsigned depth)
{
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *field = &node->fields[i];
		const char *inner = field->type->kind == TYPE_STRUCT ? field->type->name : NULL;
		/* A bit stands in the byte that compilers say it is in. */
		unsigned byte = field->kind == TYPE_BITFIELD ? field->type->shift / 8 : 0;

		printf("\t%s\t%u\t%u\t%d\t%s\n", field->bare ? "" : field->name,
			offset + field->offset + byte, field->sized ? field->size : 0,
			field->kind != TYPE_NONE, inner ? inner : "");
		print_inner(field, offset + field->offset, depth + 1);
	}
}

int
main(void)
{
	static struct {
		uintptr_t address;
		char name[128];
	} symbols[4096];
	uintptr_t base = 0;
	unsigned count = 0;
	char line[512], kind;

	while (fgets(line, sizeof(line), stdin) && count < 4096)
		if (sscanf(line, "%" SCNxPTR " %c %127s", &symbols[count].address, &kind,
			    symbols[count].name) == 3) {
			if (strcmp(symbols[count].name, "main") == 0)
				base = (uintptr_t)main - symbols[count].address;
			else if (strncmp(symbols[count].name, "struct_", 7) == 0 && strchr("dDrR", kind))
				count++;
		}
	for (unsigned id = 0; id < ABI_COUNT; id++)
		for (unsigned i = 0; i < count; i++) {
			const struct node *node =
				link_type(&abi_table[id], (const struct type *)(base + symbols[i].address));

			if (node->kind != TYPE_STRUCT)
				continue;
			printf("%s\t%s\t%u\n", abi_table[id].name, node->type->name, node->size);
			print_members(node, 0, 0);
		}
}
