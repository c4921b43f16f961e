/* What a signal says of itself: which members a siginfo has follows from its code and its number. */
#include <stdio.h>
#include <string.h>

#include "spy/abi.h"
#include "spy/link.h"
#include "constants/signal.h"
#include "hooks/signal.h"

enum {
	SIG_ILL = 4,
	SIG_TRAP = 5,
	SIG_BUS = 7,
	SIG_FPE = 8,
	SIG_SEGV = 11,
	SIG_CHLD = 17,
	SIG_IO = 29,
	SIG_SYS = 31,
};

enum {
	SI_USER_ = 0,
	SI_KERNEL_ = 0x80,
	SI_TIMER_ = -2,
	SI_SIGIO_ = -5,
	SI_TKILL_ = -6,
	BUS_MCEERR_AR_ = 4,
	BUS_MCEERR_AO_ = 5,
	SEGV_BNDERR_ = 3,
	SEGV_PKUERR_ = 4,
	CLD_EXITED_ = 1,
	POLL_HUP_ = 6,
};

/* Types have to outlast the call that tells them: they are linked once. */
static const struct type *const signal_number = ENUM32_OR_NUMBER(signals);
static const struct type *const architecture_name = ENUM32(audit_architectures);

#define TICKS 100 /* per second, of si_utime: USER_HZ */
#define SIGNALS 64

/* The part behind si_code that differs. */
struct info {
	struct decode *decode;
	const uint8_t *data;
	unsigned word;
	int signal, code;
};

static uint64_t
load(const struct info *info, unsigned offset, unsigned width)
{
	return hook_load(info->data + offset, width);
}

static void
member(const struct info *info, const char *name, const struct type *type, uint64_t value)
{
	tell_label(info->decode, name, LABEL_EQUALS);
	tell_value(info->decode, type, value);
}

static void
pointer(const struct info *info, const char *name, unsigned offset)
{
	tell_label(info->decode, name, LABEL_EQUALS);
	tell_address(info->decode, load(info, offset, info->word));
}

static void
sender(const struct info *info)
{
	member(info, "si_pid", PID, load(info, 0, 4));
	member(info, "si_uid", UID, load(info, 4, 4));
}

static void
payload(const struct info *info)
{
	member(info, "si_int", S32, load(info, 8, 4));
	pointer(info, "si_ptr", 8);
}

static void
queued(const struct info *info)
{
	sender(info);
	if (load(info, 8, info->word))
		payload(info);
}

static void
ticks(const struct info *info, const char *name, unsigned offset)
{
	uint64_t value = load(info, offset, info->word);
	char seconds[40];

	member(info, name, ULONG, value);
	if (value == 0)
		return;
	snprintf(seconds, sizeof(seconds), "%llu.%02llu s", (unsigned long long)value / TICKS,
		(unsigned long long)value % TICKS);
	tell_remark(info->decode, seconds);
}

static void
child(const struct info *info)
{
	unsigned times = info->word == 8 ? 16 : 12;

	sender(info);
	if (info->code == CLD_EXITED_)
		member(info, "si_status", S32, load(info, 8, 4));
	else
		member(info, "si_status", signal_number, load(info, 8, 4));
	ticks(info, "si_utime", times);
	ticks(info, "si_stime", times + info->word);
}

static void
fault(const struct info *info)
{
	pointer(info, "si_addr", 0);
	if (info->signal == SIG_BUS && (info->code == BUS_MCEERR_AR_ || info->code == BUS_MCEERR_AO_))
		member(info, "si_addr_lsb", X16, load(info, info->word, 2));
	if (info->signal == SIG_SEGV && info->code == SEGV_BNDERR_) {
		pointer(info, "si_lower", info->word * 2);
		pointer(info, "si_upper", info->word * 3);
	}
	if (info->signal == SIG_SEGV && info->code == SEGV_PKUERR_)
		member(info, "si_pkey", U32, load(info, info->word * 2, 4));
}

static void
polled(const struct info *info)
{
	uint64_t band = load(info, 0, info->word);

	member(info, "si_band", S64, info->word == 4 ? (uint64_t)(int32_t)band : band);
	member(info, "si_fd", FD, load(info, info->word, 4));
}

/* A call's name, if its ABI is one that this machine runs. */
static void
forbidden(const struct info *info)
{
	uint32_t number = load(info, info->word, 4), architecture = load(info, info->word + 4, 4);
	const struct abi *abi = abi_find(architecture, number);
	const struct abi *own = hook_abi(info->decode);
	bool runs = abi &&
		(abi->id == ABI_AARCH64 || abi->id == ABI_ARM) ==
			(abi_native->id == ABI_AARCH64 || abi_native->id == ABI_ARM);
	const struct call *call = runs ? link_find(abi, abi_index(abi, number)) : NULL;
	char name[64];

	pointer(info, "si_call_addr", 0);
	tell_label(info->decode, "si_syscall", LABEL_EQUALS);
	if (call && own && abi->id == own->id) {
		snprintf(name, sizeof(name), "__NR_%s", call->name);
		tell_constant(info->decode, number, RADIX_UNSIGNED, name, NULL);
	} else {
		tell_constant(info->decode, number, RADIX_UNSIGNED, NULL, call ? call->name : NULL);
	}
	member(info, "si_arch", architecture_name, architecture);
}

/* A code of the kernel's own: what it means depends on the signal. */
static void
by_signal(const struct info *info)
{
	switch (info->signal) {
	case SIG_CHLD:
		child(info);
		break;
	case SIG_ILL:
	case SIG_FPE:
	case SIG_SEGV:
	case SIG_BUS:
	case SIG_TRAP:
		fault(info);
		break;
	case SIG_IO:
		if (info->code <= POLL_HUP_)
			polled(info);
		break;
	case SIG_SYS:
		forbidden(info);
		break;
	default:
		if (load(info, 0, 4) || load(info, 4, 4))
			sender(info);
		if (load(info, 8, info->word))
			payload(info);
		break;
	}
}

static void
members(const struct info *info)
{
	switch (info->code) {
	case SI_USER_:
	case SI_TKILL_:
		sender(info);
		break;
	case SI_TIMER_:
		member(info, "si_timerid", X32, load(info, 0, 4));
		member(info, "si_overrun", S32, load(info, 4, 4));
		payload(info);
		break;
	case SI_SIGIO_:
		polled(info);
		break;
	default:
		if (info->code > 0)
			by_signal(info);
		else
			queued(info);
		break;
	}
}

static const struct constants *
codes(const struct info *info)
{
	static const struct constants *const tables[SIGNALS] = {
		[SIG_ILL] = sigill_codes,
		[SIG_FPE] = sigfpe_codes,
		[SIG_SEGV] = sigsegv_codes,
		[SIG_BUS] = sigbus_codes,
		[SIG_TRAP] = sigtrap_codes,
		[SIG_CHLD] = sigchld_codes,
		[SIG_IO] = sigpoll_codes,
		[SIG_SYS] = sigsys_codes,
	};
	bool of_signal =
		info->code > 0 && info->code != SI_KERNEL_ && info->signal > 0 && info->signal < SIGNALS;

	return of_signal && tables[info->signal] ? tables[info->signal] : siginfo_codes;
}

bool
hook_siginfo(struct decode *decode, struct span span)
{
	const struct abi *abi = span.address ? hook_abi(decode) : abi_native;
	struct info info = {decode, span.data + (abi->word == 8 ? 16 : 12), abi->word,
		hook_load(span.data, 4), hook_load(span.data + 8, 4)};
	uint32_t error = hook_load(span.data + 4, 4);
	const char *error_name = error < 4096 ? strerrorname_np(error) : NULL;

	tell_open(decode, SHAPE_STRUCT);
	if (info.signal != 0) {
		member(&info, "si_signo", signal_number, info.signal);
		tell_label(decode, "si_code", LABEL_EQUALS);
		tell_enum(decode, (uint32_t)info.code, codes(&info), RADIX_HEX);
		if (error) {
			tell_label(decode, "si_errno", LABEL_EQUALS);
			tell_constant(decode, error, RADIX_UNSIGNED, error_name, NULL);
		}
		members(&info);
	}
	tell_close(decode, SHAPE_STRUCT);
	return true;
}
