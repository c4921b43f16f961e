#!/bin/bash
# What -y, -yy, -Y and their long forms tell of descriptors and PIDs, where strace is not at hand to say so.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
cd "$(dirname "$0")/../.." || exit 1
work=${TMPDIR:-/tmp}

trace() {
	{ timeout 60 "$SPY" -o "$work/trace" "$@" 2>"$work/err" </dev/null | cat >"$work/out"; } 2>/dev/null
}

# Test $1: a line of the trace matches $2.
has() {
	if grep -qE -e "$2" "$work/trace"; then
		echo "ok identify-$1"
	else
		echo "not ok identify-$1 $(tail -n 3 "$work/trace" | cut -c1-200 | paste -sd '|') $(head -n 2 "$work/err")"
	fi
}
lacks() {
	if [ -s "$work/trace" ] && ! grep -qE -e "$2" "$work/trace"; then
		echo "ok identify-$1"
	else
		echo "not ok identify-$1 $(grep -E -e "$2" "$work/trace" | head -n 1 | cut -c1-200) $(head -n 2 "$work/err")"
	fi
}

printf text >"$work/file"
trace -y cat "$work/file" /dev/null
has path "^read\(3<$work/file>, \"text\""
has path-device '^read\(3</dev/null>,'
trace -yy cat /dev/null
has device '^read\(3</dev/null<char 1:3>>,'
trace --decode-fds=dev cat /etc/passwd /dev/null
has device-alone '^read\(3</dev/null<char 1:3>>,'
lacks device-alone-no-path '</etc/passwd>'
# (random bytes may hold anything)
trace -e decode-fds=none -e trace='!getrandom' cat /dev/null
lacks none '<'
trace -y sh -c "exec 3<$work/file; rm $work/file; read x <&3"
has deleted "^dup2\(3<$work/file>\(deleted\), 0"
trace -yy bash -c 'exec 3<>/dev/udp/127.0.0.1/9; echo >&3'
# Does the kernel know sock_diag(7) for UDP? It ends a list of such sockets with an error if not.
if python3 -c 'import socket, struct, sys
ask = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 4)
ask.send(struct.pack("=IHHIIBBBBI48x", 72, 20, 0x301, 1, 0, 2, 17, 0, 0, 0xffffffff))
reply = ask.recv(65536)
sys.exit(struct.unpack_from("=H", reply, 4)[0] == 3 and struct.unpack_from("=i", reply, 16)[0] < 0)' 2>/dev/null; then
	has socket '^(fcntl|dup2|write).*<UDP:\[127\.0\.0\.1:[0-9]+->127\.0\.0\.1:9\]>'
else
	echo 'skip identify-socket the kernel has no sock_diag for UDP'
fi
has socket-protocol '^(fcntl|dup2|write).*<UDP:\['
trace -y bash -c 'exec 3<>/dev/udp/127.0.0.1/9'
has socket-by-path '<socket:\[[0-9]+\]>'

trace -Y sh -c 'kill -0 $$'
has command '^kill\([0-9]+<sh>, 0\)'
lacks command-no-prefix '^[0-9]+<'
trace -Y -f sh -c '/bin/true; :'
has command-prefix '^[0-9]+<sh> .*wait4'
has command-prefix-execve '^[0-9]+<true> \+\+\+ exited with 0'
# The kernel leaves out all calls but those that can change a name.
trace -Y -f -e trace=getppid python3 -c 'import ctypes, os; os.getppid(); ctypes.CDLL(None).prctl(15, b"renamed"); os.getppid()'
has command-renamed '^[0-9]+<renamed> getppid'
trace --decode-pids=none -Y sh -c 'kill -0 $$'
has command-last '^kill\([0-9]+<sh>'
trace -Y --decode-pids=none sh -c 'kill -0 $$'
lacks command-revoked '<sh>'
if unshare --pid --fork true 2>/dev/null; then
	trace -f --pidns-translation unshare --pid --fork sh -c 'kill -0 $$'
	has namespace "kill\(1 /\* [0-9]+ in strace's PID NS \*/, 0\)"
	trace -f -e decode-pids=all unshare --pid --fork sh -c 'kill -0 $$'
	has namespace-and-command "kill\(1<sh> /\* [0-9]+ in strace's PID NS \*/, 0\)"
else
	echo 'skip identify-namespace PID namespaces cannot be made'
	echo 'skip identify-namespace-and-command PID namespaces cannot be made'
fi
