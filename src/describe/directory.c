/* Directories: making, removing, entering and listing them. */
#include "spy/describe.h"

STRUCT(linux_dirent64,
	F(d_ino,    U64)
	F(d_off,    S64)
	F(d_reclen, U16)
	F(d_type,   ENUM8(directory_entry_types))
	F(d_name,   CHARS(rest)))

/* The type stands in the last byte of the record, behind the name. */
STRUCT(linux_dirent,
	F(d_ino,    ULONG)
	F(d_off,    LONG)
	F(d_reclen, U16)
	F(d_name,   SPAN(tell_old_dirent, rest)))

/* readdir(2): one entry whose d_reclen is the name's length. */
STRUCT(old_linux_dirent,
	F(d_ino,    U32)
	F(d_off,    U32)
	F(d_reclen, U16)
	F(d_name,   BYTES(d_reclen)))

#define OLD_DIRENT SWITCH(ret, CASE(1, OUT(struct_old_linux_dirent)) OTHERWISE(ADDR))

CALLS(directory,
CALL(mkdir,       83,  NO,  39, FILE|STEADY,      S32, F(pathname, PATH) F(mode, MODE))
CALL(mkdirat,    258,  34, 296, FILE|DESC|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(mode, MODE))
CALL(rmdir,       84,  NO,  40, FILE,      S32, F(path, PATH))
CALL(getcwd,      79,  17, 183, FILE|STEADY,      S32, F(buf, OUT(PATHNAME(ret))) F(size, ULONG))
CALL(chdir,       80,  49,  12, FILE,      S32, F(path, PATH))
CALL(fchdir,      81,  50, 133, DESC,      S32, F(fd, FD))
CALL(chroot,     161,  51,  61, FILE,      S32, F(path, PATH))
CALL(pivot_root, 155,  41, 217, FILE,      S32, F(oldpath, PATH) F(newpath, PATH))
CALL(getdents,    78,  NO, 141, DESC|STEADY,      S32, F(fd, FD) F(dirp, OUT(RECORDS_COUNTED(struct_linux_dirent, d_reclen, ret))) F(count, U32))
CALL(getdents64, 217,  61, 220, DESC|STEADY,      S32, F(fd, FD) F(dirp, OUT(RECORDS_COUNTED(struct_linux_dirent64, d_reclen, ret))) F(count, U32))
CALL(readdir,     NO,  NO,  89, DESC,      S32, F(fd, FD) F(dirp, OLD_DIRENT) F(count, U32, ISNT(count, 1)))
)
