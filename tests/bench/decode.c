/* Measures what it costs to decode a call, from its event to its line of text, without a tracee: prints "NAME NS" for
 * each call, the least of many rounds. With arguments NAME and COUNT: decodes that call so often, and measures nothing. */
#include <stdio.h>
#include <stdlib.h>
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

struct subject {
	const char *name;
	struct event event;
	int64_t result;
};

static void
repeat(struct decode *decode, struct string *out, struct subject *subject, long times)
{
	struct pending pending = {0};

	for (long i = 0; i < times; i++) {
		out->length = 0;
		subject->event.kind = EVENT_ENTER;
		decode_enter(decode, &subject->event, &pending);
		subject->event.kind = EVENT_EXIT;
		subject->event.result = subject->result;
		decode_exit(decode, &subject->event, &pending, true);
	}
	pending_free(&pending);
}

/* The least CPU time that one call took, entry and exit, in ns. Other work of the machine only adds to it. */
static double
measure(struct decode *decode, struct string *out, struct subject *subject)
{
	double least = 1e12;

	for (int round = 0; round < ROUNDS; round++) {
		double start = now_ns(), took;

		repeat(decode, out, subject, REPEATS);
		took = (now_ns() - start) / REPEATS;
		if (took < least)
			least = took;
	}
	fprintf(stderr, "# %.*s", (int)out->length, out->data);
	return least;
}

int
main(int argc, char **argv)
{
	struct text_options text = {.column = 40};
	struct decode_options options = {.string_limit = 32};
	struct sink *sink = text_open(&text);
	struct decode *decode = decode_open(sink, &options);
	struct memory memory = {.read = bytes_read};
	struct string out = {0};
	struct statx *statx = (struct statx *)(bytes + 2048);
	struct event event = {.pid = 1, .tid = 1, .abi = abi_native, .memory = &memory};
	struct subject subjects[] = {{"read", event, 1000}, {"statx", event, 0}};
	struct event *read = &subjects[0].event, *stat = &subjects[1].event;

	memset(bytes, 'x', 1000);
	memcpy(bytes + 1024, "/usr/lib/locale/C.utf8/LC_CTYPE", 32);
	statx->stx_mask = STATX_BASIC_STATS | STATX_BTIME;
	statx->stx_mode = S_IFREG | 0644;
	statx->stx_size = 353616;
	statx->stx_nlink = 1;
	statx->stx_mtime.tv_sec = 1700000000;
	read->number = read->call = SYS_read;
	stat->number = stat->call = SYS_statx;
	memcpy(read->args, (uint64_t[]){3, BASE, 1000}, 3 * sizeof(uint64_t));
	memcpy(stat->args, (uint64_t[]){(uint64_t)-100, BASE + 1024, 0x800, 0xfff, BASE + 2048},
		5 * sizeof(uint64_t));
	sink->out = &out;
	for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++)
		if (argc < 3)
			printf("%s %.0f\n", subjects[i].name, measure(decode, &out, &subjects[i]));
		else if (strcmp(argv[1], subjects[i].name) == 0)
			repeat(decode, &out, &subjects[i], atol(argv[2]));
	decode_close(decode);
	sink->class->free(sink);
	string_free(&out);
	return 0;
}
