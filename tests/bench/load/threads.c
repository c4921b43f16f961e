/* Makes CALLS getppid in all, by THREADS threads at once or, with a third argument, by one of them while the others sleep. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_barrier_t begun;
static long calls;

static void *
work(void *unused)
{
	if (unused != &begun)
		pthread_barrier_wait(&begun);
	for (long i = 0; i < calls; i++)
		syscall(SYS_getppid);
	return NULL;
}

static void *
sleep_on(void *unused)
{
	pthread_barrier_wait(&begun);
	pause();
	return unused;
}

int
main(int argc, char **argv)
{
	long threads = argc > 1 ? atol(argv[1]) : 100;
	int one = argc > 3;
	pthread_t *thread = calloc((size_t)threads, sizeof(*thread));
	pthread_attr_t small;

	if (!thread || threads < 1)
		return 1;
	calls = (argc > 2 ? atol(argv[2]) : 100000) / (one ? 1 : threads);
	pthread_barrier_init(&begun, NULL, (unsigned)threads + 1);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, 65536);
	for (long i = 0; i < threads; i++)
		if (pthread_create(&thread[i], &small, one ? sleep_on : work, NULL))
			return 1;
	pthread_barrier_wait(&begun);
	if (one)
		work(&begun);
	else
		for (long i = 0; i < threads; i++)
			pthread_join(thread[i], NULL);
	_exit(0);
}
