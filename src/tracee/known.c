/* What descriptors stood for when they were last asked for. The kernel is asked again as soon as anything may have changed:
 * that costs more than all else in the line of a call. */
#include <string.h>

#include "known.h"
#include "spy/tracee.h"

#define KNOWN 64       /* descriptors at a time; a power of 2 */
#define KNOWN_TEXT 240 /* longer texts are not kept */

static struct {
	pid_t tid; /* 0: nothing is known */
	int fd;
	size_t length;
	char text[KNOWN_TEXT];
} known[KNOWN];

static bool trusted;

void
tracee_trust_descriptors(bool steady)
{
	trusted = steady;
	if (!steady)
		for (unsigned i = 0; i < KNOWN; i++)
			known[i].tid = 0;
}

void
tracee_forget_descriptor(int64_t fd)
{
	known[(uint64_t)fd % KNOWN].tid = 0;
}

size_t
known_find(pid_t tid, int fd, char *to, size_t size)
{
	unsigned i = (unsigned)fd % KNOWN;

	if (known[i].tid != tid || known[i].fd != fd || known[i].length > size)
		return 0;
	memcpy(to, known[i].text, known[i].length);
	return known[i].length;
}

void
known_keep(pid_t tid, int fd, const char *text, size_t length)
{
	unsigned i = (unsigned)fd % KNOWN;

	if (!trusted || length > KNOWN_TEXT)
		return;
	known[i].tid = tid;
	known[i].fd = fd;
	known[i].length = length;
	memcpy(known[i].text, text, length);
}
