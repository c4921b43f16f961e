#!/usr/bin/python3
"""Runs spy, called by the name strace, and strace itself with the same options, and compares all they say: standard
output, standard error, files and status. What differs between any two runs (addresses, PIDs, times) is made equal first.
"""
import difflib, glob, os, re, shlex, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SPY = os.path.abspath(os.environ["SPY"])
SCRATCH = tempfile.mkdtemp(dir=os.environ.get("TMPDIR"))

# One test each. Commands are small: what calls look like is the business of the differential tests.
OPTIONS = """
-e trace=open, true
-e ?foo true
-e trace=openat@64 true
-e trace=openat@x32 true
-e trace=3 true
-e trace=!none true
-e trace=!all true
-e trace=/^clo,/^exi true
-e trace=!/^clo|^exi true
-e trace=close@64,exit_group@32 true
-e trace=%file@64 true
-e trace=file true
-e trace=all@64 true
-e trace=/ true
-e trace=stat true
-e trace=%desc true
-e trace=%memory true
-e trace=%process true
-e trace=%stat ls
-e trace=%lstat ls
-e trace=%fstat ls
-e trace=%%stat ls
-e trace=%statfs ls
-e trace=%fstatfs ls
-e trace=%%statfs ls
-e trace=%net true
-e trace=%signal true
-e trace=%clock true
-e trace=%pure true
-e none perl -e 'syscall 1000, 1, 2, 3'
-a 0 true
-a 1 true
-a 80 true
-s 0 true
-s 5 true
-s ' 05' true
--string-limit=5 true
-o file true
-o file -f true
-f -o file sh -c 'exit 3'
-f --always-show-pid true
--always-show-pid true
-ff -o file sh -c 'true; exit 4'
-ff -o file sh -c '/bin/true; exit 4'
--output-separately -o file true
-ff true
-A -o file true
-o '|cat' true
-o '!cat' -e trace=close true
-c -e none true
-c -U name,calls,errors -S name -e trace=%file,%memory true
-c -U calls,errors -S calls true
-C -U errors,calls,name -e trace=openat -S name true
-C -U calls -e trace=close -o file true
-c -Z -U calls,errors,name true
-c -f -U calls,name -e trace=close,execve sh -c '/bin/true; exit 0'
-t -e close true
-tt -e close true
-ttt -e close true
-tttt -e close true
--absolute-timestamps -e close true
--timestamps=unix,ns -e close true
--timestamps=none,ns -e close true
--timestamps=unix,unix -e close true
--timestamps=precision:ms -e close true
-r -e close true
-r -t -e close true
-r -tt -e close true
-ttt --relative-timestamps=ns -e close true
-T true
--syscall-times=s true
--syscall-times=ns true
-x true
-xx true
--strings-in-hex=none true
--strings-in-hex=non-ascii-chars true
--strings-in-hex=non-ascii true
--strings-in-hex true
-q true
-qq true
-qqq true
--quiet=exit true
--quiet=!exit true
--silent=all true
-y true
-y -e close cat /etc/hostname
-e abbrev=!newfstatat true
-e abbrev=execve true
-v -e abbrev=all true
-X abbrev true
-e raw=close,openat -e trace=close,openat true
--raw=!close -e trace=close,brk true
-e x=all -N -e trace=%file,close true
-e raw=foo true
-e raw= true
-e verbose=none -e trace=%file true
-e v=!newfstatat -e abbrev=none -e trace=%%stat true
--verbose=bar true
--color=never -e trace=close true
--color=auto -e trace=close true
--color=foo true
--color= true
--tips=none -e none true
--tips=foo true
--tips=id:x true
--tips=-1 true
-s all true
-e read=3 -e trace=read true
-e reads=!3 -e trace=read true
-e r=4,3,3 -e trace=read,close true
-e write=all -e trace=write echo text
-e w=none -e trace=write echo text
--write=1 -z -T -e trace=write echo text
-e write=1 -e trace=none echo text
-f -e write=1 -e trace=write -o file sh -c 'echo one; /bin/echo two'
-e read=x true
-e read= true
-e write=3,x true
-e write=-1 true
-e write=all,1 true
-e write=2147483648 true
--read=3-5 true
-k -e trace=openat true
--stack-trace=symbol -e trace=exit_group -qq true
--stack-traces --stack-trace-frame-limit=2 -e trace=brk true
--stack-trace-frame-limit=2 -e trace=brk true
--stack-trace-frame-limit=0 true
--stack-trace=x true
-k -z -e trace=access,brk true
-k -c -U name,calls -e trace=brk -o file true
-i -e close true
-n true
-n -e trace=close true
-ni -e close true
-z true
-Z true
-z -Z true
-zz true
-z -e status=failed true
-e status=!successful true
-e status=unfinished true
-e status=unavailable true
-e status=none true
-F -e close true
-f -F -e close true
--kill-on-exit -e close true
--follow -e close true
-E A=B -E A -E PATH -e close true
--argv0=x -e execve true
-u 0:0 -e close true
-u 1:2:3 -e close true
-u 1:2x true
-u 1: true
-u 1:4294967295 true
-b execve -e execve sh -c 'exec /bin/true'
-b execve -o file -e execve,close sh -c 'exec /bin/true'
-b execve -o file -e execve sh -c 'exec /none'
--detach-on=execve -e execve /bin/true
-b foo true
--detach-on=execveat true
--syscall-limit=2 -o file -e close,openat true
--syscall-limit=2 -e close,openat true
-q --syscall-limit=2 -e close,openat true
-Z --syscall-limit=1 -o file -e access,openat,ioctl true
-c -U calls,name --syscall-limit=2 -e close true
--syscall-limit=1 -e exit_group true
--syscall-limit=0 true
--syscall-limit=-1 true
--syscall-limit=1k true
--syscall-limit= true
--syscall-limit=9223372036854775808 true
--seccomp-bpf -e close true
-f --seccomp-bpf -b execve -e close true
-f --seccomp-bpf --syscall-limit=99 -e close true
-c -U calls,name -e trace=getpid /usr/bin/python3 -c 'import ctypes,mmap; m=mmap.mmap(-1,4096,prot=7); m.write(bytes.fromhex("b814000000cd80c3")); ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(m)))()'
-D -o file -e close true
-D -q -e close true
-D -e close sh -c 'exit 3'
-DD -e close sh -c 'kill -TERM $$'
-DDD -o file -f -e close sh -c '/bin/true; exit 3'
-D -c -U calls,name -S name true
-D
-D -p 1
-DDDD true
-D none
--daemonize=session -e close true
--daemonized -e close true
--daemonize=pgrp -e close true
--daemonize= true
--daemonised=no true
/etc/passwd
-e none sh -c 'exit 3'
-e none sh -c 'kill -TERM $$'
-e trace=none -e signal=none sh -c 'kill -TERM $$'
-e trace=none -e signal=!TERM sh -c 'kill -TERM $$'
-e none -qq sh -c 'kill -TERM $$'
-e none -e signal=WINCH,CHLD sh -c 'kill -WINCH $$; /bin/true; exit 0'
-o file -e none sh -c 'kill -TERM $$'
-f -e trace=close sh -c '/bin/true; exit 0'
-q -f -e trace=close sh -c '/bin/true; exit 0'
-qq -f -e trace=close sh -c '/bin/true; exit 0'
"""

# Every call of these small programs, coloured.
OPTIONS += "".join(f"--color=always {line}\n" for line in r"""
true
-v -y -T -t -e trace=!execve true
-i -n -N -r true
-k -e trace=openat,close true
-X verbose true
-X raw -x true
-e raw=all true
-e write=1 -e trace=write echo text
-e trace=close -e inject=close:error=EIO:delay_exit=1:when=1 true
-e trace=close -e inject=close:signal=WINCH:when=1 true
-C -U calls,name -e trace=close true
-c -U calls,name -e trace=close true
-ff -o file sh -c '/bin/true; exit 4'
-o file -f -Y -e trace=close sh -c '/bin/true; exit 4'
-f -q -e trace=wait4,kill,%signal sh -c 'trap : USR1; kill -USR1 $$; /bin/true; exit 3'
-o file -e trace=%file cat /nonexistent
-e trace=exit_group sh -c 'kill -TERM $$'
-e trace=ioctl,socket,connect,setsockopt,poll,pipe2,mkdir,umask,prlimit64 /usr/bin/python3 -c 'import socket,os,resource,select,fcntl,termios; s=socket.socket(); s.setsockopt(1,2,1); s.connect_ex(("127.0.0.1",1)); os.pipe(); os.umask(18); resource.getrlimit(3); select.poll().poll(0)'
""".strip().splitlines())

# What may stand behind a call's name in an injection; the calls that follow are not made.
INJECTIONS = shlex.split(r"""
retval=1:when=1.. retval=1:when=..2 retval=1:when=1+ retval=1:when=1++ retval=1:when=+1 retval=1:when=1+1+1
retval=1:when=1..2+ retval=1:when=1..2+1 retval=1:when=1..1 retval=1:when=01 retval=1:when=0x1 'retval=1:when= 1'
'retval=1:when=1 ' retval=1:when=-1 retval=1:when=65535+65535 retval=1:when=65534..65534 retval=1:when=1+65536
retval=1:when= retval=1:when=1..2..3 retval=1:when=a retval=1:when=1..65534 retval=1:when=65535..65534 signal=rtmin
signal=SIGRTMIN signal=SIGRTMAX signal=RTMIN+1 signal=RT_1 signal=SIGRT_32 signal=SIGRT_33 signal=64 signal=33
signal=winch signal=SIGPOLL signal=IO signal=CLD signal=0x1 signal= signal=all delay_enter=1e3us delay_enter=1.5ms
delay_enter=inf delay_enter=nan delay_enter=1m delay_enter=0 'delay_enter= 1' 'delay_enter=1s ' delay_enter=1.2.3
delay_exit=.5 delay_exit=ns delay_enter=0ns delay_enter=0.1ns poke_enter=@arg1=AbcD poke_enter=@arg1=00,@arg2=00
poke_enter=@arg2=00,@arg1=00 poke_enter=@arg0=00 poke_enter=@arg01=00 poke_enter=@arg1=00, poke_enter=,@arg1=00
poke_enter=@arg1=00:poke_enter=@arg2=00 poke_enter=@arg1=00:poke_exit=@arg1=00 poke_enter=@arg1=0x00 poke_enter=
poke_enter=@arg1 poke_enter=@ARG1=00 poke_exit=@arg10=00 retval= retval=- retval=0x retval=--1
retval=-9223372036854775809 retval=-9223372036854775808 retval=18446744073709551616 error= error=05 error=0x5 error=-5
'error=EIO ' error=4096 error=EDEADLK error=EOPNOTSUPP error=ERESTART error=ENOTSUPP error=EHWPOISON
error=ERECALLCONFLICT error=ENOGRACE error=EIOCBQUEUED error=ENOPARAM error=EFSCORRUPTED error=E error=IO error=ELAST
retval=1:signal=WINCH:delay_enter=1:delay_exit=2:when=1:syscall=getpid error=1: error=1::when=1 :error=1 error=1:=
""")
OPTIONS += "".join(f"-e trace=chdir -e {shlex.quote(f'inject=chdir:{words}')} true\n" for words in INJECTIONS)
OPTIONS += """
-e inject=chdir -e trace=chdir true
-e inject=:error=1 true
-e inject=none:error=1 -e trace=chdir true
-e inject=foo:error=1 true
-e inject=?foo:error=EIO -e trace=chdir true
-e inject=999:error=1 true
-e inject=/^chd:error=1 -e trace=chdir true
--inject=chdir:foo=1 true
-e fault=chdir: -e trace=chdir true
-e fault=chdir:retval=1 true
-e fault=chdir:signal=HUP true
-e fault=foo true
--fault=chdir:when=0 true
-c -U calls,errors,name -e trace=close -e fault=close:when=2 true
"""


def oracle():
    """The path of a strace that is new enough, or the reason why there is none."""
    try:
        path = subprocess.run([os.path.join(ROOT, "tests/tools/newest-strace")], stdout=subprocess.PIPE, text=True).stdout.strip()
        told = subprocess.run([path, "-V"], stdout=subprocess.PIPE, text=True).stdout
    except OSError as error:
        return None, f"there is no strace: {error.strerror}"
    version = re.search(r"version (\d+)\.(\d+)", told)
    if not version or (int(version[1]), int(version[2])) < (7, 2):
        return None, f"{told.splitlines()[0] if told else 'no strace'} is older than 7.2"
    return path, None


def level(text):
    """TEXT without what differs between two runs of one tracer."""
    text = re.sub(r"^\d{10}(?=[. ])", "EPOCH", text, flags=re.M)
    text = re.sub(r"\b\d\d:\d\d:\d\d\b", "HH:MM:SS", text)
    text = re.sub(r"(?<=EPOCH\.)\d+|(?<=SS\.)\d+", lambda digits: "9" * len(digits[0]), text)
    text = re.sub(r"(?<=\+     )\d+\.\d+|^ +\d+\.\d+(?= [\w+])|(?<=<)\d+(\.\d+)?(?=>$)",
                  lambda time: re.sub(r"\d+$", lambda digits: "9" * len(digits[0]), time[0]), text, flags=re.M)
    text = re.sub(r"0x[0-9a-f]{6,}", "ADDRESS", text)
    text = re.sub(r" +(?== )", " ", text)  # aligned behind what differs
    text = re.sub(r"^\d+ +(?=\S)|(?<=\[pid)[ \d]+(?=\])|(?<=pid=)\d+|(?<=PID=)\d+|(?<=Process )\d+|\b\d{4,}$", "PID", text, flags=re.M)
    text = re.sub(r"(?<=pipe:\[)\d+", "PID", text)
    text = re.sub(r"(\b(?:set_tid_address|getp?pid|gettid|clone3?|v?fork|wait4)\b.* = )\d+", r"\1PID", text, flags=re.M)
    text = re.sub(r'(?<=getrandom\()".*?"(?=, )', "BYTES", text)
    text = re.sub(r"/\* \d+ vars \*/", "/* VARS */", text)
    text = re.sub(r"\[[0-9a-f]{16}\]", "[POINTER]", text)
    text = re.sub(r"(?<=, )\d+(?=, PROT_READ, MAP_PRIVATE, 3, 0)|(?<=st_size=)\d+", "SIZE", text)
    return text


def level_colors(text):
    """The same for coloured text: a word for each colour, and all numbers alike."""
    text = re.sub(r"\x1b\[(\d)(\d?)m", lambda code: f"^{'abcdefghij'[int(code[1])]}{'abcdefghij'[int(code[2] or 0)]}^", text)
    text = re.sub(r'(?<=getrandom\^aa\^\(\^df\^\^aa\^)".*?"', "BYTES", text)
    return re.sub(r"0x[0-9a-f]+|\d+(\.\d+)?", "9", re.sub(r"\[\^df\^[0-9a-f]{16}|0x[0-9a-f]{6,}", "9", text))


def run(program, arguments):
    """What PROGRAM, called strace, says under ARGUMENTS."""
    for path in glob.glob(SCRATCH + "/*"):
        os.unlink(path)
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    done = subprocess.run(["strace", *arguments], executable=program, env=dict(environment, LC_ALL="C", PWD=SCRATCH), cwd=SCRATCH,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    said = [f"status {done.returncode}", "output:", done.stdout.decode(errors="replace"), "errors:",
            done.stderr.decode(errors="replace")]
    files = [(re.sub(r"\d+", "PID", os.path.basename(path)), open(path, errors="replace").read())
             for path in sorted(glob.glob(SCRATCH + "/*"))]
    for name, text in sorted(files):
        said += [f"file {name}:", text]
    how = level_colors if "--color=always" in arguments else level
    return how("\n".join(said)).splitlines()


def messages(program, arguments):
    """What PROGRAM, called strace, says of its own under ARGUMENTS, and its status. The order of words that a
    shortened option may stand for is nobody's business."""
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    done = subprocess.run(["strace", *arguments], executable=program, env=dict(environment, LC_ALL="C"), cwd=SCRATCH,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    said = [line for line in done.stderr.decode(errors="replace").splitlines() if line.startswith(("strace:", "Try "))]
    said = [re.sub(r"(?<=possibilities: ).*", lambda words: " ".join(sorted(words[0].split())), line) for line in said]
    return [f"status {done.returncode}"] + [re.sub(r"(?<=x\.)\d+|(?<=rocess )\d+", "PID", line) for line in said]


def compare_messages(strace):
    """Test each line of the list of wrong command lines; return whether one failed."""
    failed = False
    with open(os.path.join(ROOT, "tests/e2e/options_wrong")) as file:
        lines = [line.strip("\n") for line in file if not line.startswith("#")]
    for number, line in enumerate(lines):
        name = f"options-says-{number}-" + re.sub(r"[^A-Za-z0-9%!?=@.,:]+", "-", line).strip("-")
        arguments = shlex.split(line)
        theirs, ours = messages(strace, arguments), messages(SPY, arguments)
        if theirs == ours:
            print(f"ok {name}")
            continue
        failed = True
        for difference in list(difflib.unified_diff(theirs, ours, "strace", "spy", lineterm="", n=0))[2:8]:
            print("#", difference[:300])
        print(f"not ok {name}")
    return failed


def main():
    """Run all tests."""
    strace, why = oracle()
    failed = compare_messages(strace) if strace else print(f"skip options-says {why}")
    for line in OPTIONS.strip().splitlines():
        name = "options-as-strace-" + re.sub(r"[^A-Za-z0-9%!?=@.]", lambda found: "-" if found[0] in " -/" else f"_{ord(found[0]):x}", line).strip("-")
        if not strace:
            print(f"skip {name} {why}")
            continue
        arguments = shlex.split(line)
        for attempt in range(3):  # lines of two processes may change places
            theirs, ours = run(strace, arguments), run(SPY, arguments)
            if theirs == ours:
                break
        if theirs == ours:
            print(f"ok {name}")
            continue
        failed = True
        for difference in list(difflib.unified_diff(theirs, ours, "strace", "spy", lineterm="", n=0))[:8]:
            print("#", difference[:200])
        print(f"not ok {name}")
    sys.exit(failed)


main()
