/* Constants of the ipc family. */
#ifndef CONSTANTS_IPC_H
#define CONSTANTS_IPC_H

#include "spy/constants.h"

extern const struct constants ipc_keys[1];
extern const struct constants ipc_flags[1];
extern const struct constants shm_flags[1], shm_shifts[1];
extern const struct constants ipc_version[1];
extern const struct constants msgctl_commands[1];
extern const struct constants semctl_commands[1];
extern const struct constants shmctl_commands[1];
extern const struct constants msg_flags[1];
extern const struct constants semop_flags[1];
extern const struct constants shmat_flags[1];
extern const struct constants mq_attr_flags[1];

#endif
