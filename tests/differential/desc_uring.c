/* io_uring: setting up, entering, and registering with every operation. */
#include <time.h>

#include "pretend.h"

static void
setups(void)
{
	uint32_t *params = tail_alloc(120);

	CALL(io_uring_setup, 0, params);
	CALL(io_uring_setup, 1, NULL);
	CALL(io_uring_setup, 1, NOWHERE);
	CALL(io_uring_setup, 1, (char *)params + 1);
	params[2] = -1;
	CALL(io_uring_setup, -1, params);
	for (int i = 0; i < 24; i++) {
		memset(params, 0, 120);
		params[2] = 1u << i;
		params[3] = 5;
		params[4] = 7;
		params[1] = 9;
		CALL(io_uring_setup, 1, params);
	}
	for (unsigned i = 0; i < 30; i++)
		params[i] = 0x01010101 * (i + 1);
	CALL(io_uring_setup, 1, params);
	PRETEND(io_uring_setup, 1, params);
	memset(params, 255, 120);
	PRETEND(io_uring_setup, 1, params);
	memset(params, 0, 120);
	PRETEND(io_uring_setup, 1, params);
}

static void
enters(void)
{
	uint64_t *mask = tail_new(uint64_t, 1 << 9);
	struct { uint64_t mask; uint32_t size, pad; uint64_t time; } *extended = tail_alloc(24);
	int64_t *time = tail_alloc(16);

	time[1] = 5;
	extended->mask = (long)mask;
	extended->size = 8;
	extended->time = (long)time;
	CALL(io_uring_enter, -1, 1, 2, 0, mask, 8);
	CALL(io_uring_enter, -1, -1, -2, 0xffffffff, mask, 8);
	CALL(io_uring_enter, -1, 0, 0, 1 | 2 | 4, mask, 4);
	CALL(io_uring_enter, -1, 0, 0, 8, extended, 24);
	CALL(io_uring_enter, -1, 0, 0, 8, extended, 16);
	CALL(io_uring_enter, -1, 0, 0, 8, NULL, 24);
	CALL(io_uring_enter, -1, 0, 0, 16, NULL, 0);
	CALL(io_uring_enter, -1, 0, 0, 0, NOWHERE, 8);
	for (int i = 0; i < 12; i++)
		CALL(io_uring_enter, -1, 0, 0, 1u << i, NULL, 0);
}

static void
registers(void)
{
	uint8_t *memory = tail_alloc(256);
	uint32_t *words = (uint32_t *)memory;

	for (unsigned i = 0; i < 48; i++)
		for (unsigned round = 0; round < 3; round++) {
			for (unsigned j = 0; j < 256; j++)
				memory[j] = round == 0 ? 0 : round == 1 ? j * 5 + 1 : 255;
			CALL(io_uring_register, -1, i, memory, 0);
			CALL(io_uring_register, -1, i, memory, 1);
			CALL(io_uring_register, -1, i, memory, 2);
			CALL(io_uring_register, -1, i, NULL, 1);
			CALL(io_uring_register, -1, i, memory + 255, 1);
			CALL(io_uring_register, -1, i | 0x80000000, memory, 1);
			PRETEND(io_uring_register, 5, i, memory, 1);
			PRETEND(io_uring_register, 5, i, memory, 3);
		}
	CALL(io_uring_register, -1, -1, memory, 5);
	memset(memory, 0, 256);
	memory[0] = 3;
	memory[1] = 2;
	for (unsigned i = 0; i < 2; i++) {
		memory[16 + 8 * i] = 40 * i + 3;
		memory[18 + 8 * i] = i;
	}
	PRETEND(io_uring_register, 5, 8, memory, 2);
	for (unsigned i = 0; i < 6; i++) {
		memset(memory, 0, 256);
		words[0] = i;
		memory[2] = i;
		words[1] = 77;
		CALL(io_uring_register, -1, 11, memory, 1);
		words[0] = i << 16 | i;
		CALL(io_uring_register, -1, 11, memory, 1);
	}
}

int
main(void)
{
	pretend_start();
	setups();
	enters();
	registers();
	CALL(exit_group, 0);
	return 0;
}
