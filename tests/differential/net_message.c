/* Messages with vectors and control messages, one and many, sent and received. */
/* also: -yy */
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>

#include "probe.h"

static void
control_messages(void)
{
	static const int16_t kinds[][2] = { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 6 }, { 0, 8 }, { 0, 11 }, { 0, 20 }, { 0, 23 }, { 0, 52 }, { 0, 99 },
		{ 1, 1 }, { 1, 2 }, { 1, 3 }, { 1, 4 }, { 1, 29 }, { 1, 35 }, { 1, 37 }, { 1, 41 }, { 1, 63 }, { 1, 64 }, { 1, 65 }, { 1, 99 },
		{ 41, 50 }, { 132, 0 }, { 270, 3 }, { 99, -1 } };
	static const uint8_t lengths[] = { 0, 1, 3, 4, 5, 8, 12, 16, 20, 24, 32, 33, 48, 64 };
	uint8_t control[256];
	struct cmsghdr *header = (void *)control;
	struct msghdr message = { .msg_control = control };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		for (size_t j = 0; j < sizeof(lengths); j++) {
			for (size_t k = 0; k < sizeof(control); k++)
				control[k] = k;
			header->cmsg_level = kinds[i][0];
			header->cmsg_type = kinds[i][1];
			header->cmsg_len = CMSG_LEN(lengths[j]);
			message.msg_controllen = header->cmsg_len;
			CALL(sendmsg, -1, &message, 0);
		}
	/* Lengths that lie. (-1 is left out: strace 7.2 never ends with it.) */
	static const long lies[] = { 0, 1, 12, 15, 17, 1000 };
	for (size_t i = 0; i < sizeof(lies) / sizeof(*lies); i++) {
		memset(control, 0, sizeof(control));
		header->cmsg_level = 1;
		header->cmsg_type = 1;
		header->cmsg_len = lies[i];
		message.msg_controllen = 40;
		CALL(sendmsg, -1, &message, 0);
		header->cmsg_len = CMSG_LEN(8);
		header = (void *)(control + CMSG_SPACE(8));
		header->cmsg_len = lies[i];
		message.msg_controllen = CMSG_SPACE(8) + 20;
		CALL(sendmsg, -1, &message, 0);
		header = (void *)control;
	}
	/* Room that is left behind the last message. */
	for (int first = CMSG_LEN(0); first < (int)CMSG_LEN(8); first += 3)
		for (int size = first; size < 60; size += 1 + size % 3) {
			memset(control, 0, sizeof(control));
			*(struct cmsghdr *)(control + CMSG_ALIGN(first)) = (struct cmsghdr){ CMSG_LEN(0), 5, 6 };
			*header = (struct cmsghdr){ first, 1, 99 };
			message.msg_controllen = size;
			CALL(sendmsg, -1, &message, 0);
		}
	for (int length = 0; length < 18; length += 3) {
		message.msg_controllen = length;
		CALL(sendmsg, -1, &message, 0);
	}
	message.msg_control = NOWHERE;
	message.msg_controllen = 100;
	CALL(sendmsg, -1, &message, 0);
	message.msg_controllen = -1;
	CALL(sendmsg, -1, &message, 0);
	message.msg_control = NULL;
	CALL(sendmsg, -1, &message, -1);
}

static void
messages(int from, int to)
{
	struct sockaddr_un name = { AF_UNIX, "none" };
	struct iovec out[3] = { { "hello", 5 }, { "world", 5 }, { NULL, 0 } };
	struct msghdr sent = { &name, sizeof(name), out, 3, NULL, 0, 0x40 };
	char control[200] = "", text[100], address[128];
	struct iovec in[2] = { { text, 3 }, { text + 3, 97 } };
	struct msghdr received = { address, sizeof(address), in, 2, control, sizeof(control), -1 };
	int one = 1;

	sendmsg(from, &sent, 0);
	sent.msg_name = NULL;
	sent.msg_namelen = 0;
	*(struct cmsghdr *)control = (struct cmsghdr){ CMSG_LEN(8), SOL_SOCKET, SCM_RIGHTS };
	memset(CMSG_DATA((struct cmsghdr *)control), 0, 8);
	sent.msg_control = control;
	sent.msg_controllen = CMSG_SPACE(8);
	sendmsg(from, &sent, 0);
	setsockopt(to, SOL_SOCKET, SO_PASSCRED, &one, sizeof(one));
	recvmsg(to, &received, 0);
	received.msg_namelen = sizeof(address);
	recvmsg(to, &received, MSG_DONTWAIT);
	sent.msg_controllen = 0;
	sendmsg(from, &sent, 0);
	received.msg_controllen = 0;
	in[1].iov_len = 2;
	recvmsg(to, &received, MSG_DONTWAIT | MSG_TRUNC);
	TRY_COPY(p, &sent, sizeof(sent)) CALL(sendmsg, -1, p, 0);
	TRY_COPY(p, &received, sizeof(received)) CALL(recvmsg, to, p, MSG_DONTWAIT);
	sent.msg_iov = NOWHERE;
	CALL(sendmsg, from, &sent, 0);
	sent.msg_iov = tail_copy(out, sizeof(out));
	sent.msg_iovlen = 5;
	CALL(sendmsg, from, &sent, 0);
	sent.msg_iovlen = -1;
	CALL(sendmsg, from, &sent, 0);
	sent.msg_iov = out;
	sent.msg_iovlen = 3;
	out[1].iov_base = NOWHERE;
	CALL(sendmsg, from, &sent, 0);
	out[1].iov_base = "world";
}

struct many {
	struct msghdr header;
	unsigned length;
};

static void
many(int from, int to)
{
	struct sockaddr_un name = { AF_UNIX, "none" };
	struct iovec out[2] = { { "first", 5 }, { "second", 6 } };
	char text[2][40], address[2][128];
	struct iovec in[2] = { { text[0], 40 }, { text[1], 40 } };
	struct many *vector = tail_alloc(3 * sizeof(*vector));
	struct timespec *timeout = tail_new(struct timespec, 0, 0);

	for (int i = 0; i < 3; i++)
		vector[i].header = (struct msghdr){ .msg_iov = out, .msg_iovlen = i ? i : 1 };
	CALL(sendmmsg, from, vector, 2, 0);
	vector[1].header.msg_name = &name;
	vector[1].header.msg_namelen = sizeof(name);
	CALL(sendmmsg, from, vector, 2, 0);
	CALL(sendmmsg, from, vector, 0, 0);
	CALL(sendmmsg, from, NOWHERE, 2, 0);
	CALL(sendmmsg, -1, vector, 2, 0);
	CALL(sendmmsg, -1, vector, 4, 0);
	for (int i = 0; i < 2; i++)
		vector[i].header = (struct msghdr){ address[i], 128, in + i, 1 };
	CALL(recvmmsg, to, vector, 3, MSG_DONTWAIT, NULL);
	for (int i = 0; i < 2; i++)
		vector[i].header = (struct msghdr){ address[i], 128, in + i, 1 };
	CALL(recvmmsg, to, vector, 2, MSG_DONTWAIT, NULL);
	CALL(recvmmsg, to, vector, 0, 0, timeout);
	CALL(recvmmsg, to, vector, 0, 0, NULL);
	CALL(recvmmsg, to, NOWHERE, 2, 0, NOWHERE);
	timeout->tv_sec = -1;
	CALL(recvmmsg, to, vector, 2, 0, timeout);
}

int
main(void)
{
	int pair[2];

	control_messages();
	socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
	messages(pair[0], pair[1]);
	many(pair[0], pair[1]);
	return 0;
}
