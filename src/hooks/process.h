/* Hooks of the process family. */
#ifndef HOOKS_PROCESS_H
#define HOOKS_PROCESS_H

#include "spy/hook.h"

/* Memory. mmap2 of i386: an offset in pages, told in bytes. */
void hook_page_offset(struct decode *decode, uint64_t pages);
/* Old mmap of i386: six arguments in memory, told as arguments. */
extern const struct type struct_old_mmap[1];
bool hook_old_mmap(struct decode *decode, struct span span);
/* A byte for each page of `length`, of which the lowest bit counts. */
bool hook_mincore(struct decode *decode, struct span span);
/* NUMA: words of one bit for each node; `maxnode` counts them and one more. */
bool hook_nodemask(struct decode *decode, struct span span);
/* A node, or a negative errno. */
void hook_page_status(struct decode *decode, uint64_t status);

/* Processes. Remarks: the namespaces that a call has made, for the child that is its result or for its caller, or joined. */
void hook_cloned(struct decode *decode, const struct pending *pending);
void hook_unshared(struct decode *decode, const struct pending *pending);
/* The environment: its address and how many variables it has, or all of them if the user wants all. */
bool hook_environment(struct decode *decode, struct span span);
/* wait(2): what became of a child. */
void hook_wait_status(struct decode *decode, uint64_t status);
/* A limit of 64 bits, and one of 32. */
void hook_rlim64(struct decode *decode, uint64_t limit);
void hook_rlim(struct decode *decode, uint64_t limit);
/* Clock ticks with the seconds they are. */
void hook_ticks(struct decode *decode, uint64_t ticks);
/* rseq(2): told only if its length is one that the kernel takes. */
bool hook_rseq(struct decode *decode, struct span span);
/* A critical section with its address behind. */
void hook_rseq_cs(struct decode *decode, uint64_t address);

/* restart_syscall(2): the call that goes on. */
void hook_resuming(struct decode *decode, uint64_t none);

/* Scheduling: the CPUs of a mask, as many bytes as the call takes or, once it has told, gives. */
bool hook_cpus(struct decode *decode, struct span span);
/* struct sched_attr as long as it says itself, or as the call allows. */
bool hook_sched_attr(struct decode *decode, struct span span);
/* FUTEX_WAKE_OP: an operation, a comparison and what they take. */
void hook_futex_wake_op(struct decode *decode, uint64_t op);

/* Only what is asked for, if the call failed. */
bool hook_thread_area(struct decode *decode, struct span span);
/* The entry that the kernel chose. */
void hook_entry_number(struct decode *decode, const struct pending *pending);

/* ptrace: a place in struct user by its name. */
void hook_user_offset(struct decode *decode, uint64_t offset);
/* Registers as the tracee's ABI has them. */
bool hook_registers(struct decode *decode, struct span span);
bool hook_fp_registers(struct decode *decode, struct span span);
/* An iovec of registers, told if they are of a set that is known. */
bool hook_regset(struct decode *decode, struct span span);
bool hook_seccomp_metadata(struct decode *decode, struct span span);
bool hook_syscall_info(struct decode *decode, struct span span);

#endif
