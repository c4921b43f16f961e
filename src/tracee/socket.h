/* What a socket is bound and connected to. */
#ifndef TRACEE_SOCKET_H
#define TRACEE_SOCKET_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "spy/note.h"

/* Tell of the socket with number INODE, which is descriptor FD of thread TID. Returns false, with nothing to be told but
 * its link's text, if it is of a protocol that strace does not know. What it is bound to is known for sockets in spy's
 * own network namespace alone. */
bool socket_note(pid_t tid, int fd, uint64_t inode, struct note_socket *socket);

#endif
