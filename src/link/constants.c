/* A table of constants as one ABI has it, made once for each table and ABI. */
#include <stdlib.h>

#include "link/internal.h"

#define SHORT 12 /* a table that is quicker walked than searched */

struct made {
	const struct constants *table;
	struct linked_constants linked;
	struct made *next;
};

static struct made *made_tables[ABI_COUNT];

/* ARM's constants are those of aarch64, which have their values from it, but where the size of a word tells: there i386
 * differs from x86_64. */
static unsigned
column_of(const struct abi *abi, const struct constant *entry)
{
	if (abi->id != ABI_ARM)
		return link_column(abi);
	return entry->values[ABI_I386] == entry->values[ABI_X86_64] ? (unsigned)ABI_AARCH64
								    : (unsigned)ABI_I386;
}

static int
by_value(const void *a, const void *b)
{
	const struct link_value *x = a, *y = b;

	return (x->value > y->value) - (x->value < y->value);
}

/* The first of each value, sorted by it. Stable, as ORDER IS MEANING: insertion keeps the earlier one. */
static void
sort_values(struct linked_constants *linked)
{
	struct link_value *sorted = link_allocate(linked->count * sizeof(*sorted));
	unsigned count = 0;

	for (unsigned i = 0; i < linked->count; i++) {
		unsigned place = count;

		while (place > 0 && sorted[place - 1].value > linked->values[i].value)
			place--;
		if (place > 0 && sorted[place - 1].value == linked->values[i].value)
			continue;
		for (unsigned j = count; j > place; j--)
			sorted[j] = sorted[j - 1];
		sorted[place] = linked->values[i];
		count++;
	}
	linked->sorted = sorted;
	linked->sorted_count = count;
}

struct linked_constants
link_constants(const struct abi *abi, const struct constants *table)
{
	unsigned slot = abi->id == ABI_ARM ? (unsigned)ABI_ARM : link_column(abi);
	struct made *made;

	for (struct made **at = &made_tables[slot]; *at; at = &(*at)->next)
		if ((*at)->table == table) { /* what is wanted often is found first */
			made = *at;
			*at = made->next;
			made->next = made_tables[slot];
			made_tables[slot] = made;
			return made->linked;
		}

	struct link_value *values = link_allocate(table->count * sizeof(*values));
	unsigned count = 0;

	made = link_allocate(sizeof(*made));
	made->table = table;
	for (unsigned i = 0; i < table->count; i++) {
		const struct constant *entry = &table->entries[i];
		unsigned column = column_of(abi, entry);

		if (entry->absent & 1 << column)
			continue;
		values[count] = (struct link_value){entry->values[column], entry->name};
		if (!values[count].value && !made->linked.zero)
			made->linked.zero = entry->name;
		count++;
	}
	made->linked.values = values;
	made->linked.count = count;
	made->linked.unknown = table->unknown;
	if (count > SHORT)
		sort_values(&made->linked);
	made->next = made_tables[slot];
	made_tables[slot] = made;
	return made->linked;
}

const char *
link_constant(const struct linked_constants *constants, uint64_t value)
{
	if (constants->sorted) {
		struct link_value key = {value, NULL};
		const struct link_value *found =
			bsearch(&key, constants->sorted, constants->sorted_count, sizeof(key), by_value);
		return found ? found->name : NULL;
	}
	for (unsigned i = 0; i < constants->count; i++)
		if (constants->values[i].value == value)
			return constants->values[i].name;
	return NULL;
}
