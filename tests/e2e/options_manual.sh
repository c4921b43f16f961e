#!/bin/bash
# The commands of the manual's EXAMPLES, run as they stand there.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
page=$(cd "$(dirname "$0")/../.." && pwd)/man/spy.1
work=${TMPDIR:-/tmp}/manual
mkdir -p "$work/bin" && ln -sf "$(realpath "$SPY")" "$work/bin/spy"
cd "$work" || exit 1
PATH=$work/bin:$PATH

sed -n '/^\.SH EXAMPLES/,/^\.SH SEE/p' "$page" | sed -n '/^\.EX/,/^\.EE/p' | grep -v '^\.' |
	sed 's/\\-/-/g; s/\\(aq/'"'"'/g; s/\\\[aq\]/'"'"'/g; s/\\e/\\/g' >commands
count=0
while read -r command; do
	count=$((count + 1))
	name=options-example-$count
	rm -f trace trace.*
	case $command in
	*pidof*)
		sleep 60 &
		command=$(sed 's/"$(pidof nginx)"/'$!/ <<<"$command")
		{ timeout -s INT 0.5 bash -c "exec $command" >said 2>&1; } 2>/dev/null
		kill $! && wait $! 2>/dev/null
		;;
	*)
		{ timeout 60 bash -c "$command" >said 2>&1 </dev/null; } 2>/dev/null
		;;
	esac
	cat trace* said >all 2>/dev/null
	case $command in
	*'-e open cat'*'grep pathname') wanted='^{.*"name":"openat",.*"pathname":"/etc/hostname"' ;;
	*'-e open cat'*) wanted='^open(at)?\(.*"/etc/hostname", O_RDONLY' ;;
	*errno=*) wanted='/nonexistent.* = -1 ENOENT' ;;
	*duration=*) wanted='nanosleep\(.* <0\.[1-9]|nanosleep\(.* = 0 <' ;;
	*--join*) wanted='wait4\(.*WEXITSTATUS\(s\) == 0.* = [0-9]+$' ;;
	*execve*) wanted='execve\("[^"]*/wc", \["wc", "-l"\]' ;;
	*'-Z ls'*) wanted='"/nonexistent".* = -1 ENOENT' ;;
	*%file*) wanted='^execve\(.*"ls"' ;;
	*' -p '*) wanted='attached' ;;
	*' -c -w'*) wanted='^100.00 .* total$' ;;
	*' -T '*) wanted='^[0-9.]+ .*\(.* = ' ;;
	*' -ff '*) wanted='^\+\+\+ exited with 0' ;;
	*) wanted='no such example is known to this test' ;;
	esac
	if grep -qE -e "$wanted" all; then
		echo "ok $name"
	else
		echo "not ok $name $command: $(head -n 3 all | cut -c1-200 | paste -sd '|')"
	fi
done <commands
if [ $count -ge 12 ]; then
	echo 'ok options-examples'
else
	echo "not ok options-examples only $count were found"
fi
