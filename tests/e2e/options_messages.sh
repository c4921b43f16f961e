#!/bin/bash
# Wrong options, values and combinations: each gets strace's message and status 1, and nothing is started.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}
count=0

# Run spy as `spy` with the arguments behind --; $1 is the name of the test, $2 what it has to say, without "spy: ".
# HINT as the third word: the hint to the help text follows.
refused() {
	local name=options-refuses-$1 said expected="spy: $2" status
	shift 2
	[ "$1" = HINT ] && expected+=$'\n'"Try 'spy -h' for more information." && shift
	shift
	said=$( (exec -a spy "$SPY" "$@") 2>&1 >"$work/out" </dev/null)
	status=$?
	if [ "$said" = "$expected" ] && [ $status = 1 ] && [ ! -s "$work/out" ]; then
		echo "ok $name"
	else
		echo "not ok $name status $status, said: ${said//$'\n'/ | }"
	fi
	count=$((count + 1))
}

# Options that are accepted: the message, which may be empty, and the command's own output.
accepted() {
	local name=options-accepts-$1 said expected=$2
	shift 3
	said=$( (exec -a spy "$SPY" -qq "$@" sh -c 'echo started') 2>&1 >"$work/out" </dev/null | grep '^spy:')
	if [ "$said" = "${expected:+spy: $expected}" ] && [ "$(cat "$work/out")" = started ]; then
		echo "ok $name"
	else
		echo "not ok $name said: ${said//$'\n'/ | }"
	fi
	count=$((count + 1))
}

run="touch $work/started"
must='must have PROG [ARGS] or -p PID'
refused nothing "$must" HINT --
refused empty-pid-list "$must" HINT -- -p ' ,'
refused unknown-letter "invalid option -- 'Q'" HINT -- -Q $run
refused unknown-name "unrecognized option '--foo'" HINT -- --foo $run
refused missing-argument "option requires an argument -- 'e'" HINT -- -e
refused argument-for-none "option '--follow-forks' doesn't allow an argument" HINT -- --follow-forks=x $run

refused injection "invalid inject argument 'chdir:error=0'" -- -e inject=chdir:error=0 $run
refused injection-without-action "invalid inject argument 'chdir:when=2'" -- --inject=chdir:when=2 $run
refused injection-into-nothing "invalid system call 'foo'" -- -e inject=foo:error=1 $run
refused fault "invalid fault argument 'chdir:retval=0'" -- -e fault=chdir:retval=0 $run
accepted injection-of-error 'Inadvertent injection of error 2 is possible for retval=18446744073709551614' -- \
	-e inject=chdir:retval=-2
refused process-name "There is no process named 'no/process'" -- -p no/process
refused process-tree "Invalid process id: 'tree:x'" -- -p tree:x
refused process-name-exactly "Invalid process id: 'init'" -- --strict -p init
refused process-number "Invalid process id: '12x'" -- -p 12x
refused call "invalid system call 'foo'" -- -e foo $run
refused call-in-list "invalid system call 'foo'" -- -e trace=close,foo $run
refused call-negated "invalid system call 'foo'" -- -e 'trace=!foo' $run
refused call-empty "invalid system call ''" -- -e trace= $run
refused call-comma "invalid system call ','" -- -e trace=, $run
refused call-mark "invalid system call '!'" -- -e 'trace=!' $run
refused call-inner-mark "invalid system call '!openat'" -- -e 'trace=close,!openat' $run
refused call-none-in-list "invalid system call 'none'" -- -e trace=none,close $run
refused call-space "invalid system call ' close'" -- -e 'trace= close' $run
refused call-capital "invalid system call 'CLOSE'" -- -e CLOSE $run
refused call-number "invalid system call '9999'" -- -e trace=9999 $run
refused call-number-tail "invalid system call '1x'" -- -e trace=1x $run
refused call-number-sign "invalid system call '-1'" -- -e trace=-1 $run
refused class "invalid system call '%foo'" -- -e trace=%foo $run
refused class-without-percent "invalid system call 'creds'" -- -e trace=creds $run
refused pattern "invalid system call '/xyz'" -- -e trace=/xyz $run
refused pattern-syntax 'regcomp: (: Unmatched ( or \(' -- -e 'trace=/(' $run
refused personality "incorrect personality designator '65' in qualification 'open@65'" HINT -- -e open@65 $run
refused personality-optional "incorrect personality designator '65' in qualification 'open@65'" HINT -- \
	-e '?open@65' $run
refused personality-empty "incorrect personality designator '' in qualification 'close@'" HINT -- -e close@ $run
refused personality-none "invalid system call 'none@64'" -- -e none@64 $run
refused qualifier "invalid system call 'foo=bar'" -- -e foo=bar $run
refused signal "invalid signal 'foo'" -- -e signal=foo $run
refused signal-empty "invalid signal ''" -- -e s= $run
refused signal-all-in-list "invalid signal 'all'" -- --signal=HUP,all $run
refused signal-number "invalid signal '256'" -- -e signals=256 $run
refused signal-name "invalid signal 'SIGRTMAX'" -- -e signal=SIGRTMAX $run
refused status "invalid status 'foo'" -- -e status=foo,failed $run
refused status-empty "invalid status ''" -- --status= $run
refused quiet "invalid quiet 'foo'" -- --silence=foo $run
refused descriptors "invalid decode-fds 'foo'" -- -e decode-fd=foo $run
refused descriptors-empty "invalid decode-fds ','" -- --decode-fds=, $run
refused trace-fds "invalid descriptor 'foo'" -- -e fd=foo $run
refused trace-fds-negative "invalid descriptor '-1'" -- --trace-fds=1,-1 $run
refused trace-fds-empty "invalid descriptor ''" -- -e fds= $run
refused trace-fds-great "invalid descriptor '99999999999'" -- -e trace-fd=99999999999 $run
refused namespace "invalid -e namespace= argument: 'foo'" -- --namespace=foo $run
refused namespace-empty "invalid -e namespace= argument: ''" -- -e namespace= $run
refused kvm "invalid -e kvm= argument: 'vcpu,vcpu+'" -- --kvm=vcpu,vcpu+ $run
refused kvm-empty "invalid -e kvm= argument: ''" -- -e kvm= $run
if ldd "$SPY" | grep -q libselinux; then
	refused context "invalid secontext 'foo'" -- --secontext=foo $run
else
	refused context \
		'SELinux context printing (--secontext option) is not supported by this build of spy' -- \
		--secontext=full $run
fi
refused pids "invalid decode-pids 'foo'" -- -e decode-pid=foo $run
refused pids-empty "invalid decode-pids ''" -- --decode-pids= $run

refused column "invalid -a argument: 'foo'" HINT -- -a foo $run
refused column-negative "invalid -a argument: '-1'" HINT -- -a -1 $run
refused column-long "invalid --columns argument: '99999999999'" HINT -- --columns=99999999999 $run
refused string-limit "invalid -s argument: '1073741824'" HINT -- -s 1073741824 $run
refused string-limit-hex "invalid --string-limit argument: '0x10'" HINT -- --string-limit=0x10 $run
refused interruptible "invalid -I argument: '5'" HINT -- -I 5 $run
refused interruptible-word "invalid --interruptible argument: 'foo'" HINT -- --interruptible=foo $run
refused style "invalid -X argument: 'foo'" HINT -- -X foo $run
refused format "invalid --format argument: 'foo'" HINT -- --format=foo $run
refused hex "invalid --strings-in-hex argument: ''" HINT -- --strings-in-hex= $run
refused format-table '-C/--summary and --format=json cannot be provided simultaneously' -- --format=json -C $run
refused clock "invalid --absolute-timestamps argument: 'format:s'" HINT -- --absolute-timestamps=format:s $run
refused clock-precision "invalid --timestamps argument: 'precision:unix'" HINT -- --timestamps=precision:unix $run
refused relative "invalid --relative-timestamps argument: ''" HINT -- --relative-timestamps= $run
refused durations "invalid --syscall-times argument: 'sec'" HINT -- --syscall-times=sec $run
refused overhead "invalid -O argument: '1x'" HINT -- -c -O 1x $run
refused overhead-negative "invalid -O argument: '-1'" HINT -- -c -O -1 $run
refused sort "invalid sortby: 'foo'" HINT -- -c -S foo $run
refused columns "unknown column name: ''" HINT -- -c -U time,, $run
refused columns-twice \
	"call summary column has been provided more than once: 'time' (-U option residual: 'time')" HINT -- \
	-c -U time,time $run

refused pid "Invalid process id: 'foo'" -- --strict -p foo
refused pid-zero "Invalid process id: '0'" -- --attach=0
refused pid-in-list "Invalid process id: '1x'" -- -p "$$,1x"
refused pid-long "Invalid process id: '99999999999'" -- -p 99999999999
refused user "Cannot find user 'no such user'" -- -u 'no such user' $run
refused user-pair "Invalid UID:GID pair '0:x'" -- -u 0:x $run
refused output "Can't fopen '$work/no/such': No such file or directory" -- -o "$work/no/such" $run
refused output-empty "Can't fopen '': No such file or directory" -- -o '' $run
refused command-path "Cannot stat '/no/such/command': No such file or directory" -- /no/such/command
refused command-name "Cannot find executable 'no-such-command'" -- no-such-command

refused summaries '-c/--summary-only and -C/--summary are mutually exclusive' HINT -- -c -C $run
refused summary-separate \
	'(-c/--summary-only or -C/--summary) and -ff/--output-separately are mutually exclusive' HINT -- -c -ff $run
refused wall-alone \
	'-w/--summary-wall-clock must be given with (-c/--summary-only or -C/--summary)' HINT -- -w $run
refused columns-alone \
	'-U/--summary-columns must be given with (-c/--summary-only or -C/--summary)' HINT -- -U time $run
refused pipe-separate \
	'piping the output and -ff/--output-separately are mutually exclusive' HINT -- -ff -o '|cat' $run
refused argv0-alone 'PROG [ARGS] must be specified with --argv0' HINT -- -p $$ --argv0=x
refused quiet-twice '-q and -e quiet/--quiet cannot be provided simultaneously' -- -q --quiet=exit $run
refused hex-twice '-x and --strings-in-hex cannot be provided simultaneously' -- --strings-in-hex=all -x $run
refused clock-twice '-t and --absolute-timestamps cannot be provided simultaneously' -- -t --timestamps $run
refused descriptors-twice '-y and --decode-fds cannot be provided simultaneously' -- -y --decode-fds $run
refused kill-attached '--kill-on-exit and -p/--attach are mutually exclusive options' -- --kill-on-exit -p $$

if [ -e "$work/started" ]; then
	echo 'not ok options-start-nothing a refused option started its command'
else
	echo 'ok options-start-nothing'
fi

accepted sort-alone '-S/--summary-sort-by has no effect without (-c/--summary-only or -C/--summary)' -- -S name
accepted append-alone '-A/--output-append-mode has no effect without -o/--output' -- -A
accepted separately-alone '--output-separately has no effect without -o/--output' -- --output-separately
accepted follow-twice '' -- -ff
accepted outcomes-twice 'Only the last of -z/--successful-only/-Z/--failed-only options will take effect. See status qualifier for more complex filters.' -- -z -Z
accepted deprecated 'option -F is deprecated, please use -f/--follow-forks instead' -- -F
accepted deprecated-ignored 'deprecated option -F ignored' -- -F -f
accepted pointer-uncounted '-i/--instruction-pointer has no effect with -c/--summary-only' -- -c -i
accepted clock-uncounted '-t/--absolute-timestamps has no effect with -c/--summary-only' -- -c -t
accepted empty-values '' -- -e close,
accepted optional '' -- -e '?foo,?%foo,?/foo,??bar'
accepted shortened '' -- --string-l=5
accepted word-of-interruptible '' -- --interruptible=never
accepted clock-empty '' -- --timestamps=,,
accepted signal-number '' -- -e signal=255
echo "1..$((count + 1))"
