/* Which description a number stands for, and its linked form, made at first use. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/internal.h"

/* Calls of one ABI by number. */
struct table {
	const struct call **calls;
	struct linked_call **linked;
	unsigned limit;
};

static struct table tables[ABI_COUNT];

void *
link_allocate(size_t size)
{
	void *memory = calloc(1, size ? size : 1);

	if (!memory) {
		fputs("spy: out of memory\n", stderr);
		exit(1);
	}
	return memory;
}

int
link_number(const struct abi *abi, const struct call *call)
{
	return abi->id == ABI_ARM ? arm_number(call) : call->numbers[link_column(abi)];
}

static struct table *
table_of(const struct abi *abi)
{
	struct table *table = &tables[abi->id];

	if (table->calls)
		return table;
	for (const struct call *const *room = link_rooms; *room; room++)
		for (const struct call *call = *room; call->name; call++)
			if (link_number(abi, call) >= (int)table->limit)
				table->limit = link_number(abi, call) + 1;
	if (table->limit < link_own_limit(abi))
		table->limit = link_own_limit(abi);
	table->calls = link_allocate(table->limit * sizeof(*table->calls));
	table->linked = link_allocate(table->limit * sizeof(*table->linked));
	for (const struct call *const *room = link_rooms; *room; room++)
		for (const struct call *call = *room; call->name; call++)
			if (link_number(abi, call) >= 0)
				table->calls[link_number(abi, call)] = call;
	link_own(abi, table->calls);
	return table;
}

unsigned
link_limit(const struct abi *abi)
{
	return table_of(abi)->limit;
}

const struct call *
link_find(const struct abi *abi, unsigned call)
{
	const struct table *table = table_of(abi);

	return call < table->limit ? table->calls[call] : NULL;
}

const struct call *
link_find_name(const struct abi *abi, const char *name)
{
	const struct table *table = table_of(abi);

	for (unsigned i = 0; i < table->limit; i++)
		if (table->calls[i] && strcmp(table->calls[i]->name, name) == 0)
			return table->calls[i];
	return NULL;
}

const struct linked_call *
link_call(const struct abi *abi, unsigned number)
{
	struct table *table = table_of(abi);

	if (number >= table->limit || !table->calls[number])
		return NULL;
	if (!table->linked[number]) {
		table->linked[number] = link_allocate(sizeof(struct linked_call));
		plan_call(table->linked[number], abi, table->calls[number], link_is_narrow(abi, number));
	}
	return table->linked[number];
}

const struct linked_call *
link_outside(const struct abi *abi, const struct call *call)
{
	static struct linked_call *made[ABI_COUNT];

	for (struct linked_call *one = made[abi->id]; one; one = one->next)
		if (one->call == call)
			return one;

	struct linked_call *linked = link_allocate(sizeof(*linked));

	plan_call(linked, abi, call, false);
	linked->next = made[abi->id];
	made[abi->id] = linked;
	return linked;
}

const struct linked_call *
link_option(const struct linked_call *call, const uint64_t args[6])
{
	const struct call_option *option = call->call->options;
	unsigned selector = call->call->selector;
	uint64_t value = args[selector];

	if (selector >= call->count || call->arguments[selector].width < 8)
		value = (uint32_t)value;
	for (; option && option->call.name; option++)
		if (option->value == value)
			return link_outside(call->abi, &option->call);
	return call;
}

/* Types linked outside of calls, by ABI; few. */
struct made {
	const struct type *type;
	struct node node;
	struct made *next;
};

static struct made *made_types[ABI_COUNT];

const struct node *
link_type(const struct abi *abi, const struct type *type)
{
	struct made *made;

	for (made = made_types[abi->id]; made; made = made->next)
		if (made->type == type)
			return &made->node;
	made = link_allocate(sizeof(*made));
	made->type = type;
	plan_type(&made->node, abi, type);
	made->next = made_types[abi->id];
	made_types[abi->id] = made;
	return &made->node;
}
