/* What a hook in hooks/ may ask of the decoder and tell: it knows neither text from JSON nor live memory from dead. */
#ifndef SPY_HOOK_H
#define SPY_HOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spy/decode.h"
#include "spy/sink.h"
#include "spy/type.h"

/* Tell. Each is the sink's operation of that name; see sink.h. */
void tell_open(struct decode *decode, enum shape shape);
void tell_close(struct decode *decode, enum shape shape);
void tell_named(struct decode *decode, const char *function);
void tell_label(struct decode *decode, const char *name, enum label_style style);
/* Which element of an array comes next, by its name in CONSTANTS if it has one. */
void tell_index(struct decode *decode, uint64_t index, const struct constants *constants);
void tell_number(struct decode *decode, uint64_t value, enum radix radix);
void tell_constant(
	struct decode *decode, uint64_t value, enum radix radix, const char *name, const char *unknown);
void tell_beyond(struct decode *decode, uint64_t value, const char *name, uint64_t base);
void tell_address(struct decode *decode, uint64_t address);
void tell_bytes(struct decode *decode, const void *data, size_t length, unsigned style);
void tell_elided(struct decode *decode);
/* Behind an elision: what follows at ADDRESS cannot be read. */
void tell_unreadable(struct decode *decode, uint64_t address);
void tell_remark(struct decode *decode, const char *text);
void tell_encoded(struct decode *decode, const struct encoded *encoded);
/* A word of the field's own: WCOREDUMP, shown without quotes. */
void tell_word(struct decode *decode, const char *word);
/* Begin a line of its own behind the call, for a CALL_STATES: one value follows, and the close of SHAPE_STATE. */
void tell_state(struct decode *decode, const char *what, uint64_t number, bool before);
/* A set of the signals 1 to BITS, at most 64: [HUP INT], or what it lacks: ~[KILL STOP]. */
void tell_signals(struct decode *decode, uint64_t set, unsigned bits);
/* A string of the program: cut at the string limit. */
void tell_string(struct decode *decode, const void *data, size_t length);
/* A value as ENUM or FLAGS of a table, of the event's ABI. */
void tell_enum(struct decode *decode, uint64_t value, const struct constants *constants, enum radix radix);
void tell_flags(struct decode *decode, uint64_t value, const struct constants *constants);
/* VALUE as words that the hook has made: 21<<MAP_HUGE_SHIFT. */
void tell_words(struct decode *decode, uint64_t value, enum radix radix, const struct flag_words *words);
/* VALUE as the type TYPE, or the memory of SPAN as TYPE: structures nested in a hook stay one line of data. Linked
 * at first use; the type's lengths can refer to `ret`, `rest` and to the call's arguments. */
void tell_value(struct decode *decode, const struct type *type, uint64_t value);
void tell_span(struct decode *decode, const struct type *type, struct span span);
/* TYPE, an ARRAY of `rest` elements, as COUNT of them at ADDRESS, each read as it is told. False, with nothing told, if
 * not even the first can be read, or what pointers point to is not wanted. */
bool tell_elements(struct decode *decode, const struct type *type, uint64_t address, uint32_t count);
/* What the argument of that name points to, told as its type has it. */
void tell_pointee_of(struct decode *decode, const char *argument);
/* A pointer to TYPE. */
void tell_pointee(struct decode *decode, const struct type *type, uint64_t address);

/* Ask. */
const struct event *hook_event(const struct decode *decode);
const struct abi *hook_abi(const struct decode *decode);
uint64_t hook_argument(const struct decode *decode, unsigned index);
/* The bytes that TYPE takes on the event's ABI. */
size_t hook_size(const struct decode *decode, const struct type *type);
/* The argument of that name, as wide as its type; 0 if the call has none. */
uint64_t hook_argument_named(const struct decode *decode, const char *name);
/* VALUE's name in a table as the event's ABI has it, or NULL. */
const char *hook_name(const struct decode *decode, uint64_t value, const struct constants *constants);
/* Take the bits that have names from *VALUE. Returns how many names there are, at most ROOM. */
unsigned hook_flag_names(const struct decode *decode, uint64_t *value, const struct constants *constants,
	const char **names, unsigned room);
/* The call's result: 0 before its exit, a negative errno if it failed. */
int64_t hook_result(const struct decode *decode);
/* The thread's last call if it ended only to be gone on with by restart_syscall(2), or NULL. */
const char *hook_resumed(const struct decode *decode);
bool hook_exiting(const struct decode *decode);
/* The call has ended with an error, or without a result. */
bool hook_failed(const struct decode *decode);
bool hook_verbose(const struct decode *decode);
/* How many entries of a list may be told inside of each other. */
unsigned hook_inwards(const struct decode *decode);
/* SIZE bytes at ADDRESS, valid until the hook returns; NULL if they cannot be read whole. */
const void *hook_view(struct decode *decode, uint64_t address, size_t size);
/* Copy at most SIZE bytes at ADDRESS to TO; returns how many could be read. None where a pointer of the event's ABI cannot
 * point to: calls of i386 and x32 that a 64-bit program makes have wider registers than pointers. */
size_t hook_read(const struct decode *decode, uint64_t address, void *to, size_t size);
/* What stood at ADDRESS when the call was entered, if it is kept (a type with CHANGING in it); else NULL. */
const void *hook_kept(const struct pending *pending, uint64_t address, size_t size);
/* Keep SIZE bytes at ADDRESS, as far as they can be read, for hook_kept; for a CALL_STATES at the call's entry. */
void hook_keep(struct decode *decode, uint64_t address, size_t size);
/* The same of the call that is told; for a SPAN_KEPT. */
const void *hook_before(const struct decode *decode, uint64_t address, size_t size);
size_t hook_limit(const struct decode *decode); /* -s */
bool hook_tells_namespaces(const struct decode *decode);
enum decode_vcpus hook_tells_vcpus(const struct decode *decode);

/* Unaligned loads from a span in the tracee's byte order. */
uint64_t hook_load(const void *data, unsigned width);

#endif
