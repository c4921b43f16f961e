/* What numbers stand for, as members beside their value. */
#include "sink/json_internal.h"

static void
add_text(struct string *to, const char *key, const char *text)
{
	string_add_byte(to, ',');
	json_add_key(to, key);
	json_add_bytes(to, text, strlen(text), 0);
}

static void
add_number(struct string *to, const char *key, uint64_t value)
{
	string_add_byte(to, ',');
	json_add_key(to, key);
	json_add_number(to, value, RADIX_UNSIGNED);
}

static void
add_socket(struct string *to, const struct note_socket *socket)
{
	string_add_text(to, ",\"socket\":{\"protocol\":");
	json_add_bytes(to, socket->protocol, strlen(socket->protocol), 0);
	add_number(to, "inode", socket->inode);
	if (socket->peer)
		add_number(to, "peer", socket->peer);
	if (socket->name_size) {
		string_add_byte(to, ',');
		json_add_key(to, socket->name[0] ? "path" : "abstract");
		json_add_bytes(to, socket->name + !socket->name[0], socket->name_size - !socket->name[0], 0);
	}
	if (socket->local[0])
		add_text(to, "local", socket->local);
	if (socket->remote[0])
		add_text(to, "remote", socket->remote);
	if (socket->netlink) {
		if (socket->family_name)
			add_text(to, "family", socket->family_name);
		else
			add_number(to, "family", socket->family);
		add_number(to, "port", socket->port);
	}
	string_add_byte(to, '}');
}

static void
add_device(struct string *to, const struct note *note)
{
	string_add_text(to, ",\"device\":{\"kind\":");
	json_add_word(to, note->device.block ? "block" : "char");
	add_number(to, "major", note->device.major);
	add_number(to, "minor", note->device.minor);
	if (note->device.terminal >= 0)
		add_number(to, "terminal", (uint64_t)note->device.terminal);
	string_add_byte(to, '}');
}

static void
add_eventfd(struct string *to, const struct note *note)
{
	string_add_text(to, ",\"eventfd\":{\"count\":");
	json_add_number(to, note->eventfd.count, RADIX_UNSIGNED);
	if (note->eventfd.id >= 0)
		add_number(to, "id", (uint64_t)note->eventfd.id);
	if (note->eventfd.semaphore >= 0)
		add_number(to, "semaphore", (uint64_t)note->eventfd.semaphore);
	string_add_byte(to, '}');
}

void
json_noted(struct sink *sink, int64_t value, const char *name, const struct note *note)
{
	struct json *json = json_of(sink);
	struct string *to = json->text;

	json_item(json);
	string_add(to, "{\"value\":", 9);
	if (name)
		json_add_bytes(to, name, strlen(name), 0);
	else
		json_add_number(to, (uint64_t)value, RADIX_SIGNED);
	if (note->length) {
		string_add(to, ",\"note\":", 8);
		json_add_bytes(to, note->text, note->length, 0);
	}
	if (note->deleted)
		string_add_text(to, ",\"deleted\":true");
	if (note->translated)
		add_number(to, "translated", (uint64_t)note->translated);
	switch (note->kind) {
	case NOTE_SOCKET:
		add_socket(to, &note->socket);
		break;
	case NOTE_DEVICE:
		add_device(to, note);
		break;
	case NOTE_EVENTFD:
		add_eventfd(to, note);
		break;
	case NOTE_PIDFD:
		add_number(to, "pid", (uint64_t)note->pid);
		break;
	case NOTE_SIGNALFD:
		string_add_text(to, ",\"signals\":");
		json_push(json, JSON_ONE)->tail = "}"; /* the set follows, then the end of SHAPE_NOTE */
		return;
	default:
		break;
	}
	string_add_byte(to, '}');
}

void
json_context(struct sink *sink, const char *context, size_t length)
{
	struct json *json = json_of(sink);

	json_shape(sink, SHAPE_REMARK);
	json_item(json);
	json_add_bytes(json->text, context, length, 0);
	json_pop(json);
}
