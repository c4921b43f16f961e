/* Disk quotas: quotactl's commands, XFS's included. */
#include "spy/describe.h"

#define IDENTITY UID

/* Packed, for 64-bit kernels do not read the padding at its end. */
STRUCT_WITH(if_dqblk, PACKED,
	F(dqb_bhardlimit, U64)
	F(dqb_bsoftlimit, U64)
	F(dqb_curspace,   U64)
	F(dqb_ihardlimit, U64)
	F(dqb_isoftlimit, U64)
	F(dqb_curinodes,  U64)
	F(dqb_btime,      U64, VERBOSE)
	F(dqb_itime,      U64, VERBOSE)
	F(dqb_valid,      FLAGS32(quota_valid), VERBOSE))

STRUCT(if_nextdqblk,
	F(dqb_bhardlimit, U64)
	F(dqb_bsoftlimit, U64)
	F(dqb_curspace,   U64)
	F(dqb_ihardlimit, U64)
	F(dqb_isoftlimit, U64)
	F(dqb_curinodes,  U64)
	F(dqb_btime,      U64, VERBOSE)
	F(dqb_itime,      U64, VERBOSE)
	F(dqb_valid,      FLAGS32(quota_valid), VERBOSE)
	F(dqb_id,         U32))

STRUCT(if_dqinfo,
	F(dqi_bgrace, U64)
	F(dqi_igrace, U64)
	F(dqi_flags,  FLAGS32(quota_info_flags))
	F(dqi_valid,  FLAGS32(quota_info_valid)))

STRUCT(fs_disk_quota,
	F(d_version,       S8)
	F(d_flags,         FLAGS8(xfs_quota_kinds))
	F(d_fieldmask,     X16)
	F(d_id,            U32)
	F(d_blk_hardlimit, U64)
	F(d_blk_softlimit, U64)
	F(d_ino_hardlimit, U64)
	F(d_ino_softlimit, U64)
	F(d_bcount,        U64)
	F(d_icount,        U64)
	F(d_itimer,        S32, VERBOSE)
	F(d_btimer,        S32, VERBOSE)
	F(d_iwarns,        U16, VERBOSE)
	F(d_bwarns,        U16, VERBOSE)
	PAD(4) /* the timers' upper bytes */
	F(d_rtb_hardlimit, U64, VERBOSE)
	F(d_rtb_softlimit, U64, VERBOSE)
	F(d_rtbcount,      U64, VERBOSE)
	F(d_rtbtimer,      S32, VERBOSE)
	F(d_rtbwarns,      U16, VERBOSE)
	PAD(10))

STRUCT(fs_qfilestat,
	F(qfs_ino,      U64)
	F(qfs_nblks,    U64)
	F(qfs_nextents, U32))

STRUCT(fs_qfilestatv,
	F(qfs_ino,      U64)
	F(qfs_nblks,    U64)
	F(qfs_nextents, U32)
	PAD(4))

STRUCT(fs_quota_stat,
	F(qs_version,      S8)
	F(qs_flags,        FLAGS16(xfs_quota_flags), VERBOSE)
	PAD(1)
	F(qs_uquota,       struct_fs_qfilestat, VERBOSE)
	F(qs_gquota,       struct_fs_qfilestat, VERBOSE)
	F(qs_incoredqs,    U32, VERBOSE)
	F(qs_btimelimit,   S32, VERBOSE)
	F(qs_itimelimit,   S32, VERBOSE)
	F(qs_rtbtimelimit, S32, VERBOSE)
	F(qs_bwarnlimit,   U16, VERBOSE)
	F(qs_iwarnlimit,   U16, VERBOSE))

STRUCT(fs_quota_statv,
	F(qs_version,      S8)
	PAD(1)
	F(qs_flags,        FLAGS16(xfs_quota_flags), VERBOSE)
	F(qs_incoredqs,    U32, VERBOSE)
	F(qs_uquota,       struct_fs_qfilestatv, VERBOSE)
	F(qs_gquota,       struct_fs_qfilestatv, VERBOSE)
	F(qs_pquota,       struct_fs_qfilestatv, VERBOSE)
	F(qs_btimelimit,   S32, VERBOSE)
	F(qs_itimelimit,   S32, VERBOSE)
	F(qs_rtbtimelimit, S32, VERBOSE)
	F(qs_bwarnlimit,   U16, VERBOSE)
	F(qs_iwarnlimit,   U16, VERBOSE)
	PAD(64))

/* A command for whatever type of quota: the type stands in its last byte. */
#define OP(number) (number##ull << 8), (number##ull << 8 | 0xff)
#define Q_SYNC OP(0x800001)
#define Q_QUOTAON OP(0x800002)
#define Q_QUOTAOFF OP(0x800003)
#define Q_GETFMT OP(0x800004)
#define Q_GETINFO OP(0x800005)
#define Q_SETINFO OP(0x800006)
#define Q_GETQUOTA OP(0x800007)
#define Q_SETQUOTA OP(0x800008)
#define Q_GETNEXTQUOTA OP(0x800009)
#define Q_XQUOTAON OP(0x5801)
#define Q_XQUOTAOFF OP(0x5802)
#define Q_XGETQUOTA OP(0x5803)
#define Q_XSETQLIM OP(0x5804)
#define Q_XGETQSTAT OP(0x5805)
#define Q_XQUOTARM OP(0x5806)
#define Q_XQUOTASYNC OP(0x5807)
#define Q_XGETQSTATV OP(0x5808)
#define Q_XGETNEXTQUOTA OP(0x5809)
#define OF(range, type) CASES_(range, type)
#define CASES_(first, last, type) CASES(first, last, type)

/* Some commands have neither an identity nor an address, some have an address only. */
#define QUOTA_ID SWITCH(op, \
	OF(Q_SYNC, NONE) OF(Q_QUOTAOFF, NONE) OF(Q_XQUOTASYNC, NONE) \
	OF(Q_GETFMT, NONE) OF(Q_GETINFO, NONE) OF(Q_SETINFO, NONE) \
	OF(Q_XQUOTAON, NONE) OF(Q_XQUOTAOFF, NONE) OF(Q_XQUOTARM, NONE) OF(Q_XGETQSTAT, NONE) OF(Q_XGETQSTATV, NONE) \
	OF(Q_QUOTAON, ENUM32(quota_formats)) \
	OTHERWISE(IDENTITY))
#define QUOTA_ADDR SWITCH(op, \
	OF(Q_SYNC, NONE) OF(Q_QUOTAOFF, NONE) OF(Q_XQUOTASYNC, NONE) \
	OF(Q_QUOTAON, PATH) \
	OF(Q_GETFMT, OUT(ENUM32(quota_formats))) \
	OF(Q_GETINFO, OUT(struct_if_dqinfo)) \
	OF(Q_SETINFO, IN(struct_if_dqinfo)) \
	OF(Q_GETQUOTA, OUT(struct_if_dqblk)) \
	OF(Q_SETQUOTA, IN(struct_if_dqblk)) \
	OF(Q_GETNEXTQUOTA, OUT(struct_if_nextdqblk)) \
	OF(Q_XQUOTAON, IN(FLAGS32(xfs_quota_flags))) \
	OF(Q_XQUOTAOFF, IN(FLAGS32(xfs_quota_flags))) \
	OF(Q_XQUOTARM, IN(FLAGS32(xfs_quota_kinds))) \
	OF(Q_XGETQUOTA, OUT(struct_fs_disk_quota)) \
	OF(Q_XSETQLIM, IN(struct_fs_disk_quota)) \
	OF(Q_XGETQSTAT, OUT(struct_fs_quota_stat)) \
	OF(Q_XGETQSTATV, OUT(struct_fs_quota_statv)) \
	OF(Q_XGETNEXTQUOTA, OUT(struct_fs_disk_quota)) \
	OTHERWISE(ADDR))

CALLS(quota,
CALL(quotactl,    179,  60, 131, FILE, S32, F(op, VALUE(4, tell_quota_op)) F(special, PATH) F(id, QUOTA_ID) F(addr, QUOTA_ADDR))
CALL(quotactl_fd, 443, 443, 443, DESC, S32, F(fd, FD) F(op, VALUE(4, tell_quota_op)) F(id, QUOTA_ID) F(addr, QUOTA_ADDR))
)
