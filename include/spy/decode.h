/* The decoder walks linked descriptions over a thread's registers and memory and tells a sink what it finds. */
#ifndef SPY_DECODE_H
#define SPY_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spy/event.h"
#include "spy/link.h"
#include "spy/sink.h"
#include "spy/type.h"

struct decode;

enum decode_contexts {
	CONTEXT_TYPE = 1 << 0,     /* the type alone */
	CONTEXT_FULL = 1 << 1,     /* user, role and level as well */
	CONTEXT_MISMATCH = 1 << 2, /* and what the policy says where that is another */
};

/* -e kvm=: why virtual CPUs stop, and what they share with their user. */
enum decode_vcpus { VCPUS_UNTOLD, VCPUS_REASONS, VCPUS_STATES };

struct decode_options {
	size_t string_limit; /* -s: bytes of a string, and elements of an abbreviated array */
	/* Whether the bytes that a call moves from (RECEIVED) or to descriptor FD are to be told whole behind it; NULL: none. */
	bool (*dumps)(const void *context, bool received, int fd);
	const void *dumps_context;
	bool raw;                /* -e raw=: arguments and result as registers hold them */
	bool addresses;          /* -e verbose=!: what pointers point to is not told, but for strings */
	bool verbose;            /* -v: arrays and structures whole */
	unsigned descriptors;    /* -y: what is told of descriptors, enum note_kind */
	bool commands;           /* -Y: the names of processes behind PIDs */
	bool translates;         /* and what they are in spy's PID namespace */
	bool namespaces;         /* those that a call makes or enters */
	enum decode_vcpus vcpus; /* what is told of virtual CPUs */
	unsigned contexts;       /* SELinux contexts are told: enum decode_contexts */
};

/* The call that a thread is in; kept by the caller from entry to exit. All zero before the first. */
struct pending {
	const struct linked_call *call; /* NULL: not inside a call, or one without a description */
	const struct abi *abi;
	unsigned number; /* event.call */
	uint64_t args[6];
	unsigned next; /* the first argument not yet told */
	bool half;     /* of which what stood there at entry is told */
	bool inside;   /* entered and not returned */
	bool told;     /* its line is begun */
	struct line line;
	const char *resumed; /* the call before, if restart_syscall(2) is to go on with it */
	char name[32];       /* of a call without a description: syscall_0x1c8 */
	struct string
		stack; /* of the thread, to be told behind the call or the signal (stack.h); set by the caller */
	bool stack_late;    /* it is not of the call's entry */
	struct string kept; /* memory as it was at entry: struct kept_span and its bytes, one after another */
};

/* Make a decoder that tells SINK. Owned by the caller; freed by decode_close. */
struct decode *decode_open(struct sink *sink, const struct decode_options *options);
void decode_close(struct decode *decode);

/* Tell what is known at the entry of a call, and note in PENDING what the exit needs. */
void decode_enter(struct decode *decode, const struct event *event, struct pending *pending);

/* Tell the rest at its exit, result included; KEEP false: the sink takes the line back. */
void decode_exit(struct decode *decode, const struct event *event, struct pending *pending, bool keep);

/* Tell that the call never returned: its thread ended, became another, or goes on without spy (EVENT's kind says). */
void decode_abandon(struct decode *decode, const struct event *event, struct pending *pending, bool keep);

/* EVENT is of a thread that spy has attached to: note in PENDING which call that has interrupted, if it will be gone on with
 * as such. */
void decode_interrupted(const struct event *event, struct pending *pending);

/* Tell any event that is no call: a signal with its siginfo, an end, … */
void decode_event(struct decode *decode, const struct event *event, struct pending *pending);

/* Tell PENDING's stack behind the last event of its thread, if it has not been told: that of a call that never returned. */
void decode_stack(struct decode *decode, const struct event *event, struct pending *pending);

/* Shown what a call deals with; each returns whether that is enough. */
struct decode_visitor {
	void *context;
	bool (*fd)(void *context, int fd); /* not negative */
	/* PATH as the call has it, relative to descriptor DIRECTORY or AT_FDCWD. */
	bool (*path)(void *context, int directory, const char *path, size_t length);
};

/* Show VISITOR the descriptors and paths among the arguments of the call that EVENT enters; nothing is told. Returns
 * whether one was enough. */
bool decode_visit(struct decode *decode, const struct event *event, const struct decode_visitor *visitor);

/* Give back what PENDING holds. */
void pending_free(struct pending *pending);

/* Tell the type NODE that lies at the start of SPAN: for tests and captured memory. */
void decode_span(struct decode *decode, const struct event *event, const struct node *node, struct span span);

#endif
