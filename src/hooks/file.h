/* Hooks of the file family. */
#ifndef HOOKS_FILE_H
#define HOOKS_FILE_H

#include "spy/hook.h"

#include "hooks/file_mount.h"

/* Values: S_IFREG|0644; makedev(0x1, 0x3). */
void tell_file_mode(struct decode *decode, uint64_t mode);
void tell_device(struct decode *decode, uint64_t device);

/* Members of the stat structures: seconds with their date, to the nanosecond if those follow; what a structure lacks. */
bool tell_stat_time(struct decode *decode, struct span span);
bool tell_stat_seconds(struct decode *decode, struct span span);
bool tell_stat_absent(struct decode *decode, struct span span);
bool tell_statx_time(struct decode *decode, struct span span);

/* Times that a file is to get: {timespec, timespec} with UTIME_NOW and UTIME_OMIT; {timeval, timeval}. */
bool tell_utimens(struct decode *decode, struct span span);
bool tell_utimes(struct decode *decode, struct span span);

/* The end of an old directory entry: its name, and its type in the last byte. */
bool tell_old_dirent(struct decode *decode, struct span span);

/* struct file_handle, given, and filled in by name_to_handle_at. */
bool tell_file_handle(struct decode *decode, struct span span);
bool tell_new_file_handle(struct decode *decode, struct span span);
/* The mount that a handle is of. */
void tell_mount_id(struct decode *decode, uint64_t address);

/* quotactl's command: QCMD(Q_SYNC, USRQUOTA). */
void tell_quota_op(struct decode *decode, uint64_t op);

#endif
