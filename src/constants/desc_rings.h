/* Constants of asynchronous input and output and of performance events. */
#ifndef CONSTANTS_DESC_RINGS_H
#define CONSTANTS_DESC_RINGS_H

#include "spy/constants.h"

extern const struct constants aio_commands[1];
extern const struct constants aio_flags[1];
extern const struct constants uring_setup_flags[1];
extern const struct constants uring_features[1];
extern const struct constants uring_enter_flags[1];
extern const struct constants uring_registers[1], uring_register_flags[1];
extern const struct constants uring_operations[1];
extern const struct constants uring_operation_flags[1];
extern const struct constants uring_restrictions[1];
extern const struct constants uring_entry_flags[1];
extern const struct constants uring_cancel_flags[1];
extern const struct constants uring_workers[1];
extern const struct constants uring_napi_operations[1];
extern const struct constants uring_napi_tracking[1];
extern const struct constants uring_clone_flags[1];
extern const struct constants uring_attributes[1];
extern const struct constants uring_region_flags[1];
extern const struct constants uring_buffer_ring_flags[1];
extern const struct constants zcrx_flags[1];
extern const struct constants zcrx_area_flags[1];
extern const struct constants uring_skip[1];
extern const struct constants zcrx_events[1];
extern const struct constants uring_resource_flags[1];
extern const struct constants uring_queries[1];
extern const struct constants uring_nop_flags[1];
extern const struct constants uring_message_flags[1];
extern const struct constants uring_install_flags[1];
extern const struct constants uring_accept_flags[1];
extern const struct constants uring_receive_flags[1];
extern const struct constants zcrx_controls[1];
extern const struct constants perf_types[1], perf_skids[1], perf_reserved_1[1], perf_reserved_3[1];
extern const struct constants perf_sizes[1];
extern const struct constants perf_hardware[1];
extern const struct constants perf_software[1];
extern const struct constants perf_caches[1];
extern const struct constants perf_cache_operations[1];
extern const struct constants perf_cache_results[1];
extern const struct constants perf_samples[1];
extern const struct constants perf_formats[1];
extern const struct constants perf_branches[1];
extern const struct constants perf_flags[1];
extern const struct constants breakpoint_types[1];

#endif
