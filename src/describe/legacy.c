/* Calls that no kernel has had for a long time, or never had: words, as strace tells them too. */
#include "spy/describe.h"

/* Words, as nobody knows any more what they were. */
#define WORDS1 F(arg1, HEX)
#define WORDS2 WORDS1 F(arg2, HEX)
#define WORDS3 WORDS2 F(arg3, HEX)
#define WORDS4 WORDS3 F(arg4, HEX)
#define WORDS5 WORDS4 F(arg5, HEX)

/* linux/sysctl.h, as long as it was there: until 5.5. */
static STRUCT(__sysctl_args,
	F(name,    ADDR)
	F(nlen,    S32)
	F(oldval,  ADDR)
	F(oldlenp, ADDR)
	F(newval,  ADDR)
	F(newlen,  SIZE)
	F(unused,  ARRAY(ULONG, 4), UNTOLD))

CALLS(legacy,
CALL(_sysctl,         156, NO, 149, 0,    LONG, F(args, IN(struct___sysctl_args)))
CALL(uselib,          134, NO,  86, FILE|REMAPS, LONG, F(path, PATH))
CALL(create_module,   174, NO, 127, 0,    LONG, WORDS2)
CALL(get_kernel_syms, 177, NO, 130, 0,    LONG, WORDS1)
CALL(query_module,    178, NO, 167, 0,    LONG, WORDS5)
CALL(getpmsg,         181, NO, 188, NET,  LONG, WORDS5)
CALL(putpmsg,         182, NO, 189, NET,  LONG, WORDS5)
CALL(afs_syscall,     183, NO, 137, 0,    LONG, WORDS5)
CALL(tuxcall,         184, NO,  NO, 0,    LONG, WORDS3)
CALL(security,        185, NO,  NO, 0,    LONG, WORDS3)
CALL(vserver,         236, NO, 273, 0,    LONG, WORDS5)
CALL(break,            NO, NO,  17, MEMORY,    LONG)
CALL(stty,             NO, NO,  31, 0,    LONG, WORDS2)
CALL(gtty,             NO, NO,  32, 0,    LONG, WORDS2)
CALL(ftime,            NO, NO,  35, 0,    LONG)
CALL(prof,             NO, NO,  44, 0,    LONG)
CALL(lock,             NO, NO,  53, 0,    LONG)
CALL(mpx,              NO, NO,  56, 0,    LONG)
CALL(ulimit,           NO, NO,  58, 0,    LONG, WORDS2)
CALL(profil,           NO, NO,  98, 0,    LONG, WORDS4)
CALL(idle,             NO, NO, 112, 0,    LONG)
CALL(bdflush,          NO, NO, 134, 0,    LONG, WORDS2)
)
