#!/bin/bash
# Stacks (-k): what they show of programs that change what is mapped, die, or have no names; what is refused. $SPY is the
# program to test.
LC_ALL=C
export LC_ALL
: "${SPY:?}"
work=${TMPDIR:-/tmp}/stack
mkdir -p "$work" && cd "$work" || exit 1
SPY=$(cd "$OLDPWD" && realpath "$SPY")

# Test $1: the condition that follows holds.
holds() {
	local name=stack-$1
	shift
	if "$@"; then
		echo "ok $name"
	else
		echo "not ok $name $(head -c 600 out | paste -sd '|')"
	fi
}
# The trace of a program under the arguments is in out.
run() { timeout -k 5 60 "$SPY" -qq -o out "$@" >said 2>&1 </dev/null; }
# The functions of the Nth stack, from the innermost on.
functions() {
	awk -v n="$1" '/^ > /{ if (!inside) k++; inside = 1; if (k == n) print; next } { inside = 0 }' out |
		sed -E 's/^ > (.*\/)?([^(]*)\(([^+]*)(\+0x[0-9a-f]+)?\).*/\3/' | paste -sd ' '
}
is() { [ "$1" = "$2" ]; }
starts() { [[ $1 == "$2"* ]]; }

cat >program.c <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static inline long call(long number, long argument)
{
	long result;

	__asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(argument) : "rcx", "r11", "memory");
	return result;
}

/* Of many frames. */
__attribute__((noinline)) int deep(int n)
{
	int result = n ? deep(n - 1) : (int)call(SYS_getppid, 0);

	__asm__ volatile("");
	return result + 1;
}

__attribute__((noinline)) void of_library(const char *path)
{
	void *library = dlopen(path, RTLD_NOW);
	void (*function)(void) = library ? dlsym(library, "function") : NULL;

	if (function)
		function();
	if (library)
		dlclose(library);
}

__attribute__((noinline)) void generated(void)
{
	static const unsigned char code[] = {0xb8, SYS_getppid, 0, 0, 0, 0x0f, 0x05, 0xc3};
	void *page = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	memcpy(page, code, sizeof(code));
	((void (*)(void))page)();
}

__attribute__((noinline)) void die(void)
{
	call(SYS_exit_group, 0);
}

int main(int count, char **words)
{
	for (int i = 1; i < count; i++) {
		if (strcmp(words[i], "deep") == 0)
			deep(400);
		else if (strcmp(words[i], "twice") == 0)
			deep(1), deep(2), deep(1);
		else if (strcmp(words[i], "generated") == 0)
			generated();
		else if (strcmp(words[i], "die") == 0)
			die();
		else if (strcmp(words[i], "gone") == 0)
			unlink(words[0]), deep(0);
		else
			of_library(words[i]);
	}
	return 0;
}
C
if ! cc -O1 -g -o program program.c 2>said; then
	echo "skip stack-program $(head -n 1 said)"
	exit 0
fi
if ! run -k -e trace=getppid ./program twice && grep -q 'not supported by this build' said; then
	echo "skip stack this spy is built without libunwind"
	exit 0
fi
holds remembered is "$(functions 1)+$(functions 2)+$(functions 3)" \
	"deep deep main $(functions 1 | cut -d' ' -f4-)+deep deep deep main $(functions 1 | cut -d' ' -f4-)+$(functions 1)"
run -k -e trace=getppid ./program deep
holds limit-default is "$(grep -c '^ > .*deep' out) $(tail -n 1 out)" "256  > too many stack frames"
run -k --stack-trace-frame-limit=3 -e trace=getppid ./program deep
holds limit is "$(functions 1)" "deep deep deep  > too many stack frames"
run -k -e trace=getppid ./program generated
holds generated grep -qE '^ > unexpected_backtracing_error \[0x[0-9a-f]+\]$' out
run -k -e trace=exit_group ./program die
holds last starts "$(functions 1)" "die main"

# Two libraries, one after the other at the same place.
for name in one two; do
	cat >$name.c <<-C
		#include <unistd.h>
		__attribute__((noinline)) void of_$name(void) { getppid(); __asm__ volatile(""); }
		void function(void) { of_$name(); __asm__ volatile(""); }
	C
	cc -O1 -shared -fPIC -o $name.so $name.c
done
run -k -e trace=getppid ./program ./one.so ./two.so
names=$(grep -o 'of_[a-z]*' out | paste -sd ' ')
holds remapped is "$names" "of_one of_library of_two of_library"

cp program gone
run -k -e trace=getppid ./gone gone
holds deleted-file grep -qE '/gone\(\+0x0\) \[0x[0-9a-f]+\]$' out
# The name now is another file's: none of its names are shown.
cat >waits.c <<-'C'
	#include <stdio.h>
	#include <stdlib.h>
	#include <unistd.h>
	__attribute__((noinline)) void own(void) { getppid(); __asm__ volatile(""); }
	int main(void) { system("cp program new && mv new waits"); own(); return 0; }
C
cc -O1 -o waits waits.c
run -k -e trace=getppid -e signal=none ./waits
holds replaced-file grep -qE '/waits\(\+0x0\) \[0x[0-9a-f]+\]$' out
holds replaced-file-names is "$(grep -c '/waits([^+]' out)" 0
# Unwind information that never ends, as far as it goes.
cat >hostile.c <<-'C'
	__asm__(".text\n.globl hostile\n.type hostile, @function\nhostile: .cfi_startproc\n"
		".cfi_escape 0x0f, 0x03, 0x2f, 0xfd, 0xff\n" /* the frame is at: jump back to this jump */
		"call getppid\nret\n.cfi_endproc\n.size hostile, .-hostile\n");
	void hostile(void);
	int main(void) { hostile(); return 0; }
C
if [ "$(uname -m)" = x86_64 ]; then
	cc -o hostile hostile.c
	run -k -e trace=getppid ./hostile
	holds hostile test "$? $(grep -c 'hostile(hostile+0x5)' out)" = '0 1'
fi
run -kk -e trace=getppid ./program twice
if grep -q 'not supported by this build' said; then
	echo "skip stack-source this spy is built without libdw"
else
	holds source grep -qE '\(deep\+0x[0-9a-f]+\) \[0x[0-9a-f]+\] .*program\.c:2[0-9]$' out
fi
strip -o stripped program
run -k -e trace=getppid ./stripped twice
holds stripped starts "$(grep -m 1 '^ > ' out)" " > $PWD/stripped(+0x0) [0x"

for argument in --stack-trace=x --stack-trace= --stack-trace-frame-limit=0 --stack-trace-frame-limit=-1 \
	--stack-trace-frame-limit=x --stack-trace-frame-limit=1073741824; do
	"$SPY" "$argument" sh -c 'echo started' >out 2>&1
	if [ $? = 1 ] && grep -qE "spy: invalid --stack-trace[a-z-]* argument: '" out && ! grep -q started out; then
		echo "ok stack-refused-$argument"
	else
		echo "not ok stack-refused-$argument $(head -c 300 out | paste -sd '|')"
	fi
done
