#!/bin/bash
# What -e and its relatives let pass: names and their jobs, classes, numbers, patterns, signals, outcomes, messages.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
cd "$(dirname "$0")/../.." || exit 1
work=${TMPDIR:-/tmp}
ln -sf "$(realpath "$SPY")" "$work/strace"

# Trace a command with the given options into $work/trace.
trace() {
	{ timeout 60 "$SPY" -o "$work/trace" "$@" >/dev/null 2>"$work/err" </dev/null; } 2>/dev/null
}

# The calls, signals and ends in the trace, each once, in the order of the alphabet.
told() {
	sed -E 's/^(---|\+\+\+) ((killed by |exited with )?[A-Za-z0-9]+).*/\2/; t
		s/\(.*//' "$work/trace" | sort -u | paste -sd ,
}

# Test $1: the trace tells what $2 lists.
is() {
	local found
	found=$(told)
	if [ "$found" = "$2" ]; then
		echo "ok options-$1"
	else
		echo "not ok options-$1 told: $found"
	fi
}

# Test $1: the condition holds.
holds() {
	local name=options-$1
	shift
	if "$@"; then
		echo "ok $name"
	else
		echo "not ok $name $(tail -n 2 "$work/trace" | cut -c1-200 | paste -sd '|') $(head -n 2 "$work/err")"
	fi
}
has() { grep -qE -e "$1" "$work/trace"; }
lacks() { ! grep -qE -e "$1" "$work/trace"; }
# Both words stand in the trace, and nothing else but the end.
only() { has "$1" && ! grep -vE -e "$1" "$work/trace" | grep -vq '^+++ exited'; }

opened='^open(at2?)?\(.*"/etc/hostname"'
trace -e open cat /etc/hostname
holds job-open only '^open(at2?)?\('
holds job-open-file has "$opened"
trace -e trace=open@64 cat /etc/hostname
holds job-of-abi has "$opened"
trace -e '!open' cat /etc/hostname
holds job-negated lacks '^open(at2?)?\('
holds job-negated-rest has '^close\('
trace -e 'trace=/^open$' cat /etc/hostname
holds pattern-is-exact lacks "$opened"
trace --strict -e openat,open cat /etc/hostname
holds strict-openat has "$opened"
"$work/strace" -e stat -o "$work/trace" ls / >/dev/null 2>&1
holds called-strace lacks '^(newfstatat|statx)\('
trace -e stat ls -d /etc
holds job-stat has '^(newfstatat|statx|stat)\(.*"/etc"'
trace -f -e fork sh -c '/bin/true; exit 0'
holds job-fork has '(clone3?|v?fork)(\(| resumed)'
trace -e nanosleep sleep 0.01
holds job-nanosleep has '^clock_nanosleep\('

# What the manual says of jobs is what the program does.
sed -nE 's/^[[:space:]]+"([a-z0-9_ ]+)",$/\1/p' src/filter/jobs.c >"$work/jobs"
awk '/^\.TS/ { on = 1 } /^\.TE/ { on = 0 } on && /T\{$/ { name = $1; getline; gsub(",", ""); print name, $0 }' \
	man/spy.1 >"$work/jobs.manual"
if [ -s "$work/jobs" ] && cmp -s "$work/jobs" "$work/jobs.manual"; then
	echo "ok options-jobs-in-manual"
else
	echo "not ok options-jobs-in-manual $(diff "$work/jobs" "$work/jobs.manual" | head -n 3 | paste -sd '|')"
fi
wrong=
while read -r job; do
	for name in $job; do
		"$SPY" --strict -e "trace=$name" -o /dev/null true 2>/dev/null || wrong+=" $name"
	done
done <"$work/jobs"
if [ "$(uname -m)" != x86_64 ]; then
	echo "skip options-jobs-are-calls names of other machines are unknown here"
elif [ -z "$wrong" ]; then
	echo "ok options-jobs-are-calls"
else
	echo "not ok options-jobs-are-calls there is no$wrong"
fi

trace -e trace=close,exit_group true
is names 'close,exit_group,exited with 0'
trace -e trace=openat -e trace=close true
is last-set-counts 'close,exited with 0'
trace -e 'trace=!!close' true
is negated-twice 'close,exited with 0'
trace -e 'trace=!close,all' true
is negated-all 'exited with 0'
trace -e none true
is none 'exited with 0'
trace -e 't=/^(close|exit)' true
is patterns 'close,exit_group,exited with 0'
trace -e 'trace=/^clo,/^exi' true
is patterns-in-list 'close,exit_group,exited with 0'
trace -e '!%file,%desc,%memory,%process' true
holds classes-negated lacks '^(openat|close|mmap|brk|execve|exit_group)\('
holds classes-negated-rest has '^set_tid_address\('
trace -e %file cat /etc/hostname
holds class-file only '^(execve|access|faccessat|open(at)?|newfstatat|readlink(at)?|statx?)\('
trace -e file cat /etc/hostname
holds class-legacy has '^execve\('
trace -e trace=%memory true
holds class-memory only '^(mmap|munmap|mprotect|brk)\('
trace -e close@32 true
is other-abi 'exited with 0'
trace -e '?nosuch,close' true
is optional 'close,exited with 0'
if [ "$(uname -m)" = x86_64 ]; then
	trace -e trace=3@64,231@64 true
	is numbers 'close,exit_group,exited with 0'
else
	echo 'skip options-numbers those of x86_64'
fi
trace -e none perl -e 'syscall 1000, 1'
is unknown-calls 'exited with 0,syscall_0x3e8'

script='kill -USR1 $$; kill -WINCH $$; kill -TERM $$'
trace -e none sh -c "trap : USR1; $script"
is signals 'SIGTERM,SIGUSR1,SIGWINCH,killed by SIGTERM'
trace -e none -e signal=usr1 sh -c "trap : USR1; $script"
is signal-named SIGUSR1
trace -e none -e 'signal=!10,TERM' sh -c "trap : USR1; $script"
is signals-negated SIGWINCH
trace -e none -e s=none sh -c "trap : USR1; $script"
is signals-none ''

trace -e openat -z cat /etc/hostname
holds successful lacks ' = -1 '
holds successful-some has "$opened"
trace -e access,openat -Z cat /nonexistent
holds failed only ' = -1 '
trace -e status=failed -e openat cat /nonexistent
holds status-failed only ' = -1 '
trace -e 'status=!successful' true
holds status-negated only '( = -1 |^exit_group\(0\) += \?)'
trace -e status=unfinished true
is status-unfinished 'exit_group,exited with 0'
trace --status=none true
is status-none 'exited with 0'
trace -Z -z -e status=failed,unfinished true
holds status-after-z has '^exit_group'

trace -e none --quiet=exit sh -c 'kill -WINCH $$'
is quiet-exit SIGWINCH
trace -e none -qq true
is quiet-twice ''
trace -e none --quiet=all sh -c 'kill -TERM $$'
is quiet-keeps-kills 'SIGTERM,killed by SIGTERM'
trace -e none -e 'quiet=!exit' true
is quiet-negated 'exited with 0'

X=variable trace -e execve -v true
holds whole has '"X=variable"'
X=variable trace -e execve -e 'abbrev=!execve' true
holds whole-of-set has '"X=variable"'
X=variable trace -e execve --abbrev=execve true
holds abbreviated has '/\* [0-9]+ vars \*/'
