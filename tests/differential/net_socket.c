/* Sockets: addresses of each common family, with right and wrong lengths, in and out. */
/* also: -yy */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "probe.h"

int
main(void)
{
	int pair[2], tcp = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
	int unix_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	struct sockaddr_in *in = tail_new(struct sockaddr_in, .sin_family = AF_INET, .sin_addr = { htonl(0x7f000001) });
	struct sockaddr_in6 *in6 = tail_new(struct sockaddr_in6, .sin6_family = AF_INET6, .sin6_port = htons(7),
		.sin6_flowinfo = htonl(5), .sin6_addr = IN6ADDR_LOOPBACK_INIT, .sin6_scope_id = 3);
	struct sockaddr_un *un = tail_new(struct sockaddr_un, AF_UNIX, "socket");
	struct sockaddr_un *abstract = tail_new(struct sockaddr_un, AF_UNIX, "\0abstract");
	socklen_t *length = tail_new(socklen_t, 16);

	socket(99, 77, 55);
	socket(AF_NETLINK, SOCK_RAW, 0);
	bind(tcp, (void *)in, sizeof(*in));
	bind(tcp, (void *)in, 3);
	bind(tcp, (void *)in, sizeof(*in) + 9);
	bind(tcp, NULL, 16);
	bind(tcp, NOWHERE, 16);
	bind(unix_, (void *)un, 2 + 6);
	bind(unix_, (void *)un, sizeof(*un));
	connect(unix_, (void *)abstract, 2 + 9);
	connect(tcp, (void *)in6, sizeof(*in6));
	listen(tcp, 5);
	getsockname(unix_, tail_alloc(128), tail_new(socklen_t, 128));
	getsockname(unix_, tail_alloc(4), tail_new(socklen_t, 4));
	getsockname(tcp, tail_alloc(16), NULL);
	getpeername(tcp, tail_alloc(16), length);
	accept4(-1, NULL, NULL, SOCK_CLOEXEC | 1);

	socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair);
	send(pair[0], "text\n", 5, MSG_NOSIGNAL | MSG_EOR);
	recv(pair[1], tail_alloc(100), 100, MSG_DONTWAIT);
	recv(pair[1], tail_alloc(100), 100, MSG_DONTWAIT | MSG_PEEK);
	sendto(unix_, "to", 2, 0, (void *)un, 2 + 6);
	recvfrom(unix_, tail_alloc(10), 10, 0, tail_alloc(110), tail_new(socklen_t, 110));
	sendto(unix_, NOWHERE, 2, 0, NOWHERE, 110);

	char *control = tail_alloc(CMSG_SPACE(2 * sizeof(int)));
	struct msghdr *message = tail_new(struct msghdr, .msg_iov = tail_new(struct iovec, "passed", 6), .msg_iovlen = 1,
		.msg_control = control, .msg_controllen = CMSG_SPACE(2 * sizeof(int)));
	*(struct cmsghdr *)control = (struct cmsghdr){ CMSG_LEN(2 * sizeof(int)), SOL_SOCKET, SCM_RIGHTS };
	memcpy(CMSG_DATA((struct cmsghdr *)control), pair, sizeof(pair));
	sendmsg(pair[0], message, 0);
	message->msg_iov = tail_new(struct iovec, tail_alloc(60), 60);
	recvmsg(pair[1], message, MSG_CMSG_CLOEXEC);
	TRY(p, sizeof(struct msghdr)) recvmsg(pair[1], p, MSG_DONTWAIT);

	setsockopt(tcp, SOL_SOCKET, SO_REUSEADDR, tail_new(int, 1), sizeof(int));
	setsockopt(tcp, SOL_SOCKET, SO_LINGER, tail_new(struct linger, 1, 5), sizeof(struct linger));
	setsockopt(tcp, IPPROTO_TCP, TCP_NODELAY, NOWHERE, sizeof(int));
	setsockopt(tcp, 1234, 99, tail_new(int, 1), 2);
	getsockopt(tcp, SOL_SOCKET, SO_ERROR, tail_alloc(sizeof(int)), tail_new(socklen_t, sizeof(int)));
	getsockopt(tcp, SOL_SOCKET, SO_RCVTIMEO, tail_alloc(sizeof(struct timeval)), tail_new(socklen_t, 2));
	getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, tail_alloc(12), tail_new(socklen_t, 12));
	shutdown(pair[0], SHUT_WR);
	shutdown(pair[0], 9);
	return 0;
}
