#!/bin/bash
# Where a trace goes, what happens when it cannot go there, and how spy ends.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/output
mkdir -p "$work" && cd "$work" || exit 1
SPY=$(cd "$OLDPWD" && realpath "$SPY")
ln -sf "$SPY" strace

# Test $1: the condition that follows holds.
holds() {
	local name=options-$1
	shift
	if "$@"; then
		echo "ok $name"
	else
		echo "not ok $name status $status, out: $(head -c 200 out | paste -sd '|') err: $(head -c 300 err | paste -sd '|')"
	fi
}

# Run spy under the arguments; its outputs are in out and err, its status in $status.
run() {
	{
		timeout -k 5 60 "$SPY" "$@" >out 2>err </dev/null
		status=$?
	} 2>/dev/null
}
is() { [ "$(cat "$1")" = "$2" ]; }
has() { grep -qE -e "$2" "$1"; }
empty() { [ ! -s "$1" ]; }
ended() { [ $status = "$1" ]; }
all() {
	local condition
	for condition; do eval "$condition" || return 1; done
}
exited='+++ exited with 0 +++'

run -e none echo hello
holds standard-error all 'is err "$exited"' 'is out hello' 'ended 0'
run -e none -o file echo hello
holds file all 'is file "$exited"' 'is out hello' 'empty err'
run -e none -o file true
holds file-truncated is file "$exited"
run -e none -A -o file true
holds file-appended is file "$exited"$'\n'"$exited"
run -e none -o - true
holds dash all 'is out "$exited"' '[ ! -e - ]'
run --strict -e none -o - true
holds dash-strict all 'is ./- "$exited"' 'empty out'
rm -f ./-
./strace -e none -o - true
holds dash-called-strace is ./- "$exited"
run -ff -o /nonexistent/each touch ran
holds separate-nowhere all 'ended 1' 'has err "Can.t fopen ./nonexistent/each\.[0-9]+.: No such"' '[ ! -e ran ]'
run -e none -o '|sleep 0.2; cat >piped' true
holds pipe is piped "$exited"
run -e none -o '!sed s/exited/ended/' true
holds pipe-mark is out '+++ ended with 0 +++'
"$SPY" -e trace=write sh -c 'echo one' </dev/null 2>&1 | cat >out
holds shared-order is out "$(printf 'write(1, "one\\n", 4one\n)                    = 4\n%s' "$exited")"
if command -v script >/dev/null; then
	script -qec "'$SPY' --color=never -e trace=write sh -c 'echo one'" /dev/null </dev/null | tr -d '\r' >out
	holds terminal-order is out "$(printf 'write(1, "one\\n", 4one\n)                    = 4\n%s' "$exited")"
else
	echo "skip options-terminal-order there is no script(1)"
fi
run -e none -o '|exit 7' sh -c 'exit 3'
holds pipe-status ended 3

run -ff -e none -o each sh -c '/bin/true; /bin/true; exit 0'
holds separate all '[ ! -e each ]' '[ "$(ls each.* | wc -l)" = 3 ]' '[ "$(grep -hc exited each.* | paste -sd +)" = 1+1+1 ]'
run --output-separately -e none -o alone true
holds separate-alone all '[ "$(ls alone.* | wc -l)" = 1 ]' 'is "$(ls alone.*)" "$exited"'
run --format=json -ff -e none -o json sh -c '/bin/true; exit 0'
holds separate-json all '[ "$(ls json.* | wc -l)" = 2 ]' \
	'[ "$(grep -hc "\"type\":\"exit\"" json.* | paste -sd +)" = 1+1 ]'

# More threads than descriptors: what was closed is opened again and written on.
cat >threads.py <<'PYTHON'
import threading, time
barrier = threading.Barrier(300)
def run():
    for _ in range(3):
        barrier.wait()
        time.sleep(0.001)
for thread in [threading.Thread(target=run) for _ in range(300)]:
    thread.start()
PYTHON
(ulimit -n 64 && run -qq -ff -e clock_nanosleep -o many python3 threads.py; exit $status)
status=$?
holds separate-many all 'ended 0' '[ "$(cat many.* | grep -c "clock_nanosleep(.*= 0")" = 900 ]' \
	'[ "$(ls many.* | wc -l)" -gt 300 ]'
rm -f many.*

run -o /dev/full sh -c 'echo on; exit 4'
holds full all 'ended 4' 'is out on' 'is err "$SPY: /dev/full: No space left on device"'
run -q -o '|exit 1' sh -c 'sleep 0.1; for i in 1 2 3; do /bin/true; done; exit 4'
holds reader-gone all 'ended 4' 'is err "$SPY: |exit 1: Broken pipe"'
{
	("$SPY" -e execve sh -c 'sleep 0.3; while :; do /bin/true; done' 2>&1 >/dev/null; echo $? >gone) | head -n 1 >out
	sleep 0.1
} 2>/dev/null
status=$(cat gone)
holds reader-of-errors-gone ended 141

# A full pipe that somebody made non-blocking loses nothing.
cat >slow.py <<'PYTHON'
import os, subprocess, sys, time
read, write = os.pipe()
os.set_blocking(write, False)
spy = subprocess.Popen([sys.argv[1], "-e", "close", "sh", "-c", "i=0; while [ $i -lt 5000 ]; do exec 5<&-; i=$((i+1)); done"], stderr=write)
os.close(write)
time.sleep(0.5)
told = open(read).read()
assert spy.wait() == 0
assert told.count("close(5)") >= 4999, told.count("close(5)")
assert told.endswith("+++ exited with 0 +++\n")
PYTHON
timeout 60 python3 slow.py "$SPY" 2>err
status=$?
holds pipe-non-blocking ended 0

# A call that blocks is seen at once, before it returns.
mkfifo fifo
"$SPY" -I 2 -e read -o blocked cat <>fifo >/dev/null 2>&1 &
for _ in 1 2 3 4 5 6 7 8 9 10; do
	sleep 0.2
	has blocked '^read\(0$' && break
done
status=0
holds blocked-at-once [ "$(tail -n 1 blocked)" = 'read(0' ]
echo >fifo
kill $!
wait $! 2>/dev/null

run -e none sh -c 'exit 3'
holds status-of-command ended 3
run -e none sh -c 'kill -TERM $$'
holds signal-of-command all 'ended 143' 'has err "killed by SIGTERM"'
run -e none sh -c 'ulimit -c 0; kill -QUIT $$'
holds signal-without-core all 'ended 131' '[ -z "$(ls core* 2>/dev/null)" ]'
run -p 2147483646
holds status-of-no-process all 'ended 1' 'has err "^.*: attach: ptrace\(PTRACE_SEIZE, 2147483646\): No such process"'
sleep 0.3 &
run -qq -e none -p $!
holds status-of-attached all 'ended 0' 'empty err'
sleep 60 &
{
	timeout --preserve-status -s INT 0.5 "$SPY" -p $! 2>err
	status=$?
} 2>/dev/null
holds interrupted all 'ended 130' 'has err "Process $! attached"' 'has err "Process $! detached"' 'kill -0 $!'
kill $!
wait $! 2>/dev/null

X=before Y=before run -qq -e none -E X=after -E Y -E Z= sh -c 'echo ${X-unset} ${Y-unset} ${Z-unset}!'
holds environment is out 'after unset !'
run -qq -e none --argv0=name sh -c 'echo $0'
holds argv0 has out name
if [ "$(id -u)" = 0 ]; then
	run -qq -e none -u 65534:65533 id -G
	holds user-numbers is out 65533
	run -qq -e none -u nobody id -un
	holds user-name is out nobody
else
	echo 'skip options-user-numbers root alone can become others'
	echo 'skip options-user-name root alone can become others'
fi
run -f -e none --always-show-pid sh -c 'exit 0'
holds always-show-pid has err '^[0-9]+ +\+\+\+ exited'
run -f -e none -o file sh -c '/bin/true; exit 0'
holds pids-in-file has file '^[0-9]+ +\+\+\+ exited'
run -e none -f sh -c '/bin/true & wait'
holds pids-while-several all 'has err "^\[pid +[0-9]+\] \+\+\+ exited"' 'has err "^\+\+\+ exited"' \
	'has err "^.*: Process [0-9]+ attached$"'
