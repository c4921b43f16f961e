/* What is remembered of descriptors. */
#ifndef TRACEE_KNOWN_H
#define TRACEE_KNOWN_H

#include <stddef.h>
#include <sys/types.h>

/* Copy what descriptor FD of thread TID stands for to TO, of SIZE bytes; returns its length, or 0 if it is not known. */
size_t known_find(pid_t tid, int fd, char *to, size_t size);

/* Remember TEXT as that. */
void known_keep(pid_t tid, int fd, const char *text, size_t length);

#endif
