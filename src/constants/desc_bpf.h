/* Constants of the bpf call. */
#ifndef CONSTANTS_DESC_BPF_H
#define CONSTANTS_DESC_BPF_H

#include "spy/constants.h"

extern const struct constants bpf_commands[1];
extern const struct constants bpf_map_types[1];
extern const struct constants bpf_program_types[1];
extern const struct constants bpf_attach_types[1];
extern const struct constants bpf_netfilter_flags[1];
extern const struct constants bpf_kprobe_flags[1];
extern const struct constants bpf_uprobe_flags[1];
extern const struct constants bpf_map_flags[1];
extern const struct constants bpf_file_flags[1];
extern const struct constants bpf_open_flags[1];
extern const struct constants bpf_lookup_flags[1];
extern const struct constants bpf_update_flags[1];
extern const struct constants bpf_attach_flags[1];
extern const struct constants bpf_program_flags[1];
extern const struct constants bpf_query_flags[1];
extern const struct constants bpf_test_flags[1];
extern const struct constants bpf_stats[1];
extern const struct constants bpf_fd_types[1];
extern const struct constants ebpf_classes[1];
extern const struct constants ebpf_sizes[1];
extern const struct constants ebpf_modes[1];
extern const struct constants ebpf_sources[1];
extern const struct constants ebpf_arithmetic[1];
extern const struct constants ebpf_jumps[1];
extern const struct constants ebpf_registers[1];

#endif
