/* Descriptions, linked: names became offsets, widths and layouts those of one ABI. Made lazily, once per call and ABI. */
#ifndef SPY_LINK_H
#define SPY_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spy/abi.h"
#include "spy/call.h"
#include "spy/type.h"

/* How deep types may nest in each other; what lies deeper is told as an address. */
#define LINK_DEPTH 16

/* Where a value that another one depends on is found. */
struct reference {
	enum { REF_NONE, REF_NUMBER, REF_FIELD, REF_RESULT, REF_REST, REF_FAILED, REF_DONE, REF_ALL } kind;
	uint8_t scope; /* REF_FIELD: 0 the call's arguments, then the structures around, from the outside */
	uint8_t width;
	bool is_signed;
	uint8_t words;   /* of an argument: registers it takes */
	uint32_t offset; /* in a structure; index of an argument's register */
	uint32_t size;   /* of the member, which may be no value */
	uint64_t number;
};

struct link_value { /* a constant as one ABI has it */
	uint64_t value;
	const char *name;
};

struct linked_constants {
	const struct link_value *values; /* in the table's order */
	const struct link_value *sorted; /* by value, the first of equals; NULL for short tables */
	unsigned count;
	unsigned sorted_count;
	const char *zero; /* name of 0 */
	const char *unknown;
};

struct linked_condition {
	struct reference field;
	uint64_t value;
	uint64_t mask;
	uint8_t test;
	const struct linked_condition * or, *and;
};

struct node;

struct linked_choice {
	uint64_t first, last;
	const struct node *node;
	const struct node *returns;
};

/* A type as it stands in one place. */
struct node {
	uint8_t kind;  /* enum type_kind */
	uint8_t width; /* bytes of a value or pointer */
	uint8_t align;
	bool afters;  /* an argument of which more is told after the call: => */
	bool waits;   /* cannot be told before the call returned */
	bool changes; /* holds CHANGING values: its memory is kept at entry */
	bool sized;   /* SIZE is known without looking */
	bool verbose, bare, shown, unwanted, together; /* of the field */
	bool nonzero, always;                          /* of a part */
	uint8_t scope;                                 /* STRUCT, UNION: its number as a scope */
	uint8_t registers;                             /* of an argument: first register */
	uint8_t words;                                 /* and how many it takes */
	uint32_t offset;                               /* of a member */
	uint32_t size;                                 /* in memory; of the fixed part */
	uint64_t mask;    /* the bits of this part of PARTS, or those that a SWITCH looks at */
	const char *name; /* of the field */
	const struct type *type;
	struct reference length; /* BYTES, ARRAY, …; SIZED_BY; SWITCH: the selector */
	struct linked_constants constants;
	const struct linked_condition *condition;
	const struct node *of;
	const struct node *besides;
	const struct node *after;
	const struct node *fields; /* STRUCT, UNION, PARTS */
	unsigned field_count;
	const struct linked_choice *choices; /* SWITCH: sorted by value */
	unsigned choice_count;
	const struct node *otherwise, *otherwise_returns;
};

struct linked_call {
	const struct call *call;
	const struct abi *abi;
	const char *name;
	unsigned count;
	unsigned waiting; /* first argument that may wait; count if none does */
	bool captures;    /* memory is to be kept at entry */
	bool chooses;     /* a SWITCH may replace the result's type */
	uint8_t operands; /* bit by argument: those that can be a descriptor, several or a path */
	struct node result;
	struct node arguments[6];
	struct linked_call *next; /* of those outside of rooms */
};

/* CALL of ABI, as events have it, linked; NULL if no line describes it. Stays valid for ever. */
const struct linked_call *link_call(const struct abi *abi, unsigned call);

/* What CALL means with these arguments: CALL itself, or one of its options. Stays valid for ever. */
const struct linked_call *link_option(const struct linked_call *call, const uint64_t args[6]);

/* The member of a structure that is a descriptor, or NULL. */
const struct node *link_fd_member(const struct node *node);

/* The description alone, as events have it or by name (exactly NAME; the next after PREVIOUS, NULL for the first). */
const struct call *link_find(const struct abi *abi, unsigned call);
const struct call *link_find_name(const struct abi *abi, const char *name);

/* The number of the call on ABI, or -1. */
int link_number(const struct abi *abi, const struct call *call);

/* One more than the greatest of ABI: at most ABI_CALLS. */
unsigned link_limit(const struct abi *abi);

/* Link a type that is no part of a call: a siginfo. Stays valid for ever. */
const struct node *link_type(const struct abi *abi, const struct type *type);

/* A call that is in no room, linked. Stays valid for ever. */
const struct linked_call *link_outside(const struct abi *abi, const struct call *call);

/* TABLE as ABI has it. */
struct linked_constants link_constants(const struct abi *abi, const struct constants *table);

/* A value's name in a table, or NULL. */
const char *link_constant(const struct linked_constants *constants, uint64_t value);

/* All rooms of describe/, ended by NULL; each ended by a call without a name. */
extern const struct call *const link_rooms[];

#endif
