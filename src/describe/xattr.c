/* Extended attributes of files. */
#include "spy/describe.h"

#define XATTR_SIZE_MAX 65536 /* linux/limits.h; strace shows no value that is said to be larger */
#define XATTR_ARGS_SIZE_VER0 16

#define VALUE_IN SWITCH(size, CASES(0, XATTR_SIZE_MAX, IN(TEXTBYTES(size))) OTHERWISE(ADDR))
#define VALUE_OUT SWITCH(size, CASE(0, AREA) OTHERWISE(OUT(TEXTBYTES(ret))))
#define LIST_OUT SWITCH(size, CASE(0, AREA) OTHERWISE(OUT(BYTES(ret))))
#define FLAGS FLAGS32(xattr_flags)
#define NOFOLLOW FLAGS32(at_nofollow_flags)

STRUCT_WITH(xattr_args, SIZED_BY(size, XATTR_ARGS_SIZE_VER0),
	F(value, SWITCH(size, CASES(0, XATTR_SIZE_MAX, IN64(TEXTBYTES(size))) OTHERWISE(ADDR64)))
	F(size,  U32)
	F(flags, FLAGS))

STRUCT_WITH(xattr_args_get, SIZED_BY(size, XATTR_ARGS_SIZE_VER0),
	F(value, SWITCH(size, CASE(0, ADDR64) OTHERWISE(OUT64(TEXTBYTES(ret))))) /* of no bytes nothing is read */
	F(size,  U32)
	F(flags, FLAGS))

CALLS(xattr,
CALL(setxattr,      188,   5, 226, FILE,      S32,  F(pathname, PATH) F(name, STRING) F(value, VALUE_IN) F(size, SIZE) F(flags, FLAGS))
CALL(lsetxattr,     189,   6, 227, FILE,      S32,  F(pathname, PATH) F(name, STRING) F(value, VALUE_IN) F(size, SIZE) F(flags, FLAGS))
CALL(fsetxattr,     190,   7, 228, DESC,      S32,  F(fd, FD) F(name, STRING) F(value, VALUE_IN) F(size, SIZE) F(flags, FLAGS))
CALL(setxattrat,    463, 463, 463, FILE|DESC, S32,  F(dirfd, DIRFD) F(pathname, PATH) F(flags, NOFOLLOW) F(name, STRING) F(args, IN(struct_xattr_args)) F(size, SIZE))
CALL(getxattr,      191,   8, 229, FILE|STEADY,      LONG, F(pathname, PATH) F(name, STRING) F(value, VALUE_OUT) F(size, SIZE))
CALL(lgetxattr,     192,   9, 230, FILE|STEADY,      LONG, F(pathname, PATH) F(name, STRING) F(value, VALUE_OUT) F(size, SIZE))
CALL(fgetxattr,     193,  10, 231, DESC|STEADY,      LONG, F(fd, FD) F(name, STRING) F(value, VALUE_OUT) F(size, SIZE))
CALL(getxattrat,    464, 464, 464, FILE|DESC, LONG, F(dirfd, DIRFD) F(pathname, PATH) F(flags, NOFOLLOW) F(name, STRING) F(args, IN(struct_xattr_args_get)) F(size, SIZE))
CALL(listxattr,     194,  11, 232, FILE|STEADY,      LONG, F(pathname, PATH) F(list, LIST_OUT) F(size, SIZE))
CALL(llistxattr,    195,  12, 233, FILE|STEADY,      LONG, F(pathname, PATH) F(list, LIST_OUT) F(size, SIZE))
CALL(flistxattr,    196,  13, 234, DESC|STEADY,      LONG, F(fd, FD) F(list, LIST_OUT) F(size, SIZE))
CALL(listxattrat,   465, 465, 465, FILE|DESC, LONG, F(dirfd, DIRFD) F(pathname, PATH) F(flags, NOFOLLOW) F(list, LIST_OUT) F(size, SIZE))
CALL(removexattr,   197,  14, 235, FILE,      S32,  F(pathname, PATH) F(name, STRING))
CALL(lremovexattr,  198,  15, 236, FILE,      S32,  F(pathname, PATH) F(name, STRING))
CALL(fremovexattr,  199,  16, 237, DESC,      S32,  F(fd, FD) F(name, STRING))
CALL(removexattrat, 466, 466, 466, FILE|DESC, S32,  F(dirfd, DIRFD) F(pathname, PATH) F(flags, NOFOLLOW) F(name, STRING))
)
