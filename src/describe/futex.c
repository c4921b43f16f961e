/* Futexes: waiting for a word of memory to change, and what libraries build of it. */
#include "spy/describe.h"

#define FUTEX_CMD 0x7f /* without FUTEX_PRIVATE_FLAG and FUTEX_CLOCK_REALTIME */

enum {
	FUTEX_WAIT,
	FUTEX_WAKE,
	FUTEX_FD,
	FUTEX_REQUEUE,
	FUTEX_CMP_REQUEUE,
	FUTEX_WAKE_OP,
	FUTEX_LOCK_PI,
	FUTEX_UNLOCK_PI,
	FUTEX_TRYLOCK_PI,
	FUTEX_WAIT_BITSET,
	FUTEX_WAKE_BITSET,
	FUTEX_WAIT_REQUEUE_PI,
	FUTEX_CMP_REQUEUE_PI,
	FUTEX_LOCK_PI2,
};

#define FUTEX2_FLAGS PARTS(4, PART(3, ENUM32(futex2_sizes)) PART(~3u, FLAGS32(futex2_flags)))

#define VAL SWITCH_BITS(futex_op, FUTEX_CMD, \
	CASES(FUTEX_LOCK_PI, FUTEX_TRYLOCK_PI, NONE) CASE(FUTEX_LOCK_PI2, NONE) OTHERWISE(U32))
#define TIMEOUT_OR_VAL2(timeout) SWITCH_BITS(futex_op, FUTEX_CMD, \
	CASE(FUTEX_WAIT, IN(timeout)) CASE(FUTEX_LOCK_PI, IN(timeout)) CASE(FUTEX_LOCK_PI2, IN(timeout)) \
	CASE(FUTEX_WAIT_BITSET, IN(timeout)) CASE(FUTEX_WAIT_REQUEUE_PI, IN(timeout)) \
	CASES(FUTEX_REQUEUE, FUTEX_WAKE_OP, U32, AS(val2)) CASE(FUTEX_CMP_REQUEUE_PI, U32, AS(val2)) \
	CASES(FUTEX_WAKE, FUTEX_FD, NONE) CASES(FUTEX_UNLOCK_PI, FUTEX_TRYLOCK_PI, NONE) CASE(FUTEX_WAKE_BITSET, NONE) \
	OTHERWISE(AREA))
#define UADDR2 SWITCH_BITS(futex_op, FUTEX_CMD, \
	CASES(FUTEX_REQUEUE, FUTEX_WAKE_OP, AREA) CASES(FUTEX_WAIT_REQUEUE_PI, FUTEX_CMP_REQUEUE_PI, AREA) \
	CASES(FUTEX_WAIT, FUTEX_FD, NONE) CASES(FUTEX_LOCK_PI, FUTEX_WAKE_BITSET, NONE) CASE(FUTEX_LOCK_PI2, NONE) \
	OTHERWISE(AREA))
#define VAL3 SWITCH_BITS(futex_op, FUTEX_CMD, \
	CASE(FUTEX_CMP_REQUEUE, U32) CASE(FUTEX_CMP_REQUEUE_PI, U32) CASE(FUTEX_WAKE_OP, VALUE(4, hook_futex_wake_op)) \
	CASES(FUTEX_WAIT_BITSET, FUTEX_WAKE_BITSET, ENUM32(futex_bitset)) \
	CASES(FUTEX_WAIT, FUTEX_REQUEUE, NONE) CASES(FUTEX_LOCK_PI, FUTEX_TRYLOCK_PI, NONE) \
	CASE(FUTEX_WAIT_REQUEUE_PI, NONE) CASE(FUTEX_LOCK_PI2, NONE) OTHERWISE(HEX))

STRUCT(futex_waitv,
	F(val,        X64)
	F(uaddr,      ADDR64)
	F(flags,      FUTEX2_FLAGS)
	F(__reserved, X32, ISNT(__reserved, 0)))

CALLS(futex,
CALL(futex,         202,  98, 240, STEADY, S32, F(uaddr, AREA) F(futex_op, ENUM32(futex_ops)) F(val, VAL) F(timeout, TIMEOUT_OR_VAL2(struct_timespec)) F(uaddr2, UADDR2) F(val3, VAL3))
CALL(futex_time64,   NO,  NO, 422, 0, S32, F(uaddr, AREA) F(futex_op, ENUM32(futex_ops)) F(val, VAL) F(timeout, TIMEOUT_OR_VAL2(struct_timespec64)) F(uaddr2, UADDR2) F(val3, VAL3))
CALL(futex_waitv,   449, 449, 449, 0, S32, F(waiters, IN(ARRAY(struct_futex_waitv, nr_futexes))) F(nr_futexes, U32) F(flags, X32) F(timeout, IN(struct_timespec64)) F(clockid, ENUM32(clock_ids)))
CALL(futex_wake,    454, 454, 454, 0, S32, F(uaddr, AREA) F(mask, ENUML(futex_bitset)) F(nr, S32) F(flags, FUTEX2_FLAGS))
CALL(futex_wait,    455, 455, 455, 0, S32, F(uaddr, AREA) F(val, ULONG) F(mask, ENUML(futex_bitset)) F(flags, FUTEX2_FLAGS) F(timeout, IN(struct_timespec64)) F(clockid, ENUM32(clock_ids)))
CALL(futex_requeue, 456, 456, 456, 0, S32, F(waiters, IN(ARRAY(struct_futex_waitv, 2))) F(flags, X32) F(nr_wake, S32) F(nr_requeue, S32))
)
