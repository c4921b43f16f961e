/* Calls that i386 makes through another one, socketcall(2) or ipc(2): which they are and where their arguments lie; and
 * one whose own lie in memory. */
#include "spy/abi.h"
#include "spy/memory.h"

#define SOCKETCALL 102
#define IPC 117
#define SELECT 82
#define MSGRCV 12

/* linux/net.h: their arguments stand in memory, so many words. */
static const struct {
	const char *name;
	uint8_t words;
} socket_calls[ABI_MULTIPLEXED] = {
	[1] = {"socket", 3},
	[2] = {"bind", 3},
	[3] = {"connect", 3},
	[4] = {"listen", 2},
	[5] = {"accept", 3},
	[6] = {"getsockname", 3},
	[7] = {"getpeername", 3},
	[8] = {"socketpair", 4},
	[9] = {"send", 4},
	[10] = {"recv", 4},
	[11] = {"sendto", 6},
	[12] = {"recvfrom", 6},
	[13] = {"shutdown", 2},
	[14] = {"setsockopt", 5},
	[15] = {"getsockopt", 5},
	[16] = {"sendmsg", 3},
	[17] = {"recvmsg", 3},
	[18] = {"accept4", 4},
	[19] = {"recvmmsg", 5},
	[20] = {"sendmmsg", 4},
};

/* Arguments of ipc(2); the first of all has its call and version. */
enum { FIRST = 1, SECOND, THIRD, POINTER, FIFTH };

/* linux/ipc.h. semctl finds its last one in memory, what shmat attached stands where THIRD points to, and msgrcv may lack
 * its type: they are described on their own. */
static const struct {
	const char *name;
	uint8_t from[5];
} ipc_calls[ABI_MULTIPLEXED] = {
	[1] = {"semop", {FIRST, POINTER, SECOND}},
	[2] = {"semget", {FIRST, SECOND, THIRD}},
	[3] = {"semctl", {FIRST, SECOND, THIRD, POINTER}},
	[4] = {"semtimedop", {FIRST, POINTER, SECOND, FIFTH}},
	[11] = {"msgsnd", {FIRST, POINTER, SECOND, THIRD}},
	[MSGRCV] = {"msgrcv", {FIRST, POINTER, SECOND, FIFTH, THIRD}},
	[13] = {"msgget", {FIRST, SECOND}},
	[14] = {"msgctl", {FIRST, SECOND, POINTER}},
	[21] = {"shmat", {FIRST, POINTER, SECOND, THIRD}},
	[22] = {"shmdt", {POINTER}},
	[23] = {"shmget", {FIRST, SECOND, THIRD}},
	[24] = {"shmctl", {FIRST, SECOND, POINTER}},
};

bool
abi_is_multiplexer(const struct abi *abi, uint64_t number)
{
	return abi->multiplexes && (number == SOCKETCALL || number == IPC);
}

const char *
abi_multiplexed_name(unsigned call)
{
	if (call >= ABI_IPC && call < ABI_IPC + ABI_MULTIPLEXED)
		return ipc_calls[call - ABI_IPC].name;
	if (call >= ABI_SOCKETCALL && call < ABI_SOCKETCALL + ABI_MULTIPLEXED)
		return socket_calls[call - ABI_SOCKETCALL].name;
	return NULL;
}

/* COUNT words at ADDRESS; false if they cannot be read whole. */
static bool
read_words(struct memory *memory, uint64_t address, uint64_t *words, unsigned count)
{
	uint32_t read[6];

	if (memory_read(memory, address, read, count * sizeof(*read)) != count * sizeof(*read))
		return false;
	for (unsigned i = 0; i < count; i++)
		words[i] = read[i];
	return true;
}

/* Calls whose arguments cannot be read stay socketcall's, which will fail. */
static unsigned
take_socket_call(struct memory *memory, uint64_t args[6])
{
	uint64_t call = args[0];

	if (call >= ABI_MULTIPLEXED || !socket_calls[call].name ||
		!read_words(memory, args[1], args, socket_calls[call].words))
		return SOCKETCALL;
	return ABI_SOCKETCALL + (unsigned)call;
}

/* msgrcv as it was first: POINTER leads to the buffer's address and the type; false if it leads nowhere. */
static bool
take_old_msgrcv(struct memory *memory, uint64_t args[6])
{
	uint64_t words[2];

	if (!read_words(memory, args[POINTER], words, 2))
		return false;
	args[POINTER] = words[0];
	args[FIFTH] = words[1];
	return true;
}

static unsigned
take_ipc_call(struct memory *memory, uint64_t args[6])
{
	uint64_t given[6], call = args[0] & 0xffff;
	bool lacking;

	if (call >= ABI_MULTIPLEXED || !ipc_calls[call].name)
		return IPC;
	lacking = call == MSGRCV && args[0] >> 16 == 0 && !take_old_msgrcv(memory, args);
	for (unsigned i = 0; i < 6; i++)
		given[i] = args[i];
	for (unsigned i = 0; i < sizeof(ipc_calls[call].from) && ipc_calls[call].from[i]; i++)
		args[i] = given[ipc_calls[call].from[i]];
	args[5] = lacking;
	return ABI_IPC + (unsigned)call;
}

unsigned
abi_multiplexed(unsigned call, struct memory *memory, uint64_t args[6])
{
	switch (call) {
	case SELECT: /* the first one, which takes its five arguments from memory; the sixth tells whether it can */
		args[5] = read_words(memory, args[0], args, 5);
		return call;
	case SOCKETCALL:
		return take_socket_call(memory, args);
	case IPC:
		return take_ipc_call(memory, args);
	default:
		return call;
	}
}
