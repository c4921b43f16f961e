/* Injections at work: calls are tampered with before and after they are told. */
#include "base/die.h"
#include "spy/call.h"
#include "spy/link.h"
#include "tamper.h"

static void
poke(struct output *output, const struct event *event, const struct inject_poke pokes[INJECT_ARGUMENTS],
	struct line *line)
{
	const struct call *call = link_find(event->abi, event->call);
	unsigned count = 0;

	while (count < 6 && call->fields[count].name)
		count++;
	for (unsigned i = 0; i < INJECT_ARGUMENTS; i++) {
		unsigned argument = pokes[i].argument;

		if (!pokes[i].data)
			continue;
		if (argument < count &&
			memory_write(event->memory, event->args[argument], pokes[i].data, pokes[i].size)) {
			line->tampering |= TAMPERED_ARGUMENTS;
			continue;
		}
		output_flush(output);
		if (argument >= count)
			warn("poke_tcb: Failed to tamper with process %d: requested to tamper with argument "
			     "#%u, "
			     "but system call '%s' has only %u arguments",
				(int)event->tid, argument + 1, call->name, count);
		else
			warn("poke_tcb: Failed to tamper with process %d: couldn't poke", (int)event->tid);
	}
}

void
tamper_with_entry(struct tamper *tamper, const struct options *options, struct output *output,
	const struct event *event, struct line *line, struct engine_action *action)
{
	const struct injection *injection =
		inject_find(options->injections, options->injection_count, event->abi, event->call);

	line->tampering = 0;
	tamper->injection = NULL;
	if (!injection || !inject_due(&tamper->counts, injection, event->abi, event->call))
		return;
	tamper->injection = injection;
	if (injection->pokes)
		poke(output, event, injection->poke_enter, line);
	action->signal = injection->signal;
	action->delay_ns = injection->delay_enter_ns;
	action->replace = injection->replaces;
	action->number = inject_number(injection, event->abi);
	action->result = event->abi->registers == 4 ? (uint32_t)injection->result : injection->result;
	action->error = injection->error;
	line->tampering |=
		(injection->replaces ? TAMPERED_RESULT : 0) | (injection->delays ? TAMPERED_TIME : 0);
}

void
tamper_with_exit(struct tamper *tamper, struct output *output, const struct event *event, struct line *line,
	struct engine_action *action)
{
	const struct injection *injection = tamper->injection;

	tamper->injection = NULL;
	if (!injection || event->unavailable)
		return;
	if (injection->pokes)
		poke(output, event, injection->poke_exit, line);
	action->delay_ns = injection->delay_exit_ns;
}
