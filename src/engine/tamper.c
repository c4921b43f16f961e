/* Tampering with what a thread does: other calls than its own, other results, and delays. */
#include <sys/uio.h>
#include <sys/wait.h>

#include "ptrace.h"

/* asm-generic/ptrace.h has what the build machine's headers may not know: linux/ptrace.h, elf.h. */
#define SET_SYSCALL_INFO 0x4212 /* PTRACE_SET_SYSCALL_INFO, since Linux 6.16 */
#define REGISTERS 1             /* NT_PRSTATUS */
#define ARM_SYSTEM_CALL 0x404   /* NT_ARM_SYSTEM_CALL */
#define SOON_NS 100000          /* not worth a timer */

/* Have the kernel change what INFO says of TRACEE's stop. Returns false if it does not know how. */
static bool
set_info(struct engine *engine, const struct tracee *tracee, struct ptrace_syscall_info *info)
{
	long error;

	if (engine->info_fixed)
		return false;
	error = trace(SET_SYSCALL_INFO, tracee->tid, sizeof(*info), (uintptr_t)info);
	engine->info_fixed = error < 0 && error != -ESRCH && error != -ERANGE;
	return error >= 0 || error == -ESRCH;
}

/* The same by registers, with SET to put VALUE into them. */
static void
set_registers(const struct tracee *tracee, bool (*set)(void *, unsigned, uint64_t), uint64_t value)
{
	uint64_t registers[ABI_REGISTERS_SIZE / sizeof(uint64_t)];
	struct iovec vector = {.iov_base = registers, .iov_len = sizeof(registers)};

	if (trace(PTRACE_GETREGSET, tracee->tid, REGISTERS, (uintptr_t)&vector) >= 0 &&
		set(registers, (unsigned)vector.iov_len, value))
		trace(PTRACE_SETREGSET, tracee->tid, REGISTERS, (uintptr_t)&vector);
}

static void
set_number(struct engine *engine, const struct tracee *tracee, uint64_t number)
{
	struct ptrace_syscall_info info;

	/* The number shares its place with that of a stop by a filter. */
	if (!engine->registers_only && !engine->info_fixed &&
		trace(PTRACE_GET_SYSCALL_INFO, tracee->tid, sizeof(info), (uintptr_t)&info) >= 0) {
		info.entry.nr = number;
		if (set_info(engine, tracee, &info))
			return;
	}
#ifdef __aarch64__
	/* There the number is no register any more. */
	int word = (int)number;
	struct iovec vector = {.iov_base = &word, .iov_len = sizeof(word)};

	trace(PTRACE_SETREGSET, tracee->tid, ARM_SYSTEM_CALL, (uintptr_t)&vector);
#else
	set_registers(tracee, abi_set_number, number);
#endif
}

void
tamper_enter(struct engine *engine, struct tracee *tracee, const struct engine_action *action)
{
	tracee->signal = action->signal;
	if (!action->replace)
		return;
	set_number(engine, tracee, action->number);
	tracee->forced = true;
	tracee->forced_result = action->result;
	tracee->forced_error = action->error;
}

void
tamper_exit(struct engine *engine, struct tracee *tracee, struct ptrace_syscall_info *info)
{
	struct ptrace_syscall_info forced = {.op = PTRACE_SYSCALL_INFO_EXIT};

	tracee->forced = false;
	forced.exit.is_error = tracee->forced_error != 0;
	forced.exit.rval = tracee->forced_error ? -tracee->forced_error : (int64_t)tracee->forced_result;
	info->exit = forced.exit;
	if (!set_info(engine, tracee, &forced))
		set_registers(tracee, abi_set_result, (uint64_t)forced.exit.rval);
}

void
tamper_delay(struct engine *engine, struct tracee *tracee, uint64_t ns)
{
	tracee->due_ns = clock_time(CLOCK_MONOTONIC) + ns;
	tracee->next_delayed = engine->delayed;
	engine->delayed = tracee;
}

void
tamper_forget(struct engine *engine, struct tracee *tracee)
{
	struct tracee **link = &engine->delayed;

	while (*link != tracee)
		link = &(*link)->next_delayed;
	*link = tracee->next_delayed;
	tracee->due_ns = 0;
}

/* Let those go who are due at NOW. Returns when the next one is, or UINT64_MAX. */
static uint64_t
let_go(struct engine *engine, uint64_t now)
{
	struct tracee *tracee, *next;
	uint64_t soonest = UINT64_MAX;

	for (tracee = engine->delayed; tracee; tracee = next) {
		next = tracee->next_delayed;
		if (tracee->due_ns <= now) {
			tamper_forget(engine, tracee);
			ptrace_settle(engine, tracee);
		} else if (tracee->due_ns < soonest) {
			soonest = tracee->due_ns;
		}
	}
	return soonest;
}

void
tamper_let_go(struct engine *engine)
{
	uint64_t now = clock_time(CLOCK_MONOTONIC), soonest = let_go(engine, now);

	/* A signal that comes just before the wait does not end it; so a timer is not for the shortest of times. */
	while (soonest - now < SOON_NS) {
		struct timespec pause = {.tv_nsec = (long)(soonest - now)};

		nanosleep(&pause, NULL);
		now = clock_time(CLOCK_MONOTONIC);
		soonest = let_go(engine, now);
	}
	if (soonest != UINT64_MAX)
		clock_alarm(soonest);
}

void
tamper_hurry(struct engine *engine)
{
	let_go(engine, UINT64_MAX);
}
