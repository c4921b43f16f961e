/* Disks (linux/fs.h, linux/blkpg.h). */
#include "spy/describe.h"
#include "describe/ioctl/ioctl.h"

static STRUCT(blkpg_partition,
	F(start,   S64)
	F(length,  S64)
	F(pno,     S32)
	F(devname, CHARS(64))
	F(volname, CHARS(64)))

static STRUCT(blkpg_ioctl_arg,
	F(op,      ENUM_RADIX(4, RADIX_HEX, blkpg_operations))
	F(flags,   S32)
	F(datalen, S32)
	F(data,    SWITCH(op, CASES(1, 3, IN(struct_blkpg_partition)) OTHERWISE(ADDR))))

static STRUCT_WITH(blk_user_trace_setup, ORDER("act_mask buf_size buf_nr start_lba end_lba pid name"),
	F(name,      CHARS(32), AFTERWARDS)
	F(act_mask,  U16)
	F(buf_size,  U32)
	F(buf_nr,    U32)
	F(start_lba, U64)
	F(end_lba,   U64)
	F(pid,       PID))

IOCTLS(block,
	CASE(0x125d,     IN(S32)) /* BLKROSET */
	CASE(0x125e,     OUT(S32)) /* BLKROGET */
	CASE(0x125f,     NONE) /* BLKRRPART */
	CASE(0x1260,     OUT(ULONG)) /* BLKGETSIZE */
	CASE(0x1261,     NONE) /* BLKFLSBUF */
	CASE(0x1262,     ULONG) /* BLKRASET */
	CASE(0x1263,     OUT(LONG)) /* BLKRAGET */
	CASE(0x1264,     ULONG) /* BLKFRASET */
	CASE(0x1265,     OUT(LONG)) /* BLKFRAGET */
	CASE(0x1267,     OUT(U16)) /* BLKSECTGET */
	CASE(0x1268,     OUT(S32)) /* BLKSSZGET */
	CASE(0x1269,     IN(struct_blkpg_ioctl_arg)) /* BLKPG */
	CASE(0x80081270, WIDE(OUT(S32))) CASE(0x80041270, NARROW(OUT(S32))) /* BLKBSZGET */
	CASE(0x40081271, WIDE(IN(S32)))  CASE(0x40041271, NARROW(IN(S32))) /* BLKBSZSET */
	CASE(0x80081272, WIDE(OUT(U64))) CASE(0x80041272, NARROW(OUT(U64))) /* BLKGETSIZE64 */
	CASE(0xc0481273, WIDE(INOUT(struct_blk_user_trace_setup)))
	CASE(0xc0401273, NARROW(INOUT(struct_blk_user_trace_setup))) /* BLKTRACESETUP */
	CASES(0x1274, 0x1276, NONE) /* BLKTRACESTART, BLKTRACESTOP, BLKTRACETEARDOWN */
	CASE(0x1277,     IN(ARRAY(U64, 2))) /* BLKDISCARD */
	CASES(0x1278, 0x1279, OUT(U32)) /* BLKIOMIN, BLKIOOPT */
	CASE(0x127a,     OUT(S32)) /* BLKALIGNOFF */
	CASES(0x127b, 0x127c, OUT(U32)) /* BLKPBSZGET, BLKDISCARDZEROES */
	CASE(0x127d,     IN(ARRAY(U64, 2))) /* BLKSECDISCARD */
	CASE(0x127e,     OUT(U16)) /* BLKROTATIONAL */
	CASE(0x127f,     IN(ARRAY(U64, 2))) /* BLKZEROOUT */
	CASE(0x80041284, OUT(U32)) /* BLKGETZONESZ */
	CASE(0x80041285, OUT(U32)) /* BLKGETNRZONES */
	CASE(0x80081280, OUT(U64)) /* BLKGETDISKSEQ */
	OTHERWISE(ioctl_socket))
