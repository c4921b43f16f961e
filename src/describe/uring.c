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

/* IORING_ENTER_EXT_ARG makes the argument a structure, IORING_ENTER_EXT_ARG_REG an offset in a region. */
#define EXT_ARG 0x8
#define EXT_ARG_REG 0x40
#define ENTER_ARGUMENT SWITCH_BITS(flags, EXT_ARG | EXT_ARG_REG, \
	CASE(EXT_ARG, IN(struct_io_uring_getevents_arg)) CASE(EXT_ARG_REG, ULONG) \
	OTHERWISE(IN(SIGSET_OF(argsz)), AS(sigset)))

/* What is registered. */

static STRUCT(uring_iovec,
	F(iov_base, ADDR)
	F(iov_len,  SIZE))

/* Descriptors to register: one of them says that a place is to be left alone. */
#define FILES_FD T_(.kind = TYPE_FD, .width = 4, .is_signed = true, .meaning = MEANS_FD, .constants = uring_skip)

static STRUCT(io_uring_files_update,
	F(offset, U32)
	F(resv,   X32, ISNT(resv, 0))
	F(fds,    IN64(ARRAY(FILES_FD, nr_args))))

#define REGISTERED(what) \
	F(nr,    U32) \
	F(flags, FLAGS32(uring_resource_flags)) \
	F(resv2, X64, ISNT(resv2, 0)) \
	F(data,  IN64(ARRAY(what, nr))) \
	F(tags,  IN64(ARRAY(X64, nr)))
#define UPDATED(what) \
	F(offset, U32) \
	F(resv,   X32, ISNT(resv, 0)) \
	F(data,   IN64(ARRAY(what, nr))) \
	F(tags,   IN64(ARRAY(X64, nr))) \
	F(nr,     U32) \
	F(resv2,  X32, ISNT(resv2, 0))
static STRUCT_WITH(io_uring_files_register,   SIZED_BY(nr_args, 32), REGISTERED(FILES_FD))
static STRUCT_WITH(io_uring_buffers_register, SIZED_BY(nr_args, 32), REGISTERED(struct_uring_iovec))
static STRUCT_WITH(io_uring_files_update2,    SIZED_BY(nr_args, 32), UPDATED(FILES_FD))
static STRUCT_WITH(io_uring_buffers_update,   SIZED_BY(nr_args, 32), UPDATED(struct_uring_iovec))

static STRUCT(io_uring_rsrc_update,
	F(offset, U32_OR_ANY)
	F(resv,   X32, ISNT(resv, 0))
	F(data,   FD)
	PAD(4))
static STRUCT(io_uring_rsrc_unregister,
	F(offset, U32)
	F(resv,   X32, ISNT(resv, 0))
	F(data,   X64, ISNT(data, 0)))

static STRUCT(io_uring_restriction,
	F(opcode,       ENUM16(uring_restrictions))
	F(register_op,  ENUM_RADIX(1, RADIX_HEX, uring_registers), IS(opcode, 0))
	F(sqe_op,       ENUM_RADIX(1, RADIX_HEX, uring_operations), IS(opcode, 1), OVERLAY)
	F(sqe_flags,    FLAGS8(uring_entry_flags), CONDITION(IS_(opcode, 2, OR(IS_(opcode, 3)))), OVERLAY)
	F(op,           VALUE(1, hook_uring_restricted), BARE, OVER(opcode, 3), OVERLAY)
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
	F(clockid, ENUM32(clock_ids))
	F(__resv,  ARRAY(X32, 3), ISNT(__resv, 0)))

static STRUCT(io_uring_clone_buffers,
	F(src_fd,  FD)
	F(flags,   FLAGS32(uring_clone_flags))
	F(src_off, U32)
	F(dst_off, U32)
	F(nr,      U32)
	F(pad,     ARRAY(X32, 3), ISNT(pad, 0)))

/* Operations of which an entry's members mean something else. */
#define OP_NOP 0
#define OP_MSG_RING 40
#define OP_FIXED_FD_INSTALL 54
#define OP_NOP128 63
#define OP_URING_CMD128 64
#define TO_READ_WRITE(t) CASES(1, 2, t) CASES(4, 5, t) CASES(9, 10, t) CASES(22, 23, t) CASES(26, 27, t) CASE(47, t) CASE(49, t) CASE(58, t) CASES(60, 61, t)
#define RECEIVE_FLAGS FLAGS16(uring_receive_flags)

static STRUCT_WITH(io_uring_sqe, ORDER("opcode flags ioprio fd off addr len nop_flags msg_ring_flags install_fd_flags rw_flags user_data buf_index personality file_index attr_type_mask attr_ptr optval optval cmd"),
	F(opcode,           ENUM_RADIX(1, RADIX_UNSIGNED, uring_operations))
	F(flags,            FLAGS8(uring_entry_flags))
	F(ioprio,           SWITCH(opcode, CASES(9, 10, RECEIVE_FLAGS) CASE(13, FLAGS16(uring_accept_flags)) CASES(26, 27, RECEIVE_FLAGS) CASES(47, 48, RECEIVE_FLAGS) CASE(58, RECEIVE_FLAGS) OTHERWISE(U16)))
	F(fd,               FD)
	F(off,              X64)
	F(addr,             X64)
	F(len,              U32)
	F(nop_flags,        FLAGS32(uring_nop_flags), CONDITION(IS_(opcode, OP_NOP, OR(IS_(opcode, OP_NOP128)))))
	F(msg_ring_flags,   FLAGS32(uring_message_flags), IS(opcode, OP_MSG_RING), OVERLAY)
	F(install_fd_flags, FLAGS32(uring_install_flags), IS(opcode, OP_FIXED_FD_INSTALL), OVERLAY)
	F(rw_flags,         SWITCH(opcode, CASE(OP_NOP, NONE) CASE(OP_MSG_RING, NONE) CASE(OP_FIXED_FD_INSTALL, NONE) CASE(OP_NOP128, NONE) OTHERWISE(X32)), OVERLAY)
	F(user_data,        X64)
	F(buf_index,        X16)
	F(personality,      U16)
	F(file_index,       X32)
	F(attr_ptr,         SWITCH(opcode, TO_READ_WRITE(X64) OTHERWISE(NONE)), ISNT(attr_type_mask, 0))
	F(optval,           SWITCH(opcode, TO_READ_WRITE(NONE) OTHERWISE(X64)), ISNT(attr_type_mask, 0), OVERLAY)
	F(optval,           X64, IS(attr_type_mask, 0), OVERLAY)
	F(attr_type_mask,   SWITCH(opcode, TO_READ_WRITE(FLAGS64(uring_attributes)) OTHERWISE(NONE)), ISNT(attr_type_mask, 0))
	F(cmd,              BEHIND(ARRAY(X8, 64)), CONDITION(IS_(opcode, OP_NOP128, OR(IS_(opcode, OP_URING_CMD128))))))

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

#define FLUSH_RQ 0
#define EXPORT 1
#define ARM_EVENT 2
static STRUCT(zcrx_ctrl_flush_rq,  F(__resv, ARRAY(X64, 6), ISNT(__resv, 0)))
static STRUCT(zcrx_ctrl_export,    F(zcrx_fd, FD) F(__resv1, ARRAY(X32, 11), ISNT(__resv1, 0)))
static STRUCT(zcrx_ctrl_arm_event, F(event_type, ENUM32(zcrx_events)) F(__resv, ARRAY(X32, 11), ISNT(__resv, 0)))
static STRUCT(zcrx_ctrl,
	F(zcrx_id, U32)
	F(op,      ENUM32(zcrx_controls))
	F(__resv,  ARRAY(X64, 2), ISNT(__resv, 0))
	F(zc_flush,     struct_zcrx_ctrl_flush_rq, IS(op, FLUSH_RQ))
	F(zc_export,    struct_zcrx_ctrl_export, CONDITION(IS_(op, EXPORT, AND(IS_(failed, 0)))), OVERLAY)
	F(zc_arm_event, struct_zcrx_ctrl_arm_event, IS(op, ARM_EVENT), OVERLAY))

/* What a probe says of the ring, told as one with the operations behind it. */
STRUCT(io_uring_probe_op,
	F(op,    ENUM_RADIX(1, RADIX_UNSIGNED, uring_operations))
	F(resv,  X8, ISNT(resv, 0))
	F(flags, FLAGS16(uring_operation_flags))
	F(resv2, X32, ISNT(resv2, 0)))

/* What io_uring_query asks for, by its operation. */
STRUCT(io_uring_query_opcode,
	F(nr_request_opcodes,  U32)
	F(nr_register_opcodes, U32)
	F(feature_flags,       FLAGS64(uring_features))
	F(ring_setup_flags,    FLAGS64(uring_setup_flags))
	F(enter_flags,         FLAGS64(uring_enter_flags))
	F(sqe_flags,           FLAGS64(uring_entry_flags))
	F(nr_query_opcodes,    U32)
	F(__pad,               X32, ISNT(__pad, 0)))
STRUCT(io_uring_query_zcrx,
	F(register_flags,   FLAGS64(zcrx_flags))
	F(area_flags,       FLAGS64(zcrx_area_flags))
	F(nr_ctrl_opcodes,  U32)
	F(features,         X32)
	F(rq_hdr_size,      U32)
	F(rq_hdr_alignment, U32)
	F(__resv2,          X64, ISNT(__resv2, 0)))
STRUCT(io_uring_query_scq,
	F(hdr_size,      U64)
	F(hdr_alignment, U64))
STRUCT(io_uring_query_zcrx_event,
	F(event_flags,         X32)
	F(stats_size,          U32)
	F(stats_off_alignment, U32)
	F(__resv1,             X32, ISNT(__resv1, 0))
	F(__resv2,             ARRAY(X64, 4), ISNT(__resv2, 0)))

/* Sizes of rings to be; what they were is no matter here. */
static STRUCT(ring_address,
	F(user_addr, X64))
static STRUCT_WITH(io_uring_resize, ORDER("sq_entries cq_entries flags sq_off cq_off resv"),
	F(sq_entries,     U32)
	F(cq_entries,     U32)
	F(flags,          FLAGS32(uring_setup_flags))
	PAD(16)
	F(resv,           ARRAY(X32, 3), ISNT(resv, 0))
	PAD(32)
	F(sq_off,         struct_ring_address, ISNT(sq_off, 0))
	PAD(32)
	F(cq_off,         struct_ring_address, ISNT(cq_off, 0)))

#define ONE(t) SWITCH(nr_args, CASE(1, t) OTHERWISE(ADDR))

/* An operation, and the same on a ring that the program registered (IORING_REGISTER_USE_REGISTERED_RING). */
#define BOTH(operation, t) CASE(operation, t) CASE((operation) | 0x80000000, t)

CALLS(uring,
CALL(io_uring_setup,    425, 425, 425, DESC, FD,   F(entries, U32) F(params, INOUT(struct_io_uring_params)))
CALL(io_uring_enter,    426, 426, 426, DESC|SIGNAL, LONG, F(fd, FD) F(to_submit, U32) F(min_complete, U32) F(flags, FLAGS32(uring_enter_flags)) F(arg, ENTER_ARGUMENT) F(argsz, SWITCH_BITS(flags, EXT_ARG | EXT_ARG_REG, CASE(EXT_ARG, SIZE) CASE(EXT_ARG_REG, SIZE) OTHERWISE(SIZE, AS(sigsetsize)))))
CALL(io_uring_register, 427, 427, 427, DESC|MEMORY, LONG, F(fd, FD, UNLESS(opcode, 0x80000000)) F(fd, U32, IF(opcode, 0x80000000), REGISTER(0)) F(opcode, JOINED_OR_ALONE(4, PART(0x7fffffff, ENUM32(uring_registers)) PART(0x80000000, ENUM32(uring_register_flags), NONZERO))) F(arg, SWITCH(opcode,
	BOTH(0,  IN(ARRAY(struct_uring_iovec, nr_args))) /* IORING_REGISTER_BUFFERS */
	BOTH(2,  IN(ARRAY(FD, nr_args))) /* IORING_REGISTER_FILES */
	BOTH(4,  IN(ARRAY(FD, nr_args))) /* IORING_REGISTER_EVENTFD */
	BOTH(6,  IN(struct_io_uring_files_update)) /* IORING_REGISTER_FILES_UPDATE */
	BOTH(7,  IN(ARRAY(FD, nr_args))) /* IORING_REGISTER_EVENTFD_ASYNC */
	BOTH(8,  INOUT(SPAN_KEPT_MORE(hook_uring_probe, 16, 2064))) /* IORING_REGISTER_PROBE */
	BOTH(11, IN(ARRAY(struct_io_uring_restriction, nr_args))) /* IORING_REGISTER_RESTRICTIONS */
	BOTH(13, IN(struct_io_uring_files_register)) /* IORING_REGISTER_FILES2 */
	BOTH(14, IN(struct_io_uring_files_update2)) /* IORING_REGISTER_FILES_UPDATE2 */
	BOTH(15, IN(struct_io_uring_buffers_register)) /* IORING_REGISTER_BUFFERS2 */
	BOTH(16, IN(struct_io_uring_buffers_update)) /* IORING_REGISTER_BUFFERS_UPDATE */
	BOTH(17,  IN(SPAN(hook_uring_processors, nr_args))) /* IORING_REGISTER_IOWQ_AFF */
	BOTH(19,  IN_THEN_ALWAYS(TABLE(U32, nr_args, uring_workers), TABLE(U32, nr_args, uring_workers))) /* IORING_REGISTER_IOWQ_MAX_WORKERS */
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
	BOTH(35, SWITCH(nr_args, CASE(0, IN(SPAN(hook_uring_query, 40))) OTHERWISE(ADDR))) /* IORING_REGISTER_QUERY */
	OTHERWISE(ADDR))) F(nr_args, U32))
)
