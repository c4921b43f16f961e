#!/bin/bash
# Processes to attach to, by name and by descent, and those that are to be let go early.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/attach
rm -rf "$work" && mkdir -p "$work" && cd "$work" || exit 1

# Test $1: the commands behind it succeed.
check() {
	local name=options-$1
	shift
	if "$@" >said 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name $(tail -n 3 said | cut -c1-200 | paste -sd '|')"
	fi
}

# Wait until the condition holds.
await() {
	for _ in $(seq 400); do
		eval "$1" && return 0
		sleep 0.02
	done
	echo "in vain: $1"
	return 1
}
traced() { grep -q '^TracerPid:[[:space:]]*[1-9]' "/proc/$1/status"; }
free() { ! traced "$1"; }

# Attach as $@ says, until all of PIDS are traced, and let go.
attach() {
	local pid ok=0
	"$SPY" "$@" 2>messages &
	local spy=$!
	for pid in $pids; do await "traced $pid" || ok=1; done
	for pid in $others; do free "$pid" || ok=1; done
	kill -INT $spy
	wait $spy
	for pid in $pids; do await "free $pid" || ok=1; done
	cat messages
	return $ok
}
ln -s "$(command -v sleep)" spy-test-name1
ln -s "$(command -v sleep)" spy-test-a-long-name
./spy-test-name1 60 & a=$!
./spy-test-name1 60 & b=$!
./spy-test-a-long-name 60 & c=$!
bash -c 'sleep 60 & sleep 60; :' & d=$!
await '[ "$(cat /proc/$a/comm /proc/$b/comm /proc/$c/comm | grep -c ^spy-test)" = 3 ]' || exit 1
await '[ "$(pgrep -P $d | wc -l)" = 2 ]' || exit 1

by_name() {
	pids="$a $b" others="$c $d" attach -p spy-test-name1 -o /dev/null
	grep -q "Process $a: ./spy-test-name1 60" messages && grep -q "Process $b: ./spy-test-name1 60" messages &&
		[ "$(grep -n "Process $b:" messages | cut -d: -f1)" -lt "$(grep -n 'attached' messages | head -n 1 | cut -d: -f1)" ]
}
by_long_name() { pids="$c" others="$a $b $d" attach -q -p spy-test-a-long-name -o /dev/null && ! grep -q Process messages; }
tree_alone() { pids="$d $(pgrep -P $d | paste -sd ' ')" others="$a $b $c" attach -p tree:$d -o /dev/null; }
with_number() { pids="$a $b $c" others="$d" attach -p "$c,spy-test-name1 $a" -o /dev/null && [ "$(grep -c "Process $a attached" messages)" = 1 ]; }
check attach-by-name by_name
check attach-by-long-name by_long_name
check attach-to-tree tree_alone
check attach-to-name-and-number with_number
kill $a $b $c $(pgrep -P $d) $d 2>/dev/null

# The command is no child of spy; spy goes on when its own process has become the command and ended.
grandchild() {
	"$SPY" "$1" -qq -o trace -e trace=exit_group sh -c 'echo $PPID; ps -o ppid= -p $$; exit 5' >out
	[ $? = 5 ] && [ "$(head -n 1 out)" = $$ ] && await 'grep -q "^exit_group(5)" trace'
}
where() { ps -o pgid=,sid= -p "$1"; }
away() {
	mkfifo "gate$1"
	"$SPY" "$1" -qq -o /dev/null bash -c "echo \$\$ >pid$1; read <gate$1" &
	await "[ -s pid$1 ]" && await "traced $(cat pid$1)" || return 1
	command=$(cat "pid$1") spy=$(sed -n 's/^TracerPid:[[:space:]]*//p' "/proc/$(cat "pid$1")/status")
	where "$command"
	where "$spy"
	read -r group session <<<"$(where "$command")"
	read -r spy_group spy_session <<<"$(where "$spy")"
	echo >"gate$1"
	case $1 in
	-D) [ "$group $session" = "$spy_group $spy_session" ] ;;
	-DD) [ "$group" != "$spy_group" ] && [ "$session" = "$spy_session" ] ;;
	-DDD) [ "$group" != "$spy_group" ] && [ "$session" != "$spy_session" ] ;;
	esac
}
for option in -D -DD -DDD; do
	check "daemonize$option-command-keeps-parent" grandchild $option
	check "daemonize$option-place" away $option
done

# A program that is executed is no business of spy's any more, nor is what comes after so many calls.
let_go_at_execve() {
	"$SPY" -f -b execve -o trace -e trace=execve,exit_group sh -c '/bin/true; (exec sh -c "exit 3"); exit 4'
	[ $? = 4 ] && [ "$(grep -c 'execve.* = 0' trace)" = 1 ] && [ "$(grep -c 'exit_group(' trace)" -ge 1 ] && ! grep 'exit_group(3)' trace
}
let_go_in_time() {
	"$SPY" --syscall-limit=3 -o trace -e trace=chdir perl -e 'chdir "/" for 1 .. 9; exit 6'
	[ "$(grep -c '^chdir' trace)" = 3 ] && ! grep exited trace
}
check detach-on-execve let_go_at_execve
check syscall-limit let_go_in_time

# -d tells in strace's words what was probed and chosen, and what wait says.
debug_words() {
	local word
	"$SPY" -d --kill-on-exit -DD -o trace -f --no-seccomp sh -c '/bin/true; kill -TERM $$' 2>words
	await 'grep -q ", 0 remain" words' || return 1
	for word in 'ptrace_setoptions = 0x10005f' 'PTRACE_O_EXITKILL works' 'PTRACE_GET_SYSCALL_INFO \(works\|does not work\)' \
		'new tracer pid is [0-9]*' 'attach to pid [0-9]* (main) succeeded' 'new tcb for pid [0-9]*, active tcbs:2' \
		'pid [0-9]* has TCB_STARTUP, initializing it' 'dropped tcb for pid [0-9]*, 1 remain' \
		'\[wait(0x80057f) = [0-9]*\] WIFSTOPPED,sig=SIGTRAP,EVENT_STOP (128)' '\[wait(0x00857f) = [0-9]*\] WIFSTOPPED,sig=133' \
		'\[wait(0x000f7f) = [0-9]*\] WIFSTOPPED,sig=SIGTERM' '\[wait(0x000000) = [0-9]*\] WIFEXITED,exitcode=0' \
		'\[wait(0x00000f) = [0-9]*\] WIFSIGNALED,sig=SIGTERM'; do
		grep -q ": $word\$" words || { echo "no '$word'"; return 1; }
	done
}
check debug-words debug_words
