/* io_uring (linux/io_uring.h): setting up, entering, registering. */
#include "spy/describe.h"

static STRUCT(io_sqring_offsets,
	F(head,         U32)
	F(tail,         U32)
	F(ring_mask,    U32)
	F(ring_entries, U32)
	F(flags,        U32)
	F(dropped,      U32)
	F(array,        U32)
	F(resv1,        X32, ISNT(resv1, 0))
	F(user_addr,    X64))

static STRUCT(io_cqring_offsets,
	F(head,         U32)
	F(tail,         U32)
	F(ring_mask,    U32)
	F(ring_entries, U32)
	F(overflow,     U32)
	F(cqes,         U32)
	F(flags,        U32)
	F(resv1,        X32, ISNT(resv1, 0))
	F(user_addr,    X64))

#define SETUP_ATTACH_WQ 0x20

static STRUCT_WITH(io_uring_params, ORDER("flags sq_thread_cpu sq_thread_idle wq_fd resv"),
	F(sq_entries,     U32, AFTERWARDS)
	F(cq_entries,     U32, AFTERWARDS)
	F(flags,          FLAGS32(uring_setup_flags))
	F(sq_thread_cpu,  X32)
	F(sq_thread_idle, U32)
	F(features,       FLAGS32(uring_features), AFTERWARDS)
	F(wq_fd,          FD, IF(flags, SETUP_ATTACH_WQ))
	F(resv,           ARRAY(X32, 3), ISNT(resv, 0))
	F(sq_off,         struct_io_sqring_offsets, AFTERWARDS)
	F(cq_off,         struct_io_cqring_offsets, AFTERWARDS))

static STRUCT(io_uring_getevents_arg,
	F(sigmask,       IN64(SIGSET_OF(sigmask_sz)))
	F(sigmask_sz,    U32)
	F(min_wait_usec, U32)
	F(ts,            IN64(struct_timespec64)))

/* IORING_ENTER_EXT_ARG, 8, makes the argument a structure, IORING_ENTER_EXT_ARG_REG, 0x40, an offset. */
#define EXTENDED(base) CASES((base) + 8, (base) + 15, IN(struct_io_uring_getevents_arg))
#define ENTER_ARGUMENT SWITCH(flags, \
	EXTENDED(0) EXTENDED(0x10) EXTENDED(0x20) EXTENDED(0x30) CASES(0x40, 0x7f, HEX) \
	EXTENDED(0x80) EXTENDED(0x90) EXTENDED(0xa0) EXTENDED(0xb0) CASES(0xc0, 0xff, HEX) \
	OTHERWISE(IN(SIGSET_OF(argsz))))

/* What is registered. */

static STRUCT(uring_iovec,
	F(iov_base, ADDR)
	F(iov_len,  SIZE))

static STRUCT(io_uring_files_update,
	F(offset, U32)
	F(resv,   X32, ISNT(resv, 0))
	F(fds,    IN64(ARRAY(FD, nr_args))))

static STRUCT(io_uring_rsrc_update,
	F(offset, S32)
	F(resv,   X32, ISNT(resv, 0))
	F(data,   FD)
	PAD(4))
static STRUCT(io_uring_rsrc_unregister,
	F(offset, U32)
	F(resv,   X32, ISNT(resv, 0))
	F(data,   X64))

static STRUCT(io_uring_restriction,
	F(opcode,       ENUM16(uring_restrictions))
	F(register_op,  ENUM_RADIX(1, RADIX_HEX, uring_registers), IS(opcode, 0))
	F(sqe_op,       ENUM_RADIX(1, RADIX_HEX, uring_operations), IS(opcode, 1), OVERLAY)
	F(sqe_flags,    FLAGS8(uring_entry_flags), CONDITION(IS_(opcode, 2, OR(IS_(opcode, 3)))), OVERLAY)
	F(resv,         X8, ISNT(resv, 0))
	F(resv2,        ARRAY(X32, 3), ISNT(resv2, 0)))

static STRUCT(io_uring_buf_reg,
	F(ring_addr,    ADDR64)
	F(ring_entries, U32)
	F(bgid,         U16)
	F(flags,        X16)
	F(min_left,     U32)
	F(resv,         ARRAY(X32, 5), ISNT(resv, 0)))

/* -1 of both means no time at all. */
static STRUCT(kernel_time,
	F(tv_sec,  S64)
	F(tv_nsec, S64))

static STRUCT(io_uring_sync_cancel_reg,
	F(addr,    ADDR64)
	F(fd,      FD)
	F(flags,   FLAGS32(uring_cancel_flags))
	F(timeout, struct_kernel_time)
	F(opcode,  ENUM_RADIX(1, RADIX_HEX, uring_operations))
	F(pad,     ARRAY(X8, 7), ISNT(pad, 0))
	F(pad2,    ARRAY(X64, 3), ISNT(pad2, 0)))

static STRUCT(io_uring_file_index_range,
	F(off,  U32)
	F(len,  U32)
	F(resv, X64, ISNT(resv, 0)))

static STRUCT(io_uring_buf_status,
	F(buf_group, X32)
	F(head,      X32)
	F(resv,      ARRAY(X32, 8), ISNT(resv, 0)))

static STRUCT(io_uring_napi,
	F(busy_poll_to,     X32)
	F(prefer_busy_poll, X8)
	F(opcode,           ENUM8(uring_napi_operations))
	F(pad,              ARRAY(X8, 2), ISNT(pad, 0))
	F(op_param,         SWITCH(opcode, CASE(0, ENUM32(uring_napi_tracking)) OTHERWISE(X32)))
	F(resv,             X32, ISNT(resv, 0)))

static STRUCT(io_uring_clock,
	F(clockid, ENUM32(timerfd_clocks))
	F(__resv,  ARRAY(X32, 3), ISNT(__resv, 0)))

static STRUCT(io_uring_clone_buffers,
	F(src_fd,  FD)
	F(flags,   FLAGS32(uring_clone_flags))
	F(src_off, U32)
	F(dst_off, U32)
	F(nr,      U32)
	F(pad,     ARRAY(X32, 3), ISNT(pad, 0)))

static STRUCT_WITH(io_uring_sqe, ORDER("opcode flags ioprio fd off addr len rw_flags user_data buf_index personality file_index attr_type_mask attr_ptr"),
	F(opcode,         ENUM_RADIX(1, RADIX_UNSIGNED, uring_operations))
	F(flags,          FLAGS8(uring_entry_flags))
	F(ioprio,         U16)
	F(fd,             FD)
	F(off,            X64)
	F(addr,           X64)
	F(len,            U32)
	F(rw_flags,       X32)
	F(user_data,      X64)
	F(buf_index,      X16)
	F(personality,    U16)
	F(file_index,     X32)
	F(attr_ptr,       X64)
	F(attr_type_mask, FLAGS64(uring_attributes)))

static STRUCT(zcrx_offsets,
	F(head,    U32)
	F(tail,    U32)
	F(rqes,    U32)
	F(__resv2, X32, ISNT(__resv2, 0))
	F(__resv,  ARRAY(X64, 2), ISNT(__resv, 0)))

static STRUCT(io_uring_zcrx_ifq_reg,
	F(if_idx,     U32)
	F(if_rxq,     U32)
	F(rq_entries, U32)
	F(flags,      FLAGS32(zcrx_flags))
	F(area_ptr,   ADDR64)
	F(region_ptr, ADDR64)
	F(offsets,    struct_zcrx_offsets)
	F(zcrx_id,    U32)
	F(rx_buf_len, U32)
	F(event_desc, ADDR64)
	F(__resv,     ARRAY(X64, 2), ISNT(__resv, 0)))

static STRUCT(io_uring_mem_region_reg,
	F(region_uptr, ADDR64)
	F(flags,       FLAGS64(uring_region_flags))
	F(__resv,      ARRAY(X64, 2), ISNT(__resv, 0)))

static STRUCT(zcrx_ctrl,
	F(zcrx_id, U32)
	F(op,      ENUM32(zcrx_controls))
	F(__resv,  ARRAY(X64, 2), ISNT(__resv, 0)))

/* Sizes of rings to be; what they were is no matter here. */
static STRUCT(ring_address,
	PAD(32)
	F(user_addr, X64))
static STRUCT_WITH(io_uring_resize, ORDER("sq_entries cq_entries flags sq_off cq_off resv"),
	F(sq_entries,     U32)
	F(cq_entries,     U32)
	F(flags,          FLAGS32(uring_setup_flags))
	PAD(16)
	F(resv,           ARRAY(X32, 3), ISNT(resv, 0))
	F(sq_off,         struct_ring_address)
	F(cq_off,         struct_ring_address))

#define ONE(t) SWITCH(nr_args, CASE(1, t) OTHERWISE(ADDR))

/* An operation, and the same on a ring that the program registered (IORING_REGISTER_USE_REGISTERED_RING). */
#define BOTH(operation, t) CASE(operation, t) CASE((operation) | 0x80000000, t)

CALLS(uring,
CALL(io_uring_setup,    425, 425, 425, DESC, FD,   F(entries, U32) F(params, INOUT(struct_io_uring_params)))
CALL(io_uring_enter,    426, 426, 426, DESC|SIGNAL, LONG, F(fd, FD) F(to_submit, U32) F(min_complete, U32) F(flags, FLAGS32(uring_enter_flags)) F(argp, ENTER_ARGUMENT) F(argsz, SIZE))
CALL(io_uring_register, 427, 427, 427, DESC|MEMORY, LONG, F(fd, FD, UNLESS(opcode, 0x80000000)) F(fd, U32, IF(opcode, 0x80000000), REGISTER(0)) F(opcode, VALUE(4, hook_uring_register)) F(arg, SWITCH(opcode,
	BOTH(0,  IN(ARRAY(struct_uring_iovec, nr_args))) /* IORING_REGISTER_BUFFERS */
	BOTH(2,  IN(ARRAY(FD, nr_args))) /* IORING_REGISTER_FILES */
	BOTH(4,  IN(ARRAY(FD, nr_args))) /* IORING_REGISTER_EVENTFD */
	BOTH(6,  IN(struct_io_uring_files_update)) /* IORING_REGISTER_FILES_UPDATE */
	BOTH(7,  IN(ARRAY(FD, nr_args))) /* IORING_REGISTER_EVENTFD_ASYNC */
	BOTH(8,  OUT(SPAN(hook_uring_probe, 16))) /* IORING_REGISTER_PROBE */
	BOTH(11, IN(ARRAY(struct_io_uring_restriction, nr_args))) /* IORING_REGISTER_RESTRICTIONS */
	BOTH(17,  IN(SPAN(hook_uring_processors, nr_args))) /* IORING_REGISTER_IOWQ_AFF */
	BOTH(19,  IN_THEN_OUT(TABLE(U32, nr_args, uring_workers), TABLE(U32, nr_args, uring_workers))) /* IORING_REGISTER_IOWQ_MAX_WORKERS */
	BOTH(20, INOUT(ARRAY(struct_io_uring_rsrc_update, nr_args))) /* IORING_REGISTER_RING_FDS */
	BOTH(21, IN(ARRAY(struct_io_uring_rsrc_unregister, nr_args))) /* IORING_UNREGISTER_RING_FDS */
	BOTH(22, ONE(IN(struct_io_uring_buf_reg))) BOTH(23, ONE(IN(struct_io_uring_buf_reg))) /* IORING_REGISTER_PBUF_RING, IORING_UNREGISTER_PBUF_RING */
	BOTH(24, ONE(IN(struct_io_uring_sync_cancel_reg))) /* IORING_REGISTER_SYNC_CANCEL */
	BOTH(25, ONE(IN(struct_io_uring_file_index_range))) /* IORING_REGISTER_FILE_ALLOC_RANGE */
	BOTH(26, ONE(OUT(struct_io_uring_buf_status))) /* IORING_REGISTER_PBUF_STATUS */
	BOTH(27, ONE(IN_THEN_OUT(struct_io_uring_napi, struct_io_uring_napi))) /* IORING_REGISTER_NAPI */
	BOTH(28, ONE(OUT(struct_io_uring_napi))) /* IORING_UNREGISTER_NAPI */
	BOTH(29,  SWITCH(nr_args, CASE(0, IN(struct_io_uring_clock)) OTHERWISE(ADDR))) /* IORING_REGISTER_CLOCK */
	BOTH(30, ONE(IN(struct_io_uring_clone_buffers))) /* IORING_REGISTER_CLONE_BUFFERS */
	BOTH(31, ONE(IN(struct_io_uring_sqe))) /* IORING_REGISTER_SEND_MSG_RING */
	BOTH(32, ONE(INOUT(struct_io_uring_zcrx_ifq_reg))) /* IORING_REGISTER_ZCRX_IFQ */
	BOTH(33, ONE(IN(struct_io_uring_resize))) /* IORING_REGISTER_RESIZE_RINGS */
	BOTH(34, ONE(IN(struct_io_uring_mem_region_reg))) /* IORING_REGISTER_MEM_REGION */
	BOTH(36, ONE(INOUT(struct_zcrx_ctrl))) /* IORING_REGISTER_ZCRX_CTRL */
	/* A debt: resource registration with tags, queries, filters. */
	OTHERWISE(ADDR))) F(nr_args, U32))
)
