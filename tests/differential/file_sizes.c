/* Structures that state their size, in every size that is odd: of mounts, name spaces, files, rules and modules. */
#include "pretend.h"

static const int sizes[] = { 0, 1, 3, 4, 8, 12, 15, 16, 20, 24, 31, 32, 33, 40, 41, 48, 56, 64, 80, 200, 4096, 4097 };

#define COUNT (sizeof(sizes) / sizeof(*sizes))

static uint8_t *
filled(size_t size, int pattern)
{
	uint8_t *memory = tail_alloc(size);

	for (size_t i = 0; i < size; i++)
		memory[i] = pattern == 0 ? i + 1 : pattern == 1 ? 0 : 0xff;
	return memory;
}

static void
calls(uint8_t *large, uint8_t *exact, int size)
{
	static const int structures[] = { 442, 467, 468, 469, 444, 437 };

	for (size_t i = 0; i < sizeof(structures) / sizeof(*structures); i++) {
		int number = structures[i];

		for (int j = 0; j < 2; j++) {
			uint8_t *memory = j ? large : exact;

			switch (number) {
			case 444:
				PRETEND_NR(number, memory, size, 0);
				REFUSE_NR(number, memory, size, 1);
				break;
			case 437:
				PRETEND_NR(number, -100, "path", memory, size);
				REFUSE_NR(number, -100, "path", memory, size);
				break;
			case 442:
			case 467:
				PRETEND_NR(number, -1, "path", 0x8001, memory, size);
				REFUSE_NR(number, -1, "path", -1, memory, size);
				break;
			default:
				PRETEND_NR(number, -100, "path", memory, size, 0x100);
				REFUSE_NR(number, -100, "path", memory, size, -1);
				break;
			}
		}
	}
	for (int number = 457; number <= 470; number += number == 458 ? 12 : 1) { /* statmount, listmount, listns */
		PRETEND_NR(number, exact, large, size, 0);
		REFUSE_NR(number, exact, large, size, 1);
		if (number == 457)
			PRETEND_NR(number, large, exact, size, 1);
	}
	PRETEND_NR(461, exact, large, 0);
	PRETEND_NR(461, large, exact, 0);
	REFUSE_NR(461, exact, large, 1);
	for (int flags = 0; flags < 2; flags++) {
		PRETEND_NR(459, 100 + size % 8, exact, large, flags);
		REFUSE_NR(459, size % 9, large, exact, flags);
		REFUSE_NR(459, size % 9, exact, large, flags);
	}
	PRETEND_NR(460, size % 9, exact, size, 0);
	REFUSE_NR(460, 100, large, size, 1);
	PRETEND(name_to_handle_at, -100, "path", exact, large, 0);
	PRETEND(name_to_handle_at, -100, "path", large, exact, 0x200);
	REFUSE(name_to_handle_at, -100, "path", large, exact, -1);
}

int
main(void)
{
	static const uint64_t modules[] = { 0, 1, 99, 100, 101, 110, 113, 114, 0xffffffff, 1ull << 32 };
	uint64_t *context = tail_alloc(40);

	pretend_start();
	for (int pattern = 0; pattern < 3; pattern++)
		for (size_t i = 0; i < COUNT; i++)
			calls(filled(4200, pattern), filled(sizes[i], pattern), sizes[i]);
	context[2] = 40;
	for (size_t i = 0; i < sizeof(modules) / sizeof(*modules); i++) {
		context[0] = modules[i];
		PRETEND_NR(460, 100, context, 40, 0);
	}
	return 0;
}
