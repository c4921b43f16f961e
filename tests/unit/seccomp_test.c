/* The seccomp program decides each call of each architecture as the set it was made of does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <linux/audit.h>
#include <linux/seccomp.h>

#include "engine/seccomp.h"

/* Run PROGRAM as the kernel does, of the instructions that it may have. */
static uint32_t
run(const struct sock_fprog *program, uint32_t arch, uint32_t number)
{
	uint32_t accumulator = 0;

	for (unsigned at = 0; at < program->len; at++) {
		const struct sock_filter *code = &program->filter[at];

		switch (code->code) {
		case BPF_LD | BPF_W | BPF_ABS:
			accumulator = code->k == offsetof(struct seccomp_data, arch) ? arch : number;
			break;
		case BPF_JMP | BPF_JEQ | BPF_K:
			at += accumulator == code->k ? code->jt : code->jf;
			break;
		case BPF_JMP | BPF_JGE | BPF_K:
			at += accumulator >= code->k ? code->jt : code->jf;
			break;
		case BPF_JMP | BPF_JA:
			at += code->k;
			break;
		case BPF_RET | BPF_K:
			return code->k;
		default:
			fail_msg("instruction %#x", code->code);
		}
	}
	fail_msg("ran off the end");
	return 0;
}

/* Sets: one call, every fifth, none, all, and noise. */
static bool
wanted_by(void *context, const struct abi *abi, unsigned number)
{
	switch (*(const int *)context) {
	case 0:
		return number == 257;
	case 1:
		return number % 5 == (unsigned)abi->id || number >= ABI_NUMBERS;
	case 2:
		return false;
	case 3:
		return true;
	default:
		return (number * 2654435761u ^ number >> 3) & 4;
	}
}

static bool
always_looked_at(const struct abi *abi, uint64_t number)
{
	static const uint64_t filter_mode[6] = {SECCOMP_SET_MODE_FILTER},
			      option[6] = {22}, /* PR_SET_SECCOMP */
		traceme[6];

	return seccomp_concern(abi, number, filter_mode) == SECCOMP_OTHER_FILTER ||
		seccomp_concern(abi, number, option) == SECCOMP_OTHER_FILTER ||
		seccomp_concern(abi, number, traceme) == SECCOMP_OTHER_TRACER;
}

static void
check_set(int set)
{
	struct sock_fprog program;
	static const enum abi_id ids[] = {ABI_X86_64, ABI_AARCH64, ABI_I386, ABI_X32, ABI_ARM};

	assert_true(seccomp_make(&program, wanted_by, &set));
	assert_in_range(program.len, 1, BPF_MAXINSNS);
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++) {
		const struct abi *abi = &abi_table[ids[i]];

		for (uint32_t number = 0; number < 1100; number++) {
			bool wanted = wanted_by(&set, abi, abi_index(abi, number)) ||
				always_looked_at(abi, number) || abi_is_multiplexer(abi, number);
			uint32_t verdict =
				run(&program, abi->audit_arch, number | (uint32_t)abi->number_mask);

			if (verdict != (wanted ? SECCOMP_RET_TRACE : SECCOMP_RET_ALLOW))
				fail_msg("set %d: %s %u gives %#x", set, abi->name, number, verdict);
		}
	}
	for (uint32_t number = ABI_ARM_BASE; number <= ABI_ARM_BASE + 16; number++)
		assert_int_equal(run(&program, AUDIT_ARCH_ARM, number),
			wanted_by(&set, &abi_table[ABI_ARM], abi_index(&abi_table[ABI_ARM], number))
				? SECCOMP_RET_TRACE
				: SECCOMP_RET_ALLOW);
	/* An architecture without a table. */
	assert_int_equal(run(&program, AUDIT_ARCH_RISCV64, 5), SECCOMP_RET_TRACE);
	free(program.filter);
}

static void
one_call(void **state)
{
	(void)state;
	check_set(0);
}

static void
every_fifth(void **state)
{
	(void)state;
	check_set(1);
}

static void
nothing(void **state)
{
	(void)state;
	check_set(2);
}

static void
scattered_numbers(void **state)
{
	(void)state;
	check_set(4);
}

static void
all_calls_need_no_program(void **state)
{
	struct sock_fprog program;
	int set = 3;

	(void)state;
	assert_false(seccomp_make(&program, wanted_by, &set));
	assert_null(program.filter);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_call),
		cmocka_unit_test(every_fifth),
		cmocka_unit_test(nothing),
		cmocka_unit_test(scattered_numbers),
		cmocka_unit_test(all_calls_need_no_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
