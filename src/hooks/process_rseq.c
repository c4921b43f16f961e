/* Hooks of restartable sequences (linux/rseq.h). */
#include <stdio.h>
#include <string.h>

#include "hooks/process.h"

#define RSEQ_SIZE 64
#define RSEQ_UNIT 32 /* the alignment, and the least length */

extern const struct type struct_rseq[1], struct_rseq_cs[1];

bool
hook_rseq(struct decode *decode, struct span span)
{
	uint64_t size = hook_argument_named(decode, "rseq_len");
	uint8_t whole[RSEQ_SIZE] = {0};
	const void *data;

	if (size < RSEQ_UNIT || span.address % RSEQ_UNIT)
		return false;
	if (size > RSEQ_SIZE)
		size = RSEQ_SIZE;
	data = hook_view(decode, span.address, size);
	if (!data)
		return false;
	memcpy(whole, data, size);
	tell_span(decode, struct_rseq, (struct span){whole, sizeof(whole), span.address});
	return true;
}

void
hook_rseq_cs(struct decode *decode, uint64_t address)
{
	const void *data = address ? hook_view(decode, address, 32) : NULL;
	char text[24];

	if (!data) {
		tell_address(decode, address);
		return;
	}
	tell_span(decode, struct_rseq_cs, (struct span){data, 32, address});
	snprintf(text, sizeof(text), "%#llx", (unsigned long long)address);
	tell_remark(decode, text);
}
