/* Names of signals, where the C library's are not the kernel's. */
#include <signal.h>
#include <string.h>

#include "base/signal.h"

#define REAL_TIME 32 /* the kernel's first, whatever a C library keeps for itself */
#define LAST 64

void
signal_add_name(struct string *to, int signal)
{
	/* glibc calls it POLL. */
	const char *name = signal == SIGIO ? "IO" : sigabbrev_np(signal);

	if (name) {
		string_add(to, "SIG", 3);
		string_add_text(to, name);
	} else if (signal == REAL_TIME) {
		string_add_text(to, "SIGRTMIN");
	} else if (signal > REAL_TIME && signal <= LAST) {
		string_add_format(to, "SIGRT_%d", signal - REAL_TIME);
	} else {
		string_add_format(to, "%d", signal);
	}
}
