/* Signals: sending, waiting for and blocking them, and what they say of themselves. */
#include "spy/describe.h"

#define SIGNAL_NUMBER ENUM32_OR_NUMBER(signals)

STRUCT(siginfo,
	F(si_signo, SIGNAL_NUMBER)
	F(si_errno, S32)
	F(si_code, S32))
