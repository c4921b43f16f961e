/* What files contain and carry besides names: sizes, syncing, caching, handles, attributes; swap, accounting and calls
 * that kernels have no more. */
#include "spy/describe.h"

#define FILE_ATTR_SIZE_VER0 24

STRUCT(cachestat_range,
	F(off, X64)
	F(len, U64))

STRUCT(cachestat,
	F(nr_cache,            U64)
	F(nr_dirty,            U64)
	F(nr_writeback,        U64)
	F(nr_evicted,          U64)
	F(nr_recently_evicted, U64))

STRUCT_WITH(file_attr, SIZED_WITHIN(size, FILE_ATTR_SIZE_VER0, 4096),
	F(fa_xflags,     FLAGS64(file_attributes))
	F(fa_extsize,    U32)
	F(fa_nextents,   U32)
	F(fa_projid,     X32)
	F(fa_cowextsize, U32))

/* The number of extents is nothing that one could set. */
STRUCT_WITH(file_attr_set, SIZED_WITHIN(size, FILE_ATTR_SIZE_VER0, 4096),
	F(fa_xflags,     FLAGS64(file_attributes))
	F(fa_extsize,    U32)
	PAD(4)
	F(fa_projid,     X32)
	F(fa_cowextsize, U32))

#define OPEN_FLAGS PARTS(4, PART(03, ENUM32(open_access)) PART(~03u, FLAGS32(open_flags)))
#define MEMFD_FLAGS PARTS(4, PART(0x3ffffff, FLAGS32(memfd_flags), ALWAYS) PART(0xfc000000, SHIFTED(4, 26, U32, ENUM32(memfd_shifts)), NONZERO))
#define SWAP_FLAGS JOINED(4, PART(~0x7fffu, FLAGS32(swap_flags)) PART(0x7fff, U32))

/* What is longer than a page is not looked at. */
#define OF_A_PAGE(t) SWITCH(size, CASES(0, 4096, t) OTHERWISE(ADDR))

CALLS(file_other,
CALL(truncate,           76,  45,  92, FILE,      S32,  F(path, PATH) F(length, ULONG))
CALL(truncate64,         NO,  NO, 193, FILE,      S32,  F(path, PATH) F(length, U64))
CALL(ftruncate,          77,  46,  93, DESC|STEADY,      S32,  F(fd, FD) F(length, ULONG))
CALL(ftruncate64,        NO,  NO, 194, DESC,      S32,  F(fd, FD) F(length, U64))
CALL(fallocate,         285,  47, 324, DESC|STEADY,      S32,  F(fd, FD) F(mode, FLAGS32(fallocate_modes)) F(offset, S64) F(len, S64))
CALL(memfd_create,      319, 279, 356, DESC,      FD,   F(name, IN(ATMOST(250, CSTRING))) F(flags, MEMFD_FLAGS)) /* MFD_NAME_MAX_LEN and one */

CALL(fsync,              74,  82, 118, DESC|STEADY,      S32,  F(fd, FD))
CALL(fdatasync,          75,  83, 148, DESC|STEADY,      S32,  F(fd, FD))
CALL(sync,              162,  81,  36, 0,         S32)
CALL(syncfs,            306, 267, 344, DESC,      S32,  F(fd, FD))
CALL(sync_file_range,   277,  84, 314, DESC,      S32,  F(fd, FD) F(offset, S64) F(nbytes, S64) F(flags, FLAGS32(sync_file_range_flags)))
CALL(cachestat,         451, 451, 451, DESC,      S32,  F(fd, FD) F(cstat_range, IN(struct_cachestat_range)) F(cstat, OUT(struct_cachestat)) F(flags, X32))

CALL(name_to_handle_at, 303, 264, 341, FILE|DESC, S32,  F(dirfd, DIRFD) F(pathname, PATH) F(handle, INOUT(SPAN_KEPT(tell_new_file_handle, 8))) F(mount_id, VALUE(0, tell_mount_id)) F(flags, FLAGS32(name_to_handle_flags)))
CALL(open_by_handle_at, 304, 265, 342, DESC,      FD,   F(mount_fd, FD) F(handle, IN(SPAN(tell_file_handle, 8))) F(flags, OPEN_FLAGS))
CALL(file_getattr,      468, 468, 468, FILE|DESC, S32,  F(dirfd, DIRFD) F(pathname, PATH) F(attr, OF_A_PAGE(OUT(struct_file_attr))) F(size, SIZE) F(flags, FLAGS32(at_nofollow_flags)))
CALL(file_setattr,      469, 469, 469, FILE|DESC, S32,  F(dirfd, DIRFD) F(pathname, PATH) F(attr, OF_A_PAGE(IN(struct_file_attr_set))) F(size, SIZE) F(flags, FLAGS32(at_nofollow_flags)))

CALL(acct,              163,  89,  51, FILE,      S32,  F(path, PATH))
CALL(swapon,            167, 224,  87, FILE,      S32,  F(path, PATH) F(swapflags, SWAP_FLAGS))
CALL(swapoff,           168, 225, 115, FILE,      S32,  F(path, PATH))
CALL(lookup_dcookie,    212,  18, 253, 0,         LONG, F(cookie, U64) F(buffer, OUT(BYTES(ret))) F(len, SIZE))
CALL(sysfs,             139,  NO, 135, 0,         LONG, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX)) /* as strace has it */
CALL(nfsservctl,        180,  42, 169, 0,         LONG, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX)) /* gone since 3.1 */
)
