/* All calls of i386 as entered, by number, made by int 0x80 in a program of 64 bits of which the kernel refuses to make any:
 * they fail, and then succeed, with arguments that lead nowhere, to each other and to memory that means little. */
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

#include "narrow.h"

#define LAST 480

#ifdef __x86_64__
static void
refuse(int error)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_I386, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof(code) / sizeof(*code), code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
		abort();
}

static bool
is_in(int number, const int *list)
{
	while (*list && *list != number)
		list++;
	return *list;
}

static void
sweep(char *page, const int *left_out)
{
	uint32_t *words = (uint32_t *)(page + 1024);

	for (int number = 1; number < LAST; number++) {
		if (is_in(number, left_out))
			continue;
		NARROW(number);
		NARROW(number, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff);
		NARROW(number, words, words, words, words, words, words);
		NARROW(number, 3, words, 2, words, 2, words);
		NARROW(number, words, 2, words, 2, words, 2);
		NARROW(number, page + 512, 1, 2, 3, 4, 5);
	}
}
#endif

int
main(void)
{
#ifdef __x86_64__
	/* Calls that no kernel has, and those of which memory without sense is told otherwise: too long a structure of which the end
	 * cannot be read, pointers of more than 32 bits, modes of more than 16; and children that there are not. */
	static const int failing[] = { 54, 59, 109, 113, 149, 248, 386, 444, 460, 469, 470, 0 };
	static const int succeeding[] = { 2, 54, 59, 109, 113, 120, 124, 141, 149, 183, 190, 195, 196, 197, 220, 248, 300, 341, 343, 386, 405, 435,
		444, 457, 459, 460, 461, 468, 469, 470, 0 };
	char *page = narrow_page();
	uint32_t *words = (uint32_t *)(page + 1024);

	strcpy(page + 512, "some text");
	for (int i = 0; i < 64; i += 2) {
		words[i] = (uint32_t)(uintptr_t)(page + 512);
		words[i + 1] = 4;
	}
	refuse(ENOSYS);
	sweep(page, failing);
	refuse(0); /* the filter that is installed last says what the result is */
	sweep(page, succeeding);
#endif
	return 0;
}
