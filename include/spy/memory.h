/* The capability to read a tracee's memory, whoever holds it: a live process, a recording, a test fixture. */
#ifndef SPY_MEMORY_H
#define SPY_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct memory {
	/* Copy at most SIZE bytes at ADDRESS to TO. Returns how many bytes, from the first on, could be read:
	 * 0 if none. The address and the size are the tracee's word and may be anything. */
	size_t (*read)(struct memory *memory, uint64_t address, void *to, size_t size);
	/* Write the SIZE bytes at FROM to ADDRESS, be it writable for its own program or not. Returns whether all were
	 * written. NULL where there is nothing to write to: a recording. */
	bool (*write)(struct memory *memory, uint64_t address, const void *from, size_t size);
};

static inline size_t
memory_read(struct memory *memory, uint64_t address, void *to, size_t size)
{
	return memory->read(memory, address, to, size);
}

static inline bool
memory_write(struct memory *memory, uint64_t address, const void *from, size_t size)
{
	return memory->write && memory->write(memory, address, from, size);
}

#endif
