/* Fifty threads at once, each with calls of its own, some of which block while others run. */
#include <pthread.h>

#include "probe.h"

static int pipes[50][2];

static void *
work(void *argument)
{
	int me = (intptr_t)argument;
	char buffer[16];

	CALL(read, pipes[me][0], buffer, sizeof(buffer));
	CALL(getppid);
	CALL(lseek, pipes[me][0], me, SEEK_SET);
	if (me + 1 < 50)
		CALL(write, pipes[me + 1][1], "go on", 5);
	return NULL;
}

int
main(void)
{
	pthread_t threads[50];

	for (int i = 0; i < 50; i++)
		pipe(pipes[i]);
	for (intptr_t i = 0; i < 50; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	CALL(write, pipes[0][1], "begin", 5);
	for (int i = 0; i < 50; i++)
		pthread_join(threads[i], NULL);
	return 0;
}
