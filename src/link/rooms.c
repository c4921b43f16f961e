/* The rooms of describe/: a new one is a declaration and a line here. Where two describe a number, the later counts. */
#include "spy/link.h"

extern const struct call calls_rest[], calls_file[], calls_desc[];

const struct call *const link_rooms[] = {
	calls_rest,
	calls_file,
	calls_desc,
	NULL,
};
