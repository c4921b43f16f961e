/* Calls whose arguments are not described yet: names, numbers and what their C types say. Each line moves to its family's
 * room when it is. The rooms come later in link_rooms, so theirs count where both have a line. */
#include "spy/describe.h"

CALLS(rest,
CALL(ipc, NO, NO, 117, 0, LONG, F(arg0, HEX) F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX))
CALL(socketcall, NO, NO, 102, 0, LONG, F(arg0, HEX) F(arg1, HEX) F(arg2, HEX) F(arg3, HEX) F(arg4, HEX) F(arg5, HEX))
)
