#!/bin/bash
# The tables of -c and -C: layout, columns, order, and that what they count is right.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}

holds() {
	local name=options-summary-$1
	shift
	if eval "$*"; then
		echo "ok $name"
	else
		echo "not ok $name $(head -n 5 "$work/table" | paste -sd '|')"
	fi
}
run() {
	timeout 60 "$SPY" -o "$work/table" "$@" >/dev/null 2>&1 </dev/null
}
row() { sed -n "$1p" "$work/table"; }
# Column $2 of the row that ends in $1.
cell() { awk -v name="$1" -v column="$2" '$NF == name { print $column }' "$work/table"; }

title='% time     seconds  usecs/call     calls    errors syscall'
rule='------ ----------- ----------- --------- --------- ----------------'
run -c -e trace=getpid,chdir,close perl -e 'getppid; chdir "/none" for 1..3; chdir "/"; syscall 39 for 1..5;'
holds title '[ "$(row 1)" = "$title" ]'
holds rules '[ "$(row 2)" = "$rule" ] && [ "$(grep -cxe "$rule" "$work/table")" = 2 ]'
if [ "$(uname -m)" = x86_64 ]; then
	holds calls '[ "$(cell chdir 4)" = 4 ] && [ "$(cell chdir 5)" = 3 ] && grep -qE "^.{31}        5           getpid$" "$work/table"'
else
	holds calls '[ "$(cell chdir 4)" = 4 ] && [ "$(cell chdir 5)" = 3 ]'
fi
holds total 'tail -n 1 "$work/table" | grep -qE "^100\.00 +[0-9.]+ +[0-9]+ +[0-9]+ +3 total$"'
holds only-table '! grep -q "(" "$work/table"'
run -c -e none true
holds empty '[ ! -s "$work/table" ]'
run -C -e close true
holds behind-lines 'row 1 | grep -q "^close(" && grep -qxF -e "$title" "$work/table" && grep -q "^+++ exited" "$work/table"'
run -c -U name,errors,calls -e execve,chdir perl -e 'chdir "/none"'
holds columns '[ "$(row 1)" = "syscall             errors     calls" ] && grep -qxE "chdir                    1         1" "$work/table" &&
	grep -qxE "execve                             1" "$work/table"'
run -c -U calls -e execve true
holds columns-name-added '[ "$(row 1)" = "    calls syscall" ] && [ "$(row 3)" = "        1 execve" ]'
run -c -U calls,name -e /^sched_get perl -MPOSIX -e 'POSIX::sysconf(0); syscall 146, 0; syscall 145, 0'
if [ "$(uname -m)" = x86_64 ]; then
	holds wide-names '[ "$(row 1)" = "    calls syscall" ] && [ "$(row 2)" = "--------- $(printf %.s- {1..23})" ]'
else
	echo 'skip options-summary-wide-names numbers of x86_64'
fi
run -c -S name -e close,brk,openat,mmap true
holds sort-name '[ "$(awk "/^ / { print \$NF }" "$work/table" | paste -sd,)" = brk,close,mmap,openat ]'
run -c -S calls -U calls,name true
holds sort-calls '[ "$(awk "/^ / && NR > 2 { print \$1 }" "$work/table" | head -n -1 | sort -rnc 2>&1)" = "" ] && [ "$(row 1)" = "    calls syscall" ]'
run -c -w -U total-time,min-time,max-time,avg-time,wall-total,name -e trace=clock_nanosleep,nanosleep sleep 0.3
holds wall-clock 'row 3 | awk "{ exit !(\$1 >= 0.3 && \$1 < 3 && \$1 == \$2 && \$2 == \$3 && \$4 >= 300000 && \$1 == \$5) }"'
run -c -U total-time,wall-total,name -e trace=clock_nanosleep,nanosleep sleep 0.3
holds system-time 'row 3 | awk "{ exit !(\$1 < 0.1 && \$2 >= 0.3) }"'
run -c -w -O 10s -U total-time,name -e trace=clock_nanosleep,nanosleep sleep 0.3
holds overhead 'row 3 | grep -q "^   0\.000000 "'
run -c -f -U calls,name -e execve sh -c '/bin/true; /bin/true; exit 0'
holds children '[ "$(row 3)" = "        3 execve" ]'
run -c -Z -U calls,errors,name -e chdir perl -e 'chdir "/"; chdir "/none"'
holds failed-only '[ "$(row 3)" = "        1         1 chdir" ]'
run -c -e none perl -e 'syscall 1000 for 1..3'
holds unknown '[ "$(cell syscall_0x3e8 4)" = 3 ]'
(while :; do cat /proc/self/stat >/dev/null; done) 2>/dev/null &
{ timeout -s INT 1 "$SPY" -c -o "$work/table" -p $! >/dev/null 2>&1; } 2>/dev/null
holds interrupted 'tail -n 1 "$work/table" | grep -q "total$"'
kill $!
wait $! 2>/dev/null
exit 0
