/* Descriptors: reading, writing, seeking, duplicating and closing them, and moving bytes from one to another. */
#include "spy/describe.h"

/* The buffers of one readv hold together no more than its result says: ATMOST goes over all of them. */
static STRUCT(iovec_in,
	F(iov_base, OUT(MOVED(iov_len)))
	F(iov_len,  SIZE))

static STRUCT(iovec_out,
	F(iov_base, IN(MOVED(iov_len)))
	F(iov_len,  SIZE))

#define READ_VECTOR(n)  INOUT(ATMOST(ret, ARRAY(struct_iovec_in, n)))
#define WRITE_VECTOR(n) IN(ARRAY(struct_iovec_out, n))

/* O_CLOEXEC and its kin without an access mode. */
#define FD_MODE FLAGS32(open_flags)

CALLS(desc,
CALL(read,              0,  63,   3, DESC|STEADY|READING, LONG, F(fd, FD) F(buf, OUT(MOVED(ret))) F(count, SIZE))
CALL(write,             1,  64,   4, DESC|STEADY, LONG, F(fd, FD) F(buf, IN(MOVED(count))) F(count, SIZE))
CALL(close,             3,  57,   6, DESC|CLOSES, S32,  F(fd, FD))
CALL(pread64,          17,  67, 180, DESC|STEADY|READING, LONG, F(fd, FD) F(buf, OUT(MOVED(ret))) F(count, SIZE) F(offset, S64))
CALL(pwrite64,         18,  68, 181, DESC|STEADY, LONG, F(fd, FD) F(buf, IN(MOVED(count))) F(count, SIZE) F(offset, S64))
CALL(lseek,             8,  62,  19, DESC|STEADY, LONG, F(fd, FD) F(offset, KERNEL_LONG) F(whence, ENUM32(seek_whence)))
/* The 64-bit offset comes high half first, and its low half and the result's place are words. */
CALL(_llseek,          NO,  NO, 140, DESC|STEADY, LONG, F(fd, FD) F(offset, VALUE(4, hook_llseek_offset)) F(result, OUT(U64), REGISTER(3)) F(whence, ENUM32(seek_whence)))

CALL(readv,            19,  65, 145, DESC|STEADY|READING, LONG, F(fd, FD) F(iov, READ_VECTOR(iovcnt)) F(iovcnt, SIZE))
CALL(writev,           20,  66, 146, DESC|STEADY, LONG, F(fd, FD) F(iov, WRITE_VECTOR(iovcnt)) F(iovcnt, SIZE))
CALL(preadv,          295,  69, 333, DESC|STEADY|READING, LONG, F(fd, FD) F(iov, READ_VECTOR(iovcnt)) F(iovcnt, SIZE) F(offset, S64, REGISTER(3)))
CALL(pwritev,         296,  70, 334, DESC|STEADY, LONG, F(fd, FD) F(iov, WRITE_VECTOR(iovcnt)) F(iovcnt, SIZE) F(offset, S64, REGISTER(3)))
CALL(preadv2,         327, 286, 378, DESC|STEADY|READING, LONG, F(fd, FD) F(iov, READ_VECTOR(iovcnt)) F(iovcnt, SIZE) F(offset, S64, REGISTER(3)) F(flags, FLAGS32(rwf_flags), REGISTER(5)))
CALL(pwritev2,        328, 287, 379, DESC|STEADY, LONG, F(fd, FD) F(iov, WRITE_VECTOR(iovcnt)) F(iovcnt, SIZE) F(offset, S64, REGISTER(3)) F(flags, FLAGS32(rwf_flags), REGISTER(5)))

CALL(dup,              32,  23,  41, DESC|STEADY, FD,   F(oldfd, FD))
CALL(dup2,             33,  NO,  63, DESC|STEADY, FD,   F(oldfd, FD) F(newfd, FD))
CALL(dup3,            292,  24, 330, DESC|STEADY, FD,   F(oldfd, FD) F(newfd, FD) F(flags, FD_MODE))
CALL(pipe,             22,  NO,  42, DESC, LONG, F(pipefd, OUT(ARRAY(FD, 2))))
CALL(pipe2,           293,  59, 331, DESC, LONG, F(pipefd, OUT(ARRAY(FD, 2))) F(flags, FD_MODE))
CALL(close_range,     436, 436, 436, 0,    LONG, F(first, U32) F(last, U32) F(flags, FLAGS32(close_range_flags)))
CALL(flock,            73,  32, 143, DESC|STEADY, LONG, F(fd, FD) F(op, FLAGS32(flock_operations)))

CALL(sendfile,         40,  71, 187, DESC|NET, LONG, F(out_fd, FD) F(in_fd, FD) F(offset, INOUT(CHANGING(KERNEL_ULONG))) F(count, SIZE))
CALL(sendfile64,       NO,  NO, 239, DESC|NET, LONG, F(out_fd, FD) F(in_fd, FD) F(offset, INOUT(CHANGING(U64))) F(count, SIZE))
CALL(copy_file_range, 326, 285, 377, DESC, LONG, F(fd_in, FD) F(off_in, IN(S64)) F(fd_out, FD) F(off_out, IN(S64)) F(len, SIZE) F(flags, U32))
CALL(splice,          275,  76, 313, DESC, LONG, F(fd_in, FD) F(off_in, IN(S64)) F(fd_out, FD) F(off_out, IN(S64)) F(len, SIZE) F(flags, FLAGS32(splice_flags)))
CALL(tee,             276,  77, 315, DESC, LONG, F(fd_in, FD) F(fd_out, FD) F(len, SIZE) F(flags, FLAGS32(splice_flags)))
CALL(vmsplice,        278,  75, 316, DESC, LONG, F(fd, FD) F(iov, WRITE_VECTOR(nr_segs)) F(nr_segs, SIZE) F(flags, FLAGS32(splice_flags)))

CALL(readahead,       187, 213, 225, DESC, LONG, F(fd, FD) F(offset, S64) F(count, SIZE))
CALL(fadvise64,       221, 223, 250, DESC|STEADY, LONG, F(fd, FD) F(offset, S64) F(len, SIZE) F(advice, ENUM32(fadvise_advice)))
CALL(fadvise64_64,     NO,  NO, 272, DESC, LONG, F(fd, FD) F(offset, S64) F(len, S64) F(advice, ENUM32(fadvise_advice)))
)
