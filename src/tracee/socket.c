/* What a socket is bound and connected to: the kernel's sock_diag(7) tells by inode number. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/netlink_diag.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "socket.h"

#define REPLY_SIZE 16384
#define ATTRIBUTE_HEADER 4 /* struct nlattr, aligned */
#define CACHE_SIZE 1024    /* sockets; a power of two */
#define PATH_SIZE 64
#define PROTOCOL_NAME_SIZE 64

/* Protocols by the name that the kernel gives a socket's (extended attribute system.sockprotoname, struct proto). */
static const struct protocol {
	const char *kernel_name;
	const char *name; /* strace's */
	uint8_t family;
	uint8_t number;
	bool when_found; /* strace knows it only by what sock_diag tells */
} protocols[] = {
	{"TCP", "TCP", AF_INET, IPPROTO_TCP, false},
	{"UDP", "UDP", AF_INET, IPPROTO_UDP, false},
	{"TCPv6", "TCPv6", AF_INET6, IPPROTO_TCP, false},
	{"UDPv6", "UDPv6", AF_INET6, IPPROTO_UDP, false},
	{"UNIX-STREAM", "UNIX-STREAM", AF_UNIX, 0, false},
	{"UNIX", "UNIX", AF_UNIX, 0, false},
	{"NETLINK", "NETLINK", AF_NETLINK, NDIAG_PROTO_ALL, false},
	{"UDP-Lite", "UDPLITE", AF_INET, IPPROTO_UDPLITE, true},
	{"UDPLITEv6", "UDPLITEv6", AF_INET6, IPPROTO_UDPLITE, false},
	{"MPTCP", "TCP", AF_INET, IPPROTO_TCP, true}, /* told of as the TCP socket that it runs over */
	{"MPTCPv6", "TCPv6", AF_INET6, IPPROTO_TCP, true},
	{"DCCP", "DCCP", AF_INET, IPPROTO_DCCP, false},
	{"DCCPv6", "DCCPv6", AF_INET6, IPPROTO_DCCP, false},
	{"SCTP", "SCTP", AF_INET, IPPROTO_SCTP, false},
	{"SCTPv6", "SCTPv6", AF_INET6, IPPROTO_SCTP, false},
	{"RAW", "RAW", AF_INET, IPPROTO_RAW, false},
	{"RAWv6", "RAWv6", AF_INET6, IPPROTO_RAW, false},
	{"PING", "PING", AF_INET, IPPROTO_ICMP, false},
	{"PINGv6", "PINGv6", AF_INET6, IPPROTO_ICMP, false},
};

/* Sockets that are bound or connected, in the slot that their inode number has. strace tells for ever after what it found
 * first, and so does spy: one question for each socket. The machine's sockets are one set for all tracees, and so is
 * this. Made when the first is asked for. */
static struct note_socket *cache;

/* Replies come here; -1: not open yet, -2: there is no sock_diag. */
static int diag = -1;

static bool
diag_open(void)
{
	static const struct timeval patience = {.tv_sec = 1}; /* the kernel answers at once, or never */

	if (diag == -1) {
		diag = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
		if (diag < 0 || setsockopt(diag, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)))
			diag = -2;
	}
	return diag >= 0;
}

static void
tell_name(struct note_socket *socket, const void *data, size_t size)
{
	const uint8_t *end;

	if (size == 0)
		return;
	if (size > sizeof(socket->name))
		size = sizeof(socket->name);
	/* An abstract name, too, is told up to its first NUL behind the one that makes it abstract. */
	end = size > 1 ? memchr((const char *)data + 1, 0, size - 1) : NULL;
	if (end)
		size = (size_t)(end - (const uint8_t *)data);
	memcpy(socket->name, data, size);
	socket->name_size = (uint8_t)size;
}

static bool
take_unix(struct note_socket *socket, const void *body, size_t size)
{
	const struct unix_diag_msg *message = body;
	const char *at = (const char *)body + NLMSG_ALIGN(sizeof(*message)), *end = (const char *)body + size;

	if (size < sizeof(*message) || message->udiag_ino != (uint32_t)socket->inode)
		return false;
	while (end - at >= ATTRIBUTE_HEADER) {
		struct nlattr attribute;
		size_t length;

		memcpy(&attribute, at, sizeof(attribute));
		if (attribute.nla_len < ATTRIBUTE_HEADER || attribute.nla_len > end - at)
			break;
		length = attribute.nla_len - ATTRIBUTE_HEADER;
		if (attribute.nla_type == UNIX_DIAG_NAME)
			tell_name(socket, at + ATTRIBUTE_HEADER, length);
		else if (attribute.nla_type == UNIX_DIAG_PEER && length >= sizeof(uint32_t))
			socket->peer = *(const uint32_t *)(at + ATTRIBUTE_HEADER);
		if (NLA_ALIGN(attribute.nla_len) > end - at)
			break;
		at += NLA_ALIGN(attribute.nla_len);
	}
	return socket->peer || socket->name_size;
}

static void
tell_address(char to[NOTE_ADDRESS_SIZE], int family, const void *address, uint16_t port)
{
	char text[INET6_ADDRSTRLEN];

	if (inet_ntop(family, address, text, sizeof(text)))
		snprintf(to, NOTE_ADDRESS_SIZE, family == AF_INET6 ? "[%s]:%u" : "%s:%u", text, ntohs(port));
}

static bool
take_inet(struct note_socket *socket, const void *body, size_t size)
{
	const struct inet_diag_msg *message = body;
	const struct inet_diag_sockid *id = &message->id;

	if (size < sizeof(*message) || message->idiag_inode != (uint32_t)socket->inode)
		return false;
	if (message->idiag_family != AF_INET && message->idiag_family != AF_INET6)
		return false;
	tell_address(socket->local, message->idiag_family, id->idiag_src, id->idiag_sport);
	if (id->idiag_dport)
		tell_address(socket->remote, message->idiag_family, id->idiag_dst, id->idiag_dport);
	return true;
}

static bool
take_netlink(struct note_socket *socket, const void *body, size_t size)
{
	const struct netlink_diag_msg *message = body;

	if (size < sizeof(*message) || message->ndiag_ino != (uint32_t)socket->inode)
		return false;
	socket->netlink = true;
	socket->family = message->ndiag_protocol;
	socket->port = message->ndiag_portid;
	return true;
}

/* Send the question for SOCKET; returns its size, or -1. */
static ssize_t
ask(const struct protocol *protocol, const struct note_socket *socket, uint32_t sequence)
{
	struct {
		struct nlmsghdr header;
		union {
			struct unix_diag_req local;
			struct inet_diag_req_v2 inet;
			struct netlink_diag_req netlink;
		};
	} question = {.header = {.nlmsg_type = SOCK_DIAG_BY_FAMILY,
			      .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP,
			      .nlmsg_seq = sequence}};
	size_t size;

	switch (protocol->family) {
	case AF_UNIX: /* these can be asked for by inode number */
		question.header.nlmsg_flags = NLM_F_REQUEST;
		question.local = (struct unix_diag_req){.sdiag_family = AF_UNIX,
			.udiag_states = UINT32_MAX,
			.udiag_ino = (uint32_t)socket->inode,
			.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER,
			.udiag_cookie = {UINT32_MAX, UINT32_MAX}};
		size = sizeof(question.local);
		break;
	case AF_NETLINK:
		question.netlink = (struct netlink_diag_req){
			.sdiag_family = AF_NETLINK, .sdiag_protocol = protocol->number};
		size = sizeof(question.netlink);
		break;
	default:
		question.inet = (struct inet_diag_req_v2){.sdiag_family = protocol->family,
			.sdiag_protocol = protocol->number,
			.idiag_states = UINT32_MAX};
		size = sizeof(question.inet);
		break;
	}
	question.header.nlmsg_len = (uint32_t)(NLMSG_HDRLEN + size);
	while ((size = (size_t)send(diag, &question, question.header.nlmsg_len, 0)) == (size_t)-1 &&
		errno == EINTR) {
	}
	return (ssize_t)size;
}

/* Find SOCKET in the answer. All of it is read, or the next question would find the kernel busy with it. */
static bool
ask_for(const struct protocol *protocol, struct note_socket *socket)
{
	static uint32_t sequence;
	_Alignas(struct nlmsghdr) char reply[REPLY_SIZE];
	bool found = false;

	if (!diag_open() || ask(protocol, socket, ++sequence) < 0)
		return false;
	for (;;) {
		ssize_t got = recv(diag, reply, sizeof(reply), 0);
		const struct nlmsghdr *header = (const struct nlmsghdr *)reply;
		unsigned rest = (unsigned)got;

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return found;
		for (; NLMSG_OK(header, rest); header = NLMSG_NEXT(header, rest)) {
			const void *body = NLMSG_DATA(header);
			size_t size = header->nlmsg_len - NLMSG_HDRLEN;

			if (header->nlmsg_seq != sequence)
				continue;
			if (header->nlmsg_type == NLMSG_DONE || header->nlmsg_type == NLMSG_ERROR)
				return found;
			if (!found)
				found = protocol->family == AF_UNIX      ? take_unix(socket, body, size)
					: protocol->family == AF_NETLINK ? take_netlink(socket, body, size)
									 : take_inet(socket, body, size);
			if (protocol->family == AF_UNIX)
				return found;
		}
	}
}

static const struct protocol *
protocol_of(pid_t tid, int fd)
{
	char path[PATH_SIZE], name[PROTOCOL_NAME_SIZE];
	ssize_t length;

	snprintf(path, sizeof(path), "/proc/%d/fd/%d", tid, fd);
	length = getxattr(path, "system.sockprotoname", name, sizeof(name) - 1);
	if (length <= 0)
		return NULL;
	name[length] = '\0';
	for (size_t i = 0; i < sizeof(protocols) / sizeof(*protocols); i++)
		if (strcmp(protocols[i].kernel_name, name) == 0)
			return &protocols[i];
	return NULL;
}

bool
socket_note(pid_t tid, int fd, uint64_t inode, struct note_socket *socket)
{
	const struct protocol *protocol;
	struct note_socket *slot;
	bool found;

	if (!cache)
		cache = calloc(CACHE_SIZE, sizeof(*cache));
	slot = cache ? &cache[inode % CACHE_SIZE] : NULL;
	if (slot && slot->protocol && slot->inode == inode) {
		*socket = *slot;
		return true;
	}
	protocol = protocol_of(tid, fd);
	if (!protocol)
		return false;
	*socket = (struct note_socket){.protocol = protocol->name, .inode = inode};
	found = ask_for(protocol, socket);
	if (found && slot)
		*slot = *socket;
	return found || !protocol->when_found;
}
