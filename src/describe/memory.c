/* Memory: mapping, protecting, advising, locking and placing it, and reaching into that of another process. */
#include "spy/describe.h"

#define PROT       FLAGSL(mmap_prot)
#define MAP_FLAGS  PARTS(0, PART(0xf, ENUML(mmap_types), ALWAYS) PART(0x3fffff0, FLAGSL(mmap_flags)) \
	PART(0xfc000000, SHIFTED(4, 26, U32, ENUM32(mmap_shifts)), NONZERO))
#define NODEMASK   IN(SPAN(hook_nodemask, 0))
#define MPOL_MODE32 PARTS(4, PART(~0xe000u, ENUM32(mempolicy_modes)) PART(0xe000, FLAGS32(mempolicy_mode_flags)))
#define MPOL_MODE  PARTS(0, PART(~0xe000ull, ENUML(mempolicy_modes)) PART(0xe000, FLAGSL(mempolicy_mode_flags)))

#define MREMAP_MAYMOVE 1
#define MREMAP_DONTUNMAP 4
#define MREMAP_FIXED 2

/* Where it is (of another process, or not read at all), what was read to it, what is written from it. */
STRUCT(iovec_range,
	F(iov_base, ADDR)
	F(iov_len,  SIZE))
STRUCT(iovec_read,
	F(iov_base, OUT(BYTES(iov_len)))
	F(iov_len,  SIZE))
STRUCT(iovec_written,
	F(iov_base, IN(BYTES(iov_len)))
	F(iov_len,  SIZE))

STRUCT(old_mmap,
	F(addr, ADDR) F(length, SIZE) F(prot, PROT) F(flags, MAP_FLAGS) F(fd, FD) F(offset, HEX))

CALLS(memory,
CALL(brk,             12, 214,  45, MEMORY|STEADY,      ADDR, F(addr, AREA))
CALL(mmap,             9, 222,  NO, MEMORY|DESC|REMAPS|STEADY, ADDR, F(addr, AREA) F(length, SIZE) F(prot, PROT) F(flags, MAP_FLAGS) F(fd, FD) F(offset, HEX)) /* offsets are in hex, in bytes */
CALL(mmap,            NO,  NO,  90, MEMORY|DESC|REMAPS|STEADY, ADDR, F(addr, IN(SPAN(hook_old_mmap, 24))))
CALL(mmap2,           NO,  NO, 192, MEMORY|DESC|REMAPS|STEADY, ADDR, F(addr, AREA) F(length, SIZE) F(prot, PROT) F(flags, MAP_FLAGS) F(fd, FD) F(offset, VALUE(0, hook_page_offset)))
CALL(munmap,          11, 215,  91, MEMORY|REMAPS|STEADY,      S32,  F(addr, AREA) F(length, SIZE))
CALL(mprotect,        10, 226, 125, MEMORY|REMAPS|STEADY,      S32,  F(addr, AREA) F(length, SIZE) F(prot, PROT))
CALL(pkey_mprotect,  329, 288, 380, MEMORY|REMAPS,      S32,  F(addr, AREA) F(length, SIZE) F(prot, PROT) F(pkey, S32))
CALL(pkey_alloc,     330, 289, 381, 0,           S32,  F(flags, RESERVED) F(access_rights, FLAGSL(pkey_rights)))
CALL(pkey_free,      331, 290, 382, 0,           S32,  F(pkey, S32))
CALL(mremap,          25, 216, 163, MEMORY|REMAPS|STEADY,      ADDR, F(old_address, AREA) F(old_size, SIZE) F(new_size, SIZE) F(flags, FLAGSL(mremap_flags)) F(new_address, AREA, CONDITION(IF_(flags, MREMAP_FIXED | MREMAP_DONTUNMAP, AND(IF_(flags, MREMAP_MAYMOVE))))))
CALL(remap_file_pages, 216, 234, 257, MEMORY|REMAPS,    S32,  F(addr, AREA) F(size, SIZE) F(prot, PROT) F(pgoff, SIZE) F(flags, MAP_FLAGS))
CALL(madvise,         28, 233, 219, MEMORY|STEADY,      S32,  F(addr, AREA) F(length, SIZE) F(advice, ENUM32(madvise_advice)))
CALL(process_madvise, 440, 440, 440, DESC, LONG, F(pidfd, FD) F(iovec, IN(ARRAY(struct_iovec_range, n))) F(n, SIZE) F(advice, ENUM32(process_madvise_advice)) F(flags, X32))
CALL(process_mrelease, 448, 448, 448, DESC,      S32,  F(pidfd, FD) F(flags, X32))
CALL(process_vm_readv,  310, 270, 347, 0,        LONG, F(pid, PID) F(local_iov, INOUT(ATMOST(ret, ARRAY(struct_iovec_read, liovcnt)))) F(liovcnt, SIZE) F(remote_iov, IN(ARRAY(struct_iovec_range, riovcnt))) F(riovcnt, SIZE) F(flags, SIZE))
CALL(process_vm_writev, 311, 271, 348, 0,        LONG, F(pid, PID) F(local_iov, IN(ARRAY(struct_iovec_written, liovcnt))) F(liovcnt, SIZE) F(remote_iov, IN(ARRAY(struct_iovec_range, riovcnt))) F(riovcnt, SIZE) F(flags, SIZE))
CALL(msync,           26, 227, 144, MEMORY|STEADY,      S32,  F(addr, AREA) F(length, SIZE) F(flags, FLAGS32(msync_flags)))
CALL(mincore,         27, 232, 218, MEMORY,      S32,  F(addr, AREA) F(length, SIZE) F(vec, OUT(SPAN(hook_mincore, 0))))
CALL(mlock,          149, 228, 150, MEMORY,      S32,  F(addr, AREA) F(length, SIZE))
CALL(mlock2,         325, 284, 376, MEMORY,      S32,  F(addr, AREA) F(length, SIZE) F(flags, FLAGS32(mlock_flags)))
CALL(munlock,        150, 229, 151, MEMORY,      S32,  F(addr, AREA) F(length, SIZE))
CALL(mlockall,       151, 230, 152, MEMORY,      S32,  F(flags, FLAGS32(mlockall_flags)))
CALL(munlockall,     152, 231, 153, MEMORY,      S32)
CALL(mseal,          462, 462, 462, MEMORY,      S32,  F(addr, AREA) F(length, SIZE) F(flags, RESERVED))
CALL(map_shadow_stack, 453, 453, 453, MEMORY,    ADDR, F(addr, AREA) F(len, SIZE) F(flags, FLAGS32(shadow_stack_flags)))
CALL(memfd_secret,   447, 447, 447, DESC,        FD,   F(flags, FLAGS32(memfd_secret_flags)))
CALL(userfaultfd,    323, 282, 374, DESC,        FD,   F(flags, FLAGS32(userfaultfd_flags)))
CALL(membarrier,     324, 283, 375, 0,           S32,  F(cmd, ENUM32(membarrier_cmds)) F(flags, FLAGS32(membarrier_flags)) F(cpu_id, S32, IF(flags, 1)))

CALL(mbind,          237, 235, 274, MEMORY, S32,  F(addr, AREA) F(len, SIZE) F(mode, MPOL_MODE) F(nodemask, NODEMASK) F(maxnode, SIZE) F(flags, FLAGS32(mbind_flags)))
CALL(set_mempolicy,  238, 237, 276, MEMORY, S32,  F(mode, MPOL_MODE32) F(nodemask, NODEMASK) F(maxnode, SIZE))
CALL(get_mempolicy,  239, 236, 275, MEMORY, S32,  F(mode, OUT(ENUM32(mempolicy_modes))) F(nodemask, OUT(SPAN(hook_nodemask, 0))) F(maxnode, SIZE) F(addr, AREA) F(flags, FLAGSL(get_mempolicy_flags)))
CALL(set_mempolicy_home_node, 450, 450, 450, MEMORY, S32, F(start, AREA) F(len, SIZE) F(home_node, SIZE) F(flags, RESERVED))
CALL(migrate_pages,  256, 238, 294, MEMORY, LONG, F(pid, PID) F(maxnode, SIZE) F(old_nodes, NODEMASK) F(new_nodes, NODEMASK))
CALL(move_pages,     279, 239, 317, MEMORY, LONG, F(pid, PID) F(count, SIZE) F(pages, IN(ARRAY(ADDR, count))) F(nodes, IN(ARRAY(S32, count))) F(status, OUT(ARRAY(VALUE(4, hook_page_status), count))) F(flags, FLAGS32(move_pages_flags)))
)
