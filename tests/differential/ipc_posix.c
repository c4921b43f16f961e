/* POSIX message queues. */
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <time.h>

#include "probe.h"

int
main(void)
{
	struct mq_attr *attributes = tail_new(struct mq_attr, 0, 2, 64, 0);
	struct mq_attr *old = tail_alloc(sizeof(*old));
	struct sigevent *event = tail_alloc(sizeof(*event));
	struct timespec *soon = tail_new(struct timespec, 1, 2);
	unsigned *priority = tail_alloc(sizeof(*priority));
	char *text = tail_alloc(64);
	int queue = CALL(mq_open, "spy-probe", O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0600, attributes);

	CALL(mq_open, "spy-none", O_RDONLY, 0600, attributes);
	CALL(mq_open, "/", O_WRONLY | O_CREAT | O_EXCL, 07777, NULL);
	CALL(mq_open, NOWHERE, O_CREAT, 0, NOWHERE);
	CALL(mq_open, NULL, -1, -1, attributes);
	CALL(mq_timedsend, queue, "hello", 5, 7, soon);
	CALL(mq_timedsend, queue, "hello", 5, -1, NULL);
	CALL(mq_timedsend, queue, NOWHERE, 5, 0, NOWHERE);
	CALL(mq_timedreceive, queue, text, 64, priority, NULL);
	CALL(mq_timedreceive, queue, text, 64, priority, soon);
	CALL(mq_timedreceive, queue, text, 1, NULL, NULL);
	CALL(mq_timedreceive, -1, NOWHERE, -1, NOWHERE, NOWHERE);
	CALL(mq_getsetattr, queue, NULL, old);
	attributes->mq_flags = 0x12345;
	CALL(mq_getsetattr, queue, attributes, old);
	attributes->mq_flags = O_NONBLOCK;
	CALL(mq_getsetattr, queue, attributes, old);
	CALL(mq_getsetattr, -1, NOWHERE, NOWHERE);
	event->sigev_notify = SIGEV_NONE;
	CALL(mq_notify, queue, event);
	CALL(mq_notify, queue, NULL);
	event->sigev_notify = SIGEV_SIGNAL;
	event->sigev_signo = SIGUSR1;
	event->sigev_value.sival_int = 5;
	CALL(mq_notify, -1, event);
	event->sigev_notify = SIGEV_THREAD;
	CALL(mq_notify, -1, event);
	event->sigev_notify = 77;
	CALL(mq_notify, -1, event);
	CALL(mq_notify, -1, NOWHERE);
	CALL(mq_unlink, "spy-probe");
	CALL(mq_unlink, NOWHERE);
	return 0;
}
