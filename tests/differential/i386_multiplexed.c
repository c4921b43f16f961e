/* Calls that come through socketcall and ipc: every one, those that there are not, and arguments that cannot be read.
 * The program of 64 bits makes them by int 0x80. */
/* also: -n; -e trace=%network; -e trace=%ipc; -e trace=socketcall,ipc; -e trace=accept,semop,recv; -e trace=socket@32,bind@64; -e trace=!%ipc; -e trace=102@32,117; -e trace=/^(send|recv)$; -c -S name -U calls,errors,name */
#include <netinet/in.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>

#include "narrow.h"

#define SOCKETCALL 102
#define IPC 117
#define NOBODY 0x7fff0000 /* no ID of an object, and no descriptor */

static char *page, *end;
static uint32_t *words;

#define SOCKET(call, ...) \
	(memcpy(words, (uint32_t[]){ __VA_ARGS__ }, sizeof((uint32_t[]){ __VA_ARGS__ })), NARROW(SOCKETCALL, call, words))
#define AT(offset) ((uint32_t)(uintptr_t)(page + (offset)))

static void
numbers(void)
{
	for (int call = -1; call < 34; call++) {
		SOCKET(call, NOBODY, 0x12, 0x13, 0x14, 0x15, 0x16);
		NARROW(SOCKETCALL, call, NOWHERE);
		NARROW(SOCKETCALL, call, end - 4);
		NARROW(IPC, call, NOBODY, 0x12, 0x17, page + 64, 0x15);
		NARROW(IPC, 1 << 16 | call, NOBODY, 0x12, 0x17, page + 64, 0x15);
	}
	NARROW(SOCKETCALL, 0x10001, words);
	NARROW(IPC, 0x1002a);
	NARROW(960, 1, 2, 3, 4, 5, 6);
	NARROW(965, 1, 2, 3, 4, 5, 6);
	NARROW(1000, 1, 2, 3, 4, 5, 6);
	NARROW(1024, 1, 2, 3, 4, 5, 6);
}

static void
sockets(void)
{
	struct sockaddr_in *address = (void *)(page + 256);
	uint32_t *vector = (void *)(page + 320), *message = (void *)(page + 384), *length = (void *)(page + 512);
	uint32_t *pair = (void *)(page + 640);
	int fd;

	*address = (struct sockaddr_in){ .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	strcpy(page + 600, "some text");
	vector[0] = AT(600);
	vector[1] = 4;
	memset(message, 0, 64);
	message[2] = AT(320);
	message[3] = 1;
	*length = 128;

	fd = SOCKET(1, AF_INET, SOCK_STREAM, 0);
	SOCKET(2, fd, AT(256), 16);
	SOCKET(4, fd, 5);
	SOCKET(6, fd, AT(768), AT(512));
	SOCKET(7, fd, AT(768), AT(512));
	SOCKET(14, fd, SOL_SOCKET, SO_REUSEADDR, AT(512), 4);
	*length = 4;
	SOCKET(15, fd, SOL_SOCKET, SO_TYPE, AT(768), AT(512));
	close(fd);
	SOCKET(3, -1, AT(256), 16);
	SOCKET(5, -1, AT(768), AT(512));
	SOCKET(18, -1, AT(768), AT(512), SOCK_CLOEXEC);

	SOCKET(8, AF_UNIX, SOCK_STREAM, 0, AT(640));
	SOCKET(9, pair[0], AT(600), 9, 0);
	SOCKET(10, pair[1], AT(700), 4, MSG_PEEK);
	SOCKET(10, pair[1], NOWHERE, 4, 0);
	SOCKET(9, pair[0], AT(4090), 9, MSG_NOSIGNAL);
	SOCKET(11, pair[0], AT(600), 9, 0, 0, 0);
	SOCKET(12, pair[1], AT(700), 4, 0, 0, 0);
	SOCKET(16, pair[0], AT(384), 0);
	SOCKET(17, pair[1], AT(384), 0);
	SOCKET(20, pair[0], AT(384), 1, 0);
	SOCKET(19, pair[1], AT(384), 1, MSG_DONTWAIT, 0);
	SOCKET(13, pair[0], SHUT_RDWR);
}

static void
semaphores(void)
{
	struct sembuf *operation = (void *)(page + 256);
	uint32_t *time = (void *)(page + 300);
	int id = NARROW(IPC, 2, IPC_PRIVATE, 2, 0600);

	words[0] = 5;
	NARROW(IPC, 3, id, 0, SETVAL, words);
	NARROW(IPC, 3, id, 0, GETVAL, words);
	words[0] = AT(1024);
	for (int wide = 0; wide <= 0x100; wide += 0x100) {
		NARROW(IPC, 3, id, 0, wide | GETALL, words);
		NARROW(IPC, 3, id, 0, wide | SETALL, words);
		NARROW(IPC, 3, id, 0, wide | IPC_STAT, words);
		NARROW(IPC, 3, NOBODY, 0, wide | SEM_STAT, words);
		NARROW(IPC, 3, id, 0, wide | IPC_STAT, end - 2);
		NARROW(IPC, 3, id, 0, wide | IPC_STAT);
		NARROW(IPC, 3, NOBODY, 0, wide | IPC_SET, words);
	}
	*operation = (struct sembuf){ .sem_num = 0, .sem_op = 1 };
	time[0] = 0;
	time[1] = 1;
	NARROW(IPC, 1, id, 1, 0, operation);
	NARROW(IPC, 4, id, 1, 0, operation, 0);
	operation->sem_op = -1;
	NARROW(IPC, 4, id, 1, 0, operation, time);
	NARROW(IPC, 0x10001, id, 1, 0, operation);
	NARROW(IPC, 1, id, 1, 0, end - 4);
	NARROW(IPC, 4, id, 2, 0, end - 6, end - 4);
	NARROW(IPC, 3, id, 0, IPC_RMID, end);
	NARROW(IPC, 3, id, 0, IPC_RMID, 0);
	NARROW(IPC, 3, id, 0, IPC_RMID, words);
}

static void
messages(void)
{
	int id = NARROW(IPC, 13, IPC_PRIVATE, 0600);

	*(uint32_t *)(page + 600) = 3;
	strcpy(page + 604, "message");
	for (int i = 0; i < 4; i++)
		NARROW(IPC, 11, id, 7, 0, page + 600, 0);
	words[0] = AT(1024);
	words[1] = 3;
	NARROW(IPC, 12, id, 50, 0, words, 9);
	NARROW(IPC, 1 << 16 | 12, id, 50, IPC_NOWAIT, page + 1024, 3);
	NARROW(IPC, 2 << 16 | 12, id, 50, 0, page + 1024, 0);
	NARROW(IPC, 12, id, 50, 0, end - 4, 9);
	NARROW(IPC, 12, id, 50, MSG_NOERROR, 0, 9);
	NARROW(IPC, 12, id, 50, IPC_NOWAIT, end, 9);
	NARROW(IPC, 12, id, 50, IPC_NOWAIT, words, 9);
	NARROW(IPC, 12, id, 50, IPC_NOWAIT, words, 9);
	NARROW(IPC, 14, id, IPC_STAT | 0x100, 0, page + 1024);
	NARROW(IPC, 14, id, IPC_RMID, 0, words);
	NARROW(IPC, 11, -1, -1, -1, -1, -1);
}

static void
segments(void)
{
	int id = NARROW(IPC, 23, IPC_PRIVATE, 4096, 0600);

	NARROW(IPC, 21, id, SHM_RND, words + 9, 0x20001000);
	NARROW(IPC, 24, id, IPC_STAT | 0x100, 0, page + 1024);
	NARROW(IPC, 22, 0, 0, 0, words[9]);
	NARROW(IPC, 1 << 16 | 21, id, 0, words + 9);
	NARROW(IPC, 21, id, 0, 0);
	NARROW(IPC, 21, id, 0, end - 2);
	NARROW(IPC, 21, id, 0, words + 9, 0x20001001);
	NARROW(IPC, 24, id, IPC_RMID, 0, words);
}

int
main(void)
{
	if (!HAS_NARROW)
		return 0;
	page = narrow_page();
	end = page + PROBE_PAGE;
	words = (uint32_t *)page;
	numbers();
	sockets();
	semaphores();
	messages();
	segments();
	return 0;
}
