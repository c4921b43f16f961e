/* What only x86 has. */
#include "pretend.h"

int
main(void)
{
#ifdef SYS_arch_prctl
	static const unsigned codes[] = { 0, 0x1001, 0x1002, 0x1003, 0x1004, 0x1011, 0x1012, 0x1021, 0x1022, 0x1023, 0x1024, 0x1025,
		0x2001, 0x2002, 0x2003, 0x4001, 0x4002, 0x4003, 0x4004, 0x5001, 0x5002, 0x5003, 0x5004, 0x5005 };
	uint64_t masks[] = { 0, 3, 0x602e7, 0x60612, 1ull << 40, -1 };
	unsigned segment[] = { -1, 0x1000, 0xfffff, 0x51 };

	pretend_start();
	for (unsigned i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		for (unsigned j = 0; j < 6; j++) {
			PRETEND(arch_prctl, codes[i], tail_copy(&masks[j], 8));
			REFUSE(arch_prctl, codes[i], i + j * 3);
		}
	for (int i = 0; i < 18; i++) {
		segment[3] = i * 7;
		REFUSE(modify_ldt, i, tail_copy(segment, 16), i > 2 ? 16 : i * 8);
		PRETEND(modify_ldt, i, tail_copy(segment, 16 - i % 2), 16);
		PRETEND(set_thread_area, tail_copy(segment, 16 - i % 3));
		PRETEND(get_thread_area, tail_copy(segment, 16 - i % 3));
		REFUSE(get_thread_area, tail_copy(segment, 16 - i % 3));
	}
	REFUSE(ioperm, 1, -1, -1);
	REFUSE(iopl, -1);
#endif
#ifdef SYS_vm86
	REFUSE(vm86, 1, 2, 3, 4, 5);
	REFUSE(vm86old, 1);
#endif
	return 0;
}
