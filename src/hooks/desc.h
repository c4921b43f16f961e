/* Hooks of the desc family. */
#ifndef HOOKS_DESC_H
#define HOOKS_DESC_H

#include "spy/hook.h"

/* The offset of _llseek: two words, high one first. */
void hook_llseek_offset(struct decode *decode, uint64_t high);

/* Behind a result: which descriptors are ready, and how much of the time is left. The suffix tells the type of time. */
void hook_polled(struct decode *decode, const struct pending *pending);
void hook_polled64(struct decode *decode, const struct pending *pending);
void hook_selected(struct decode *decode, const struct pending *pending);
void hook_pselected(struct decode *decode, const struct pending *pending);
void hook_pselected64(struct decode *decode, const struct pending *pending);

#endif
