/* Lets a probe say what a call fills in: the kernel skips calls whose sixth argument is a mark and returns 0, so that
 * tracers find in memory whatever the probe left there, values that no real kernel gives included. With another mark they
 * fail with ENOSYS: for what must not happen, or not every kernel has. */
#ifndef PRETEND_H
#define PRETEND_H

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

#include "probe.h"

#define PRETEND_MARK 0x7e57
#define REFUSE_MARK 0x7e58

/* From now on calls with a mark succeed or fail without being made. */
__attribute__((unused)) static void
pretend_start(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[5])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PRETEND_MARK, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, REFUSE_MARK, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof(code) / sizeof(*code), code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
		abort();
}

/* A call of at most five arguments that is not made and succeeds. */
#define PRETEND(name, ...) PRETEND_NR(SYS_##name, ##__VA_ARGS__)
#define PRETEND_NR(number, ...) PRETEND_CALL(number, ##__VA_ARGS__, 0, 0, 0, 0, 0)
#define PRETEND_CALL(number, a, b, c, d, e, ...) \
	syscall(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)PRETEND_MARK)

/* The same that fails. */
#define REFUSE(name, ...) REFUSE_NR(SYS_##name, ##__VA_ARGS__)
#define REFUSE_NR(number, ...) REFUSE_CALL(number, ##__VA_ARGS__, 0, 0, 0, 0, 0)
#define REFUSE_CALL(number, a, b, c, d, e, ...) \
	syscall(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)REFUSE_MARK)

#endif
