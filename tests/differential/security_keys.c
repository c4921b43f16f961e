/* Keys, with every operation of keyctl; capabilities and credentials. */
#include <sys/uio.h>

#include "pretend.h"

static void
keys(void)
{
	char text[] = "payload";
	struct iovec pieces[] = { { text, 7 }, { NOWHERE, 3 } };
	unsigned params[10] = { 5, 3, 4 }, spare[10] = { 5, 3, 4, 0, 1 }, query[14] = { 31, 1024, 0x20001, 0x40003 };
	unsigned dh[] = { 1, -2, 3 };

	for (int i = -10; i < 2; i++) {
		REFUSE(add_key, "user", tail_text("name"), tail_text(text), i & 7, i);
		REFUSE(request_key, tail_endless("user"), NOWHERE, i & 1 ? "callout" : NULL, i);
		for (int op = 0; op < 34; op++)
			REFUSE(keyctl, op, i, -i, i + 1, i - 1);
	}
	for (int op = 0; op < 34; op++) {
		REFUSE(keyctl, op, 5, tail_text(text), 3, -3);
		PRETEND(keyctl, op, 5, tail_text(text), 3, -3);
		REFUSE(keyctl, op, tail_text("name"), "info", tail_text(text), "more");
	}
	TRY_COPY(iov, pieces, sizeof(pieces)) REFUSE(keyctl, 20, 5, iov, 2, -1);
	for (int op = 25; op < 29; op++) {
		TRY_COPY(p, params, sizeof(params)) PRETEND(keyctl, op, p, "enc=raw", tail_text(text), tail_text(text));
		TRY_COPY(p, spare, sizeof(spare)) REFUSE(keyctl, op, p, "enc=raw", tail_text(text), tail_text(text));
	}
	TRY_COPY(q, query, sizeof(query)) PRETEND(keyctl, 24, 5, 0, "info", q);
	for (int i = 0; i < 2; i++) {
		struct { const char *hash; void *other; unsigned length, spare[8]; } kdf = { "sha1", text, 3, { 0, i } };
		TRY_COPY(k, &kdf, sizeof(kdf)) TRY_COPY(d, dh, sizeof(dh)) PRETEND(keyctl, 23, d, tail_text(text), 4, k);
	}
	CALL(keyctl, 31, tail_alloc(8), 8);
	CALL(keyctl, 31, tail_alloc(1), 1);
	CALL(keyctl, 0, -3, 0);
	CALL(keyctl, 6, -3, tail_alloc(4), 4);
	for (int i = 0; i < 32; i += 4)
		REFUSE(keyctl, 5, 5, 15u << i);
}

static void
capabilities(void)
{
	static const unsigned versions[] = { 0x19980330, 0x20071026, 0x20080522, 0, 1 };
	unsigned sets[] = { 1, 0, -1, 0, 4, -1 };

	for (unsigned i = 0; i < 5; i++) {
		unsigned header[] = { versions[i], i };
		TRY_COPY(h, header, 8) TRY_COPY(s, sets, 24) {
			REFUSE(capset, h, s);
			PRETEND(capget, h, s);
		}
		CALL(capget, header, NULL);
	}
	for (int i = 0; i < 64; i++) {
		unsigned header[] = { 0x20080522, 0 }, one[6] = { 0 };
		one[i / 32 * 3] = 1u << i % 32;
		REFUSE(capset, header, one);
	}
}

static void
identities(void)
{
	static const unsigned ids[] = { 0, 1, 0xffff, 0x10000, -1 };
	unsigned groups[40] = { 5, -1, 0xffff, 0x10001 };

	for (int i = 0; i < 5; i++) {
		unsigned a = ids[i], b = ids[(i + 1) % 5], c = ids[(i + 2) % 5];
		REFUSE(setuid, a), REFUSE(setgid, b), REFUSE(setfsuid, c), REFUSE(setfsgid, a);
		REFUSE(setreuid, a, b), REFUSE(setregid, b, c);
		REFUSE(setresuid, a, b, c), REFUSE(setresgid, c, b, a);
		PRETEND(getresuid, tail_copy(&a, 4), tail_copy(&b, 4), tail_copy(&c, 3));
		PRETEND(getresgid, tail_copy(&a, 4), NULL, NOWHERE);
		REFUSE(getresgid, tail_copy(&a, 4), NULL, NOWHERE);
#ifdef SYS_setuid32
		REFUSE(setuid32, a), REFUSE(setgid32, b), REFUSE(setfsuid32, c), REFUSE(setfsgid32, a);
		REFUSE(setreuid32, a, b), REFUSE(setregid32, b, c);
		REFUSE(setresuid32, a, b, c), REFUSE(setresgid32, c, b, a);
		PRETEND(getresuid32, tail_copy(&a, 4), tail_copy(&b, 4), tail_copy(&c, 3));
#endif
	}
	for (int i = -1; i < 66000; i = i * 5 + 2) {
		TRY_COPY(list, groups, 12) {
			REFUSE(setgroups, i, list);
			PRETEND(getgroups, i, list);
#ifdef SYS_setgroups32
			REFUSE(setgroups32, i, list);
			PRETEND(getgroups32, i, list);
#endif
		}
		if (i == -1)
			i = 0;
	}
	REFUSE(setgroups, 40, groups);
	CALL(getgroups, 0, NULL);
	CALL(getuid), CALL(geteuid), CALL(getgid), CALL(getegid);
}

int
main(void)
{
	pretend_start();
	keys();
	capabilities();
	identities();
	return 0;
}
