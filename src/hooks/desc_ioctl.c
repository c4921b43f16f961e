/* ioctl: what a request is called, and the characters of terminals. */
#include <stdio.h>
#include <string.h>

#include "hooks/desc.h"
#include "spy/link.h"
#include "spy/process.h"

#include "constants/tables.h"

/* Fields of a request (asm-generic/ioctl.h), alike on all ABIs here. */
#define NUMBER(request) ((request)&0xff)
#define LETTER(request) ((request) >> 8 & 0xff)
#define SIZE_OF(request) ((request) >> 16 & 0x3fff)
#define DIRECTION(request) ((request) >> 30)

enum direction_bits { WRITES = 1, READS = 2 };

/* Requests that are made with a number or a size of the program's choice. */
struct maker {
	uint8_t letter, first, last;
	uint8_t direction, mask; /* after the mask */
	enum { ARGUMENT_SIZE, ARGUMENT_NUMBER, ARGUMENT_EVENT, ARGUMENT_AXIS } argument;
	const char *name;
};

static const struct maker makers[] = {
	{'E', 0x06, 0x06, READS, 3, ARGUMENT_SIZE, "EVIOCGNAME"},
	{'E', 0x07, 0x07, READS, 3, ARGUMENT_SIZE, "EVIOCGPHYS"},
	{'E', 0x08, 0x08, READS, 3, ARGUMENT_SIZE, "EVIOCGUNIQ"},
	{'E', 0x09, 0x09, READS, 3, ARGUMENT_SIZE, "EVIOCGPROP"},
	{'E', 0x0a, 0x0a, READS, 3, ARGUMENT_SIZE, "EVIOCGMTSLOTS"},
	{'E', 0x18, 0x18, READS, 3, ARGUMENT_SIZE, "EVIOCGKEY"},
	{'E', 0x19, 0x19, READS, 3, ARGUMENT_SIZE, "EVIOCGLED"},
	{'E', 0x1a, 0x1a, READS, 3, ARGUMENT_SIZE, "EVIOCGSND"},
	{'E', 0x1b, 0x1b, READS, 3, ARGUMENT_SIZE, "EVIOCGSW"},
	{'E', 0x20, 0x3f, READS, 3, ARGUMENT_EVENT, "EVIOCGBIT"},
	{'E', 0x40, 0x7f, READS, 3, ARGUMENT_AXIS, "EVIOCGABS"},
	{'E', 0xc0, 0xff, WRITES, 3, ARGUMENT_AXIS, "EVIOCSABS"},
	{'H', 0x04, 0x04, READS, 3, ARGUMENT_SIZE, "HIDIOCGRAWNAME"},
	{'H', 0x05, 0x05, READS, 3, ARGUMENT_SIZE, "HIDIOCGRAWPHYS"},
	{'H', 0x08, 0x08, READS, 3, ARGUMENT_SIZE, "HIDIOCGRAWUNIQ"},
	{'H', 0x12, 0x12, READS, 3, ARGUMENT_SIZE, "HIDIOCGPHYS"},
	{'H', 0x06, 0x06, READS, 2, ARGUMENT_SIZE, "HIDIOCSFEATURE"},
	{'H', 0x07, 0x07, 3, 3, ARGUMENT_SIZE, "HIDIOCGFEATURE"},
	{'M', 0x00, 0xff, READS, 3, ARGUMENT_NUMBER, "MIXER_READ"},
	{'M', 0x00, 0xff, WRITES, 3, ARGUMENT_NUMBER, "MIXER_WRITE"},
	{'U', 0x2c, 0x2c, READS, 3, ARGUMENT_SIZE, "UI_GET_SYSNAME"},
	{'j', 0x13, 0x13, READS, 3, ARGUMENT_SIZE, "JSIOCGNAME"},
	{'k', 0x00, 0x00, WRITES, 3, ARGUMENT_SIZE, "SPI_IOC_MESSAGE"},
};

/* VALUE by name, or as a number with the table's comment. */
static void
add_named(const struct abi *abi, const struct constants *table, unsigned value, char *to, size_t size)
{
	struct linked_constants linked = link_constants(abi, table);
	const char *name = link_constant(&linked, value);

	if (name)
		snprintf(to, size, "%s", name);
	else if (value == 0)
		snprintf(to, size, "0");
	else
		snprintf(to, size, "%#x /* %s */", value, linked.unknown);
}

/* The request as the macro that makes it, or "". */
static void
made_name(const struct abi *abi, uint32_t request, char *to, size_t size)
{
	unsigned number = NUMBER(request);
	char name[64];

	to[0] = 0;
	for (unsigned i = 0; i < sizeof(makers) / sizeof(*makers); i++) {
		const struct maker *maker = &makers[i];

		if (maker->letter != LETTER(request) || number < maker->first || number > maker->last ||
			(DIRECTION(request) & maker->mask) != maker->direction)
			continue;
		switch (maker->argument) {
		case ARGUMENT_SIZE:
			snprintf(to, size, "%s(%u)", maker->name, SIZE_OF(request));
			break;
		case ARGUMENT_NUMBER:
			snprintf(to, size, "%s(%u)", maker->name, number);
			break;
		case ARGUMENT_EVENT:
			add_named(abi, input_events, number - maker->first, name, sizeof(name));
			snprintf(to, size, "%s(%s, %u)", maker->name, name, SIZE_OF(request));
			break;
		case ARGUMENT_AXIS:
			add_named(abi, input_axes, number - maker->first, name, sizeof(name));
			snprintf(to, size, "%s(%s)", maker->name, name);
			break;
		}
		return;
	}
}

static const char *
add_hex(unsigned value, char *to, size_t size)
{
	snprintf(to, size, value ? "%#x" : "0", value);
	return to;
}

static void
composed_name(uint32_t request, char *to, size_t size)
{
	static const char *const directions[] = {
		"_IOC_NONE", "_IOC_WRITE", "_IOC_READ", "_IOC_READ|_IOC_WRITE"};
	char letter[16], number[16], length[16];

	snprintf(to, size, "_IOC(%s, %s, %s, %s)", directions[DIRECTION(request)],
		add_hex(LETTER(request), letter, sizeof(letter)),
		add_hex(NUMBER(request), number, sizeof(number)),
		add_hex(SIZE_OF(request), length, sizeof(length)));
}

/* Sound timers have requests that are those of terminals, too. */
static bool
on_terminal(struct decode *decode)
{
	static const char *const terminals[] = {"/dev/pts/", "/dev/tty", "/dev/ptmx", "/dev/console"};
	struct process *process = hook_event(decode)->process;
	char path[64] = "";

	if (!process || !process->descriptor(process, hook_argument(decode, 0), path, sizeof(path) - 1))
		return false;
	for (unsigned i = 0; i < sizeof(terminals) / sizeof(*terminals); i++)
		if (strncmp(path, terminals[i], strlen(terminals[i])) == 0)
			return true;
	return false;
}

void
hook_ioctl_request(struct decode *decode, uint64_t request)
{
	const struct abi *abi = hook_abi(decode);
	struct linked_constants linked = link_constants(abi, ioctl_requests);
	const char *name = link_constant(&linked, request);
	char text[256];

	if (name && LETTER(request) == 'T' && strncmp(name, "SNDCTL_", 7) == 0 && on_terminal(decode))
		name = strstr(name, "TC") ? strstr(name, "TC") : name;

	made_name(abi, request, text, sizeof(text));
	if (text[0] && name) {
		size_t length = strlen(text);

		snprintf(text + length, sizeof(text) - length, " or %s", name);
	}
	if (!text[0] && !name)
		composed_name(request, text, sizeof(text));
	tell_constant(decode, request, RADIX_HEX, text[0] ? text : name, NULL);
}

bool
hook_tty_characters(struct decode *decode, struct span span)
{
	struct linked_constants linked = link_constants(hook_abi(decode), tty_characters);

	tell_open(decode, SHAPE_ARRAY);
	for (size_t i = 0; i < span.size; i++) {
		const char *name = link_constant(&linked, i);
		char text[32];

		if (name)
			snprintf(text, sizeof(text), "[%s]", name);
		else
			snprintf(text, sizeof(text), "[%zu]", i);
		tell_label(decode, text, LABEL_EQUALS);
		tell_number(decode, span.data[i], RADIX_HEX);
	}
	tell_close(decode, SHAPE_ARRAY);
	return true;
}

/* Letters of devices that strace knows, so that it tells addresses for what it does not know of them. */
static const char known_letters[] =
	"\x03\x12\x15!\"$=>EIKLMORTVWXfiopu\x89\x8a\x94\xa4\xaa\xab\xae\xb4\xb7\xfd\xff";

bool
hook_ioctl_bytes(struct decode *decode, struct span span)
{
	uint32_t request = hook_argument(decode, 1);
	size_t size = SIZE_OF(request), told = size;
	const void *data;

	if (!hook_verbose(decode) || size == 0 ||
		memchr(known_letters, LETTER(request), sizeof(known_letters) - 1))
		return false;
	if (told > hook_limit(decode))
		told = hook_limit(decode);
	data = hook_view(decode, span.address, told < size ? told + 1 : told);
	if (!data)
		return false;
	tell_bytes(decode, data, told, BYTES_HEX | (told < size ? BYTES_CUT : 0));
	return true;
}
