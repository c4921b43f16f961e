#!/bin/bash
# When a trace has less than its user may have expected, one line says which option changes that; else none does.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/hints
mkdir -p "$work" && cd "$work" || exit 1
ln -sf "$SPY" strace

# Test $1: standard error has the line $2 of spy's own, or no such line. Options and command follow.
says() {
	local name=$1 expected=$2 said
	shift 2
	(exec -a spy timeout 60 "$SPY" "$@" >out 2>err </dev/null)
	said=$(grep '^[^ ]*spy: ' err | sed 's/.*spy: //')
	if [ "$said" = "$expected" ]; then
		echo "ok options-hints-$name"
	else
		echo "not ok options-hints-$name said: $said"
	fi
}

children='2 child processes or threads were not traced, -f follows them'
fork='/bin/true; /bin/true; exit 0'
says calls 'no call matched -e trace=' -e trace=mount true
says calls-counted 'no call matched -e trace=' -c -e trace=mount true
says status 'no call matched -e status= (or -z, -Z)' -o trace -e trace=exit_group -z true
says errno 'no call matched -e errno=' -o trace -e trace=execve -e errno=ESTALE true
says duration 'no call matched -e duration=' -o trace -e 'duration=>1000s' true
says path-told 'no call matched -P or -e fd=' -o trace -P /nonexistent/file true
says children "$children" -o trace -e trace=execve sh -c "$fork"
says children-without-filter "$children" -o trace --no-seccomp -e trace=execve sh -c "$fork"
says children-of-all "$children" -o trace sh -c "$fork"
says thread '1 child process or thread was not traced, -f follows them' -o trace perl -Mthreads -e 'async { 1 }->join'
says both "no call matched -e trace=; $children" -o trace -e trace=mount sh -c "$fork"
says followed '' -f -o trace -e trace=execve sh -c "$fork"
says nothing-asked '' -o trace -e trace=none true
says nothing-made '' -o trace -e trace=execve true
says quiet '' -q -o trace -e trace=mount sh -c "$fork"
says quiet-by-word '' --quiet=attach -o trace -e trace=mount sh -c "$fork"
says strict '' --strict -o trace -e trace=mount sh -c "$fork"
says lines-of-json '' --format=json -e trace=mount true
says file-of-json 'no call matched -e trace=' --format=json -o trace -e trace=mount true
if grep -q spy: trace; then echo 'not ok options-hints-file the file of -o has the hint'; else echo 'ok options-hints-file'; fi
says pipe 'no call matched -e trace=' -o '|cat' -e trace=mount true
if grep -q spy: out; then echo 'not ok options-hints-pipe-data the pipe has the hint'; else echo 'ok options-hints-pipe-data'; fi
if "$SPY" -e trace=mount true 2>&1 | grep -q 'no call'; then
	echo 'not ok options-hints-error-pipe a pipe of lines has the hint'
else
	echo 'ok options-hints-error-pipe'
fi
./strace -e trace=mount sh -c "$fork" 2>err
if grep -q 'no call' err; then echo 'not ok options-hints-strace strace gives no hints'; else echo 'ok options-hints-strace'; fi
sleep 1 &
says attached 'Process '$!' attached
no call matched -e trace=' -e trace=mount -p $!
# A call that was told, and cut by another line, before spy left amid it.
mkfifo fifo
cat fifo &
blocked=$!
sleep 60 &
sleeping=$!
: >cut
env --default-signal=INT "$SPY" -o cut -e trace=openat -p $blocked -p $sleeping 2>err &
until grep -q unfinished cut; do
	kill -WINCH $sleeping
	sleep 0.02
done
kill -INT $!
wait $!
if grep -q 'no call' err; then echo "not ok options-hints-cut $(tail -n 1 err)"; else echo 'ok options-hints-cut'; fi
kill $blocked $sleeping
