/* THE table of options: a line here is parsed, and shown by --help. strace's spellings, all of them. */
#include "options_table.h"

const struct option_line option_lines[] = {
	{'e', NULL, "EXPR", GENERAL, take_expression,
		"a qualifying expression: QUALIFIER=[!]VALUE[,VALUE]..., or the values of\n"
		"trace= alone; qualifiers: trace, signal, status, errno, duration, abbrev,\n"
		"verbose, raw, read, write, quiet, decode-fds, decode-pids, fd,\n"
		"inject, fault"},

	{'E', "env", "VAR[=VAL]", STARTUP, take_environment,
		"set, or without =VAL remove, a variable in the command's environment"},
	{'p', "attach", "PID", STARTUP, take_attach,
		"trace the process PID; tree:PID: and all that descend from it; NAME: all\n"
		"processes whose command name that is; a list is separated by commas,\n"
		"spaces or newlines; may be repeated"},
	{'u', "user", "USER", STARTUP, take_user,
		"run the command as USER, a name or UID:GID; set-user-ID bits then work"},
	{0, "argv0", "NAME", STARTUP, take_argv0, "set the command's argv[0] to NAME"},

	{'b', "detach-on", "execve", TRACING, take_detach_on,
		"let a process go when it executes another program"},
	{'D', NULL, NULL, SUBJECT_NONE, take_place, NULL},
	{0, "daemonize", "[=HOW]", TRACING, take_place,
		"-D: spy is the command's grandchild rather than its parent: grandchild\n"
		"(default); -DD: in a process group of its own: pgroup, pgrp; -DDD: in a\n"
		"session of its own: session"},
	{0, "daemonised", "[=HOW]", SUBJECT_NONE, take_place, NULL},
	{0, "daemonized", "[=HOW]", SUBJECT_NONE, take_place, NULL},
	{'f', "follow-forks", NULL, TRACING, take_follow,
		"follow forks: trace child processes and threads too\n"
		"(-ff: --follow-forks --output-separately)"},
	{'F', NULL, NULL, SUBJECT_NONE, take_deprecated_follow, NULL},
	{'I', "interruptible", "WHEN", TRACING, take_interruptible,
		"when signals such as ^C end spy:\n"
		"1, anywhere: always\n"
		"2, waiting: when no event is being told (default)\n"
		"3, never (default with -o FILE PROG)\n"
		"4, never_tstp: never, and ^Z does not stop spy (default with -D)"},
	{0, "kill-on-exit", NULL, TRACING, take_kill_on_exit, "kill all tracees if spy ends"},
	{0, "syscall-limit", "LIMIT", TRACING, take_call_limit,
		"let all go when LIMIT calls have been shown"},

	{0, "trace", "SET", FILTERING, take_calls,
		"-e trace=[!][?]CALL[@64|@32|@x32],...: trace only these calls; a CALL is\n"
		"a name, a number, a class, all, none, or /REGEX; a name stands for its\n"
		"job: open for openat and openat2 too (see spy(1); --strict: not so)\n"
		"classes: %clock %creds %desc %file %fstat %fstatfs %ipc %lstat %memory\n"
		"%net %process %pure %signal %stat %%stat %statfs %%statfs"},
	{0, "signals", "SET", FILTERING, take_signals, "-e signal=[!]SIGNAL,...: show only these signals"},
	{0, "status", "SET", FILTERING, take_outcomes,
		"-e status=[!]STATUS,...: show only calls that ended so:\n"
		"successful, failed, unfinished, unavailable, detached"},
	{0, "errno", "SET", OWN | FILTERING, take_errors,
		"-e errno=[!]ERROR,...: show only calls that failed so: ENOENT, 2, ...;\n"
		"all: that failed; none: that did not"},
	{0, "duration", "TIMES", OWN | FILTERING, take_lasting,
		"-e duration='>10ms', '>=1ms,<1s': show only calls that took so long;\n"
		"units are s, ms, us (default) and ns"},
	{'z', "successful-only", NULL, FILTERING, take_successful, "show only calls that succeeded"},
	{'Z', "failed-only", NULL, FILTERING, take_failed, "show only calls that failed"},
	{0, "failing-only", NULL, SUBJECT_NONE, take_failed, NULL},
	{0, "strict", NULL, OWN | FILTERING, take_strict,
		"strace's defaults throughout: a name stands for the call of exactly that\n"
		"name; so it is too if spy is called by the name strace"},
	{0, "trace-fds", "SET", FILTERING, take_trace_fds,
		"-e trace-fds=[!]NUMBER,...: show only calls that deal with these file\n"
		"descriptors, or with a --trace-path"},
	{'P', "trace-path", "PATH", FILTERING, take_path,
		"show only calls that deal with the file PATH, by name or descriptor; with\n"
		"a slash at its end: with all below it; a pattern: '/etc/**/*.conf'; may be\n"
		"repeated"},

	{'a', "columns", "COLUMN", FORMATTING, take_columns, "align results in COLUMN (default 40)"},
	{0, "abbrev", "SET", FORMATTING, take_abbreviated,
		"-e abbrev=SET: abbreviate structures of the calls in SET (default all)"},
	{0, "verbose", "SET", FORMATTING, take_followed,
		"-e verbose=SET: show what pointers of the calls in SET point to (default\n"
		"all); strings are shown always"},
	{0, "raw", "SET", FORMATTING, take_raw,
		"-e raw=SET: show arguments and results of the calls in SET as numbers"},
	{0, "color", "auto|always|never", FORMATTING, take_color,
		"colour lines: on terminals (default; not if NO_COLOR is set), always or\n"
		"never"},
	{0, "format", "text|json", OWN | FORMATTING, take_format,
		"text (default), or one JSON object on each line (see spy-json(5))"},
	{'i', "instruction-pointer", NULL, FORMATTING, take_pointer,
		"show the instruction pointer at each call"},
	{0, "join", NULL, OWN | FORMATTING, take_joined,
		"show a call once, when it has returned, never cut in two by others;\n"
		"times are those of its begin"},
	{'k', NULL, NULL, SUBJECT_NONE, take_stack, NULL},
	{0, "stack-trace", "[=HOW]", FORMATTING, take_stack,
		"-k: show the stack of functions behind each call: symbol (default), or\n"
		"source, with source lines (-kk)"},
	{0, "stack-traces", "[=HOW]", SUBJECT_NONE, take_stack, NULL},
	{0, "stack-trace-frame-limit", "LIMIT", FORMATTING, take_frame_limit,
		"show at most LIMIT frames of a stack (default 256)"},
	{'n', "syscall-number", NULL, FORMATTING, take_number, "show the number of each call"},
	{'N', "arg-names", NULL, FORMATTING, take_names, "show the names of arguments"},
	{'o', "output", "FILE", FORMATTING, take_output,
		"write the trace to FILE instead of standard error; '|COMMAND' or\n"
		"'!COMMAND': to the input of COMMAND; -: to standard output"},
	{'A', "output-append-mode", NULL, FORMATTING, take_append, "append to the -o FILE"},
	{0, "output-separately", NULL, FORMATTING, take_separately,
		"write the trace of each thread to a file of its own: FILE.TID"},
	{0, "read", "SET", FORMATTING, take_reads,
		"-e read=[!]NUMBER,...: dump all bytes that calls read from these file\n"
		"descriptors, in hex and ASCII"},
	{0, "write", "SET", FORMATTING, take_writes,
		"-e write=[!]NUMBER,...: the same for bytes that they write"},
	{'q', NULL, NULL, FORMATTING, take_quiet,
		"be quiet about attaching, detaching and ABI changes\n"
		"(-qq: about exits too; -qqq: about all that can be suppressed)"},
	{0, "quiet", "[=SET]", FORMATTING, take_quiet,
		"-e quiet=[!]MESSAGE,...: suppress messages:\n"
		"attach, exit, path-resolution, personality, thread-execve"},
	{0, "silent", "[=SET]", SUBJECT_NONE, take_quiet, NULL},
	{0, "silence", "[=SET]", SUBJECT_NONE, take_quiet, NULL},
	{'r', NULL, NULL, SUBJECT_NONE, take_relative, NULL},
	{0, "relative-timestamps", "[=PRECISION]", FORMATTING, take_relative,
		"-r: show the time since the line before;\n"
		"PRECISION is s, ms, us (default) or ns"},
	{'s', "string-limit", "SIZE", FORMATTING, take_string_limit,
		"show SIZE bytes of a string (default 32); all: whole; paths are shown whole"},
	{'t', NULL, NULL, FORMATTING, take_clock,
		"show the time of day (-tt: with microseconds; -ttt: as seconds since the\n"
		"epoch, with microseconds)"},
	{0, "absolute-timestamps", "[=[[format:]FORMAT][,[precision:]PRECISION]]", FORMATTING, take_clock,
		"FORMAT is none, time (default) or unix; PRECISION is s (default), ms, us\n"
		"or ns"},
	{0, "timestamps", "[=[[format:]FORMAT][,[precision:]PRECISION]]", SUBJECT_NONE, take_clock, NULL},
	{'T', NULL, NULL, SUBJECT_NONE, take_durations, NULL},
	{0, "syscall-times", "[=PRECISION]", FORMATTING, take_durations,
		"-T: show the time that each call took; PRECISION as above"},
	{'v', "no-abbrev", NULL, FORMATTING, take_verbose, "show structures whole"},
	{'x', NULL, NULL, FORMATTING, take_hex,
		"show strings that are not ASCII in hexadecimal (-xx: all strings)"},
	{0, "strings-in-hex", "[=WHICH]", FORMATTING, take_hex,
		"none, non-ascii-chars (only where an escape is needed), non-ascii, or\n"
		"all (default)"},
	{'X', "const-print-style", "STYLE", FORMATTING, take_constants,
		"show constants as raw numbers, by name (abbrev, default), or both\n"
		"(verbose)"},
	{'y', NULL, NULL, FORMATTING, take_descriptors,
		"show the paths of file descriptors (-yy: all that is known of them)"},
	{0, "decode-fds", "[=SET]", FORMATTING, take_descriptors,
		"-e decode-fds=[!]DETAIL,...: show of file descriptors\n"
		"path (default), socket, dev, eventfd, pidfd, signalfd"},
	{'Y', NULL, NULL, FORMATTING, take_commands, "show the command names of PIDs"},
	{0, "decode-pids", "SET", FORMATTING, take_pids,
		"-e decode-pids=[!]DETAIL,...: show of PIDs\n"
		"comm, their command names, and pidns, what they are in spy's PID namespace"},
	{0, "kvm", "vcpu|vcpu+", FORMATTING, take_vcpus,
		"-e kvm=vcpu: show why virtual CPUs stop to run; vcpu+: and their state"},
	{0, "secontext", "[=SET]", FORMATTING, take_context,
		"show SELinux contexts of files and processes, if spy knows libselinux:\n"
		"their types; full: all of them, mismatch: and what the policy says"},
	{0, "namespace", "[=new]", FORMATTING, take_namespace,
		"-e namespace=new: show the namespaces that calls make or enter"},
	{0, "pidns-translation", NULL, FORMATTING, take_translation, "--decode-pids=pidns"},
	{0, "always-show-pid", NULL, FORMATTING, take_show_pid, "show the PID before each line"},

	{'c', "summary-only", NULL, STATISTICS, take_summary_only,
		"count time, calls and errors for each call, and show that only"},
	{'C', "summary", NULL, STATISTICS, take_summary, "the same behind the trace"},
	{'O', "summary-syscall-overhead", "TIME", STATISTICS, take_overhead,
		"take TIME off each call: a number and s, ms, us (default) or ns"},
	{'S', "summary-sort-by", "COLUMN", STATISTICS, take_sort,
		"sort by time (default), min-time, max-time, avg-time, wall-total,\n"
		"wall-min, wall-max, wall-avg, calls, errors, name or nothing"},
	{'U', "summary-columns", "COLUMN,...", STATISTICS, take_summary_columns,
		"show these columns: time-percent, total-time, min-time, max-time,\n"
		"avg-time, wall-total, wall-min, wall-max, wall-avg, calls, errors, name\n"
		"(default time-percent,total-time,avg-time,calls,errors,name)"},
	{'w', "summary-wall-clock", NULL, STATISTICS, take_wall,
		"count the time from a call's begin to its end (default: system time)"},

	{0, "inject", "SET:ACTION[:ACTION]...[:when=FIRST[..LAST][+[STEP]]]", TAMPERING, take_injection,
		"-e inject=...: tamper with the calls in SET (as of -e trace=); actions:\n"
		"error=ERRNO, retval=VALUE: do not make them, but return this\n"
		"syscall=CALL: make this harmless one instead (of class %pure)\n"
		"signal=SIGNAL: send a signal at their entry\n"
		"delay_enter=TIME, delay_exit=TIME: wait: a number and s, ms, us (default)\n"
		"or ns\n"
		"poke_enter=@argN=HEX,..., poke_exit=@argN=HEX,...: overwrite what\n"
		"argument N (1 to 7) points to\n"
		"FIRST, LAST, STEP: which of a thread's calls, from 1 on"},
	{0, "fault", "SET[:error=ERRNO][:when=...]", TAMPERING, take_fault,
		"-e fault=...: let the calls in SET fail, with ENOSYS or ERRNO"},

	{'d', "debug", NULL, MISCELLANEOUS, take_debug, "tell on standard error what spy does"},
	{'h', "help", NULL, MISCELLANEOUS, take_help, "show this text"},
	{'V', "version", NULL, MISCELLANEOUS, take_version, "show the version and the features built in"},
	{0, "placement", "auto|off", OWN | MISCELLANEOUS, take_placement,
		"run on the tracee's CPU where that is faster (default), or not"},
	{0, "no-seccomp", NULL, OWN | MISCELLANEOUS, take_no_seccomp,
		"do not have the kernel leave out calls that are not traced"},
	{0, "seccomp-bpf", NULL, SUBJECT_NONE, take_seccomp, NULL},
	{0, "tips", "[=[[id:]NUMBER][,[format:]FORMAT]]", MISCELLANEOUS, take_tips,
		"show something worth knowing of spy: tip NUMBER, or random (default);\n"
		"FORMAT is none, compact (default) or full"},
	{0, NULL, NULL, SUBJECT_NONE, NULL, NULL},
};
