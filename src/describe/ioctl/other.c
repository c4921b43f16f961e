/* Requests that no room knows: if all is wanted, what they write and read is told as bytes. */
#include "spy/describe.h"
#include "describe/ioctl/ioctl.h"

#define BYTES_OF_REQUEST SPAN(hook_ioctl_bytes, 0)

static const struct type ioctl_pointer[1] = {{.kind = TYPE_SWITCH,
	.selector = "op",
	.choices = (const struct choice[]){
		CASES(0x40000000, 0x7fffffff, IN(BYTES_OF_REQUEST))
		CASES(0x80000000, 0xbfffffff, INOUT(BYTES_OF_REQUEST))
		CASES(0xc0000000, 0xffffffff, IN(BYTES_OF_REQUEST)) /* a debt: what the call made of them */
		OTHERWISE(HEX){0}}}};

/* A null pointer is told as the number it may be. */
const struct type ioctl_other[1] = {{.kind = TYPE_SWITCH,
	.selector = "argp",
	.choices = (const struct choice[]){CASE(0, HEX) /* a number */ OTHERWISE(ioctl_pointer){0}}}};
