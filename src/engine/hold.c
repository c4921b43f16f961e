/* Waking a tracee on the tracer's own CPU without privilege: its affinity is that CPU for the moment of its wake-up, in which
 * it cannot make a system call that its tracer does not hear of, and what it was before again at once. */
#include <sched.h>
#include <string.h>

#include "hold.h"

static struct {
	pid_t tid;
	cpu_set_t found;   /* what the thread's affinity was */
	cpu_set_t restore; /* what sets it so again */
} held;

/* An affinity that was never set follows the thread's cpuset when that changes (cpuset(7)); one that names all CPUs there could
 * be does so, too. */
static void
learn(pid_t tid, const cpu_set_t *found)
{
	cpu_set_t now;

	held.tid = tid;
	held.found = *found;
	memset(&held.restore, 0xff, sizeof(held.restore));
	if (sched_setaffinity(tid, sizeof(held.restore), &held.restore) == 0 &&
		sched_getaffinity(tid, sizeof(now), &now) == 0 && CPU_EQUAL(&now, found))
		return;
	held.restore = *found;
	sched_setaffinity(tid, sizeof(held.restore), &held.restore);
}

bool
hold_begin(pid_t tid, int cpu)
{
	cpu_set_t found, one;

	if (sched_getaffinity(tid, sizeof(found), &found) < 0 || !CPU_ISSET(cpu, &found) ||
		CPU_COUNT(&found) < 2)
		return false;
	if (tid != held.tid || !CPU_EQUAL(&found, &held.found))
		learn(tid, &found);
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	return sched_setaffinity(tid, sizeof(one), &one) == 0;
}

void
hold_end(pid_t tid)
{
	cpu_set_t found;

	/* Somebody else has set it meanwhile. */
	if (sched_getaffinity(tid, sizeof(found), &found) == 0 && CPU_COUNT(&found) != 1)
		return;
	if (sched_setaffinity(tid, sizeof(held.restore), &held.restore) < 0) {
		memset(&held.restore, 0xff, sizeof(held.restore)); /* its cpuset is another now */
		sched_setaffinity(tid, sizeof(held.restore), &held.restore);
	}
}
