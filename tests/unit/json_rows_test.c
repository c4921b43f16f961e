/* Leaves and shapes as JSON: each row is what the sink is told and what has to come of it; then random sequences. */
#include "json_fixture.h"

enum operation {
	END,
	OPEN,
	CLOSE,
	NAMED,
	LABEL,
	SILENT,
	NUMBER,
	CONSTANT,
	FLAGS,
	ADDRESS,
	BYTES,
	NOTED,
	ELIDED,
	UNREADABLE,
	TAIL,
	REMARK,
	ENCODED,
	OPERATIONS
};

/* One thing told. */
struct step {
	enum operation operation;
	uint64_t value; /* of BYTES and TAIL the length */
	const char *text;
	int more; /* shape, radix, style or offset */
	const char *names[3];
};

#define OPEN_(shape) \
	{ \
		.operation = OPEN, .more = SHAPE_##shape \
	}
#define CLOSE_ \
	{ \
		.operation = CLOSE \
	}
#define NAMED_(function) \
	{ \
		.operation = NAMED, .text = function \
	}
#define LABEL_(name) \
	{ \
		.operation = LABEL, .text = name \
	}
#define SILENT_(name) \
	{ \
		.operation = SILENT, .text = name \
	}
#define RADIX_(radix, number) \
	{ \
		.operation = NUMBER, .value = number, .more = RADIX_##radix \
	}
#define NUMBER_(number) RADIX_(SIGNED, number)
#define CONSTANT_(number, radix, name) \
	{ \
		.operation = CONSTANT, .value = number, .more = RADIX_##radix, .text = name \
	}
#define NAME_(name) CONSTANT_(7, HEX, name)
#define FLAGS_OF(rest, radix, ...) \
	{ \
		.operation = FLAGS, .value = rest, .more = RADIX_##radix, .names = { __VA_ARGS__ } \
	}
#define ADDRESS_(address) \
	{ \
		.operation = ADDRESS, .value = address \
	}
#define STYLE_(string, style) \
	{ \
		.operation = BYTES, .value = sizeof(string) - 1, .text = string, .more = style \
	}
#define TEXT_(string) STYLE_(string, 0)
#define NOTED_(number, name, note) \
	{ \
		.operation = NOTED, .value = number, .text = note, .names = { name } \
	}
#define PROCESS_(number, command, outside) \
	{ \
		.operation = NOTED, .value = number, .text = command, .more = outside \
	}
#define ELIDED_ \
	{ \
		.operation = ELIDED \
	}
#define UNREADABLE_(address) \
	{ \
		.operation = UNREADABLE, .value = address \
	}
#define TAIL_(string, offset) \
	{ \
		.operation = TAIL, .value = sizeof(string) - 1, .text = string, .more = offset \
	}
#define ENCODED_(function, words, number) \
	{ \
		.operation = ENCODED, .value = number, .text = words, .names = { function } \
	}
#define REMARK_(words) \
	{ \
		.operation = REMARK, .text = words \
	}

static void
tell(struct sink *sink, const struct step *step)
{
	const struct sink_class *class = sink->class;
	struct flag_words words = {step->names, 0, step->value, step->more, "X_???"};

	switch (step->operation) {
	case END:
	case OPERATIONS:
		break;
	case OPEN:
		class->open(sink, step->more);
		break;
	case CLOSE:
		class->close(sink, step->more);
		break;
	case NAMED:
		class->named(sink, step->text);
		break;
	case LABEL:
		class->label(sink, step->text, LABEL_EQUALS);
		break;
	case SILENT:
		class->label(sink, step->text, LABEL_SILENT);
		break;
	case NUMBER:
		class->number(sink, step->value, step->more);
		break;
	case CONSTANT:
		class->constant(sink, step->value, step->more, step->text, "X_???");
		break;
	case FLAGS:
		while (words.count < 3 && step->names[words.count])
			words.count++;
		class->flags(sink, step->value, step->more, &words);
		break;
	case ADDRESS:
		class->address(sink, step->value);
		break;
	case BYTES:
		class->bytes(sink, step->text, step->value, step->more);
		break;
	case NOTED:
		class->noted(sink, step->value, step->names[0],
			&(struct note){.text = step->text,
				.length = strlen(step->text),
				.translated = (int32_t)step->more});
		break;
	case ELIDED:
		class->elided(sink);
		break;
	case UNREADABLE:
		class->unreadable(sink, step->value);
		break;
	case TAIL:
		class->tail(sink, step->text, step->value, step->value, step->more);
		break;
	case REMARK:
		class->remark(sink, step->text);
		break;
	case ENCODED:
		class->encoded(sink,
			&(struct encoded){.data = "\1\2",
				.length = 2,
				.function = step->names[0],
				.text = step->text,
				.value = step->value});
		break;
	}
}

/* What a call's arguments come to when they are told by STEPS. */
struct row {
	const char *name;
	const char *json;
	struct step steps[24]; /* up to an END */
};

#define ROW(name_, json_, ...) \
	{ \
		.name = name_, .json = json_, .steps = { __VA_ARGS__ } \
	}

static void
tell_row(struct sink *sink, const struct row *row)
{
	for (const struct step *step = row->steps; step->operation != END; step++)
		tell(sink, step);
}

/* clang-format off */
static const struct row rows[] = {
	ROW("numbers", "'a':18446744073709551615,'b':-9223372036854775808,'c':0",
		LABEL_("a"), RADIX_(UNSIGNED, UINT64_MAX), LABEL_("b"), NUMBER_((uint64_t)INT64_MIN),
		LABEL_("c"), NUMBER_(0)),
	ROW("hex and octal", "'a':18446744073709551615,'b':'0644','c':'000'",
		LABEL_("a"), RADIX_(HEX, UINT64_MAX), LABEL_("b"), RADIX_(OCTAL, 0644), LABEL_("c"),
		RADIX_(OCTAL, 0)),
	ROW("addresses", "'a':null,'b':'0x7fff12345678'",
		LABEL_("a"), ADDRESS_(0), LABEL_("b"), ADDRESS_(0x7fff12345678)),
	ROW("constants", "'a':'FUTEX_WAIT','b':7,'c':-7,'d':8388608",
		LABEL_("a"), NAME_("FUTEX_WAIT"), LABEL_("b"), NAME_(NULL), LABEL_("c"), CONSTANT_(-7, SIGNED,
		NULL), LABEL_("d"), CONSTANT_(8388608, UNSIGNED, "8192*1024")),
	ROW("names made of what the system says", "'a':'if_nametoindex(\\\"lo\\\")','b':['\\\\',{'bytes':'ff'}]",
		LABEL_("a"), NAME_("if_nametoindex(\"lo\")"), LABEL_("b"), FLAGS_OF(0, HEX, "\\", "\xff")),
	ROW("flags", "'a':[],'b':['O_RDWR'],'c':['O_RDWR','O_CREAT','0x8000000000000000'],'d':['0x1']",
		LABEL_("a"), FLAGS_OF(0, HEX, NULL), LABEL_("b"), FLAGS_OF(0, HEX, "O_RDWR"), LABEL_("c"),
		FLAGS_OF(1ull << 63, HEX, "O_RDWR", "O_CREAT"), LABEL_("d"), FLAGS_OF(1, HEX, NULL)),
	ROW("mode", "'a':['S_IFREG','0644']",
		LABEL_("a"), FLAGS_OF(0644, OCTAL, "S_IFREG")),
	ROW("joined values", "'a':['RXE_X','A','B','0x10',5,'0644'],'b':['A'],'c':[]",
		LABEL_("a"), OPEN_(JOINED), NAME_("RXE_X"), OPEN_(JOINED), FLAGS_OF(16, HEX, "A", "B"), CLOSE_,
		NUMBER_(5), RADIX_(OCTAL, 0644), CLOSE_, LABEL_("b"), OPEN_(JOINED), FLAGS_OF(0, HEX, "A"), CLOSE_,
		LABEL_("c"), OPEN_(JOINED), CLOSE_),
	ROW("strings", "'a':'','b':'x\\\"\\\\/\\n\\t\\r\\f\\b','c':'\\u0000\\u001b[2J\\u007f'",
		LABEL_("a"), TEXT_(""), LABEL_("b"), TEXT_("x\"\\/\n\t\r\f\b"), LABEL_("c"),
		TEXT_("\0\033[2J\177")),
	ROW("UTF-8", "'a':'h\xc3\xa9 \xe2\x82\xac \xf0\x9f\x90\xa7 \xf4\x8f\xbf\xbf','b':'\\u0080\\u009f\xc2\xa0'",
		LABEL_("a"), TEXT_("h\xc3\xa9 \xe2\x82\xac \xf0\x9f\x90\xa7 \xf4\x8f\xbf\xbf"), LABEL_("b"),
		TEXT_("\xc2\x80\xc2\x9f\xc2\xa0")),
	ROW("cut strings", "'a':{'string':'abc','cut':true},'b':{'bytes':'ff00','cut':true}",
		LABEL_("a"), STYLE_("abc", BYTES_CUT), LABEL_("b"), STYLE_("\xff\0", BYTES_CUT)),
	ROW("a character cut in its middle", "'a':{'string':'ab','cut':true},'b':{'bytes':'6162e282'}",
		LABEL_("a"), STYLE_("ab\xe2\x82", BYTES_CUT), LABEL_("b"), TEXT_("ab\xe2\x82")),
	ROW("words and keys", "'a':'WCOREDUMP','b':{'bytes':'414243'}",
		LABEL_("a"), STYLE_("WCOREDUMP", BYTES_PLAIN), LABEL_("b"), STYLE_("ABC", BYTES_HEX)),
	ROW("text up to its NUL", "'a':'ab','b':'ab','c':{'bytes':'6100'},'d':'\\u0000x'",
		LABEL_("a"), STYLE_("ab\0", BYTES_TEXT), LABEL_("b"), STYLE_("ab\0", BYTES_TEXT | BYTES_CUT),
		LABEL_("c"), STYLE_("a\0", BYTES_TEXT | BYTES_HEX), LABEL_("d"), STYLE_("\0x", BYTES_ABSTRACT)),
	ROW("ports and addresses", "'a':80,'b':'::1','c':'00:11'",
		LABEL_("a"), ENCODED_("htons", NULL, 80), LABEL_("b"), ENCODED_("inet_pton", "::1", 0), LABEL_("c"),
		ENCODED_(NULL, "00:11", 0)),
	ROW("names for values", "'a':['UTIME_NOW',{'x':2}]",
		LABEL_("a"), OPEN_(ARRAY), OPEN_(ALIAS), OPEN_(STRUCT), LABEL_("x"), NUMBER_(1), CLOSE_,
		REMARK_("UTIME_NOW"), CLOSE_, OPEN_(ALIAS), OPEN_(STRUCT), LABEL_("x"), NUMBER_(2), CLOSE_, CLOSE_,
		CLOSE_),
	ROW("structures", "'a':{'x':1,'y':{'z':2}},'b':{}",
		LABEL_("a"), OPEN_(STRUCT), LABEL_("x"), NUMBER_(1), LABEL_("y"), OPEN_(STRUCT), LABEL_("z"),
		NUMBER_(2), CLOSE_, CLOSE_, LABEL_("b"), OPEN_(STRUCT), CLOSE_),
	ROW("members without a label", "'a':{'x':1,'1':2,'y':3,'3':4}",
		LABEL_("a"), OPEN_(STRUCT), LABEL_("x"), NUMBER_(1), NUMBER_(2), LABEL_("y"), NUMBER_(3),
		SILENT_(""), NUMBER_(4), CLOSE_),
	ROW("labels without a value", "'a':{'y':1}",
		SILENT_("none"), LABEL_("a"), OPEN_(STRUCT), LABEL_("w"), LABEL_("y"), NUMBER_(1),
		LABEL_("z"), CLOSE_, SILENT_("none")),
	ROW("arrays", "'a':[],'b':[1],'c':[1,[2,3]]",
		LABEL_("a"), OPEN_(ARRAY), CLOSE_, LABEL_("b"), OPEN_(ARRAY), NUMBER_(1), CLOSE_, LABEL_("c"),
		OPEN_(ARRAY), NUMBER_(1), OPEN_(ARRAY), NUMBER_(2), NUMBER_(3), CLOSE_, CLOSE_),
	ROW("tables", "'c_cc':{'VINTR':3,'VMIN':1,'2':0}",
		LABEL_("c_cc"), OPEN_(ARRAY), LABEL_("VINTR"), NUMBER_(3), LABEL_("VMIN"), NUMBER_(1),
		NUMBER_(0), CLOSE_),
	ROW("labels amid elements", "'a':[1,{'x':2},{'y':{'value':3,'remark':'r'}},4]",
		LABEL_("a"), OPEN_(ARRAY), NUMBER_(1), LABEL_("x"), NUMBER_(2), LABEL_("y"), NUMBER_(3),
		REMARK_("r"), NUMBER_(4), CLOSE_),
	ROW("pointees", "'a':13,'b':null,'c':[1,2],'d':{'x':1}",
		LABEL_("a"), OPEN_(POINTEE), NUMBER_(13), CLOSE_, LABEL_("b"), OPEN_(POINTEE), CLOSE_,
		LABEL_("c"), OPEN_(POINTEE), NUMBER_(1), NUMBER_(2), CLOSE_, LABEL_("d"), OPEN_(POINTEE),
		LABEL_("x"), NUMBER_(1), CLOSE_),
	ROW("a label behind a value", "'a':{'0':1,'left':2,'2':3}",
		LABEL_("a"), OPEN_(POINTEE), NUMBER_(1), LABEL_("left"), NUMBER_(2), NUMBER_(3), CLOSE_),
	ROW("signals", "'a':[],'b':['SIGHUP','SIGRT_3',65],'c':{'not':['SIGKILL']}",
		LABEL_("a"), OPEN_(SIGNALS), CLOSE_, LABEL_("b"), OPEN_(SIGNALS), NAME_("HUP"), NAME_("RT_3"),
		CONSTANT_(65, SIGNED, NULL), CLOSE_, LABEL_("c"), OPEN_(NOT_SIGNALS), NAME_("KILL"), CLOSE_),
	ROW("changes", "'a':{'entry':110,'exit':0}",
		LABEL_("a"), OPEN_(CHANGE), NUMBER_(110), NUMBER_(0), CLOSE_),
	ROW("what comes after", "'a':{'entry':{'x':1},'exit':{'y':2}},'b':{'exit':3}",
		LABEL_("a"), OPEN_(STRUCT), LABEL_("x"), NUMBER_(1), CLOSE_, OPEN_(AFTER), OPEN_(STRUCT),
		LABEL_("y"), NUMBER_(2), CLOSE_, CLOSE_, LABEL_("b"), OPEN_(AFTER), NUMBER_(3), CLOSE_),
	ROW("functions", "'a':{'makedev':[1,3]},'b':{'htons':80}",
		LABEL_("a"), NAMED_("makedev"), RADIX_(HEX, 1), RADIX_(HEX, 3), CLOSE_, LABEL_("b"),
		NAMED_("htons"), NUMBER_(80), CLOSE_),
	ROW("bare shapes in a structure", "'a':{'x':1,'y':2,'z':3}",
		LABEL_("a"), OPEN_(STRUCT), LABEL_("x"), NUMBER_(1), SILENT_("union"), OPEN_(BARE),
		LABEL_("y"), NUMBER_(2), CLOSE_, LABEL_("z"), NUMBER_(3), CLOSE_),
	ROW("bare shapes that are a value", "'a':{'x':1},'b':[2,3],'c':[4,5]",
		SILENT_("a"), OPEN_(BARE), LABEL_("x"), NUMBER_(1), CLOSE_, SILENT_("b"), OPEN_(BARE),
		NUMBER_(2), NUMBER_(3), CLOSE_, LABEL_("c"), OPEN_(BARE), NUMBER_(4), NUMBER_(5), CLOSE_),
	ROW("bare shapes elsewhere", "'a':[1,2,3]",
		LABEL_("a"), OPEN_(ARRAY), NUMBER_(1), OPEN_(BARE), OPEN_(BARE), NUMBER_(2), CLOSE_,
		NUMBER_(3), CLOSE_, CLOSE_),
	ROW("notes", "'a':{'value':3,'note':'/etc/passwd'},'b':{'value':'AT_FDCWD','note':{'bytes':'2fff'}}",
		LABEL_("a"), NOTED_(3, NULL, "/etc/passwd"), LABEL_("b"), NOTED_(-100, "AT_FDCWD", "/\xff")),
	ROW("notes of processes",
		"'a':{'value':2,'note':'sh','translated':99},'b':{'value':3,'translated':7}",
		LABEL_("a"), PROCESS_(2, "sh", 99), LABEL_("b"), PROCESS_(3, "", 7)),
	ROW("remarks", "'a':'0x1000','a_remark':'20 vars','b':[1,{'value':[2],'remark':'r'}],'c':{'x':1,'x_remark':'r','1':2,"
		"'1_remark':[3]}",
		LABEL_("a"), ADDRESS_(0x1000), REMARK_("20 vars"), LABEL_("b"), OPEN_(ARRAY), NUMBER_(1),
		OPEN_(ARRAY), NUMBER_(2), CLOSE_, REMARK_("r"), CLOSE_, LABEL_("c"), OPEN_(STRUCT), LABEL_("x"),
		NUMBER_(1), REMARK_("r"), NUMBER_(2), OPEN_(REMARK), OPEN_(ARRAY), NUMBER_(3), CLOSE_, CLOSE_, CLOSE_),
	ROW("elisions", "'a':[1,{'elided':true},{'unreadable':'0x3000'}],'b':{'x':1,'elided':true},'c':{'elided':true}",
		LABEL_("a"), OPEN_(ARRAY), NUMBER_(1), ELIDED_, UNREADABLE_(0x3000), CLOSE_, LABEL_("b"),
		OPEN_(STRUCT), LABEL_("x"), NUMBER_(1), ELIDED_, CLOSE_, LABEL_("c"), ELIDED_),
	ROW("tails", "'a':{'x':1,'tail':{'offset':88,'bytes':'00ff'}}",
		LABEL_("a"), OPEN_(STRUCT), LABEL_("x"), NUMBER_(1), TAIL_("\0\xff", 88), CLOSE_),
};
/* clang-format on */

/* Every row told at entry, told at exit, and broken off. */
static void
test_rows(void **state)
{
	struct fixture *fixture = *state;
	char expected[1024];

	for (unsigned i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];

		fixture->name = row->name;
		for (unsigned way = 0; way < 3; way++) {
			enter(fixture, &fixture->line);
			if (way == 1) {
				fixture->sink->class->pause(fixture->sink, &fixture->event, &fixture->line);
				leave(fixture, &fixture->line);
			}
			tell_row(fixture->sink, row);
			if (way == 0)
				fixture->sink->class->pause(fixture->sink, &fixture->event, &fixture->line);
			if (way != 2)
				leave(fixture, &fixture->line);
			finish(fixture, &fixture->line, 0);
			snprintf(expected, sizeof(expected), HEAD_OF("%s") "'args':{%s},'result':0}\n",
				row->name, row->json);
			expect(fixture, expected);
		}
	}
}

/* Whatever is told in whatever order, also with shapes left open or closed twice, a line is JSON. */
static void
test_random(void **state)
{
	static const char *const labels[] = {"a", "b", "", "st_mode"};
	static const char *const texts[] = {"", "x", "\xff", "\"\\\n", "\xe2\x82\xac"};
	struct fixture *fixture = *state;
	uint64_t seed = 88172645463325252;

	for (unsigned round = 0; round < 20000; round++) {
		enter(fixture, &fixture->line);
		for (unsigned i = 0; i < 30; i++) {
			struct step step = {.names = {texts[i % 5]}};

			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			step.operation = OPEN + (seed >> 8) % (OPERATIONS - OPEN);
			step.value = seed >> 20;
			step.more = (seed >> 32) % (step.operation == OPEN ? SHAPE_BARE + 1 : 4);
			step.text = labels[(seed >> 36) % 4];
			if (step.operation == BYTES || step.operation == NOTED || step.operation == TAIL) {
				step.text = texts[(seed >> 40) % 5];
				step.value = strlen(step.text);
			}
			if (step.operation == CONSTANT || step.operation == REMARK)
				step.text = texts[(seed >> 44) % 5];
			tell(fixture->sink, &step);
			if (seed >> 61 == 0) {
				fixture->sink->class->pause(fixture->sink, &fixture->event, &fixture->line);
				leave(fixture, &fixture->line);
			}
		}
		result(fixture, &fixture->line, (struct outcome){.error = round % 2});
		fixture->sink->class->number(fixture->sink, round, RADIX_SIGNED);
		end(fixture, &fixture->line, true);
		expect_json(fixture);
	}
}

/* A trace in its steady state allocates nothing. */
static void
test_steady(void **state)
{
	struct fixture *fixture = *state;
	char *line = NULL, *out = NULL;

	for (unsigned i = 0; i < 100; i++) {
		enter(fixture, &fixture->line);
		tell_row(fixture->sink, &rows[i % 5]);
		fixture->sink->class->pause(fixture->sink, &fixture->event, &fixture->line);
		leave(fixture, &fixture->line);
		finish(fixture, &fixture->line, 0);
		if (i >= 5) {
			assert_ptr_equal(line, fixture->line.text.data);
			assert_ptr_equal(out, fixture->out.data);
		}
		line = fixture->line.text.data;
		out = fixture->out.data;
		fixture->out.length = 0;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_rows, setup, teardown),
		cmocka_unit_test_setup_teardown(test_random, setup, teardown),
		cmocka_unit_test_setup_teardown(test_steady, setup, teardown),
	};

	return cmocka_run_group_tests_name("json_rows", tests, NULL, NULL);
}
