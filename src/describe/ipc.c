/* System V message queues, semaphores and shared memory; POSIX message queues. */
#include "spy/describe.h"

#define KEY ENUM_RADIX(4, RADIX_HEX, ipc_keys)
#define IPC_FLAGS JOINED(4, PART(~0777u, FLAGS32(ipc_flags)) PART(0777, OCT32))
#define SHM_FLAGS JOINED(4, PART(0x3fffe00, FLAGS32(shm_flags)) PART(0xfc000000, SHIFTED(4, 26, U32, ENUM_RADIX(1, RADIX_UNSIGNED, shm_shifts)), NONZERO) PART(0777, OCT32))
#define IPC_CALL JOINED_OR_ALONE(4, PART(0xffff0000, SHIFTED(4, 16, U32, U32), NONZERO) PART(0xffff, U32)) /* a version, too */
#define COMMAND(names) JOINED(4, PART(0x100, FLAGS32(ipc_version)) PART(~0x100u, ENUM32(names)))
#define COMMANDS(...) SWITCH_BITS(op, 0xfffffeff, __VA_ARGS__) /* whether IPC_64 is asked for or not */
#define OPEN_FLAGS PARTS(4, PART(03, ENUM32(open_access)) PART(~03u, FLAGS32(open_flags)))
#define O_CREAT_OR_TMPFILE 020000100

#define IPC_SET 1
#define IPC_STAT 2
#define IPC_INFO 3
#define MSG_STAT 11
#define MSG_INFO 12
#define MSG_STAT_ANY 13
#define SEM_STAT 18
#define SEM_INFO 19
#define SEM_STAT_ANY 20
#define SHM_STAT 13
#define SHM_INFO 14
#define SHM_STAT_ANY 15

/* __kernel_mode_t: 16 bits on i386 alone. */
#define PERMISSIONS PER_ABI(OCT32, OCT32, OCT16)

#define PERM(name, ...) STRUCT_WITH(name, ORDER("uid gid mode key cuid cgid"), \
	F(key,  KEY_MEMBER, __VA_ARGS__) \
	F(uid,  UID) \
	F(gid,  GID) \
	F(cuid, UID, __VA_ARGS__) \
	F(cgid, GID, __VA_ARGS__) \
	F(mode, PERMISSIONS) \
	PAD_MODE \
	F(seq,  U16, UNTOLD) \
	PAD(2) \
	F(unused1, ULONG, UNTOLD) \
	F(unused2, ULONG, UNTOLD))
#define KEY_MEMBER U32
#define PAD_MODE {.name = "", .type = PER_ABI(NONE, NONE, T_(.kind = TYPE_NONE, .length = "2"))},
static PERM(ipc_perm, .bare = false)
static PERM(ipc_perm_set, UNTOLD)

/* Behind each time stands the rest of it on i386, which strace leaves out; of semaphores a word on x86_64, too. */
#define PAD_HIGH {.name = "", .type = PER_ABI(NONE, NONE, T_(.kind = TYPE_NONE, .length = "4"))},
#define PAD_TIME {.name = "", .type = PER_ABI(T_(.kind = TYPE_NONE, .length = "8"), NONE, T_(.kind = TYPE_NONE, .length = "4"))},

static STRUCT(msqid_ds,
	F(msg_perm,   struct_ipc_perm)
	F(msg_stime,  ULONG) PAD_HIGH
	F(msg_rtime,  ULONG) PAD_HIGH
	F(msg_ctime,  ULONG) PAD_HIGH
	F(msg_cbytes, ULONG, UNTOLD)
	F(msg_qnum,   ULONG)
	F(msg_qbytes, ULONG)
	F(msg_lspid,  S32)
	F(msg_lrpid,  S32)
	F(unused4,    ULONG, UNTOLD)
	F(unused5,    ULONG, UNTOLD))
static STRUCT(msqid_ds_set,
	F(msg_perm,   struct_ipc_perm_set)
	F(msg_stime,  ULONG, UNTOLD) PAD_HIGH
	F(msg_rtime,  ULONG, UNTOLD) PAD_HIGH
	F(msg_ctime,  ULONG, UNTOLD) PAD_HIGH
	F(msg_cbytes, ULONG, UNTOLD)
	F(msg_qnum,   ULONG, UNTOLD)
	F(msg_qbytes, ULONG)
	F(msg_lspid,  S32, UNTOLD)
	F(msg_lrpid,  S32, UNTOLD)
	F(unused4,    ULONG, UNTOLD)
	F(unused5,    ULONG, UNTOLD))
static STRUCT(msginfo,
	F(msgpool, S32)
	F(msgmap,  S32)
	F(msgmax,  S32)
	F(msgmnb,  S32)
	F(msgmni,  S32)
	F(msgssz,  S32)
	F(msgtql,  S32)
	F(msgseg,  U16))

#define SEMID_DS(name, perm, ...) STRUCT(name, \
	F(sem_perm,  perm) \
	F(sem_otime, ULONG, __VA_ARGS__) PAD_TIME \
	F(sem_ctime, ULONG, __VA_ARGS__) PAD_TIME \
	F(sem_nsems, ULONG, __VA_ARGS__) \
	F(unused3,   ULONG, UNTOLD) \
	F(unused4,   ULONG, UNTOLD))
static SEMID_DS(semid_ds, struct_ipc_perm, .bare = false)
static SEMID_DS(semid_ds_set, struct_ipc_perm_set, UNTOLD)
static STRUCT(seminfo,
	F(semmap, S32)
	F(semmni, S32)
	F(semmns, S32)
	F(semmnu, S32)
	F(semmsl, S32)
	F(semopm, S32)
	F(semume, S32)
	F(semusz, S32)
	F(semvmx, S32)
	F(semaem, S32))
static STRUCT(sembuf,
	F(sem_num, U16)
	F(sem_op,  S16)
	F(sem_flg, FLAGS16(semop_flags)))

#define SHMID_DS(name, perm, ...) STRUCT(name, \
	F(shm_perm,   perm) \
	F(shm_segsz,  SIZE, __VA_ARGS__) \
	F(shm_atime,  ULONG, __VA_ARGS__) PAD_HIGH \
	F(shm_dtime,  ULONG, __VA_ARGS__) PAD_HIGH \
	F(shm_ctime,  ULONG, __VA_ARGS__) PAD_HIGH \
	F(shm_cpid,   PID, __VA_ARGS__) \
	F(shm_lpid,   PID, __VA_ARGS__) \
	F(shm_nattch, ULONG, __VA_ARGS__) \
	F(unused4,    ULONG, UNTOLD) \
	F(unused5,    ULONG, UNTOLD))
static STRUCT_WITH(shmid_ds, ORDER("shm_perm shm_segsz shm_cpid shm_lpid shm_nattch shm_atime shm_dtime shm_ctime"),
	F(shm_perm,   struct_ipc_perm)
	F(shm_segsz,  SIZE)
	F(shm_atime,  ULONG) PAD_HIGH
	F(shm_dtime,  ULONG) PAD_HIGH
	F(shm_ctime,  ULONG) PAD_HIGH
	F(shm_cpid,   PID)
	F(shm_lpid,   PID)
	F(shm_nattch, ULONG)
	F(unused4,    ULONG, UNTOLD)
	F(unused5,    ULONG, UNTOLD))
static SHMID_DS(shmid_ds_set, struct_ipc_perm_set, UNTOLD)
static STRUCT(shminfo,
	F(shmmax, ULONG)
	F(shmmin, ULONG)
	F(shmmni, ULONG)
	F(shmseg, ULONG)
	F(shmall, ULONG)
	F(unused, ARRAY(ULONG, 4), UNTOLD))
static STRUCT(shm_info,
	F(used_ids,       S32)
	F(shm_tot,        ULONG)
	F(shm_rss,        ULONG)
	F(shm_swp,        ULONG)
	F(swap_attempts,  ULONG)
	F(swap_successes, ULONG))

#define MQ_ATTR(flags) \
	F(mq_flags,   flags) \
	F(mq_maxmsg,  KERNEL_LONG) \
	F(mq_msgsize, KERNEL_LONG) \
	F(mq_curmsgs, KERNEL_LONG) \
	F(reserved,   ARRAY(KERNEL_LONG, 4), UNTOLD)
static STRUCT(mq_attr,      MQ_ATTR(PER_ABI(FLAGS64(mq_attr_flags), FLAGS64(mq_attr_flags), FLAGS32(mq_attr_flags))))
static STRUCT(mq_attr_open, MQ_ATTR(PER_ABI(X64, X64, X32))) /* of a queue that is opened, its flags do not count */

#define MSG_FLAGS FLAGS32(msg_flags)
#define UNTOLD_WORD T_(.kind = TYPE_NONE, .length = "4")
#define SEMBUFS IN(ARRAY(struct_sembuf, nsops))
#define O_CREAT_ 0100

/* The text is of one byte to C, and strace reads that and padding with the type. */
static STRUCT(msgbuf,
	F(mtype, KERNEL_LONG)
	F(mtext, BEHIND(BYTES(msgsz)))
	PAD(1))

CALLS(ipc,
CALL(msgget, 68, 186, 399, IPC, S32,  F(key, KEY) F(msgflg, IPC_FLAGS))
CALL(msgsnd, 69, 189, 400, IPC, S32,  F(msqid, S32) F(msgp, IN(struct_msgbuf)) F(msgsz, SIZE) F(msgflg, MSG_FLAGS))
CALL(msgrcv, 70, 188, 401, IPC, LONG, F(msqid, S32) F(msgp, OUT(struct_msgbuf)) F(msgsz, SIZE) F(msgtyp, KERNEL_LONG) F(msgflg, MSG_FLAGS))
CALL(msgctl, 71, 187, 402, IPC, S32,  F(msqid, S32) F(op, COMMAND(msgctl_commands)) F(buf, COMMANDS(
	CASE(IPC_SET,      IN(struct_msqid_ds_set))
	CASE(IPC_STAT,     OUT(struct_msqid_ds))
	CASE(MSG_STAT,     OUT(struct_msqid_ds))
	CASE(MSG_STAT_ANY, OUT(struct_msqid_ds))
	CASE(IPC_INFO,     OUT(struct_msginfo))
	CASE(MSG_INFO,     OUT(struct_msginfo))
	OTHERWISE(ADDR))))
CALL(semget, 64, 190, 393, IPC, S32,  F(key, KEY) F(nsems, S32) F(semflg, IPC_FLAGS))
CALL(semop,  65, 193,  NO, IPC, S32,  F(semid, S32) F(sops, SEMBUFS) F(nsops, U32))
CALL(semtimedop,       220, 192,  NO, IPC, S32, F(semid, S32) F(sops, SEMBUFS) F(nsops, U32) F(timeout, IN(struct_timespec)))
CALL(semtimedop_time64, NO,  NO, 420, IPC, S32, F(semid, S32) F(sops, SEMBUFS) F(nsops, U32) F(timeout, IN(struct_timespec64)))
CALL(semctl, 66, 191, 394, IPC, S32,  F(semid, S32) F(semnum, S32) F(op, COMMAND(semctl_commands)) F(arg, COMMANDS(
	CASE(IPC_SET,      IN(struct_semid_ds_set))
	CASE(IPC_STAT,     OUT(struct_semid_ds))
	CASE(SEM_STAT,     OUT(struct_semid_ds))
	CASE(SEM_STAT_ANY, OUT(struct_semid_ds))
	CASE(IPC_INFO,     OUT(struct_seminfo))
	CASE(SEM_INFO,     OUT(struct_seminfo))
	OTHERWISE(ADDR))))
/* Those that ipc(2) makes otherwise. */
CALL(ipc,    NO,  NO, 117, IPC, LONG, F(call, IPC_CALL) F(first, HEX) F(second, HEX) F(third, HEX) F(ptr, HEX) F(fifth, HEX)) /* of a call that no kernel has */
CALL(semctl, NO,  NO, ABI_IPC + 3,  IPC, S32, F(semid, S32) F(semnum, S32) F(op, COMMAND(semctl_commands)) F(arg, COMMANDS(
	CASE(IPC_SET,      INDIRECT(IN(struct_semid_ds_set)))
	CASE(IPC_STAT,     INDIRECT(OUT(struct_semid_ds)))
	CASE(SEM_STAT,     INDIRECT(OUT(struct_semid_ds)))
	CASE(SEM_STAT_ANY, INDIRECT(OUT(struct_semid_ds)))
	CASE(IPC_INFO,     INDIRECT(OUT(struct_seminfo)))
	CASE(SEM_INFO,     INDIRECT(OUT(struct_seminfo)))
	OTHERWISE(INDIRECT(ADDR)))))
CALL(shmat,  NO,  NO, ABI_IPC + 21, IPC|MEMORY, VALUE(0, hook_ipc_attached), F(shmid, S32) F(shmaddr, AREA) F(shmflg, FLAGS32(shmat_flags)))
CALL(msgrcv, NO,  NO, ABI_IPC + 12, IPC, LONG, F(msqid, S32) F(msgp, SWITCH(lacking, CASE(0, OUT(struct_msgbuf)) OTHERWISE(OUT(struct_msgbuf), AS(ipc_kludge)))) F(msgsz, SIZE) F(msgtyp, KERNEL_LONG, IS(lacking, 0)) F(msgflg, MSG_FLAGS) F(lacking, UNTOLD_WORD))
CALL(shmget, 29, 194, 395, IPC, S32,  F(key, KEY) F(size, SIZE) F(shmflg, SHM_FLAGS))
CALL(shmat,  30, 196, 397, IPC|MEMORY|REMAPS, ADDR, F(shmid, S32) F(shmaddr, AREA) F(shmflg, FLAGS32(shmat_flags)))
CALL(shmdt,  67, 197, 398, IPC|MEMORY|REMAPS, S32,  F(shmaddr, AREA))
CALL(shmctl, 31, 195, 396, IPC, S32,  F(shmid, S32) F(op, COMMAND(shmctl_commands)) F(buf, COMMANDS(
	CASE(IPC_SET,      IN(struct_shmid_ds_set))
	CASE(IPC_STAT,     OUT(struct_shmid_ds))
	CASE(SHM_STAT,     OUT(struct_shmid_ds))
	CASE(SHM_STAT_ANY, OUT(struct_shmid_ds))
	CASE(IPC_INFO,     OUT(struct_shminfo))
	CASE(SHM_INFO,     OUT(struct_shm_info))
	OTHERWISE(ADDR))))

CALL(mq_open,         240, 180, 277, DESC, FD,   F(name, PATH, ASIDE) F(flags, OPEN_FLAGS) F(mode, MODE, IF(flags, O_CREAT_)) F(attr, IN(struct_mq_attr_open), IF(flags, O_CREAT_)))
CALL(mq_unlink,       241, 181, 278, 0,    S32,  F(path, PATH, ASIDE))
CALL(mq_timedsend,    242, 182, 279, DESC, S32,  F(mqdes, FD) F(msg_ptr, IN(MOVED(msg_len))) F(msg_len, SIZE) F(msg_prio, U32) F(abs_timeout, IN(struct_timespec)))
CALL(mq_timedreceive, 243, 183, 280, DESC, LONG, F(mqdes, FD) F(msg_ptr, OUT(MOVED(ret))) F(msg_len, SIZE) F(msg_prio, OUT(U32)) F(abs_timeout, IN(struct_timespec)))
CALL(mq_notify,       244, 184, 281, DESC, S32,  F(mqdes, FD) F(sevp, IN(struct_sigevent)))
CALL(mq_getsetattr,   245, 185, 282, DESC, S32,  F(mqdes, FD) F(newattr, IN(struct_mq_attr)) F(oldattr, OUT(struct_mq_attr)))
CALL(mq_timedsend_time64,    NO, NO, 418, DESC, S32,  F(mqdes, FD) F(msg_ptr, IN(MOVED(msg_len))) F(msg_len, SIZE) F(msg_prio, U32) F(abs_timeout, IN(struct_timespec64)))
CALL(mq_timedreceive_time64, NO, NO, 419, DESC, LONG, F(mqdes, FD) F(msg_ptr, OUT(MOVED(ret))) F(msg_len, SIZE) F(msg_prio, OUT(U32)) F(abs_timeout, IN(struct_timespec64)))
)
