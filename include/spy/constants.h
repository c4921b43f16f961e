/* Named values: what ENUM and FLAGS types are told with. The values are our own, per ABI where ABIs differ, since the
 * headers of the build machine may be years older than the kernel that is traced; a test holds them against headers. */
#ifndef SPY_CONSTANTS_H
#define SPY_CONSTANTS_H

#include <stddef.h>
#include <stdint.h>

#define CONSTANT_ABIS 3 /* x86_64 (and x32), aarch64 (and ARM), i386: the first of enum abi_id */

struct constant {
	const char *name;
	uint64_t values[CONSTANT_ABIS];
	uint8_t absent; /* bit 1 << abi: the ABI has no such constant */
};

/* ORDER IS MEANING: the first entry that fits is the name, so composite flags stand before their parts. */
struct constants {
	const char *unknown; /* what strace says of other values: "O_???" */
	const struct constant *entries;
	unsigned count;
};

/* Write a table as CONSTANTS(name, "PREFIX_???", C(…) C(…)): `name` is then a pointer, declared in
 * constants/tables.h as `extern const struct constants name[1];` */
#define CONSTANTS(table, unknown_, ...) \
	const struct constants table[1] = {{ \
		.unknown = unknown_, \
		.entries = (const struct constant[]){__VA_ARGS__}, \
		.count = sizeof((const struct constant[]){__VA_ARGS__}) / sizeof(struct constant), \
	}};

#define C(name_, value) {.name = #name_, .values = {value, value, value}},
/* A value that differs: x86_64, aarch64, i386. */
#define C3(name_, x86_64, aarch64, i386) {.name = #name_, .values = {x86_64, aarch64, i386}},
#define C_ARM64(name_, value) {.name = #name_, .values = {0, value, 0}, .absent = 1 << 0 | 1 << 2},
#define C_X86(name_, value) {.name = #name_, .values = {value, 0, value}, .absent = 1 << 1},
/* A name that is no C identifier or differs from the constant's. */
#define C_AS(text, value) {.name = text, .values = {value, value, value}},

#endif
