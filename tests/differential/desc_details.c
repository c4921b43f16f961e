/* What is behind descriptors: devices, sockets in each state, counters, signals, processes, and files that are gone. */
/* also: -yy; -yy -x; -e decode-fds=socket; -e decode-fds=dev,eventfd; -e decode-fds=!path,socket */
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>

#include "probe.h"

/* Tracers look at a descriptor when it is used. */
static int
use(int fd)
{
	fcntl(fd, F_GETFD);
	return fd;
}

static void
files(void)
{
	int fd;

	use(open("/dev/null", O_RDWR));
	use(open("/dev/zero", O_PATH));
	use(open("/dev/ptmx", O_RDWR | O_NOCTTY));
	use(open("/dev", O_RDONLY));
	mknod("block", S_IFBLK | 0600, 0x101);
	use(open("block", O_PATH));
	mknod("char", S_IFCHR | 0600, 0x12345);
	fd = use(open("char", O_PATH));
	unlink("char");
	use(fd);
	mkfifo("fifo", 0600);
	use(open("fifo", O_RDWR));
	fd = use(open("name\n<\351>\"'\\\1", O_CREAT | O_RDWR, 0600));
	unlink("name\n<\351>\"'\\\1");
	use(fd);
	fd = use(open("so called (deleted)", O_CREAT | O_RDWR, 0600));
	rename("so called (deleted)", "otherwise (deleted)");
	use(fd);
	unlink("otherwise (deleted)");
	use(fd);
	mkdir("directory", 0700);
	fd = open("directory", O_DIRECTORY);
	rmdir("directory");
	use(fd);
	use(syscall(SYS_memfd_create, "memory", 0));
	use(open("/proc/self/ns/uts", O_RDONLY));
}

static void
local_sockets(void)
{
	static const int types[] = { SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET };
	struct sockaddr_un path = { AF_UNIX, "socket\n<\351>\"\\\1" }, abstract = { AF_UNIX };
	int pair[2], listening, one, other, named = socket(AF_UNIX, SOCK_DGRAM, 0);
	socklen_t abstract_length = sizeof(abstract);

	/* The kernel makes up an abstract name, and ours begins so: it must be in use nowhere else. */
	bind(named, (void *)&path, 2);
	use(named);
	getsockname(named, (void *)&abstract, &abstract_length);
	memcpy((char *)&abstract + abstract_length, "<\0behind", 8);
	abstract_length += 8;

	for (int i = 0; i < 3; i++) {
		socketpair(AF_UNIX, types[i], 0, pair);
		use(pair[0]);
		use(pair[1]);
	}
	for (int i = 0; i < 2; i++) {
		struct sockaddr_un *address = i ? &abstract : &path;
		socklen_t length = i ? abstract_length : sizeof(path);

		listening = use(socket(AF_UNIX, SOCK_STREAM, 0));
		bind(listening, (void *)address, length);
		use(listening);
		listen(listening, 5);
		one = use(socket(AF_UNIX, SOCK_STREAM, 0));
		connect(one, (void *)address, length);
		use(one);
		other = use(accept(listening, NULL, NULL));
		use(one);
		close(other);
		use(one);
	}
	one = socket(AF_UNIX, SOCK_DGRAM, 0);
	memset(path.sun_path, 'x', sizeof(path.sun_path));
	bind(one, (void *)&path, sizeof(path));
	use(one);
}

static void
internet(int family, const char *host)
{
	struct sockaddr_in in = { AF_INET };
	struct sockaddr_in6 in6 = { AF_INET6 };
	void *address = family == AF_INET ? (void *)&in : &in6;
	socklen_t length = family == AF_INET ? sizeof(in) : sizeof(in6);
	int listening, one, other;

	inet_pton(family, host, family == AF_INET ? (void *)&in.sin_addr : &in6.sin6_addr);
	listening = use(socket(family, SOCK_STREAM, 0));
	bind(listening, address, length);
	use(listening);
	listen(listening, 5);
	use(listening);
	getsockname(listening, address, &length);
	one = use(socket(family, SOCK_STREAM, 0));
	connect(one, address, length);
	use(one);
	other = use(accept(listening, NULL, NULL));
	shutdown(one, SHUT_WR);
	use(one);
	close(other);
	use(one);
	one = use(socket(family, SOCK_DGRAM, 0));
	connect(one, address, length);
	use(one);
	one = use(socket(family, SOCK_DGRAM, IPPROTO_UDPLITE));
	bind(one, address, length);
	use(one);
	use(socket(family, SOCK_RAW, family == AF_INET ? IPPROTO_ICMP : IPPROTO_ICMPV6));
	use(socket(family, SOCK_STREAM, 262)); /* IPPROTO_MPTCP */
}

static void
other_sockets(void)
{
	static const int protocols[] = { NETLINK_ROUTE, NETLINK_USERSOCK, NETLINK_SOCK_DIAG, NETLINK_KOBJECT_UEVENT, NETLINK_GENERIC };

	for (int i = 0; i < 5; i++) {
		struct sockaddr_nl address = { AF_NETLINK, .nl_pid = 54321 + i };
		int fd = use(socket(AF_NETLINK, SOCK_RAW, protocols[i]));

		bind(fd, (void *)&address, sizeof(address));
		use(fd);
		close(fd);
	}
	use(socket(AF_PACKET, SOCK_RAW, 0));
	use(socket(40, SOCK_STREAM, 0)); /* AF_VSOCK */
	use(socket(44, SOCK_RAW, 0)); /* AF_XDP */
}

static void
counters(void)
{
	uint64_t set = 0, count = 0xfffffffffffffff0;
	int fd = use(eventfd(5, EFD_SEMAPHORE)), self = CALL(pidfd_open, getpid(), 0);
	pid_t child;

	close(fd);
	fd = use(eventfd(0, 0));
	write(fd, &count, 8);
	use(fd);
#ifdef SYS_signalfd
	use(CALL(signalfd, -1, &set, 8));
#endif
	set = 0x10000000a;
#ifdef SYS_signalfd
	use(CALL(signalfd, -1, &set, 8));
#endif
	set = ~set;
#ifdef SYS_signalfd
	use(CALL(signalfd, -1, &set, 8));
#endif
	use(timerfd_create(CLOCK_MONOTONIC, 0));
	use(epoll_create1(0));
	use(inotify_init1(0));
	use(self);
	child = vfork();
	if (child == 0)
		_exit(0);
	fd = use(CALL(pidfd_open, child, 0));
	waitpid(child, NULL, 0);
	use(fd);
}

int
main(void)
{
	files();
	local_sockets();
	internet(AF_INET, "127.0.0.1");
	internet(AF_INET6, "::1");
	other_sockets();
	counters();
	chdir("/usr");
	openat(AT_FDCWD, "share", O_RDONLY);
	dup2(3, 4);
	return 0;
}
