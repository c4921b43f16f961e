/* What a sink is told: typed leaves and shapes, never rendered words. How a flag, a string or an elision looks is the
 * sink's own business, once for all calls. A NEW OUTPUT FORMAT IS ONE FILE in sink/. */
#ifndef SPY_SINK_H
#define SPY_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spy/event.h"
#include "spy/note.h"
#include "spy/stack.h"
#include "spy/string.h"

enum shape {
	SHAPE_STRUCT,      /* {a=1, b=2} */
	SHAPE_ARRAY,       /* [1, 2] */
	SHAPE_POINTEE,     /* [1]: a pointer to one scalar */
	SHAPE_SIGNALS,     /* [HUP INT] */
	SHAPE_NOT_SIGNALS, /* ~[HUP INT] */
	SHAPE_SET,         /* [3 6]: descriptors */
	SHAPE_CHANGE,      /* 110 => 0: value at entry, then value at exit */
	SHAPE_AFTER, /* {…} => {…}: joins what was told last with what the call made of it; told behind the first */
	SHAPE_REMARK, /* (Timeout): behind a result */
	SHAPE_MEANING, /* (PR_SPEC_ENABLE): the same, of what a number means: not told where constants are numbers */
	SHAPE_NAMED, /* nothing of its own around constants that are names, whatever constants are elsewhere */
	SHAPE_CALLED,  /* makedev(0x1, 0x3), htons(80): opened by `named` */
	SHAPE_SHIFTED, /* 21<<26: a value, and by how much it is shifted */
	SHAPE_JOINED,  /* A|B: values that make one, each told as its own */
	SHAPE_ALIAS,   /* a value, then what can stand for it: a remark (UTIME_NOW), or what `named` opens */
	SHAPE_BARE,    /* nothing of its own around it */
	SHAPE_NOTE,    /* 3<signalfd:[INT]>: opened by `noted` of a NOTE_SIGNALFD, for its set */
	SHAPE_STATE,   /* a line of its own behind the call: opened by `state` */
};

enum radix {
	RADIX_SIGNED,
	RADIX_UNSIGNED,
	RADIX_HEX,
	RADIX_OCTAL,
	RADIX_SIGNED_HEX,
	RADIX_HEX4, /* filled up with zeros to so many characters, 0x included, as printf's %#04x */
	RADIX_HEX16,
};

enum label_style {
	LABEL_EQUALS, /* name=value */
	LABEL_SILENT, /* not shown as text: an argument by its place */
	LABEL_WORD,   /* name value */
};

enum bytes_style {
	BYTES_CUT = 1,   /* there was more than is told */
	BYTES_PLAIN = 2, /* not a string of the program but a word: shown without quotes */
	BYTES_HEX = 4,   /* shown as \x.. whatever it holds: addresses, keys */
	BYTES_ABSTRACT =
		8,       /* a name that begins with a NUL, for which an @ is shown: AF_UNIX without a file */
	BYTES_TEXT = 16, /* a NUL at the end of what is told ends it, unless it is shown in hex */
};

/* A value as its flags: NAMES[0..COUNT) and the REST of its bits that have no name. */
struct flag_words {
	const char *const *names;
	unsigned count;
	uint64_t rest;
	uint8_t rest_radix;  /* S_IFREG|0644 */
	const char *unknown; /* "O_???": said of a value of which no bit has a name; may be NULL */
};

/* A value in a form of its own, a port or an address of a network: its LENGTH bytes at DATA, and how C writes it:
 * FUNCTION(FAMILY, "TEXT", &TARGET), where FAMILY and TARGET may be NULL, and VALUE is told if TEXT is NULL. With a
 * TARGET that says which member it is; without a FUNCTION it is TEXT alone. */
struct encoded {
	const void *data;
	size_t length;
	const char *function, *family, *text, *target;
	uint64_t value;
	const char *member; /* the bytes, where they are shown, are this member of a structure */
	bool aside; /* TEXT is no form that C knows: the bytes are shown, and it (or NULL) as a comment */
};

/* What the user had changed of a call. */
enum tampering {
	TAMPERED_ARGUMENTS = 1 << 0, /* or what they point to */
	TAMPERED_RESULT = 1 << 1,
	TAMPERED_TIME = 1 << 2, /* it was delayed */
};

/* What a sink keeps of a call between its entry and its exit, and whatever else belongs to one thread. */
struct line {
	struct string text; /* what is told so far, where it cannot go out at once */
	bool open;          /* told in part */
	bool interrupted;   /* another line came between: resume it as such */
	bool separate;      /* an argument was told, and the next needs a separator */
	size_t column;      /* bytes of the line so far */
	uint64_t started_ns;
	uint64_t started_realtime_ns, pointer; /* of the entry, for a line that is begun at the end */
	const char *name;
	uint64_t number;        /* of the last call */
	char command[16];       /* the thread's name, to be shown before its lines */
	uint8_t command_length; /* 0: not to be shown */
	unsigned tampering;     /* enum tampering, of the call */
};

/* How a call ended. */
struct outcome {
	int error;        /* 0, or an errno */
	bool unavailable; /* no result: the thread died, or the call does not return */
	bool nothing;     /* the tracee is let go: nothing follows */
	bool cut;         /* arguments that waited for the result are not told */
};

/* A part of what a call has moved to or from a descriptor. A vector's buffers come one after another, each begun by
 * DUMP_BUFFER; so do those of several messages, each begun by DUMP_MESSAGE. What a plain buffer holds has no begin. */
struct dump {
	enum { DUMP_MESSAGE, DUMP_BUFFER, DUMP_BYTES, DUMP_CUT } kind; /* CUT: there is more than is told */
	uint64_t index;                                                /* MESSAGE, BUFFER: which, from 0 */
	uint64_t length; /* MESSAGE: its buffers; BUFFER, BYTES: bytes */
	uint64_t offset; /* BYTES: in their buffer, at a multiple of 16 */
	const void *data;
};

struct sink {
	const struct sink_class *class;
	struct string *out;
	bool verbose;     /* wants VERBOSE fields and whole arrays */
	uint16_t inwards; /* how many entries of a list may be told inside of each other */
};

struct sink_class {
	/* Calls. `enter` begins one; `leave` continues it at its exit; `result` comes before the leaf that tells the
	 * result, unless the outcome says that there is none; `end` finishes what is told of the call itself; behind it
	 * may come dumps, a stack and states; then `done`: KEEP false takes all of it back. */
	void (*enter)(struct sink *sink, const struct event *event, struct line *line, const char *name);
	void (*leave)(struct sink *sink, const struct event *event, struct line *line);
	void (*result)(struct sink *sink, const struct event *event, struct line *line,
		const struct outcome *outcome);
	void (*end)(struct sink *sink, const struct event *event, struct line *line);
	void (*done)(struct sink *sink, const struct event *event, struct line *line, bool keep);
	/* What is known at entry is told, and the call may take long. */
	void (*pause)(struct sink *sink, const struct event *event, struct line *line);

	/* Everything else that happens to a thread: begins a line, told between with leaves, then `event_end`, a stack
	 * maybe, and `event_done`. */
	void (*event)(struct sink *sink, const struct event *event, struct line *line);
	void (*event_end)(struct sink *sink, const struct event *event);
	void (*event_done)(struct sink *sink, const struct event *event);

	/* Bytes that the call has moved, whole: behind its end. */
	void (*dump)(struct sink *sink, const struct dump *dump);
	/* The stack of the thread: behind a call's or a signal's end, and, of a call that never returned, once more behind
	 * the event that was its thread's last, for sinks that tell it there. LATE: it was not there at the call's entry. */
	void (*stack)(struct sink *sink, const struct event *event, const struct line *line,
		const struct string *stack, bool late);

	/* Behind the end and the stack: what WHAT ("VCPU") NUMBER was BEFORE the call, or is after it; one value, then
	 * the close of SHAPE_STATE. */
	void (*state)(struct sink *sink, const char *what, uint64_t number, bool before);

	/* Shapes and leaves. */
	void (*open)(struct sink *sink, enum shape shape);
	void (*close)(struct sink *sink, enum shape shape);
	void (*named)(struct sink *sink, const char *function); /* opens SHAPE_CALLED */
	void (*label)(struct sink *sink, const char *name, enum label_style style);
	/* Before an element: which it is, by NAME if it has one, else with UNKNOWN. */
	void (*index)(struct sink *sink, uint64_t value, const char *name, const char *unknown);
	void (*number)(struct sink *sink, uint64_t value, enum radix radix);
	/* NAME NULL: a value without a name; then UNKNOWN says of what kind ("FUTEX_???"), or NULL for nothing. */
	void (*constant)(
		struct sink *sink, uint64_t value, enum radix radix, const char *name, const char *unknown);
	/* A value by its distance from the constant NAME, which is BASE: L2CAP_CID_DYN_START+1. */
	void (*beyond)(struct sink *sink, uint64_t value, const char *name, uint64_t base);
	void (*flags)(struct sink *sink, uint64_t value, enum radix radix, const struct flag_words *words);
	void (*address)(struct sink *sink, uint64_t address);
	void (*bytes)(struct sink *sink, const void *data, size_t length, unsigned style);
	void (*encoded)(struct sink *sink, const struct encoded *encoded);
	/* A number (by NAME if it has one: AT_FDCWD) with what it stands for: a descriptor's path, a PID's command. */
	void (*noted)(struct sink *sink, int64_t value, const char *name, const struct note *note);
	/* Behind what has an SELinux context. */
	void (*context)(struct sink *sink, const char *context, size_t length);
	void (*elided)(struct sink *sink); /* … more of the same, not told */
	/* Behind an elision: what follows at ADDRESS cannot be read. */
	void (*unreadable)(struct sink *sink, uint64_t address);
	/* At the end of a structure: LENGTH bytes from OFFSET on, which no member that spy knows describes; SHOWN of
	 * them are within the string limit. */
	void (*tail)(struct sink *sink, const void *data, size_t length, size_t shown, size_t offset);
	void (*remark)(struct sink *sink, const char *text); /* a comment behind what was told last */

	void (*free)(struct sink *sink);
};

#endif
