/* Hooks of the security family. */
#ifndef HOOKS_SECURITY_H
#define HOOKS_SECURITY_H

#include "spy/hook.h"

/* capget, capset: sets of 32 or 64 bits, as the version in the header says. */
bool hook_capabilities(struct decode *decode, struct span span);

/* Keys: data as long as the parameters before it say. */
bool hook_key_in(struct decode *decode, struct span span);
bool hook_key_out(struct decode *decode, struct span span);
/* A reserved member, told only if it is not zero. */
bool hook_spare(struct decode *decode, struct span span);
/* An errno by its name. */
void hook_errno(struct decode *decode, uint64_t error);
/* KEYCTL_CAPABILITIES: bytes of flags, each with names of its own. */
bool hook_key_capabilities(struct decode *decode, struct span span);

/* An instruction of a classic BPF program, as seccomp takes it. */
void hook_seccomp_instruction(struct decode *decode, uint64_t instruction);
/* The same as sockets take it. */
void hook_socket_instruction(struct decode *decode, uint64_t instruction);

/* Security modules: what is asked for, one context, all that fit. */
bool hook_lsm_wanted(struct decode *decode, struct span span);
bool hook_lsm_context(struct decode *decode, struct span span);
/* The size of either. */
bool hook_lsm_modules(struct decode *decode, struct span span);
bool hook_lsm_contexts(struct decode *decode, struct span span);

#endif
