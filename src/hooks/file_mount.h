/* Hooks of the calls that mount. */
#ifndef HOOKS_FILE_MOUNT_H
#define HOOKS_FILE_MOUNT_H

#include "spy/hook.h"

/* struct mount_attr's userns_fd: a descriptor if an ID-mapped mount is meant, else a number without meaning. */
bool tell_userns_fd(struct decode *decode, struct span span);

/* struct statmount, as far as the buffer goes; its texts, which offsets say where they begin; a number of them. */
bool tell_statmount(struct decode *decode, struct span span);
void tell_statmount_text(struct decode *decode, uint64_t offset);
bool tell_statmount_list(struct decode *decode, struct span span);

extern const struct type struct_statmount[1], struct_statmount_request[1], struct_listmount_request[1];

#endif
