/* bpf: every command with structures of several lengths, empty and full. */
#include "pretend.h"
int
main(int argc, char **argv)
{
	unsigned char *m = tail_alloc(256);
	pretend_start();
	for (unsigned c = 0; c < 42; c++)
		for (unsigned k = 0; k < 2; k++) {
			memset(m, 0, 256);
			if (k)
				for (int i = 0; i < 256; i++)
					m[i] = i * 7 + 1;
			static const unsigned s[] = {0, 4, 8, 16, 24, 40, 64, 128, 200};
			for (unsigned j = 0; j < sizeof s / sizeof *s; j++) {
				unsigned char *p = m + 256 - s[j];
				if (k)
					for (unsigned i = 0; i < s[j]; i++)
						p[i] = i * 7 + 1;
				PRETEND(bpf, c, p, s[j]);
			}
		}
	CALL(exit_group, 0);
	return 0;
}
