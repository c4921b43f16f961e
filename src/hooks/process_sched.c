/* Hooks of scheduling calls and futexes. */
#include <string.h>

#include "hooks/process.h"
#include "constants/tables.h"

#define MASK_SIZE 128 /* CPU_SETSIZE bits: what is told of a longer mask */

bool
hook_cpus(struct decode *decode, struct span span)
{
	uint64_t size = hook_exiting(decode) ? (uint64_t)hook_result(decode)
					     : hook_argument_named(decode, "cpusetsize");
	size_t wanted = size < MASK_SIZE ? size : MASK_SIZE;
	const uint8_t *mask = wanted ? hook_view(decode, span.address, wanted) : NULL;

	if (!mask && wanted)
		return false;
	tell_open(decode, SHAPE_SIGNALS);
	for (unsigned cpu = 0; cpu < wanted * 8; cpu++)
		if (mask[cpu / 8] >> cpu % 8 & 1)
			tell_number(decode, cpu, RADIX_UNSIGNED);
	if (wanted < size)
		tell_elided(decode);
	tell_close(decode, SHAPE_SIGNALS);
	return true;
}

#define SCHED_ATTR_SIZE_VER0 48
#define SCHED_ATTR_SIZE_VER1 56
#define KEEP_POLICY 8
#define KEEP_PARAMS 16

#define SCHED_ATTR(policy, params) \
	{ \
		{ \
			.kind = TYPE_STRUCT, .name = "sched_attr", .fields = (const struct field[]) \
			{ \
				F(size, U32) \
				F(sched_policy, ENUM32(sched_policies), \
					CONDITION(UNLESS_( \
						sched_flags, policy, OR(IF_(sched_policy, 0x80000000))))) \
				F(sched_flags, FLAGS64(sched_attr_flags)) \
				F(sched_nice, S32, UNLESS(sched_flags, params)) \
				F(sched_priority, U32, UNLESS(sched_flags, params)) \
				F(sched_runtime, U64, UNLESS(sched_flags, params)) \
				F(sched_deadline, U64, UNLESS(sched_flags, params)) \
				F(sched_period, U64, UNLESS(sched_flags, params)) \
				F(sched_util_min, U32, OVER(size, SCHED_ATTR_SIZE_VER1 - 1)) \
				F(sched_util_max, U32, OVER(size, SCHED_ATTR_SIZE_VER1 - 1)) \
				F(more, ELISION(1), BARE, IF(more, 1)) \
				{ \
					0 \
				} \
			} \
		} \
	}

/* What is to be kept does not count when it is set. */
static const struct type sched_attr_set[1] = SCHED_ATTR(KEEP_POLICY | KEEP_PARAMS, KEEP_PARAMS);
static const struct type sched_attr_got[1] = SCHED_ATTR(0, 0);

bool
hook_sched_attr(struct decode *decode, struct span span)
{
	uint8_t whole[SCHED_ATTR_SIZE_VER1 + 8] = {0};
	bool got = hook_exiting(decode);
	uint64_t there = got ? hook_argument_named(decode, "size") : 4;
	const void *data = there
		? hook_view(decode, span.address, there < SCHED_ATTR_SIZE_VER1 ? there : SCHED_ATTR_SIZE_VER1)
		: NULL;
	uint64_t size = data ? hook_load(data, there < 4 ? there : 4) : 0;

	if (!data)
		return false;
	if (size < SCHED_ATTR_SIZE_VER0 && (got || size)) {
		tell_open(decode, SHAPE_STRUCT);
		tell_label(decode, "size", LABEL_EQUALS);
		tell_number(decode, size, RADIX_UNSIGNED);
		tell_close(decode, SHAPE_STRUCT);
		return true;
	}
	if (got)
		size = there;
	else if (size == 0)
		size = SCHED_ATTR_SIZE_VER0;
	if (size > SCHED_ATTR_SIZE_VER1) {
		size = SCHED_ATTR_SIZE_VER1;
		whole[SCHED_ATTR_SIZE_VER1] = !got;
	}
	data = hook_view(decode, span.address, size);
	if (!data)
		return false;
	memcpy(whole, data, size);
	tell_span(decode, got ? sched_attr_got : sched_attr_set,
		(struct span){whole, sizeof(whole), span.address});
	return true;
}

/* VALUE shifted, by its name in TABLE; a comment on one without a name stands behind the shift. */
static void
tell_shifted(struct decode *decode, unsigned value, const struct constants *table, unsigned shift)
{
	bool named = table && hook_name(decode, value, table);

	tell_open(decode, SHAPE_SHIFTED);
	if (named)
		tell_enum(decode, value, table, RADIX_HEX);
	else
		tell_number(decode, value, RADIX_HEX);
	tell_number(decode, shift, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_SHIFTED);
	if (table && !named)
		tell_remark(decode, table->unknown);
}

void
hook_futex_wake_op(struct decode *decode, uint64_t value)
{
	tell_open(decode, SHAPE_JOINED);
	if (value & 0x80000000)
		tell_shifted(decode, 8, futex_wake_shift, 28);
	tell_shifted(decode, value >> 28 & 7, futex_wake_ops, 28);
	tell_shifted(decode, value >> 12 & 0xfff, NULL, 12);
	tell_shifted(decode, value >> 24 & 15, futex_wake_cmps, 24);
	tell_number(decode, value & 0xfff, RADIX_HEX);
	tell_close(decode, SHAPE_JOINED);
}
