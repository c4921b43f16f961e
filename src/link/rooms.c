/* The rooms of describe/: a new one is a declaration and a line here. Where two describe a number, the later counts. */
#include "spy/link.h"

extern const struct call calls_notify[], calls_mount[];
extern const struct call calls_quota[], calls_security[], calls_keys[], calls_module[], calls_creds[],
	calls_prctl[], calls_x86[], calls_futex[], calls_sched[], calls_file_other[], calls_xattr[],
	calls_memory[], calls_process[], calls_directory[], calls_stat[], calls_file[], calls_desc[];
extern const struct call calls_fcntl[], calls_poll[];
extern const struct call calls_signal[], calls_time[], calls_net[], calls_ipc[];
extern const struct call calls_ptrace[];
extern const struct call calls_legacy[], calls_arm[];

extern const struct call calls_aio[];
extern const struct call calls_uring[];
extern const struct call calls_perf[];
extern const struct call calls_bpf[];
const struct call *const link_rooms[] = {
	calls_legacy,
	calls_arm,
	calls_ptrace,
	calls_security,
	calls_keys,
	calls_module,
	calls_creds,
	calls_prctl,
	calls_x86,
	calls_memory,
	calls_process,
	calls_sched,
	calls_futex,
	calls_file,
	calls_quota,
	calls_notify,
	calls_mount,
	calls_file_other,
	calls_xattr,
	calls_directory,
	calls_stat,
	calls_desc,
	calls_fcntl,
	calls_poll,
	calls_signal,
	calls_time,
	calls_net,
	calls_ipc,
	calls_aio,
	calls_uring,
	calls_perf,
	calls_bpf,
	NULL,
};
