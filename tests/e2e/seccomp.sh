#!/bin/bash
# What the kernel leaves out by spy's seccomp program changes neither the trace nor the command.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/seccomp
rm -rf "$work" && mkdir -p "$work" || exit 1

# Test $1: the commands behind it succeed.
check() {
	local name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		echo "ok seccomp-$name"
	else
		echo "not ok seccomp-$name $(tail -n 1 "$work/said")"
	fi
}

# Both with the filter and without: the same lines, PIDs and addresses aside. Options and command follow.
same_lines() {
	local way
	for way in --seccomp-bpf --no-seccomp; do
		timeout 60 "$SPY" $way -o "$work/trace" "$@" >/dev/null 2>&1 </dev/null
		sed -E 's/^[0-9]+ +//; s/0x[0-9a-f]+/ADDRESS/g; s/\b[0-9]{3,}\b/NUMBER/g' "$work/trace" >"$work/lines$way"
	done
	[ -s "$work/lines--no-seccomp" ] && diff "$work/lines--no-seccomp" "$work/lines--seccomp-bpf"
}

exit_status() {
	timeout 60 "$SPY" -o /dev/null -e trace=openat sh -c 'exit 7'
	[ $? = 7 ]
}

# At a signal, -i shows where the program is, and -n its last call that was seen.
at_signal() {
	local way
	for way in --seccomp-bpf --no-seccomp; do
		timeout 60 "$SPY" $way -n -i -o "$work/trace" -e trace=execve -e signal=SEGV \
			python3 -c 'import ctypes; ctypes.CFUNCTYPE(None)(16)()'
		number=$(sed -n 's/^\(\[[ 0-9]*\]\).* execve(.*/\1/p' "$work/trace" | tail -n 1)
		grep -F -- '[0000000000000010] --- SIGSEGV' "$work/trace" || return 1
		[ $way = --no-seccomp ] || grep -F -- "$number [0000000000000010] --- SIGSEGV" "$work/trace" || return 1
	done
}

killed() {
	timeout 60 "$SPY" -o /dev/null -e trace=openat sh -c 'kill -USR1 $$'
	[ $? = $((128 + 10)) ]
}

# Whoever sends a signal to the spy that was started means the command too, as without a filter. SIGNAL is ignored in what a
# script starts in the background.
ended_by() {
	local signal=$1 started=$work/started-$1
	env --default-signal="$signal" "$SPY" -e trace=openat \
		sh -c 'ulimit -c 0; : >"$0"; exec sleep 30' "$started" 2>/dev/null &
	for _ in $(seq 1000); do
		[ -e "$started" ] && break
		sleep 0.02
	done
	kill -s "$signal" $!
	wait $!
	[ $? = $((128 + $(kill -l "$signal"))) ]
}

# A child that nobody follows makes traced calls of its own, also when the command, and spy in the foreground, have ended.
child_goes_on() {
	rm -f "$work/child"
	timeout 60 "$SPY" -o "$work/trace" -e trace=openat,write \
		sh -c "(while [ ! -e $work/go ]; do sleep 0.02; done; echo done >$work/child) >/dev/null 2>&1 & exit 3" || status=$?
	[ "$status" = 3 ] || return 1
	touch "$work/go"
	for _ in $(seq 200); do
		[ -s "$work/child" ] && return 0
		sleep 0.02
	done
	echo "the child's write did not succeed"
	return 1
}

# Only the command is in the trace, though its children stop for the same calls.
only_the_command() {
	timeout 60 "$SPY" -o "$work/trace" -e trace=execve sh -c '/bin/true; /bin/true; :'
	[ "$(grep -c execve "$work/trace")" = 1 ]
}

privileges_are_kept() {
	if [ "$(id -u)" != 0 ]; then
		echo "skip seccomp-no-new-privs spy is not privileged"
		return
	fi
	timeout 60 "$SPY" -f -o /dev/null -e trace=execve grep NoNewPrivs /proc/self/status >"$work/status"
	check no-new-privs grep -q '0$' "$work/status"
}

# A program with a filter of its own: calls that it refuses are in the trace all the same.
own_filter() {
	cat >"$work/own.c" <<-'C'
		#include <errno.h>
		#include <linux/filter.h>
		#include <linux/seccomp.h>
		#include <stddef.h>
		#include <sys/prctl.h>
		#include <sys/syscall.h>
		#include <unistd.h>
		int main(void)
		{
			struct sock_filter code[] = {
				BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
				BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getuid, 0, 1),
				BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EXDEV),
				BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
			};
			struct sock_fprog program = {4, code};
			prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
			prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
			syscall(SYS_getuid);
			syscall(SYS_getgid);
			return 0;
		}
	C
	cc -o "$work/own" "$work/own.c" && same_lines -e trace=getuid,getgid "$work/own" && grep -q EXDEV "$work/trace"
}

# The kernel has no filters: the trace is the same, and -d says so.
unsupported() {
	timeout 60 "$SPY" --no-seccomp -o /dev/null -e inject=seccomp:error=ENOSYS \
		"$SPY" -f -d -e trace=open cat /etc/hostname >"$work/unsupported" 2>&1 || return
	grep -q 'seccomp-filter disabled: not supported by the kernel' "$work/unsupported" &&
		grep -q '^openat(.*"/etc/hostname"' "$work/unsupported"
}

# A tracer under spy can trace; where spy could not know, it says what to do.
nested() {
	ln -sf "$(command -v "$SPY")" "$work/strace" && cp "$work/strace" "$work/unknown" &&
		timeout 60 "$SPY" -o /dev/null -e trace=openat "$work/strace" -e trace=%file true 2>&1 | grep -q '^execve(' &&
		timeout 60 "$SPY" -o /dev/null -e trace=openat "$work/unknown" true 2>&1 | grep -q 'use --no-seccomp'
}

# An unprivileged user's filter keeps children that nobody follows from gaining privileges, which spy says, once.
withheld() {
	local drop=() said=$work/withheld
	[ "$(id -u)" != 0 ] || drop=(setpriv --inh-caps=-all --bounding-set=-all)
	for options in '-e trace=openat' '-e trace=openat --no-seccomp' '-e trace=openat -f'; do
		timeout 60 "${drop[@]}" "$SPY" -o /dev/null $options sh -c 'chage --help; chage --help; :' >"$said" 2>&1
		echo "$options: $(grep -c 'executes a setuid program, which gains nothing' "$said")"
	done >"$work/counts"
	cat "$work/counts"
	[ "$(sed 's/.*: //' "$work/counts" | tr -d '\n')" = 100 ]
}

check exit-status exit_status
check unsupported unsupported
check nested nested
check killed killed
for signal in INT QUIT TERM HUP; do
	check "ended-by-$signal" ended_by $signal
done
check at-signal at_signal
check child-goes-on child_goes_on
check only-the-command only_the_command
privileges_are_kept
if [ -g "$(command -v chage)" ]; then
	check withheld withheld
else
	echo "skip seccomp-withheld chage is not setgid here"
fi
check own-filter own_filter
check same-open same_lines -e trace=open cat /etc/hostname
check same-followed same_lines -f -e trace=execve,pipe2,dup2,exit_group sh -c '/bin/true; /bin/true; :'
check same-class same_lines -e trace=%file ls /etc
check same-none same_lines -e trace=none sh -c 'kill -USR1 $$; :'
check same-signals same_lines -e trace=kill sh -c 'trap : USR1; kill -USR1 $$; :'
rm -rf "$work"
