/* The calls of 32-bit ARM programs (EABI): those of i386 under other numbers, and a few of its own. The two are alike in
 * words, structures (but for alignment) and old forms of calls; what ARM never had is left out. */
#include <string.h>

#include "link/internal.h"

/* asm/unistd-eabi.h of arm beside asm/unistd_32.h of x86: COUNT numbers from I386 on are called the same as those from
 * ARM on. From 403 on all architectures share their numbers. */
static const struct {
	uint16_t i386, arm, count;
} shared[] = {
	{0, 0, 7},
	{8, 8, 5},
	{14, 14, 3},
	{19, 19, 3},
	{23, 23, 2},
	{26, 26, 1},
	{29, 29, 1},
	{33, 33, 2},
	{36, 36, 8},
	{45, 45, 3},
	{49, 49, 4},
	{54, 54, 2},
	{57, 57, 1},
	{60, 60, 8},
	{70, 70, 6},
	{77, 77, 5},
	{83, 83, 1},
	{85, 85, 4},
	{91, 91, 7},
	{99, 99, 2},
	{103, 103, 6},
	{111, 111, 1},
	{114, 114, 3},
	{118, 118, 5},
	{124, 124, 3},
	{128, 128, 2},
	{131, 131, 6},
	{138, 138, 28},
	{168, 168, 20},
	{190, 190, 27},
	{217, 218, 3},
	{220, 217, 1},
	{221, 221, 1},
	{224, 224, 19},
	{245, 243, 5},
	{252, 248, 6},
	{258, 256, 14},
	{273, 313, 1},
	{274, 319, 3},
	{277, 274, 6},
	{283, 347, 1},
	{284, 280, 1},
	{286, 309, 3},
	{289, 314, 5},
	{294, 400, 1},
	{295, 322, 19},
	{315, 342, 5},
	{320, 348, 18},
	{338, 367, 21},
	{359, 281, 1},
	{360, 288, 1},
	{361, 282, 3},
	{364, 366, 1},
	{365, 295, 1},
	{366, 294, 1},
	{367, 286, 2},
	{369, 290, 1},
	{370, 296, 1},
	{371, 292, 1},
	{372, 297, 1},
	{373, 293, 1},
	{374, 388, 10},
	{385, 399, 1},
	{386, 398, 1},
	{393, 299, 2},
	{395, 307, 2},
	{397, 305, 2},
	{399, 303, 1},
	{400, 301, 2},
	{402, 304, 1},
	{403, 403, 200},
};

/* What i386 has in no form or only through socketcall(2) and ipc(2). */
static const struct {
	const char *name;
	int number;
} own[] = {
	{"fadvise64_64", 270},
	{"pciconfig_iobase", 271},
	{"pciconfig_read", 272},
	{"pciconfig_write", 273},
	{"accept", 285},
	{"send", 289},
	{"recv", 291},
	{"semop", 298},
	{"semtimedop", 312},
	{"sync_file_range2", 341},
	{"kexec_file_load", 401},
	{"breakpoint", ABI_ARM_PRIVATE + 1},
	{"cacheflush", ABI_ARM_PRIVATE + 2},
	{"usr26", ABI_ARM_PRIVATE + 3},
	{"usr32", ABI_ARM_PRIVATE + 4},
	{"set_tls", ABI_ARM_PRIVATE + 5},
	{"get_tls", ABI_ARM_PRIVATE + 6},
};

int
arm_number(const struct call *call)
{
	int number = call->numbers[ABI_I386];

	if (number < 0) {
		for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
			if (strcmp(own[i].name, call->name) == 0)
				return own[i].number;
		return NO;
	}
	for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++)
		if (number >= shared[i].i386 && number < shared[i].i386 + shared[i].count)
			return shared[i].arm + number - shared[i].i386;
	return NO;
}
