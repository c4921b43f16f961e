/* Words of the notation: what a type tells of memory, with names for constants and without. */
#include "fixture.h"

#include <stdio.h>

#include "spy/type.h"

static CONSTANTS(kinds, "KIND_???", C(KIND_NONE, 0) C(KIND_ONE, 1) C(KIND_TWO, 2)) static CONSTANTS(options,
	"OPTION_???", C(OPTION_A, 0x10) C(OPTION_B, 0x20)) static CONSTANTS(shifts, NULL, C(SIZE_SHIFT, 8))

	/* What TYPE tells of SIZE bytes at DATA, more of which can be read; at the exit of a call. */
	static const
	char *told(const struct type *type, const void *data, size_t size, enum text_constants constants)
{
	static struct string out;
	const struct text_options text = {.column = 40, .constants = constants};
	const struct decode_options options = {.string_limit = 1};
	struct sink *sink = text_open(&text);
	struct decode *decode = decode_open(sink, &options);
	struct fixture fixture = fixture_make(data, size);
	struct event event = {.kind = EVENT_EXIT, .abi = abi_native, .memory = &fixture.memory};
	struct span span = {data, link_type(abi_native, type)->size, FIXTURE_BASE};
	struct line line = {0};

	out.length = 0;
	sink->out = &out;
	sink->class->enter(sink, &event, &line, "told");
	decode_span(decode, &event, link_type(abi_native, type), span);
	decode_close(decode);
	sink->class->free(sink);
	string_free(&line.text);
	string_add_byte(&out, 0);
	return out.data + strlen("told(");
}

static void
value(const struct type *type, uint32_t value, const char *names, const char *raw)
{
	assert_string_equal(told(type, &value, sizeof(value), TEXT_CONSTANTS_NAMES), names);
	assert_string_equal(told(type, &value, sizeof(value), TEXT_CONSTANTS_RAW), raw);
}

/* A kind, options and a size in one value. */
static const struct type *const parts = PARTS(4,
	PART(0xf, ENUM32(kinds)) PART(0xf0, FLAGS32(options))
		PART(0xff00, SHIFTED(4, 8, U32, ENUM32(shifts)), NONZERO));
static const struct type *const always = PARTS(4,
	PART(0xf, ENUM32(kinds), ALWAYS) PART(0xf0, FLAGS32(options), ALWAYS)
		PART(0xff00, BITFIELD(0, 8, 8, HEX)));
static const struct type *const joined = JOINED(4,
	PART(0xf, ENUM32(kinds)) PART(0xf0, FLAGS32(options)) PART(0xff00, SHIFTED(4, 8, U32, U32), NONZERO));
static const struct type *const joined_or_alone =
	JOINED_OR_ALONE(4, PART(0xf0, FLAGS32(options)) PART(0xf, ENUM32(kinds), NONZERO));
static const struct type *const called =
	CALLED(4, PAIR, PART(0xff00, BITFIELD(4, 8, 8, ENUM32(kinds))) PART(0xff, U32));
static const struct type *const meaning = MEANING(U32, CALLED(4, PAIR, PART(0xff, U32)));
static const struct type *const bitfield = BITFIELD(4, 4, 3, U32);
static const struct type *const flags = FLAGS_OR_NOTHING(4, options);

static void
parts_of_a_value(void **state)
{
	(void)state;
	value(parts, 0x11, "KIND_ONE|OPTION_A", "0x11");
	value(parts, 0x0, "KIND_NONE", "0");
	value(parts, 0x1534, "OPTION_A|OPTION_B|0x4|21<<SIZE_SHIFT", "0x1534");
	value(always, 0x5a4, "0x4 /* KIND_??? */|OPTION_B|0x80|0x5", "0x5a4");
	value(flags, 0x30, "OPTION_A|OPTION_B", "0x30");
	value(flags, 0, "", "");
}

static void
parts_as_values(void **state)
{
	(void)state;
	value(joined, 0x1512, "KIND_TWO|OPTION_A|21<<8", "0x2|0x10|21<<8");
	value(joined, 0, "KIND_NONE", "0");
	value(joined_or_alone, 0x22, "OPTION_B|KIND_TWO", "0x20|0x2");
	value(joined_or_alone, 0x2, "KIND_TWO", "0x2");
	value(joined_or_alone, 0, "0", "0");
	value(called, 0x207, "PAIR(KIND_TWO, 7)", "PAIR(0x2, 7)");
	value(meaning, 7, "PAIR(7)", "7");
	value(bitfield, 0xff5f, "5", "5");
}

static const struct type *const swapped = CALLED(4, htonl, PART(0xffffffff, SWAPPED(4, X32)));
static const struct type *const padded = PADDED(4, 8);
static const struct type *const remarked = ENUM_REMARKED(4, RADIX_SIGNED, kinds);
static const struct type *const commented = FLAGS_COMMENTED(4, options);

static void
forms_of_numbers(void **state)
{
	(void)state;
	value(swapped, 0x04030201, "htonl(0x1020304)", "htonl(0x1020304)");
	value(padded, 0x13, "0x000013", "0x000013");
	value(padded, 0, "00000000", "00000000");
	value(remarked, 2, "2 /* KIND_TWO */", "2 /* KIND_TWO */");
	value(remarked, (uint32_t)-3, "-3 /* KIND_??? */", "-3 /* KIND_??? */");
	value(commented, 0x13, "0x13 /* OPTION_A|0x3 */", "0x13");
	value(commented, 0x3, "0x3 /* OPTION_??? */", "0x3");
	value(commented, 0, "0", "0");
	value(U32_OR_ANY, UINT32_MAX, "-1", "-1");
	value(OLD_SIGSET, 5, "[HUP QUIT]", "[1 3]");
}

static STRUCT(
	text, F(length, U8) F(data, BYTES(length, WHOLE, ROOM(3))) F(more, ELISION(1), BARE, IF(more, 1)));
static STRUCT(bytes, F(count, U8) F(data, ARRAY(PADDED(1, 2), count, WHOLE)) PAD(3) F(more, U8, IF(all, 1)));

static void
whole_members(void **state)
{
	const char *names = "{length=2, data=\"ab\", ...}";

	(void)state;
	assert_string_equal(told(struct_text, "\2abc\1", 5, TEXT_CONSTANTS_NAMES), names);
	assert_string_equal(
		told(struct_text, "\7abc\0", 5, TEXT_CONSTANTS_NAMES), "{length=7, data=\"abc\"}");
	assert_string_equal(
		told(struct_bytes, "\2\1\0\3\4", 5, TEXT_CONSTANTS_NAMES), "{count=2, data=[0x1, 00]}");
	assert_string_equal(told(struct_bytes, "\7\1\0\3\4", 5, TEXT_CONSTANTS_NAMES),
		"{count=7, data=[0x1, 00, 0x3, 0x4, ...]}");
}

static STRUCT(list, F(count, U8) F(elements, BEHIND(ARRAY(U8, count))));
static STRUCT_WITH(versions, SIZED_BY_VERSION(size, 1, 2, 4), F(size, U8) F(a, U8) F(b, U16));

static const struct type *const versions = IN(struct_versions);

static void
structures_with_more_behind(void **state)
{
	const uint64_t address = FIXTURE_BASE + 8;
	uint8_t bytes[12] = {0};

	(void)state;
	assert_string_equal(told(struct_list, "\0", 1, TEXT_CONSTANTS_NAMES), "{count=0, elements=[]}");
	assert_string_equal(told(struct_list, "\1\7", 2, TEXT_CONSTANTS_NAMES), "{count=1, elements=[7]}");
	assert_string_equal(told(struct_list, "\2\7", 2, TEXT_CONSTANTS_NAMES),
		"{count=2, elements=[7, ... /* 0x10002 */]}");
	memcpy(bytes, &address, sizeof(address));
	memcpy(bytes + 8, "\4\1\2\0", 4);
	assert_string_equal(told(versions, bytes, 12, TEXT_CONSTANTS_NAMES), "{size=4, a=1, b=2}");
	assert_string_equal(told(versions, bytes, 11, TEXT_CONSTANTS_NAMES), "{size=4, ???}");
	bytes[8] = 3;
	assert_string_equal(told(versions, bytes, 12, TEXT_CONSTANTS_NAMES), "{size=3, a=1}");
	bytes[8] = 0;
	assert_string_equal(told(versions, bytes, 12, TEXT_CONSTANTS_NAMES), "{size=0}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_of_a_value),
		cmocka_unit_test(parts_as_values),
		cmocka_unit_test(forms_of_numbers),
		cmocka_unit_test(whole_members),
		cmocka_unit_test(structures_with_more_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
