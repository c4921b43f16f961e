/* Sets of signals in the frames of handlers. */
#include "spy/abi.h"
#include "hooks/signal.h"

static void
frame_tell(struct decode *decode, const void *low, const void *high, uint64_t address)
{
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "mask", LABEL_EQUALS);
	if (low && high)
		tell_signals(decode, hook_load(low, 4) | hook_load(high, 4) << 32, 64);
	else
		tell_address(decode, address);
	tell_close(decode, SHAPE_STRUCT);
}

/* uc_sigmask of arm's struct sigframe, which is struct rt_sigframe without a siginfo. */
#define ARM_FRAME_MASK (20 + 84)

/* uc_sigmask as it lies above the stack pointer that rt_sigreturn is called with (struct rt_sigframe of each ABI). */
static uint64_t
mask_offset(const struct abi *abi)
{
	switch (abi->id) {
	case ABI_AARCH64:
		return 128 + 40;
	case ABI_I386:
		return 248;
	case ABI_ARM:
		return 128 + ARM_FRAME_MASK;
	case ABI_X32:
		return 280;
	default:
		return 296;
	}
}

void
hook_signal_frame(struct decode *decode, uint64_t value)
{
	uint64_t address = hook_event(decode)->stack_pointer + mask_offset(hook_abi(decode));
	const uint8_t *mask = hook_view(decode, address, 8);

	(void)value;
	frame_tell(decode, mask, mask ? mask + 4 : NULL, address);
}

/* i386's struct sigframe from its sigcontext on: oldmask in that, extramask behind it and a struct _fpstate. */
#define OLD_FRAME_MASK 80
#define OLD_FRAME_EXTRA 712

void
hook_old_signal_frame(struct decode *decode, uint64_t value)
{
	uint64_t address = hook_event(decode)->stack_pointer;
	bool arm = hook_abi(decode)->id == ABI_ARM;
	const uint8_t *frame = hook_view(decode, address, arm ? ARM_FRAME_MASK + 8 : OLD_FRAME_EXTRA + 4);

	(void)value;
	if (frame && arm)
		frame_tell(decode, frame + ARM_FRAME_MASK, frame + ARM_FRAME_MASK + 4, address);
	else if (frame)
		frame_tell(decode, frame + OLD_FRAME_MASK, frame + OLD_FRAME_EXTRA, address);
	else
		tell_address(decode, address);
}
