/* The memory and process capabilities of a live thread, one pair for each thread that an engine traces. */
#ifndef SPY_TRACEE_H
#define SPY_TRACEE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "spy/memory.h"
#include "spy/process.h"

#define TRACEE_PAGE_SIZE 4096
#define TRACEE_PAGES 4

/* Stretches of the tracee's pages read during one stop. To read up to a page's end costs no more than to read
 * sixteen bytes of it, and what one call's arguments point to lies close together. One engine needs one of these. */
struct tracee_pages {
	unsigned count, next;
	struct {
		uint64_t address;
		size_t size;
		unsigned char bytes[TRACEE_PAGE_SIZE];
	} page[TRACEE_PAGES];
};

/* Forget what was read: to be called whenever the tracee may have run. */
static inline void
tracee_pages_forget(struct tracee_pages *pages)
{
	pages->count = pages->next = 0;
}

/* Whether views know SELinux contexts; see context_none.c. */
extern const bool tracee_tells_contexts;

struct tracee_view {
	struct memory memory;
	struct process process;
	struct tracee_pages *pages;
	struct unwind_space *unwind; /* once a stack was asked for */
	pid_t tid;
	uint64_t pid_namespace; /* inode number of the thread's; 0: not looked at yet */
	pid_t pid;              /* of its process; 0 if not known */
	bool peek; /* process_vm_readv is missing (CONFIG_CROSS_MEMORY_ATTACH) or refused by a sandbox's filter */
};

/* Let VIEW show the thread TID; PAGES is shared and not owned. */
void tracee_view_init(struct tracee_view *view, pid_t tid, struct tracee_pages *pages);

/* Whether what a descriptor stands for may be remembered from now on, for all threads: no call is going on that may change
 * what another descriptor or name stands for, and none goes unseen. Forgets all if not. Nothing is remembered at first. */
void tracee_trust_descriptors(bool steady);

/* Descriptor FD of any thread may stand for something else now; numbers that are no descriptors do no harm. */
void tracee_forget_descriptor(int64_t fd);

/* Give back what VIEW holds. */
void tracee_view_close(struct tracee_view *view);

#endif
