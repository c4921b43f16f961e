/* seccomp with its programs, Landlock, security modules, lists of namespaces; modules, kexec, reboot and the log. */
#include "pretend.h"

static void
filters(void)
{
	struct sock_filter code[256];

	for (unsigned i = 0; i < 256; i++)
		code[i] = (struct sock_filter){ i | (i % 50 == 0) << 9, i % 3 == 1, i % 5 == 2, i * 0x01010101 };
	for (unsigned i = 0; i < 5; i++) {
		struct sock_fprog program = { i == 4 ? 4096 : i, tail_copy(code, i * 8) };
		TRY_COPY(p, &program, sizeof(program)) REFUSE(seccomp, 1, 1 << i, p);
		REFUSE(prctl, 22, i, tail_copy(&program, sizeof(program)), 3, 4);
	}
	static const unsigned actions[] = { 0x80000000, 0, 0x30000, 0x50026, 0x7fc00000, 0x7ff00001, 0x7ffc0000, 0x7fff0000,
		0x7fff0001, 0x12340000 };
	for (unsigned i = 0; i < 10; i++) {
		code[i] = (struct sock_filter){ BPF_RET | BPF_K, 0, 0, actions[i] };
		REFUSE(seccomp, 2, i, tail_copy(&actions[i], 4));
	}
	struct sock_fprog program = { 256, code };
	REFUSE(seccomp, 1, -1, &program);
	TRY_COPY(sizes, code, 6) PRETEND(seccomp, 3, 0, sizes);
	for (int i = 0; i < 6; i++)
		REFUSE(seccomp, i, i, NOWHERE);
}

static void
landlocks(void)
{
	uint64_t attr[] = { 0x1ffff, 15, 3, 4, 2, 7, 1, 1 };
	static const unsigned sizes[] = { 0, 7, 8, 16, 24, 32, 48 };

	for (unsigned i = 0; i < 7; i++) {
		REFUSE_NR(444, tail_copy(attr, sizes[i]), sizes[i], i);
		PRETEND_NR(444, tail_copy(attr, sizes[i]), sizes[i], 0);
		attr[0] = 1ull << i * 3;
		REFUSE_NR(445, -1, i, tail_copy(attr, 16), i);
		REFUSE_NR(445, -1, i, tail_copy(attr, 11), i);
		REFUSE_NR(446, -1, i);
	}
	REFUSE_NR(444, NOWHERE, 24, 0);
	CALL_NR(444, NULL, 0, 1);
}

static void
modules(void)
{
	uint64_t context[] = { 101, 5, 40, 8, 0x4142434445464748, 102, 0, 36, 2, 0x4142 };

	for (unsigned size = 24; size <= 80; size += 8) {
		context[3] = size - 32;
		REFUSE_NR(460, 99 + size / 8, tail_copy(context, size), size, size & 8);
		PRETEND_NR(459, 102, tail_copy(context, sizeof(context)), tail_copy(&size, 4), 0);
		PRETEND_NR(459, 102, tail_copy(context, sizeof(context)), tail_copy(&size, 4), 1);
		REFUSE_NR(459, size, NOWHERE, tail_copy(&size, 4), 3);
		REFUSE_NR(461, context, tail_copy(&size, 4), size);
	}
	REFUSE_NR(459, 100, NULL, NOWHERE, 0);
	CALL_NR(459, 100, NULL, tail_alloc(4), 0);
	unsigned room = 256;
	CALL_NR(461, tail_alloc(256), tail_copy(&room, 4), 0);
	for (unsigned i = 0; i < 4; i++) {
		unsigned request[8] = { 32, i, 5, 1, 1u << (i + 27) | 0x20000, i & 1, i - 1, i - 1 };
		TRY_COPY(r, request, 32) REFUSE_NR(470, r, NOWHERE, i, i);
		request[0] = i * 9;
		REFUSE_NR(470, tail_copy(request, 32), NULL, i, 0);
	}
}

static void
kernel(void)
{
	static const unsigned commands[] = { 0, 0x01234567, 0xcdef0123, 0x89abcdef, 0x4321fedc, 0xa1b2c3d4, 0xd000fce2, 0x45584543 };
	static const unsigned magics[] = { 1, 672274793, 85072278, 369367448, 537993216 };
	long segments[] = { 1, 2, 3, 4, 5, 6, 7, 8 };

	for (unsigned i = 0; i < 8; i++)
		REFUSE(reboot, i ? 0xfee1dead : 0, magics[i % 5], commands[i], "with a word");
	for (int i = -1; i < 13; i++) {
		PRETEND(syslog, i, tail_text("log"), 3);
		REFUSE(syslog, i, NOWHERE, i);
	}
	for (unsigned i = 0; i < 18; i++) {
		REFUSE(kexec_load, i, i, tail_copy(segments, i < 2 ? i * 4 * sizeof(long) : sizeof(segments)), i << 16 | i);
#ifdef SYS_kexec_file_load
		REFUSE(kexec_file_load, -1, -1, i, tail_text("quiet ro"), 1 << i >> 1);
#endif
	}
	for (unsigned i = 0; i < 8; i++) {
		REFUSE(finit_module, -1, i & 1 ? tail_text("a=1") : NOWHERE, i);
		REFUSE(init_module, NOWHERE, -1, tail_text("a=1 b=2"));
		REFUSE(delete_module, tail_text("module"), i << 8);
	}
}

int
main(void)
{
	pretend_start();
	filters();
	landlocks();
	modules();
	kernel();
	return 0;
}
