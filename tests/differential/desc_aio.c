/* Asynchronous reading and writing, the old way. */
#include <linux/aio_abi.h>
#include <poll.h>
#include <sys/uio.h>

#include "pretend.h"

/* Flags, and what they decide, beside each command, submitted and cancelled. */
static void
flags(void)
{
	uint8_t *command = tail_alloc(64);
	void *commands[] = { command };

	for (int operation = 0; operation < 10; operation++)
		for (int bits = 0; bits < 8; bits++) {
			memset(command, 0, 64);
			*(short *)(command + 16) = operation;
			*(short *)(command + 18) = bits & 4 ? 0x2003 : 0;
			*(int *)(command + 56) = bits & 3;
			for (int resfd = 0; resfd < 6; resfd += 5) {
				*(int *)(command + 60) = resfd;
				CALL(io_submit, 0, 1, commands);
				CALL(io_cancel, 0, command, 0);
			}
		}
}

int
main(void)
{
	unsigned long *context = tail_alloc(sizeof(long));
	int fd = CALL(openat, AT_FDCWD, "/etc/passwd", O_RDONLY);
	struct iovec vector = {"abcdefgh", 8};
	char *buffer = tail_alloc(100);
	struct iocb *one = tail_alloc(sizeof(*one)), *list[40];
	struct io_event *events = tail_alloc(sizeof(*events) * 4);
	struct timespec *time = tail_new(struct timespec, 0, 5);
	uint64_t *mask = tail_new(uint64_t, 2);
	struct { void *mask; size_t size; } *sig = tail_alloc(sizeof(*sig));

	sig->mask = mask;
	sig->size = 8;
	CALL(io_setup, -1, context);
	CALL(io_setup, 5, NULL);
	CALL(io_setup, 5, NOWHERE);
	CALL(io_setup, 8, context);
	for (int i = 0; i < 12; i++) {
		one->aio_data = i == 3 ? 0x123456789abcdef : i;
		one->aio_key = i == 2 ? 7 : 0;
		one->aio_lio_opcode = i;
		one->aio_reqprio = i == 1 ? -1 : i;
		one->aio_fildes = i < 2 ? fd : -1;
		one->aio_buf = i >= 7 && i < 9 ? (long)&vector : (long)buffer;
		one->aio_nbytes = i >= 7 && i < 9 ? 1 : 40;
		one->aio_offset = i * 10;
		one->aio_flags = i == 4 ? 1 : i == 5 ? 0xff : 0;
		one->aio_resfd = i == 4 || i == 5 ? fd : 0;
		one->aio_rw_flags = i == 6 ? 8 : 0;
		list[0] = one;
		CALL(io_submit, *context, 1, list);
	}
	one->aio_lio_opcode = 1;
	one->aio_buf = (long)"some text that is longer than thirty-two bytes";
	one->aio_nbytes = 45;
	CALL(io_submit, *context, 1, list);
	one->aio_buf = (long)NOWHERE;
	CALL(io_submit, *context, 1, list);
	one->aio_lio_opcode = 0xffff;
	CALL(io_submit, *context, 1, list);
	list[1] = NOWHERE;
	list[2] = NULL;
	CALL(io_submit, *context, 3, list);
	CALL(io_submit, *context, 0, list);
	CALL(io_submit, *context, -1, list);
	CALL(io_submit, *context, 2, NOWHERE);
	CALL(io_submit, 0, 2, tail_copy(list, sizeof(*list)));
	for (int i = 0; i < 40; i++)
		list[i] = one;
	CALL(io_submit, *context, 40, list);
	CALL(io_getevents, *context, 0, 4, events, time);
	CALL(io_getevents, *context, 0, 0, events, NULL);
	CALL(io_getevents, -1, -1, -1, NOWHERE, NOWHERE);
	CALL(io_pgetevents, *context, 0, 4, events, time, sig);
	CALL(io_pgetevents, *context, 0, 4, events, time, NULL);
	CALL(io_pgetevents, *context, 0, 4, events, time, NOWHERE);
	CALL(io_cancel, *context, one, events);
	CALL(io_cancel, 5, NULL, NOWHERE);
	CALL(io_destroy, *context);
	CALL(io_destroy, 0x1234);
	pretend_start();
	memset(events, 255, sizeof(*events) * 4);
	PRETEND(io_cancel, 5, one, events);
	PRETEND(io_setup, 5, context);
	flags();
	CALL(exit_group, 0);
	return 0;
}
