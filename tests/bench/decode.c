/* Measures what it costs to decode a call, from its event to its line of text, without a tracee: prints "NAME NS" for
 * each call, the least of many rounds. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>

#include "sink/text.h"
#include "spy/decode.h"

#define BASE 0x10000
#define ROUNDS 50
#define REPEATS 20000

static unsigned char bytes[4096];

static size_t
bytes_read(struct memory *memory, uint64_t address, void *to, size_t size)
{
	uint64_t offset = address - BASE;

	(void)memory;
	if (offset >= sizeof(bytes))
		return 0;
	if (size > sizeof(bytes) - offset)
		size = sizeof(bytes) - offset;
	memcpy(to, bytes + offset, size);
	return size;
}

static double
now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

/* The least CPU time that one call took, entry and exit, in ns. Other work of the machine only adds to it. */
static double
measure(struct decode *decode, struct string *out, struct event *event, int64_t result)
{
	struct pending pending = {0};
	double least = 1e12;

	for (int round = 0; round < ROUNDS; round++) {
		double start = now_ns(), took;

		for (int i = 0; i < REPEATS; i++) {
			out->length = 0;
			event->kind = EVENT_ENTER;
			decode_enter(decode, event, &pending);
			event->kind = EVENT_EXIT;
			event->result = result;
			decode_exit(decode, event, &pending, true);
		}
		took = (now_ns() - start) / REPEATS;
		if (took < least)
			least = took;
	}
	fprintf(stderr, "# %.*s", (int)out->length, out->data);
	pending_free(&pending);
	return least;
}

int
main(void)
{
	struct text_options text = {.column = 40};
	struct decode_options options = {.string_limit = 32};
	struct sink *sink = text_open(&text);
	struct decode *decode = decode_open(sink, &options);
	struct memory memory = {bytes_read};
	struct string out = {0};
	struct statx *statx = (struct statx *)(bytes + 2048);
	struct event read = {.pid = 1, .tid = 1, .abi = abi_native, .number = SYS_read, .memory = &memory};
	struct event stat = {.pid = 1, .tid = 1, .abi = abi_native, .number = SYS_statx, .memory = &memory};

	memset(bytes, 'x', 1000);
	memcpy(bytes + 1024, "/usr/lib/locale/C.utf8/LC_CTYPE", 32);
	statx->stx_mask = STATX_BASIC_STATS | STATX_BTIME;
	statx->stx_mode = S_IFREG | 0644;
	statx->stx_size = 353616;
	statx->stx_nlink = 1;
	statx->stx_mtime.tv_sec = 1700000000;
	memcpy(read.args, (uint64_t[]){3, BASE, 1000}, 3 * sizeof(uint64_t));
	memcpy(stat.args, (uint64_t[]){(uint64_t)-100, BASE + 1024, 0x800, 0xfff, BASE + 2048},
		5 * sizeof(uint64_t));
	sink->out = &out;
	printf("read %.0f\n", measure(decode, &out, &read, 1000));
	printf("statx %.0f\n", measure(decode, &out, &stat, 0));
	decode_close(decode);
	sink->class->free(sink);
	string_free(&out);
	return 0;
}
