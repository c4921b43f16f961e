/* Asynchronous reading and writing, the old way (linux/aio_abi.h). */
#include "spy/describe.h"

static STRUCT(aio_iovec_in,
	F(iov_base, ADDR)
	F(iov_len,  SIZE))
static STRUCT(aio_iovec_out,
	F(iov_base, IN(BYTES(iov_len)))
	F(iov_len,  SIZE))

#define PREAD 0
#define PWRITE 1
#define POLL 5
#define PREADV 7
#define PWRITEV 8
/* Commands that are told beyond their descriptor, and those of them that read or write. */
#define OF_BUFFERS(...) CONDITION(IS_(aio_lio_opcode, PREAD, OR(IS_(aio_lio_opcode, PWRITE, ##__VA_ARGS__))))
#define OF_TRANSFERS OF_BUFFERS(OR(IS_(aio_lio_opcode, PREADV, OR(IS_(aio_lio_opcode, PWRITEV)))))
#define OF_ALL OR(IS_(aio_lio_opcode, PREADV, OR(IS_(aio_lio_opcode, PWRITEV, OR(IS_(aio_lio_opcode, POLL))))))

#define FLAG_RESFD 1
#define FLAG_IOPRIO 2

/* What is told of a command whatever it does, and is all of one that is cancelled. */
#define COMMAND \
	F(aio_data,       X64) \
	F(aio_key,        U32, ISNT(aio_key, 0)) \
	F(aio_rw_flags,   FLAGS32(rwf_flags), ISNT(aio_rw_flags, 0)) \
	F(aio_lio_opcode, ENUM_RADIX(2, RADIX_UNSIGNED, aio_commands)) \
	F(aio_reqprio,    MEANING(X16, IO_PRIORITY), IF(aio_flags, FLAG_IOPRIO)) \
	F(aio_reqprio,    S16, CONDITION(ISNT_(aio_reqprio, 0, AND(UNLESS_(aio_flags, FLAG_IOPRIO)))), OVERLAY) \
	F(aio_fildes,     FD)
static STRUCT(iocb_cancelled,
	COMMAND
	PAD(32)
	F(aio_flags, T_(.kind = TYPE_NONE, .length = "4")) /* decides, but is not told */
	PAD(4))
static STRUCT(iocb,
	COMMAND
	F(aio_buf,        SWITCH(aio_lio_opcode,
		CASE(PREAD,   X64) /* nothing has been read yet */
		CASE(PWRITE,  IN64(BYTES(aio_nbytes)))
		CASE(POLL,    FLAGS64(poll_events))
		CASE(PREADV,  IN64(ARRAY(struct_aio_iovec_in, aio_nbytes)))
		CASE(PWRITEV, IN64(ARRAY(struct_aio_iovec_out, aio_nbytes)))
		OTHERWISE(NONE)))
	F(aio_nbytes,     U64, OF_BUFFERS())
	F(aio_offset,     S64, OF_TRANSFERS)
	PAD(8)
	F(aio_flags,      FLAGS32(aio_flags), CONDITION(IF_(aio_flags, ~0u, AND(IS_(aio_lio_opcode, PREAD, OR(IS_(aio_lio_opcode, PWRITE, OF_ALL)))))))
	F(aio_resfd,      FD, CONDITION(IF_(aio_flags, FLAG_RESFD, AND(IS_(aio_lio_opcode, PREAD, OR(IS_(aio_lio_opcode, PWRITE, OF_ALL)))))))
	F(aio_resfd,      X32, CONDITION(ISNT_(aio_resfd, 0, AND(UNLESS_(aio_flags, FLAG_RESFD, AND(IS_(aio_lio_opcode, PREAD, OR(IS_(aio_lio_opcode, PWRITE, OF_ALL)))))))), OVERLAY))

static STRUCT(io_event,
	F(data, X64)
	F(obj,  X64)
	F(res,  S64)
	F(res2, S64))

static STRUCT(aio_sigset,
	F(sigmask,    IN(SIGSET_OF(sigsetsize)))
	F(sigsetsize, SIZE))

/* What the kernel calls a context: an address that it chose, to nobody else of any meaning. */
#define CONTEXT ADDR

#define EVENTS F(ctx_id, CONTEXT) F(min_nr, LONG) F(nr, LONG) F(events, OUT(ARRAY(struct_io_event, ret)))

CALLS(aio,
CALL(io_setup,            206,   0, 245, MEMORY, LONG, F(nr_events, U32) F(ctx_idp, OUT(CONTEXT)))
CALL(io_destroy,          207,   1, 246, MEMORY, LONG, F(ctx_id, CONTEXT))
CALL(io_submit,           209,   2, 248, 0,    LONG, F(ctx_id, CONTEXT) F(nr, LONG) F(iocbpp, IN(ARRAY(IN(struct_iocb), nr))))
CALL(io_cancel,           210,   3, 249, 0,    LONG, F(ctx_id, CONTEXT) F(iocb, IN(struct_iocb_cancelled)) F(result, OUT(struct_io_event)))
CALL(io_getevents,        208,   4, 247, 0,    LONG, EVENTS F(timeout, IN(struct_timespec)))
CALL(io_pgetevents,       333, 292, 385, 0,    LONG, EVENTS F(timeout, IN(struct_timespec)) F(sig, IN(struct_aio_sigset)))
CALL(io_pgetevents_time64, NO,  NO, 416, 0,    LONG, EVENTS F(timeout, IN(struct_timespec64)) F(sig, IN(struct_aio_sigset)))
)
