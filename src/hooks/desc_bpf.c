/* The bpf call's union (linux/bpf.h): a structure for each command, of which the caller may know more or less than spy. */
#include <stdio.h>
#include <string.h>

#include "hooks/desc.h"

#include "constants/tables.h"

#define KNOWN_MOST 256  /* no structure is larger */
#define EXTRA_MOST 4096 /* the kernel takes no more than a page */

/* What follows a structure, inside of its braces. */
#define EXTRA F(extra_data, SPAN(hook_bpf_extra, 0), BARE)

static STRUCT_WITH(bpf_map_create, WIDE_ALIGNED,
	F(map_type, ENUM32(bpf_map_types)) F(key_size, U32) F(value_size, U32) F(max_entries, U32)
		F(map_flags, FLAGS32(bpf_map_flags)) F(inner_map_fd, FD)
			PAD(4) /* numa_node, told only with its flag */
	F(map_name, CHARS(16)) F(map_ifindex, U32) F(btf_fd, FD) F(btf_key_type_id, U32) F(btf_value_type_id,
		U32) F(btf_vmlinux_value_type_id, U32) F(map_extra, U64) F(value_type_btf_obj_fd, FD)
		F(map_token_fd, FD) F(excl_prog_hash, ADDR64) F(excl_prog_hash_size, U32) EXTRA)

#define ELEMENT(flags_) \
	F(map_fd, FD) \
	F(key, ADDR64) \
	F(value, ADDR64) \
	F(flags, FLAGS64(flags_))
	static STRUCT(bpf_map_lookup, ELEMENT(bpf_lookup_flags) EXTRA) static STRUCT(
		bpf_map_update, ELEMENT(bpf_update_flags) EXTRA) static STRUCT(bpf_map_delete,
		F(map_fd, FD) F(key, ADDR64) EXTRA) static STRUCT(bpf_map_next,
		F(map_fd, FD) F(key, ADDR64) F(next_key, ADDR64)
			EXTRA) static STRUCT(bpf_map, F(map_fd, FD) EXTRA)

		static STRUCT(bpf_batch_lookup,
			F(in_batch, ADDR64) F(out_batch, ADDR64) F(keys, ADDR64) F(values, ADDR64)
				F(count, U32) F(map_fd, FD) F(elem_flags, FLAGS64(bpf_lookup_flags))
					F(flags, X64)) static STRUCT(bpf_batch_update,
			PAD(16) F(keys, ADDR64) F(values, ADDR64) F(count, U32) F(map_fd, FD) F(elem_flags,
				FLAGS64(bpf_update_flags)) F(flags, X64)) static STRUCT(bpf_batch_delete,
			PAD(16) F(keys, ADDR64) PAD(8) F(count, U32) F(map_fd, FD)
				F(elem_flags, FLAGS64(bpf_lookup_flags)) F(flags, X64))

			static const struct type license_text[] = {{.kind = TYPE_TEXT}};
static const struct type path_text[] = {{.kind = TYPE_TEXT, .path = true}};

static STRUCT_WITH(bpf_prog_load, WIDE_ALIGNED,
	F(prog_type, ENUM32(bpf_program_types)) F(insn_cnt, U32)
		F(insns, ADDR64) /* a debt: instructions, which strace tells with -v */
	F(license, IN64(license_text)) F(log_level, U32) F(log_size, U32)
		F(log_buf, ADDR64) /* a debt: the log, which strace tells as text */
	F(kern_version, VALUE(4, hook_kernel_version)) F(prog_flags, FLAGS32(bpf_program_flags)) F(
		prog_name, CHARS(16)) F(prog_ifindex, U32) F(expected_attach_type, ENUM32(bpf_attach_types))
		F(prog_btf_fd, FD) F(func_info_rec_size, U32) F(func_info, ADDR64) F(func_info_cnt, U32) F(
			line_info_rec_size, U32) F(line_info, ADDR64) F(line_info_cnt, U32)
			F(attach_btf_id, U32) F(attach_prog_fd, FD) F(core_relo_cnt, U32) F(fd_array, ADDR64)
				F(core_relos, ADDR64) F(core_relo_rec_size, U32) F(log_true_size, U32)
					F(prog_token_fd, FD) F(fd_array_cnt, U32) F(signature, ADDR64)
						F(signature_size, U32) F(keyring_id, S32) EXTRA)

	static STRUCT(bpf_obj,
		F(pathname, IN64(path_text)) F(bpf_fd, FD) F(file_flags, FLAGS32(bpf_file_flags))
			F(path_fd, DIRFD) EXTRA)

		static STRUCT(bpf_attach,
			F(target_fd, FD) F(attach_bpf_fd, FD) F(attach_type, ENUM32(bpf_attach_types))
				F(attach_flags, FLAGS32(bpf_attach_flags)) F(replace_bpf_fd, FD)
					F(relative_fd, FD) F(expected_revision, U64) EXTRA)

			static STRUCT(bpf_test_run,
				F(prog_fd, FD) F(retval, U32) F(data_size_in, U32) F(data_size_out, U32)
					F(data_in, ADDR64) F(data_out, ADDR64) F(repeat, U32) F(duration, U32)
						F(ctx_size_in, U32) F(ctx_size_out, U32) F(ctx_in, ADDR64)
							F(ctx_out, ADDR64) F(flags, FLAGS32(bpf_test_flags))
								F(cpu, U32) F(batch_size, U32))

				static STRUCT(bpf_next_id,
					F(start_id, U32) F(next_id, U32) EXTRA) static STRUCT(bpf_prog_id,
					F(prog_id, U32) EXTRA) static STRUCT(bpf_link_id,
					F(link_id, U32) EXTRA) static STRUCT(bpf_map_id,
					F(map_id, U32) PAD(4) F(open_flags, FLAGS32(bpf_open_flags))
						EXTRA) static STRUCT(bpf_btf_id,
					F(btf_id, U32) PAD(4) F(open_flags, FLAGS32(bpf_open_flags))
						F(fd_by_id_token_fd, FD) EXTRA)

					static STRUCT(bpf_info,
						F(bpf_fd, FD) F(info_len, U32) F(info,
							ADDR64)) /* a debt: what is known of a program or map */

	static STRUCT(bpf_query,
		F(target_fd, FD) F(attach_type, ENUM32(bpf_attach_types))
			F(query_flags, FLAGS32(bpf_query_flags)) F(attach_flags, FLAGS32(bpf_attach_flags))
				F(prog_ids, OUT64(ARRAY(U32, prog_cnt))) F(prog_cnt, U32) PAD(4)
					F(prog_attach_flags, ADDR64) F(link_ids, ADDR64)
						F(link_attach_flags, ADDR64) F(revision, X64))

		static STRUCT(
			bpf_raw_tracepoint, F(name, IN64(license_text)) F(prog_fd, FD) PAD(4) F(cookie, X64))

			static STRUCT(bpf_btf_load,
				F(btf, IN64(BYTES(btf_size))) F(btf_log_buf, ADDR64) F(btf_size, U32) F(
					btf_log_size, U32) F(btf_log_level, U32) F(btf_log_true_size, U32)
					F(btf_flags, FLAGS32(bpf_file_flags)) F(btf_token_fd, FD) EXTRA)

				static STRUCT(bpf_task_query,
					F(pid, PID) F(fd, FD) F(flags, U32) F(buf_len, U32)
						F(buf, OUT64(license_text)) F(prog_id, U32)
							F(fd_type, ENUM32(bpf_fd_types)) F(probe_offset, X64)
								F(probe_addr, X64))

					static STRUCT(bpf_link_create,
						F(prog_fd, FD) F(target_fd, FD) F(
							attach_type, ENUM32(bpf_attach_types)) F(flags,
							FLAGS32(bpf_attach_flags))) /* a debt: what depends on the type */
	static STRUCT(bpf_link_update,
		F(link_fd, FD) F(new_prog_fd, FD) F(flags, FLAGS32(bpf_attach_flags))
			F(old_prog_fd, FD, IF(flags, 4))) /* BPF_F_REPLACE */
	static STRUCT(bpf_stats, F(type, ENUM32(bpf_stats))) static STRUCT(bpf_iter,
		F(link_fd, FD) F(flags, X32)) static STRUCT(bpf_link, F(link_fd, FD)) static STRUCT(bpf_bind,
		F(prog_fd, FD) F(map_fd, FD) F(flags, X32)) static STRUCT(bpf_token,
		F(flags, X32) F(bpffs_fd, FD)) static STRUCT(bpf_stream,
		F(stream_buf, OUT64(BYTES(stream_buf_len))) F(stream_buf_len, U32) F(stream_id, U32)
			F(prog_fd, FD)) static STRUCT(bpf_assoc, F(map_fd, FD) F(prog_fd, FD) F(flags, X32))

	/* BASIC bytes are told even of a shorter structure, as zero; beyond KNOWN nothing is known. */
	static const struct form {
	const char *member; /* of the union, if the structure has a name there */
	const struct type *type;
	uint8_t basic, known;
} forms[] = {
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

void
hook_kernel_version(struct decode *decode, uint64_t version)
{
	tell_named(decode, "KERNEL_VERSION");
	tell_number(decode, version >> 16, RADIX_UNSIGNED);
	tell_number(decode, version >> 8 & 0xff, RADIX_UNSIGNED);
	tell_number(decode, version & 0xff, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_CALLED);
}

/* Bytes beyond what is known, if one of them is not zero. */
static void
tell_extra(struct decode *decode, uint64_t address, uint32_t known, uint32_t size)
{
	const uint8_t *data;
	char text[48];
	size_t i = 0;

	if (size <= known)
		return;
	if (size > EXTRA_MOST)
		size = EXTRA_MOST;
	data = hook_view(decode, address + known, size - known);
	while (data && i < size - known && !data[i])
		i++;
	if (!data || i == size - known)
		return;
	if (!hook_verbose(decode)) {
		tell_elided(decode);
		return;
	}
	snprintf(text, sizeof(text), "bytes %u..%u", known, size - 1);
	tell_label(decode, "extra_data", LABEL_EQUALS);
	tell_bytes(decode, data, size - known, BYTES_HEX);
	tell_remark(decode, text);
}

bool
hook_bpf_extra(struct decode *decode, struct span span)
{
	uint64_t start = hook_argument(decode, 1);

	tell_extra(decode, start, span.address - start, hook_argument(decode, 2));
	return true;
}

/* SIZE, or what is needed for the member that it cuts in two: its missing bytes are zero. */
static size_t
whole_members(struct decode *decode, const struct form *form, size_t size)
{
	const struct node *node = link_type(hook_abi(decode), form->type);

	if (size < form->basic)
		return form->basic;
	for (unsigned i = 0; i < node->field_count; i++) {
		const struct node *member = &node->fields[i];

		if (member->offset < size && size < member->offset + member->size)
			return member->offset + member->size;
	}
	return size;
}

bool
hook_bpf_attr(struct decode *decode, struct span span)
{
	uint32_t command = hook_argument(decode, 0), size = hook_argument(decode, 2);
	const struct form *form;
	uint8_t bytes[KNOWN_MOST] = {0};
	const void *data;

	if (command >= sizeof(forms) / sizeof(*forms) || size == 0)
		return false;
	form = &forms[command];
	span.size = size < form->known ? size : form->known;
	data = hook_view(decode, span.address, span.size);
	if (!data)
		return false;
	memcpy(bytes, data, span.size);
	span.data = bytes;
	span.size = whole_members(decode, form, span.size);
	tell_open(decode, form->member ? SHAPE_STRUCT : SHAPE_BARE);
	if (form->member)
		tell_label(decode, form->member, LABEL_EQUALS);
	tell_span(decode, form->type, span);
	if (form->member)
		tell_extra(decode, span.address, form->known, size);
	tell_close(decode, form->member ? SHAPE_STRUCT : SHAPE_BARE);
	return true;
}
