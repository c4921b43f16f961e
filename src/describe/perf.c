/* Performance events (linux/perf_event.h). */
#include "spy/describe.h"

#define TYPE_BREAKPOINT 5
#define OF_BREAKPOINT IS(type, TYPE_BREAKPOINT)
#define OF_OTHERS ISNT(type, TYPE_BREAKPOINT)
#define BIT_FREQ (1u << 10)
#define BIT_WATERMARK (1u << 14)
#define BIT_CLOCKID (1u << 25)
#define SAMPLE_BRANCH_STACK (1u << 11)
#define SAMPLE_STACK_USER (1u << 13)

STRUCT(perf_event_attr,
	F(type,               ENUM32(perf_types))
	F(size,               ENUM32(perf_sizes))
	F(config,             SWITCH(type, CASE(0, ENUM64(perf_hardware)) CASE(1, ENUM64(perf_software)) CASE(2, U64) CASE(3, VALUE(8, hook_perf_cache)) OTHERWISE(X64)))
	F(sample_freq,        U64, IF(bits, BIT_FREQ))
	F(sample_period,      U64, UNLESS(bits, BIT_FREQ), OVERLAY)
	F(sample_type,        FLAGS64(perf_samples))
	F(read_format,        FLAGS64(perf_formats))
	F(bits,               VALUE(8, hook_perf_bits), BARE)
	F(wakeup_watermark,   U32, IF(bits, BIT_WATERMARK), VERBOSE)
	F(wakeup_events,      U32, UNLESS(bits, BIT_WATERMARK), OVERLAY, VERBOSE)
	F(bp_type,            ENUM32(breakpoint_types), OF_BREAKPOINT, VERBOSE)
	F(bp_addr,            X64, OF_BREAKPOINT, VERBOSE)
	F(config1,            X64, OF_OTHERS, OVERLAY, VERBOSE)
	F(bp_len,             U64, OF_BREAKPOINT, VERBOSE)
	F(config2,            X64, OF_OTHERS, OVERLAY, VERBOSE)
	F(branch_sample_type, FLAGS64(perf_branches), IF(sample_type, SAMPLE_BRANCH_STACK), VERBOSE)
	F(sample_regs_user,   X64, VERBOSE)
	F(sample_stack_user,  X32, IF(sample_type, SAMPLE_STACK_USER), VERBOSE)
	F(clockid,            ENUM32(timerfd_clocks), IF(bits, BIT_CLOCKID), VERBOSE)
	F(sample_regs_intr,   X64, VERBOSE)
	F(aux_watermark,      U32, VERBOSE)
	F(sample_max_stack,   VALUE(4, hook_perf_max_stack), VERBOSE)
	F(aux_sample_size,    U32, VERBOSE)
	F(aux_bits,           VALUE(4, hook_perf_aux_bits), BARE, VERBOSE)
	F(sig_data,           X64, VERBOSE)
	F(config3,            X64, VERBOSE)
	F(config4,            X64, VERBOSE))

CALLS(perf,
CALL(perf_event_open, 298, 241, 336, DESC, FD, F(attr, IN(SPAN(hook_perf_attr, 8))) F(pid, S32) F(cpu, S32) F(group_fd, FD) F(flags, FLAGSL(perf_flags)))
)
