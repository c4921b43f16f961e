/* Hooks of process calls: what clone takes, what execve gives, what wait, times and rlimits say. */
#include <stdio.h>

#include "spy/memory.h"
#include "hooks/process.h"
#include "constants/tables.h"

/* More than the kernel would take, and than anyone would wait for to be counted. */
#define VARIABLES_LIMIT (1ull << 22)

/* How many pointers stand at ADDRESS before a NULL; ENDED false: before memory ends. */
static uint64_t
count_variables(struct decode *decode, uint64_t address, bool *ended)
{
	unsigned word = hook_abi(decode)->word;
	uint8_t chunk[2048];
	uint64_t count = 0;

	*ended = false;
	while (count < VARIABLES_LIMIT) {
		uint64_t from = address + count * word;
		size_t wanted = sizeof(chunk) - from % sizeof(chunk) / word * word;
		size_t there = hook_read(decode, from, chunk, wanted);

		for (size_t at = 0; at + word <= there; at += word, count++)
			if (hook_load(chunk + at, word) == 0) {
				*ended = true;
				return count;
			}
		if (there < wanted)
			break;
	}
	return count;
}

bool
hook_environment(struct decode *decode, struct span span)
{
	static const struct type strings[1] = {{.kind = TYPE_STRV}};
	uint64_t count;
	char text[64];
	bool ended;

	if (hook_verbose(decode)) {
		tell_pointee(decode, strings, span.address);
		return true;
	}
	count = count_variables(decode, span.address, &ended);
	if (count == 0 && !ended)
		return false;
	snprintf(text, sizeof(text), "%llu var%s%s", (unsigned long long)count, count == 1 ? "" : "s",
		ended ? "" : ", unterminated");
	tell_address(decode, span.address);
	tell_remark(decode, text);
	return true;
}

/* A signal by its name, or by its number. */
static void
name_signal(struct decode *decode, unsigned signal, char *to, size_t size)
{
	const char *name = hook_name(decode, signal, signals);

	if (name)
		snprintf(to, size, "%s", name);
	else
		snprintf(to, size, "%u", signal);
}

/* The part of a status that wait(2) has macros for; false if it is none of them. */
static bool
describe_status(struct decode *decode, unsigned status, char *to, size_t size)
{
	unsigned low = status & 0x7f, high = status >> 8 & 0xff;
	char signal[24];

	if (status == 0xffff) {
		snprintf(to, size, "WIFCONTINUED(s)");
	} else if (low == 0) {
		snprintf(to, size, "WIFEXITED(s) && WEXITSTATUS(s) == %u", high);
	} else if ((status & 0xff) == 0x7f) {
		name_signal(decode, high & 0x7f, signal, sizeof(signal));
		snprintf(to, size, "WIFSTOPPED(s) && WSTOPSIG(s) == %s%s", signal,
			high & 0x80 ? " | 0x80" : "");
	} else if (low != 0x7f) {
		name_signal(decode, low, signal, sizeof(signal));
		snprintf(to, size, "WIFSIGNALED(s) && WTERMSIG(s) == %s%s", signal,
			status & 0x80 ? " && WCOREDUMP(s)" : "");
	} else {
		return false;
	}
	return true;
}

/* What a tracer's wait adds above the status. */
static void
tell_event(struct decode *decode, uint64_t event)
{
	tell_open(decode, SHAPE_SHIFTED);
	tell_enum(decode, event, ptrace_events, RADIX_HEX);
	tell_number(decode, 16, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_SHIFTED);
}

void
hook_wait_status(struct decode *decode, uint64_t value)
{
	unsigned status = value & 0xffff, event = (uint32_t)value >> 16;
	char text[80];

	if (!describe_status(decode, status, text, sizeof(text))) {
		tell_number(decode, (uint32_t)value, RADIX_HEX);
		return;
	}
	if (event)
		tell_open(decode, SHAPE_JOINED);
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "status", LABEL_SILENT);
	tell_word(decode, text);
	tell_close(decode, SHAPE_STRUCT);
	if (event) {
		tell_event(decode, event);
		tell_close(decode, SHAPE_JOINED);
	}
}

/* A limit; multiples of 1024 are told as such. */
static void
tell_limit(struct decode *decode, uint64_t limit, uint64_t infinity, const char *name)
{
	char text[32];

	if (limit == infinity) {
		tell_constant(decode, limit, RADIX_UNSIGNED, name, NULL);
	} else if (limit > 1024 && limit % 1024 == 0) {
		snprintf(text, sizeof(text), "%llu*1024", (unsigned long long)limit / 1024);
		tell_constant(decode, limit, RADIX_UNSIGNED, text, NULL);
	} else {
		tell_number(decode, limit, RADIX_UNSIGNED);
	}
}

void
hook_rlim64(struct decode *decode, uint64_t limit)
{
	tell_limit(decode, limit, UINT64_MAX, "RLIM64_INFINITY");
}

void
hook_rlim(struct decode *decode, uint64_t limit)
{
	tell_limit(decode, limit, UINT32_MAX, "RLIM_INFINITY");
}

void
hook_ticks(struct decode *decode, uint64_t ticks)
{
	char text[40];

	if (hook_abi(decode)->registers == 4)
		ticks = (int32_t)ticks; /* a clock_t has a sign, which strace tells as if it had none */
	snprintf(text, sizeof(text), "%llu.%02u s", (unsigned long long)ticks / 100, (unsigned)(ticks % 100));
	tell_constant(decode, ticks, RADIX_UNSIGNED, NULL, ticks ? text : NULL);
}

void
hook_resuming(struct decode *decode, uint64_t none)
{
	const char *name = hook_resumed(decode);
	char text[96];

	(void)none;
	snprintf(text, sizeof(text), "<... resuming interrupted %s ...>", name ? name : "system call");
	tell_word(decode, text);
}
