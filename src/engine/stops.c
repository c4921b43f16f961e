/* What a stop of a thread means. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <sys/wait.h>

#include "ptrace.h"
#include "seccomp.h"

#define SYSCALL_STOP (SIGTRAP | 0x80) /* PTRACE_O_TRACESYSGOOD */
#define PRSTATUS 1                    /* NT_PRSTATUS of elf.h */

/* The registers of TRACEE; NULL if it is gone, or of no ABI that we know. */
static const struct abi *
read_registers(const struct tracee *tracee, struct abi_call *call)
{
	uint64_t registers[ABI_REGISTERS_SIZE / sizeof(uint64_t)];
	struct iovec vector = {.iov_base = registers, .iov_len = sizeof(registers)};
	const struct abi *abi;

	if (trace(PTRACE_GETREGSET, tracee->tid, PRSTATUS, (uintptr_t)&vector) < 0)
		return NULL;
	abi = abi_registers(registers, (unsigned)vector.iov_len, call);
	if (abi && abi->registers == 4)
		call->result = (uint64_t)(int32_t)call->result;
	return abi;
}

/* What PTRACE_GET_SYSCALL_INFO says, made from the registers. They do not tell entry from exit, nor an i386 call of a
 * 64-bit process from its other calls. */
static bool
info_from_registers(const struct tracee *tracee, struct ptrace_syscall_info *info)
{
	struct abi_call call;
	const struct abi *abi = read_registers(tracee, &call);

	if (!abi)
		return false;
	info->arch = abi->audit_arch;
	info->instruction_pointer = call.instruction_pointer;
	info->stack_pointer = call.stack_pointer;
	if (!tracee->in_call) {
		info->op = PTRACE_SYSCALL_INFO_ENTRY;
		info->entry.nr = call.number;
		memcpy(info->entry.args, call.args, sizeof(call.args));
		return true;
	}
	info->op = PTRACE_SYSCALL_INFO_EXIT;
	info->exit.rval = (int64_t)call.result;
	info->exit.is_error = info->exit.rval < 0 && info->exit.rval >= -4095;
	return true;
}

static bool
syscall_info(struct engine *engine, struct tracee *tracee, struct ptrace_syscall_info *info)
{
	if (!engine->registers_only) {
		long got = trace(PTRACE_GET_SYSCALL_INFO, tracee->tid, sizeof(*info), (uintptr_t)info);

		if (got != -ESRCH && !engine->info_tried)
			debug_say(engine, "PTRACE_GET_SYSCALL_INFO %s", got >= 0 ? "works" : "does not work");
		engine->info_tried |= got != -ESRCH;
		if (got >= 0 || got == -ESRCH)
			return got >= 0;
		engine->registers_only = true; /* Linux before 5.3, or a sandbox */
	}
	return info_from_registers(tracee, info);
}

/* Of spy's own code in the child that becomes the command, nothing is shown but the attempt at that. */
static bool
unwanted(const struct engine *engine, const struct tracee *tracee)
{
	if (tracee->silent || (tracee->starting && tracee->number != SYS_execve))
		return true;
	return engine->options.wanted &&
		!engine->options.wanted(engine->options.wanted_context, tracee->abi, tracee->call);
}

static void
stop_relying(void *context, struct tracee *tracee)
{
	(void)context;
	tracee->filtered = false;
}

/* A filter of the tracee's own is about to be installed, whose verdicts may outrank ours: from now on every call stops. */
static void
unfilter(struct engine *engine)
{
	engine->relied_on = false;
	tracees_each(&engine->tracees, stop_relying, NULL);
}

/* What TRACEE is about to do fails for no reason but our filter. *WARNED: that has been said. */
static void
warn_filtered(const struct engine *engine, const struct tracee *tracee, const char *what, bool *warned)
{
	char message[128];

	if (!*warned) {
		snprintf(message, sizeof(message), "Process %d %s under spy's filter: use --no-seccomp",
			(int)tracee->pid, what);
		engine->options.warn(message);
	}
	*warned = true;
}

/* TRACEE, under our filter, makes a call that may be of concern. */
static void
heed(struct engine *engine, struct tracee *tracee)
{
	switch (seccomp_concern(tracee->abi, tracee->number, tracee->args)) {
	case SECCOMP_OTHER_FILTER:
		unfilter(engine);
		break;
	case SECCOMP_OTHER_TRACER:
		/* There is one tracer for each, and without a filter it would not be spy that traces children. */
		if (!engine->options.follow)
			warn_filtered(engine, tracee, "wants to trace another, which fails",
				&engine->warned_tracer);
		break;
	case SECCOMP_NO_CONCERN:
		break;
	}
}

static bool
on_enter(struct engine *engine, struct tracee *tracee, const struct ptrace_syscall_info *info,
	struct event *event)
{
	const struct abi *abi = abi_find(info->arch, info->entry.nr);

	tracee->in_call = true;
	tracee->abi = abi ? abi : abi_native;
	tracee->number = info->entry.nr;
	for (int i = 0; i < 6; i++)
		tracee->args[i] = info->entry.args[i];
	if (tracee->filtered)
		heed(engine, tracee);
	tracee->call = abi_index(tracee->abi, tracee->number);
	if (tracee->abi->multiplexes) {
		tracee_pages_forget(&engine->pages);
		tracee->call = abi_multiplexed(tracee->call, &tracee->view.memory, tracee->args);
	}
	tracee->untold = unwanted(engine, tracee);
	if (tracee->untold)
		return false;
	return ptrace_deliver(engine, tracee, event, EVENT_ENTER);
}

/* Whether TRACEE's call makes a child or a thread. Those that are not ours report nothing, but their making does. */
static bool
bears(const struct tracee *tracee)
{
	/* clone, fork, vfork */
	static const uint16_t numbers[ABI_COUNT][3] = {[ABI_X86_64] = {56, 57, 58},
		[ABI_X32] = {56, 57, 58},
		[ABI_I386] = {120, 2, 190},
		[ABI_ARM] = {120, 2, 190},
		[ABI_AARCH64] = {220, 220, 220}};
	const uint16_t *own = numbers[tracee->abi->id];
	uint64_t number = tracee->number & ~tracee->abi->number_mask;

	return number == own[0] || number == own[1] || number == own[2] || number == 435; /* clone3 */
}

static bool
on_return(struct engine *engine, struct tracee *tracee, struct ptrace_syscall_info *info, struct event *event)
{
	bool told = tracee->in_call && !tracee->untold;

	if (tracee->forced)
		tamper_exit(engine, tracee, info);
	if (!ptrace_bears(engine) && tracee->in_call && !info->exit.is_error && bears(tracee))
		engine->left++;
	if (told) {
		event->unavailable = false;
		event->result = info->exit.is_error ? -1 : info->exit.rval;
		if (tracee->abi->id == ABI_ARM && !info->exit.is_error)
			event->result = (uint32_t)info->exit.rval; /* aarch64 kernels extend its sign */
		event->error = info->exit.is_error ? (int)-info->exit.rval : 0;
		ptrace_deliver(engine, tracee, event, EVENT_EXIT);
	}
	tracee->in_call = false;
	return told;
}

static bool
on_syscall(struct engine *engine, struct tracee *tracee, struct event *event)
{
	struct ptrace_syscall_info info;

	if (!syscall_info(engine, tracee, &info))
		return false; /* killed meanwhile */
	event->instruction_pointer = info.instruction_pointer;
	event->stack_pointer = info.stack_pointer;
	switch (info.op) {
	case PTRACE_SYSCALL_INFO_SECCOMP: /* laid out like an entry */
		return on_enter(engine, tracee, &info, event);
	case PTRACE_SYSCALL_INFO_ENTRY:
		return on_enter(engine, tracee, &info, event);
	case PTRACE_SYSCALL_INFO_EXIT:
		return on_return(engine, tracee, &info, event);
	default:
		return false;
	}
}

/* Where the thread's own code is, between its calls. */
static void
find_pointers(struct engine *engine, struct tracee *tracee, struct event *event)
{
	struct ptrace_syscall_info info;

	if (!engine->options.pointers || !syscall_info(engine, tracee, &info))
		return;
	event->instruction_pointer = info.instruction_pointer;
	event->stack_pointer = info.stack_pointer;
}

static bool
on_signal(struct engine *engine, struct tracee *tracee, int signal, struct event *event)
{
	tracee->signal = signal;
	event->signal = signal;
	if (trace(PTRACE_GETSIGINFO, tracee->tid, 0, (uintptr_t)event->siginfo) < 0)
		return false; /* killed meanwhile */
	find_pointers(engine, tracee, event);
	return ptrace_deliver(engine, tracee, event, EVENT_SIGNAL);
}

/* Whether TID is ours to wait for. When its parent tells of it, it may have come, gone and been reaped already, or been
 * detached; and a parent that was killed meanwhile tells its exit code instead of a tid. */
static bool
is_traced(pid_t tid)
{
	siginfo_t info;

	return waitid(P_PID, (id_t)tid, &info, WEXITED | WSTOPPED | WNOHANG | WNOWAIT | __WALL) == 0;
}

/* A thread made another one, which is traced from its first instruction on and may have stopped already. */
static void
on_birth(struct engine *engine, struct tracee *tracee)
{
	struct tracee *child;
	unsigned long tid = 0;

	/* 0 if the tracee's PID namespace is none of ours */
	if (trace(PTRACE_GETEVENTMSG, tracee->tid, 0, (uintptr_t)&tid) < 0 || tid == 0)
		return;
	child = tracees_find(&engine->tracees, (pid_t)tid);
	if (!child) {
		if (!is_traced((pid_t)tid))
			return;
		child = ptrace_adopt(engine, (pid_t)tid);
	}
	engine->left += !engine->options.follow;
	child->parent = tracee->tid;
	if (!child->seen)
		child->pid = tracee->pid; /* a guess, to be checked then */
}

/* After an execve all other threads of the process are gone, and the one that called it has the leader's tid. If that
 * one is not the leader, the leader's record ends here, and the stop is looked at again under its own. */
static bool
on_exec(struct engine *engine, struct tracee *tracee, struct event *event)
{
	struct tracee *heir;
	unsigned long former = 0;

	tracee->pid = tracee->tid;
	/* Without a filter it would not be traced, nor kept from gaining privileges by an unprivileged user's. */
	if (tracee->silent && !engine->warned_withheld && user_withheld(tracee->pid))
		warn_filtered(engine, tracee, "executes a setuid program, which gains nothing",
			&engine->warned_withheld);
	if (trace(PTRACE_GETEVENTMSG, tracee->tid, 0, (uintptr_t)&former) < 0)
		return false;
	heir = (pid_t)former == tracee->tid ? NULL : tracees_find(&engine->tracees, (pid_t)former);
	if (!heir || heir->pid != tracee->pid) {
		if (!tracee->in_call) { /* where no entry has stopped it */
			tracee->number = SYS_execve;
			tracee->call = abi_index(abi_native, SYS_execve);
			tracee->abi = abi_native;
		}
		tracee->leaves |= engine->options.detach_on_exec && !tracee->starting;
		tracee->starting = false;
		return false;
	}
	wait_forget(engine, heir);
	tracee->heir = heir;
	tracee->stop = STOP_SUPERSEDED;
	event->other = heir->tid;
	return ptrace_deliver(engine, tracee, event, EVENT_SUPERSEDED);
}

/* The thread is about to end; a call that it is in will never return. */
static bool
on_last_breath(struct engine *engine, struct tracee *tracee, struct event *event)
{
	bool told = tracee->in_call && !tracee->untold;

	if (told) {
		event->unavailable = true;
		event->result = -1;
		event->error = 0;
		event->instruction_pointer = event->stack_pointer = 0;
		ptrace_deliver(engine, tracee, event, EVENT_EXIT);
	}
	tracee->in_call = tracee->forced = false;
	return told;
}

static bool
on_group_stop(struct engine *engine, struct tracee *tracee, int signal, struct event *event)
{
	if (signal == SIGTRAP)
		return false; /* PTRACE_INTERRUPT's stop, or the process was continued */
	tracee->stop = STOP_GROUP;
	event->signal = signal;
	find_pointers(engine, tracee, event);
	return ptrace_deliver(engine, tracee, event, EVENT_STOP);
}

/* The child that was to become the command has ended as spy's own code: told whether its execve was or not. */
static void
tell_failed_start(const struct engine *engine)
{
	char message[128];

	if (!engine->failure || !*engine->failure || !engine->options.warn)
		return;
	snprintf(message, sizeof(message), "exec: %s", strerror(*engine->failure));
	engine->options.warn(message);
}

static bool
on_end(struct engine *engine, struct tracee *tracee, struct event *event)
{
	int status = tracee->status;

	tracees_remove(&engine->tracees, tracee);
	tracee->stop = STOP_GONE;
	if (tracee->starting)
		tell_failed_start(engine);
	engine->killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
	if (WIFEXITED(status)) {
		event->status = WEXITSTATUS(status);
		return ptrace_deliver(engine, tracee, event, EVENT_EXITED);
	}
	event->signal = WTERMSIG(status);
	event->core_dumped = WCOREDUMP(status);
	return ptrace_deliver(engine, tracee, event, EVENT_KILLED);
}

/* To attach to a thread interrupts the call that it is in, and the kernel goes on with it later. What PTRACE_GET_SYSCALL_INFO
 * says of such a stop leaves out which call it is. Returns the ERESTART* code, or 0. */
static int
note_interrupted(struct tracee *tracee)
{
	struct abi_call call;
	const struct abi *abi = read_registers(tracee, &call);
	int64_t code = abi ? -(int64_t)call.result : 0;

	if (code < 512 || code > 516 || (int32_t)call.number < 0)
		return 0;
	tracee->abi = abi;
	tracee->number = call.number;
	tracee->call = abi_index(abi, call.number);
	return (int)code;
}

static bool
on_first_stop(struct engine *engine, struct tracee *tracee, struct event *event)
{
	debug_say(engine, "pid %d has TCB_STARTUP, initializing it", (int)tracee->tid);
	tracee->seen = true;
	tracee->pid = attach_process_of(tracee->tid, tracee->pid);
	/* Its first stop is ptrace's own if nothing else came first; that would have to be told too. */
	if (tracee->status >> 16 != PTRACE_EVENT_STOP || WSTOPSIG(tracee->status) != SIGTRAP)
		tracee->stop = STOP_AGAIN;
	event->other = tracee->parent;
	event->error = tracee->parent ? 0 : note_interrupted(tracee);
	return ptrace_deliver(engine, tracee, event, EVENT_ATTACH);
}

static bool
on_stop(struct engine *engine, struct tracee *tracee, struct event *event)
{
	int signal = WSTOPSIG(tracee->status);

	switch (tracee->status >> 16) {
	case 0:
		if (signal == SYSCALL_STOP)
			return on_syscall(engine, tracee, event);
		return on_signal(engine, tracee, signal, event);
	case PTRACE_EVENT_FORK:
	case PTRACE_EVENT_VFORK:
	case PTRACE_EVENT_CLONE:
		on_birth(engine, tracee);
		return false;
	case PTRACE_EVENT_SECCOMP:
		/* Where all calls stop, the entry has been seen. */
		return !tracee->in_call && on_syscall(engine, tracee, event);
	case PTRACE_EVENT_EXEC:
		return on_exec(engine, tracee, event);
	case PTRACE_EVENT_EXIT:
		return on_last_breath(engine, tracee, event);
	case PTRACE_EVENT_STOP:
		return on_group_stop(engine, tracee, signal, event);
	default:
		return false;
	}
}

/* Detach TRACEE here, wherever that is, and have its signal delivered. */
static bool
on_leave(struct engine *engine, struct tracee *tracee, struct event *event)
{
	int signal = WSTOPSIG(tracee->status);
	int kind = tracee->status >> 16;

	if (kind == PTRACE_EVENT_FORK || kind == PTRACE_EVENT_VFORK || kind == PTRACE_EVENT_CLONE)
		on_birth(engine, tracee); /* the child is to be let go too */
	if (kind == PTRACE_EVENT_EXEC && on_exec(engine, tracee, event))
		return true;
	if (kind == 0 && signal != SYSCALL_STOP)
		tracee->signal = signal;
	if (!tracee->seen)
		tracee->pid = attach_process_of(tracee->tid, tracee->pid);
	ptrace_detach(engine, tracee);
	return ptrace_deliver(engine, tracee, event, EVENT_DETACH);
}

bool
stop_handle(struct engine *engine, struct tracee *tracee, struct event *event)
{
	bool told;

	event->instruction_pointer = event->stack_pointer = 0;
	if (engine->options.debug)
		debug_stop(engine, tracee);
	if (tracee->due_ns)
		tamper_forget(engine, tracee);
	if (!WIFSTOPPED(tracee->status)) {
		told = on_end(engine, tracee, event);
		if (!told)
			ptrace_settle(engine, tracee);
		return told;
	}
	tracee->stop = STOP_PLAIN;
	if (ptrace_leaves(engine, tracee))
		return on_leave(engine, tracee, event);
	told = tracee->seen ? on_stop(engine, tracee, event) : on_first_stop(engine, tracee, event);
	if (!told)
		ptrace_settle(engine, tracee);
	return told;
}
