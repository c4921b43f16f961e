/* The bpf call (linux/bpf.h): a structure for each command, of which the caller may know more or less than spy. */
#include "spy/describe.h"

static const struct type path[1] = {{.kind = TYPE_TEXT, .path = true}};

/* What follows a structure, inside of its braces. */
#define EXTRA F(extra_data, SPAN(hook_bpf_extra, 0), BARE)

static STRUCT_WITH(bpf_map_create, WIDE_ALIGNED,
	F(map_type,                  ENUM32(bpf_map_types))
	F(key_size,                  U32)
	F(value_size,                U32)
	F(max_entries,               U32)
	F(map_flags,                 FLAGS32(bpf_map_flags))
	F(inner_map_fd,              FD)
	PAD(4) /* numa_node, told only with its flag */
	F(map_name,                  CHARS(16))
	F(map_ifindex,               U32)
	F(btf_fd,                    FD)
	F(btf_key_type_id,           U32)
	F(btf_value_type_id,         U32)
	F(btf_vmlinux_value_type_id, U32)
	F(map_extra,                 U64)
	F(value_type_btf_obj_fd,     FD)
	F(map_token_fd,              FD)
	F(excl_prog_hash,            ADDR64)
	F(excl_prog_hash_size,       U32)
	EXTRA)

static STRUCT_WITH(bpf_map_lookup, WIDE_ALIGNED,
	F(map_fd, FD)
	F(key,    ADDR64)
	F(value,  ADDR64)
	F(flags,  FLAGS64(bpf_lookup_flags))
	EXTRA)

static STRUCT_WITH(bpf_map_update, WIDE_ALIGNED,
	F(map_fd, FD)
	F(key,    ADDR64)
	F(value,  ADDR64)
	F(flags,  FLAGS64(bpf_update_flags))
	EXTRA)

static STRUCT_WITH(bpf_map_delete, WIDE_ALIGNED,
	F(map_fd, FD)
	F(key,    ADDR64)
	EXTRA)

static STRUCT_WITH(bpf_map_next, WIDE_ALIGNED,
	F(map_fd,   FD)
	F(key,      ADDR64)
	F(next_key, ADDR64)
	EXTRA)

static STRUCT_WITH(bpf_map, WIDE_ALIGNED,
	F(map_fd, FD)
	EXTRA)

static STRUCT_WITH(bpf_batch_lookup, WIDE_ALIGNED,
	F(in_batch,   ADDR64)
	F(out_batch,  ADDR64)
	F(keys,       ADDR64)
	F(values,     ADDR64)
	F(count,      U32)
	F(map_fd,     FD)
	F(elem_flags, FLAGS64(bpf_lookup_flags))
	F(flags,      X64))

static STRUCT_WITH(bpf_batch_update, WIDE_ALIGNED,
	PAD(16)
	F(keys,       ADDR64)
	F(values,     ADDR64)
	F(count,      U32)
	F(map_fd,     FD)
	F(elem_flags, FLAGS64(bpf_update_flags))
	F(flags,      X64))

static STRUCT_WITH(bpf_batch_delete, WIDE_ALIGNED,
	PAD(16)
	F(keys,       ADDR64)
	PAD(8)
	F(count,      U32)
	F(map_fd,     FD)
	F(elem_flags, FLAGS64(bpf_lookup_flags))
	F(flags,      X64))

static STRUCT_WITH(bpf_prog_load, WIDE_ALIGNED,
	F(prog_type,            ENUM32(bpf_program_types))
	F(insn_cnt,             U32)
	F(insns,                VALUE(8, hook_bpf_instructions))
	F(license,              IN64(CSTRING))
	F(log_level,            U32)
	F(log_size,             U32)
	F(log_buf,              IN64(CSTRING))
	F(kern_version,         VALUE(4, hook_kernel_version))
	F(prog_flags,           FLAGS32(bpf_program_flags))
	F(prog_name,            CHARS(16))
	F(prog_ifindex,         U32)
	F(expected_attach_type, ENUM32(bpf_attach_types))
	F(prog_btf_fd,          FD)
	F(func_info_rec_size,   U32)
	F(func_info,            ADDR64)
	F(func_info_cnt,        U32)
	F(line_info_rec_size,   U32)
	F(line_info,            ADDR64)
	F(line_info_cnt,        U32)
	F(attach_btf_id,        U32)
	F(attach_prog_fd,       FD)
	F(core_relo_cnt,        U32)
	F(fd_array,             ADDR64)
	F(core_relos,           ADDR64)
	F(core_relo_rec_size,   U32)
	F(log_true_size,        U32)
	F(prog_token_fd,        FD)
	F(fd_array_cnt,         U32)
	F(signature,            ADDR64)
	F(signature_size,       U32)
	F(keyring_id,           S32)
	EXTRA)

static STRUCT_WITH(bpf_obj, WIDE_ALIGNED,
	F(pathname,   IN64(path))
	F(bpf_fd,     FD)
	F(file_flags, FLAGS32(bpf_file_flags))
	F(path_fd,    DIRFD)
	EXTRA)

static STRUCT_WITH(bpf_attach, WIDE_ALIGNED,
	F(target_fd,         FD)
	F(attach_bpf_fd,     FD)
	F(attach_type,       ENUM32(bpf_attach_types))
	F(attach_flags,      FLAGS32(bpf_attach_flags))
	F(replace_bpf_fd,    FD)
	F(relative_fd,       FD)
	F(expected_revision, U64)
	EXTRA)

static STRUCT_WITH(bpf_test_run, WIDE_ALIGNED,
	F(prog_fd,       FD)
	F(retval,        U32)
	F(data_size_in,  U32)
	F(data_size_out, U32)
	F(data_in,       ADDR64)
	F(data_out,      ADDR64)
	F(repeat,        U32)
	F(duration,      U32)
	F(ctx_size_in,   U32)
	F(ctx_size_out,  U32)
	F(ctx_in,        ADDR64)
	F(ctx_out,       ADDR64)
	F(flags,         FLAGS32(bpf_test_flags))
	F(cpu,           U32)
	F(batch_size,    U32))

static STRUCT_WITH(bpf_next_id, WIDE_ALIGNED,
	F(start_id, U32)
	F(next_id,  U32)
	EXTRA)

static STRUCT_WITH(bpf_prog_id, WIDE_ALIGNED,
	F(prog_id, U32)
	EXTRA)

static STRUCT_WITH(bpf_link_id, WIDE_ALIGNED,
	F(link_id, U32)
	EXTRA)

static STRUCT_WITH(bpf_map_id, WIDE_ALIGNED,
	F(map_id,     U32)
	PAD(4)
	F(open_flags, FLAGS32(bpf_open_flags))
	EXTRA)

static STRUCT_WITH(bpf_btf_id, WIDE_ALIGNED,
	F(btf_id,            U32)
	PAD(4)
	F(open_flags,        FLAGS32(bpf_open_flags))
	F(fd_by_id_token_fd, FD)
	EXTRA)

static STRUCT_WITH(bpf_info, WIDE_ALIGNED,
	F(bpf_fd,   FD)
	F(info_len, U32)
	F(info,     ADDR64))

static STRUCT_WITH(bpf_query, WIDE_ALIGNED,
	F(target_fd,         FD)
	F(attach_type,       ENUM32(bpf_attach_types))
	F(query_flags,       FLAGS32(bpf_query_flags))
	F(attach_flags,      FLAGS32(bpf_attach_flags))
	F(prog_ids,          OUT64(ARRAY(U32, prog_cnt)))
	F(prog_cnt,          U32)
	PAD(4)
	F(prog_attach_flags, ADDR64)
	F(link_ids,          ADDR64)
	F(link_attach_flags, ADDR64)
	F(revision,          X64))

static STRUCT_WITH(bpf_raw_tracepoint, WIDE_ALIGNED,
	F(name,    IN64(CSTRING))
	F(prog_fd, FD)
	PAD(4)
	F(cookie,  X64))

static STRUCT_WITH(bpf_btf_load, WIDE_ALIGNED,
	F(btf,               IN64(BYTES(btf_size)))
	F(btf_log_buf,       ADDR64)
	F(btf_size,          U32)
	F(btf_log_size,      U32)
	F(btf_log_level,     U32)
	F(btf_log_true_size, U32)
	F(btf_flags,         FLAGS32(bpf_file_flags))
	F(btf_token_fd,      FD)
	EXTRA)

static STRUCT_WITH(bpf_task_query, WIDE_ALIGNED,
	F(pid,          PID)
	F(fd,           FD)
	F(flags,        U32)
	F(buf_len,      U32)
	F(buf,          OUT64(CSTRING))
	F(prog_id,      U32)
	F(fd_type,      ENUM32(bpf_fd_types))
	F(probe_offset, X64)
	F(probe_addr,   X64))

static STRUCT_WITH(bpf_link_create, WIDE_ALIGNED,
	F(prog_fd,     FD)
	F(target_fd,   FD)
	F(attach_type, ENUM32(bpf_attach_types))
	F(flags,       FLAGS32(bpf_attach_flags)))

static STRUCT_WITH(bpf_link_update, WIDE_ALIGNED,
	F(link_fd,     FD)
	F(new_prog_fd, FD)
	F(flags,       FLAGS32(bpf_attach_flags))
	F(old_prog_fd, FD, IF(flags, 4)))

static STRUCT_WITH(bpf_stats, WIDE_ALIGNED,
	F(type, ENUM32(bpf_stats)))

static STRUCT_WITH(bpf_iter, WIDE_ALIGNED,
	F(link_fd, FD)
	F(flags,   X32))

static STRUCT_WITH(bpf_link, WIDE_ALIGNED,
	F(link_fd, FD))

static STRUCT_WITH(bpf_bind, WIDE_ALIGNED,
	F(prog_fd, FD)
	F(map_fd,  FD)
	F(flags,   X32))

static STRUCT_WITH(bpf_token, WIDE_ALIGNED,
	F(flags,    X32)
	F(bpffs_fd, FD))

static STRUCT_WITH(bpf_stream, WIDE_ALIGNED,
	F(stream_buf,     OUT64(BYTES(stream_buf_len)))
	F(stream_buf_len, U32)
	F(stream_id,      U32)
	F(prog_fd,        FD))

static STRUCT_WITH(bpf_assoc, WIDE_ALIGNED,
	F(map_fd,  FD)
	F(prog_fd, FD)
	F(flags,   X32))

STRUCT(bpf_insn,
	F(code,    VALUE(1, hook_bpf_code))
	F(dst_reg, VALUE(1, hook_bpf_destination))
	F(src_reg, VALUE(1, hook_bpf_source), OVERLAY)
	F(off,     S16)
	F(imm,     X32))

/* By command. The first bytes are told even of a shorter structure, as zero; beyond the others nothing is known. */
const struct bpf_form bpf_forms[] = {
	{NULL, struct_bpf_map_create, 16, 92},
	{NULL, struct_bpf_map_lookup, 24, 32},
	{NULL, struct_bpf_map_update, 32, 32},
	{NULL, struct_bpf_map_delete, 16, 16},
	{NULL, struct_bpf_map_next, 24, 24},
	{NULL, struct_bpf_prog_load, 24, 168},
	{NULL, struct_bpf_obj, 12, 20},
	{NULL, struct_bpf_obj, 12, 20},
	{NULL, struct_bpf_attach, 16, 32},
	{NULL, struct_bpf_attach, 16, 32},
	{"test", struct_bpf_test_run, 40, 76},
	{NULL, struct_bpf_next_id, 8, 8},
	{NULL, struct_bpf_next_id, 8, 8},
	{NULL, struct_bpf_prog_id, 4, 4},
	{NULL, struct_bpf_map_id, 4, 12},
	{"info", struct_bpf_info, 16, 16},
	{"query", struct_bpf_query, 28, 64},
	{"raw_tracepoint", struct_bpf_raw_tracepoint, 12, 24},
	{NULL, struct_bpf_btf_load, 28, 40},
	{NULL, struct_bpf_btf_id, 4, 16},
	{"task_fd_query", struct_bpf_task_query, 48, 48},
	{NULL, struct_bpf_map_lookup, 24, 32},
	{NULL, struct_bpf_map, 4, 4},
	{NULL, struct_bpf_next_id, 8, 8},
	{"batch", struct_bpf_batch_lookup, 56, 56},
	{"batch", struct_bpf_batch_lookup, 56, 56},
	{"batch", struct_bpf_batch_update, 56, 56},
	{"batch", struct_bpf_batch_delete, 56, 56},
	{"link_create", struct_bpf_link_create, 16, 16},
	{"link_update", struct_bpf_link_update, 12, 16},
	{NULL, struct_bpf_link_id, 4, 4},
	{NULL, struct_bpf_next_id, 8, 8},
	{"enable_stats", struct_bpf_stats, 4, 4},
	{"iter_create", struct_bpf_iter, 8, 8},
	{"link_detach", struct_bpf_link, 4, 4},
	{"prog_bind_map", struct_bpf_bind, 12, 12},
	{"token_create", struct_bpf_token, 8, 8},
	{"prog_stream_read", struct_bpf_stream, 20, 20},
	{"prog_assoc_struct_ops", struct_bpf_assoc, 12, 12},
};
const unsigned bpf_form_count = sizeof(bpf_forms) / sizeof(*bpf_forms);

/* Commands that only read their structure, and those that write to it or to what it points to. */
#define READS IN(SPAN(hook_bpf_attr, 0))
#define WRITES INOUT(SPAN(hook_bpf_attr, 0))

CALLS(bpf,
CALL(bpf, 321, 280, 357, DESC, LONG, F(cmd, ENUM32(bpf_commands)) F(attr, SWITCH(cmd,
	CASE(0,       READS, RETURNS(FD)) /* BPF_MAP_CREATE */
	CASES(1, 4,   READS)
	CASE(5,       READS, RETURNS(FD)) /* BPF_PROG_LOAD */
	CASE(6,       READS)
	CASE(7,       READS, RETURNS(FD)) /* BPF_OBJ_GET */
	CASES(8, 9,   READS)
	CASES(10, 12, WRITES) /* BPF_PROG_TEST_RUN, BPF_PROG_GET_NEXT_ID, BPF_MAP_GET_NEXT_ID */
	CASES(13, 14, READS, RETURNS(FD)) /* BPF_PROG_GET_FD_BY_ID, BPF_MAP_GET_FD_BY_ID */
	CASES(15, 16, WRITES) /* BPF_OBJ_GET_INFO_BY_FD, BPF_PROG_QUERY */
	CASES(17, 19, READS, RETURNS(FD)) /* BPF_RAW_TRACEPOINT_OPEN, BPF_BTF_LOAD, BPF_BTF_GET_FD_BY_ID */
	CASE(20,      WRITES) /* BPF_TASK_FD_QUERY */
	CASES(21, 22, READS)
	CASE(23,      WRITES) /* BPF_BTF_GET_NEXT_ID */
	CASES(24, 27, READS)
	CASE(28,      READS, RETURNS(FD)) /* BPF_LINK_CREATE */
	CASE(29,      READS)
	CASE(30,      READS, RETURNS(FD)) /* BPF_LINK_GET_FD_BY_ID */
	CASE(31,      WRITES) /* BPF_LINK_GET_NEXT_ID */
	CASES(32, 33, READS, RETURNS(FD)) /* BPF_ENABLE_STATS, BPF_ITER_CREATE */
	CASES(34, 35, READS)
	CASE(36,      READS, RETURNS(FD)) /* BPF_TOKEN_CREATE */
	CASE(37,      WRITES) /* BPF_PROG_STREAM_READ_BY_FD */
	CASE(38,      READS)
	OTHERWISE(ADDR))) F(size, U32))
)
