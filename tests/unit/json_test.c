/* The JSON sink: lines of calls and of other events, threads between each other, and bytes that are no text. */
#include "json_fixture.h"

static void
test_outcomes(void **state)
{
	static const struct {
		struct outcome outcome;
		const char *json;
	} outcomes[] = {
		{{.error = 2},
			"'error':{'number':2,'name':'ENOENT','message':'No such file or "
			"directory'}"},
		{{.error = 512},
			"'error':{'number':512,'name':'ERESTARTSYS',"
			"'message':'To be restarted if SA_RESTART is set'}"},
		{{.error = 4000}, "'error':{'number':4000}"},
		{{.unavailable = true}, "'unavailable':true"},
		{{.unavailable = true, .cut = true}, "'unavailable':true,'unfinished':true"},
		{{.unavailable = true, .nothing = true}, "'unavailable':true,'detached':true"},
	};
	struct fixture *fixture = *state;
	char expected[1024];

	for (unsigned i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++) {
		enter(fixture, &fixture->line);
		result(fixture, &fixture->line, outcomes[i].outcome);
		end(fixture, &fixture->line, true);
		snprintf(expected, sizeof(expected), HEAD "'args':{},%s}\n", outcomes[i].json);
		expect(fixture, expected);
	}
}

/* One array of all of them, behind whatever else is told of the call. */
static void
test_states(void **state)
{
	struct fixture *fixture = *state;
	struct sink *sink = fixture->sink;

	enter(fixture, &fixture->line);
	result(fixture, &fixture->line, (struct outcome){0});
	sink->class->number(sink, 0, RADIX_SIGNED);
	sink->class->end(sink, &fixture->event, &fixture->line);
	for (int before = 1; before >= 0; before--) {
		sink->class->state(sink, "VCPU", 3, before);
		sink->class->open(sink, SHAPE_STRUCT);
		sink->class->label(sink, "cr8", LABEL_EQUALS);
		sink->class->number(sink, 15, RADIX_HEX16);
		sink->class->close(sink, SHAPE_STRUCT);
		sink->class->close(sink, SHAPE_STATE);
	}
	sink->class->done(sink, &fixture->event, &fixture->line, true);
	expect(fixture,
		HEAD "'args':{},'result':0,'states':["
		     "{'of':'VCPU','number':3,'when':'before','value':{'cr8':'0xf'}},"
		     "{'of':'VCPU','number':3,'when':'after','value':{'cr8':'0xf'}}]}\n");
}

static void
test_remark_behind_result(void **state)
{
	struct fixture *fixture = *state;
	struct sink *sink = fixture->sink;

	enter(fixture, &fixture->line);
	result(fixture, &fixture->line, (struct outcome){0});
	sink->class->number(sink, 1, RADIX_SIGNED);
	sink->class->open(sink, SHAPE_REMARK);
	sink->class->label(sink, "in", LABEL_WORD);
	sink->class->open(sink, SHAPE_ARRAY);
	sink->class->number(sink, 3, RADIX_SIGNED);
	sink->class->close(sink, SHAPE_ARRAY);
	sink->class->close(sink, SHAPE_REMARK);
	end(fixture, &fixture->line, true);
	expect(fixture, HEAD "'args':{},'result':1,'remark':{'in':[3]}}\n");

	enter(fixture, &fixture->line);
	result(fixture, &fixture->line, (struct outcome){0});
	sink->class->number(sink, 0, RADIX_SIGNED);
	sink->class->open(sink, SHAPE_REMARK);
	sink->class->bytes(sink, "Timeout", 7, BYTES_PLAIN);
	sink->class->close(sink, SHAPE_REMARK);
	sink->class->remark(sink, "more");
	end(fixture, &fixture->line, true);
	expect(fixture, HEAD "'args':{},'result':0,'remark':{'value':'Timeout','remark':'more'}}\n");
}

/* As the address that mmap returns. */
static void
test_result_in_hex(void **state)
{
	struct fixture *fixture = *state;

	for (unsigned i = 0; i < 2; i++) {
		enter(fixture, &fixture->line);
		result(fixture, &fixture->line, (struct outcome){0});
		fixture->sink->class->number(fixture->sink, i * 0x7f0000000000, RADIX_HEX);
		end(fixture, &fixture->line, true);
		expect(fixture,
			i ? HEAD "'args':{},'result':'0x7f0000000000'}\n"
			  : HEAD "'args':{},'result':'0x0'}\n");
	}
}

static void
test_times(void **state)
{
	struct fixture *fixture = *state;

	fixture->event.realtime_ns = 1700000000123456789;
	fixture->event.monotonic_ns = 1000;
	fixture->event.instruction_pointer = 0x401000;
	enter(fixture, &fixture->line);
	fixture->event.monotonic_ns = 4321;
	fixture->event.realtime_ns++;
	leave(fixture, &fixture->line);
	finish(fixture, &fixture->line, 0);
	expect(fixture,
		"{'type':'call','pid':10,'tid':11,'time':1700000000123456789,'abi':'x86_64',"
		"'number':3,'name':'close','ip':'0x401000','args':{},'result':0,"
		"'duration_ns':3321}\n");
}

/* What is told of one thread never comes into the line of another, and lines are written when they end. */
static void
test_threads(void **state)
{
	struct fixture *fixture = *state;
	struct line other = {0};

	enter(fixture, &fixture->line);
	argument(fixture, "fd", 1);
	fixture->sink->class->pause(fixture->sink, &fixture->event, &fixture->line);
	fixture->event.tid = 12;
	enter(fixture, &other); /* whose arguments all wait */
	fixture->sink->class->pause(fixture->sink, &fixture->event, &other);
	assert_int_equal(fixture->out.length, 0);

	fixture->event.kind = EVENT_EXITED;
	fixture->event.tid = 13;
	fixture->sink->class->event(fixture->sink, &fixture->event, &(struct line){0});
	fixture->sink->class->event_end(fixture->sink, &fixture->event);
	fixture->sink->class->event_done(fixture->sink, &fixture->event);
	expect(fixture, "{'type':'exit','pid':10,'tid':13,'status':0}\n");

	/* Behind an entry's last argument what the call made of it. */
	leave(fixture, &fixture->line);
	fixture->sink->class->open(fixture->sink, SHAPE_AFTER);
	fixture->sink->class->number(fixture->sink, 5, RADIX_SIGNED);
	fixture->sink->class->close(fixture->sink, SHAPE_AFTER);
	argument(fixture, "more", 6);
	finish(fixture, &fixture->line, 7);
	leave(fixture, &other);
	argument(fixture, "more", 8);
	finish(fixture, &other, 9);
	expect(fixture,
		HEAD "'args':{'fd':{'entry':1,'exit':5},'more':6},'result':7}\n"
		     "{'type':'call','pid':10,'tid':12,'abi':'x86_64','number':3,'name':'close',"
		     "'args':{'more':8},'result':9}\n");
	string_free(&other.text);
}

static void
test_take_back(void **state)
{
	struct fixture *fixture = *state;

	enter(fixture, &fixture->line);
	argument(fixture, "fd", 1);
	fixture->sink->class->pause(fixture->sink, &fixture->event, &fixture->line);
	leave(fixture, &fixture->line);
	result(fixture, &fixture->line, (struct outcome){.error = 9});
	end(fixture, &fixture->line, false);
	assert_int_equal(fixture->out.length, 0);
	assert_false(fixture->line.open);
	enter(fixture, &fixture->line);
	finish(fixture, &fixture->line, 0);
	expect(fixture, HEAD "'args':{},'result':0}\n");
}

static void
test_events(void **state)
{
	static const struct {
		struct event event;
		const char *json;
	} events[] = {
		{{.kind = EVENT_SIGNAL, .signal = 11}, "'signal','tid':4,'signal':'SIGSEGV'"},
		{{.kind = EVENT_SIGNAL, .signal = 32}, "'signal','tid':4,'signal':'SIGRTMIN'"},
		{{.kind = EVENT_SIGNAL, .signal = 64}, "'signal','tid':4,'signal':'SIGRT_32'"},
		{{.kind = EVENT_STOP, .signal = 19}, "'stop','tid':4,'signal':'SIGSTOP'"},
		{{.kind = EVENT_ATTACH}, "'attach','tid':4"},
		{{.kind = EVENT_ATTACH, .other = 3}, "'attach','tid':4,'by':3"},
		{{.kind = EVENT_DETACH, .pid = 4}, "'detach','pid':4,'tid':4"},
		{{.kind = EVENT_SUPERSEDED, .other = 5}, "'exec','tid':4,'by':5"},
		{{.kind = EVENT_EXITED, .status = 255}, "'exit','tid':4,'status':255"},
		{{.kind = EVENT_KILLED, .signal = 6, .core_dumped = true},
			"'kill','tid':4,'signal':'SIGABRT','core_dumped':true"},
	};
	struct fixture *fixture = *state;
	char expected[256];

	for (unsigned i = 0; i < sizeof(events) / sizeof(events[0]); i++) {
		struct event event = events[i].event;

		event.tid = 4;
		fixture->sink->class->event(fixture->sink, &event, &fixture->line);
		fixture->sink->class->event_end(fixture->sink, &event);
		fixture->sink->class->event_done(fixture->sink, &event);
		snprintf(expected, sizeof(expected), "{'type':%s}\n", events[i].json);
		expect(fixture, expected);
	}
}

static void
test_siginfo(void **state)
{
	struct fixture *fixture = *state;
	struct sink *sink = fixture->sink;

	fixture->event.kind = EVENT_SIGNAL;
	fixture->event.signal = 17;
	sink->class->event(sink, &fixture->event, &fixture->line);
	sink->class->open(sink, SHAPE_STRUCT);
	sink->class->label(sink, "si_pid", LABEL_EQUALS);
	sink->class->number(sink, 9, RADIX_SIGNED);
	sink->class->close(sink, SHAPE_STRUCT);
	sink->class->event_end(sink, &fixture->event);
	sink->class->event_done(sink, &fixture->event);
	expect(fixture,
		"{'type':'signal','pid':10,'tid':11,'signal':'SIGCHLD','siginfo':{'si_pid':9}"
		"}\n");
}

static void
test_reader(void **state)
{
	static const char *const bad[] = {"{\"a\":}", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "[1 2]", "\"\n\"",
		"01", "\"\\x\"", "{a:1}", "[", "nul", "{\"a\":1]", ""};

	(void)state;
	assert_non_null(parse("{\"a\":[1,-2,null,true,{\"b\":\"\\u0000\\n\"},[],{}]}"));
	for (unsigned i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(parse(bad[i]));
}

static void
test_every_byte(void **state)
{
	struct fixture *fixture = *state;
	unsigned char bytes[3];

	/* All strings of two bytes, and each of them in front of a continuation. */
	for (unsigned i = 0; i < 1 << 16; i++) {
		bytes[0] = i >> 8;
		bytes[1] = i;
		bytes[2] = 0x80;
		enter(fixture, &fixture->line);
		for (unsigned length = 0; length <= 3; length++) {
			fixture->sink->class->label(fixture->sink, "b", LABEL_SILENT);
			fixture->sink->class->bytes(fixture->sink, bytes, length, i & BYTES_CUT);
		}
		finish(fixture, &fixture->line, 0);
		expect_json(fixture);
	}
}

static void
test_not_utf8(void **state)
{
	static const char *const bad[] = {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80",
		"\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf",
		"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xfe", "\xc2", "\xc2 ", "\xe2\x82",
		"\xe2\x82 ", "\xf0\x9f\x90", "a\xff"};
	struct fixture *fixture = *state;

	for (unsigned i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char expected[256];
		int length;

		enter(fixture, &fixture->line);
		fixture->sink->class->label(fixture->sink, "b", LABEL_SILENT);
		fixture->sink->class->bytes(fixture->sink, bad[i], strlen(bad[i]), 0);
		finish(fixture, &fixture->line, 0);
		length = sprintf(expected, HEAD "'args':{'b':{'bytes':'");
		for (const char *byte = bad[i]; *byte; byte++)
			length += sprintf(expected + length, "%02x", (unsigned char)*byte);
		sprintf(expected + length, "'}},'result':0}\n");
		expect(fixture, expected);
	}
}

/* Of every length, each as printf writes it. */
static void
test_numbers(void **state)
{
	struct fixture *fixture = *state;
	char expected[256];

	for (uint64_t power = 1, i = 0; i < 20; i++, power *= 10) {
		for (int more = -1; more <= 1; more++) {
			uint64_t value = power * (i % 9 + 1) + more;

			enter(fixture, &fixture->line);
			argument(fixture, "signed", -value);
			fixture->sink->class->label(fixture->sink, "unsigned", LABEL_SILENT);
			fixture->sink->class->number(fixture->sink, value, RADIX_UNSIGNED);
			finish(fixture, &fixture->line, 0);
			snprintf(expected, sizeof(expected),
				HEAD "'args':{'signed':%lld,'unsigned':%llu},'result':0}\n",
				-(long long)value, (unsigned long long)value);
			expect(fixture, expected);
		}
	}
}

static void
test_depth(void **state)
{
	struct fixture *fixture = *state;
	struct sink *sink = fixture->sink;

	for (unsigned depth = 1; depth <= 200; depth += 63) {
		enter(fixture, &fixture->line);
		argument(fixture, "first", 1);
		sink->class->label(sink, "deep", LABEL_SILENT);
		for (unsigned i = 0; i < depth; i++) {
			sink->class->open(sink, i % 2 ? SHAPE_STRUCT : SHAPE_ARRAY);
			if (i % 2)
				sink->class->label(sink, "in", LABEL_EQUALS);
		}
		sink->class->number(sink, 1, RADIX_SIGNED);
		for (unsigned i = depth; i-- > 0;)
			sink->class->close(sink, i % 2 ? SHAPE_STRUCT : SHAPE_ARRAY);
		argument(fixture, "last", 1);
		finish(fixture, &fixture->line, 0);
		assert_non_null(
			memmem(fixture->out.data, fixture->out.length, ",\"last\":1},\"result\":0}", 22));
		expect_json(fixture);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_outcomes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_states, setup, teardown),
		cmocka_unit_test_setup_teardown(test_remark_behind_result, setup, teardown),
		cmocka_unit_test_setup_teardown(test_result_in_hex, setup, teardown),
		cmocka_unit_test_setup_teardown(test_times, setup, teardown),
		cmocka_unit_test_setup_teardown(test_threads, setup, teardown),
		cmocka_unit_test_setup_teardown(test_take_back, setup, teardown),
		cmocka_unit_test_setup_teardown(test_events, setup, teardown),
		cmocka_unit_test_setup_teardown(test_siginfo, setup, teardown),
		cmocka_unit_test_setup_teardown(test_reader, setup, teardown),
		cmocka_unit_test_setup_teardown(test_every_byte, setup, teardown),
		cmocka_unit_test_setup_teardown(test_not_utf8, setup, teardown),
		cmocka_unit_test_setup_teardown(test_numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(test_depth, setup, teardown),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
