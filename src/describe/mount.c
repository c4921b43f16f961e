/* Mounting: the old calls, file system contexts, attributes of mounts, and asking about them. */
#include "spy/describe.h"

#define MOUNT_ATTR_SIZE_VER0 32

STRUCT_WITH(mount_attr, SIZED_BY(size, MOUNT_ATTR_SIZE_VER0),
	F(attr_set,    FLAGS64(mount_attributes))
	F(attr_clr,    FLAGS64(mount_attributes))
	F(propagation, ENUM64(mount_propagations))
	F(userns_fd,   SPAN(tell_userns_fd, 8)))

/* struct mnt_id_req for both of its calls. */
STRUCT_WITH(statmount_request, SIZED_BY_VERSION(size, 4, 24, 32),
	F(size,      U32)
	F(mnt_ns_fd, FD)
	F(mnt_id,    X64)
	F(param,     FLAGS64(statmount_masks))
	F(mnt_ns_id, X64))

STRUCT_WITH(listmount_request, SIZED_BY_VERSION(size, 4, 24, 32),
	F(size,      U32)
	F(mnt_ns_fd, FD)
	F(mnt_id,    ENUM64(listmount_ids))
	F(param,     X64) /* the mount behind which to go on */
	F(mnt_ns_id, X64))

#define TEXT VALUE(4, tell_statmount_text)
#define TEXTS SPAN(tell_statmount_list, 4)

STRUCT(statmount,
	F(size,              U32)
	F(mnt_opts,          TEXT, IF(mask, 0x80))
	F(mask,              FLAGS64(statmount_masks))
	F(sb_dev_major,      U32,  IF(mask, 0x1))
	F(sb_dev_minor,      U32,  IF(mask, 0x1))
	F(sb_magic,          ENUM64(file_system_magics), IF(mask, 0x1))
	F(sb_flags,          FLAGS32(superblock_flags), IF(mask, 0x1))
	F(fs_type,           TEXT, IF(mask, 0x20))
	F(mnt_id,            X64,  IF(mask, 0x2))
	F(mnt_parent_id,     X64,  IF(mask, 0x2))
	F(mnt_id_old,        X32,  IF(mask, 0x2))
	F(mnt_parent_id_old, X32,  IF(mask, 0x2))
	F(mnt_attr,          FLAGS64(mount_attributes), IF(mask, 0x2))
	F(mnt_propagation,   FLAGS64(mount_propagations), IF(mask, 0x2))
	F(mnt_peer_group,    X64,  IF(mask, 0x2))
	F(mnt_master,        X64,  IF(mask, 0x2))
	F(propagate_from,    X64,  IF(mask, 0x4))
	F(mnt_root,          TEXT, IF(mask, 0x8))
	F(mnt_point,         TEXT, IF(mask, 0x10))
	F(mnt_ns_id,         X64,  IF(mask, 0x40))
	F(fs_subtype,        TEXT, IF(mask, 0x100))
	F(sb_source,         TEXT, IF(mask, 0x200))
	F(opt_num,           U32,  IF(mask, 0x400))
	F(opt_array,         TEXTS, IF(mask, 0x400))
	F(opt_sec_num,       U32,  IF(mask, 0x800))
	F(opt_sec_array,     TEXTS, IF(mask, 0x800))
	F(supported_mask,    FLAGS64(statmount_masks), IF(mask, 0x1000))
	F(mnt_uidmap_num,    U32,  IF(mask, 0x2000))
	F(mnt_uidmap,        TEXTS, IF(mask, 0x2000))
	F(mnt_gidmap_num,    U32,  IF(mask, 0x4000))
	F(mnt_gidmap,        TEXTS, IF(mask, 0x4000))
	PAD(344))

/* What fsconfig's other arguments mean by its command. */
#define SET_FLAG 0
#define SET_STRING 1
#define SET_BINARY 2
#define BINARY_MOST 1048576 /* more is refused */
#define SET_PATH 3
#define SET_PATH_EMPTY 4
#define SET_FD 5

#define FSCONFIG_KEY SWITCH(cmd, CASES(SET_FLAG, SET_FD, STRING) OTHERWISE(ADDR))
#define FSCONFIG_VALUE SWITCH(cmd, \
	CASE(SET_STRING, STRING) \
	CASE(SET_BINARY, SWITCH(aux, CASES(0, BINARY_MOST, IN(HEXBYTES(aux))) OTHERWISE(ADDR))) \
	CASES(SET_PATH, SET_PATH_EMPTY, PATH) \
	OTHERWISE(ADDR))
#define FSCONFIG_AUX SWITCH(cmd, CASES(SET_PATH, SET_PATH_EMPTY, DIRFD) CASE(SET_FD, FD) OTHERWISE(S32))

/* The upper half may be a magic number that kernels before 2.4 asked for. What some flags make of other arguments has no
 * meaning: of the type where something is remounted, bound, moved or shared, of the data where no filesystem is mounted. */
#define MAGIC 0xffff0000
#define MS_MGC_VAL 0xc0ed0000
#define MS_REMOUNT 0x20
#define MS_BIND_OR_MOVE 0x3000
#define MS_PROPAGATION 0x1e0000
#define BY_MAGIC(with, without) SWITCH_BITS(mountflags, MAGIC, CASE(MS_MGC_VAL, with) OTHERWISE(without))
#define UNLESS_ANY(mask) SWITCH_BITS(mountflags, mask, CASE(0, STRING) OTHERWISE(ADDR))
#define UNLESS_ANY_BUT_REMOUNT(mask) SWITCH_BITS(mountflags, MS_REMOUNT, CASE(MS_REMOUNT, STRING) OTHERWISE(UNLESS_ANY(mask)))
#define MOUNT_FLAGS BY_MAGIC(JOINED(0, PART(MAGIC, ENUML(mount_magic)) PART(~(uint64_t)MAGIC, FLAGSL(mount_flags))), FLAGSL(mount_flags))
#define MOUNT_TYPE BY_MAGIC(UNLESS_ANY(MS_REMOUNT | MS_BIND_OR_MOVE), UNLESS_ANY(MS_REMOUNT | MS_BIND_OR_MOVE | MS_PROPAGATION))
#define MOUNT_DATA BY_MAGIC(UNLESS_ANY_BUT_REMOUNT(MS_BIND_OR_MOVE), UNLESS_ANY_BUT_REMOUNT(MS_BIND_OR_MOVE | MS_PROPAGATION))

CALLS(mount,
CALL(mount,          165,  40,  21, FILE,      S32, F(source, PATH) F(target, PATH) F(filesystemtype, MOUNT_TYPE) F(mountflags, MOUNT_FLAGS) F(data, MOUNT_DATA))
CALL(umount,          NO,  NO,  22, FILE,      S32, F(path, PATH))
CALL(umount2,        166,  39,  52, FILE,      S32, F(target, PATH) F(flags, FLAGS32(umount_flags)))

CALL(fsopen,         430, 430, 430, DESC,      FD,  F(fsname, STRING) F(flags, FLAGS32(fsopen_flags)))
CALL(fsconfig,       431, 431, 431, DESC|FILE, S32, F(fd, FD, ASIDE) F(cmd, ENUM32(fsconfig_cmds)) F(key, FSCONFIG_KEY) F(value, FSCONFIG_VALUE) F(aux, FSCONFIG_AUX))
CALL(fsmount,        432, 432, 432, DESC,      FD,  F(fd, FD) F(flags, FLAGS32(fsmount_flags)) F(attr_flags, FLAGS32(fsmount_attributes)))
CALL(fspick,         433, 433, 433, DESC|FILE, FD,  F(dirfd, DIRFD) F(pathname, PATH) F(flags, FLAGS32(fspick_flags)))
CALL(open_tree,      428, 428, 428, DESC|FILE, FD,  F(dirfd, DIRFD) F(pathname, PATH) F(flags, FLAGS32(open_tree_flags)))
CALL(open_tree_attr, 467, 467, 467, DESC|FILE, FD,  F(dirfd, DIRFD) F(pathname, PATH) F(flags, FLAGS32(open_tree_flags)) F(attr, IN(struct_mount_attr)) F(size, SIZE))
CALL(move_mount,     429, 429, 429, DESC|FILE, S32, F(from_dfd, DIRFD) F(from_pathname, PATH) F(to_dfd, DIRFD) F(to_pathname, PATH) F(flags, FLAGS32(move_mount_flags)))
CALL(mount_setattr,  442, 442, 442, DESC|FILE, S32, F(dirfd, DIRFD) F(pathname, PATH) F(flags, FLAGS32(at_mount_setattr_flags)) F(attr, IN(struct_mount_attr)) F(size, SIZE))
CALL(statmount,      457, 457, 457, 0,         S32, F(req, IN(struct_statmount_request)) F(buf, OUT(SPAN(tell_statmount, 0))) F(bufsize, SIZE) F(flags, FLAGS32(statmount_flags)))
CALL(listmount,      458, 458, 458, 0,         LONG, F(req, IN(struct_listmount_request)) F(mnt_ids, SWITCH(nr_mnt_ids, CASE(0, IN(ARRAY(X64, 0))) OTHERWISE(OUT(ARRAY(X64, ret))))) F(nr_mnt_ids, SIZE) F(flags, FLAGS32(listmount_flags)))
)
