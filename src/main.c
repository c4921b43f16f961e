/* spy: tells which system calls programs make, and which signals they get.
 *
 * The map of this tree, in the order in which a system call passes through it:
 *
 *   options*.c    the command line: one table, from which parsing and --help come
 *   trace.c       wires the rooms: engine → filter → decode → sink → stream
 *   engine/       makes events out of running programs, by ptrace
 *   tracee/       the memory of a thread, its descriptors and names
 *   abi/          registers → call number and arguments
 *   filter/       -e expressions, compiled into sets by number
 *   describe/     WHAT CALLS LOOK LIKE: one line of data for each, in the notation of include/spy/type.h
 *   constants/    named values
 *   link/         descriptions made quick to walk, once for each ABI
 *   decode/       walks them over a thread's registers and memory
 *   hooks/        what no description can say
 *   sink/         text in strace's format, JSON Lines, the summary table
 *   stream/       files, pipes, a file for each thread
 *   base/         strings, messages; known by all
 *
 * include/spy/ is what rooms say to each other; arrows between them go one way. */
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "options.h"
#include "trace.h"

/* End as the command ended: whoever started spy sees no difference. No core of spy itself is wanted. */
__attribute__((noreturn)) static void
die_of(int number)
{
	sigset_t set;

	setrlimit(RLIMIT_CORE, &(struct rlimit){0});
	signal(number, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
	exit(128 + number); /* a signal that does not kill */
}

int
main(int argc, char **argv)
{
	static struct options options;
	struct trace_end end;

	options_parse(&options, argc, argv);
	end = trace_run(&options);
	if (end.signal)
		die_of(end.signal);
	return end.status;
}
