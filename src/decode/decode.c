/* The walk over a call: arguments at entry up to the first that has to wait, the rest and the result at its exit. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode/internal.h"
#include "constants/tables.h"
#include "hooks/hooks.h"

#define ERESTART_RESTARTBLOCK 516 /* linux/errno.h of the kernel: resumed by restart_syscall(2) */

struct decode *
decode_open(struct sink *sink, const struct decode_options *options)
{
	struct decode *decode = calloc(1, sizeof(*decode));

	if (decode)
		decode->views.room = malloc(VIEW_ROOM);
	if (!decode || !decode->views.room) {
		fputs("spy: out of memory\n", stderr);
		exit(1);
	}
	decode->sink = sink;
	decode->options = *options;
	decode->identifies = options->commands || options->translates || options->contexts;
	return decode;
}

void
decode_close(struct decode *decode)
{
	string_free(&decode->text);
	free(decode->views.room);
	free(decode);
}

void
pending_free(struct pending *pending)
{
	string_free(&pending->kept);
	string_free(&pending->stack);
	string_free(&pending->line.text);
}

void
decode_begin(struct decode *decode, const struct event *event, struct pending *pending, bool exiting)
{
	decode->event = event;
	decode->pending = pending;
	decode->exiting = exiting;
	decode->failed = exiting && (event->error != 0 || event->unavailable || event->kind != EVENT_EXIT);
	decode->result = decode->failed || !exiting ? 0 : event->result;
	decode->rest = UINT64_MAX;
	decode->atmost = UINT64_MAX;
	decode->depth = 0;
	decode->elements = 0;
	decode->broken = false;
	decode->untold = false;
	decode->directory = AT_FDCWD;
	decode->hook_bytes = 0;
	decode->string_bytes = 0;
	decode->views.used = 0;
	decode->views.count = 0;
}

/* Has what the call made of a structure any member to tell? */
static bool
anything_told(struct decode *decode, const struct node *node, uint64_t address)
{
	return node->kind != TYPE_STRUCT || struct_tells(decode, node, address);
}

/* Can all elements that are told be read, and is there any? */
static bool
array_there(struct decode *decode, const struct node *array, uint64_t address)
{
	uint64_t count = value_evaluate(decode, &array->length);

	if (!decode->options.verbose && count > decode->options.string_limit)
		count = decode->options.string_limit;
	if (count > VIEW_ROOM / 64)
		count = VIEW_ROOM / 64;
	return array->kind != TYPE_ARRAY || view_memory(decode, address, count * array->of->size);
}

/* The part of an argument that is told behind what was told of it at entry: => {…}. */
static bool
after_argument(struct decode *decode, const struct node *node, uint64_t value, bool tell)
{
	if (node->kind == TYPE_SWITCH)
		node = value_chosen(decode, node);
	if (!node || node->kind != TYPE_POINTER || value == 0 || decode->options.addresses)
		return false;
	if (node->besides) {
		if (!tell && decode->broken)
			return false;
		if (tell && !decode->failed && anything_told(decode, node->besides, value)) {
			decode->sink->class->open(decode->sink, SHAPE_AFTER);
			struct node out = *node;
			out.of = node->besides;
			out.besides = NULL;
			pointer_tell(decode, &out, value);
			decode->sink->class->close(decode->sink, SHAPE_AFTER);
		} else if (tell && node->type->insists && decode->event->error) {
			decode->sink->class->open(decode->sink, SHAPE_AFTER);
			decode->sink->class->address(decode->sink, value);
			decode->sink->class->close(decode->sink, SHAPE_AFTER);
		}
		return tell || !node->type->insists || array_there(decode, node->of, value);
	}
	if (node->of->kind != TYPE_STRUCT || !(node->type->direction & IN_))
		return false;
	return struct_after(decode, node->of, value, tell && !decode->failed);
}

/* Tell arguments from pending->next on; at entry up to the first that waits. */
static void
tell_arguments(struct decode *decode)
{
	struct pending *pending = decode->pending;
	const struct linked_call *call = pending->call;
	struct sink *sink = decode->sink;

	for (; pending->next < call->count; pending->next++) {
		const struct node *node = &call->arguments[pending->next];
		uint64_t value = value_argument(decode, node);
		const struct node *chosen = node->kind == TYPE_SWITCH ? value_chosen(decode, node) : node;
		const char *name = chosen && chosen->name ? chosen->name : node->name;

		if (!pending->half) {
			if (!value_holds(decode, node->condition) || (chosen && chosen->kind == TYPE_NONE))
				continue;
			if (value_waits(decode, node))
				return;
			sink->class->label(sink, name, node->shown ? LABEL_EQUALS : LABEL_SILENT);
			value_tell(decode, node, value);
		}
		if (!decode->exiting && node->afters && after_argument(decode, node, value, false)) {
			pending->half = true;
			return;
		}
		if (decode->exiting && pending->half)
			after_argument(decode, node, value, true);
		pending->half = false;
	}
}

static void
keep_arguments(struct decode *decode)
{
	const struct linked_call *call = decode->pending->call;

	decode->pending->kept.length = 0;
	if (call->call->keep)
		call->call->keep(decode);
	for (unsigned i = 0; call->captures && i < call->count; i++)
		if (call->arguments[i].changes)
			keep_memory(decode, &call->arguments[i], value_argument(decode, &call->arguments[i]));
}

/* A number that no line describes: six words in hex. */
static const struct linked_call *
unknown_call(const struct abi *abi)
{
	static const struct field words[] = {
		F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX) F(arg6, HEX){0}};
	static const struct call call = {.name = "syscall", .result = LONG, .fields = words};

	return link_outside(abi, &call);
}

/* Calls of so many words in hex. */
#define RAW(...) \
	{ \
		.name = "syscall", .result = HEX, .fields = (const struct field[]) \
		{ \
			__VA_ARGS__ \
			{ \
				0 \
			} \
		} \
	}
#define RAW1 F(arg1, HEX)
#define RAW2 RAW1 F(arg2, HEX)
#define RAW3 RAW2 F(arg3, HEX)
#define RAW4 RAW3 F(arg4, HEX)
#define RAW5 RAW4 F(arg5, HEX)
#define RAW6 RAW5 F(arg6, HEX)
static const struct call raw_calls[] = {
	RAW(), RAW(RAW1), RAW(RAW2), RAW(RAW3), RAW(RAW4), RAW(RAW5), RAW(RAW6)};

/* The call as if its arguments were nothing but words. */
static const struct linked_call *
make_raw(const struct linked_call *call)
{
	unsigned registers = 0;

	for (unsigned i = 0; i < call->count; i++) {
		unsigned end = call->arguments[i].registers + call->arguments[i].words;

		registers = end > registers ? end : registers;
	}
	return link_outside(call->abi, &raw_calls[registers]);
}

void
decode_enter(struct decode *decode, const struct event *event, struct pending *pending)
{
	decode_begin(decode, event, pending, false);
	pending->abi = event->abi;
	pending->number = event->call;
	memcpy(pending->args, event->args, sizeof(pending->args));
	pending->call = link_call(event->abi, event->call);
	pending->next = 0;
	pending->half = false;
	pending->inside = true;
	pending->told = true;
	if (!pending->call) {
		pending->call = unknown_call(event->abi);
		snprintf(pending->name, sizeof(pending->name), "syscall_%#llx",
			(unsigned long long)event->number);
	}
	if (decode->options.raw) {
		if (!pending->name[0])
			snprintf(pending->name, sizeof(pending->name), "%s", pending->call->name);
		pending->call = make_raw(pending->call);
	}
	pending->call = link_option(pending->call, event->args);
	decode->sink->class->enter(
		decode->sink, event, &pending->line, pending->name[0] ? pending->name : pending->call->name);
	keep_arguments(decode);
	tell_arguments(decode);
	decode->sink->class->pause(decode->sink, event, &pending->line);
}

/* The type of the result: the call's own, or that of the SWITCH case which its arguments chose. */
static const struct node *
result_node(struct decode *decode, const struct linked_call *call)
{
	for (unsigned i = 0; call->chooses && i < call->count; i++) {
		const struct node *node = &call->arguments[i];

		while (node && node->kind == TYPE_SWITCH) {
			const struct linked_choice *choice = value_choose(decode, node);
			const struct node *returns = choice ? choice->returns : node->otherwise_returns;

			if (returns)
				return returns;
			node = choice ? choice->node : node->otherwise;
		}
	}
	return &call->result;
}

static bool
has_flag(const struct linked_constants *constants, uint64_t value)
{
	const char *name;

	return value_take_flags(constants, &value, &name, 1) > 0;
}

/* A result that says by its type what it means. */
static void
tell_meaning(struct decode *decode, const struct node *node, uint64_t result)
{
	struct sink *sink = decode->sink;
	enum shape remark = node->type->stays ? SHAPE_REMARK : SHAPE_MEANING;
	enum shape around = node->type->unnamed ? SHAPE_BARE : SHAPE_NAMED;

	value_tell(decode, node->of, result);
	if (node->type->mask && !(result & node->type->mask))
		return;
	sink->class->open(sink, remark);
	if (node->type->name)
		sink->class->label(sink, node->type->name, LABEL_WORD);
	sink->class->open(sink, around);
	value_tell(decode, node->besides, result);
	sink->class->close(sink, around);
	sink->class->close(sink, remark);
}

/* A result is a number first; what its type makes of it beyond that is a remark. */
static void
tell_result(struct decode *decode, const struct node *node, uint64_t result)
{
	struct sink *sink = decode->sink;
	enum shape remark, around;

	switch (node->kind) {
	case TYPE_ENUM:
	case TYPE_FLAGS:
	case TYPE_PARTS:
		sink->class->number(sink, result, node->kind == TYPE_ENUM ? node->type->radix : RADIX_HEX);
		if (node->kind != TYPE_ENUM && result == 0 && !node->constants.zero &&
			node->kind == TYPE_FLAGS)
			break;
		if (node->kind == TYPE_ENUM && !link_constant(&node->constants, result))
			break;
		if (node->type->of_written && decode->untold)
			break;
		if (node->type->nameless && !has_flag(&node->constants, result) &&
			!(result == 0 && node->constants.zero))
			break;
		remark = node->type->nameless ? SHAPE_MEANING : SHAPE_REMARK;
		/* As strace, a set of flags that has a label is told as constants are told elsewhere. */
		around = node->kind == TYPE_FLAGS && !node->type->nameless ? SHAPE_BARE : SHAPE_NAMED;
		sink->class->open(sink, remark);
		if (node->kind != TYPE_ENUM && !node->type->nameless)
			sink->class->label(sink, node->type->name ? node->type->name : "flags", LABEL_WORD);
		sink->class->open(sink, around);
		value_tell(decode, node, result);
		sink->class->close(sink, around);
		sink->class->close(sink, remark);
		break;
	case TYPE_ADDRESS:
		sink->class->number(sink, result, RADIX_HEX);
		break;
	case TYPE_MEANING:
		tell_meaning(decode, node, result);
		break;
	default:
		value_tell(decode, node, result);
		break;
	}
}

/* The stack of a call that will not return is told once more, behind the line that says so. */
static void
tell_stack(struct decode *decode, const struct event *event, struct pending *pending)
{
	if (pending->stack.length == 0)
		return;
	decode->sink->class->stack(decode->sink, event, &pending->line, &pending->stack, pending->stack_late);
	if (!event_is_final(event))
		pending->stack.length = 0;
}

static void
finish(struct decode *decode, const struct event *event, struct pending *pending, struct outcome outcome,
	bool keep)
{
	struct sink *sink = decode->sink;
	const struct linked_call *call = pending->call;

	sink->class->result(sink, event, &pending->line, &outcome);
	if (!outcome.error && !outcome.unavailable && !outcome.nothing) {
		const struct node *node = result_node(decode, call);
		uint64_t result = value_narrow(node, event->result);

		/* No call returns such numbers by itself. */
		if (event->result < 0 || result != (uint64_t)event->result)
			sink->class->number(
				sink, event->result, node->kind == TYPE_ADDRESS ? RADIX_HEX : RADIX_UNSIGNED);
		else
			tell_result(decode, node, result);
	}
	if (call->call->remark && event->kind == EVENT_EXIT) {
		unsigned descriptors = decode->options.descriptors;

		/* What descriptors stand for has been told with the arguments. */
		decode->options.descriptors = 0;
		call->call->remark(decode, pending);
		decode->options.descriptors = descriptors;
	}
	sink->class->end(sink, event, &pending->line);
	if (decode->options.dumps && event->kind == EVENT_EXIT && !event->unavailable)
		dump_call(decode);
	tell_stack(decode, event, pending);
	if (call->call->states && event->kind == EVENT_EXIT && !event->unavailable)
		call->call->states(decode, pending);
	sink->class->done(sink, event, &pending->line, keep);
	if (!keep)
		pending->stack.length = 0;
	if (event->error != ERESTART_RESTARTBLOCK)
		pending->resumed = NULL;
	else if (!pending->resumed) /* else that is what has been gone on with, and will be again */
		pending->resumed = call->name;
	pending->inside = false;
	pending->told = false;
	pending->name[0] = 0;
}

/* Are there arguments that wait for a return which does not come? */
static bool
cut_short(const struct pending *pending)
{
	return pending->next < pending->call->count || pending->half;
}

static void
leave(struct decode *decode, const struct event *event, struct pending *pending, struct outcome outcome,
	bool keep)
{
	decode_begin(decode, event, pending, true);
	decode->sink->class->leave(decode->sink, event, &pending->line);
	if (!outcome.unavailable)
		tell_arguments(decode);
	finish(decode, event, pending, outcome, keep);
}

void
decode_exit(struct decode *decode, const struct event *event, struct pending *pending, bool keep)
{
	struct outcome outcome = {.error = event->error, .unavailable = event->unavailable};

	outcome.cut = event->unavailable && cut_short(pending);
	leave(decode, event, pending, outcome, keep);
}

void
decode_abandon(struct decode *decode, const struct event *event, struct pending *pending, bool keep)
{
	struct outcome outcome = {.unavailable = true, .nothing = event->kind == EVENT_DETACH};

	outcome.cut = cut_short(pending);
	leave(decode, event, pending, outcome, keep);
}

void
decode_interrupted(const struct event *event, struct pending *pending)
{
	const struct linked_call *call =
		event->error == ERESTART_RESTARTBLOCK ? link_call(event->abi, event->call) : NULL;

	pending->resumed = call ? call->name : NULL;
}

void
decode_event(struct decode *decode, const struct event *event, struct pending *pending)
{
	struct sink *sink = decode->sink;

	decode_begin(decode, event, pending, false);
	sink->class->event(sink, event, &pending->line);
	if (event->kind == EVENT_SIGNAL) {
		struct span span = {event->siginfo, EVENT_SIGINFO_SIZE, 0};

		memory_tell(decode, link_type(abi_native, struct_siginfo), span);
	}
	sink->class->event_end(sink, event);
	if (event->kind == EVENT_SIGNAL)
		tell_stack(decode, event, pending);
	sink->class->event_done(sink, event);
}

void
decode_stack(struct decode *decode, const struct event *event, struct pending *pending)
{
	tell_stack(decode, event, pending);
	pending->stack.length = 0;
}

void
decode_span(struct decode *decode, const struct event *event, const struct node *node, struct span span)
{
	struct pending pending = {.abi = event->abi};

	decode_begin(decode, event, &pending, event->kind == EVENT_EXIT);
	memory_tell(decode, node, span);
	decode->pending = NULL;
}
