/* The threads traced now, found by tid in constant time. */
#ifndef ENGINE_TRACEES_H
#define ENGINE_TRACEES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "spy/abi.h"
#include "spy/tracee.h"

/* Why a thread is stopped, and with that how it is let go. */
enum stop {
	STOP_NONE,   /* it runs */
	STOP_PLAIN,  /* a system call's stop, or an event of ptrace's own */
	STOP_SIGNAL, /* before the delivery of a signal */
	STOP_GROUP,  /* the whole process is stopped by a signal */
	STOP_DEAD,   /* it is no more */
};

struct tracee {
	struct tracee *next_same_hash;
	struct tracee *next_waiting;
	pid_t tid;
	pid_t pid;     /* 0 if not known */
	pid_t parent;  /* the thread that made it, 0 if not known or none */
	int status;    /* of wait4, while it waits in the engine's queue */
	int signal;    /* to be delivered when it goes on */
	uint8_t stop;  /* enum stop */
	bool seen;     /* has stopped for the first time; until then it is only announced by its parent */
	bool command;  /* it is the command that spy started */
	bool starting; /* … and has not executed the command yet: what it does is our own doing */
	bool starting_call; /* … but for the execve it is in now */
	bool in_call;
	bool skip_exit;        /* the handler does not want the exit of the call that it is in */
	bool again;            /* its stop is to be looked at once more */
	bool listening;        /* group-stopped, and let stay so by PTRACE_LISTEN */
	const struct abi *abi; /* of the last call entered */
	uint64_t number;
	uint64_t args[6];
	uint64_t system_ns;
	struct tracee_view view;
	void *slot; /* the handler's own */
};

struct tracees {
	struct tracee **buckets;
	unsigned bits; /* there are 1 << bits buckets */
	unsigned count;
	struct tracee *free;
	struct tracee *last; /* found */
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
