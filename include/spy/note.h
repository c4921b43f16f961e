/* What a number stands for beyond its value: the file, socket or counter behind a descriptor, the process behind a PID. */
#ifndef SPY_NOTE_H
#define SPY_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What -y tells of descriptors: the elements of -e decode-fds=, as bits. */
enum note_kind {
	NOTE_PATH = 1 << 0,
	NOTE_SOCKET = 1 << 1,
	NOTE_DEVICE = 1 << 2,
	NOTE_EVENTFD = 1 << 3,
	NOTE_PIDFD = 1 << 4,
	NOTE_SIGNALFD = 1 << 5,
	NOTE_KINDS = (1 << 6) - 1,
};

#define NOTE_ADDRESS_SIZE 64 /* of "[IPv6 address]:65535" */
#define NOTE_NAME_SIZE 108   /* of sockaddr_un.sun_path */

struct note_socket {
	const char *protocol; /* as strace names it: "TCPv6", "UNIX-STREAM", "NETLINK" */
	uint64_t inode;
	uint64_t peer;                 /* UNIX: the other end's inode; 0: none */
	char local[NOTE_ADDRESS_SIZE]; /* "127.0.0.1:80", "[::1]:80"; empty: not known */
	char remote[NOTE_ADDRESS_SIZE];
	uint8_t name[NOTE_NAME_SIZE]; /* UNIX: its file, or behind a NUL its abstract name */
	uint8_t name_size;            /* 0: it has none */
	bool netlink;                 /* of protocol FAMILY, bound to PORT */
	uint8_t family;
	uint32_t port;
	const char *family_name; /* set by the decoder, which knows tables: "ROUTE", or NULL */
};

struct note {
	const char *text; /* a path, a link's text, or a command name; not terminated */
	size_t length;    /* 0: not known */
	bool deleted;     /* the file at that path is gone */
	unsigned tried; /* kinds that it could have been, enum note_kind: then its text is told in any case */
	enum note_kind kind; /* what else is known: the union's member; NOTE_PATH: nothing */
	union {
		struct note_socket socket;
		struct {
			bool block;
			uint32_t major, minor;
			int32_t terminal; /* of a pseudo-terminal's master: the N of /dev/pts/N; else -1 */
		} device;
		struct {
			uint64_t count;
			int64_t id, semaphore; /* -1: the kernel does not tell */
		} eventfd;
		int32_t pid;      /* PIDFD */
		uint64_t signals; /* SIGNALFD: bit 1 << (signal - 1) */
	};
	int32_t translated; /* of a PID: what it is in spy's PID namespace, if that is another; else 0 */
};

#endif
