/* The words that every room of describe/ shares: aliases that keep a meaning even where two print the same. */
#ifndef SPY_TYPES_H
#define SPY_TYPES_H

#include "spy/type.h"

extern const struct type type_none[1], type_s8[1], type_s16[1], type_s32[1], type_s64[1], type_u8[1],
	type_u16[1], type_u32[1], type_u64[1], type_x8[1], type_x16[1], type_x32[1], type_x64[1], type_o16[1],
	type_o32[1], type_o64[1], type_long[1], type_ulong[1], type_hex[1], type_addr[1], type_addr64[1],
	type_fd[1], type_dirfd[1], type_path[1], type_string[1], type_text[1], type_pid[1], type_tid[1],
	type_pgid[1], type_sid[1], type_uid[1], type_uid16[1], type_mode[1], type_sigset[1],
	type_old_sigset[1], type_u32_or_any[1];

#define NONE type_none
#define S8 type_s8
#define S16 type_s16
#define S32 type_s32
#define S64 type_s64
#define U8 type_u8
#define U16 type_u16
#define U32 type_u32
#define U64 type_u64
#define X8 type_x8
#define X16 type_x16
#define X32 type_x32
#define X64 type_x64
#define OCT16 type_o16 /* octal, as permissions are */
#define OCT32 type_o32
#define OCT64 type_o64
#define LONG type_long   /* signed word */
#define ULONG type_ulong /* unsigned word */
#define SIZE type_ulong  /* size_t */
#define HEX type_hex     /* a word whose meaning is not told yet */
#define ADDR type_addr   /* an address that is not followed */
#define ADDR64 type_addr64
#define AREA type_addr    /* a place in memory that matters as such, whatever stands there */
#define RESERVED type_hex /* a word that has to be zero as yet */
#define FD type_fd
#define DIRFD type_dirfd   /* a descriptor or AT_FDCWD */
#define PATH type_path     /* pointer to a path name: told whole */
#define STRING type_string /* pointer to text: told as far as the string limit */
#define CSTRING type_text  /* memory: text up to a NUL, told as far as the string limit */
#define PID type_pid
#define TID type_tid
#define PGID type_pgid
#define SID type_sid
#define UID type_uid /* 32 bits, -1 stays -1 */
#define GID type_uid
#define UID16 type_uid16
#define MODE type_mode             /* permission bits, 16 bits told in octal */
#define U32_OR_ANY type_u32_or_any /* -1 stays -1 */
#define OLD_SIGSET type_old_sigset /* memory or a value: the 32 signals that existed once */
#define SIGSET type_sigset         /* memory: a kernel sigset_t of sigsetsize bytes: 8 */

#endif
