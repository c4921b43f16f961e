/* Hooks of ptrace(2): places in struct user, sets of registers, what a tracee is told to do in a system call. */
#include <stdio.h>
#include <string.h>

#include "spy/link.h"
#include "hooks/process.h"
#include "constants/tables.h"

extern const struct type struct_user_regs_x86_64[1], struct_user_regs_i386[1], struct_user_regs_aarch64[1],
	struct_user_fpregs_x86_64[1], struct_user_fpregs_i386[1];

/* sys/user.h of x86_64: its registers, then the members behind them. */
static const char *const user_registers[] = {"R15", "R14", "R13", "R12", "RBP", "RBX", "R11", "R10", "R9",
	"R8", "RAX", "RCX", "RDX", "RSI", "RDI", "ORIG_RAX", "RIP", "CS", "EFL", "RSP", "SS"};

static const struct {
	unsigned offset;
	const char *name;
} user_members[] = {
	{216, "u_fpvalid"},
	{224, "i387"},
	{736, "u_tsize"},
	{744, "u_dsize"},
	{752, "u_ssize"},
	{760, "start_code"},
	{768, "start_stack"},
	{776, "signal"},
	{784, "reserved"},
	{792, "u_ar0"},
	{800, "u_fpstate"},
	{808, "magic"},
	{816, "u_comm"},
	{848, "u_debugreg"},
};

#define USER_REGISTERS (sizeof(user_registers) / sizeof(user_registers[0]))
#define USER_MEMBERS (sizeof(user_members) / sizeof(user_members[0]))
#define USER_SIZE 912

void
hook_user_offset(struct decode *decode, uint64_t offset)
{
	char text[64];
	unsigned at;

	if (hook_abi(decode)->id == ABI_AARCH64 || hook_abi(decode)->id == ABI_ARM) {
		tell_address(decode, offset);
		return;
	}
	if (offset > USER_SIZE) {
		tell_number(decode, offset, RADIX_HEX);
		return;
	}
	if (offset == USER_SIZE) {
		snprintf(text, sizeof(text), "sizeof(struct user)");
	} else if (offset < user_members[0].offset) {
		at = offset / 8 < USER_REGISTERS ? offset / 8 : USER_REGISTERS - 1;
		at = snprintf(text, sizeof(text), "8*%s", user_registers[at]) ? at : 0;
		if (offset > at * 8)
			snprintf(text + strlen(text), sizeof(text) - strlen(text), "+%u",
				(unsigned)offset - at * 8);
	} else {
		for (at = USER_MEMBERS - 1; user_members[at].offset > offset; at--)
			continue;
		snprintf(text, sizeof(text), "offsetof(struct user, %s)", user_members[at].name);
		if (offset > user_members[at].offset)
			snprintf(text + strlen(text), sizeof(text) - strlen(text), "+%u",
				(unsigned)offset - user_members[at].offset);
	}
	tell_open(decode, SHAPE_ALIAS);
	tell_address(decode, offset);
	tell_remark(decode, text);
	tell_close(decode, SHAPE_ALIAS);
}

#define SET_ROOM 768 /* more than any set that is told */

/* The first SIZE bytes of a set of registers, at most WHOLE, which is all that TYPE has. */
static bool
tell_set(struct decode *decode, const struct type *type, unsigned whole, uint64_t address, uint64_t size)
{
	uint8_t set[SET_ROOM] = {0};
	size_t length = size < whole ? size : whole;
	const void *data = size % hook_abi(decode)->word ? NULL : hook_view(decode, address, length);

	if (!data)
		return false;
	memcpy(set, data, length);
	set[whole] = size > whole;
	tell_span(decode, type, (struct span){set, size > whole ? whole + 1 : length, address});
	return true;
}

static bool
tell_registers(struct decode *decode, uint64_t address, uint64_t size)
{
	switch (hook_abi(decode)->id) {
	case ABI_X86_64:
		return tell_set(decode, struct_user_regs_x86_64, 216, address, size);
	case ABI_I386:
		return tell_set(decode, struct_user_regs_i386, 68, address, size);
	case ABI_AARCH64:
		return tell_set(decode, struct_user_regs_aarch64, 272, address, size);
	default:
		return false;
	}
}

static bool
tell_fp_registers(struct decode *decode, uint64_t address, uint64_t size)
{
	switch (hook_abi(decode)->id) {
	case ABI_X86_64:
		return tell_set(decode, struct_user_fpregs_x86_64, 512, address, size);
	case ABI_I386:
		return tell_set(decode, struct_user_fpregs_i386, 108, address, size);
	default:
		return false;
	}
}

bool
hook_registers(struct decode *decode, struct span span)
{
	return tell_registers(decode, span.address, hook_abi(decode)->word == 8 ? 216 : 68);
}

bool
hook_fp_registers(struct decode *decode, struct span span)
{
	return tell_fp_registers(decode, span.address, hook_abi(decode)->word == 8 ? 512 : 108);
}

#define NT_PRSTATUS 1
#define NT_FPREGSET 2

bool
hook_regset(struct decode *decode, struct span span)
{
	unsigned word = hook_abi(decode)->word;
	const uint8_t *iov = hook_view(decode, span.address, word * 2);
	uint64_t note = hook_argument(decode, 2), base, size;
	bool told = false;

	if (!iov)
		return false;
	base = hook_load(iov, word);
	size = hook_load(iov + word, word);
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "iov_base", LABEL_EQUALS);
	if (!hook_failed(decode) && size)
		told = note == NT_PRSTATUS ? tell_registers(decode, base, size)
					   : note == NT_FPREGSET && tell_fp_registers(decode, base, size);
	if (!told)
		tell_address(decode, base);
	tell_label(decode, "iov_len", LABEL_EQUALS);
	tell_number(decode, size, RADIX_UNSIGNED);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

bool
hook_seccomp_metadata(struct decode *decode, struct span span)
{
	uint64_t size = hook_failed(decode) ? 8 : (uint64_t)hook_result(decode);
	const uint8_t *data = hook_view(decode, span.address, 16);

	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "filter_off", LABEL_EQUALS);
	tell_number(decode, hook_load(span.data, 8), RADIX_UNSIGNED);
	if (size >= 16 && data) {
		tell_label(decode, "flags", LABEL_EQUALS);
		tell_flags(decode, hook_load(data + 8, 8), seccomp_filter_flags);
	}
	if (size > 16)
		tell_elided(decode);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}

/* struct ptrace_syscall_info (linux/ptrace.h) */
#define INFO_SIZE 88
#define INFO_HEADER 24
enum { INFO_NONE, INFO_ENTRY, INFO_EXIT, INFO_SECCOMP };

static bool
is_arm(const struct abi *abi)
{
	return abi->id == ABI_AARCH64 || abi->id == ABI_ARM;
}

static void
tell_call(struct decode *decode, const uint8_t *info, size_t size, uint32_t audit_arch)
{
	bool seccomp = info[0] == INFO_SECCOMP;
	uint64_t number = hook_load(info + INFO_HEADER, 8);
	const struct abi *abi = abi_find(audit_arch, number);
	const struct call *call = abi ? link_find(abi, abi_index(abi, number)) : NULL;
	bool own = abi == hook_abi(decode);
	char name[80];

	if (call && is_arm(abi) != is_arm(hook_abi(decode)))
		call = NULL; /* a machine that no tracee here can be of */
	if (call)
		snprintf(name, sizeof(name), own ? "__NR_%s" : "%s", call->name);
	tell_label(decode, seccomp ? "seccomp" : "entry", LABEL_EQUALS);
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "nr", LABEL_EQUALS);
	tell_constant(decode, number, RADIX_UNSIGNED, call && own ? name : NULL, call && !own ? name : NULL);
	if (size >= INFO_HEADER + 16) {
		tell_label(decode, "args", LABEL_EQUALS);
		tell_open(decode, SHAPE_ARRAY);
		for (unsigned i = 0; i < 6 && INFO_HEADER + 16 + i * 8 <= size; i++) {
			if (i >= hook_limit(decode) && !hook_verbose(decode)) {
				tell_elided(decode);
				break;
			}
			tell_number(decode, hook_load(info + INFO_HEADER + 8 + i * 8, 8), RADIX_HEX);
		}
		tell_close(decode, SHAPE_ARRAY);
	}
	if (seccomp && size >= INFO_HEADER + 60) {
		tell_label(decode, "ret_data", LABEL_EQUALS);
		tell_number(decode, hook_load(info + INFO_HEADER + 56, 4), RADIX_UNSIGNED);
	}
	tell_close(decode, SHAPE_STRUCT);
}

static void
tell_return(struct decode *decode, const uint8_t *info, size_t size)
{
	int64_t value = hook_load(info + INFO_HEADER, 8);
	bool failed = size > INFO_HEADER + 8 && info[INFO_HEADER + 8];
	const char *error = failed && value < 0 && value > -4096 ? strerrorname_np(-value) : NULL;
	char name[40];

	if (error)
		snprintf(name, sizeof(name), "-%s", error);
	tell_label(decode, "exit", LABEL_EQUALS);
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "rval", LABEL_EQUALS);
	tell_constant(decode, value, RADIX_SIGNED, error ? name : NULL, NULL);
	if (size > INFO_HEADER + 8) {
		tell_label(decode, "is_error", LABEL_EQUALS);
		tell_number(decode, info[INFO_HEADER + 8], RADIX_UNSIGNED);
	}
	tell_close(decode, SHAPE_STRUCT);
}

bool
hook_syscall_info(struct decode *decode, struct span span)
{
	uint64_t size = hook_argument(decode, 2);
	const uint8_t *info;
	uint32_t arch = 0;

	if (hook_exiting(decode) && (uint64_t)hook_result(decode) < size)
		size = hook_result(decode);
	if (size > INFO_SIZE)
		size = INFO_SIZE;
	info = size ? hook_view(decode, span.address, size) : NULL;
	if (!info)
		return false;
	tell_open(decode, SHAPE_STRUCT);
	tell_label(decode, "op", LABEL_EQUALS);
	tell_enum(decode, info[0], ptrace_syscall_infos, RADIX_HEX);
	if (size >= 2 && info[1]) {
		tell_label(decode, "reserved", LABEL_EQUALS);
		tell_number(decode, info[1], RADIX_HEX);
	}
	if (size >= 4 && hook_load(info + 2, 2)) {
		tell_label(decode, "flags", LABEL_EQUALS);
		tell_number(decode, hook_load(info + 2, 2), RADIX_HEX);
	}
	if (size >= 8) {
		arch = hook_load(info + 4, 4);
		tell_label(decode, "arch", LABEL_EQUALS);
		tell_enum(decode, arch, audit_architectures, RADIX_HEX);
	}
	if (size >= 16) {
		tell_label(decode, "instruction_pointer", LABEL_EQUALS);
		tell_address(decode, hook_load(info + 8, 8));
	}
	if (size >= 24) {
		tell_label(decode, "stack_pointer", LABEL_EQUALS);
		tell_address(decode, hook_load(info + 16, 8));
	}
	if (size >= INFO_HEADER + 8 && (info[0] == INFO_ENTRY || info[0] == INFO_SECCOMP))
		tell_call(decode, info, size, arch);
	else if (size >= INFO_HEADER + 8 && info[0] == INFO_EXIT)
		tell_return(decode, info, size);
	tell_close(decode, SHAPE_STRUCT);
	return true;
}
