/* Every description links on every ABI, and no number is described twice. */
#include "fixture.h"

#include <stdio.h>

static const enum abi_id linked_abis[] = {ABI_X86_64, ABI_AARCH64, ABI_I386, ABI_X32, ABI_ARM};

#define ABIS (sizeof(linked_abis) / sizeof(*linked_abis))

static void
every_call_links(void **state)
{
	(void)state;
	for (size_t i = 0; i < ABIS; i++) {
		const struct abi *abi = &abi_table[linked_abis[i]];
		unsigned count = 0;

		for (unsigned number = 0; number < link_limit(abi); number++) {
			const struct linked_call *call = link_call(abi, number);

			if (!call)
				continue;
			count++;
			assert_true(call->count <= 6);
			assert_ptr_equal(call, link_call(abi, number));
			if (number < ABI_NUMBERS && !(abi->id == ABI_X32 && abi_x32_name(number)))
				assert_int_equal(link_number(abi, call->call), number);
			if (call->count > 0) {
				const struct node *last = &call->arguments[call->count - 1];

				if (last->registers + last->words > 6)
					fail_msg("%s takes more than six registers on %s", call->name,
						abi->name);
			}
		}
		assert_in_range(count, 300, 600);
	}
}

static void
no_number_is_described_twice(void **state)
{
	(void)state;
	for (unsigned column = 0; column < CONSTANT_ABIS; column++) {
		const char *names[1024] = {0};

		for (const struct call *const *room = link_rooms; *room; room++)
			for (const struct call *call = *room; call->name; call++) {
				int number = call->numbers[column];

				if (number < 0)
					continue;
				assert_in_range(number, 0, 1023);
				if (names[number])
					fail_msg("number %d of ABI %u is both %s and %s", number, column,
						names[number], call->name);
				names[number] = call->name;
			}
	}
}

static void
known_numbers(void **state)
{
	static const struct {
		enum abi_id abi;
		unsigned number;
		const char *name;
	} rows[] = {
		{ABI_X86_64, 0, "read"},
		{ABI_X86_64, 59, "execve"},
		{ABI_X86_64, 437, "openat2"},
		{ABI_AARCH64, 56, "openat"},
		{ABI_AARCH64, 221, "execve"},
		{ABI_AARCH64, 435, "clone3"},
		{ABI_X32, 1, "write"},
		{ABI_X32, 59, "execve#64"},
		{ABI_X32, 520, "execve"},
		{ABI_I386, 5, "open"},
		{ABI_I386, 11, "execve"},
		{ABI_I386, 192, "mmap2"},
		{ABI_I386, ABI_SOCKETCALL + 1, "socket"},
		{ABI_I386, ABI_SOCKETCALL + 9, "send"},
		{ABI_I386, ABI_IPC + 1, "semop"},
		{ABI_I386, ABI_IPC + 3, "semctl"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct linked_call *call = link_call(&abi_table[rows[i].abi], rows[i].number);

		assert_non_null(call);
		assert_string_equal(call->name, rows[i].name);
	}
	assert_null(link_call(abi_native, 100000));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_call_links),
		cmocka_unit_test(no_number_is_described_twice),
		cmocka_unit_test(known_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
