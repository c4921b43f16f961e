/* What to tell a user who may have expected more of a trace. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "hint.h"
#include "spy/link.h"

/* Whether standard error is a place for more than the trace. */
static bool
may_speak(const struct options *options)
{
	struct stat status;

	if (!options->hints)
		return false;
	if (options->output.target)
		return true;
	if (options->format == FORMAT_JSON)
		return isatty(STDERR_FILENO);
	return fstat(STDERR_FILENO, &status) == 0 && !S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode);
}

/* The option that kept the trace empty; NULL: it was empty on purpose, or nothing was asked for. */
static const char *
cause(const struct filter *filter, bool entered)
{
	bool any = false, all = true;

	if (entered)
		return filter->by_duration ? "-e duration="
			: filter->by_error ? "-e errno="
					   : "-e status= (or -z, -Z)";
	for (unsigned number = 0; number < link_limit(abi_native); number++) {
		bool wanted = filter_wants(filter, abi_native, number);

		if (!link_find(abi_native, number))
			continue;
		any |= wanted;
		all &= wanted;
	}
	if (filter->targets)
		return "-P or -e fd=";
	return any && !all ? "-e trace=" : NULL;
}

void
hint_tell(const struct options *options, const struct harvest *harvest)
{
	const char *empty = harvest->kept ? NULL : cause(&options->filter, harvest->entered);
	char children[96] = "";

	if ((!empty && !harvest->left) || !may_speak(options))
		return;
	if (harvest->left)
		snprintf(children, sizeof(children), "%u %s not traced, -f follows them", harvest->left,
			harvest->left == 1 ? "child process or thread was"
					   : "child processes or threads were");
	warn("%s%s%s%s", empty ? "no call matched " : "", empty ? empty : "", empty && *children ? "; " : "",
		children);
}
