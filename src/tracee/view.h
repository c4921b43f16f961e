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

#endif
