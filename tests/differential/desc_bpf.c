/* bpf: every command with structures of several lengths, empty and full. */
#include "pretend.h"
/* Links by what they are attached to, in every length; flags and arrays of some. */
static void
links(void)
{
	uint8_t *attr = tail_alloc(64);
	uint32_t *words = (uint32_t *)attr;
	uint64_t *longs = (uint64_t *)attr;
	long array = (long)tail_copy((uint64_t[]){ (long)"one", (long)"two", 5 }, 24);

	for (int step = 0; step < 8; step += 7)
		for (int type = 0; type < 62; type++)
			for (int size = 16; size <= 64; size += 4) {
				for (int i = 0; i < 64; i++)
					attr[i] = step ? i * step + 1 : 0;
				words[2] = type;
				PRETEND(bpf, 28, attr, size);
				words[3] = 0;
				PRETEND(bpf, 28, attr, size);
			}
	for (int bit = 0; bit < 9; bit++) {
		memset(attr, 0, 64);
		words[3] = 1 << bit;
		words[4] = 5;
		PRETEND(bpf, 28, attr, 64);
		words[4] = 0;
		words[6] = 1;
		PRETEND(bpf, 28, attr, 64);
	}
	for (int type = 0x2a; type < 0x3c; type++) {
		memset(attr, 0, 64);
		words[2] = type;
		words[4] = words[5] = 2;
		longs[3] = array;
		PRETEND(bpf, 28, attr, 64);
		longs[2] = longs[4] = longs[5] = array;
		words[12] = words[13] = 3;
		words[14] = -1;
		PRETEND(bpf, 28, attr, 64);
		PRETEND(bpf, 28, attr, 60);
	}
}

/* Programs of more instructions than are told, and that end where memory does. */
static void
long_programs(void)
{
	uint64_t *instructions = tail_alloc(4200 * 8), *attr = tail_alloc(128);

	for (unsigned count = 4095; count < 4099; count++) {
		attr[0] = 1 | (uint64_t)count << 32;
		attr[1] = (long)instructions;
		CALL(bpf, 5, attr, 128);
	}
	attr[0] = 1 | 10ull << 32;
	attr[1] = (long)(instructions + 4195);
	CALL(bpf, 5, attr, 128);
}

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
	links();
	long_programs();
	CALL(exit_group, 0);
	return 0;
}
