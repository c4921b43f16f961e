#!/bin/bash
# Colours (--color): the same words as without, coloured by what they are; when there are any; and tips. $SPY is the
# program to test.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/color
mkdir -p "$work" && cd "$work" || exit 1
SPY=$(cd "$OLDPWD" && realpath "$SPY")
unset NO_COLOR SPY_COLORS STRACE_COLORS

# Test $1: the condition that follows holds.
holds() {
	local name=color-$1
	shift
	if "$@"; then
		echo "ok $name"
	else
		echo "not ok $name $(head -c 400 out | cat -v | paste -sd '|')"
	fi
}
run() { timeout -k 5 60 "$SPY" "$@" >out 2>&1 </dev/null; }
# The output, with an escape character as ^.
is() { [ "$(tr '\033' '^' <out | head -n 1)" = "$1" ]; }
plain() { ! grep -q $'\033' out; }
has() { tr '\033' '^' <out | grep -qF -e "$1"; }

calls='-e trace=access,close,newfstatat,%signal,wait4,write -e signal=all'
shell='kill -USR1 $$; exit 3'
for options in '' '-k' '-y -T' '-e write=all' '-z' '--join -f' '-X verbose -N'; do
	# shellcheck disable=SC2086
	setarch -R "$SPY" $options $calls -o plain -- sh -c "trap : USR1; $shell" >said 2>&1
	# shellcheck disable=SC2086
	setarch -R "$SPY" $options $calls --color=always -o colored -- sh -c "trap : USR1; $shell" >said 2>&1
	# What differs between any two runs: PIDs, times, the places of the shell's environment.
	level() { sed -E 's/\x1b\[[0-9;]*m//g; s/0x[0-9a-f]+/0x/g; s/[0-9]+\.[0-9]+/0/g; s/[0-9]{2,} +//; s/[0-9]{3,}/0/g; s/ +/ /g' "$1" | sort; }
	holds "same-words${options:+-$(tr -dc a-zA-Z <<<"$options")}" diff <(level plain) <(level colored)
	holds "ends-plain${options:+-$(tr -dc a-zA-Z <<<"$options")}" test "$(tr '\033' '^' <colored | sed -n 's/.*^\[\([0-9;]*\)m.*/\1/p' | grep -c '^[1-9]')" = 0
done

run --color=always -e trace=access true
holds failed is '^[33maccess^[0m(^[35m"/etc/ld.so.preload"^[0m, ^[35m^[34mR_OK^[35m^[0m^[0m)^[0m      ^[0m=^[0m^[0m ^[32m-1^[0m ^[31mENOENT^[0m ^[31m(No such file or directory)^[0m^[0m'
run --color=always -v -e trace=newfstatat cat /dev/null
holds structure has ', ^[35m^[39mst_mode^[0m=^[35mS_IFCHR'
holds call has '{^[35m^[39mst_dev^[0m=^[35m^[33mmakedev^[0m(^[35m0x'
run --color=always -e trace=execve true
holds comment has '^[36m /* '
SPY_COLORS='SysCall = 1;33:error=38;5;9:argval=x:foo=1:const=;' STRACE_COLORS='syscall=4' run --color=always -e trace=access true
holds scheme is '^[1;33maccess^[0m(^[35m"/etc/ld.so.preload"^[0m, ^[35m^[34mR_OK^[35m^[0m^[0m)^[0m      ^[0m=^[0m^[0m ^[32m-1^[0m ^[38;5;9mENOENT^[0m ^[38;5;9m(No such file or directory)^[0m^[0m'
STRACE_COLORS='syscall=4' run --color=always -e trace=access true
holds scheme-strace has '^[4maccess'
NO_COLOR=1 run --color=always -e trace=access true
holds always-nevertheless has '^[33maccess'
run -e trace=access true
holds no-terminal plain
run --color=always --format=json -e trace=access true
holds json plain
run --color=always -c -e trace=access true
holds summary plain

# On a terminal.
terminal() { script -qec "env $1 '$SPY' $2 -e trace=access true" /dev/null </dev/null >out 2>&1; }
if command -v script >/dev/null; then
	terminal TERM=xterm
	holds terminal has '^[33maccess'
	terminal TERM=xterm --color=never
	holds terminal-never plain
	terminal TERM=dumb
	holds terminal-dumb plain
	terminal 'TERM=xterm NO_COLOR='
	holds terminal-no-color plain
	terminal TERM=xterm '-o /dev/tty'
	holds terminal-file has '^[33maccess'
	terminal TERM=xterm '-o file'
	holds terminal-other-file grep -q '^access' file
else
	echo "skip color-terminal there is no script(1)"
fi
for argument in --color=foo --color= --tips=foo --tips=id:x --tips=format:x --tips=-1 --tips=format:1; do
	run "$argument" sh -c 'echo started'
	holds "refused-$argument" grep -qE "invalid --(color|tips) argument: '" out
	holds "refused-$argument-first" test "$(grep -c started out)" = 0
done

run --tips=2
holds tip grep -q '^  Tip 2:$' out
run --tips=format:full,id:2
holds tip-full grep -q '^| Tip 2: *|$' out
run -e none --tips true
holds tip-behind test "$(grep -nE 'exited|Tip [0-9]+:' out | cut -c1-4 | paste -sd ' ')" = '1:++ 2:  '
run -e none --tips --tips=none true
holds tip-none test "$(wc -l <out)" = 1
