/* prctl with every option, and arguments that each has and has not a name for. */
/* also: -Y */
#include "pretend.h"

static const unsigned long values[] = { 0, 1, 2, 3, 5, 8, 0x16, 41, 64, 0x50013, -1 };

static void
options(void)
{
	for (int option = -1; option < 84; option++)
		for (unsigned i = 0; i < sizeof(values) / sizeof(*values); i++) {
			REFUSE(prctl, option, values[i], values[(i + 1) % 11], values[(i + 2) % 11], 7);
			if (i < 3)
				PRETEND(prctl, option, values[i], i ? 8 : 9, 2, 0);
		}
	for (unsigned i = 0; i < sizeof(values) / sizeof(*values); i++) {
		REFUSE(prctl, 0x53564d41, values[i], 0x1000, 8192, i & 1 ? "name" : NULL);
		REFUSE(prctl, 0x59616d61, values[i]);
	}
}

static void
memory(void)
{
	static const int written[] = { 2, 5, 9, 11, 19, 25, 37 };
	uint32_t some[4] = { 9, 1, 2, 3 };

	for (unsigned i = 0; i < sizeof(written) / sizeof(*written); i++)
		TRY_COPY(word, some, 4) PRETEND(prctl, written[i], word);
	TRY_COPY(word, some, 8) PRETEND(prctl, 40, word);
	TRY_COPY(word, some, 8) PRETEND(prctl, 62, 0, 5, 1, word);
	TRY_COPY(word, some, 16) REFUSE(prctl, 35, 12, word, 16);
	TRY(name, 16) PRETEND(prctl, 16, name);
	static const char *const names[] = { "", "short", "fifteen bytes..", "sixteen bytes...", "more than sixteen bytes" };
	for (unsigned i = 0; i < 5; i++) {
		PRETEND(prctl, 15, tail_text(names[i]));
		PRETEND(prctl, 16, tail_text(names[i]));
		PRETEND(prctl, 16, tail_endless(names[i]));
	}
	REFUSE(prctl, 0x53564d41, 0, 0x1000, 8192, tail_endless("name"));
}

static void
results(void)
{
	CALL(prctl, 3);
	CALL(prctl, 7);
	CALL(prctl, 21);
	CALL(prctl, 27);
	CALL(prctl, 30);
	CALL(prctl, 34);
	CALL(prctl, 39, 0, 0, 0, 0);
	for (int i = 0; i < 4; i++)
		CALL(prctl, 52, i, 0, 0, 0);
	for (int i = -1; i < 42; i += 14)
		CALL(prctl, 23, i);
	CALL(prctl, 47, 1, 63, 0, 0);
	IN_CHILD {
		CALL(prctl, 28, 0x2f);
		CALL(prctl, 27);
		CALL(prctl, 33, 1, 1, 0, 0);
		CALL(prctl, 34, 0, 0, 0, 0);
		CALL(prctl, 65, 1, 0, 0, 0);
		CALL(prctl, 66, 0, 0, 0, 0);
		CALL(prctl, 15, "renamed");
		CALL(prctl, 1, 9);
		CALL(prctl, 4, 0);
		CALL(prctl, 3);
	}
}

int
main(void)
{
	pretend_start();
	options();
	memory();
	results();
	return 0;
}
