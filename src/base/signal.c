/* Names of signals: the kernel's, which are not the C library's everywhere. */
#include <stdlib.h>
#include <string.h>

#include "base/signal.h"

#define REAL_TIME 32 /* the kernel's first, whatever a C library keeps for itself */
#define LAST 64

static const char *const names[REAL_TIME] = {NULL, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE",
	"KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP",
	"TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"};

void
signal_add_name(struct string *to, int signal)
{
	if (signal > 0 && signal < REAL_TIME)
		string_add_format(to, "SIG%s", names[signal]);
	else if (signal == REAL_TIME)
		string_add_text(to, "SIGRTMIN");
	else if (signal > REAL_TIME && signal <= LAST)
		string_add_format(to, "SIGRT_%d", signal - REAL_TIME);
	else
		string_add_format(to, "%d", signal);
}

int
signal_number(const char *name)
{
	unsigned long number;
	char *end;

	if (strncasecmp(name, "SIG", 3) == 0)
		name += 3;
	for (int signal = 1; signal < REAL_TIME; signal++)
		if (strcasecmp(name, names[signal]) == 0)
			return signal;
	if (strcasecmp(name, "RTMIN") == 0)
		return REAL_TIME;
	if (strncasecmp(name, "RT_", 3) != 0 || name[3] < '1' || name[3] > '9')
		return 0;
	number = strtoul(name + 3, &end, 10);
	return *end || number > LAST - REAL_TIME ? 0 : REAL_TIME + (int)number;
}
