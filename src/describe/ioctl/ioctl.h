/* The rooms of ioctl arguments: each knows its own requests and hands all others on to the next. */
#ifndef DESCRIBE_IOCTL_H
#define DESCRIBE_IOCTL_H

#include "spy/type.h"

extern const struct type ioctl_tty[1], ioctl_fs[1], ioctl_block[1], ioctl_socket[1], ioctl_device[1],
	ioctl_other[1];

/* An argument of these requests by REQUEST, the call's second argument. */
#define IOCTLS(room, ...) \
	const struct type ioctl_##room[1] = {{.kind = TYPE_SWITCH, \
		.selector = "op", \
		.choices = (const struct choice[]){__VA_ARGS__{0}}}};

/* Requests whose numbers hold the size of a word: known where words have 64 bits, or 32, alone. */
#define WIDE(t) PER_ABI(t, t, ioctl_other)
#define NARROW(t) PER_ABI(ioctl_other, ioctl_other, t)

#endif
