#!/bin/bash
# What is shown by how calls end: by error, by duration, joined in one line.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/outcome
mkdir -p "$work" && cd "$work" || exit 1

# Trace a command with the given options into the file trace.
trace() {
	{ timeout 60 "$SPY" -o trace "$@" >out 2>err </dev/null; } 2>/dev/null
}
# Test $1: the condition holds.
holds() {
	local name=options-$1
	shift
	if "$@"; then
		echo "ok $name"
	else
		echo "not ok $name $(tail -n 3 trace | cut -c1-200 | paste -sd '|') $(head -n 2 err)"
	fi
}
has() { grep -qE -e "$1" trace; }
lacks() { ! has "$1"; }
# The word stands in the trace, and nothing else but the end.
only() { has "$1" && ! grep -vE -e "$1" trace | grep -vq '^+++ exited'; }
all() {
	local condition
	for condition; do eval "$condition" || return 1; done
}

calls='chdir "/"; chdir "/none"; chdir "/etc/passwd"'
trace -e trace=chdir -e errno=ENOENT perl -e "$calls"
holds errno-name only 'chdir\("/none"\).* ENOENT '
trace -e trace=chdir --errno=20,EACCES perl -e "$calls"
holds errno-number only 'chdir\("/etc/passwd"\).* ENOTDIR '
trace -e trace=chdir -e errno=ENOENT,ENOTDIR perl -e "$calls"
holds errno-list all 'has ENOENT' 'has ENOTDIR' 'lacks "= 0"'
trace -e trace=chdir -e 'errno=!ENOENT' perl -e "$calls"
holds errno-negated all 'lacks ENOENT' 'has ENOTDIR' 'has "chdir.* = 0"'
trace -e trace=chdir -Z -e 'errno=!ENOENT' perl -e "$calls"
holds errno-with-status only 'chdir\("/etc/passwd"\)'
trace -e trace=chdir -e errno=all perl -e "$calls"
holds errno-all all 'has ENOENT' 'has ENOTDIR' 'lacks "chdir.* = 0"'
trace -e trace=chdir,exit_group -e errno=none perl -e "$calls"
holds errno-none all 'has "chdir.* = 0"' 'has "exit_group\(0\) .*= \?"' 'lacks " = -1 "'
trace -e trace=chdir -e errno=ENOENT -e errno=EACCES perl -e "$calls"
holds errno-last lacks chdir
trace -e trace=ppoll,poll,select,pselect6 -e errno=ERESTARTNOHAND perl -e '$SIG{ALRM} = sub {}; alarm 1; select undef, undef, undef, 20'
holds errno-of-kernel has ' = \? ERESTARTNOHAND '
trace --format=json -e trace=chdir -e errno=ENOENT perl -e "$calls"
holds errno-json all '[ $(grep -c type.:.call trace) = 1 ]' 'has "\"name\":\"ENOENT\""'
trace -c -U calls,name -e trace=chdir -e errno=ENOENT perl -e "$calls"
holds errno-counted has '^ +1 chdir$'
trace -e errno=EWOULDBLOCK perl -e 'use Fcntl; pipe R, W; fcntl R, F_SETFL, O_NONBLOCK; sysread R, $_, 1'
holds errno-second-name only '^read\(.* EAGAIN '

trace -e 'duration=>=200ms' -T sleep 0.3
holds duration-more only '^(clock_)?nanosleep\(.* <0\.[3-9]|^(clock_)?nanosleep\(.* <[1-9]'
trace -e trace=clock_nanosleep,nanosleep --duration='<200ms' sleep 0.3
holds duration-less lacks nanosleep
trace -e trace=clock_nanosleep,nanosleep -e 'duration=>300000,<=100s' sleep 0.3
holds duration-between has nanosleep
trace -e trace=clock_nanosleep,nanosleep -e 'duration=>=1s,<100s' sleep 0.3
holds duration-not-between lacks nanosleep
trace -f -e trace=clock_nanosleep,nanosleep -e 'duration=>=0.2s' -Z sleep 0.3
holds duration-with-status lacks nanosleep
trace -e trace=pause -e 'duration=>=100ms' perl -e '$SIG{ALRM} = "DEFAULT"; alarm 1; syscall 34'
if [ "$(uname -m)" = x86_64 ]; then
	holds duration-killed has '^pause\(\).* = '
else
	echo 'skip options-duration-killed a number of x86_64'
fi

# Two processes whose calls overlap: the parent waits while the child closes.
overlap='sh -c "sleep 0.2; exit 3"; wait'
trace -f --join -tt -e trace=wait4,waitid,clock_nanosleep,nanosleep sh -c "$overlap; true"
holds join-whole all 'lacks unfinished' 'lacks resumed' 'has "wait(4|id)\(.*WEXITSTATUS\(s\) == 3"'
# Of two nested waits the inner one returns first, and has begun last.
awk '/wait(4|id)\(/ && !/WNOHANG/ { print $2 }' trace >times
holds join-order all '[ $(wc -l <times) -ge 2 ]' 'sort -r times | cmp -s - times'
trace -f --join -r -e trace=wait4,waitid,clock_nanosleep,nanosleep sh -c "$overlap; true"
holds join-relative has '^[0-9]+ +-[0-9]+\.[0-9]{6} wait'
trace --join -e trace=exit_group true
holds join-ends has '^exit_group\(0\) +=  *\?$'
sleep 30 &
{ timeout -s INT 1 "$SPY" -o trace --join -p $!; } >out 2>err
kill $!
holds join-detached has '^(restart_syscall|clock_nanosleep|nanosleep)\(.* <detached \.\.\.>$'
trace --join -e trace=chdir -e errno=ENOENT perl -e "$calls"
holds join-filtered only 'chdir\("/none"\) +=.* ENOENT '
trace --join -e trace=chdir -a 60 perl -e 'chdir "/"'
holds join-aligned has '^chdir\("/"\) {50}= 0$'
trace -f --join -e trace=execve,pause perl -e 'use threads; threads->create(sub { sleep 1; exec "/bin/true" })->join'
holds join-superseded all '[ $(grep -c "execve(" trace) = 2 ]' 'has "superseded by execve"' 'lacks unfinished'
exit 0
