/* Hooks of the desc family. */
#ifndef HOOKS_DESC_H
#define HOOKS_DESC_H

#include "spy/hook.h"

/* The offset of _llseek: two words, high one first. */
void hook_llseek_offset(struct decode *decode, uint64_t high);

/* Behind a result: which descriptors are ready, and how much of the time is left; that of recvmmsg. */
void hook_polled(struct decode *decode, const struct pending *pending);
void hook_selected(struct decode *decode, const struct pending *pending);
void hook_received(struct decode *decode, const struct pending *pending);

/* The name of an ioctl request, be it that of a header, of the macro that makes it or of its parts: _IOC(…). */
void hook_ioctl_request(struct decode *decode, uint64_t request);
/* Why a virtual CPU stopped to run, if the user wants to know. */
void hook_ioctl_done(struct decode *decode, const struct pending *pending);
void hook_ioctl_entered(struct decode *decode);
void hook_ioctl_states(struct decode *decode, const struct pending *pending);
void hook_kvm_reason_before(struct decode *decode, uint64_t reason);
void hook_kvm_reason(struct decode *decode, uint64_t reason);
bool hook_kvm_io(struct decode *decode, struct span span);
extern const struct type struct_kvm_run_before[1], struct_kvm_run[1];
/* As many bytes as the request says, if all is wanted. */
bool hook_ioctl_bytes(struct decode *decode, struct span span);

/* The characters of a termios structure by name. */
bool hook_tty_characters(struct decode *decode, struct span span);

/* A struct sockaddr with an interface's hardware address. */
bool hook_hardware_address(struct decode *decode, struct span span);
/* struct ifconf: its length in bytes and structures, and the interfaces that the call has written. */
void hook_ifconf_length(struct decode *decode, uint64_t length);
/* How keys repeat: a delay and a period. */
bool hook_repeat(struct decode *decode, struct span span);
/* 1500000, and as a comment the seconds that these are. */
void hook_microseconds(struct decode *decode, uint64_t value);
void hook_ifconf_buffer(struct decode *decode, uint64_t address);

/* io_uring: what a ring can do. */
bool hook_uring_probe(struct decode *decode, struct span span);
/* A command's 64 bytes behind an entry. An operation of a restriction of which spy does not know the kind. */
void hook_uring_restricted(struct decode *decode, uint64_t op);
/* A list of queries and their answers. */
extern const struct type struct_io_uring_probe_op[1], struct_io_uring_query_opcode[1],
	struct_io_uring_query_zcrx[1], struct_io_uring_query_scq[1], struct_io_uring_query_zcrx_event[1];
bool hook_uring_query(struct decode *decode, struct span span);
bool hook_uring_processors(struct decode *decode, struct span span);

/* A struct perf_event_attr, whose size is its second member, which the kernel changes to its own if that is smaller. */
extern const struct type struct_perf_event_attr[1];
void hook_perf_size(struct decode *decode, uint64_t size);
bool hook_perf_attr(struct decode *decode, struct span span);
void hook_perf_max_stack(struct decode *decode, uint64_t value);

/* The bpf call's union as its command has it, and as long as its size says; a version of the kernel. */
extern const struct type struct_bpf_insn[1];
void hook_bpf_instructions(struct decode *decode, uint64_t address);
void hook_bpf_code(struct decode *decode, uint64_t code);
struct bpf_form {
	const char *member; /* of the union, if the structure has a name there; else NULL */
	const struct type *type;
	uint8_t basic, known; /* bytes */
	uint8_t over, as;     /* a size over the one counts as the other at least */
};
struct bpf_link_form {
	uint32_t first, last; /* types of attachment */
	uint32_t flags;       /* one of which is set; 0: whatever they are */
	uint32_t over;        /* a size that is exceeded */
	struct bpf_form form;
};
extern const struct bpf_link_form bpf_link_forms[];
extern const struct bpf_form bpf_load_form;
/* A name, of which the structure may hold only the beginning. */
bool hook_bpf_name(struct decode *decode, struct span span);
/* Which is told if all is wanted, of kinds that the descriptor's name tells. */
extern const struct type struct_bpf_map_info[1], struct_bpf_prog_info[1];
void hook_bpf_info(struct decode *decode, uint64_t address);
extern const struct bpf_form bpf_forms[];
extern const unsigned bpf_form_count;
bool hook_bpf_attr(struct decode *decode, struct span span);
bool hook_bpf_extra(struct decode *decode, struct span span);
void hook_kernel_version(struct decode *decode, uint64_t version);

#endif
