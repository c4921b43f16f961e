/* When what -y shows of descriptors may be told from memory: as long as only steady calls are made (spy/call.h). */
#include "recall.h"
#include "spy/link.h"
#include "spy/tracee.h"

static uint32_t
classes_of(const struct event *event)
{
	const struct call *call = link_find(event->abi, event->call);

	return call ? call->classes : 0;
}

void
recall_enter(struct recall *recall, const struct event *event, bool *moving)
{
	uint32_t classes;

	if (!recall->possible)
		return;
	classes = classes_of(event);
	if (classes & CALL_CLOSES)
		tracee_forget_descriptor((int32_t)event->args[0]);
	if (classes & (CALL_STEADY | CALL_CLOSES))
		return;
	/* A child or thread that is not followed may share the descriptors, and rename files. */
	if (!recall->followed && classes & CLASS_PROCESS && !(classes & CALL_REMAPS))
		recall->possible = false;
	*moving = true;
	if (recall->moving++ == 0 || !recall->possible)
		tracee_trust_descriptors(false);
}

void
recall_leave(struct recall *recall, const struct event *event, bool *moving)
{
	if (!recall->possible)
		return;
	if (*moving) {
		*moving = false;
		if (--recall->moving == 0)
			tracee_trust_descriptors(true);
		return;
	}
	/* The result is a new descriptor, or harmless. */
	tracee_forget_descriptor(event->kind == EVENT_EXIT ? event->result : -1);
	if (classes_of(event) & CALL_CLOSES)
		tracee_forget_descriptor((int32_t)event->args[0]);
}

void
recall_tick(struct recall *recall)
{
	tracee_trust_descriptors(false);
	tracee_trust_descriptors(recall->possible && recall->moving == 0);
}
