/* Every call of every ABI over memory that lies: the decoder tells an address instead, and never crashes, hangs or
 * takes memory by the tracee's word. Runs under ASan and UBSan. */
#include "fixture.h"

/* Far more than any honest line, far less than what a lie could ask for. */
#define LINE_LIMIT (4u << 20)

/* Zeros, ones, pointers to themselves and noise: each big enough for arrays to run on in it. */
#define SIZE_OF_MEMORY (64 * 1024)

static uint8_t bytes[SIZE_OF_MEMORY];

static void
fill_pattern(unsigned pattern)
{
	uint64_t noise = 88172645463325252u;

	for (size_t i = 0; i < SIZE_OF_MEMORY; i += 8) {
		uint64_t word = 0;

		noise ^= noise << 13;
		noise ^= noise >> 7;
		noise ^= noise << 17;
		if (pattern == 1)
			word = UINT64_MAX;
		else if (pattern == 2) /* cyclic */
			word = FIXTURE_BASE + i % 4096;
		else if (pattern == 3)
			word = noise;
		else if (pattern == 4) /* 32-bit pointers to themselves */
			word = (uint64_t)FIXTURE_BASE << 32 | FIXTURE_BASE;
		memcpy(bytes + i, &word, 8);
	}
}

static void
tell_all(struct teller *teller, const struct abi *abi, struct fixture *fixture, const uint64_t args[6])
{
	struct event event = {.pid = 1, .tid = 1, .abi = abi, .memory = &fixture->memory};
	static const struct {
		int64_t result;
		int error;
	} outcomes[] = {{0, 0}, {3, 0}, {INT64_MAX, 0}, {-1, 14}, {-1, 514}};

	memcpy(event.args, args, sizeof(event.args));
	for (unsigned number = 0; number < link_limit(abi); number++) {
		event.number = number;
		for (size_t i = 0; i < sizeof(outcomes) / sizeof(*outcomes); i++) {
			const char *told = teller_call(teller, &event, outcomes[i].result, outcomes[i].error);

			assert_true(strlen(told) < LINE_LIMIT);
			assert_int_equal(told[strlen(told) - 1], '\n');
			assert_ptr_equal(strchr(told, '\n'), told + strlen(told) - 1);
		}
	}
}

/* Commands choose among types, so the first arguments run through small numbers too. */
static void
tell_everywhere(const struct abi *abi, unsigned pattern, bool verbose)
{
	const struct decode_options options = {.string_limit = 32, .verbose = verbose};
	struct fixture fixture = fixture_make(bytes, SIZE_OF_MEMORY);
	const uint64_t end = FIXTURE_BASE + SIZE_OF_MEMORY;
	const uint64_t rows[][6] = {
		{0},
		{-1, -1, -1, -1, -1, -1},
		{FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE},
		{end - 3, end - 3, end - 3, end - 3, end - 3, end - 3},
		{3, FIXTURE_BASE, 100, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE},
		{3, FIXTURE_BASE, UINT32_MAX, FIXTURE_BASE, INT64_MAX, -1},
		{FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, 1u << 31, 1u << 31, 8},
	};
	struct teller teller;

	fill_pattern(pattern);
	teller_open(&teller, &options);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		tell_all(&teller, abi, &fixture, rows[i]);
	for (uint64_t command = 0; command < 64; command++) {
		const uint64_t args[6] = {
			command, command, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE};

		tell_all(&teller, abi, &fixture, args);
	}
	teller_close(&teller);
}

#define HOSTILE(name, pattern, verbose) \
	static void name(void **state) \
	{ \
		(void)state; \
		tell_everywhere(&abi_table[ABI_X86_64], pattern, verbose); \
		tell_everywhere(&abi_table[ABI_I386], pattern, verbose); \
		tell_everywhere(&abi_table[ABI_AARCH64], pattern, verbose); \
	}

HOSTILE(zeros, 0, false)
HOSTILE(ones, 1, false)
HOSTILE(cyclic_pointers, 2, false)
HOSTILE(noise, 3, false)
HOSTILE(noise_told_whole, 3, true)
HOSTILE(narrow_pointers, 4, false)

static void
unreadable(void **state)
{
	const struct decode_options options = {.string_limit = 32};
	struct fixture nothing = fixture_make(NULL, 0);
	const uint64_t args[6] = {
		FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE, FIXTURE_BASE};
	struct teller teller;

	(void)state;
	teller_open(&teller, &options);
	for (enum abi_id abi = ABI_X86_64; abi <= ABI_I386; abi++)
		tell_all(&teller, &abi_table[abi], &nothing, args);
	teller_close(&teller);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zeros),
		cmocka_unit_test(ones),
		cmocka_unit_test(cyclic_pointers),
		cmocka_unit_test(noise),
		cmocka_unit_test(noise_told_whole),
		cmocka_unit_test(narrow_pointers),
		cmocka_unit_test(unreadable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
