/* What x32 has under numbers of its own, because the kernel handles it as it does i386's call, or does not have at all. */
#include <string.h>

#include "spy/abi.h"

#define FIRST 512

/* Calls of x86_64 and how many arguments they have; the first from number FIRST on (arch/x86/entry/syscalls). */
static const struct {
	const char *name;
	uint8_t arguments;
} calls[] = {
	{"rt_sigaction", 4},
	{"rt_sigreturn", 0},
	{"ioctl", 3},
	{"readv", 3},
	{"writev", 3},
	{"recvfrom", 6},
	{"sendmsg", 3},
	{"recvmsg", 3},
	{"execve", 3},
	{"ptrace", 4},
	{"rt_sigpending", 2},
	{"rt_sigtimedwait", 4},
	{"rt_sigqueueinfo", 3},
	{"sigaltstack", 2},
	{"timer_create", 3},
	{"mq_notify", 2},
	{"kexec_load", 4},
	{"waitid", 5},
	{"set_robust_list", 2},
	{"get_robust_list", 3},
	{"vmsplice", 4},
	{"move_pages", 6},
	{"preadv", 4},
	{"pwritev", 4},
	{"rt_tgsigqueueinfo", 4},
	{"recvmmsg", 5},
	{"sendmmsg", 4},
	{"process_vm_readv", 6},
	{"process_vm_writev", 6},
	{"setsockopt", 5},
	{"getsockopt", 5},
	{"io_setup", 2},
	{"io_submit", 3},
	{"execveat", 5},
	{"preadv2", 6},
	{"pwritev2", 6},
	/* and those that it does not have at all */
	{"uselib", 1},
	{"_sysctl", 1},
	{"create_module", 2},
	{"get_kernel_syms", 1},
	{"query_module", 5},
	{"nfsservctl", 3},
	{"set_thread_area", 1},
	{"get_thread_area", 1},
	{"epoll_ctl_old", 4},
	{"epoll_wait_old", 4},
	{"vserver", 5},
	{"uretprobe", ABI_X32_NAMELESS},
	{"uprobe", ABI_X32_NAMELESS},
};

#define COUNT (sizeof(calls) / sizeof(*calls))
#define NUMBERED 36

const char *
abi_x32_name(unsigned call)
{
	return call >= FIRST && call < FIRST + NUMBERED ? calls[call - FIRST].name : NULL;
}

int
abi_x32_arguments(const char *name)
{
	for (unsigned i = 0; i < COUNT; i++)
		if (strcmp(calls[i].name, name) == 0)
			return calls[i].arguments;
	return -1;
}
