/* The bpf call: what each command takes is in hooks/desc_bpf.c, since its structure is as long as the caller says. */
#include "spy/describe.h"

/* Commands that write to their structure, or to what it points to. */
#define WRITES INOUT(SPAN(hook_bpf_attr, 0))

CALLS(bpf,
CALL(bpf, 321, 280, 357, DESC, LONG, F(cmd, ENUM32(bpf_commands)) F(attr, SWITCH(cmd,
	CASES(0, 9,   IN(SPAN(hook_bpf_attr, 0)))
	CASES(10, 12, WRITES) /* BPF_PROG_TEST_RUN, BPF_PROG_GET_NEXT_ID, BPF_MAP_GET_NEXT_ID */
	CASES(13, 14, IN(SPAN(hook_bpf_attr, 0)))
	CASES(15, 16, WRITES) /* BPF_OBJ_GET_INFO_BY_FD, BPF_PROG_QUERY */
	CASES(17, 19, IN(SPAN(hook_bpf_attr, 0)))
	CASE(20,      WRITES) /* BPF_TASK_FD_QUERY */
	CASES(21, 22, IN(SPAN(hook_bpf_attr, 0)))
	CASE(23,      WRITES) /* BPF_BTF_GET_NEXT_ID */
	CASES(24, 30, IN(SPAN(hook_bpf_attr, 0)))
	CASE(31,      WRITES) /* BPF_LINK_GET_NEXT_ID */
	CASES(32, 36, IN(SPAN(hook_bpf_attr, 0)))
	CASE(37,      WRITES) /* BPF_PROG_STREAM_READ_BY_FD */
	CASE(38,      IN(SPAN(hook_bpf_attr, 0)))
	OTHERWISE(ADDR))) F(size, U32))
)
