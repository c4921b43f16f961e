/* The ptrace engine's loop: waits for a thread to stop, tells what its stop means, and lets it go on. */
#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>

#include "ptrace.h"

#define SYSCALL_STOP (SIGTRAP | 0x80) /* PTRACE_O_TRACESYSGOOD */
#define NT_PRSTATUS 1                 /* elf.h */

/* One thread that never sleeps must not keep the others from being heard: after so many events all that
 * have stopped are collected, and looked at in turn. */
#define COLLECT_EVERY 64

unsigned long
ptrace_options(const struct engine_options *options)
{
	unsigned long bits = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC;

	if (options->follow)
		bits |= PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
	if (options->kill_on_exit)
		bits |= PTRACE_O_EXITKILL;
	return bits;
}

int
ptrace_seize(struct engine *engine, pid_t tid)
{
	return (int)trace(PTRACE_SEIZE, tid, 0, ptrace_options(&engine->options));
}

struct engine *
engine_open(const struct engine_options *options)
{
	struct engine *engine = calloc(1, sizeof(*engine));

	if (!engine)
		return NULL;
	engine->options = *options;
	engine->waiting_end = &engine->waiting;
	clock_open(options->interrupts, options->tick_ns);
	return engine;
}

const char *
engine_error(const struct engine *engine)
{
	return engine->error;
}

unsigned
engine_count(const struct engine *engine)
{
	return engine->tracees.count;
}

/* Let TRACEE run on. If it is gone meanwhile, wait4 will tell of its end. */
static void
let_go(struct engine *engine, struct tracee *tracee)
{
	int signal = tracee->signal;

	(void)engine;
	tracee->signal = 0;
	if (tracee->stop == STOP_GROUP)
		trace(PTRACE_LISTEN, tracee->tid, 0, 0);
	else
		trace(PTRACE_SYSCALL, tracee->tid, 0, (uintptr_t)signal);
	tracee->stop = STOP_NONE;
}

static void
stamp(struct engine *engine, struct event *event)
{
	struct timespec now;

	event->monotonic_ns = event->realtime_ns = 0;
	if (!engine->options.times)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	event->monotonic_ns = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
	clock_gettime(CLOCK_REALTIME, &now);
	event->realtime_ns = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* Make EVENT one of KIND of TRACEE, which is the handler's until engine_resume. */
static bool
deliver(struct engine *engine, struct tracee *tracee, struct event *event, enum event_kind kind)
{
	event->kind = kind;
	event->pid = tracee->pid;
	event->tid = tracee->tid;
	event->abi = tracee->abi;
	event->number = tracee->number;
	memcpy(event->args, tracee->args, sizeof(event->args));
	event->system_ns = tracee->system_ns;
	event->memory = &tracee->view.memory;
	event->process = &tracee->view.process;
	event->slot = &tracee->slot;
	stamp(engine, event);
	tracee_pages_forget(&engine->pages);
	engine->current = tracee;
	clock_event();
	return true;
}

/* An event that belongs to no thread. */
static bool
deliver_bare(struct engine *engine, struct event *event, enum event_kind kind)
{
	memset(event, 0, offsetof(struct event, siginfo));
	event->kind = kind;
	event->memory = NULL;
	event->process = NULL;
	event->slot = NULL;
	event->system_ns = 0;
	stamp(engine, event);
	return true;
}

/* What PTRACE_GET_SYSCALL_INFO says, made from the registers where it is refused. */
static int
info_from_registers(struct tracee *tracee, struct ptrace_syscall_info *info)
{
	uint64_t registers[ABI_REGISTERS_SIZE / sizeof(uint64_t)];
	struct iovec vector = {.iov_base = registers, .iov_len = sizeof(registers)};
	const struct abi *abi;
	struct abi_call call;
	long error = trace(PTRACE_GETREGSET, tracee->tid, NT_PRSTATUS, (uintptr_t)&vector);

	if (error < 0)
		return (int)error;
	abi = abi_registers(registers, (unsigned)vector.iov_len, &call);
	if (!abi)
		return -EIO;
	info->arch = abi->audit_arch;
	info->instruction_pointer = call.instruction_pointer;
	info->stack_pointer = call.stack_pointer;
	if (!tracee->in_call) {
		info->op = PTRACE_SYSCALL_INFO_ENTRY;
		info->entry.nr = call.number;
		memcpy(info->entry.args, call.args, sizeof(call.args));
		return 0;
	}
	info->op = PTRACE_SYSCALL_INFO_EXIT;
	info->exit.rval = abi->registers == 4 ? (int32_t)call.result : (int64_t)call.result;
	info->exit.is_error = info->exit.rval < 0 && info->exit.rval >= -4095;
	return 0;
}

static int
syscall_info(struct engine *engine, struct tracee *tracee, struct ptrace_syscall_info *info)
{
	long got;

	if (!engine->registers_only) {
		got = trace(PTRACE_GET_SYSCALL_INFO, tracee->tid, sizeof(*info), (uintptr_t)info);
		if (got >= 0)
			return 0;
		if (got == -ESRCH)
			return (int)got;
		engine->registers_only = true; /* Linux before 5.3, or a sandbox */
	}
	return info_from_registers(tracee, info);
}

/* A thread that spy has started shows nothing but its attempt to execute the command. */
static bool
hidden(struct tracee *tracee)
{
	return tracee->starting && tracee->number != SYS_execve;
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
	if (hidden(tracee))
		return false;
	event->result = 0;
	event->error = 0;
	event->unavailable = false;
	return deliver(engine, tracee, event, EVENT_ENTER);
}

static bool
on_exit_of_call(struct engine *engine, struct tracee *tracee, const struct ptrace_syscall_info *info,
        struct event *event)
{
	if (!tracee->in_call)
		return false; /* we came in the middle of it */
	tracee->in_call = false;
	if (hidden(tracee))
		return false;
	event->unavailable = false;
	event->result = info->exit.is_error ? -1 : info->exit.rval;
	event->error = info->exit.is_error ? (int)-info->exit.rval : 0;
	return deliver(engine, tracee, event, EVENT_EXIT);
}

static bool
on_syscall(struct engine *engine, struct tracee *tracee, struct event *event)
{
	struct ptrace_syscall_info info;

	if (syscall_info(engine, tracee, &info) < 0)
		return false; /* it has been killed */
	event->instruction_pointer = info.instruction_pointer;
	event->stack_pointer = info.stack_pointer;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		return on_enter(engine, tracee, &info, event);
	if (info.op == PTRACE_SYSCALL_INFO_EXIT)
		return on_exit_of_call(engine, tracee, &info, event);
	return false;
}

static bool
on_signal(struct engine *engine, struct tracee *tracee, int signal, struct event *event)
{
	tracee->signal = signal;
	tracee->stop = STOP_SIGNAL;
	event->signal = signal;
	if (trace(PTRACE_GETSIGINFO, tracee->tid, 0, (uintptr_t)event->siginfo) < 0)
		memset(event->siginfo, 0, sizeof(event->siginfo));
	return deliver(engine, tracee, event, EVENT_SIGNAL);
}

static bool
on_death(struct engine *engine, struct tracee *tracee, int status, struct event *event)
{
	tracees_remove(&engine->tracees, tracee);
	tracee->stop = STOP_DEAD;
	if (WIFEXITED(status)) {
		event->status = WEXITSTATUS(status);
		return deliver(engine, tracee, event, EVENT_EXITED);
	}
	event->signal = WTERMSIG(status);
	event->core_dumped = WCOREDUMP(status);
	return deliver(engine, tracee, event, EVENT_KILLED);
}

/* Tell what the stop of TRACEE means. False if there is nothing to tell; then it has been let go. */
static bool
handle(struct engine *engine, struct tracee *tracee, int status, struct event *event)
{
	int signal = WSTOPSIG(status);
	int kind = status >> 16;
	bool told = false;

	if (!WIFSTOPPED(status))
		return on_death(engine, tracee, status, event);
	tracee->stop = STOP_PLAIN;
	if (kind == 0 && signal == SYSCALL_STOP)
		told = on_syscall(engine, tracee, event);
	else if (kind == 0)
		told = on_signal(engine, tracee, signal, event);
	else if (kind == PTRACE_EVENT_EXEC)
		tracee->starting = false;
	if (!told)
		let_go(engine, tracee);
	return told;
}

bool
engine_next(struct engine *engine, struct event *event)
{
	struct tracee *tracee;
	int status;
	pid_t tid;

	assert(!engine->current);
	for (;;) {
		int signal = clock_interrupted();

		if (signal) {
			deliver_bare(engine, event, EVENT_INTERRUPT);
			event->signal = signal;
			return true;
		}
		if (clock_tick())
			return deliver_bare(engine, event, EVENT_TICK);
		if (engine->tracees.count == 0)
			return false;
		tid = wait4(-1, &status, __WALL, NULL);
		if (tid < 0 && errno == ECHILD)
			return false;
		if (tid < 0)
			continue;
		tracee = tracees_find(&engine->tracees, tid);
		if (tracee && handle(engine, tracee, status, event))
			return true;
	}
}

void
engine_resume(struct engine *engine, struct event *event, const struct engine_action *action)
{
	struct tracee *tracee = engine->current;

	(void)event;
	(void)action;
	if (!tracee)
		return;
	engine->current = NULL;
	if (tracee->stop == STOP_DEAD)
		tracees_free(&engine->tracees, tracee);
	else
		let_go(engine, tracee);
}

void
engine_stop(struct engine *engine, int signal)
{
	(void)signal;
	engine->stopping = true;
	attach_interrupt_all(engine);
}

void
engine_close(struct engine *engine)
{
	clock_close();
	tracees_close(&engine->tracees);
	free(engine);
}
