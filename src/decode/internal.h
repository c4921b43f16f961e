/* What the files of the decode room share: where the walk stands. */
#ifndef DECODE_INTERNAL_H
#define DECODE_INTERNAL_H

#include "spy/decode.h"
#include "spy/hook.h"
#include "spy/link.h"

/* Memory read in one stop: room that is given back in the order it was taken. One structure of each nesting level and
 * the rest of its page have to fit. */
#define VIEW_ROOM (256 * 1024)
#define VIEW_COUNT 64

/* Elements of arrays that one stop may tell, whatever counts the tracee states. */
#define ELEMENTS_MOST (16 * 1024)

/* Bytes of strings that one stop may tell, whatever the user wants of each: a vector's may all be the same pages. */
#define STRING_BYTES_MOST (64 * 1024 * 1024)

/* Bytes that hooks may tell whole in one stop, beyond what the string limit bounds. */
#define HOOK_BYTES_MOST (256 * 1024)

struct view {
	uint64_t address;
	size_t length;
	size_t start; /* in the room */
};

struct views {
	uint8_t *room;
	size_t used;
	unsigned count;
	struct view list[VIEW_COUNT];
};

/* A structure that is being told: the base that references count from. */
struct frame {
	const uint8_t *data;
	size_t size;
};

struct decode {
	struct sink *sink;
	struct decode_options options;
	int directory;   /* that the next path is relative to; kept only if contexts are told */
	bool identifies; /* of PIDs more than their number is told */
	const struct event *event;
	struct pending *pending;
	bool exiting;          /* the call has returned, or will not */
	bool failed;           /* and with an error, or without a result */
	uint64_t result;       /* never negative: of a failed call 0 */
	uint64_t rest;         /* bytes from where we are to the end of what is there */
	uint64_t atmost;       /* ATMOST: bytes that may still be told; UINT64_MAX for no limit */
	uint64_t index;        /* of the array element that is told, in the innermost array */
	unsigned elements;     /* told in this stop */
	bool broken;           /* what is told in this stop ends where no more can be read */
	bool untold;           /* an address has been told in place of what is there */
	uint64_t string_bytes; /* of strings, in this stop */
	size_t hook_bytes;     /* by hooks, in this stop */
	unsigned depth;
	struct frame frames[LINK_DEPTH + 2];
	struct views views;
	struct string text; /* a string that lies in several pages */
};

/* Set the walk to the start of one stop (decode.c). */
void decode_begin(struct decode *decode, const struct event *event, struct pending *pending, bool exiting);

/* How many bytes of a string may be told now. */
static inline uint64_t
string_limit(const struct decode *decode)
{
	uint64_t left = STRING_BYTES_MOST - decode->string_bytes;

	return decode->options.string_limit < left ? decode->options.string_limit : left;
}

/* Values (value.c) */
uint64_t value_load(const struct node *node, const uint8_t *data);
/* VALUE as a register of NODE's width and sign holds it. */
uint64_t value_narrow(const struct node *node, uint64_t value);
uint64_t value_argument(const struct decode *decode, const struct node *node);
uint64_t value_evaluate(const struct decode *decode, const struct reference *reference);
bool value_holds(const struct decode *decode, const struct linked_condition *condition);
const struct linked_choice *value_choose(const struct decode *decode, const struct node *node);
const struct node *value_chosen(const struct decode *decode, const struct node *node);
void value_tell(struct decode *decode, const struct node *node, uint64_t value);
void value_flags(
	struct decode *decode, uint64_t value, const struct linked_constants *constants, enum radix radix);

/* Values of several parts (parts.c) */
uint64_t value_bitfield(const struct node *node, uint64_t value);
void parts_tell(struct decode *decode, const struct node *node, uint64_t value);
void joined_tell(struct decode *decode, const struct node *node, uint64_t value);
void bitfield_tell(struct decode *decode, const struct node *node, uint64_t value);
void meaning_tell(struct decode *decode, const struct node *node, uint64_t value);
void commented_tell(struct decode *decode, const struct node *node, uint64_t value);
void commented_flags_tell(struct decode *decode, const struct node *node, uint64_t value);
void padded_tell(struct decode *decode, const struct node *node, uint64_t value);

/* Take the names of VALUE's bits from it. Returns how many there are, at most ROOM. */
unsigned value_take_flags(
	const struct linked_constants *constants, uint64_t *value, const char **names, unsigned room);

/* "SIGHUP", or "HUP" as a member of a set. */
const char *value_signal(unsigned signal, bool in_set);

/* Does NODE, an argument or what it points to, have to wait for the call's return? */
bool value_waits(const struct decode *decode, const struct node *node);

/* Values with what they stand for, if the user wants that (note.c): a descriptor, a PID. */
void fd_tell(struct decode *decode, const struct node *node, int64_t value);
void id_tell(struct decode *decode, const struct node *node, int64_t value);

/* SELinux contexts behind what was told, if the user wants them (context.c). */
void context_tell_fd(struct decode *decode, const struct node *node, int fd);
void context_tell_path(struct decode *decode, uint64_t address);
void context_tell_thread(struct decode *decode, pid_t tid);

/* Memory (view.c). A view is SIZE bytes at ADDRESS, or NULL; valid until views_release of an older mark. */
struct mark {
	size_t used;
	unsigned count;
};

const uint8_t *view_memory(struct decode *decode, uint64_t address, size_t size);
/* How many bytes from ADDRESS on are there, at most SIZE, and where. */
size_t view_prefix(struct decode *decode, uint64_t address, size_t size, const uint8_t **data);
/* The text at ADDRESS up to its NUL (*WHOLE) or to LIMIT bytes. Returns false if it cannot be read. */
bool view_text(struct decode *decode, uint64_t address, size_t limit, struct span *text, bool *whole);
struct mark views_mark(const struct decode *decode);
void views_release(struct decode *decode, struct mark mark);

/* Pointers and what they point to (pointer.c, memory.c) */
void pointer_tell(struct decode *decode, const struct node *node, uint64_t address);
/* Tell what is at ADDRESS; false, with nothing told, if it cannot be read. */
bool pointee_tell(struct decode *decode, const struct node *node, uint64_t address);
void memory_tell(struct decode *decode, const struct node *node, struct span span);
bool array_tell(struct decode *decode, const struct node *node, uint64_t address, const struct span *span);
bool strv_tell(struct decode *decode, uint64_t address);
/* Is element INDEX beyond what is told before an elision? Counts it if not. */
bool element_elided(struct decode *decode, uint64_t index);
bool records_tell(struct decode *decode, const struct node *node, uint64_t address);
void sigset_tell(struct decode *decode, const uint8_t *data, size_t size);
void fdset_tell(struct decode *decode, const uint8_t *data, uint64_t count);
void string_tell(
	struct decode *decode, const struct node *node, const uint8_t *data, uint64_t length, uint64_t whole);
/* Is any member of the structure at ADDRESS to be told? */
bool struct_tells(struct decode *decode, const struct node *node, uint64_t address);
/* Tell the AFTER fields of a structure; false if none is to be told. */
bool struct_after(struct decode *decode, const struct node *node, uint64_t address, bool tell);

/* Tell the bytes whole that the call has moved, if they are wanted (dump.c). */
void dump_call(struct decode *decode);

/* Memory as it was at entry (keep.c) */
void keep_memory(struct decode *decode, const struct node *node, uint64_t value);
const uint8_t *keep_find(const struct pending *pending, uint64_t address, size_t size);

#endif
