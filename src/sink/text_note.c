/* What numbers stand for, in strace's words: 3</dev/null<char 1:3>>, 4<TCP:[127.0.0.1:1->127.0.0.1:2]>, 123<sh>. */
#include "sink/text_internal.h"

static void
add_signed(struct string *to, int64_t value)
{
	text_add_number(to, (uint64_t)value, RADIX_SIGNED);
}

static void
add_device(struct string *to, const struct note *note)
{
	string_add_text(to, note->device.block ? "<block " : "<char ");
	add_signed(to, note->device.major);
	string_add_byte(to, ':');
	add_signed(to, note->device.minor);
	if (note->device.terminal >= 0) {
		string_add_text(to, " @/dev/pts/");
		add_signed(to, note->device.terminal);
	}
	string_add_byte(to, '>');
}

static void
add_eventfd(struct string *to, const struct note *note)
{
	string_add_text(to, "{eventfd-count=");
	text_add_number(to, note->eventfd.count, RADIX_HEX);
	if (note->eventfd.id >= 0) {
		string_add_text(to, ", eventfd-id=");
		add_signed(to, note->eventfd.id);
	}
	if (note->eventfd.semaphore >= 0) {
		string_add_text(to, ", eventfd-semaphore=");
		add_signed(to, note->eventfd.semaphore);
	}
	string_add_byte(to, '}');
}

/* A local socket's inode and its peer's, and its name. */
static void
add_unix(struct text *text, const struct note_socket *socket)
{
	const uint8_t *name = socket->name;
	size_t length = socket->name_size;

	text_add_number(text->to, socket->inode, RADIX_UNSIGNED);
	if (socket->peer) {
		string_add(text->to, "->", 2);
		text_add_number(text->to, socket->peer, RADIX_UNSIGNED);
	}
	if (!length)
		return;
	string_add_byte(text->to, ',');
	if (!*name) {
		string_add_byte(text->to, '@');
		name++;
		length--;
	}
	text_add_quoted(text, name, length, text_wants_hex(text, name, length));
}

static void
add_socket(struct text *text, const struct note_socket *socket)
{
	struct string *to = text->to;

	string_add_text(to, socket->protocol);
	string_add(to, ":[", 2);
	if (socket->netlink) {
		if (socket->family_name)
			string_add_text(to, socket->family_name);
		else
			text_add_number(to, socket->family, RADIX_UNSIGNED);
		string_add_byte(to, ':');
		text_add_number(to, socket->port, RADIX_UNSIGNED);
	} else if (socket->local[0]) {
		string_add_text(to, socket->local);
		if (socket->remote[0]) {
			string_add(to, "->", 2);
			string_add_text(to, socket->remote);
		}
	} else {
		add_unix(text, socket);
	}
	string_add_byte(to, ']');
}

static void
add_path(struct text *text, const struct note *note)
{
	const uint8_t *bytes = (const uint8_t *)note->text;

	if (note->tried) /* the kernel's own words */
		string_add(text->to, note->text, note->length);
	else
		text_add_escaped(text->to, bytes, note->length, text_wants_hex(text, bytes, note->length),
			"<>", text->options.hex == TEXT_HEX_ESCAPES);
}

void
text_add_note(struct text *text, const char *note, size_t length)
{
	const struct note name = {.text = note, .length = length};

	string_add_byte(text->to, '<');
	add_path(text, &name);
	string_add_byte(text->to, '>');
}

void
text_noted(struct sink *sink, int64_t value, const char *name, const struct note *note)
{
	struct text *text = text_of(sink);
	struct string *to = text->to;

	if (name)
		text_constant(sink, (uint64_t)value, RADIX_SIGNED, name, NULL);
	else
		text_number(sink, (uint64_t)value, RADIX_SIGNED);
	if (note->length) {
		string_add_byte(to, '<');
		switch (note->kind) {
		case NOTE_SOCKET:
			add_socket(text, &note->socket);
			break;
		case NOTE_EVENTFD:
			add_eventfd(to, note);
			break;
		case NOTE_PIDFD:
			string_add(to, "pid:", 4);
			add_signed(to, note->pid);
			break;
		case NOTE_SIGNALFD:
			string_add_text(to, "signalfd:");
			text_push(text, " "); /* the set follows, then the end of SHAPE_NOTE */
			return;
		default:
			add_path(text, note);
			if (note->kind == NOTE_DEVICE)
				add_device(to, note);
			break;
		}
		string_add_byte(to, '>');
		if (note->deleted)
			string_add_text(to, "(deleted)");
	}
	if (note->translated) {
		string_add_text(to, " /* ");
		add_signed(to, note->translated);
		string_add_text(to, " in strace's PID NS */");
	}
}

void
text_context(struct sink *sink, const char *context, size_t length)
{
	struct text *text = text_of(sink);

	string_add(text->to, " [", 2);
	text_add_escaped(text->to, context, length, false, NULL, false);
	string_add_byte(text->to, ']');
}
