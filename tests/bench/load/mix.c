/* Two threads that compute and make system calls by turns, ROUNDS times. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static long rounds;

static void *
work(void *seed)
{
	volatile unsigned long value = (unsigned long)seed;

	for (long i = 0; i < rounds; i++) {
		for (int step = 0; step < 50000; step++)
			value = value * 6364136223846793005UL + 1442695040888963407UL;
		for (int call = 0; call < 4; call++)
			syscall(SYS_getppid);
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	pthread_t other;

	rounds = argc > 1 ? atol(argv[1]) : 1000;
	if (pthread_create(&other, NULL, work, &other))
		return 1;
	work(&rounds);
	pthread_join(other, NULL);
	return 0;
}
