/* Hooks of prctl(2): words that hold several things. */
#include <stdio.h>

#include "hooks/process.h"
#include "constants/tables.h"

/* Flags, and in the lower half the length itself. */
static void
tell_vector_length(struct decode *decode, uint64_t value, const struct constants *flags)
{
	const char *names[8];
	struct flag_words words = {.names = names, .unknown = flags->unknown};
	char rest[24], length[16];
	uint64_t bits = value & ~0xffffull;

	if (bits == 0) {
		tell_number(decode, value, RADIX_HEX);
		return;
	}

	words.count = hook_flag_names(decode, &bits, flags, names, 4);
	if (bits) {
		snprintf(rest, sizeof(rest), "%#llx", (unsigned long long)bits);
		names[words.count++] = rest;
	}
	snprintf(length, sizeof(length), "%#x", (unsigned)(value & 0xffff));
	names[words.count++] = length;
	tell_words(decode, value, RADIX_HEX, &words);
}

void
hook_sve_length(struct decode *decode, uint64_t value)
{
	tell_vector_length(decode, value, prctl_sve_flags);
}

void
hook_sme_length(struct decode *decode, uint64_t value)
{
	tell_vector_length(decode, value, prctl_sme_flags);
}

void
hook_vector_length_result(struct decode *decode, uint64_t value)
{
	uint64_t option = hook_argument(decode, 0);

	tell_number(decode, value, RADIX_HEX);
	if (value <= 0xffff)
		return;
	tell_open(decode, SHAPE_MEANING);
	tell_open(decode, SHAPE_NAMED);
	tell_vector_length(decode, value, option < 60 ? prctl_sve_flags : prctl_sme_flags);
	tell_close(decode, SHAPE_NAMED);
	tell_close(decode, SHAPE_MEANING);
}

#define MTE_TCF_MASK 6ull
#define MTE_TAG_SHIFT 3
#define MTE_TAG_MASK 0xffffull

void
hook_tagged_addr(struct decode *decode, uint64_t value)
{
	const char *names[4];
	struct flag_words words = {.names = names, .rest_radix = RADIX_HEX, .unknown = ""};
	uint64_t tags = value >> MTE_TAG_SHIFT & MTE_TAG_MASK;
	char text[40];

	names[words.count++] = value & 1 ? "PR_TAGGED_ADDR_ENABLE" : "!PR_TAGGED_ADDR_ENABLE";
	names[words.count++] = hook_name(decode, value & MTE_TCF_MASK, prctl_mte_tcf);
	if (tags) {
		snprintf(text, sizeof(text), "%#x<<PR_MTE_TAG_SHIFT", (unsigned)tags);
		names[words.count++] = text;
	}
	words.rest = value & ~(MTE_TCF_MASK | 1 | MTE_TAG_MASK << MTE_TAG_SHIFT);
	tell_words(decode, value, RADIX_HEX, &words);
}

void
hook_tagged_addr_result(struct decode *decode, uint64_t value)
{
	tell_number(decode, value, RADIX_HEX);
	tell_open(decode, SHAPE_MEANING);
	tell_open(decode, SHAPE_NAMED);
	hook_tagged_addr(decode, value);
	tell_close(decode, SHAPE_NAMED);
	tell_close(decode, SHAPE_MEANING);
}

void
hook_riscv_vector(struct decode *decode, uint64_t value)
{
	const char *names[4];
	struct flag_words words = {.names = names, .rest_radix = RADIX_HEX, .unknown = ""};
	const char *current = hook_name(decode, value & 3, prctl_riscv_vector);
	const char *next = hook_name(decode, value >> 2 & 3, prctl_riscv_vector);
	char text[48];

	names[words.count++] = current ? current : "0x3";
	snprintf(text, sizeof(text), "%s<<2", next ? next : "0x3");
	names[words.count++] = text;
	names[words.count++] =
		value & 16 ? "PR_RISCV_V_VSTATE_CTRL_INHERIT" : "!PR_RISCV_V_VSTATE_CTRL_INHERIT";
	words.rest = value & ~0x1full;
	tell_words(decode, value, RADIX_HEX, &words);
}

void
hook_riscv_vector_result(struct decode *decode, uint64_t value)
{
	tell_number(decode, value, RADIX_HEX);
	tell_open(decode, SHAPE_MEANING);
	tell_open(decode, SHAPE_NAMED);
	hook_riscv_vector(decode, value);
	tell_close(decode, SHAPE_NAMED);
	tell_close(decode, SHAPE_MEANING);
}
