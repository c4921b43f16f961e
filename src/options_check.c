/* When all options are known: combinations that make no sense, and what follows from what was asked for. */
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/number.h"
#include "options.h"
#include "options_table.h"
#include "processes.h"

/* How long the engine waits with nothing to do before output that waits in buffers is written. Long enough for a
 * program that computes between calls not to cost a write each, too short for a user to notice. */
#define TICK_NS 20000000

/* Options that need a command, or a process. */
static void
check_tracee(const struct parse *parse, bool command)
{
	const struct options *options = parse->options;

	if (!command && !options->attach_count && options->tips_format) {
		tips_show(options->tip, options->tips_format);
		exit(0);
	}
	if (!command && !options->attach_count)
		options_refuse("must have PROG [ARGS] or -p PID");
	if (!command && parse->argv0)
		options_refuse("PROG [ARGS] must be specified with --argv0");
	if (parse->places && parse->place_set)
		die("-D and --daemonize cannot be provided simultaneously");
	if (parse->places > ENGINE_OWN_SESSION)
		options_refuse("Too many -D's (%u), maximum supported -D count is %d", parse->places,
			ENGINE_OWN_SESSION);
	if (!command && options->command.place)
		options_refuse("PROG [ARGS] must be specified with -D/--daemonize");
	for (size_t i = 0; options->exact && i < options->attach_count; i++)
		if (options->attach[i] == getpid())
			die("I'm sorry, I can't let you do that, Dave.");
}

/* What is said twice, by a letter and by a word. */
static void
check_twice(const struct parse *parse)
{
	if (parse->clocks && parse->clock_set)
		die("-t and --absolute-timestamps cannot be provided simultaneously");
	if (parse->hexes && parse->hex_set)
		die("-x and --strings-in-hex cannot be provided simultaneously");
	if (parse->descriptors && parse->descriptors_set)
		die("-y and --decode-fds cannot be provided simultaneously");
	if (parse->follows > 1 && parse->separately)
		die("-ff and --output-separately cannot be provided simultaneously");
}

static void
check_summary(const struct parse *parse)
{
	const struct options *options = parse->options;

	if (options->summarize.wall && !options->summary)
		options_refuse("-w/--summary-wall-clock must be given with (-c/--summary-only or "
			       "-C/--summary)");
	/* Who reads objects has no use for a table behind them. */
	if (options->summary && !options->summary_only && options->format != FORMAT_TEXT)
		die("-C/--summary and --format=json cannot be provided simultaneously");
	if (parse->columns_set && !options->summary)
		options_refuse("-U/--summary-columns must be given with (-c/--summary-only or -C/--summary)");
	if (parse->sort_set && !options->summary)
		warn("-S/--summary-sort-by has no effect without (-c/--summary-only or -C/--summary)");
}

/* -c shows no lines: options for lines are a mistake worth a word. */
static void
warn_summary_only(const struct options *options)
{
	const struct text_options *text = &options->text;
	const struct {
		bool given;
		const char *name;
	} vain[] = {
		{text->instruction_pointer, "-i/--instruction-pointer"},
		{options->stack.limit, "-k/--stack-trace"},
		{text->number, "-n/--syscall-number"},
		{text->names, "-N/--arg-names"},
		{text->relative, "-r/--relative-timestamps"},
		{text->clock != TEXT_CLOCK_NONE, "-t/--absolute-timestamps"},
		{text->duration, "-T/--syscall-times"},
		{options->decode.descriptors, "-y/--decode-fds"},
		{options->format != FORMAT_TEXT, "--format"},
	};

	for (size_t i = 0; i < sizeof(vain) / sizeof(*vain); i++)
		if (vain[i].given)
			warn("%s has no effect with -c/--summary-only", vain[i].name);
}

static void
check_output(const struct parse *parse)
{
	const struct options *options = parse->options;

	if (!options->output.target && options->output.separate && !options->engine.follow)
		warn("--output-separately has no effect without -o/--output");
	if (!options->output.target && options->output.append)
		warn("-A/--output-append-mode has no effect without -o/--output");
	if (parse->frame_limit && !options->stack.limit)
		warn("--stack-trace-frame-limit has no effect without -k/--stack-trace");
}

/* -u: a name that there is, or UID:GID, behind which strace lets pass what begins with a colon. Who it is, is looked up when the command is started. */
static void
check_user(const char *user)
{
	uint32_t uid, gid;

	if (!strchr(user, ':') && !getpwnam(user))
		die("Cannot find user '%s'", user);
	if (strchr(user, ':') && !ids_parse(user, &uid, &gid))
		die("Invalid UID:GID pair '%s'", user);
}

/* The environment that -E leaves for the command. */
static char *const *
make_environment(const struct parse *parse)
{
	size_t count = 0;
	char **made;

	while (environ[count])
		count++;
	made = calloc(count + parse->environment_count + 1, sizeof(*made));
	if (!made)
		die("out of memory");
	memcpy(made, environ, count * sizeof(*made));
	for (size_t i = 0; i < parse->environment_count; i++) {
		char *change = parse->environment[i];
		size_t length = strcspn(change, "=");
		char **at = made;

		while (*at && (strncmp(*at, change, length) != 0 || (*at)[length] != '='))
			at++;
		if (change[length])
			*at = change;
		else if (*at)
			memmove(at, at + 1,
				(size_t)(made + count + parse->environment_count - at) * sizeof(*at));
	}
	free(parse->environment);
	return made;
}

static void
set_command(struct parse *parse, char **command)
{
	struct engine_command *start = &parse->options->command;

	if (!*command)
		return;
	start->path = *command;
	start->argv = command;
	start->envp = make_environment(parse);
	start->user = parse->user;
	if (parse->argv0)
		*command = (char *)parse->argv0;
}

/* Whether every call's entry has to stop its thread: a signal is not taken where the kernel's filter stops it. */
static bool
sends_signals(const struct options *options)
{
	for (size_t i = 0; i < options->injection_count; i++)
		if (options->injections[i].signal)
			return true;
	return false;
}

/* Whether COMMAND is known to trace what it starts, which spy's hold on children, needed under a filter, would prevent. */
static bool
is_tracer(const char *command)
{
	static const char *const tracers[] = {"spy", "strace", "ltrace", "gdb", "lldb", "rr"};
	const char *slash = command ? strrchr(command, '/') : NULL;

	for (size_t i = 0; command && i < sizeof(tracers) / sizeof(*tracers); i++)
		if (strcmp(slash ? slash + 1 : command, tracers[i]) == 0)
			return true;
	return false;
}

/* Whether the kernel may leave calls out. -n tells the last call before a signal or an end, whichever it was. A tracee that was attached to could not be let go again under a filter, nor
 * could its children or whoever is to be let go before its end; and a command that is to be a child of whoever started
 * spy does not depend on spy. strace lets a command's children go unless it is asked for the filter, in whose words the
 * user learns why there is none. */
static bool
may_filter(const struct parse *parse, const char *command)
{
	const struct options *options = parse->options;
	const char *why = NULL;

	if (options->unfiltered || ((options->exact || options->text.number) && !parse->seccomp_wanted) ||
		sends_signals(options))
		return false;
	if (!options->engine.follow && is_tracer(command))
		return false;
	if (options->exact && !options->engine.follow)
		why = "cannot be used without -f/--follow-forks, disabling";
	else if (options->attach_count)
		why = "is not enabled for processes attached with -p";
	else if (options->engine.detach_on_exec)
		why = "is not enabled because it is not compatible with -b";
	else if (options->call_limit)
		why = "is not enabled because it is not compatible with --syscall-limit";
	if (why && parse->seccomp_wanted)
		warn("--seccomp-bpf %s", why);
	else if (parse->seccomp_wanted && call_set_is_full(&options->filter.calls))
		warn("Seccomp filter is requested but there are no syscalls to filter.  "
		     "See -e trace to filter syscalls.");
	return !why && (!options->command.place || parse->seccomp_wanted);
}

/* Whether the trace goes to a terminal that knows colours, as far as its name tells. */
static bool
on_color_terminal(const struct output_options *output)
{
	static const char *const plain[] = {
		"dumb", "unknown", "vt", "emacs", "cons25-m", "ansi-m", "linux-m"};
	const char *terminal = getenv("TERM");
	struct stat stat_of;
	bool is_terminal;
	int fd;

	if (!terminal || !*terminal || output->separate)
		return false;
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (strncmp(terminal, plain[i], strlen(plain[i])) == 0)
			return false;
	if (!output->target)
		return isatty(STDERR_FILENO);
	if (output->dash_is_standard && strcmp(output->target, "-") == 0)
		return isatty(STDOUT_FILENO);
	if (stat(output->target, &stat_of) < 0 || !S_ISCHR(stat_of.st_mode))
		return false;
	fd = open(output->target, O_WRONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	is_terminal = fd >= 0 && isatty(fd);
	if (fd >= 0)
		close(fd);
	return is_terminal;
}

static void
set_colors(const struct parse *parse)
{
	struct options *options = parse->options;
	const char *scheme = getenv("SPY_COLORS");

	if (options->format != FORMAT_TEXT || options->summary_only || parse->color == COLOR_NEVER)
		return;
	options->colored =
		parse->color == COLOR_ALWAYS || (!getenv("NO_COLOR") && on_color_terminal(&options->output));
	color_init(&options->colors, scheme ? scheme : getenv("STRACE_COLORS"));
}

static void
set_consequences(struct parse *parse)
{
	struct options *options = parse->options;
	struct text_options *text = &options->text;
	bool directed = options->output.target && options->command.path;
	unsigned clocks = options->summary ? summary_clocks(&options->summarize) : 0;

	if (parse->frame_limit && options->stack.limit)
		options->stack.limit = parse->frame_limit;
	if (parse->quiets)
		options->quiet = parse->quiets > 2 ? QUIET_ALL
			: parse->quiets > 1        ? QUIET_ATTACH | QUIET_PERSONALITY | QUIET_EXIT
						   : QUIET_ATTACH | QUIET_PERSONALITY;
	else if (!parse->quiet_set && directed)
		options->quiet = QUIET_ATTACH | QUIET_PERSONALITY;
	if (!options->engine.interrupts)
		options->engine.interrupts = options->command.place ? 4 : directed ? 3 : 2;
	options->engine.times = clocks & SUMMARY_WALL_CLOCK || options->format == FORMAT_JSON ||
		text->relative || text->duration || text->clock != TEXT_CLOCK_NONE ||
		options->filter.by_duration;
	options->engine.pointers = text->instruction_pointer;
	options->engine.system_times = clocks & SUMMARY_SYSTEM_CLOCK;
	options->engine.placement = !options->unplaced;
	options->hints =
		!options->exact && !parse->quiets && !(parse->quiet_set && options->quiet & QUIET_ATTACH);
	options->engine.terse = options->exact;
	options->engine.tick_ns = TICK_NS;
	options->output.dash_is_standard = !options->exact;
	if (!options->output.target)
		options->output.separate = false;
	set_colors(parse);
	text->hold = filter_is_by_end(&options->filter);
}

/* What -P and -e fd= ask for, when it is known whether paths have meanings of spy's own and messages are wanted. */
static void
set_targets(struct parse *parse)
{
	struct options *options = parse->options;
	bool silent = parse->quiet_set && options->quiet & QUIET_PATH_RESOLUTION;

	for (size_t i = 0; i < parse->path_count; i++) {
		char *real = filter_path(&options->filter, parse->paths[i], options->exact);

		if (real && !silent)
			warn("Requested path \"%s\" resolved into \"%s\"", parse->paths[i], real);
		free(real);
	}
	free(parse->paths);
	if (options->filter.targets)
		filter_narrow(&options->filter);
}

/* What is going to be attached to, where the user has not said it. */
static void
tell_found(const struct parse *parse)
{
	const struct options *options = parse->options;

	if (!parse->found || options->quiet & QUIET_ATTACH)
		return;
	for (size_t i = 0; i < options->attach_count; i++)
		processes_tell(options->attach[i]);
}

/* In strace's order: of several mistakes the same one is told. */
void
options_check(struct parse *parse, char **command)
{
	struct options *options = parse->options;
	const char *target = options->output.target;

	check_tracee(parse, *command);
	check_twice(parse);
	set_targets(parse);
	if (options->summary && options->output.separate)
		options_refuse("(-c/--summary-only or -C/--summary) and -ff/--output-separately are mutually "
			       "exclusive");
	options->engine.seccomp = may_filter(parse, *command);
	if (parse->deprecated_follows) {
		warn(parse->follows ? "deprecated option -F ignored"
				    : "option -F is deprecated, please use -f/--follow-forks instead");
		options->engine.follow = true;
	}
	if (options->summary_only)
		warn_summary_only(options);
	check_summary(parse);
	check_output(parse);
	if (parse->outcomes > 1)
		warn("Only the last of -z/--successful-only/-Z/--failed-only options will take effect. See "
		     "status qualifier for more complex filters.");
	if (parse->user)
		check_user(parse->user);
	if (options->engine.kill_on_exit && options->attach_count)
		die("--kill-on-exit and -p/--attach are mutually exclusive options");
	if (target && (*target == '|' || *target == '!') && options->output.separate)
		options_refuse("piping the output and -ff/--output-separately are mutually exclusive");
	if (parse->quiets && parse->quiet_set)
		die("-q and -e quiet/--quiet cannot be provided simultaneously");
	set_command(parse, command);
	set_consequences(parse);
	tell_found(parse);
}
