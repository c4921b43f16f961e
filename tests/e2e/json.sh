#!/bin/bash
# spy --format=json on real programs: every line is held against man/spy-json.schema.json, and what programs did has to
# be found in them. Needs python3-jsonschema; $SPY is the program to test.
LC_ALL=C.UTF-8
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/json
schema=man/spy-json.schema.json

rm -rf "$work" && mkdir -p "$work" && cd "$(dirname "$0")/../.." || exit 1

# The judge: reads a trace into `lines`, and wants the expression to hold. Of a trace that is not in order it says why.
cat >"$work/judge.py" <<'PYTHON'
import json, sys
import jsonschema

path, schema, expression = sys.argv[1:4]


def members(pairs):
    """A JSON object whose keys are all different."""
    found = dict(pairs)
    assert len(found) == len(pairs), f"a key twice: {[key for key, _ in pairs]}"
    return found


text = open(path, "rb").read()
validator = jsonschema.Draft202012Validator(json.load(open(schema)))
lines = []
assert text.endswith(b"\n"), "the last line is not whole"
for line in text.split(b"\n")[:-1]:
    try:
        lines.append(json.loads(line.decode(), object_pairs_hook=members))
        error = next(validator.iter_errors(lines[-1]), None)
        assert error is None, f"{list(error.absolute_path)}: {error.message[:200]}"
    except (ValueError, AssertionError) as trouble:
        sys.exit(f"{trouble}: {line.decode(errors='replace')[:300]}")


def calls(name):
    return [line for line in lines if line["type"] == "call" and line["name"] == name]


def of(kind):
    return [line for line in lines if line["type"] == kind]


def rejected(**changes):
    """Does the schema find fault with a call that is changed so?"""
    changed = {**next(line for line in lines if "result" in line), **changes}
    return not validator.is_valid({key: value for key, value in changed.items() if value is not ...})


if not eval(f"({expression}\n)"):
    sys.exit(f"does not hold of {len(lines)} lines: {expression}")
PYTHON

# Judge the trace $work/$1 by the expression $2.
judge() {
	local why
	if why=$(python3 "$work/judge.py" "$work/$1" $schema "$2" 2>&1); then
		echo "ok $1"
	else
		echo "not ok $1 $(tail -n 1 <<<"$why")"
	fi
}

# Trace a command into $work/$1. Its output is a pipe, for programs copy from file to file in other ways.
trace() {
	local name=$1
	shift
	timeout -k 5 60 "$SPY" --format=json -o "$work/$name" "$@" 2>"$work/err" </dev/null | cat >"$work/out"
}

tests=(open-read-write failure structures utf8 bytes cut verbose behind forks threads signals killed times notes details kinds exec many
	attach injected schema)
if ! python3 -c 'import jsonschema' 2>/dev/null; then
	for name in "${tests[@]}"; do
		echo "skip $name python3-jsonschema is not installed"
	done
	exit 0
fi

# Itself, not a script that starts it.
python=$(python3 -c 'import sys; print(sys.executable)')
printf 'some text\n' >"$work/file"
trace open-read-write cat "$work/file"
judge open-read-write "
	[call['args'] for call in calls('openat') if call['args']['pathname'] == '$work/file']
		== [{'dirfd': 'AT_FDCWD', 'pathname': '$work/file', 'flags': ['O_RDONLY']}]
	and {'fd': 1, 'buf': 'some text\n', 'count': 10} in [call['args'] for call in calls('write')]
	and calls('write')[-1]['result'] == 10
	and all(call['abi'] in ('x86_64', 'aarch64') for call in of('call'))
	and calls('execve')[0]['args']['argv'] == ['cat', '$work/file']
	and calls('exit_group')[0]['unavailable'] and of('exit')[0]['status'] == 0"

trace failure cat /nonexistent
judge failure "
	[call['error'] for call in calls('openat') if call['args']['pathname'] == '/nonexistent']
		== [{'number': 2, 'name': 'ENOENT', 'message': 'No such file or directory'}]
	and of('exit')[0]['status'] == 1"

trace structures "$python" -c 'import os, signal
os.stat("/dev/null")
signal.signal(signal.SIGUSR1, lambda *_: None)
os.pipe2(os.O_CLOEXEC)'
judge structures "
	any(call['args']['statbuf']['st_rdev'] in ('makedev(0x1, 0x3)', {'makedev': [1, 3]})
		and call['args']['statbuf']['st_mode'] == ['S_IFCHR', '0666']
		for call in calls('newfstatat') + calls('stat') if call['args'].get('pathname') == '/dev/null')
	and any(call['args']['signum'] == 'SIGUSR1' for call in calls('rt_sigaction'))
	and any(len(call['args']['pipefd']) == 2 and call['args']['flags'] == ['O_CLOEXEC'] for call in calls('pipe2'))
	and all(call['result'].startswith('0x') for call in calls('mmap') if 'result' in call)"

mkdir -p "$work/gr\303\274n"
trace utf8 ls "$work/$(printf 'grün\u20ac \U1f427')"
judge utf8 "any('grün€ 🐧' in str(call['args']) for call in of('call'))"

trace bytes bash -c $'printf "\xff\\000\\001abc"; : <$\'/no\xfe\''
judge bytes "
	any(call['args']['buf'] == {'bytes': 'ff0001616263'} for call in calls('write'))
	and any(call['args']['pathname'] == {'bytes': '2f6e6ffe'} for call in calls('openat'))"

trace cut -s 4 cat "$work/file"
judge cut "any(call['args']['buf'] == {'string': 'some', 'cut': True} for call in calls('write'))"

X=1 trace verbose -e trace=execve bash -c :
judge verbose "
	'X=1' in calls('execve')[0]['args']['envp'] and len(calls('execve')[0]['args']['envp']) > 1
	and len(lines) == 2"

# Without libunwind there are dumps alone.
stacks=-k
"$SPY" -k true 2>&1 | grep -q 'not supported by this build' && stacks=
# shellcheck disable=SC2086
trace behind $stacks -e write=1 -e trace=write,exit_group bash -c 'echo text'
judge behind "
	calls('write')[0]['dumps'] == [{'bytes': b'text\\n'.hex()}]
	and ('$stacks' == '' or all(call['stack'][0]['file'] for call in lines[:2]))"

trace details -f -yy --decode-pids=all bash -c 'exec 3<>/dev/udp/127.0.0.1/9 4</dev/null; dup=; true <&3 <&4; kill -0 $$'
judge details "
	any(isinstance(fd, dict) and fd.get('device') == {'kind': 'char', 'major': 1, 'minor': 3}
		for call in of('call') for fd in call['args'].values())
	and any(isinstance(fd, dict) and fd.get('socket', {}).get('protocol') == 'UDP'
		and fd['note'] == 'socket:[%d]' % fd['socket']['inode']
		for call in of('call') for fd in call['args'].values())
	and [call['args']['pid']['note'] for call in calls('kill')] == ['bash']"

trace forks -f bash -c 'for i in 1 2 3; do /bin/echo $i | cat; done; wait'
judge forks "
	len({line['tid'] for line in lines}) == 7
	and {line['tid'] for line in of('exit')} == {line['tid'] for line in lines}
	and all(line['pid'] == line['tid'] for line in lines)"

trace threads -f "$python" -c '
import threading, time
threads = [threading.Thread(target=lambda: [time.sleep(.001) for _ in range(20)]) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]'
judge threads "
	len({line['tid'] for line in lines}) == 5 and len({line['pid'] for line in lines}) == 1
	and len(of('exit')) == 5 and len(calls('clock_nanosleep')) == 80"

trace signals bash -c 'trap : USR1; kill -USR1 $$'
judge signals "
	[(line['signal'], line['siginfo']['si_signo'], line['siginfo']['si_code'], line['siginfo']['si_pid'])
		for line in of('signal')] == [('SIGUSR1', 'SIGUSR1', 'SI_USER', lines[0]['pid'])]
	and any(call['args']['signum'] == 'SIGUSR1' and call['args']['pid'] == call['pid'] for call in calls('kill'))"

trace killed bash -c 'kill -KILL $$'
judge killed "[(line['signal'], line['core_dumped']) for line in of('kill')] == [('SIGKILL', False)]"

before=$(date +%s%N)
trace times sleep 0.05
judge times "
	all(line['time'] > $before for line in lines) and lines[-1]['time'] < $(date +%s%N)
	and [line['time'] for line in lines] == sorted(line['time'] for line in lines)
	and 5e7 <= calls('clock_nanosleep')[0]['duration_ns'] < 5e9"

trace notes -y cat "$work/file"
judge notes "
	any(call['result'] == {'value': 3, 'note': '$work/file'} for call in calls('openat') if 'result' in call)
	and any(call['args']['dirfd'] == {'value': 'AT_FDCWD', 'note': '$PWD'} for call in calls('openat'))"

# Whatever they do: pipes, sockets, terminals, timers, directories, and the programs of a build.
cat >"$work/kinds.py" <<'PYTHON'
import fcntl, os, resource, select, signal, socket, struct, termios, time
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
peer, _ = server.accept()
client.sendmsg([b"a", b"\xff"])
print(select.select([peer], [], [], 1), peer.recvmsg(100, 100))
poll = select.epoll()
poll.register(peer, select.EPOLLIN)
poll.poll(0)
signal.setitimer(signal.ITIMER_REAL, 100)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 60))
resource.getrlimit(resource.RLIMIT_NOFILE)
master, slave = os.openpty()
termios.tcgetattr(slave)
fcntl.fcntl(master, fcntl.F_GETFL)
fcntl.ioctl(slave, termios.TIOCGWINSZ, b"x" * 8)
unix = socket.socketpair(socket.AF_UNIX)
socket.send_fds(unix[0], [b"x"], [0, 1])
socket.recv_fds(unix[1], 10, 10)
try:  # told by the interface's name, in quotes
    socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).connect(("fe80::1", 5, 0, socket.if_nametoindex("lo")))
except OSError:
    pass
os.listdir("/")
os.statvfs("/")
os.wait4(os.posix_spawn("/bin/true", ["true"], {}), 0)
PYTHON
trace kinds -f "$python" "$work/kinds.py"
judge kinds "
	len(lines) > 100 and of('exit')[-1]['status'] == 0
	and [call['args']['addr']['sin_addr'] for call in calls('connect') if call['args']['addr']['sa_family'] == 'AF_INET']
		== ['127.0.0.1']
	and any(call['args']['msg']['msg_iov'] == [{'iov_base': 'a', 'iov_len': 1}, {'iov_base': {'bytes': 'ff'}, 'iov_len': 1}]
		for call in calls('sendmsg'))"

# The leader waits for good before another thread executes, so its call is the one whose end nobody sees.
trace exec -f "$python" -c '
import os, signal, threading, time
def execute():
    while not open(f"/proc/self/task/{os.getpid()}/stat").read().split()[2] == "S":
        time.sleep(0.01)
    time.sleep(0.2)
    os.execv("/bin/true", ["true"])
thread = threading.Thread(target=execute)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
thread.start()
signal.sigwait([signal.SIGUSR1])'
judge exec "
	[(line['tid'], line['by'] != line['tid']) for line in of('exec')] == [(lines[0]['tid'], True)]
	and of('exit')[-1] == {**of('exit')[-1], 'tid': lines[0]['tid'], 'status': 0}
	and [call.get('unavailable') for call in calls('rt_sigtimedwait')] == [True]"

trace many find /etc /usr/include -maxdepth 2
judge many "len(lines) > 100 and sum(len(call['args'].get('dirp', [])) for call in calls('getdents64')
	if 'result' in call) > 100"

# A call that is not finished when spy is asked to end: told as one object, and the process goes on.
sleep 30 &
sleeper=$!
"$SPY" --format=json -o "$work/attach" -p $sleeper 2>/dev/null &
spy=$!
for _ in {1..100}; do
	sleep 0.05
	grep -q '^TracerPid:\s*[1-9]' /proc/$sleeper/status && break
done
sleep 0.2
kill -INT $spy 2>/dev/null
wait $spy 2>/dev/null
judge attach "
	all(line['tid'] == $sleeper for line in lines)
	and [call['name'] for call in of('call') if call.get('detached')] in ([], ['clock_nanosleep'], ['restart_syscall'])
	and lines and not $(grep -c '^TracerPid:\s*[1-9]' /proc/$sleeper/status)"
kill $sleeper 2>/dev/null

# Injections are told with the calls that they were made into.
trace injected -e inject=chdir:error=EIO:when=2 -e inject=uname:retval=5:poke_exit=@arg1=41:delay_exit=1 \
	perl -MPOSIX -e 'chdir "/"; chdir "/"; POSIX::uname()'
judge injected "
	[(call.get('injected'), call.get('error', {}).get('name')) for call in calls('chdir')] == [(None, None), (['result'], 'EIO')]
	and calls('uname') and all(call['injected'] == ['args', 'result'] and call['result'] == 5 and call['delayed'] for call in calls('uname'))"

# The schema is no rubber stamp.
cp "$work/many" "$work/schema"
judge schema "
	not rejected() and not rejected(args={'a': {'elided': True}, 'b': [None, {'string': '', 'cut': True}]})
	and all(rejected(**changes) for changes in (
		{'type': 'cal'}, {'tid': ...}, {'tid': '1'}, {'pid': 0}, {'args': []}, {'args': ...}, {'number': -1},
		{'result': ...}, {'result': True}, {'result': 1.5}, {'error': {'number': 2}}, {'unavailable': True},
		{'args': {'a': True}}, {'args': {'a': {'elided': False}}}, {'args': {'a': {'cut': True}}},
		{'args': {'a': {'bytes': 'f', 'cut': True}}}, {'args': {'': 1}}, {'time': '1'}, {'duration_ns': -1},
		{'result': ..., 'error': {'name': 'ENOENT'}}, {'injected': []}, {'injected': ['args', 'args']}, {'delayed': False}, {'name': 'Read'}, {'signal': 'SIGHUP'}))"
