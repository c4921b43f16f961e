#!/bin/bash
# -P and -e fd= beyond what strace can judge: subtrees, patterns, relative paths, messages, and what the kernel leaves out.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
cd "$(dirname "$0")/../.." || exit 1
work=$(realpath "${TMPDIR:-/tmp}")/targets
spy=$(realpath "$SPY")
rm -rf "$work" && mkdir -p "$work/tree/below" "$work/treetop" && cd "$work" || exit 1
echo text | tee tree/one.conf tree/below/two.conf tree/below/three.text 'tree/[odd]' treetop/four.conf >/dev/null
ln -s tree link

trace() {
	{ timeout 60 "$spy" -o trace "$@" 2>err </dev/null | cat >out; } 2>/dev/null
}

# Test $1: the files opened by the traced calls are these.
opened() {
	local found
	found=$(sed -nE 's/^([0-9]+ +)?open(at)?\((AT_FDCWD, |[0-9]+, )?"([^"]*)".*/\4/p' trace | sed "s#$work/##" | paste -sd ' ')
	if [ "$found" = "$2" ]; then
		echo "ok targets-$1"
	else
		echo "not ok targets-$1 opened: $found $(head -n 2 err | paste -sd ' ')"
	fi
}
has() {
	if grep -qE -e "$2" "${3:-trace}"; then
		echo "ok targets-$1"
	else
		echo "not ok targets-$1 $(head -n 3 "${3:-trace}" | cut -c1-150 | paste -sd '|')"
	fi
}
lacks() {
	if grep -qE -e "$2" "${3:-trace}"; then
		echo "not ok targets-$1 $(grep -E -e "$2" "${3:-trace}" | head -n 1 | cut -c1-150)"
	else
		echo "ok targets-$1"
	fi
}

all="$work/tree/one.conf $work/tree/below/two.conf $work/tree/below/three.text $work/treetop/four.conf"
trace -P "$work/tree/one.conf" cat $all
opened file 'tree/one.conf'
has file-descriptor '^(read|copy_file_range|splice)\(3, .*"text'
trace -P "$work/tree/" cat $all
opened subtree 'tree/one.conf tree/below/two.conf tree/below/three.text'
lacks subtree-message 'Requested path' err
trace -P "$work/tree/*" cat $all
opened pattern 'tree/one.conf'
trace -P "$work/tree/**" cat $all
opened pattern-deep 'tree/one.conf tree/below/two.conf tree/below/three.text'
trace -P "$work/**/*.conf" cat $all
opened pattern-name 'tree/one.conf tree/below/two.conf treetop/four.conf'
trace -P "$work/tree/below/t[!w]*" cat $all
opened pattern-set 'tree/below/three.text'
trace -P "$work/tree/below/t?o.conf" -P "$work/treetop/four.conf" cat $all
opened pattern-and-file 'tree/below/two.conf treetop/four.conf'
trace -P "$work/tree/[odd]" cat 'tree/[odd]' tree/one.conf "$work/tree/[odd]"
opened pattern-of-a-file 'tree/[odd]' # it is a name: the first is relative, and matches nothing
trace -P "$work/tree/" cat tree/below/../one.conf treetop/four.conf
opened relative 'tree/below/../one.conf'
trace -P "$work/tree/one.conf" cat tree/one.conf
opened relative-file ''
has relative-file-descriptor '^(read|copy_file_range|splice)\(3, .*"text'
trace --strict -P "$work/tree/" cat $all
opened strict-subtree ''
trace --strict -P "$work/tree/*" cat $all
opened strict-pattern ''

trace -P link/ cat "$work/tree/one.conf"
opened link 'tree/one.conf'
has link-message "Requested path \"link/\" resolved into \"$work/tree\"" err
trace -P link --quiet=path-resolution cat /dev/null
lacks link-quiet 'Requested path' err
trace -q -P link cat /dev/null
has link-not-so-quiet 'Requested path' err

trace -f -P "$work/tree/one.conf" sh -c "cat $work/tree/one.conf; cat $work/treetop/four.conf"
opened followed 'tree/one.conf'
trace -P "$work/tree/one.conf" -e fd=0 sh -c "read x; cat < $work/tree/one.conf; exec 0<&-"
has either-path "\"$work/tree/one.conf\""
has either-fd '^read\(0, '
lacks neither '^(brk|mmap\(NULL, [0-9]+, PROT_READ\|PROT_WRITE, MAP_PRIVATE\|MAP_ANONYMOUS, -1|exit_group|getpid)'
trace -c -P "$work/tree/one.conf" cat $all
has summary ' openat$'
lacks summary-rest ' (brk|mmap|write)$'

# That calls which cannot deal with a file do not stop the program is to be seen from outside: nobody else may set a filter
# that the kernel leaves to spy.
{ timeout 60 "$spy" -o trace -P "$work/tree/one.conf" sh -c 'grep Seccomp: /proc/self/status' >out 2>err </dev/null; } 2>/dev/null
has filtered 'Seccomp:.2' out
