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

/* An entry of every operation, alone and as the first half of a longer one. */
static void
entries(void)
{
	uint8_t *short_one = tail_alloc(64), *long_one = tail_alloc(128);

	for (int op = 0; op < 70; op++)
		for (int step = 0; step < 2; step++) {
			for (int i = 0; i < 128; i++)
				long_one[i] = step * (0x10 + i);
			long_one[0] = op;
			memcpy(short_one, long_one, 64);
			CALL(io_uring_register, -1, 31, short_one, 1);
			CALL(io_uring_register, -1, 31, long_one, 1);
		}
}

/* Resources with tags, which state their size; and controls and rings that bear structures by their flags. */
static void
resources(void)
{
	uint8_t *memory = tail_alloc(256);
	uint64_t *words = (uint64_t *)memory;
	int *numbers = (int *)memory;

	for (int op = 13; op < 17; op++)
		for (int size = 0; size < 80; size += 8)
			for (int step = 0; step < 6; step += 5) {
				for (int i = 0; i < 256; i++)
					memory[i] = i * step + step / 5;
				CALL(io_uring_register, -1, op, memory, size);
				PRETEND(io_uring_register, 5, op, memory, size);
				words[2] = (long)tail_copy((int[]){3, 4, -1, -2}, 16);
				words[1] = words[3] = (long)tail_copy((int[]){3, 4, -1, -2}, 16);
				numbers[0] = 2;
				CALL(io_uring_register, -1, op, memory, size);
				numbers[6] = 2;
				CALL(io_uring_register, -1, op, memory, size);
			}
	for (int op = 0; op < 5; op++)
		for (int step = 0; step < 6; step += 5) {
			for (int i = 0; i < 256; i++)
				memory[i] = i * step + step / 5;
			numbers[1] = op;
			CALL(io_uring_register, -1, 36, memory, 1);
			PRETEND(io_uring_register, 5, 36, memory, 1);
		}
	for (int set = 0; set < 16; set++) {
		memset(memory, 0, 256);
		numbers[2] = set & 1 ? 0x4000 : 0;
		numbers[18] = set & 2 ? 5 : 0;
		numbers[29] = set & 4 ? 9 : 0;
		numbers[5] = set & 8 ? 4 : 0;
		CALL(io_uring_register, -1, 33, memory, 1);
	}
	numbers = tail_copy((int[]){3, -2, -1, -3}, 16);
	CALL(io_uring_register, -1, 2, numbers, 4);
	numbers = tail_copy((int[]){-1, 0, 3, 0}, 16);
	CALL(io_uring_register, -1, 20, numbers, 1);
	PRETEND(io_uring_register, 5, 20, numbers, 1);
}

/* What was asked and what was answered: told once if nothing was asked. */
static void
probes(void)
{
	uint8_t *memory = tail_alloc(32);

	for (int byte = 0; byte < 32; byte += 5) {
		memset(memory, 0, 32);
		memory[byte] = 1;
		CALL(io_uring_register, -1, 8, memory, 2);
		PRETEND(io_uring_register, 5, 8, memory, 2);
		PRETEND(io_uring_register, 5, 8, memory, 0);
		CALL(io_uring_register, -1, 8, memory, 3);
		PRETEND(io_uring_register, 5, 8, memory, 300);
	}
}

static void
queries(void)
{
	struct query {
		uint64_t next, data;
		uint32_t op, size;
		int32_t result;
		uint32_t reserved[3];
	};

	for (int op = 0; op < 5; op++) {
		uint8_t *data = tail_alloc(48);
		struct query *last = tail_new(struct query, .next = 1, .data = (long)data, .op = op, .size = 16);
		struct query *first = tail_new(struct query, .next = (long)last, .data = (long)data, .op = op, .size = 40, .result = -2);

		CALL(io_uring_register, -1, 35, first, 0);
		for (int i = 0; i < 48; i++)
			data[i] = i + 1;
		last->next = (long)first; /* a ring of queries */
		first->size = last->size = 8;
		CALL(io_uring_register, -1, 35, first, 1);
		last->next = 0;
		first->reserved[1] = 3;
		first->data++;
		CALL(io_uring_register, -1, 35, first, 0);
		first->data--;
		PRETEND(io_uring_register, 5, 35, first, 0);
		PRETEND(io_uring_register, 5, 35 | 0x80000000, first, 0);
	}
}

int
main(void)
{
	pretend_start();
	setups();
	enters();
	registers();
	entries();
	resources();
	probes();
	queries();
	CALL(exit_group, 0);
	return 0;
}
