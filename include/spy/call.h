/* A system call: one line of data. */
#ifndef SPY_CALL_H
#define SPY_CALL_H

#include <stdint.h>

#include "spy/constants.h"
#include "spy/type.h"

/* What a call deals with: the classes of -e trace=%… (strace(1)). */
enum call_class {
	CLASS_FILE = 1 << 0, /* takes a path */
	CLASS_DESC = 1 << 1,
	CLASS_PROCESS = 1 << 2,
	CLASS_NET = 1 << 3,
	CLASS_SIGNAL = 1 << 4,
	CLASS_IPC = 1 << 5,
	CLASS_MEMORY = 1 << 6,
	CLASS_CREDS = 1 << 7,
	CLASS_STAT = 1 << 8,
	CLASS_LSTAT = 1 << 9,
	CLASS_FSTAT = 1 << 10,
	CLASS_STATFS = 1 << 11,
	CLASS_FSTATFS = 1 << 12,
	CLASS_STAT_LIKE = 1 << 13,
	CLASS_STATFS_LIKE = 1 << 14,
	CLASS_PURE = 1 << 15,
	CLASS_CLOCK = 1 << 16,
};

/* What else it is and does, beside its classes: bits of the same word. */
enum call_trait {
	CALL_NO_RETURN = 1 << 24,     /* exit, exit_group: the result is never seen */
	CALL_RETURNS_FAULT = 1 << 25, /* every result is a value: getpid never fails */
	CALL_RESTORES = 1 << 26,      /* rt_sigreturn: the result is the interrupted code's register */
	CALL_REMAPS = 1 << 27,        /* may change where code is mapped: mmap, execve */
	CALL_STEADY = 1 << 28,        /* descriptors and paths stay what they are, but for one it returns */
	CALL_CLOSES = 1 << 29,        /* the same, but for its first argument */
	CALL_READING = 1 << 30,       /* may read of /proc what the thread itself is doing */
};

struct call {
	const char *name;
	int16_t numbers[CONSTANT_ABIS]; /* x86_64, aarch64, i386; NO where an ABI lacks it */
	uint32_t classes;               /* enum call_class, enum call_trait */
	const struct type *result;
	const struct field *fields; /* at most six, ended by one without a name */
	void (*remark)(struct decode *decode, const struct pending *pending);
	/* What else it changes than its arguments point to: kept at its entry, and told on lines behind it. */
	void (*keep)(struct decode *decode);
	void (*states)(struct decode *decode, const struct pending *pending);
	const struct call_option
		*options; /* what it means by the value of an argument; ended by one without a call name */
	uint8_t selector; /* that argument's register */
};

/* A call whose arguments and result follow from one of them: prctl, keyctl, ptrace. */
struct call_option {
	uint64_t value; /* of the selector's lower 32 bits */
	struct call call;
};

#define NO (-1)

#define ATTRIBUTES_(...) __VA_ARGS__
#define CALL_(name_, x86_64, aarch64, i386, classes_, result_, attributes, ...) \
	{.name = name_, \
		.numbers = {x86_64, aarch64, i386}, \
		.classes = classes_, \
		.result = result_, \
		attributes, \
		.fields = (const struct field[]){__VA_ARGS__{0}}},

/* CALL(name, x86_64, aarch64, i386, classes, result, fields…). Classes are written FILE|DESC; 0 for none. */
#define CALL(name_, x86_64, aarch64, i386, classes_, result_, ...) \
	CALL_(#name_, x86_64, aarch64, i386, classes_, result_, .remark = NULL, __VA_ARGS__)
/* The same with a hook that says more behind the result. */
#define CALL_NOTE(name_, x86_64, aarch64, i386, classes_, result_, hook, ...) \
	CALL_(#name_, x86_64, aarch64, i386, classes_, result_, .remark = hook, __VA_ARGS__)
/* The same with lines of their own behind the call, by STATES of what KEEP has kept at its entry. */
#define CALL_STATES(name_, x86_64, aarch64, i386, classes_, result_, hook, keep_, states_, ...) \
	CALL_(#name_, x86_64, aarch64, i386, classes_, result_, \
		ATTRIBUTES_(.remark = hook, .keep = keep_, .states = states_), __VA_ARGS__)

/* CALL whose meaning the argument in register SELECTOR decides: one line OPTION(…) each in OPTIONS, written before; the
 * fields here are those of any other value. */
#define CALL_BY(name_, x86_64, aarch64, i386, classes_, result_, selector_, options_, ...) \
	CALL_(#name_, x86_64, aarch64, i386, classes_, result_, \
		ATTRIBUTES_(.options = options_, .selector = selector_), __VA_ARGS__)
#define OPTION_NOTE(name_, value_, result_, hook, ...) \
	{.value = value_, \
		.call = {.name = #name_, \
			.result = result_, \
			.remark = hook, \
			.fields = (const struct field[]){__VA_ARGS__{0}}}},
#define OPTION(name_, value_, result_, ...) OPTION_NOTE(name_, value_, result_, NULL, __VA_ARGS__)
#define OPTIONS(name_, ...) static const struct call_option name_[] = {__VA_ARGS__{0}};

/* One room's calls: CALLS(file, CALL(…) CALL(…)) defines calls_file; link/calls.c lists the rooms. */
#define CALLS(room, ...) const struct call calls_##room[] = {__VA_ARGS__{0}};

#endif
