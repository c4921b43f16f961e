/* Constants of the process family. */
#ifndef CONSTANTS_PROCESS_H
#define CONSTANTS_PROCESS_H

#include "spy/constants.h"

extern const struct constants mmap_prot[1];
extern const struct constants mmap_types[1];
extern const struct constants mmap_flags[1];
extern const struct constants mremap_flags[1];
extern const struct constants madvise_advice[1];
extern const struct constants mlock_flags[1];
extern const struct constants mlockall_flags[1];
extern const struct constants msync_flags[1];
extern const struct constants mempolicy_modes[1];
extern const struct constants mempolicy_mode_flags[1];
extern const struct constants mbind_flags[1];
extern const struct constants get_mempolicy_flags[1];
extern const struct constants move_pages_flags[1];
extern const struct constants userfaultfd_flags[1];
extern const struct constants pkey_rights[1];
extern const struct constants shadow_stack_flags[1];
extern const struct constants membarrier_cmds[1];
extern const struct constants membarrier_flags[1];
extern const struct constants memfd_secret_flags[1];
extern const struct constants clone_flags[1];
extern const struct constants clone3_flags[1];
extern const struct constants unshare_flags[1];
extern const struct constants setns_types[1];
extern const struct constants wait4_options[1];
extern const struct constants waitid_types[1];
extern const struct constants execveat_flags[1];
extern const struct constants rlimit_resources[1];
extern const struct constants rusage_who[1];
extern const struct constants priority_which[1];
extern const struct constants personality_types[1];
extern const struct constants personality_flags[1];
extern const struct constants getrandom_flags[1];
extern const struct constants kcmp_types[1];
extern const struct constants pidfd_open_flags[1];
extern const struct constants pidfd_signal_flags[1];
extern const struct constants ptrace_events[1];
extern const struct constants rseq_flags[1];
extern const struct constants rseq_cpu_ids[1];
extern const struct constants rseq_cs_flags[1];
extern const struct constants sched_policies[1];
extern const struct constants sched_policy_flags[1];
extern const struct constants sched_attr_flags[1];
extern const struct constants sched_getattr_flags[1];
extern const struct constants ioprio_who[1];
extern const struct constants ioprio_classes[1];
extern const struct constants futex_ops[1];
extern const struct constants futex_bitset[1];
extern const struct constants futex_wake_ops[1];
extern const struct constants futex_wake_cmps[1];
extern const struct constants futex2_sizes[1];
extern const struct constants futex2_flags[1];
extern const struct constants futex_clocks[1];
extern const struct constants arch_prctl_codes[1];
extern const struct constants xfeatures[1];
extern const struct constants xfeature_masks[1];

#endif
