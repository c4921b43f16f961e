/* What is known of files: stat in all its generations, statx, statfs. */
#include "spy/describe.h"

#define FILEMODE(width) VALUE(width, tell_file_mode)
#define DEVICE(width) VALUE(width, tell_device)

/* Seconds whose nanoseconds follow, and seconds alone. */
#define TIME(width) T_(.kind = TYPE_SPAN_HOOK, .memory = tell_stat_time, .length = #width, .align = width)
#define SECONDS(width) T_(.kind = TYPE_SPAN_HOOK, .memory = tell_stat_seconds, .length = #width, .align = width)

#define STAT_ORDER ORDER("st_dev st_ino st_mode st_nlink st_uid st_gid st_blksize st_blocks st_size st_rdev")

/* A device has no size, and only a device has a number. */
#define NO_DEVICE BITSNT(st_mode, 0130000, 020000)
#define A_DEVICE BITS(st_mode, 0130000, 020000)

STRUCT_WITH(stat_x86_64, STAT_ORDER,
	F(st_dev,        DEVICE(8), VERBOSE)
	F(st_ino,        U64,       VERBOSE)
	F(st_nlink,      U64,       VERBOSE)
	F(st_mode,       FILEMODE(4))
	F(st_uid,        U32,       VERBOSE)
	F(st_gid,        U32,       VERBOSE)
	PAD(4)
	F(st_rdev,       DEVICE(8), A_DEVICE)
	F(st_size,       U64,       NO_DEVICE)
	F(st_blksize,    U64,       VERBOSE)
	F(st_blocks,     U64,       VERBOSE)
	F(st_atime,      TIME(8),   VERBOSE)
	F(st_atime_nsec, U64,       VERBOSE)
	F(st_mtime,      TIME(8),   VERBOSE)
	F(st_mtime_nsec, U64,       VERBOSE)
	F(st_ctime,      TIME(8),   VERBOSE)
	F(st_ctime_nsec, U64,       VERBOSE)
	PAD(24))

STRUCT_WITH(stat_aarch64, STAT_ORDER,
	F(st_dev,        DEVICE(8), VERBOSE)
	F(st_ino,        U64,       VERBOSE)
	F(st_mode,       FILEMODE(4))
	F(st_nlink,      U32,       VERBOSE)
	F(st_uid,        U32,       VERBOSE)
	F(st_gid,        U32,       VERBOSE)
	F(st_rdev,       DEVICE(8), A_DEVICE)
	PAD(8)
	F(st_size,       U64,       NO_DEVICE)
	F(st_blksize,    U32,       VERBOSE)
	PAD(4)
	F(st_blocks,     U64,       VERBOSE)
	F(st_atime,      TIME(8),   VERBOSE)
	F(st_atime_nsec, U64,       VERBOSE)
	F(st_mtime,      TIME(8),   VERBOSE)
	F(st_mtime_nsec, U64,       VERBOSE)
	F(st_ctime,      TIME(8),   VERBOSE)
	F(st_ctime_nsec, U64,       VERBOSE)
	PAD(8))

STRUCT_WITH(stat_i386, STAT_ORDER,
	F(st_dev,        DEVICE(4), VERBOSE)
	F(st_ino,        U32,       VERBOSE)
	F(st_mode,       FILEMODE(2))
	F(st_nlink,      U16,       VERBOSE)
	F(st_uid,        U16,       VERBOSE)
	F(st_gid,        U16,       VERBOSE)
	F(st_rdev,       DEVICE(4), A_DEVICE)
	F(st_size,       U32,       NO_DEVICE)
	F(st_blksize,    U32,       VERBOSE)
	F(st_blocks,     U32,       VERBOSE)
	F(st_atime,      TIME(4),   VERBOSE)
	F(st_atime_nsec, U32,       VERBOSE)
	F(st_mtime,      TIME(4),   VERBOSE)
	F(st_mtime_nsec, U32,       VERBOSE)
	F(st_ctime,      TIME(4),   VERBOSE)
	F(st_ctime_nsec, U32,       VERBOSE)
	PAD(8))

STRUCT_WITH(stat64, ORDER("st_dev st_ino st_mode st_nlink st_uid st_gid st_blksize st_blocks st_size st_rdev"), /* i386 */
	F(st_dev,        DEVICE(8), VERBOSE)
	PAD(4)
	PAD(4) /* the inode's lower half */
	F(st_mode,       FILEMODE(4))
	F(st_nlink,      U32,       VERBOSE)
	F(st_uid,        U32,       VERBOSE)
	F(st_gid,        U32,       VERBOSE)
	F(st_rdev,       DEVICE(8), A_DEVICE)
	PAD(4)
	F(st_size,       U64,       NO_DEVICE)
	F(st_blksize,    U32,       VERBOSE)
	F(st_blocks,     U64,       VERBOSE)
	F(st_atime,      TIME(4),   VERBOSE)
	F(st_atime_nsec, U32,       VERBOSE)
	F(st_mtime,      TIME(4),   VERBOSE)
	F(st_mtime_nsec, U32,       VERBOSE)
	F(st_ctime,      TIME(4),   VERBOSE)
	F(st_ctime_nsec, U32,       VERBOSE)
	F(st_ino,        U64,       VERBOSE))

/* struct __old_kernel_stat, of 16-bit numbers (asm/stat.h); strace shows what it lacks as 0. */
#define LACKED T_(.kind = TYPE_SPAN_HOOK, .memory = tell_stat_absent, .length = "0")

STRUCT_WITH(stat_old, STAT_ORDER,
	F(st_dev,     DEVICE(2),  VERBOSE)
	F(st_ino,     U16,        VERBOSE)
	F(st_mode,    FILEMODE(2))
	F(st_nlink,   U16,        VERBOSE)
	F(st_uid,     U16,        VERBOSE)
	F(st_gid,     U16,        VERBOSE)
	F(st_rdev,    DEVICE(2),  A_DEVICE)
	F(st_size,    U32,        NO_DEVICE)
	F(st_blksize, LACKED,     VERBOSE)
	F(st_blocks,  LACKED,     VERBOSE)
	F(st_atime,   SECONDS(4), VERBOSE)
	F(st_mtime,   SECONDS(4), VERBOSE)
	F(st_ctime,   SECONDS(4), VERBOSE))

#define STRUCT_STAT PER_ABI(struct_stat_x86_64, struct_stat_aarch64, struct_stat_i386)

/* statx: flags are of two kinds, and members are filled in as stx_mask says. */
#define STATX_FLAGS JOINED(4, PART(0x6000, FLAGS32(statx_sync_types)) PART(~0x6000u, FLAGS32(at_statx_flags)))
#define STATX_TIME T_(.kind = TYPE_SPAN_HOOK, .memory = tell_statx_time, .length = "16", .align = 8)

#define STATX_TYPE_OR_MODE 0x3
#define STATX_NLINK 0x4
#define STATX_UID 0x8
#define STATX_GID 0x10
#define STATX_ATIME 0x20
#define STATX_MTIME 0x40
#define STATX_CTIME 0x80
#define STATX_INO 0x100
#define STATX_SIZE 0x200
#define STATX_BLOCKS 0x400
#define STATX_BTIME 0x800
#define STATX_MNT_ID 0x1000
#define STATX_DIOALIGN 0x2000
#define STATX_SUBVOL 0x8000
#define STATX_DIO_READ_ALIGN 0x20000
#define STATX_ATTR_WRITE_ATOMIC 0x400000

STRUCT(statx,
	F(stx_mask,            FLAGS32(statx_masks))
	F(stx_blksize,         U32,         VERBOSE)
	F(stx_attributes,      FLAGS64(statx_attributes))
	F(stx_nlink,           U32,         IF(stx_mask, STATX_NLINK), VERBOSE)
	F(stx_uid,             U32,         IF(stx_mask, STATX_UID), VERBOSE)
	F(stx_gid,             U32,         IF(stx_mask, STATX_GID), VERBOSE)
	F(stx_mode,            FILEMODE(2), IF(stx_mask, STATX_TYPE_OR_MODE))
	PAD(2)
	F(stx_ino,             U64,         IF(stx_mask, STATX_INO), VERBOSE)
	F(stx_size,            U64,         IF(stx_mask, STATX_SIZE))
	F(stx_blocks,          U64,         IF(stx_mask, STATX_BLOCKS), VERBOSE)
	F(stx_attributes_mask, FLAGS64(statx_attributes), VERBOSE)
	F(stx_atime,           STATX_TIME,  IF(stx_mask, STATX_ATIME), VERBOSE)
	F(stx_btime,           STATX_TIME,  IF(stx_mask, STATX_BTIME), VERBOSE)
	F(stx_ctime,           STATX_TIME,  IF(stx_mask, STATX_CTIME), VERBOSE)
	F(stx_mtime,           STATX_TIME,  IF(stx_mask, STATX_MTIME), VERBOSE)
	F(stx_rdev_major,      U32,         VERBOSE)
	F(stx_rdev_minor,      U32,         VERBOSE)
	F(stx_dev_major,       U32,         VERBOSE)
	F(stx_dev_minor,       U32,         VERBOSE)
	F(stx_mnt_id,          X64,         IF(stx_mask, STATX_MNT_ID), VERBOSE)
	F(stx_dio_mem_align,   U32,         IF(stx_mask, STATX_DIOALIGN), VERBOSE)
	F(stx_dio_offset_align, U32,        IF(stx_mask, STATX_DIOALIGN), VERBOSE)
	F(stx_subvol,          X64,         IF(stx_mask, STATX_SUBVOL), VERBOSE)
	F(stx_atomic_write_unit_min, U32,   IF(stx_attributes, STATX_ATTR_WRITE_ATOMIC), VERBOSE)
	F(stx_atomic_write_unit_max, U32,   IF(stx_attributes, STATX_ATTR_WRITE_ATOMIC), VERBOSE)
	F(stx_atomic_write_segments_max, U32, IF(stx_attributes, STATX_ATTR_WRITE_ATOMIC), VERBOSE)
	F(stx_dio_read_offset_align, U32,   IF(stx_mask, STATX_DIO_READ_ALIGN), VERBOSE)
	F(stx_atomic_write_unit_max_opt, U32, IF(stx_attributes, STATX_ATTR_WRITE_ATOMIC), VERBOSE)
	PAD(68))

/* statfs: counts are words, and of 64 bits with statfs64, whose size the caller states. */
#define ST_VALID 0x20
#define STATFS64_SIZE 84
#define FILE_SYSTEM(width) ENUM_RADIX(width, RADIX_HEX, file_system_magics)

STRUCT(fsid,
	F(val, ARRAY(X32, 2)))

STRUCT(statfs,
	F(f_type,    FILE_SYSTEM(0))
	F(f_bsize,   ULONG)
	F(f_blocks,  ULONG)
	F(f_bfree,   ULONG)
	F(f_bavail,  ULONG)
	F(f_files,   ULONG)
	F(f_ffree,   ULONG)
	F(f_fsid,    struct_fsid)
	F(f_namelen, ULONG)
	F(f_frsize,  ULONG)
	F(f_flags,   FLAGSL(statfs_flags), IF(f_flags, ST_VALID))
	F(,          PER_ABI(T_(.kind = TYPE_NONE, .length = "32"), T_(.kind = TYPE_NONE, .length = "32"), T_(.kind = TYPE_NONE, .length = "16"))))

STRUCT(statfs64,
	F(f_type,    FILE_SYSTEM(4))
	F(f_bsize,   U32)
	F(f_blocks,  U64)
	F(f_bfree,   U64)
	F(f_bavail,  U64)
	F(f_files,   U64)
	F(f_ffree,   U64)
	F(f_fsid,    struct_fsid)
	F(f_namelen, U32)
	F(f_frsize,  U32)
	F(f_flags,   FLAGS32(statfs_flags), IF(f_flags, ST_VALID))
	PAD(16))

#define STATFS64_BUF SWITCH(size, CASE(STATFS64_SIZE, OUT(struct_statfs64)) OTHERWISE(ADDR))

CALLS(stat,
CALL(stat,         4,  NO, 106, FILE|STAT|STEADY,       S32, F(pathname, PATH) F(statbuf, OUT(STRUCT_STAT)))
CALL(stat64,      NO,  NO, 195, FILE|STAT|STEADY,       S32, F(pathname, PATH) F(statbuf, OUT(struct_stat64)))
CALL(oldstat,     NO,  NO,  18, FILE|STAT,       S32, F(pathname, PATH) F(statbuf, OUT(struct_stat_old)))
CALL(lstat,        6,  NO, 107, FILE|LSTAT|STEADY,      S32, F(pathname, PATH) F(statbuf, OUT(STRUCT_STAT)))
CALL(lstat64,     NO,  NO, 196, FILE|LSTAT|STEADY,      S32, F(pathname, PATH) F(statbuf, OUT(struct_stat64)))
CALL(oldlstat,    NO,  NO,  84, FILE|LSTAT,      S32, F(pathname, PATH) F(statbuf, OUT(struct_stat_old)))
CALL(fstat,        5,  80, 108, DESC|FSTAT|STEADY,      S32, F(fd, FD) F(statbuf, OUT(STRUCT_STAT)))
CALL(fstat64,     NO,  NO, 197, DESC|FSTAT|STEADY,      S32, F(fd, FD) F(statbuf, OUT(struct_stat64)))
CALL(oldfstat,    NO,  NO,  28, DESC|FSTAT,      S32, F(fd, FD) F(statbuf, OUT(struct_stat_old)))
CALL(newfstatat, 262,  79,  NO, FILE|DESC|FSTAT|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(statbuf, OUT(STRUCT_STAT)) F(flags, FLAGS32(at_flags)))
CALL(fstatat64,   NO,  NO, 300, FILE|DESC|FSTAT|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(statbuf, OUT(struct_stat64)) F(flags, FLAGS32(at_flags)))
CALL(statx,      332, 291, 383, FILE|DESC|FSTAT|STEADY, S32, F(dirfd, DIRFD) F(pathname, PATH) F(flags, STATX_FLAGS) F(mask, FLAGS32(statx_masks)) F(statxbuf, OUT(struct_statx)))
CALL(statfs,     137,  43,  99, FILE|STATFS|STEADY,     S32, F(pathname, PATH) F(buf, OUT(struct_statfs)))
CALL(statfs64,    NO,  NO, 268, FILE|STATFS|STEADY,     S32, F(pathname, PATH) F(size, SIZE) F(buf, STATFS64_BUF))
CALL(fstatfs,    138,  44, 100, DESC|FSTATFS|STEADY,    S32, F(fd, FD) F(buf, OUT(struct_statfs)))
CALL(fstatfs64,   NO,  NO, 269, DESC|FSTATFS|STEADY,    S32, F(fd, FD) F(size, SIZE) F(buf, STATFS64_BUF))
CALL(ustat,      136,  NO,  62, CLASS_STATFS_LIKE, S32, F(dev, DEVICE(4)) F(ubuf, ADDR)) /* as strace has it */
)
