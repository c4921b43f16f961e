/* Constants of the desc family. */
#ifndef CONSTANTS_DESC_H
#define CONSTANTS_DESC_H

#include "spy/constants.h"

#include "constants/desc_bpf.h"
#include "constants/desc_rings.h"
#include "constants/ioctl.h"

extern const struct constants seek_whence[1], rwf_flags[1], close_range_flags[1], flock_operations[1], splice_flags[1],
	fadvise_advice[1];
extern const struct constants fcntl_cmds[1], fd_flags[1], lock_types[1], owner_types[1], notify_flags[1], seal_flags[1],
	rw_hints[1];
extern const struct constants kvm_directions[1], kvm_exits[1];
extern const struct constants poll_events[1], epoll_create_flags[1], epoll_operations[1], epoll_events[1],
	eventfd_flags[1], signalfd_flags[1], timerfd_flags[1];

#endif
