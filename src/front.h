/* The process that the user's shell waits for, where the tracer has to outlive the command. */
#ifndef FRONT_H
#define FRONT_H

#include "trace.h"

/* Split spy in two: the caller goes on as the tracer, a child; the front waits until the tracer has told how it ends, or
 * has ended, and ends so. Signals that ask spy to end are passed on. Without a process to be had there is no front, and
 * front_leave does nothing. */
void front_open(void);

/* In the tracer: let the front end as END says, and go on in the background, without terminal and standard streams. */
void front_leave(const struct trace_end *end);

/* End this process as END says. */
__attribute__((noreturn)) void front_end(const struct trace_end *end);

#endif
