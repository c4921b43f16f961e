/* When what -y shows of descriptors may be told from memory. */
#ifndef RECALL_H
#define RECALL_H

#include <stdbool.h>

#include "spy/event.h"

struct recall {
	bool possible;   /* every call is seen that may change what is shown */
	bool followed;   /* … those of children, too */
	unsigned moving; /* threads in such a call */
};

/* The thread of EVENT enters a call; *MOVING is the thread's own, false at first. */
void recall_enter(struct recall *recall, const struct event *event, bool *moving);

/* It has left it, or never will. */
void recall_leave(struct recall *recall, const struct event *event, bool *moving);

/* A while has passed: programs that are not traced may have renamed what descriptors stand for. */
void recall_tick(struct recall *recall);

#endif
