/* The shared words of the notation; see spy/types.h. */
#include "spy/type.h"
#include "constants/tables.h"

#define DEFINE(name, ...) const struct type type_##name[1] = {{__VA_ARGS__}};
#define NUMBER(name, width_, signed_, radix_) \
	DEFINE(name, .kind = TYPE_NUMBER, .width = width_, .is_signed = signed_, .radix = radix_)

DEFINE(none, .kind = TYPE_NONE)
NUMBER(s8, 1, true, RADIX_SIGNED)
NUMBER(s16, 2, true, RADIX_SIGNED)
NUMBER(s32, 4, true, RADIX_SIGNED)
NUMBER(s64, 8, true, RADIX_SIGNED)
NUMBER(u8, 1, false, RADIX_UNSIGNED)
NUMBER(u16, 2, false, RADIX_UNSIGNED)
NUMBER(u32, 4, false, RADIX_UNSIGNED)
NUMBER(u64, 8, false, RADIX_UNSIGNED)
NUMBER(x8, 1, false, RADIX_HEX)
NUMBER(x16, 2, false, RADIX_HEX)
NUMBER(x32, 4, false, RADIX_HEX)
NUMBER(x64, 8, false, RADIX_HEX)
NUMBER(o16, 2, false, RADIX_OCTAL)
NUMBER(o32, 4, false, RADIX_OCTAL)
NUMBER(o64, 8, false, RADIX_OCTAL)
NUMBER(long, 0, true, RADIX_SIGNED)
NUMBER(ulong, 0, false, RADIX_UNSIGNED)
NUMBER(hex, 0, false, RADIX_HEX)
NUMBER(mode, 2, false, RADIX_OCTAL)
DEFINE(addr, .kind = TYPE_ADDRESS)
DEFINE(addr64, .kind = TYPE_ADDRESS, .width = 8)
DEFINE(fd, .kind = TYPE_FD, .width = 4, .is_signed = true, .meaning = MEANS_FD)
DEFINE(dirfd, .kind = TYPE_FD, .width = 4, .is_signed = true, .meaning = MEANS_DIRFD, .constants = at_fdcwd)
DEFINE(pid, .kind = TYPE_NUMBER, .width = 4, .is_signed = true, .meaning = MEANS_PID)
DEFINE(tid, .kind = TYPE_NUMBER, .width = 4, .is_signed = true, .meaning = MEANS_TID)
DEFINE(pgid, .kind = TYPE_NUMBER, .width = 4, .is_signed = true, .meaning = MEANS_PGID)
DEFINE(sid, .kind = TYPE_NUMBER, .width = 4, .is_signed = true, .meaning = MEANS_SID)
DEFINE(uid, .kind = TYPE_NUMBER, .width = 4, .radix = RADIX_UNSIGNED, .meaning = MEANS_UID)
DEFINE(uid16, .kind = TYPE_NUMBER, .width = 2, .radix = RADIX_UNSIGNED, .meaning = MEANS_UID)
DEFINE(u32_or_any, .kind = TYPE_NUMBER, .width = 4, .radix = RADIX_UNSIGNED, .meaning = MEANS_UID)
DEFINE(sigset, .kind = TYPE_SIGSET, .width = 8)
DEFINE(old_sigset, .kind = TYPE_SIGSET, .width = 4)

static const struct type text_whole = {.kind = TYPE_TEXT, .whole = true};
DEFINE(text, .kind = TYPE_TEXT)

DEFINE(path, .kind = TYPE_POINTER, .direction = IN_, .meaning = MEANS_PATH, .of = &text_whole)
DEFINE(string, .kind = TYPE_POINTER, .direction = IN_, .of = type_text)
