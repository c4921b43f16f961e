/* Calls that only 32-bit ARM programs have; link/arm.c knows their numbers. Words, where strace tells words too. */
#include "spy/describe.h"

CALLS(arm,
CALL(fadvise64_64,     NO, NO, NO, DESC, LONG, F(fd, FD) F(offset, S64, REGISTER(2)) F(len, S64) F(advice, ENUM32(fadvise_advice), REGISTER(1)))
CALL(sync_file_range2, NO, NO, NO, DESC, S32,  F(fd, FD) F(flags, FLAGS32(sync_file_range_flags)) F(offset, S64) F(nbytes, S64))
CALL(pciconfig_iobase, NO, NO, NO, 0,    LONG, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX)) /* words, as by strace */
CALL(pciconfig_read,   NO, NO, NO, 0,    LONG, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX)) /* words, as by strace */
CALL(pciconfig_write,  NO, NO, NO, 0,    LONG, F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX)) /* words, as by strace */
CALL(breakpoint,       NO, NO, NO, 0,    LONG)
CALL(cacheflush,       NO, NO, NO, MEMORY, LONG, F(start, AREA) F(end, AREA) F(flags, RESERVED))
CALL(usr26,            NO, NO, NO, 0,    LONG)
CALL(usr32,            NO, NO, NO, 0,    LONG)
CALL(set_tls,          NO, NO, NO, 0,    LONG, F(value, AREA))
CALL(get_tls,          NO, NO, NO, 0,    LONG)
)
