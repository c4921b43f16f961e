/* Files (linux/fs.h, linux/fiemap.h): flags, labels, clones, extents. */
#include "spy/describe.h"
#include "describe/ioctl/ioctl.h"

static STRUCT(fstrim_range,
	F(start,  X64)
	F(len,    U64)
	F(minlen, U64))

static STRUCT(file_clone_range,
	F(src_fd,      FD)
	PAD(4)
	F(src_offset,  U64)
	F(src_length,  U64)
	F(dest_offset, U64))

static STRUCT(dedupe_asked,
	F(dest_fd,     FD)
	PAD(4)
	F(dest_offset, U64)
	PAD(16))

static STRUCT(dedupe_done,
	PAD(16)
	F(bytes_deduped, U64)
	F(status,        S32)
	PAD(4))

static STRUCT(fiemap_extent,
	F(fe_logical,  U64)
	F(fe_physical, U64)
	F(fe_length,   U64)
	PAD(16)
	F(fe_flags,    FLAGS32(fiemap_extent_flags))
	PAD(12))

static STRUCT(file_dedupe_range,
	F(src_offset, U64)
	F(src_length, U64)
	F(dest_count, U16)
	PAD(6)
	F(info,       BEHIND(ARRAY_FEW(struct_dedupe_asked, dest_count, 2))))

static STRUCT(file_dedupe_result,
	PAD(16)
	F(dest_count, T_(.kind = TYPE_NONE, .length = "2"))
	PAD(6)
	F(info, BEHIND(ARRAY_FEW(struct_dedupe_done, dest_count, 2)), OVER(dest_count, 0)))

static STRUCT(fiemap_asked,
	F(fm_start,        U64)
	F(fm_length,       U64)
	F(fm_flags,        FLAGS32(fiemap_flags))
	PAD(4)
	F(fm_extent_count, U32))

static STRUCT(fiemap,
	PAD(16)
	F(fm_flags,          FLAGS32(fiemap_flags))
	F(fm_mapped_extents, U32)
	PAD(8)
	F(fm_extents,        BEHIND(ARRAY(struct_fiemap_extent, fm_mapped_extents)), VERBOSE))

#define FSXATTR(extents) \
	F(fsx_xflags,     FLAGS32(fs_xflags)) \
	F(fsx_extsize,    U32) \
	extents \
	F(fsx_projid,     X32) \
	F(fsx_cowextsize, U32) \
	PAD(8)
static STRUCT(fsxattr,     FSXATTR(F(fsx_nextents, U32)))
static STRUCT(fsxattr_set, FSXATTR(PAD(4)))

static STRUCT(fsuuid2,
	F(len,  U8)
	F(uuid, HEXBYTES(len, WHOLE, ROOM(16))))

IOCTLS(fs,
	CASE(0xc0045877, NONE) /* FIFREEZE */
	CASE(0xc0045878, NONE) /* FITHAW */
	CASE(0xc0185879, IN(struct_fstrim_range)) /* FITRIM */
	CASE(0x40049409, FD, AS(src_fd)) /* FICLONE */
	CASE(0x4020940d, IN(struct_file_clone_range), AS(arg)) /* FICLONERANGE */
	CASE(0xc0189436, IN_THEN_OUT(struct_file_dedupe_range, struct_file_dedupe_result), AS(arg)) /* FIDEDUPERANGE */
	CASE(0xc020660b, IN_THEN_OUT(struct_fiemap_asked, struct_fiemap)) /* FS_IOC_FIEMAP */
	CASE(0x80086601, OUT(FLAGS32(fs_inode_flags)), AS(attr)) /* FS_IOC_GETFLAGS */
	CASE(0x40086602, IN(FLAGS32(fs_inode_flags)), AS(attr)) /* FS_IOC_SETFLAGS */
	CASE(0x80046601, OUT(FLAGS32(fs_inode_flags)), AS(attr)) /* FS_IOC32_GETFLAGS */
	CASE(0x40046602, IN(FLAGS32(fs_inode_flags)), AS(attr)) /* FS_IOC32_SETFLAGS */
	CASE(0x801c581f, OUT(struct_fsxattr), AS(arg)) /* FS_IOC_FSGETXATTR */
	CASE(0x401c5820, IN(struct_fsxattr_set), AS(arg)) /* FS_IOC_FSSETXATTR */
	CASE(0x81009431, OUT(CHARS(256)), AS(label)) /* FS_IOC_GETFSLABEL */
	CASE(0x41009432, IN(CHARS(256)), AS(label)) /* FS_IOC_SETFSLABEL */
	CASE(0x80111500, OUT(struct_fsuuid2), AS(arg)) /* FS_IOC_GETFSUUID */
	CASE(0x8004587d, IN(ENUM32(fs_shutdown_flags))) /* FS_IOC_SHUTDOWN */
	OTHERWISE(ioctl_block))
