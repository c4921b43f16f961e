/* Calls of x32, which hardly any kernel takes today but every tracer of x86_64 may be shown: all numbers, those that x32 has
 * for itself and those of x86_64 that it lacks, with arguments that lead nowhere and to low memory. */
/* also: -n; -e trace=read@x32; -e trace=write@64,close; -e trace=execve#64,520@x32; -e trace=%process; -e trace=13; -e trace=/^(execve|waitid) */
#include "narrow.h"

#define X32 0x40000000
#define LAST 560

#ifdef __x86_64__
#define x32_call(number, ...) CALL_NR(X32 | (number), __VA_ARGS__)
#else
#define x32_call(number, ...) 0
#endif

static bool
is_in(int number, const int *list)
{
	while (*list && *list != number)
		list++;
	return *list;
}

int
main(void)
{
#ifdef __x86_64__
	/* What is told of these depends on more than the call, or on arguments that make no sense. */
	static const int none[] = { 144, 219, 237, 238, 0 }, wide[] = { 41, 165, 240, 534, 535, 546, 547, 0 }, low[] = { 42, 44, 49, 514, 544, 0 };
	char *page = narrow_page();
	uint32_t *words = (uint32_t *)(page + 1024);

	strcpy(page + 512, "some text");
	for (int i = 0; i < 64; i += 2) {
		words[i] = (uint32_t)(uintptr_t)(page + 512);
		words[i + 1] = 4;
	}
	for (int number = 0; number < LAST; number++) {
		if (is_in(number, none))
			continue;
		x32_call(number, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0);
		x32_call(number, 0, 0, 0, 0, 0, 0);
		if ((number < 330 || number >= 512) && !is_in(number, low))
			x32_call(number, words, words, words, words, words, words);
		x32_call(number, 0xffffffff, words, 2, words, 2, 0);
		if (!is_in(number, wide))
			x32_call(number, -1, -1, -1, words, words, 0);
	}
	x32_call(-1, 0);
	x32_call(1, 1, "too high", 3);
	x32_call(1030, 1, 2, 3, 4, 5, 6);
#endif
	return 0;
}
