/* System V message queues, semaphores and shared memory: each command, with sense and without. */
/* also: -Y */
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <time.h>

#include "pretend.h"

/* i386 has these in ipc(2), or with times of 64 bits. */
#ifndef SYS_semop
#define SYS_semtimedop SYS_semtimedop_time64
#define SYS_semop SYS_semtimedop_time64
#define timespec timespec64
struct timespec64 {
	int64_t tv_sec, tv_nsec;
};
#endif

static void
keys(void)
{
	static const int flags[] = { 0, 0600, 01000, 02000, 03666, 04000, 010000, 020000, 0177777, -1, 07777 };

	for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
		if (flags[i] & 06777) { /* of flags that are all unknown strace 7.2 leaves out the | behind them */
			CALL(msgget, 0x12345, flags[i] & ~01000);
			CALL(semget, 0x12345, 0, flags[i] & ~01000);
		}
		CALL(shmget, 0x12345, 0, flags[i] & ~01000);
		CALL(shmget, 0x12345, -1, flags[i] & ~01000);
	}
	CALL(shmget, 0x12345, 4096, 04000 | 21 << 26);
	CALL(shmget, 0x12345, 4096, 04000 | 30 << 26 | 0600);
	CALL(shmget, -1, 4096, 1 << 26);
	CALL(msgget, 0, -1);
}

static void
messages(void)
{
	struct { long type; char text[40]; } *message = tail_alloc(sizeof(*message));
	int id = CALL(msgget, IPC_PRIVATE, 0600 | IPC_CREAT);

	message->type = 5;
	strcpy(message->text, "hello, world");
	CALL(msgsnd, id, message, 12, 0);
	CALL(msgsnd, id, message, 40, IPC_NOWAIT);
	CALL(msgsnd, id, message, 0, 0x7f00);
	CALL(msgsnd, id, NOWHERE, 12, 0);
	CALL(msgsnd, id, message, -1, 0);
	CALL(msgsnd, -1, tail_alloc(4), 4, 0);
	CALL(msgrcv, id, message, 40, 0, 0);
	CALL(msgrcv, id, message, 4, -5, IPC_NOWAIT | MSG_NOERROR);
	CALL(msgrcv, id, message, 40, 0, 0);
	CALL(msgrcv, id, message, 40, 99, IPC_NOWAIT | MSG_EXCEPT);
	CALL(msgrcv, id, message, 40, 0, MSG_COPY | IPC_NOWAIT | 0x100);
	CALL(msgrcv, id, NOWHERE, 40, 0, IPC_NOWAIT);
	CALL(msgctl, id, IPC_STAT, tail_alloc(sizeof(struct msqid_ds)));
	CALL(msgctl, id, IPC_STAT, tail_alloc(sizeof(struct msqid_ds) - 1));
	CALL(msgctl, id, IPC_RMID, NULL);
	for (int command = 0; command < 16; command++)
		CALL(msgctl, -1, command, NOWHERE);
	CALL(msgctl, -1, 0x100 | IPC_STAT, NULL);
	CALL(msgctl, -1, IPC_SET, tail_alloc(sizeof(struct msqid_ds)));
	CALL(msgctl, -1, IPC_SET, memset(tail_alloc(sizeof(struct msqid_ds)), 0x11, sizeof(struct msqid_ds)));
	CALL(msgctl, 0, IPC_INFO, tail_alloc(sizeof(struct msginfo)));
}

static void
semaphores(void)
{
	struct sembuf *operations = tail_alloc(3 * sizeof(*operations));
	unsigned short *values = tail_alloc(4 * sizeof(*values));
	int id = CALL(semget, IPC_PRIVATE, 2, 0600 | IPC_CREAT);

	operations[0] = (struct sembuf){ 0, 1, 0 };
	operations[1] = (struct sembuf){ 1, 2, SEM_UNDO };
	operations[2] = (struct sembuf){ 0, -1, IPC_NOWAIT | SEM_UNDO | 0x100 };
	CALL(semop, id, operations, 3);
	CALL(semop, id, operations, 0);
	CALL(semop, id, operations, 4);
	CALL(semop, id, NOWHERE, 2);
	CALL(semop, -1, operations, -1);
	CALL(semtimedop, id, operations, 2, tail_new(struct timespec, 1, 2));
	CALL(semtimedop, id, operations, 2, NULL);
	CALL(semtimedop, id, operations, 2, NOWHERE);
	for (int command = 0; command < 24; command++) {
		if (command != GETALL && command != SETALL && command != IPC_RMID && command != GETPID)
			CALL(semctl, id, 1, command, NOWHERE);
		CALL(semctl, -1, 1, command, values);
	}
	CALL(semctl, id, 0, GETALL, values);
	CALL(semctl, id, 0, SETALL, values);
	CALL(semctl, id, 0, SETVAL, 77);
	CALL(semctl, id, 0, IPC_STAT, tail_alloc(sizeof(struct semid_ds)));
	CALL(semctl, -1, 0, 0x100 | IPC_SET, tail_alloc(sizeof(struct semid_ds)));
	CALL(semctl, 0, 0, IPC_INFO, tail_alloc(sizeof(struct seminfo)));
	CALL(semctl, id, 0, IPC_RMID, 0);
}

static void
segments(void)
{
	int id = CALL(shmget, IPC_PRIVATE, 4096, 0600 | IPC_CREAT);
	void *at = (void *)CALL(shmat, id, NULL, SHM_RDONLY);

	CALL(shmat, id, 0x1001, SHM_RND);
	CALL(shmat, -1, 0x1001, -1);
	CALL(shmat, -1, NULL, SHM_EXEC | SHM_REMAP);
	CALL(shmctl, id, IPC_STAT, tail_alloc(sizeof(struct shmid_ds)));
	CALL(shmdt, at);
	CALL(shmdt, 1);
	CALL(shmctl, id, SHM_LOCK, 0);
	CALL(shmctl, id, SHM_UNLOCK, 0);
	CALL(shmctl, id, IPC_RMID, NULL);
	for (int command = 0; command < 18; command++)
		CALL(shmctl, -1, command, NOWHERE);
	CALL(shmctl, -1, IPC_SET, tail_alloc(sizeof(struct shmid_ds)));
	CALL(shmctl, 0, IPC_INFO, tail_alloc(128));
}

static void
answers(void)
{
	static const int fills[] = { 0, 0x11, -1 };

	pretend_start();
	for (int i = 0; i < 3; i++) {
		PRETEND(msgctl, 1, IPC_STAT, memset(tail_alloc(sizeof(struct msqid_ds)), fills[i], sizeof(struct msqid_ds)));
		PRETEND(msgctl, 1, IPC_SET, memset(tail_alloc(sizeof(struct msqid_ds)), fills[i], sizeof(struct msqid_ds)));
		PRETEND(msgctl, 1, MSG_STAT, memset(tail_alloc(sizeof(struct msqid_ds)), fills[i], sizeof(struct msqid_ds)));
		PRETEND(msgctl, 1, IPC_INFO, memset(tail_alloc(sizeof(struct msginfo)), fills[i], sizeof(struct msginfo)));
		PRETEND(semctl, 1, 1, IPC_STAT, memset(tail_alloc(sizeof(struct semid_ds)), fills[i], sizeof(struct semid_ds)));
		PRETEND(semctl, 1, 1, IPC_SET, memset(tail_alloc(sizeof(struct semid_ds)), fills[i], sizeof(struct semid_ds)));
		PRETEND(semctl, 1, 1, SEM_INFO, memset(tail_alloc(sizeof(struct seminfo)), fills[i], sizeof(struct seminfo)));
		PRETEND(semctl, 1, 1, GETVAL, 0);
		PRETEND(shmctl, 1, IPC_STAT, memset(tail_alloc(sizeof(struct shmid_ds)), fills[i], sizeof(struct shmid_ds)));
		PRETEND(shmctl, 1, IPC_SET, memset(tail_alloc(sizeof(struct shmid_ds)), fills[i], sizeof(struct shmid_ds)));
		PRETEND(shmctl, 1, IPC_INFO, memset(tail_alloc(72), fills[i], 72));
		PRETEND(shmctl, 1, SHM_INFO, memset(tail_alloc(48), fills[i], 48));
		PRETEND(shmctl, 1, 15, memset(tail_alloc(112), fills[i], 112));
	}
}

int
main(void)
{
	keys();
	messages();
	semaphores();
	segments();
	answers();
	return 0;
}
