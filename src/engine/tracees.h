/* The threads traced now, found by tid in constant time. */
#ifndef ENGINE_TRACEES_H
#define ENGINE_TRACEES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "spy/abi.h"
#include "spy/tracee.h"

/* How a stopped thread is let go. */
enum stop {
	STOP_NONE,       /* it runs, or is gone */
	STOP_PLAIN,      /* at a system call, at an event of ptrace's own or before a signal's delivery */
	STOP_GROUP,      /* its process is stopped by a signal, and stays so */
	STOP_AGAIN,      /* its stop is to be looked at again */
	STOP_SUPERSEDED, /* the record is to be given up; the stop is that of thread HEIR's execve */
	STOP_GONE,       /* the record is to be given up, the thread is dead or detached */
};

struct tracee {
	struct tracee *next_same_hash;
	struct tracee *next_waiting;
	struct tracee *next_delayed;
	struct tracee *heir;
	void *slot;            /* the handler's own */
	const struct abi *abi; /* of the last call entered */
	uint64_t number;
	unsigned call; /* as an event has it */
	uint64_t args[6];
	uint64_t system_ns;
	uint64_t due_ns;        /* it goes on then, by CLOCK_MONOTONIC; 0: it is not delayed */
	uint64_t forced_result; /* if forced; where forced_error is not 0, that instead */
	int forced_error;
	pid_t tid;
	pid_t pid;    /* 0 until it is seen */
	pid_t parent; /* the thread that made it, 0 if not known or none */
	int status;   /* of its last wait4 */
	int signal;   /* to be delivered when it goes on */
	enum stop stop;
	bool waits;    /* in the queue of stops not looked at yet */
	bool seen;     /* it has stopped for the first time; before, its parent has announced it */
	bool command;  /* the one that spy started */
	bool starting; /* … and that still runs spy's own code: only its execve is anybody's business */
	bool in_call;
	bool untold;   /* the handler does not want to hear of the exit from the call it is in */
	bool forced;   /* the result of the call it is in is not its own */
	bool leaves;   /* it is to be detached */
	bool filtered; /* a seccomp program of ours decides which of its calls stop it */
	bool silent;   /* nobody follows it; but under a filter it needs a tracer */
	bool running;  /* it executes its own code, as far as is known */
	struct tracee_view view;
};

struct tracees {
	struct tracee **buckets;
	unsigned bits; /* there are 1 << bits buckets */
	unsigned count;
	struct tracee *free;
	struct tracee *last; /* the one found last */
};

/* The record of thread TID, or NULL. */
struct tracee *tracees_find(struct tracees *tracees, pid_t tid);

/* Make a record for TID, of which there must be none. Never fails: spy ends without memory. */
struct tracee *tracees_add(struct tracees *tracees, pid_t tid, struct tracee_pages *pages);

/* Take TRACEE out of the table; it stays valid until tracees_free. */
void tracees_remove(struct tracees *tracees, struct tracee *tracee);

/* Give TRACEE, which is in the table, another tid, of which there must be no record. */
void tracees_rename(struct tracees *tracees, struct tracee *tracee, pid_t tid);

void tracees_free(struct tracees *tracees, struct tracee *tracee);

/* Call VISIT for every record; it may remove the record that it is given. */
void tracees_each(struct tracees *tracees, void (*visit)(void *context, struct tracee *), void *context);

/* Free all memory of the table. */
void tracees_close(struct tracees *tracees);

#endif
