/* The notation that system calls are described in: data only. spy-types(7) teaches it; link/ makes it quick to walk. */
#ifndef SPY_TYPE_H
#define SPY_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spy/constants.h"
#include "spy/sink.h"

struct decode;
struct pending;

/* A stretch of memory: SIZE bytes at DATA that stood at ADDRESS in the tracee. */
struct span {
	const uint8_t *data;
	size_t size;
	uint64_t address;
};

enum type_kind {
	TYPE_NONE, /* not told: padding of SIZE, or an argument that a command does not have */
	/* values */
	TYPE_NUMBER,
	TYPE_ADDRESS,
	TYPE_ENUM,
	TYPE_FLAGS,
	TYPE_PARTS,    /* several fields of bits in one value */
	TYPE_BITFIELD, /* some bits of a value */
	TYPE_SWAPPED,  /* a value in the other order of bytes */
	TYPE_PADDED,   /* a number with so many characters at least */
	TYPE_ELISION,  /* nothing but that there is more */
	TYPE_MEANING,  /* a number, and what it means */
	TYPE_FD,
	TYPE_VALUE_HOOK,
	/* pointers */
	TYPE_POINTER,
	/* memory */
	TYPE_BYTES, /* a buffer of so many bytes */
	TYPE_CHARS, /* text in so many bytes, that a NUL may end */
	TYPE_TEXT,  /* text up to a NUL */
	TYPE_ARRAY,
	TYPE_STRV,    /* a NULL-terminated array of pointers to text */
	TYPE_RECORDS, /* elements that state their own length */
	TYPE_STRUCT,
	TYPE_UNION,
	TYPE_SIGSET,
	TYPE_FDSET,
	TYPE_SPAN_HOOK,
	/* choice and change */
	TYPE_SWITCH,
	TYPE_CHANGING,
	TYPE_ATMOST,
	TYPE_BEHIND, /* what stands at a place beyond what is read of a structure */
	TYPE_PER_ABI,
};

enum direction { IN_ = 1, OUT_ = 2 };

enum meaning { /* what filters, -y, -P and -e fd= key on */
	MEANS_NOTHING,
	MEANS_FD,
	MEANS_DIRFD,
	MEANS_PATH,
	MEANS_PID,
	MEANS_TID,
	MEANS_PGID,
	MEANS_SID,
	MEANS_UID,
	MEANS_SIGNAL,
};

enum aside {               /* how constants are told otherwise than by their names */
	ASIDE_COMMENT = 1, /* a number, and names as a comment */
	ASIDE_REMARK,      /* the same, whatever constants are told as */
	ASIDE_NOTHING,     /* flags of which none is set are nothing */
};

struct type {
	enum type_kind kind;
	uint8_t width;     /* bytes of a value; 0: the ABI's word */
	uint8_t radix;     /* enum radix */
	uint8_t direction; /* of a pointer */
	uint8_t meaning;   /* enum meaning */
	uint8_t aside;     /* ENUM, FLAGS: enum aside */
	uint8_t align;     /* forced alignment; 0: natural */
	bool wide;         /* a pointer of 64 bits on every ABI */
	bool is_signed;
	bool whole;      /* TEXT, BYTES, ARRAY: told whole, whatever the string limit */
	bool of_written; /* ENUM as a result: told of what the call has written, so not if that is not */
	bool nameless;   /* FLAGS as a result: told without a word before them, and only if one is known */
	bool brief;      /* a pointer: not followed unless the sink wants all */
	bool indirect;   /* a pointer to a pointer, told as if it were that one */
	bool insists;    /* a pointer with BESIDES, CHANGING: that is told of a failed call, too */
	bool former;     /* CHANGING: told as it was at entry alone */
	bool joined;     /* PARTS: each told by itself */
	bool alone;      /* and one that is the only one as if there were no others */
	bool stays;      /* MEANING: told whatever constants are told as */
	bool unnamed;    /* MEANING: with constants as they are told elsewhere */
	uint8_t shift,
		bits;     /* BITFIELD: the first bit, and how many; 0: all from that on; PADDED: characters */
	bool kept;        /* SPAN: the hook asks what stood there at entry */
	bool moved;       /* BYTES: what the call moves to or from its descriptor */
	bool own_size;    /* STRUCT: SELECTOR names a member of its own */
	bool elided_tail; /* STRUCT: bytes beyond its members are an elision, zero or not */
	bool counted;     /* RECORDS: only their number is told, unless the sink wants all */
	uint8_t few;   /* ARRAY: elements told, unless the sink wants all; 0: as many as the string limit */
	uint8_t style; /* BYTES, CHARS: enum bytes_style */
	const char *name;     /* of a struct; of FLAGS what a result's are called, if not "flags" */
	const char *order;    /* STRUCT: members in the order they are told; those not named follow */
	const char *length;   /* a field's name, `ret`, `rest`, or a number */
	const char *selector; /* SWITCH: the field that decides; SIZED_BY: the field with the size */
	uint64_t least; /* SIZED_BY: the smallest size that is no error; SPAN: bytes kept, 0: those told */
	uint32_t room;  /* BYTES: what they take in memory, whatever their length; 0: the length */
	uint32_t
		most; /* SPAN: bytes that the hook takes, however many there are; SIZED_BY: the largest size; 0: any */
	uint64_t mask;  /* SWITCH: the bits of the selector that decide; MEANING: those it needs; 0: all */
	int only_error; /* OUT_IF: told although the call failed with this */
	const uint8_t *versions; /* SIZED_BY_VERSION: sizes, the least first, ended by 0 */
	const struct constants *constants;
	const struct type *of;
	const struct type *besides; /* the other direction, or the index of a TABLE */
	const struct field *fields;
	const struct choice *choices;
	void (*value)(struct decode *decode, uint64_t value);
	bool (*memory)(struct decode *decode, struct span span);
	const struct type *const *per_abi_types; /* PER_ABI: CONSTANT_ABIS of them */
};

struct condition {
	const char *field;
	uint64_t value;
	uint64_t mask; /* CONDITION_IS, CONDITION_ISNT: of these bits of the field; 0: of all */
	enum { CONDITION_MASK, CONDITION_IS, CONDITION_ISNT, CONDITION_NO_MASK, CONDITION_OVER } test;
	const struct condition * or ; /* holds also if this holds */
	const struct condition *and;
};

struct field {
	const char *name;
	const struct type *type;
	const struct condition *condition; /* told only if */
	const struct type *after;          /* THEN: told once more, behind an =>, when the call succeeded */
	uint8_t place;                     /* CALL: its register, counted from 1; 0: the next one */
	bool verbose;                      /* told only if the sink wants all */
	bool bare;                         /* STRUCT: its name is not shown */
	bool shown;                        /* CALL: its name is shown */
	bool unwanted;                     /* told only by sinks that want all, and no elision for it */
	bool aside;                        /* CALL: -P and -e fd= do not look at it */
	bool together;                     /* STRUCT: there if the member before it is */
	bool overlay;                      /* STRUCT: begins where the member before it does */
	bool nonzero;                      /* PARTS: told only if it is not zero */
	bool always;                       /* PARTS: told at once even if it has no name */
};

/* One case of a SWITCH: from FIRST to LAST, or the OTHERWISE. */
struct choice {
	uint64_t first;
	uint64_t last;
	const struct type *type;
	const struct type *returns; /* the result is of this type, not the call's */
	const char *as;             /* the argument has another name */
	bool otherwise;
};

#define T_(...) (&(const struct type){__VA_ARGS__})

/* Values. */
#define INT_(width_, signed_, radix_) \
	T_(.kind = TYPE_NUMBER, .width = width_, .is_signed = signed_, .radix = radix_)
#define ENUM_(width_, c) T_(.kind = TYPE_ENUM, .width = width_, .radix = RADIX_HEX, .constants = c)
#define FLAGS_(width_, c) T_(.kind = TYPE_FLAGS, .width = width_, .radix = RADIX_HEX, .constants = c)
#define RESULT_FLAGS(c) \
	T_(.kind = TYPE_FLAGS, .width = 4, .radix = RADIX_HEX, .constants = c, .nameless = true)
#define ENUM8(c) ENUM_(1, c)
#define ENUM16(c) ENUM_(2, c)
#define ENUM32(c) ENUM_(4, c)
#define ENUM64(c) ENUM_(8, c)
#define ENUML(c) ENUM_(0, c)
/* As ENUM32, but a value without a name is a signed number with no comment. */
#define ENUM32_OR_NUMBER(c) \
	T_(.kind = TYPE_ENUM, .width = 4, .is_signed = true, .radix = RADIX_SIGNED, .constants = c)
/* A value with or without a name; what has none is told in RADIX, with the table's comment. */
#define ENUM_RADIX(width_, radix_, c) \
	T_(.kind = TYPE_ENUM, .width = width_, .radix = radix_, \
		.is_signed = (radix_) == RADIX_SIGNED || (radix_) == RADIX_SIGNED_HEX, .constants = c)
/* Told as a number, its name as a comment. */
#define ENUM_COMMENTED(width_, radix_, c) \
	T_(.kind = TYPE_ENUM, .width = width_, .radix = radix_, .is_signed = (radix_) == RADIX_SIGNED, \
		.aside = ASIDE_COMMENT, .constants = c)
/* The same, even where constants are told as numbers. */
#define ENUM_REMARKED(width_, radix_, c) \
	T_(.kind = TYPE_ENUM, .width = width_, .radix = radix_, .is_signed = (radix_) == RADIX_SIGNED, \
		.aside = ASIDE_REMARK, .constants = c)
#define FLAGS8(c) FLAGS_(1, c)
#define FLAGS16(c) FLAGS_(2, c)
#define FLAGS32(c) FLAGS_(4, c)
#define FLAGS64(c) FLAGS_(8, c)
#define FLAGSL(c) FLAGS_(0, c)
/* Told as a number, their names as a comment. */
#define FLAGS_COMMENTED(width_, c) \
	T_(.kind = TYPE_FLAGS, .width = width_, .radix = RADIX_HEX, .constants = c, .aside = ASIDE_COMMENT)
/* As FLAGS, but no flag at all is told as nothing. */
#define FLAGS_OR_NOTHING(width_, c) \
	T_(.kind = TYPE_FLAGS, .width = width_, .radix = RADIX_HEX, .constants = c, .aside = ASIDE_NOTHING)
/* One value of several: PART(mask, type) takes the bits of MASK in place. */
#define PARTS(width_, ...) \
	T_(.kind = TYPE_PARTS, .width = width_, .radix = RADIX_HEX, \
		.fields = (const struct field[]){__VA_ARGS__{0}})
#define PART(mask, type_, ...) \
	{.name = "", .type = type_, .condition = &(const struct condition){.value = mask}, ##__VA_ARGS__},
#define NONZERO .nonzero = true /* a part that is not told if it is zero */
#define ALWAYS .always = true   /* a part whose bits without names are told where it stands */
/* The same, but each part is told as a value of its own; under -X raw that is 0x2|0x20. */
#define JOINED(width_, ...) \
	T_(.kind = TYPE_PARTS, .width = width_, .joined = true, \
		.fields = (const struct field[]){__VA_ARGS__{0}})
/* The same, but of a value with one part that part is the value. */
#define JOINED_OR_ALONE(width_, ...) \
	T_(.kind = TYPE_PARTS, .width = width_, .joined = true, .alone = true, \
		.fields = (const struct field[]){__VA_ARGS__{0}})
/* Parts, each told as a value of its own, as arguments of a macro in C: IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 4). */
#define CALLED(width_, name_, ...) \
	T_(.kind = TYPE_PARTS, .width = width_, .joined = true, .name = #name_, \
		.fields = (const struct field[]){__VA_ARGS__{0}})
/* COUNT bits from FIRST on, or all of them, moved down and told as T. */
#define BITFIELD(width_, first, count, t) \
	T_(.kind = TYPE_BITFIELD, .width = width_, .shift = first, .bits = count, .of = t)
/* All bits from FIRST on, as T shifted by what BY tells of FIRST: 21<<26. */
#define SHIFTED(width_, first, t, by) \
	T_(.kind = TYPE_BITFIELD, .width = width_, .shift = first, .of = t, .besides = by)
/* T, in the other order of bytes than the machine's: that of networks. */
#define SWAPPED(width_, t) T_(.kind = TYPE_SWAPPED, .width = width_, .of = t)
/* A hexadecimal number that has so many characters at least, 0x not being for naught: 0x000001, 00. */
#define PADDED(width_, characters) T_(.kind = TYPE_PADDED, .width = width_, .bits = characters)
/* An elision: what is here is not told, but that there is more is. */
#define ELISION(width_) T_(.kind = TYPE_ELISION, .width = width_)
/* A value that is told as T where constants are told by name, else as NUMBER. As a result it is told as NUMBER and, in
 * parentheses behind it, as T by its names, unless constants are numbers. */
#define MEANING(number, t, ...) T_(.kind = TYPE_MEANING, .of = number, .besides = t, ##__VA_ARGS__)
#define STAYS .stays = true         /* a result: the same, even where constants are numbers */
#define UNNAMED .unnamed = true     /* a result: the same, with constants in T as they are elsewhere */
#define LABELLED(text) .name = text /* a result: the same, with TEXT before T */
#define ONLY(mask_) .mask = mask_   /* a result: the same, only of a number with one of these bits */
#define VALUE(width_, hook) T_(.kind = TYPE_VALUE_HOOK, .width = width_, .value = hook)

/* Pointers: what they point to is known before the call (IN), after it succeeded (OUT), or both. */
#define POINTER_(direction_, type_, ...) \
	T_(.kind = TYPE_POINTER, .direction = direction_, .of = type_, __VA_ARGS__)
#define IN(t) POINTER_(IN_, t)
/* Told as an address, unless the user wants all. */
#define IN_BRIEF(t) POINTER_(IN_, t, .brief = true)
/* Leads to the pointer (or address) T, and is told as if it were that one; in brackets if that is not followed. */
#define INDIRECT(t) POINTER_(IN_, t, .indirect = true)
#define OUT(t) POINTER_(OUT_, t)
#define INOUT(t) POINTER_(IN_ | OUT_, t)
#define IN64(t) POINTER_(IN_, t, .wide = true)
#define OUT64(t) POINTER_(OUT_, t, .wide = true)
#define OUT_IF(errno_, t) POINTER_(OUT_, t, .only_error = errno_)
/* Told at entry as A and once more, behind an =>, as B when the call succeeded; the second even tells the address of
 * what a call that failed did not write. */
#define IN_THEN_OUT(a, b) POINTER_(IN_, a, .besides = b)
#define IN_THEN_ALWAYS(a, b) POINTER_(IN_, a, .besides = b, .insists = true)

/* Memory. A length N is a field's name, `ret`, `rest` (to the end of what is there) or a number. */
#define BYTES(n, ...) T_(.kind = TYPE_BYTES, .length = #n, ##__VA_ARGS__)
/* Bytes that the call moves to (IN) or from (OUT) its first descriptor: -e write= and -e read= dump them. */
#define MOVED(n) T_(.kind = TYPE_BYTES, .length = #n, .moved = true)
#define HEXBYTES(n, ...) T_(.kind = TYPE_BYTES, .length = #n, .style = BYTES_HEX, ##__VA_ARGS__)
/* Bytes that are often text: a NUL at their end, or at the string limit, ends them. */
#define TEXTBYTES(n) T_(.kind = TYPE_BYTES, .length = #n, .style = BYTES_TEXT)
#define CHARS(k) T_(.kind = TYPE_CHARS, .length = #k)
#define ARRAY(t, n, ...) T_(.kind = TYPE_ARRAY, .of = t, .length = #n, ##__VA_ARGS__)
/* A member of a structure is told as far as that goes, whatever the string limit. */
#define WHOLE .whole = true
/* It takes so many bytes in memory, whatever its length. */
#define ROOM(n) .room = n
/* As ARRAY, each element behind its index's name: [VTIME]=… */
#define TABLE(t, n, c) T_(.kind = TYPE_ARRAY, .of = t, .length = #n, .constants = c)
/* As ARRAY, but only the first MOST elements are told unless the sink wants all. */
#define ARRAY_FEW(t, n, most) T_(.kind = TYPE_ARRAY, .of = t, .length = #n, .few = most)
/* A path of N bytes, its NUL included. */
#define PATHNAME(n) T_(.kind = TYPE_TEXT, .length = #n, .whole = true)
#define STRV T_(.kind = TYPE_STRV)
/* Elements T, each as long as its field LENGTH_FIELD says, in N bytes. */
#define RECORDS(t, length_field, n) T_(.kind = TYPE_RECORDS, .of = t, .selector = #length_field, .length = #n)
/* The same; their number is told behind the address unless the sink wants all. */
#define RECORDS_COUNTED(t, length_field, n) \
	T_(.kind = TYPE_RECORDS, .of = t, .selector = #length_field, .length = #n, .counted = true)
#define SPAN(hook, n) T_(.kind = TYPE_SPAN_HOOK, .memory = hook, .length = #n)
/* Of which the hook takes no more than MOST. */
#define SPAN_MOST(hook, n, most_) T_(.kind = TYPE_SPAN_HOOK, .memory = hook, .length = #n, .most = most_)
/* The hook may ask what stood there at entry, also behind the N bytes: of up to MOST in all. */
#define SPAN_KEPT(hook, n) T_(.kind = TYPE_SPAN_HOOK, .memory = hook, .length = #n, .kept = true)
#define SPAN_KEPT_MORE(hook, n, most) \
	T_(.kind = TYPE_SPAN_HOOK, .memory = hook, .length = #n, .kept = true, .least = most)
/* A set of signals in N bytes, if these are a word at least, or LEAST bytes, and eight at most. */
#define SIGSET_OF(n) T_(.kind = TYPE_SIGSET, .length = #n)
#define SIGSET_WITHIN(n, least_) T_(.kind = TYPE_SIGSET, .length = #n, .least = least_)
#define FDSET(n) T_(.kind = TYPE_FDSET, .length = #n)

/* Relations and choice. */
#define ATMOST(n, t) T_(.kind = TYPE_ATMOST, .of = t, .length = #n)
#define CHANGING(t) T_(.kind = TYPE_CHANGING, .of = t)
/* The same even if the call failed. */
#define CHANGING_ALWAYS(t) T_(.kind = TYPE_CHANGING, .of = t, .insists = true)
/* What stands from here on, beyond what is read of the structure: told as if a pointer led to it. */
#define BEHIND(t) T_(.kind = TYPE_BEHIND, .of = t)
/* As it was when the call was entered, told at its exit. */
#define FORMER(t) T_(.kind = TYPE_CHANGING, .of = t, .former = true)
#define SWITCH(field_, ...) \
	T_(.kind = TYPE_SWITCH, .selector = #field_, .choices = (const struct choice[]){__VA_ARGS__{0}})
/* The same, where only the bits of MASK decide. */
#define SWITCH_BITS(field_, mask_, ...) \
	T_(.kind = TYPE_SWITCH, .selector = #field_, .mask = mask_, \
		.choices = (const struct choice[]){__VA_ARGS__{0}})
#define CASE(v, type_, ...) {.first = v, .last = v, .type = type_, __VA_ARGS__},
#define CASES(first_, last_, type_, ...) {.first = first_, .last = last_, .type = type_, __VA_ARGS__},
#define OTHERWISE(type_, ...) {.otherwise = true, .type = type_, __VA_ARGS__},
#define RETURNS(t) .returns = t
#define AS(name_) .as = #name_

/* Fields. In a CALL each is an argument register, in a STRUCT a member at its natural offset. */
#define F(name_, type_, ...) {.name = #name_, .type = type_, ##__VA_ARGS__},
#define PAD(n) {.name = "", .type = T_(.kind = TYPE_NONE, .length = #n)},
#define WHEN_(test_, field_, value_, ...) \
	(&(const struct condition){.field = #field_, .value = value_, .test = test_, ##__VA_ARGS__})
#define IF(field_, mask) .condition = WHEN_(CONDITION_MASK, field_, mask)
#define UNLESS(field_, mask) .condition = WHEN_(CONDITION_NO_MASK, field_, mask)
#define IS(field_, v) .condition = WHEN_(CONDITION_IS, field_, v)
#define ISNT(field_, v) .condition = WHEN_(CONDITION_ISNT, field_, v)
#define OVER(field_, v) .condition = WHEN_(CONDITION_OVER, field_, v)
/* The bits of MASK are VALUE, or are not. */
#define BITS(field_, mask_, value_) .condition = BITS_(field_, mask_, value_)
#define BITS_(field_, mask_, value_, ...) WHEN_(CONDITION_IS, field_, value_, .mask = mask_, ##__VA_ARGS__)
#define BITSNT(field_, mask_, value_) .condition = WHEN_(CONDITION_ISNT, field_, value_, .mask = mask_)
/* CONDITION(IS_(a, 1, OR(IF_(b, 2)))) for what one of the above cannot say. */
#define CONDITION(c) .condition = c
#define IF_(...) WHEN_(CONDITION_MASK, __VA_ARGS__)
#define UNLESS_(...) WHEN_(CONDITION_NO_MASK, __VA_ARGS__)
#define IS_(...) WHEN_(CONDITION_IS, __VA_ARGS__)
#define ISNT_(...) WHEN_(CONDITION_ISNT, __VA_ARGS__)
#define OVER_(...) WHEN_(CONDITION_OVER, __VA_ARGS__)
/* IF(all, 1): if the sink wants all. */
#define AFTERWARDS IS(failed, 0) /* told once the call has succeeded */
/* IS(done, 1): in an element of an array, if it is one of those that the call's result counts. */
#define OR(c) .or = c
#define AND(c) .and = c
#define THEN(t) .after = t
#define VERBOSE .verbose = true
#define BARE .bare = true
#define NAMED .shown = true
#define REGISTER(n) .place = (n) + 1 /* an argument that strace tells out of turn: its register from 0 */
#define ASIDE .aside = true          /* -P and -e fd= do not look at it, as strace does not */
#define UNTOLD .unwanted = true      /* a member that text never shows (JSON does) */

/* A member that begins where the one before it does: the rest of a union whose members are told as the structure's. */
#define OVERLAY .overlay = true

/* A member that is there if the one before it is, wherever the structure ends. */
#define TOGETHER .together = true

/* Named types are arrays of one, so that their name is a pointer. */
#define STRUCT(name_, ...) STRUCT_WITH(name_, .selector = NULL, __VA_ARGS__)
#define STRUCT_WITH(name_, attributes, ...) \
	const struct type struct_##name_[1] = {{.kind = TYPE_STRUCT, \
		.name = #name_, \
		attributes, \
		.fields = (const struct field[]){__VA_ARGS__{0}}}};
#define UNION(name_, ...) \
	const struct type union_##name_[1] = { \
		{.kind = TYPE_UNION, .name = #name_, .fields = (const struct field[]){__VA_ARGS__{0}}}};
/* The structure is as long as FIELD of the call says, at least LEAST; members beyond are not told, bytes beyond those
 * known are told as bytes if they are not all zero. */
#define SIZED_BY(field_, least_) .selector = #field_, .least = least_
#define SIZED_WITHIN(field_, least_, most_) .selector = #field_, .least = least_, .most = most_
#define ELIDED_TAIL .elided_tail = true
/* The same, but FIELD is a member of the structure's own, that stands where all sizes have it. */
#define SIZED_BY_OWN(field_, least_) .selector = #field_, .least = least_, .own_size = true
/* Members are told in this order, which is not that of memory: STRUCT_WITH(stat, ORDER("st_mode st_ino"), …) */
#define ORDER(names) .order = names
/* The same, but the size counts as the greatest of the versions that it reaches; of one that is less than the second, or
 * that is not there, nothing but the first member is told. */
#define SIZED_BY_VERSION(field_, ...) \
	.selector = #field_, .own_size = true, .versions = (const uint8_t[]) \
	{ \
		__VA_ARGS__, 0 \
	}
#define PACKED .align = 1
#define WIDE_ALIGNED .align = 130  /* 64-bit members at multiples of 8 on i386, too: __aligned_u64 */
#define PACKED_ON_X86 .align = 129 /* epoll_event: 64-bit members without padding on x86_64 */
#define PER_ABI(x86_64_, aarch64_, i386_) \
	T_(.kind = TYPE_PER_ABI, .per_abi_types = (const struct type *const[]){x86_64_, aarch64_, i386_})

#include "spy/types.h"

#endif
