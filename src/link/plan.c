/* Makes nodes of types: names become references, and what has to wait for a call's return is derived from the types. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/internal.h"

/* Names that can be referred to from where we are: a structure's members or a call's arguments. */
struct scope {
	const struct scope *outer; /* NULL for that of the call */
	const struct node *fields;
	unsigned count;
	uint8_t number;
};

struct plan {
	const struct abi *abi;
	const char *subject; /* of a mistake's message */
	unsigned depth;
	bool loose; /* a type linked outside of a call: what it refers to may be missing */
};

static void plan_node(
	struct plan *plan, struct node *node, const struct type *type, const struct scope *scope);

/* A description refers to what is not there: our own mistake. */
_Noreturn static void
mistake(const struct plan *plan, const char *what, const char *name)
{
	fprintf(stderr, "spy: description of %s (%s): %s %s\n", plan->subject, plan->abi->name, what, name);
	abort();
}

static struct reference
refer(struct plan *plan, const struct scope *scope, const char *name)
{
	char *end;
	unsigned long long number = strtoull(name, &end, 0);

	if (end != name && !*end)
		return (struct reference){.kind = REF_NUMBER, .number = number};
	if (strcmp(name, "ret") == 0)
		return (struct reference){.kind = REF_RESULT};
	if (strcmp(name, "rest") == 0)
		return (struct reference){.kind = REF_REST};
	if (strcmp(name, "all") == 0)
		return (struct reference){.kind = REF_ALL};
	if (strcmp(name, "failed") == 0)
		return (struct reference){.kind = REF_FAILED};
	if (strcmp(name, "done") == 0)
		return (struct reference){.kind = REF_DONE};
	for (; scope; scope = scope->outer)
		for (unsigned i = 0; i < scope->count; i++) {
			const struct node *field = &scope->fields[i];

			if (strcmp(field->name, name) != 0)
				continue;
			return (struct reference){
				.kind = REF_FIELD,
				.scope = scope->number,
				.width = field->width,
				.is_signed = field->type && field->type->is_signed,
				.offset = scope->number ? field->offset : field->registers,
				.size = scope->number ? field->size : 0,
				.words = field->words,
			};
		}
	if (!plan->loose)
		mistake(plan, "no field", name);
	return (struct reference){.kind = REF_NONE};
}

static const struct linked_condition *
plan_condition(struct plan *plan, const struct condition *condition, const struct scope *scope)
{
	struct linked_condition *linked;

	if (!condition)
		return NULL;
	linked = link_allocate(sizeof(*linked));
	linked->field = refer(plan, scope, condition->field);
	linked->value = condition->value;
	linked->mask = condition->mask ? condition->mask : UINT64_MAX;
	linked->test = condition->test;
	linked->or = plan_condition(plan, condition->or, scope);
	linked->and = plan_condition(plan, condition->and, scope);
	return linked;
}

static unsigned
count_fields(const struct field *fields)
{
	unsigned count = 0;

	while (fields[count].type)
		count++;
	return count;
}

/* Name, place and width of all fields first, so that each can refer to any other. */
static void
place_fields(struct plan *plan, struct node *nodes, const struct type *type)
{
	uint32_t end = 0;

	for (unsigned i = 0; type->fields[i].type; i++) {
		const struct type *of = link_resolve(plan->abi, type->fields[i].type);
		struct extent extent = layout_extent(plan->abi, of);
		uint32_t align = layout_align(plan->abi, type, extent);

		nodes[i].name = type->fields[i].name;
		nodes[i].type = of->kind == TYPE_CHANGING ? link_resolve(plan->abi, of->of) : of;
		nodes[i].width = extent.size > 8 ? 8 : extent.size;
		nodes[i].size = extent.size;
		nodes[i].words = 1;
		if (type->fields[i].overlay)
			nodes[i].offset = nodes[i - 1].offset;
		else if (type->kind != TYPE_UNION)
			nodes[i].offset = (end + align - 1) / align * align;
		if (nodes[i].offset + extent.size > end)
			end = nodes[i].offset + extent.size;
	}
}

static void
plan_attributes(struct plan *plan, struct node *node, const struct field *field, const struct scope *scope)
{
	node->verbose = field->verbose;
	node->bare = field->bare;
	node->shown = field->shown;
	node->unwanted = field->unwanted;
	node->together = field->together;
	node->condition = plan_condition(plan, field->condition, scope);
	if (field->after) {
		struct node *after = link_allocate(sizeof(*after));

		plan_node(plan, after, field->after, scope);
		node->after = after;
	}
}

/* Put the members that NAMES names first, in its order. */
static void
order_members(struct plan *plan, struct node *nodes, unsigned count, const char *names)
{
	for (unsigned place = 0; *names; place++) {
		size_t length = strcspn(names, " ");
		unsigned at = place;
		struct node node;

		while (at < count && (strncmp(nodes[at].name, names, length) != 0 || nodes[at].name[length]))
			at++;
		if (at == count)
			mistake(plan, "no member of the order", names);
		node = nodes[at];
		memmove(&nodes[place + 1], &nodes[place], (at - place) * sizeof(node));
		nodes[place] = node;
		names += length + (names[length] == ' ');
	}
}

static void
plan_members(struct plan *plan, struct node *node, const struct type *type, const struct scope *outer)
{
	unsigned count = count_fields(type->fields);
	struct node *nodes = link_allocate(count * sizeof(*nodes));
	struct scope scope = {outer, nodes, count, outer ? outer->number + 1 : 1};

	place_fields(plan, nodes, type);
	node->fields = nodes;
	node->field_count = count;
	node->scope = scope.number;
	for (unsigned i = 0; i < count; i++) {
		plan_node(plan, &nodes[i], type->fields[i].type, &scope);
		plan_attributes(plan, &nodes[i], &type->fields[i], &scope);
		node->changes |= nodes[i].changes;
		node->waits |= nodes[i].waits;
	}
	if (type->selector)
		node->length = refer(plan, type->own_size ? &scope : outer, type->selector);
	if (type->order)
		order_members(plan, nodes, count, type->order);
}

static void
plan_parts(struct plan *plan, struct node *node, const struct type *type)
{
	unsigned count = count_fields(type->fields);
	struct node *nodes = link_allocate(count * sizeof(*nodes));

	for (unsigned i = 0; i < count; i++) {
		plan_node(plan, &nodes[i], type->fields[i].type, NULL);
		nodes[i].mask = type->fields[i].condition->value;
		nodes[i].nonzero = type->fields[i].nonzero;
		nodes[i].always = type->fields[i].always;
	}
	node->fields = nodes;
	node->field_count = count;
}

static int
by_first(const void *a, const void *b)
{
	const struct linked_choice *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

static struct node *
plan_new(struct plan *plan, const struct type *type, const struct scope *scope)
{
	struct node *node;

	if (!type)
		return NULL;
	node = link_allocate(sizeof(*node));
	plan_node(plan, node, type, scope);
	return node;
}

static void
plan_switch(struct plan *plan, struct node *node, const struct type *type, const struct scope *scope)
{
	unsigned count = 0;
	struct linked_choice *choices;

	node->length = refer(plan, scope, type->selector);
	node->waits = node->length.kind == REF_RESULT;
	node->mask = type->mask ? type->mask : UINT64_MAX;
	for (const struct choice *choice = type->choices; choice->type; choice++)
		count += !choice->otherwise;
	choices = link_allocate(count * sizeof(*choices));
	node->choices = choices;
	for (const struct choice *choice = type->choices; choice->type; choice++) {
		struct node *one = plan_new(plan, choice->type, scope);
		const struct node *returns = plan_new(plan, choice->returns, scope);

		if (choice->as)
			one->name = choice->as;
		node->waits |= one->waits;
		node->changes |= one->changes;
		if (choice->otherwise) {
			node->otherwise = one;
			node->otherwise_returns = returns;
		} else {
			choices[node->choice_count++] =
				(struct linked_choice){choice->first, choice->last, one, returns};
		}
	}
	qsort(choices, count, sizeof(*choices), by_first);
}

static void
plan_pointer(struct plan *plan, struct node *node, const struct type *type, const struct scope *scope)
{
	node->of = plan_new(plan, type->of, scope);
	node->besides = plan_new(plan, type->besides, scope);
	node->changes = node->of->changes;
	node->waits = type->direction & OUT_ || node->of->waits;
}

static void
plan_length(struct plan *plan, struct node *node, const struct type *type, const struct scope *scope)
{
	if (!type->length)
		return;
	node->length = refer(plan, scope, type->length);
	if (node->length.kind == REF_RESULT)
		node->waits = true;
}

static void
plan_node(struct plan *plan, struct node *node, const struct type *type, const struct scope *scope)
{
	struct extent extent;

	type = link_resolve(plan->abi, type);
	extent = layout_extent(plan->abi, type);
	node->type = type;
	node->kind = type->kind;
	node->size = extent.size;
	node->align = extent.align;
	node->sized = extent.sized;
	node->width = extent.size > 8 ? 8 : extent.size;
	node->words = 1;
	if (type->constants)
		node->constants = link_constants(plan->abi, type->constants);
	if (++plan->depth > LINK_DEPTH) {
		node->kind = TYPE_ADDRESS;
		plan->depth--;
		return;
	}
	plan_length(plan, node, type, scope);
	switch ((enum type_kind)type->kind) {
	case TYPE_STRUCT:
	case TYPE_UNION:
		plan_members(plan, node, type, scope);
		break;
	case TYPE_PARTS:
		plan_parts(plan, node, type);
		break;
	case TYPE_SWITCH:
		plan_switch(plan, node, type, scope);
		break;
	case TYPE_BITFIELD:
	case TYPE_SWAPPED:
	case TYPE_MEANING:
		node->of = plan_new(plan, type->of, scope);
		node->besides = plan_new(plan, type->besides, scope);
		break;
	case TYPE_POINTER:
		plan_pointer(plan, node, type, scope);
		break;
	case TYPE_SPAN_HOOK:
		node->changes = type->kept;
		break;
	case TYPE_ARRAY:
	case TYPE_BEHIND:
	case TYPE_ATMOST:
	case TYPE_CHANGING:
		node->of = plan_new(plan, type->of, scope);
		node->waits |= node->of->waits;
		node->changes = node->of->changes || type->kind == TYPE_CHANGING;
		break;
	case TYPE_RECORDS:
		node->of = plan_new(plan, type->of, scope);
		node->waits |= node->of->waits;
		for (unsigned i = 0; i < node->of->field_count; i++)
			if (strcmp(node->of->fields[i].name, type->selector) == 0)
				node->besides = &node->of->fields[i];
		if (!node->besides)
			mistake(plan, "no length field", type->selector);
		break;
	default:
		break;
	}
	plan->depth--;
}

void
plan_type(struct node *node, const struct abi *abi, const struct type *type)
{
	struct plan plan = {.abi = abi, .subject = type->name ? type->name : "a type", .loose = true};

	plan_node(&plan, node, type, NULL);
}

/* Give each argument its registers: a 64-bit value takes two where registers have 32. */
static void
place_arguments(const struct abi *abi, struct linked_call *linked, const struct field *fields, bool narrow)
{
	unsigned next = 0;

	for (unsigned i = 0; i < linked->count; i++) {
		struct node *node = &linked->arguments[i];
		struct extent extent = layout_extent(abi, fields[i].type);
		const struct type *type = link_resolve(abi, fields[i].type);

		node->name = fields[i].name;
		node->type = type;
		node->width = extent.size && extent.size < 8 ? extent.size : 8;
		if (type->kind == TYPE_SWITCH)
			node->width = narrow ? abi->word : abi->registers;
		node->words = node->width > abi->registers ? 2 : 1;
		/* x32 and a 64-bit program's int 0x80 have whole registers; strace shows the half, too, that the kernel ignores. */
		if (abi->word == 4 && !narrow &&
			(type->kind == TYPE_SWITCH || (type->width == 0 && !type->is_signed)))
			node->width = 8;
		if (node->words == 2 && abi->wide_pairs)
			next += next & 1;
		if (fields[i].place)
			next = fields[i].place - 1;
		node->registers = next;
		next += node->words;
	}
}

const struct node *
link_fd_member(const struct node *node)
{
	for (unsigned i = 0; node->kind == TYPE_STRUCT && i < node->field_count; i++)
		if (node->fields[i].kind == TYPE_FD)
			return &node->fields[i];
	return NULL;
}

/* Is more told of an argument once the call has succeeded? */
static bool
has_afters(const struct node *node)
{
	if (node->kind == TYPE_SWITCH) {
		for (unsigned i = 0; i < node->choice_count; i++)
			if (has_afters(node->choices[i].node))
				return true;
		return node->otherwise && has_afters(node->otherwise);
	}
	if (node->kind != TYPE_POINTER)
		return false;
	if (node->besides)
		return true;
	for (unsigned i = 0; i < node->of->field_count; i++)
		if (node->of->fields[i].after)
			return true;
	return false;
}

/* Can an argument be a descriptor or a path, or point to several descriptors? */
static bool
is_operand(const struct node *node)
{
	switch (node->kind) {
	case TYPE_FD:
		return true;
	case TYPE_SWITCH:
		for (unsigned i = 0; i < node->choice_count; i++)
			if (is_operand(node->choices[i].node))
				return true;
		return node->otherwise && is_operand(node->otherwise);
	case TYPE_POINTER:
		if (!(node->type->direction & IN_))
			return false;
		if (node->type->meaning == MEANS_PATH || node->of->kind == TYPE_FDSET)
			return true;
		return node->of->kind == TYPE_ARRAY && link_fd_member(node->of->of);
	default:
		return false;
	}
}

void
plan_call(struct linked_call *linked, const struct abi *abi, const struct call *call, bool narrow)
{
	struct plan plan = {.abi = abi, .subject = call->name};
	struct scope scope = {NULL, linked->arguments, count_fields(call->fields), 0};

	if (scope.count > 6)
		mistake(&plan, "more than six arguments of", call->name);
	linked->call = call;
	linked->abi = abi;
	linked->name = call->name;
	linked->count = scope.count;
	place_arguments(abi, linked, call->fields, narrow);
	linked->waiting = linked->count;
	for (unsigned i = 0; i < linked->count; i++) {
		struct node *node = &linked->arguments[i];
		struct node placed = *node;

		plan_node(&plan, node, call->fields[i].type, &scope);
		node->width = placed.width;
		node->words = placed.words;
		node->registers = placed.registers;
		plan_attributes(&plan, node, &call->fields[i], &scope);
		if (node->waits && i < linked->waiting)
			linked->waiting = i;
		node->afters = has_afters(node);
		linked->captures |= node->changes;
		linked->chooses |= node->kind == TYPE_SWITCH;
		if (!call->fields[i].aside && is_operand(node))
			linked->operands |= (uint8_t)(1u << i);
	}
	if (call->options)
		linked->operands = 0x3f; /* it depends */
	plan_node(&plan, &linked->result, call->result, &scope);
}
