/* ioctl requests of network interfaces, with whatever the structures may hold. */
#include <net/if.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include "pretend.h"
int
main(void)
{
	unsigned char *m = tail_alloc(40);
	pretend_start();
	struct ifreq *q = (void *)m;
	struct sockaddr_in *a = (void *)&q->ifr_addr;
	for (int k = 0; k < 3; k++) {
		memset(m, k == 2 ? 255 : 0, 40);
		strcpy(q->ifr_name, k == 2 ? "" : "eth0");
		if (k == 1)
			strcpy(q->ifr_name, "abcdefghijklmno");
		if (k < 2) {
			a->sin_family = k == 1 ? AF_INET : 1;
			a->sin_port = htons(80);
			a->sin_addr.s_addr = htonl(0x7f000001);
		}
		for (unsigned i = 0x8900; i < 0x8a00; i++)
			if ((i & 0xff) < 0xf0 && i != 0x8946)
				PRETEND(ioctl, 5, i, m);
	}
	CALL(exit_group, 0);
	return 0;
}
