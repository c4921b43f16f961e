/* Files: opening, naming, linking, removing them. */
#include "spy/describe.h"

#define OPEN_FLAGS PARTS(4, PART(03, ENUM32(open_access)) PART(~03u, FLAGS32(open_flags)))

#define O_CREAT_OR_TMPFILE 020000100

CALLS(file,
CALL(open,      2,   NO,   5, FILE|DESC, FD,   F(pathname, PATH) F(flags, OPEN_FLAGS) F(mode, MODE, IF(flags, O_CREAT_OR_TMPFILE)))
CALL(openat,  257,   56, 295, FILE|DESC, FD,   F(dirfd, DIRFD) F(pathname, PATH) F(flags, OPEN_FLAGS) F(mode, MODE, IF(flags, O_CREAT_OR_TMPFILE)))
)
