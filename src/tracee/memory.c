/* The memory of a live thread: read by process_vm_readv(2), or PTRACE_PEEKDATA where that is refused; written by
 * PTRACE_POKEDATA. */
#include <errno.h>
#include <linux/ptrace.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "spy/tracee.h"
#include "view.h"

/* Bytes from ADDRESS to the end of its page. */
static size_t
page_rest(uint64_t address)
{
	return TRACEE_PAGE_SIZE - (size_t)(address % TRACEE_PAGE_SIZE);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Word by word; the thread must be in a ptrace-stop. Unlike process_vm_readv, PTRACE_PEEKDATA reads pages that
 * the thread itself may not read. */
static size_t
peek(pid_t tid, uint64_t address, void *to, size_t size)
{
	size_t done = 0;

	while (done < size) {
		uint64_t at = address + done;
		size_t skip = at % sizeof(long);
		size_t part = least(sizeof(long) - skip, size - done);
		long word;

		if (syscall(SYS_ptrace, PTRACE_PEEKDATA, tid, (void *)(uintptr_t)(at - skip), &word) < 0)
			break;
		memcpy((char *)to + done, (char *)&word + skip, part);
		done += part;
	}
	return done;
}

/* One kernel call for the whole stretch; a negative result is -errno. */
static ssize_t
read_at_once(pid_t tid, uint64_t address, void *to, size_t size)
{
	struct iovec local = {.iov_base = to, .iov_len = size};
	struct iovec remote = {.iov_base = (void *)(uintptr_t)address, .iov_len = size};
	ssize_t got = process_vm_readv(tid, &local, 1, &remote, 1, 0);

	return got < 0 ? -errno : got;
}

/* The readable prefix of a stretch, page by page from DONE bytes on: the kernel promises partial results for whole iovecs
 * only. */
static size_t
read_pages(pid_t tid, uint64_t address, void *to, size_t size, size_t done)
{
	while (done < size) {
		size_t part = least(page_rest(address + done), size - done);
		ssize_t got = read_at_once(tid, address + done, (char *)to + done, part);

		if (got <= 0)
			break;
		done += (size_t)got;
		if ((size_t)got < part)
			break;
	}
	return done;
}

static size_t
read_prefix(struct tracee_view *view, uint64_t address, void *to, size_t size)
{
	pid_t tid = view->tid;
	ssize_t got = view->peek ? -ENOSYS : read_at_once(tid, address, to, size);
	size_t done;

	if (got == (ssize_t)size || got == -ESRCH)
		return got < 0 ? 0 : size;
	if (got >= 0)
		return read_pages(tid, address, to, size, (size_t)got);
	if (got == -EFAULT || got == -ENOMEM)
		return size > page_rest(address) ? read_pages(tid, address, to, size, 0) : 0;
	done = peek(tid, address, to, size);
	/* What cannot be peeked either is not for us to see: the process made itself undumpable (ptrace_access_vm). */
	view->peek = done > 0;
	return done;
}

/* The stretch of a page known to hold ADDRESS; if none is, at least WANTED bytes if there are so many are read now. NULL
 * if nothing can be read. */
static const unsigned char *
page_bytes(struct tracee_view *view, uint64_t address, size_t wanted, size_t *size)
{
	struct tracee_pages *pages = view->pages;
	size_t ask = page_rest(address);
	unsigned slot;

	for (unsigned i = 0; i < pages->count; i++) {
		uint64_t into = address - pages->page[i].address;

		if (into < pages->page[i].size) {
			*size = pages->page[i].size - (size_t)into;
			return pages->page[i].bytes + into;
		}
	}
	if (view->peek)
		ask = least(ask, wanted); /* where each word costs a call */
	slot = pages->next;
	pages->next = (slot + 1) % TRACEE_PAGES;
	pages->page[slot].address = address;
	pages->page[slot].size = read_prefix(view, address, pages->page[slot].bytes, ask);
	if (pages->count <= slot)
		pages->count = slot + 1;
	*size = pages->page[slot].size;
	return *size ? pages->page[slot].bytes : NULL;
}

static size_t
view_read(struct memory *memory, uint64_t address, void *to, size_t size)
{
	struct tracee_view *view = VIEW_OF(memory, memory);
	size_t done = 0;

	if (size > 0 && address + (size - 1) < address)
		size = (size_t)(0 - address); /* up to the end of the address space */
	if (size > UINTPTR_MAX - (size_t)1)
		return 0;
	if (size >= TRACEE_PAGE_SIZE)
		return read_prefix(view, address, to, size);
	while (done < size) {
		size_t known;
		const unsigned char *bytes = page_bytes(view, address + done, size - done, &known);
		size_t part = least(known, size - done);

		if (!bytes)
			break;
		memcpy((char *)to + done, bytes, part);
		done += part;
	}
	return done;
}

/* Word by word, with what stands around it where it ends inside one; the thread must be in a ptrace-stop. */
static bool
view_write(struct memory *memory, uint64_t address, const void *from, size_t size)
{
	struct tracee_view *view = VIEW_OF(memory, memory);
	size_t done = 0;

	tracee_pages_forget(view->pages);
	while (done < size) {
		uint64_t at = address + done;
		size_t skip = at % sizeof(long);
		size_t part = least(sizeof(long) - skip, size - done);
		long word;

		if (part < sizeof(long) && peek(view->tid, at - skip, &word, sizeof(word)) < sizeof(word))
			return false;
		memcpy((char *)&word + skip, (const char *)from + done, part);
		if (syscall(SYS_ptrace, PTRACE_POKEDATA, view->tid, (void *)(uintptr_t)(at - skip), word) < 0)
			return false;
		done += part;
	}
	return true;
}

void
tracee_view_init(struct tracee_view *view, pid_t tid, struct tracee_pages *pages)
{
	view->tid = tid;
	view->pages = pages;
	view->pid = 0;
	view->unwind = NULL;
	view->peek = false;
	view->memory.read = view_read;
	view->memory.write = view_write;
	view_init_process(view);
}
