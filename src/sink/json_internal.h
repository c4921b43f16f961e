/* What the files of the JSON sink share: where in a line we are. */
#ifndef SINK_JSON_INTERNAL_H
#define SINK_JSON_INTERNAL_H

#include <string.h>

#include "sink/json.h"

enum json_brackets {
	JSON_ONE,    /* none as long as one value is all: a second makes it an array, a label an object */
	JSON_ARRAY,  /* [: an object instead if its first value has a label */
	JSON_OBJECT, /* { */
};

/* A value that holds values and is not yet whole. Positions count from the beginning of json->text. */
struct json_frame {
	enum json_brackets brackets;
	size_t start;            /* where its bracket stands, or would */
	size_t last;             /* where the value that was told last begins */
	size_t key;              /* and its key; 0: it has none */
	unsigned count;          /* of its values */
	const char *const *keys; /* of values that come without a label; then their place is it */
	const char *tail;        /* what comes behind its closing bracket */
	bool arguments;          /* of a call: each has its name */
	bool signals;            /* names of signals come without SIG */
	bool joined;             /* parts of one value: names of flags are values like the others */
	bool alias;              /* a value whose remark is a name for it */
	bool spliced;            /* its values are those of the frame below, whose state it has taken over */
	bool wrapped;            /* an array whose last element is {"label":value, still to be closed */
};

struct json {
	struct sink sink;
	struct string *text; /* what is told goes here: a held line's text, or sink.out */
	struct line *line;   /* the call that the frames belong to; NULL: an event, or nothing */
	struct json_frame *frames;
	unsigned depth, room;
	bool labelled;      /* a label was told and its value was not */
	bool silent;        /* text would not show that label */
	size_t label_start; /* where it begins, its comma included */
	bool remarked;      /* the line has a remark already */
	/* Dumps of the call: there were some, one is open; the buffer and the message it is of, -1 for none. */
	bool dumped, dumping;
	int64_t dumped_buffer, dumped_message;
};

static inline struct json *
json_of(struct sink *sink)
{
	return (struct json *)sink;
}

static inline struct json_frame *
json_top(struct json *json)
{
	return &json->frames[json->depth - 1];
}

/* Frames (json_frame.c). Push one with its opening bracket, as part of a value that is begun. */
struct json_frame *json_push(struct json *json, enum json_brackets brackets);
/* Close the innermost. */
void json_pop(struct json *json);
/* Begin to write a value: put what has to stand before it. */
void json_item(struct json *json);
void json_label(struct sink *sink, const char *name, enum label_style style);
/* Make of the value told last the object {"FIRST":value,"SECOND": and leave the value of SECOND and the closing brace
 * to the caller. */
void json_wrap(struct json *json, const char *first, const char *second);
/* Begin a member named NAME_remark behind the member NAME that was told last. Returns false, with nothing done, if it was
 * no member. */
bool json_remark_key(struct json *json);

/* Leaves and shapes (json_value.c). */
void json_shape(struct sink *sink, enum shape shape);
void json_close(struct sink *sink, enum shape shape);
void json_named(struct sink *sink, const char *function);
void json_index(struct sink *sink, uint64_t value, const char *name, const char *unknown);
void json_number(struct sink *sink, uint64_t value, enum radix radix);
void json_constant(
	struct sink *sink, uint64_t value, enum radix radix, const char *name, const char *unknown);
void json_beyond(struct sink *sink, uint64_t value, const char *name, uint64_t base);
void json_flags(struct sink *sink, uint64_t value, enum radix radix, const struct flag_words *words);
void json_address(struct sink *sink, uint64_t address);
void json_bytes(struct sink *sink, const void *data, size_t length, unsigned style);
void json_encoded(struct sink *sink, const struct encoded *encoded);
void json_noted(
	struct sink *sink, int64_t value, const char *name, const struct note *note); /* json_note.c */
void json_context(struct sink *sink, const char *context, size_t length);             /* json_note.c */
void json_elided(struct sink *sink);
void json_unreadable(struct sink *sink, uint64_t address);
void json_tail(struct sink *sink, const void *data, size_t length, size_t shown, size_t offset);
void json_remark(struct sink *sink, const char *text);

/* What comes behind a call (json_after.c). */
void json_dump(struct sink *sink, const struct dump *dump);
void json_dumps_end(struct json *json);
void json_state(struct sink *sink, const char *what, uint64_t number, bool before);
void json_stack(struct sink *sink, const struct event *event, const struct line *line,
	const struct string *stack, bool late);

/* Write the comma and the key of a member that is spy's own, a literal; its value follows. */
#define MEMBER(to, key) string_add(to, ",\"" key "\":", sizeof(key) + 3)
#define TRUTH(to, key, truth) string_add_text(to, truth ? ",\"" key "\":true" : ",\"" key "\":false")

/* Characters (json_text.c). */
/* "NAME": */
void json_add_key(struct string *to, const char *name);
/* "WORD", which holds nothing that has to be escaped: a literal, not a name that a hook may have put together. */
void json_add_word(struct string *to, const char *word);
/* In hex or octal: between quotes. */
void json_add_number(struct string *to, uint64_t value, enum radix radix);
/* Any bytes: "text", {"string":"text","cut":true} or {"bytes":"hex"}; STYLE is of enum bytes_style. */
void json_add_bytes(struct string *to, const void *data, size_t length, unsigned style);
/* "hex" */
void json_add_hex(struct string *to, const void *data, size_t length);
/* Make room for LENGTH bytes at position AT, to be written by the caller at what is returned. */
char *json_gap(struct string *to, size_t at, size_t length);

#endif
