/* Runs of virtual CPUs, on any machine: what tracers look at is made to look like one's. The calls are injected. */
/* also: -e kvm=vcpu -e inject=ioctl:retval=0; -e kvm=vcpu+ -e inject=ioctl:retval=0; -e kvm=vcpu+ -e inject=ioctl:error=EINTR; -v -y -s 3 -e kvm=vcpu+ -e inject=ioctl:retval=0; -X raw -e kvm=vcpu+ -e inject=ioctl:retval=0; -X verbose -x -e kvm=vcpu+ -e inject=ioctl:retval=0; -e verbose=none -e kvm=vcpu+ -e inject=ioctl:retval=0; -e raw=ioctl -e kvm=vcpu+ -e inject=ioctl:retval=0 */
#include <stdio.h>
#include <sys/mount.h>

#include "probe.h"

#if __has_include(<asm/kvm.h>) /* not on ARM */
#include <linux/kvm.h>

#define SIZE (3 * PROBE_PAGE)
#define CPU 7 /* its descriptor */

/* The process maps RUN from a virtual CPU's descriptor, as /proc has it. */
static void
pretend(struct kvm_run *run)
{
	char place[64], path[64];
	FILE *maps = fopen("maps", "w");

	fprintf(maps, "%lx-%lx rw-s 00000000 00:0e 11111                      anon_inode:kvm-vcpu:42\n",
		(unsigned long)run, (unsigned long)run + SIZE);
	fclose(maps);
	snprintf(place, sizeof(place), "/proc/%d/maps", getpid());
	snprintf(path, sizeof(path), "/proc/%d/fd", getpid());
	if (mount("maps", place, NULL, MS_BIND, NULL) || mount("none", path, "tmpfs", 0, NULL))
		exit(77);
	snprintf(place, sizeof(place), "%s/%d", path, CPU);
	symlink("anon_inode:kvm-vcpu:42", place);
}

static void
ports(struct kvm_run *run)
{
	const struct { int direction, size, port, count; long offset; } some[] = {
		{ KVM_EXIT_IO_IN, 1, 0x3f8, 1, 4096 }, { KVM_EXIT_IO_OUT, 2, 0, 3, 4096 }, { KVM_EXIT_IO_OUT, 4, 1, 2, 4096 },
		{ 2, 8, 0xffff, 1, 4096 }, { 0, 0, 0, 0, 0 }, { 1, 1, 16, 32, 4096 }, { 1, 1, 16, 33, 4096 }, { 1, 3, 0x80, 40, 8192 },
		{ 1, 255, 0, -1, SIZE - 16 }, { 0, 4, 0x20, 1, -1 }, { 0, 4, 0x20, 1, 1L << 40 } };

	run->exit_reason = KVM_EXIT_IO;
	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++) {
		run->io.direction = some[i].direction;
		run->io.size = some[i].size;
		run->io.port = some[i].port;
		run->io.count = some[i].count;
		run->io.data_offset = some[i].offset;
		CALL(ioctl, CPU, KVM_RUN, 0);
	}
}

int
main(void)
{
	struct kvm_run *run = mmap(NULL, SIZE + PROBE_PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	mprotect((char *)run + SIZE, PROBE_PAGE, PROT_NONE);
	CALL(ioctl, CPU, KVM_RUN, 0);
	pretend(run);
	for (size_t i = PROBE_PAGE; i < SIZE; i++)
		((unsigned char *)run)[i] = i;
	run->request_interrupt_window = 1;
	run->flags = 0x10;
	run->cr8 = 0x123456789;
	run->apic_base = -1;
	for (run->exit_reason = 0; run->exit_reason < 50; run->exit_reason++)
		CALL(ioctl, CPU, KVM_RUN, 0);
	ports(run);
	memset(run->padding, 0xa5, sizeof(run->padding));
	run->exit_reason = KVM_EXIT_MMIO;
	CALL(ioctl, CPU, KVM_RUN, 1);
	run->immediate_exit = run->if_flag = run->ready_for_interrupt_injection = 255;
	memset(run->padding, 0, sizeof(run->padding));
	CALL(ioctl, CPU, KVM_RUN, 0);
	CALL(ioctl, CPU, KVM_CREATE_VCPU, 0);
	return 0;
}
#else
int
main(void)
{
	return 0;
}
#endif
