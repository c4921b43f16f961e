/* System V IPC: permissions among flags, and messages, which have no fixed size. */
#include <stdio.h>

#include "spy/abi.h"
#include "constants/ipc.h"
#include "hooks/ipc.h"

#define PERMISSIONS 0777
#define HUGE_SHIFT 26
#define NAMES 8

/* Flags by name, those without one, the logarithm of a page's size, and permissions: always told, in octal. */
static void
flags_tell(struct decode *decode, uint64_t value, const struct constants *table, unsigned huge_shift)
{
	const char *names[NAMES + 3];
	char rest_text[48], huge_text[40], mode_text[24];
	struct flag_words words = {.names = names};
	uint64_t rest = value & ~(uint64_t)PERMISSIONS, huge = 0;

	if (huge_shift) {
		huge = rest >> huge_shift;
		rest &= (UINT64_C(1) << huge_shift) - 1;
	}
	words.count = hook_flag_names(decode, &rest, table, names, NAMES);
	snprintf(mode_text, sizeof(mode_text), value & PERMISSIONS ? "%#03o" : "000", (unsigned)(value & PERMISSIONS));
	if (rest) {
		/* strace leaves out the | where nothing but unknown flags stands before the permissions. */
		bool glued = !words.count && !huge_shift;

		snprintf(rest_text, sizeof(rest_text), "%#llx%s", (unsigned long long)rest, glued ? mode_text : "");
		names[words.count++] = rest_text;
		if (glued)
			mode_text[0] = 0;
	}
	if (huge) {
		snprintf(huge_text, sizeof(huge_text), "%llu<<SHM_HUGE_SHIFT", (unsigned long long)huge);
		names[words.count++] = huge_text;
	}
	if (mode_text[0])
		names[words.count++] = mode_text;
	tell_words(decode, value, RADIX_HEX, &words);
}

void
hook_ipc_flags(struct decode *decode, uint64_t value)
{
	flags_tell(decode, value, ipc_flags, 0);
}

void
hook_shm_flags(struct decode *decode, uint64_t value)
{
	flags_tell(decode, value, shm_flags, HUGE_SHIFT);
}

bool
hook_msgbuf(struct decode *decode, struct span span)
{
	unsigned word = hook_abi(decode)->word;
	uint64_t size = hook_argument_named(decode, "msgsz"), limit = hook_limit(decode);
	uint64_t told = size < limit ? size : limit;
	const void *type = hook_view(decode, span.address, word);
	const void *text = told ? hook_view(decode, span.address + word, told) : "";

	if (!type)
		return false;
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "mtype", LABEL_EQUALS);
	tell_value(decode, LONG, hook_load(type, word));
	tell_label(decode, "mtext", LABEL_EQUALS);
	if (text)
		tell_bytes(decode, text, told, size > told ? BYTES_CUT : 0);
	else
		tell_address(decode, span.address + word);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}
