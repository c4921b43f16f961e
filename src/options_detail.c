/* Options that say what is shown of a call beyond its line. */
#include <string.h>

#include "base/die.h"
#include "options.h"
#include "options_table.h"
#include "unwind/unwind.h"

#define FRAMES 256 /* strace's default */

void
take_stack(struct parse *parse, const struct given *given)
{
	struct stack_options *stack = &parse->options->stack;
	const char *what = given->argument ? given->argument : "symbol";

	if (strcmp(what, "symbol") != 0 && strcmp(what, "source") != 0)
		options_refuse_argument(given);
	if (!unwind_built)
		die("Stack traces (-k/--stack-trace option) are not supported by this build of %s",
			die_program());
	stack->sources = strcmp(what, "source") == 0 || (!given->argument && stack->limit);
	if (stack->sources && !unwind_sources_built)
		die("Stack traces with source line information (-kk/--stack-trace=source option) are not "
		    "supported by this build of %s",
			die_program());
	stack->limit = FRAMES;
}

void
take_frame_limit(struct parse *parse, const struct given *given)
{
	parse->frame_limit = options_decimal(given, (1 << 30) - 1);
	if (parse->frame_limit == 0)
		options_refuse_argument(given);
}
