/* Bytes that calls move to and from descriptors: buffers, vectors, messages; short, empty, unreadable, lost. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

static char buffer[4096];
static struct iovec out[3] = {{"hello", 5}, {"abc", 3}, {"world, this is a longer text\n\1\177\377", 32}};
static struct iovec gap[3] = {{"hello", 5}, {"", 0}, {"lost", 4}};
static struct iovec bad[3] = {{"hello", 5}, {(void *)1, 3}, {"xy", 2}};
static struct iovec in[3] = {{buffer, 3}, {buffer + 10, 20}, {buffer + 100, 1000}};

static void
streams(void)
{
	char *edge = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int ends[2];

	mprotect(edge + 4096, 4096, PROT_NONE);
	memset(edge, 'm', 4096);
	pipe2(ends, O_NONBLOCK);
	write(ends[1], "abc", 3);
	read(ends[0], buffer, 100);
	read(ends[0], buffer, 100);
	write(ends[1], "", 0);
	write(99, "lost", 4);
	write(ends[1], (void *)1, 5);
	write(ends[1], "0123456789abcdef", 16);
	read(ends[0], buffer, 0);
	read(ends[0], buffer, 100);
	write(ends[1], edge + 4090, 6);
	write(ends[1], edge + 4090, 100);
	read(ends[0], buffer, 100);
	writev(ends[1], out, 3);
	readv(ends[0], in, 3);
	writev(ends[1], gap, 3);
	readv(ends[0], in, 3);
	writev(ends[1], bad, 3);
	writev(ends[1], (void *)1, 3);
	writev(99, out, 3);
	vmsplice(ends[1], out, 1, 0);
	memset(buffer, 'A', 1000);
	write(ends[1], buffer, 1000);
	read(ends[0], buffer, sizeof(buffer));
}

static void
sockets(void)
{
	struct msghdr message = {.msg_iov = out, .msg_iovlen = 3}, room = {.msg_iov = in, .msg_iovlen = 3};
	struct mmsghdr messages[2] = {{message}, {message}}, rooms[3] = {{room}, {room}, {room}};
	struct sockaddr_un from;
	socklen_t length = sizeof(from);
	int ends[2];

	socketpair(AF_UNIX, SOCK_DGRAM, 0, ends);
	send(ends[0], "dgram", 5, 0);
	recv(ends[1], buffer, 100, 0);
	sendto(ends[0], "dgram", 5, 0, 0, 0);
	recvfrom(ends[1], buffer, 3, 0, (void *)&from, &length);
	sendto(99, "lost", 4, 0, 0, 0);
	sendmsg(ends[0], &message, 0);
	recvmsg(ends[1], &room, MSG_PEEK);
	recvmsg(ends[1], &room, 0);
	recvmsg(ends[1], &room, MSG_DONTWAIT);
	sendmsg(99, &message, 0);
	sendmmsg(ends[0], messages, 2, 0);
	recvmmsg(ends[1], rooms, 3, MSG_DONTWAIT, 0);
}

static void
files(void)
{
	int file = open("moved", O_RDWR | O_CREAT | O_TRUNC, 0600), null = open("/dev/null", O_WRONLY);
	int event = eventfd(3, 0);
	mqd_t queue = mq_open("/spy-moved", O_RDWR | O_CREAT | O_NONBLOCK, 0600, 0);

	pwrite(file, "pwrite", 6, 0);
	pread(file, buffer, 10, 0);
	pwritev(file, out, 3, 0);
	preadv(file, in, 2, 0);
	pwritev2(file, out, 3, 0, 0);
	preadv2(file, in, 2, 0, 0);
	pwrite(99, "lost", 4, 0);
	fsetxattr(file, "user.a", "v", 1, 0);
	read(event, buffer, 8);
	mq_send(queue, "queue", 5, 0);
	mq_receive(queue, buffer, 8192, 0);
	mq_unlink("/spy-moved");
	write(null, mmap(0, 1 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 70000);
}

int
main(void)
{
	streams();
	sockets();
	files();
	return 0;
}
