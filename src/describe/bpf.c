/* The bpf call (linux/bpf.h): a structure for each command, of which the caller may know more or less than spy. */
#include "spy/describe.h"

static const struct type path[1] = {{.kind = TYPE_TEXT, .whole = true}};

/* What follows a structure, inside of its braces. */
#define EXTRA F(extra_data, SPAN(hook_bpf_extra, 0), BARE)

static STRUCT_WITH(bpf_map_create, WIDE_ALIGNED,
	F(map_type,                  ENUM32(bpf_map_types))
	F(key_size,                  U32)
	F(value_size,                U32)
	F(max_entries,               U32)
	F(map_flags,                 FLAGS32(bpf_map_flags))
	F(inner_map_fd,              FD)
	F(numa_node,                 U32, IF(map_flags, 4))
	F(map_name,                  SPAN(hook_bpf_name, 16))
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

#define PROG_LOAD \
	F(prog_type,            ENUM32(bpf_program_types)) \
	F(insn_cnt,             U32) \
	F(insns,                VALUE(8, hook_bpf_instructions)) \
	F(license,              IN64(CSTRING)) \
	F(log_level,            U32) \
	F(log_size,             U32) \
	F(log_buf,              IN64(CSTRING)) \
	F(kern_version,         VALUE(4, hook_kernel_version)) \
	F(prog_flags,           FLAGS32(bpf_program_flags)) \
	F(prog_name,            SPAN(hook_bpf_name, 16)) \
	F(prog_ifindex,         U32) \
	F(expected_attach_type, ENUM32(bpf_attach_types)) \
	F(prog_btf_fd,          FD) \
	F(func_info_rec_size,   U32) \
	F(func_info,            ADDR64) \
	F(func_info_cnt,        U32) \
	F(line_info_rec_size,   U32) \
	F(line_info,            ADDR64) \
	F(line_info_cnt,        U32) \
	F(attach_btf_id,        U32) \
	F(attach_prog_fd,       FD)
/* How many relocations there are is only told where they are. */
static STRUCT_WITH(bpf_prog_load_old, WIDE_ALIGNED,
	PROG_LOAD
	PAD(4)
	F(fd_array,             ADDR64)
	EXTRA)
static STRUCT_WITH(bpf_prog_load, WIDE_ALIGNED,
	PROG_LOAD
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

/* What there is to know of a map and of a program. */
STRUCT_WITH(bpf_map_info, WIDE_ALIGNED,
	F(type,                      ENUM32(bpf_map_types))
	F(id,                        U32)
	F(key_size,                  U32)
	F(value_size,                U32)
	F(max_entries,               U32)
	F(map_flags,                 FLAGS32(bpf_map_flags))
	F(name,                      CHARS(16))
	F(ifindex,                   U32)
	F(btf_vmlinux_value_type_id, U32)
	F(netns_dev,                 VALUE(8, tell_device))
	F(netns_ino,                 U64)
	F(btf_id,                    U32)
	F(btf_key_type_id,           U32)
	F(btf_value_type_id,         U32)
	F(btf_vmlinux_id,            U32)
	F(map_extra,                 X64)
	F(hash,                      X64)
	F(hash_size,                 U32))
STRUCT_WITH(bpf_prog_info, ORDER("type id tag jited_prog_len jited_prog_insns xlated_prog_len xlated_prog_insns"),
	F(type,                      ENUM32(bpf_program_types))
	F(id,                        U32)
	F(tag,                       HEXBYTES(8))
	F(jited_prog_len,            U32)
	F(xlated_prog_len,           U32)
	F(jited_prog_insns,          ADDR64)
	F(xlated_prog_insns,         ADDR64)
	F(load_time,                 U64)
	F(created_by_uid,            UID)
	F(nr_map_ids,                U32)
	F(map_ids,                   IN64(ARRAY(U32, nr_map_ids)))
	F(name,                      CHARS(16))
	F(ifindex,                   U32)
	F(gpl_compatible,            U32)
	F(netns_dev,                 VALUE(8, tell_device))
	F(netns_ino,                 U64)
	F(nr_jited_ksyms,            U32)
	F(nr_jited_func_lens,        U32)
	F(jited_ksyms,               IN64(ARRAY(X64, nr_jited_ksyms)))
	F(jited_func_lens,           IN64(ARRAY(U32, nr_jited_func_lens)))
	F(btf_id,                    U32)
	F(func_info_rec_size,        U32)
	F(func_info,                 ADDR64)
	F(nr_func_info,              U32)
	F(nr_line_info,              U32)
	F(line_info,                 ADDR64)
	F(jited_line_info,           ADDR64)
	F(nr_jited_line_info,        U32)
	F(line_info_rec_size,        U32)
	F(jited_line_info_rec_size,  U32)
	F(nr_prog_tags,              U32)
	F(prog_tags,                 ADDR64)
	F(run_time_ns,               U64)
	F(run_cnt,                   U64)
	F(recursion_misses,          U64)
	F(verified_insns,            U32)
	F(attach_btf_obj_id,         U32)
	F(attach_btf_id,             U32))

static STRUCT_WITH(bpf_info, WIDE_ALIGNED,
	F(bpf_fd,   FD)
	F(info_len, CHANGING(U32))
	F(info,     VALUE(8, hook_bpf_info)))

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

/* What a link is made of, by what it is attached to. */
#define LINK_ON(target) \
	F(prog_fd,     FD) \
	target \
	F(attach_type, ENUM32(bpf_attach_types)) \
	F(flags,       FLAGS32(bpf_attach_flags))
#define DESCRIPTOR F(target_fd, FD)
#define INTERFACE  F(target_ifindex, U32)
#define PLACE      F(relative_fd, FD) F(expected_revision, X64)
#define UPROBES \
	F(path,            IN64(path)) \
	F(offsets,         IN64(ARRAY(X64, cnt))) \
	F(ref_ctr_offsets, IN64(ARRAY(X64, cnt))) \
	F(cookies,         IN64(ARRAY(X64, cnt))) \
	F(cnt,             U32) \
	F(flags,           FLAGS32(bpf_uprobe_flags)) \
	F(pid,             S32)

static STRUCT_WITH(bpf_link_place,   WIDE_ALIGNED, PLACE)
static STRUCT_WITH(bpf_link_tracing, WIDE_ALIGNED, F(target_btf_id, U32) F(cookie, X64))
static STRUCT(bpf_link_perf,       F(bpf_cookie, X64))
static STRUCT(bpf_link_netfilter,  F(pf, U32) F(hooknum, U32) F(priority, S32) F(flags, FLAGS32(bpf_netfilter_flags)))
static STRUCT_WITH(bpf_link_kprobes, WIDE_ALIGNED,
	F(flags,   FLAGS32(bpf_kprobe_flags))
	F(cnt,     U32)
	F(syms,    IN64(ARRAY(IN64(CSTRING), cnt)))
	F(addrs,   IN64(ARRAY(X64, cnt)))
	F(cookies, IN64(ARRAY(X64, cnt))))
static STRUCT_WITH(bpf_link_uprobes_old, WIDE_ALIGNED, UPROBES)
static STRUCT_WITH(bpf_link_uprobes, WIDE_ALIGNED, UPROBES F(path_fd, DIRFD))
static STRUCT_WITH(bpf_link_tracings, WIDE_ALIGNED,
	F(ids,     IN64(ARRAY(U32, cnt)))
	F(cookies, IN64(ARRAY(X64, cnt)))
	F(cnt,     U32))
static STRUCT(bpf_link_iter_map, F(map_fd, FD))
static STRUCT(bpf_link_iter,     F(map, struct_bpf_link_iter_map))

#define LINK(name, ...) static STRUCT_WITH(bpf_create_##name, WIDE_ALIGNED, __VA_ARGS__)
LINK(link,          LINK_ON(DESCRIPTOR))
LINK(interface,     LINK_ON(INTERFACE))
LINK(btf,           LINK_ON(DESCRIPTOR) F(target_btf_id, U32, ISNT(target_btf_id, 0)))
LINK(cgroup,        LINK_ON(DESCRIPTOR) F(cgroup, struct_bpf_link_place))
LINK(tcx,           LINK_ON(INTERFACE) F(tcx, struct_bpf_link_place))
LINK(netkit,        LINK_ON(INTERFACE) F(netkit, struct_bpf_link_place))
LINK(tracing,       LINK_ON(DESCRIPTOR) F(tracing, struct_bpf_link_tracing))
LINK(perf,          LINK_ON(DESCRIPTOR) F(perf_event, struct_bpf_link_perf))
LINK(netfilter,     LINK_ON(DESCRIPTOR) F(netfilter, struct_bpf_link_netfilter))
LINK(kprobes,       LINK_ON(DESCRIPTOR) F(kprobe_multi, struct_bpf_link_kprobes))
LINK(uprobes_old,   LINK_ON(DESCRIPTOR) F(uprobe_multi, struct_bpf_link_uprobes_old))
LINK(uprobes,       LINK_ON(DESCRIPTOR) F(uprobe_multi, struct_bpf_link_uprobes))
LINK(tracings,      LINK_ON(DESCRIPTOR) F(tracing_multi, struct_bpf_link_tracings))
LINK(iter,          LINK_ON(DESCRIPTOR) F(iter_info, IN64(ARRAY(struct_bpf_link_iter, iter_info_len))) F(iter_info_len, U32))

#define LINK_FORM(name, known) LINK_PADDED(name, known, known)
#define LINK_PADDED(name, known, padded) {"link_create", struct_bpf_create_##name, 16, known, 16, padded}
#define BEFORE_OR_AFTER 0x18
/* By the type of attachment, flags that have to be set, and a size that must be exceeded: the first that fits. */
const struct bpf_link_form bpf_link_forms[] = {
	{0, 3, BEFORE_OR_AFTER, 0, LINK_FORM(cgroup, 32)},
	{0, 3, 0, 0, LINK_FORM(btf, 20)},
	{6, 6, BEFORE_OR_AFTER, 0, LINK_FORM(cgroup, 32)},
	{6, 6, 0, 0, LINK_FORM(btf, 20)},
	{8, 15, BEFORE_OR_AFTER, 0, LINK_FORM(cgroup, 32)},
	{8, 15, 0, 0, LINK_FORM(btf, 20)},
	{18, 22, BEFORE_OR_AFTER, 0, LINK_FORM(cgroup, 32)},
	{18, 22, 0, 0, LINK_FORM(btf, 20)},
	{24, 27, 0, 0, LINK_FORM(tracing, 32)},
	{28, 28, 0, 0, LINK_FORM(iter, 28)},
	{29, 32, BEFORE_OR_AFTER, 0, LINK_FORM(cgroup, 32)},
	{29, 32, 0, 0, LINK_FORM(btf, 20)},
	{34, 34, BEFORE_OR_AFTER, 0, LINK_FORM(cgroup, 32)},
	{34, 34, 0, 0, LINK_FORM(btf, 20)},
	{37, 37, 0, 0, LINK_FORM(interface, 16)},
	{41, 41, 0, 0, LINK_FORM(perf, 24)},
	{42, 42, 0, 0, LINK_FORM(kprobes, 48)},
	{45, 45, 0, 0, LINK_FORM(netfilter, 32)},
	{46, 47, 0, 0, LINK_FORM(tcx, 32)},
	{48, 48, 0, 60, LINK_FORM(uprobes, 64)},
	{48, 48, 0, 0, LINK_PADDED(uprobes_old, 60, 64)},
	{49, 53, BEFORE_OR_AFTER, 0, LINK_FORM(cgroup, 32)},
	{49, 53, 0, 0, LINK_FORM(btf, 20)},
	{54, 55, 0, 0, LINK_FORM(netkit, 32)},
	{58, 58, 0, 0, LINK_FORM(tracing, 32)},
	{59, 61, 0, 0, LINK_PADDED(tracings, 36, 40)},
	{0, UINT32_MAX, 0, 0, LINK_FORM(link, 16)},
};

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
	F(dst_reg, BITFIELD(1, 0, 4, ENUM8(ebpf_registers)))
	F(src_reg, BITFIELD(1, 4, 4, ENUM8(ebpf_registers)), OVERLAY)
	F(off,     S16)
	F(imm,     X32))

#define FORM(member, type, basic, known) {member, struct_##type, basic, known, 0, 0}
/* By command. The first bytes are told even of a shorter structure, as zero; beyond the others nothing is known. */
const struct bpf_form bpf_forms[] = {
	FORM(NULL, bpf_map_create, 16, 92),
	FORM(NULL, bpf_map_lookup, 24, 32),
	FORM(NULL, bpf_map_update, 32, 32),
	FORM(NULL, bpf_map_delete, 16, 16),
	FORM(NULL, bpf_map_next, 24, 24),
	FORM(NULL, bpf_prog_load, 24, 168),
	FORM(NULL, bpf_obj, 12, 20),
	FORM(NULL, bpf_obj, 12, 20),
	{NULL, struct_bpf_attach, 16, 32, 20, 32},
	{NULL, struct_bpf_attach, 16, 32, 20, 32},
	FORM("test", bpf_test_run, 40, 76),
	FORM(NULL, bpf_next_id, 8, 8),
	FORM(NULL, bpf_next_id, 8, 8),
	FORM(NULL, bpf_prog_id, 4, 4),
	FORM(NULL, bpf_map_id, 4, 12),
	FORM("info", bpf_info, 16, 16),
	FORM("query", bpf_query, 28, 64),
	FORM("raw_tracepoint", bpf_raw_tracepoint, 12, 24),
	FORM(NULL, bpf_btf_load, 28, 40),
	FORM(NULL, bpf_btf_id, 4, 16),
	FORM("task_fd_query", bpf_task_query, 48, 48),
	FORM(NULL, bpf_map_lookup, 24, 32),
	FORM(NULL, bpf_map, 4, 4),
	FORM(NULL, bpf_next_id, 8, 8),
	FORM("batch", bpf_batch_lookup, 56, 56),
	FORM("batch", bpf_batch_lookup, 56, 56),
	FORM("batch", bpf_batch_update, 56, 56),
	FORM("batch", bpf_batch_delete, 56, 56),
	FORM(NULL, bpf_link, 0, 0), /* BPF_LINK_CREATE: one of those above */
	FORM("link_update", bpf_link_update, 12, 16),
	FORM(NULL, bpf_link_id, 4, 4),
	FORM(NULL, bpf_next_id, 8, 8),
	FORM("enable_stats", bpf_stats, 4, 4),
	FORM("iter_create", bpf_iter, 8, 8),
	FORM("link_detach", bpf_link, 4, 4),
	FORM("prog_bind_map", bpf_bind, 12, 12),
	FORM("token_create", bpf_token, 8, 8),
	FORM("prog_stream_read", bpf_stream, 20, 20),
	FORM("prog_assoc_struct_ops", bpf_assoc, 12, 12),
};
/* BPF_PROG_LOAD without what is behind fd_array. */
const struct bpf_form bpf_load_form = FORM(NULL, bpf_prog_load_old, 24, 128);
const unsigned bpf_form_count = sizeof(bpf_forms) / sizeof(*bpf_forms);

/* Commands that only read their structure, and those that write to it or to what it points to. */
#define READS IN(SPAN(hook_bpf_attr, 0))
#define WRITES INOUT(SPAN_KEPT_MORE(hook_bpf_attr, 0, 16))

/* A descriptor; a structure of no bytes makes none. */
#define MADE SWITCH(size, CASE(0, LONG) OTHERWISE(FD))

CALLS(bpf,
CALL(bpf, 321, 280, 357, DESC, LONG, F(cmd, ENUM32(bpf_commands)) F(attr, SWITCH(cmd,
	CASE(0,       READS, RETURNS(MADE)) /* BPF_MAP_CREATE */
	CASES(1, 4,   READS)
	CASE(5,       READS, RETURNS(MADE)) /* BPF_PROG_LOAD */
	CASE(6,       READS, RETURNS(MADE))
	CASE(7,       READS, RETURNS(MADE)) /* BPF_OBJ_GET */
	CASES(8, 9,   READS)
	CASES(10, 12, WRITES) /* BPF_PROG_TEST_RUN, BPF_PROG_GET_NEXT_ID, BPF_MAP_GET_NEXT_ID */
	CASES(13, 14, READS, RETURNS(MADE)) /* BPF_PROG_GET_FD_BY_ID, BPF_MAP_GET_FD_BY_ID */
	CASES(15, 16, WRITES) /* BPF_OBJ_GET_INFO_BY_FD, BPF_PROG_QUERY */
	CASE(17,      READS) /* BPF_RAW_TRACEPOINT_OPEN: no descriptor, to strace */
	CASES(18, 19, READS, RETURNS(MADE)) /* BPF_BTF_LOAD, BPF_BTF_GET_FD_BY_ID */
	CASE(20,      WRITES) /* BPF_TASK_FD_QUERY */
	CASES(21, 22, READS)
	CASE(23,      WRITES) /* BPF_BTF_GET_NEXT_ID */
	CASES(24, 27, READS)
	CASE(28,      READS, RETURNS(MADE)) /* BPF_LINK_CREATE */
	CASE(29,      READS)
	CASE(30,      READS, RETURNS(MADE)) /* BPF_LINK_GET_FD_BY_ID */
	CASE(31,      WRITES) /* BPF_LINK_GET_NEXT_ID */
	CASES(32, 33, READS, RETURNS(MADE)) /* BPF_ENABLE_STATS, BPF_ITER_CREATE */
	CASE(34,      READS)
	CASE(35,      READS, RETURNS(MADE)) /* BPF_PROG_BIND_MAP, to strace */
	CASE(36,      READS, RETURNS(MADE)) /* BPF_TOKEN_CREATE */
	CASE(37,      WRITES) /* BPF_PROG_STREAM_READ_BY_FD */
	CASE(38,      READS)
	OTHERWISE(ADDR))) F(size, U32))
)
