/* Calls that an ABI has under numbers of its own, which no column of the descriptions has. */
#include <stdio.h>
#include <string.h>

#include "link/internal.h"

#define X32_LIMIT 548

/* The description that calls of other numbers share: that of ABI's column, if there is one. */
static const struct call *
find_everywhere(const struct abi *abi, const char *name)
{
	const struct call *found = NULL;

	for (const struct call *const *room = link_rooms; *room; room++)
		for (const struct call *call = *room; call->name; call++)
			if (strcmp(call->name, name) == 0 && (!found || call->numbers[link_column(abi)] >= 0))
				found = call;
	return found;
}

/* Calls that are made through another one are described by those of their name, unless that says otherwise. */
static void
add_multiplexed(const struct abi *abi, const struct call **calls)
{
	for (unsigned call = ABI_NUMBERS; call < ABI_CALLS; call++)
		if (!calls[call] && abi_multiplexed_name(call))
			calls[call] = find_everywhere(abi, abi_multiplexed_name(call));
}

/* A call of x86_64 that x32 has not under its number: strace marks its name, and tells words. */
static const struct call *
foreign(const struct call *call, unsigned arguments)
{
	static const struct field words[] = {
		F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX) F(arg6, HEX){0}};
	struct call *made = link_allocate(sizeof(*made));
	char *name = link_allocate(strlen(call->name) + sizeof("#64"));

	sprintf(name, "%s#64", call->name);
	*made = *call;
	made->name = name;
	made->remark = NULL;
	made->options = NULL;
	made->result = LONG;
	if (!(call->classes & CALL_RESTORES)) {
		struct field *fields = link_allocate((arguments + 1) * sizeof(*fields));

		memcpy(fields, words, arguments * sizeof(*fields));
		made->fields = fields;
	}
	return made;
}

/* preadv(2) and its kin, which on x32 have their position in one whole register. */
static bool
has_position(const char *name)
{
	return name && (strncmp(name, "preadv", 6) == 0 || strncmp(name, "pwritev", 7) == 0);
}

/* CALL with its arguments in registers that follow each other. */
static const struct call *
joined(const struct call *call)
{
	struct call *made = link_allocate(sizeof(*made));
	struct field *fields = link_allocate(7 * sizeof(*fields));

	*made = *call;
	made->fields = fields;
	for (unsigned i = 0; call->fields[i].type; i++) {
		fields[i] = call->fields[i];
		fields[i].place = 0;
	}
	return made;
}

static void
add_x32(const struct abi *abi, const struct call **calls)
{
	for (unsigned call = 0; call < X32_LIMIT; call++) {
		int arguments = calls[call] ? abi_x32_arguments(calls[call]->name) : -1;

		if (has_position(abi_x32_name(call)))
			calls[call] = joined(find_everywhere(abi, abi_x32_name(call)));
		else if (abi_x32_name(call))
			calls[call] = find_everywhere(abi, abi_x32_name(call));
		else if (arguments == ABI_X32_NAMELESS)
			calls[call] = NULL;
		else if (arguments >= 0)
			calls[call] = foreign(calls[call], (unsigned)arguments);
	}
}

unsigned
link_own_limit(const struct abi *abi)
{
	return abi->multiplexes ? ABI_CALLS : abi->id == ABI_X32 ? X32_LIMIT : 0;
}

void
link_own(const struct abi *abi, const struct call **calls)
{
	if (abi->multiplexes)
		add_multiplexed(abi, calls);
	if (abi->id == ABI_X32)
		add_x32(abi, calls);
}

bool
link_is_narrow(const struct abi *abi, unsigned call)
{
	return abi->id == ABI_X32 && abi_x32_name(call);
}
