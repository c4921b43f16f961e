/* A fork bomb that stops by itself: 200 processes in three generations, most of them alive at once. */
#include "probe.h"

static void
breed(int children, int grandchildren)
{
	for (int i = 0; i < children; i++)
		if (fork() == 0) {
			breed(i ? grandchildren : 0, 0);
			_exit(i % 7);
		}
	while (wait(NULL) > 0)
		;
}

int
main(void)
{
	breed(10, 21);
	return 3;
}
