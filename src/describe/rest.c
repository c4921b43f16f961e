/* Calls whose arguments are not described yet: names, numbers and what their C types say. Each line moves to its family's
 * room when it is. The rooms come later in link_rooms, so theirs count where both have a line. */
#include "spy/describe.h"

CALLS(rest,
CALL(ipc, NO, NO, 117, 0, LONG, F(arg0, HEX) F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX))
CALL(mq_getsetattr, 245, 185, 282, 0, LONG, F(mqdes, HEX) F(u_mqstat, ADDR) F(u_omqstat, ADDR))
CALL(mq_notify, 244, 184, 281, 0, LONG, F(mqdes, HEX) F(u_notification, ADDR))
CALL(mq_open, 240, 180, 277, 0, LONG, F(u_name, PATH) F(oflag, X32) F(mode, MODE) F(u_attr, ADDR))
CALL(mq_timedreceive, 243, 183, 280, 0, LONG, F(mqdes, HEX) F(u_msg_ptr, ADDR) F(msg_len, SIZE) F(u_msg_prio, ADDR) F(u_abs_timeout, ADDR))
CALL(mq_timedreceive_time64, NO, NO, 419, 0, LONG, F(arg0, HEX) F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX))
CALL(mq_timedsend, 242, 182, 279, 0, LONG, F(mqdes, HEX) F(u_msg_ptr, ADDR) F(msg_len, SIZE) F(msg_prio, U32) F(u_abs_timeout, ADDR))
CALL(mq_timedsend_time64, NO, NO, 418, 0, LONG, F(arg0, HEX) F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX))
CALL(mq_unlink, 241, 181, 278, 0, LONG, F(u_name, PATH))
CALL(msgctl, 71, 187, 402, 0, LONG, F(msqid, S32) F(cmd, S32) F(buf, ADDR))
CALL(msgget, 68, 186, 399, 0, LONG, F(key, HEX) F(msgflg, S32))
CALL(msgrcv, 70, 188, 401, 0, LONG, F(msqid, S32) F(msgp, ADDR) F(msgsz, SIZE) F(msgtyp, LONG) F(msgflg, S32))
CALL(msgsnd, 69, 189, 400, 0, LONG, F(msqid, S32) F(msgp, ADDR) F(msgsz, SIZE) F(msgflg, S32))
CALL(semctl, 66, 191, 394, 0, LONG, F(semid, S32) F(semnum, S32) F(cmd, S32) F(arg, HEX))
CALL(semget, 64, 190, 393, 0, LONG, F(key, HEX) F(nsems, S32) F(semflg, S32))
CALL(semop, 65, 193, NO, 0, LONG, F(semid, S32) F(tsops, ADDR) F(nsops, U32))
CALL(semtimedop, 220, 192, NO, 0, LONG, F(semid, S32) F(tsops, ADDR) F(nsops, U32) F(timeout, ADDR))
CALL(semtimedop_time64, NO, NO, 420, 0, LONG, F(arg0, HEX) F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX))
CALL(shmat, 30, 196, 397, 0, LONG, F(shmid, S32) F(shmaddr, ADDR) F(shmflg, S32))
CALL(shmctl, 31, 195, 396, 0, LONG, F(shmid, S32) F(cmd, S32) F(buf, ADDR))
CALL(shmdt, 67, 197, 398, 0, LONG, F(shmaddr, ADDR))
CALL(shmget, 29, 194, 395, 0, LONG, F(key, HEX) F(size, SIZE) F(shmflg, S32))
CALL(socketcall, NO, NO, 102, 0, LONG, F(arg0, HEX) F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX))
)
