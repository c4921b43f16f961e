/* Constants of the file family. */
#ifndef CONSTANTS_FILE_H
#define CONSTANTS_FILE_H

#include "spy/constants.h"

/* file.c */
extern const struct constants at_fdcwd[1], at_flags[1], at_nofollow_flags[1], at_faccessat2_flags[1], open_access[1],
	open_flags[1], open_resolve_flags[1], access_modes[1], file_types[1], rename_flags[1];

/* file_stat.c */
extern const struct constants statx_sync_types[1], at_statx_flags[1], statx_masks[1], statx_attributes[1],
	file_system_magics[1], statfs_flags[1], directory_entry_types[1];

/* file_other.c */
extern const struct constants xattr_flags[1], fallocate_modes[1], sync_file_range_flags[1], name_to_handle_flags[1],
	file_attributes[1], swap_flags[1], memfd_flags[1], memfd_shifts[1];

/* file_mount.c */
extern const struct constants mount_flags[1], mount_magic[1], mount_propagations[1], superblock_flags[1], umount_flags[1],
	fsopen_flags[1], fsmount_flags[1], fsmount_attributes[1], mount_attributes[1], fspick_flags[1], fsconfig_cmds[1],
	move_mount_flags[1], open_tree_flags[1], at_mount_setattr_flags[1], statmount_masks[1], statmount_flags[1],
	listmount_flags[1], listmount_ids[1];

/* file_notify.c */
extern const struct constants inotify_init_flags[1], inotify_masks[1], fanotify_classes[1], fanotify_init_flags[1],
	fanotify_mark_flags[1], fanotify_masks[1], fanotify_dirfds[1];

/* file_quota.c */
extern const struct constants quota_cmds[1], quota_types[1], quota_formats[1], quota_valid[1], quota_info_flags[1],
	quota_info_valid[1], xfs_quota_flags[1], xfs_quota_kinds[1];

#endif
