/* What the two halves of a live thread's capabilities share. */
#ifndef TRACEE_VIEW_H
#define TRACEE_VIEW_H

#include <stddef.h>

#include "spy/tracee.h"

/* The view whose MEMBER is at POINTER. */
#define VIEW_OF(pointer, member) \
	((struct tracee_view *)((char *)(pointer)-offsetof(struct tracee_view, member)))

/* Fill in the process capability of VIEW. */
void view_init_process(struct tracee_view *view);

/* The capabilities of that name (details.c, pids.c). */
void view_details(struct process *process, int fd, unsigned wanted, struct note *note);
size_t view_context(struct process *process, const struct process_object *object, char *to, size_t size);
size_t view_expected_context(
	struct process *process, const struct process_object *object, char *to, size_t size);
pid_t view_translate(struct process *process, pid_t id, enum process_id kind);

#endif
