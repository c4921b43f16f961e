/* Descriptors: reading, writing, closing. */
#include "spy/describe.h"

CALLS(desc,
CALL(read,      0,   63,   3, DESC,      LONG, F(fd, FD) F(buf, OUT(BYTES(ret))) F(count, SIZE))
CALL(write,     1,   64,   4, DESC,      LONG, F(fd, FD) F(buf, IN(BYTES(count))) F(count, SIZE))
CALL(close,     3,   57,   6, DESC,      S32,  F(fd, FD))
)
