/* System V IPC: what only ipc(2) does. */
#include "spy/abi.h"
#include "constants/ipc.h"
#include "hooks/ipc.h"

void
hook_ipc_attached(struct decode *decode, uint64_t value)
{
	const void *address = hook_view(decode, hook_argument(decode, 3), 4);

	tell_number(decode, address ? hook_load(address, 4) : value, RADIX_HEX);
}
