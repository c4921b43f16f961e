/* Files by their names: opening, checking, linking, renaming and removing them; their modes, owners and times. */
#include "spy/describe.h"

#define OPEN_FLAGS PARTS(4, PART(03, ENUM32(open_access)) PART(~03u, FLAGS32(open_flags)))
#define O_CREAT_OR_TMPFILE 020000100
#define HOW_FLAGS PARTS(8, PART(03, ENUM64(open_access)) PART(~03ull, FLAGS64(open_flags)))
#define HOW_SIZE_VER0 24

#define FILEMODE VALUE(2, tell_file_mode)
#define DEVICE VALUE(4, tell_device)
#define MKNOD_DEVICE DEVICE, BITS(mode, 0130000, 020000) /* S_IFCHR or S_IFBLK */
#define ACCESS_MODE FLAGS32(access_modes)
#define AT_FLAGS FLAGS32(at_flags)

/* Two times that a file gets. */
#define TIMESPECS_32 SPAN(tell_utimens, 16)
#define TIMESPECS_64 SPAN(tell_utimens, 32)
#define TIMESPECS PER_ABI(TIMESPECS_64, TIMESPECS_64, TIMESPECS_32)
#define TIMEVALS PER_ABI(SPAN(tell_utimes, 32), SPAN(tell_utimes, 32), SPAN(tell_utimes, 16))

STRUCT_WITH(open_how, SIZED_BY(size, HOW_SIZE_VER0),
	F(flags,   HOW_FLAGS)
	F(mode,    OCT64, CONDITION(IF_(flags, O_CREAT_OR_TMPFILE, OR(OVER_(mode, 0)))))
	F(resolve, FLAGS64(open_resolve_flags)))

#define SECONDS PER_ABI(SPAN(tell_stat_seconds, 8), SPAN(tell_stat_seconds, 8), SPAN(tell_stat_seconds, 4))

STRUCT(utimbuf,
	F(actime,  SECONDS)
	F(modtime, SECONDS))

CALLS(file,
CALL(open,         2,  NO,   5, FILE|DESC|STEADY, FD,  F(pathname, PATH) F(flags, OPEN_FLAGS) F(mode, MODE, IF(flags, O_CREAT_OR_TMPFILE)))
CALL(openat,     257,  56, 295, FILE|DESC|STEADY, FD,  F(dirfd, DIRFD) F(pathname, PATH) F(flags, OPEN_FLAGS) F(mode, MODE, IF(flags, O_CREAT_OR_TMPFILE)))
CALL(openat2,    437, 437, 437, FILE|DESC|STEADY, FD,  F(dirfd, DIRFD) F(pathname, PATH) F(how, IN(struct_open_how)) F(size, SIZE))
CALL(creat,       85,  NO,   8, FILE|DESC|STEADY, FD,  F(pathname, PATH) F(mode, MODE))

CALL(access,      21,  NO,  33, FILE|STEADY,      S32, F(pathname, PATH) F(mode, ACCESS_MODE))
CALL(faccessat,  269,  48, 307, FILE|DESC|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(mode, ACCESS_MODE))
CALL(faccessat2, 439, 439, 439, FILE|DESC|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(mode, ACCESS_MODE) F(flags, FLAGS32(at_faccessat2_flags)))

CALL(link,        86,  NO,   9, FILE,      S32, F(oldpath, PATH) F(newpath, PATH))
CALL(linkat,     265,  37, 303, FILE|DESC, S32, F(olddirfd, DIRFD) F(oldpath, PATH) F(newdirfd, DIRFD) F(newpath, PATH) F(flags, AT_FLAGS))
CALL(symlink,     88,  NO,  83, FILE,      S32, F(oldpath, PATH, ASIDE) F(newpath, PATH))
CALL(symlinkat,  266,  36, 304, FILE|DESC, S32, F(target, PATH, ASIDE) F(newdirfd, DIRFD) F(linkpath, PATH))
CALL(readlink,    89,  NO,  85, FILE|STEADY,      S32, F(pathname, PATH) F(buf, OUT(BYTES(ret))) F(bufsiz, ULONG))
CALL(readlinkat, 267,  78, 305, FILE|DESC|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(buf, OUT(BYTES(ret))) F(bufsiz, ULONG))
CALL(rename,      82,  NO,  38, FILE,      S32, F(oldpath, PATH) F(newpath, PATH, ASIDE))
CALL(renameat,   264,  38, 302, FILE|DESC, S32, F(olddirfd, DIRFD) F(oldpath, PATH) F(newdirfd, DIRFD) F(newpath, PATH))
CALL(renameat2,  316, 276, 353, FILE|DESC, S32, F(olddirfd, DIRFD) F(oldpath, PATH) F(newdirfd, DIRFD) F(newpath, PATH) F(flags, FLAGS32(rename_flags)))
CALL(unlink,      87,  NO,  10, FILE,      S32, F(path, PATH))
CALL(unlinkat,   263,  35, 301, FILE|DESC, S32, F(dirfd, DIRFD) F(pathname, PATH) F(flags, AT_FLAGS))
CALL(mknod,      133,  NO,  14, FILE,      S32, F(pathname, PATH) F(mode, FILEMODE) F(dev, MKNOD_DEVICE))
CALL(mknodat,    259,  33, 297, FILE|DESC, S32, F(dirfd, DIRFD) F(pathname, PATH) F(mode, FILEMODE) F(dev, MKNOD_DEVICE))

CALL(chmod,       90,  NO,  15, FILE|STEADY,      S32, F(pathname, PATH) F(mode, MODE))
CALL(fchmod,      91,  52,  94, DESC|STEADY,      S32, F(fd, FD) F(mode, MODE))
CALL(fchmodat,   268,  53, 306, FILE|DESC|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(mode, MODE))
CALL(fchmodat2,  452, 452, 452, FILE|DESC, S32, F(dirfd, DIRFD) F(pathname, PATH) F(mode, MODE) F(flags, FLAGS32(at_nofollow_flags)))
CALL(umask,       95, 166,  60, STEADY,         OCT16, F(mask, MODE))
CALL(chown,       92,  NO,  NO, FILE,      S32, F(pathname, PATH) F(owner, UID) F(group, GID))
CALL(chown,       NO,  NO, 182, FILE,      S32, F(pathname, PATH) F(owner, UID16) F(group, UID16))
CALL(chown32,     NO,  NO, 212, FILE,      S32, F(pathname, PATH) F(owner, UID) F(group, GID))
CALL(fchown,      93,  55,  NO, DESC|STEADY,      S32, F(fd, FD) F(owner, UID) F(group, GID))
CALL(fchown,      NO,  NO,  95, DESC|STEADY,      S32, F(fd, FD) F(owner, UID16) F(group, UID16))
CALL(fchown32,    NO,  NO, 207, DESC,      S32, F(fd, FD) F(owner, UID) F(group, GID))
CALL(lchown,      94,  NO,  NO, FILE,      S32, F(pathname, PATH) F(owner, UID) F(group, GID))
CALL(lchown,      NO,  NO,  16, FILE,      S32, F(pathname, PATH) F(owner, UID16) F(group, UID16))
CALL(lchown32,    NO,  NO, 198, FILE,      S32, F(pathname, PATH) F(owner, UID) F(group, GID))
CALL(fchownat,   260,  54, 298, FILE|DESC, S32, F(dirfd, DIRFD) F(pathname, PATH) F(owner, UID) F(group, GID) F(flags, AT_FLAGS))

CALL(utime,      132,  NO,  30, FILE,      S32, F(filename, PATH) F(times, IN(struct_utimbuf)))
CALL(utimes,     235,  NO, 271, FILE,      S32, F(pathname, PATH) F(times, IN(TIMEVALS)))
CALL(futimesat,  261,  NO, 299, FILE|DESC, S32, F(dirfd, DIRFD) F(pathname, PATH) F(times, IN(TIMEVALS)))
CALL(utimensat,  280,  88, 320, FILE|DESC|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(times, IN(TIMESPECS)) F(flags, AT_FLAGS))
CALL(utimensat_time64, NO, NO, 412, FILE|DESC, S32, F(dirfd, DIRFD) F(pathname, PATH) F(times, IN(TIMESPECS_64)) F(flags, AT_FLAGS))
)
