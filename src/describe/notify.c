/* Watching files for events: inotify and fanotify. */
#include "spy/describe.h"

#define OPEN_FLAGS PARTS(4, PART(03, ENUM32(open_access)) PART(~03u, FLAGS32(open_flags)))
#define INIT_FLAGS JOINED(4, PART(0xc, ENUM32(fanotify_classes)) PART(~0xcu, FLAGS32(fanotify_init_flags)))
/* A descriptor, AT_FDCWD or FAN_NOFD. */
#define MARK_DIRFD \
	T_(.kind = TYPE_FD, .width = 4, .is_signed = true, .meaning = MEANS_DIRFD, .constants = fanotify_dirfds)

CALLS(notify,
CALL(inotify_init,      253,  NO, 291, DESC,      FD,  )
CALL(inotify_init1,     294,  26, 332, DESC,      FD,  F(flags, FLAGS32(inotify_init_flags)))
CALL(inotify_add_watch, 254,  27, 292, DESC|FILE, S32, F(fd, FD) F(pathname, PATH) F(mask, FLAGS32(inotify_masks)))
CALL(inotify_rm_watch,  255,  28, 293, DESC,      S32, F(fd, FD) F(wd, S32))
CALL(fanotify_init,     300, 262, 338, DESC,      FD,  F(flags, INIT_FLAGS) F(event_f_flags, OPEN_FLAGS))
CALL(fanotify_mark,     301, 263, 339, DESC|FILE, S32, F(fanotify_fd, FD, ASIDE) F(flags, FLAGS32(fanotify_mark_flags)) F(mask, FLAGS64(fanotify_masks)) F(dirfd, MARK_DIRFD) F(pathname, PATH))
)
