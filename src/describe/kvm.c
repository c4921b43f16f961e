/* What a virtual CPU and its user share: the begin of linux/kvm.h's struct kvm_run, and of the reasons to stop those two that
 * strace tells. */
#include "spy/describe.h"

#define HEX16 INT_(8, false, RADIX_HEX16)

STRUCT(kvm_exit_mmio,
	F(phys_addr, HEX16)
	F(data,      ARRAY(X8, 8))
	F(len,       U32)
	F(is_write,  U8))

static STRUCT(kvm_io, F(io, SPAN(hook_kvm_io, 16)))
static STRUCT(kvm_mmio, F(mmio, struct_kvm_exit_mmio))

#define RUN(reason) \
	F(request_interrupt_window, U8) \
	F(immediate_exit, U8) \
	PAD(6) \
	F(exit_reason, VALUE(4, reason)) \
	F(ready_for_interrupt_injection, U8) \
	F(if_flag, U8) \
	F(flags, X16) \
	F(cr8, HEX16) \
	F(apic_base, HEX16) \
	F(exit, SWITCH(exit_reason, CASE(2, struct_kvm_io) CASE(6, struct_kvm_mmio) OTHERWISE(NONE)), BARE)

STRUCT(kvm_run_before, RUN(hook_kvm_reason_before))
STRUCT(kvm_run, RUN(hook_kvm_reason))
