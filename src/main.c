/* spy: tells which system calls programs make, and which signals they get.
 *
 * The map of this tree, in the order in which a system call passes through it:
 *
 *   options*.c    the command line: one table, from which parsing and --help come
 *   front.c       the process that the shell waits for, where the tracer outlives the command
 *   processes.c   -p by name, or a whole tree
 *   tamper.c      injections at work
 *   tips.c        what is worth knowing of spy
 *   hint.c        what to tell a user who may have expected more
 *   trace*.c      wires the rooms: engine → filter → decode → sink → stream
 *   targets.c     -P and -e fd=: whether a call deals with what the user named
 *   recall.c      when what a descriptor stands for may be told from memory
 *   names.c       names of threads before their lines
 *   engine/       makes events out of running programs, by ptrace
 *   unwind/       the stack of a thread, with names and source lines
 *   tracee/       the memory of a thread, its descriptors and names
 *   abi/          registers → call number and arguments
 *   filter/       -e expressions, compiled into sets by number
 *   describe/     WHAT CALLS LOOK LIKE: one line of data for each, in the notation of include/spy/type.h
 *   constants/    named values
 *   link/         descriptions made quick to walk, once for each ABI
 *   decode/       walks them over a thread's registers and memory
 *   hooks/        what no description can say
 *   sink/         text in strace's format and its colours, JSON Lines, the summary table
 *   stream/       files, pipes, a file for each thread
 *   base/         strings, messages; known by all
 *
 * include/spy/ is what rooms say to each other; arrows between them go one way. */
#include "front.h"
#include "options.h"
#include "tips.h"
#include "trace.h"

int
main(int argc, char **argv)
{
	static struct options options;
	struct trace_end end;

	options_parse(&options, argc, argv);
	end = trace_run(&options);
	tips_show(options.tip, options.tips_format);
	front_end(&end);
}
