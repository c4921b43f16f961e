/* Calls nobody would make over memory that makes no sense, drawn from fixed seeds: whatever is told, in text or JSON, is
 * one line of bounded length, and the sanitizers have nothing to say. Each failure names its seed and draw. */
#include "../unit/fixture.h"

#include <stdio.h>

#include "sink/json.h"

#define DRAWS 40000 /* of each ABI */
#define LINE_LIMIT (4u << 20)
#define MEMORY_SIZE (32 * 1024)

static uint8_t bytes[MEMORY_SIZE];
static uint64_t state;

/* xorshift64: the same everywhere, and good enough to be odd. */
static uint64_t
draw(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static uint64_t
draw_of(uint64_t count)
{
	return draw() % count;
}

/* A value that a call may choose by, count with, or point with. */
static uint64_t
draw_value(void)
{
	static const uint64_t corners[] = {0, 1, 2, 3, 7, 8, 16, 24, 64, 128, 4096, INT32_MAX, UINT32_MAX,
		INT64_MAX, UINT64_MAX, (uint64_t)-4095, (uint64_t)-100, 0x53564d41, 0x59616d61};
	static const uint64_t commands[] = {
		0, 0x400, 0x1000, 0x4200, 0x4600, 0x5400, 0x8900, 0x80000000, 0x8000000000000000};

	switch (draw_of(8)) {
	case 0:
		return corners[draw_of(sizeof(corners) / sizeof(*corners))];
	case 1:
		return commands[draw_of(sizeof(commands) / sizeof(*commands))] + draw_of(80);
	case 2:
		return draw_of(100);
	case 3:
		return draw();
	case 4:
		return FIXTURE_BASE + MEMORY_SIZE - draw_of(200);
	default:
		return FIXTURE_BASE + draw_of(MEMORY_SIZE);
	}
}

/* Part of memory anew: words that point, count or name something, between noise. */
static void
shake(unsigned words)
{
	for (unsigned i = 0; i < words; i++) {
		size_t at = draw_of(MEMORY_SIZE / 4) * 4;
		uint64_t word = draw_value();

		memcpy(bytes + at, &word, at + 8 <= MEMORY_SIZE && draw_of(2) ? 8 : 4);
	}
}

static void
fuzz_open(struct teller *teller, unsigned kind)
{
	const struct decode_options options = {.string_limit = kind & 2 ? 5 : 32, .verbose = kind & 1};
	const struct text_options text = {.column = 40, .constants = kind % 3, .names = kind & 4};

	memset(teller, 0, sizeof(*teller));
	if (kind & 8)
		teller->sink = json_open(&(struct json_options){.out = &teller->out});
	else
		teller->sink = text_open(&text);
	teller->sink->out = &teller->out;
	teller->sink->verbose = options.verbose;
	teller->decode = decode_open(teller->sink, &options);
}

static void
tell_drawn(const struct abi *abi, struct teller *kinds, unsigned count, struct fixture *fixture)
{
	unsigned limit = link_limit(abi);

	for (unsigned i = 0; i < DRAWS; i++) {
		struct event event = {.pid = 1, .tid = 1, .abi = abi, .memory = &fixture->memory};
		struct teller *teller = &kinds[draw_of(count)];
		uint64_t seed = state;
		int error = draw_of(3) ? 0 : (int)draw_of(600) + 1;
		const char *told, *end;

		if (i % 16 == 0)
			shake(256);
		event.number = draw_of(limit);
		for (unsigned j = 0; j < 6; j++)
			event.args[j] = draw_value();
		told = teller_call(
			teller, &event, draw_of(2) ? (int64_t)draw_of(100) : (int64_t)draw_value(), error);
		end = strchr(told, '\n');
		if (strlen(told) >= LINE_LIMIT || !end || end[1])
			fail_msg("%s, draw %u, call %llu, state %#llx: no single line", abi->name, i,
				(unsigned long long)event.number, (unsigned long long)seed);
	}
}

static void
fuzz(uint64_t seed)
{
	struct fixture fixture = fixture_make(bytes, MEMORY_SIZE);
	struct teller kinds[16];

	state = seed;
	for (size_t i = 0; i < MEMORY_SIZE; i++)
		bytes[i] = draw();
	for (unsigned i = 0; i < 16; i++)
		fuzz_open(&kinds[i], i);
	for (unsigned abi = 0; abi < ABI_COUNT; abi++)
		if (link_limit(&abi_table[abi]) > 0)
			tell_drawn(&abi_table[abi], kinds, 16, &fixture);
	for (unsigned i = 0; i < 16; i++)
		teller_close(&kinds[i]);
}

static void
first_seed(void **unused)
{
	(void)unused;
	fuzz(UINT64_C(0x9e3779b97f4a7c15));
}

static void
second_seed(void **unused)
{
	(void)unused;
	fuzz(UINT64_C(88172645463325252));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_seed),
		cmocka_unit_test(second_seed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
