/* The one table of options, from which parsing and the help text come, and what its lines' actions share. */
#ifndef OPTIONS_TABLE_H
#define OPTIONS_TABLE_H

#include "options.h"
#include "options_line.h"

/* What parsing has seen, beyond what OPTIONS keeps. */
struct parse {
	struct options *options;
	unsigned follows, quiets, hexes, clocks, descriptors, outcomes, deprecated_follows, places;
	bool hex_set, clock_set, descriptors_set, quiet_set, place_set; /* by a long option or -e */
	unsigned frame_limit;                                           /* 0: none given */
	bool separately, version;
	enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;
	bool columns_set, sort_set, seccomp_wanted;
	bool found; /* processes of -p, by name or tree */
	const char *user, *argv0;
	const char **paths; /* -P */
	size_t path_count;
	char **environment; /* what -E asks for: "VAR=VAL" or "VAR" */
	size_t environment_count;
};

/* End spy with a message and strace's hint to the help text. */
__attribute__((format(printf, 1, 2), noreturn)) void options_refuse(const char *format, ...);
/* The same: the argument is not what the option takes. */
__attribute__((noreturn)) void options_refuse_argument(const struct given *given);

/* The argument as a decimal number, at most MOST; anything else ends spy. */
unsigned options_decimal(const struct given *given, unsigned most);

/* options_words.c: what their names say; a word may be written in any case. */
extern const struct filter_word quiet_words[], descriptor_words[], pid_words[], context_words[],
	namespace_words[], vcpu_words[], detach_words[], place_words[], interrupt_words[], placement_words[],
	stack_words[], hex_words[], constant_words[], clock_words[], precision_words[], color_words[],
	tips_words[], format_words[];

enum { PIDS_COMMANDS = 1 << 0, PIDS_NAMESPACES = 1 << 1 };

/* The word that TEXT is, or NULL. */
const struct filter_word *options_find_word(const struct filter_word *words, const char *text);

/* The words that LINE's argument can be, or that a list in it consists of: list number LIST of them, from 0 on; NULL
 * behind the last. */
const struct filter_word *options_words(const struct option_line *line, unsigned list);

/* When all is parsed: what does not go together, and what follows from what. */
void options_check(struct parse *parse, char **command);

/* The actions, by file. */
#define ACTION(name) void name(struct parse *parse, const struct given *given)

/* options_trace.c */
ACTION(take_expression);
ACTION(take_calls);
ACTION(take_abbreviated);
ACTION(take_followed);
ACTION(take_raw);
ACTION(take_reads);
ACTION(take_writes);
ACTION(take_signals);
ACTION(take_injection);
ACTION(take_fault);
ACTION(take_outcomes);
ACTION(take_errors);
ACTION(take_lasting);
ACTION(take_quiet);
ACTION(take_descriptors);
ACTION(take_pids);
ACTION(take_vcpus);
ACTION(take_context);
ACTION(take_namespace);
ACTION(take_trace_fds);
ACTION(take_path);
ACTION(take_commands);
ACTION(take_translation);
ACTION(take_successful);
ACTION(take_failed);

/* options_life.c */
ACTION(take_attach);
ACTION(take_user);
ACTION(take_environment);
ACTION(take_argv0);
ACTION(take_follow);
ACTION(take_deprecated_follow);
ACTION(take_separately);
ACTION(take_interruptible);
ACTION(take_placement);
ACTION(take_no_seccomp);
ACTION(take_seccomp);
ACTION(take_kill_on_exit);
ACTION(take_detach_on);
ACTION(take_place);
ACTION(take_call_limit);

/* options_format.c */
ACTION(take_columns);
ACTION(take_string_limit);
ACTION(take_hex);
ACTION(take_constants);
ACTION(take_joined);
ACTION(take_pointer);
ACTION(take_number);
ACTION(take_names);
ACTION(take_output);
ACTION(take_append);
ACTION(take_relative);
ACTION(take_clock);
ACTION(take_durations);
ACTION(take_verbose);
ACTION(take_show_pid);
ACTION(take_color);
ACTION(take_tips);
ACTION(take_format);
ACTION(take_summary_only);
ACTION(take_summary);
ACTION(take_wall);
ACTION(take_overhead);
ACTION(take_sort);
ACTION(take_summary_columns);

/* options_detail.c */
ACTION(take_stack);
ACTION(take_frame_limit);

/* options.c */
ACTION(take_help);
ACTION(take_version);
ACTION(take_strict);
ACTION(take_debug);

#endif
