/* Where the tracer runs. Nearly all of a stop's cost is the wake-up of another CPU. The scheduler treats a CPU on which
 * only SCHED_IDLE threads run as idle: a tracee that is resumed from there stays, preempts the tracer at once, and its
 * next stop finds the tracer ready to go on. The tracee's own affinity and policy are not touched. That takes privilege;
 * without, the tracee is held on the tracer's CPU while it is let go (hold.h).
 *
 * Two things would make this worse than doing nothing: tracees that run in parallel, so they are counted, and a busy
 * machine, where a SCHED_IDLE thread starves, so a watchdog looks. */
#include <fcntl.h>
#include <linux/capability.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "hold.h"
#include "placement.h"

#define WATCH_NS 4000000       /* how long the tracer may starve while it has work */
#define WATCH_SLOW_NS 32000000 /* and when it has had none */
#define WATCH_STATE_SIZE 128
#define CALM 128             /* waits without parallel tracees before the tracer joins one again */
#define CALM_MOST (1u << 16) /* the most, after it has starved again and again */
#define BUSY 512             /* waits before another look at whether the machine is busy */
#define SAME_MOST 64         /* looks at the CPU that are left out at most, where none has moved */

static struct {
	bool possible;
	bool together; /* pinned to CPU, under SCHED_IDLE unless HOLDS */
	int cpu;
	cpu_set_t before; /* affinity as spy found it */
	pid_t tracer;
	pid_t watched; /* the tracee whose /proc/TID/stat is open */
	int stat_fd;
	unsigned calm;   /* waits since tracees ran in parallel */
	unsigned needed; /* of them before the next try */
	unsigned same;   /* looks that found the tracee where the tracer is */
	unsigned leave_out;
	int schedstat;         /* the tracer's own, for the watchdog */
	_Atomic pid_t resumed; /* the tracee let go last */
	pthread_t watchdog;
	bool watching;
	sem_t ended;
	atomic_bool blocked; /* the tracer waits for stops: it has no work */
	bool holds;          /* without privilege: the tracee is held instead */
	atomic_bool lowered; /* its policy is SCHED_IDLE, or would be */
	atomic_int starved;  /* enum starved */
	atomic_bool alone;   /* there is one tracee */
} here;

static void
set_policy(pid_t tid, int policy)
{
	const struct sched_param param = {0};

	sched_setscheduler(tid, policy, &param);
}

/* What the scheduler has given a thread, and for how long it had kept the thread waiting when it did so the last time, in
 * ns (Linux, Documentation/scheduler/sched-stats.rst: /proc/PID/schedstat). */
struct share {
	uint64_t ran, waited;
};

static bool
share_read(int fd, struct share *share)
{
	char line[WATCH_STATE_SIZE], *end;
	ssize_t length = fd < 0 ? -1 : pread(fd, line, sizeof(line) - 1, 0);

	if (length <= 0)
		return false;
	line[length] = 0;
	share->ran = strtoull(line, &end, 10);
	share->waited = strtoull(end, NULL, 10);
	return true;
}

static int
share_open(pid_t tid)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)tid);
	return open(path, O_RDONLY | O_CLOEXEC);
}

static uint64_t
now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* The tracee that was let go last, as the watchdog sees it. */
struct watched {
	pid_t tid;
	int fd;
	struct share share;
};

/* How long WATCHED has run since the last look; 0 if it is another one now. */
static uint64_t
watched_ran(struct watched *watched)
{
	pid_t tid = atomic_load(&here.resumed);
	struct share before = watched->share;

	if (tid != watched->tid) {
		if (watched->fd >= 0)
			close(watched->fd);
		watched->fd = share_open(tid);
		watched->tid = tid;
		share_read(watched->fd, &watched->share);
		return 0;
	}
	return share_read(watched->fd, &watched->share) ? watched->share.ran - before.ran : 0;
}

/* Whether thread TID is running or would like to (proc_pid_stat(5)). */
static bool
wants_cpu(pid_t tid)
{
	char path[64], line[WATCH_STATE_SIZE];
	const char *state;
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	length = fd < 0 ? -1 : read(fd, line, sizeof(line) - 1);
	if (fd >= 0)
		close(fd);
	if (length <= 0)
		return false;
	line[length] = 0;
	state = strrchr(line, ')');
	return state && state[1] == ' ' && state[2] == 'R';
}

/* Who has the CPU that the tracer wants. */
enum starved { STARVED_NOT, STARVED_BY_TRACEE, STARVED_BY_OTHERS };

/* Of the PASSED ns since BEFORE, the tracee let go last had SERVED. A tracee that computes alone is to be left alone; with
 * others about, one of them may wait for the tracer. */
static enum starved
starvation(const struct share *before, const struct share *now, uint64_t served, uint64_t passed)
{
	bool busy = served > passed / 4;

	if (busy && atomic_load(&here.alone))
		return STARVED_NOT;
	if (now->ran == before->ran ? !wants_cpu(here.tracer)
				    : now->waited - before->waited <= passed / 4 * 3)
		return STARVED_NOT;
	return busy ? STARVED_BY_TRACEE : STARVED_BY_OTHERS;
}

/* Put the tracer back among the others when it starves: it cannot do so itself. */
static void *
watch(void *unused)
{
	struct watched watched = {.fd = -1};
	struct share share = {0};
	uint64_t start = 0;

	for (;;) {
		bool quiet = atomic_load(&here.blocked) || !atomic_load(&here.lowered);
		uint64_t until = now_ns() + (quiet ? WATCH_SLOW_NS : WATCH_NS);
		struct timespec pause = {(time_t)(until / 1000000000), (long)(until % 1000000000)};
		struct share before = share;
		uint64_t passed, served;
		enum starved starved;

		if (sem_clockwait(&here.ended, CLOCK_MONOTONIC, &pause) == 0)
			break;
		if (!atomic_load(&here.lowered) || !share_read(here.schedstat, &share)) {
			start = 0;
			continue;
		}
		served = watched_ran(&watched);
		passed = now_ns() - start;
		starved = start > 0 ? starvation(&before, &share, served, passed) : STARVED_NOT;
		if (starved) {
			atomic_store(&here.starved, starved);
			atomic_store(&here.lowered, false);
			if (!here.holds)
				set_policy(here.tracer, SCHED_OTHER);
		}
		start += passed;
	}
	if (watched.fd >= 0)
		close(watched.fd);
	return unused;
}

/* May this process leave SCHED_IDLE again? */
static bool
privileged(void)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct data[2] = {{0}};
	struct rlimit nice;

	if (syscall(SYS_capget, &header, data) == 0 && data[0].effective & 1u << CAP_SYS_NICE)
		return true;
	return getrlimit(RLIMIT_NICE, &nice) == 0 && nice.rlim_cur >= 20;
}

static bool
start_watchdog(void)
{
	sigset_t all, mask;
	int error;

	/* Signals are the tracer's: they have to end its waits. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &mask);
	sem_init(&here.ended, 0, 0);
	error = pthread_create(&here.watchdog, NULL, watch, NULL);
	pthread_sigmask(SIG_SETMASK, &mask, NULL);
	return error == 0;
}

const char *
placement_open(bool wanted)
{
	here.tracer = gettid();
	here.stat_fd = -1;
	here.needed = 0;
	if (!wanted)
		return "placement: off, as asked for";
	if (sched_getscheduler(0) != SCHED_OTHER)
		return "placement: off, spy runs under a scheduling policy of its own";
	if (sched_getaffinity(0, sizeof(here.before), &here.before) < 0 || CPU_COUNT(&here.before) < 2)
		return "placement: off, there is one CPU to run on";
	here.holds = !privileged();
	here.schedstat = share_open(here.tracer);
	if (here.schedstat < 0)
		return "placement: off, the kernel keeps no account of who waits for a CPU "
		       "(CONFIG_SCHED_INFO)";
	if (here.holds && !hold_open())
		return "placement: off, no process to be had";
	here.watching = here.possible = start_watchdog();
	if (!here.possible)
		return "placement: off, no thread to be had";
	return here.holds ? "placement: tracees are woken on spy's CPU, for want of CAP_SYS_NICE"
			  : "placement: on the tracee's CPU, under SCHED_IDLE";
}

static void
go_apart(void)
{
	if (!here.together)
		return;
	here.together = false;
	here.calm = 0;
	atomic_store(&here.starved, STARVED_NOT);
	atomic_store(&here.lowered, false);
	if (!here.holds)
		set_policy(0, SCHED_OTHER);
	sched_setaffinity(0, sizeof(here.before), &here.before);
}

static void
go_together(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set) < 0)
		return;
	here.cpu = cpu;
	here.same = here.leave_out = 0;
	if (here.together)
		return;
	if (!here.holds)
		set_policy(0, SCHED_IDLE);
	here.together = true;
	atomic_store(&here.lowered, true);
}

bool
placement_balance(unsigned running, unsigned tracees, pid_t resumed)
{
	int starved;

	if (!here.possible)
		return false;
	atomic_store_explicit(&here.resumed, resumed, memory_order_relaxed);
	atomic_store_explicit(&here.alone, tracees == 1, memory_order_relaxed);
	starved = here.together ? atomic_load_explicit(&here.starved, memory_order_relaxed) : STARVED_NOT;
	if (starved == STARVED_BY_OTHERS) {
		here.needed = here.needed ? here.needed * 4 : 1024;
		if (here.needed > CALM_MOST)
			here.needed = CALM_MOST;
		go_apart();
	} else if (running >= 2 || starved) {
		if (here.needed < CALM)
			here.needed = CALM;
		here.calm = 0;
		go_apart();
	} else if (!here.together) {
		here.calm++;
	}
	return here.together ? !here.holds : here.calm >= here.needed;
}

/* The CPU that thread TID was on last (proc_pid_stat(5), field 39), or -1. */
static int
cpu_of(pid_t tid)
{
	char line[1024];
	const char *field;
	ssize_t length;

	if (here.watched != tid) {
		char path[64];

		if (here.stat_fd >= 0)
			close(here.stat_fd);
		snprintf(path, sizeof(path), "/proc/%d/stat", (int)tid);
		here.stat_fd = open(path, O_RDONLY | O_CLOEXEC);
		here.watched = tid;
	}
	length = here.stat_fd < 0 ? -1 : pread(here.stat_fd, line, sizeof(line) - 1, 0);
	if (length <= 0)
		return -1;
	line[length] = 0;
	field = strrchr(line, ')');
	/* The command's name is field 2. */
	for (unsigned i = 2; field && i < 39; i++)
		field = strchr(field + 1, ' ');
	return field ? atoi(field + 1) : -1;
}

/* Whether more threads are running or would like to than there are CPUs, this one and its tracee aside
 * (proc_loadavg(5), field 4): a thread under SCHED_IDLE would have to wait for them. */
static bool
is_busy(void)
{
	char line[WATCH_STATE_SIZE], *field = line;
	int fd = open("/proc/loadavg", O_RDONLY | O_CLOEXEC);
	ssize_t length = fd < 0 ? -1 : read(fd, line, sizeof(line) - 1);

	if (fd >= 0)
		close(fd);
	if (length <= 0)
		return false;
	line[length] = 0;
	for (unsigned i = 1; field && i < 4; i++)
		field = strchr(field + 1, ' ');
	return field && atoi(field + 1) > CPU_COUNT(&here.before) + 1;
}

void
placement_follow(pid_t tid)
{
	int cpu;

	if (here.leave_out > 0) {
		here.leave_out--;
		atomic_store_explicit(&here.blocked, true, memory_order_relaxed);
		return;
	}
	cpu = here.holds ? sched_getcpu() : cpu_of(tid);
	if (cpu < 0 || !CPU_ISSET(cpu, &here.before))
		return;
	if (!here.together && is_busy()) {
		here.calm = 0;
		here.needed = BUSY;
	} else if (!here.together || cpu != here.cpu) {
		go_together(cpu);
	} else {
		/* It blocks, and often: look less and less. */
		here.same = here.same < SAME_MOST ? here.same * 2 + 1 : SAME_MOST;
		here.leave_out = here.same;
	}
	atomic_store_explicit(&here.blocked, true, memory_order_relaxed);
}

bool
placement_holds(void)
{
	return here.together && here.holds;
}

bool
placement_hold(pid_t tid)
{
	return hold_begin(tid, here.cpu);
}

void
placement_awake(void)
{
	if (here.possible)
		atomic_store_explicit(&here.blocked, false, memory_order_relaxed);
}

void
placement_close(void)
{
	if (!here.possible)
		return;
	go_apart();
	hold_close();
	here.possible = false;
	if (here.watching) {
		sem_post(&here.ended);
		pthread_join(here.watchdog, NULL);
		close(here.schedstat);
		here.watching = false;
	}
	if (here.stat_fd >= 0)
		close(here.stat_fd);
}
