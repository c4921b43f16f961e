/* What a file in describe/ includes, last of all: the notation and its short words for classes. */
#ifndef SPY_DESCRIBE_H
#define SPY_DESCRIBE_H

#include "spy/call.h"
#include "spy/type.h"
#include "constants/tables.h"
#include "hooks/hooks.h"

/* __kernel_long_t: 64 bits on x32, too. */
#define KERNEL_LONG PER_ABI(S64, S64, LONG)
#define KERNEL_ULONG PER_ABI(U64, U64, ULONG)

/* How soon a process's input and output is served, as ioprio_set(2) and aio take it. */
#define IO_PRIORITY \
	CALLED(4, IOPRIO_PRIO_VALUE, \
		PART(~0x1fffu, BITFIELD(4, 13, 0, ENUM32(ioprio_classes))) PART(0x1fff, U32))

#define FILE CLASS_FILE
#define DESC CLASS_DESC
#define PROCESS CLASS_PROCESS
#define NET CLASS_NET
#define SIGNAL CLASS_SIGNAL
#define IPC CLASS_IPC
#define MEMORY CLASS_MEMORY
#define CREDS CLASS_CREDS
#define STAT (CLASS_STAT | CLASS_STAT_LIKE)
#define LSTAT (CLASS_LSTAT | CLASS_STAT_LIKE)
#define FSTAT (CLASS_FSTAT | CLASS_STAT_LIKE)
#define STATFS (CLASS_STATFS | CLASS_STATFS_LIKE)
#define FSTATFS (CLASS_FSTATFS | CLASS_STATFS_LIKE)
#define PURE CLASS_PURE
#define CLOCK CLASS_CLOCK
/* Traits, written behind the classes. */
#define NORETURN CALL_NO_RETURN
#define REMAPS CALL_REMAPS
#define STEADY CALL_STEADY
#define READING CALL_READING
#define CLOSES CALL_CLOSES

#endif
