/* fcntl and its commands, and ioctl. */
#include "spy/describe.h"
#include "describe/ioctl/ioctl.h"

#define OPEN_FLAGS PARTS(4, PART(03, ENUM32(open_access)) PART(~03u, FLAGS32(open_flags)))

/* struct flock of the ABI, and the 64-bit one of 32-bit ABIs; who holds a lock is of interest where it is asked for. */
#define FLOCK(offset) \
	F(l_type, ENUM16(lock_types)) F(l_whence, ENUM16(seek_whence)) F(l_start, offset) F(l_len, offset)
static STRUCT(flock,        FLOCK(LONG) F(l_pid, PID, UNTOLD))
static STRUCT(flock_held,   FLOCK(LONG) F(l_pid, PID))
static STRUCT(flock64,      FLOCK(S64)  F(l_pid, PID, UNTOLD))
static STRUCT(flock64_held, FLOCK(S64)  F(l_pid, PID))

static STRUCT(f_owner_ex,
	F(type, ENUM32(owner_types))
	F(pid,  SWITCH(type, CASE(0, TID) CASE(1, PID) CASE(2, PGID) OTHERWISE(S32))))

static STRUCT(delegation,
	F(d_flags, X32)
	F(d_type,  ENUM16(lock_types))
	F(__pad,   X16))

/* The result's flags are told as seals. */
#define SEALS T_(.kind = TYPE_FLAGS, .width = 4, .radix = RADIX_HEX, .constants = seal_flags, .name = "seals")
#define RW_HINT ENUM64(rw_hints)

/* The register as a signed number of 64 bits. */
#define NUMBER PER_ABI(LONG, LONG, ULONG)

/* The commands of one call; SMALL are those of struct flock as that call and ABI have it. */
#define COMMANDS(small) SWITCH(op, \
	CASE(0,    NUMBER, RETURNS(FD)) /* F_DUPFD */ \
	CASE(1,    NONE, RETURNS(FLAGS32(fd_flags))) /* F_GETFD */ \
	CASE(2,    FLAGS32(fd_flags)) /* F_SETFD */ \
	CASE(3,    NONE, RETURNS(OPEN_FLAGS)) /* F_GETFL */ \
	CASE(4,    OPEN_FLAGS) /* F_SETFL */ \
	small \
	CASE(8,    PID) /* F_SETOWN: a process, or a group if negative */ \
	CASE(9,    NONE) /* F_GETOWN */ \
	CASE(10,   ENUM32_OR_NUMBER(signals)) /* F_SETSIG */ \
	CASE(11,   NONE, RETURNS(ENUM_RADIX(4, RADIX_SIGNED, signals))) /* F_GETSIG */ \
	CASE(15,   IN(struct_f_owner_ex)) /* F_SETOWN_EX */ \
	CASE(16,   OUT(struct_f_owner_ex)) /* F_GETOWN_EX */ \
	CASE(36,   OUT(struct_flock64_held)) /* F_OFD_GETLK */ \
	CASES(37, 38, IN(struct_flock64)) /* F_OFD_SETLK, F_OFD_SETLKW */ \
	CASE(1024, ENUML(lock_types)) /* F_SETLEASE */ \
	CASE(1025, NONE, RETURNS(ENUM32(lock_types))) /* F_GETLEASE */ \
	CASE(1026, FLAGSL(notify_flags)) /* F_NOTIFY */ \
	CASE(1027, FD) /* F_DUPFD_QUERY */ \
	CASE(1030, NUMBER, RETURNS(FD)) /* F_DUPFD_CLOEXEC */ \
	CASE(1031, NUMBER) /* F_SETPIPE_SZ */ \
	CASE(1032, NONE) /* F_GETPIPE_SZ */ \
	CASE(1033, FLAGSL(seal_flags)) /* F_ADD_SEALS */ \
	CASE(1034, NONE, RETURNS(SEALS)) /* F_GET_SEALS */ \
	CASE(1035, OUT(RW_HINT)) /* F_GET_RW_HINT */ \
	CASE(1036, IN(RW_HINT)) /* F_SET_RW_HINT */ \
	CASE(1037, OUT(RW_HINT)) /* F_GET_FILE_RW_HINT */ \
	CASE(1038, IN(RW_HINT)) /* F_SET_FILE_RW_HINT */ \
	CASE(1039, OUT(struct_delegation)) /* F_GETDELEG */ \
	CASE(1040, IN(struct_delegation)) /* F_SETDELEG */ \
	CASES(1028, 1029, HEX) /* F_CREATED_QUERY and F_CANCELLK take none; told all the same */ \
	OTHERWISE(HEX)) /* of a command that no kernel has */

#define LOCKS   CASE(5,  OUT(struct_flock_held))   CASES(6, 7,   IN(struct_flock))
#define LOCKS64 CASE(12, OUT(struct_flock64_held)) CASES(13, 14, IN(struct_flock64))

CALLS(fcntl,
CALL(fcntl,    72, 25,  NO, DESC|STEADY, LONG, F(fd, FD) F(op, ENUM32(fcntl_cmds)) F(arg, COMMANDS(LOCKS)))
CALL(fcntl,    NO, NO,  55, DESC|STEADY, LONG, F(fd, FD) F(op, ENUM32(fcntl_cmds)) F(arg, COMMANDS(LOCKS)))
CALL(fcntl64,  NO, NO, 221, DESC|STEADY, LONG, F(fd, FD) F(op, ENUM32(fcntl_cmds)) F(arg, COMMANDS(LOCKS LOCKS64)))
CALL_STATES(ioctl,  16,  29,  54, DESC, LONG, hook_ioctl_done, hook_ioctl_entered, hook_ioctl_states, F(fd, FD) F(op, VALUE(4, hook_ioctl_request)) F(argp, ioctl_tty))
)
