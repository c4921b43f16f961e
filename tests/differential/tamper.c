/* Calls to be tampered with: their results are looked at by the calls that follow. */
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>

#include "probe.h"

/* also: -e inject=chdir:error=ENOENT; -e inject=chdir:error=eio:when=2; -e inject=chdir:error=4095:when=2+;
	-e inject=chdir:error=EPERM:when=1..3+2; -e inject=chdir:error=EPERM:when=2..3; -e inject=chdir:error=524:when=1+3;
	-e inject=chdir,lseek:retval=-1; -e inject=chdir,lseek,openat,getppid:retval=0x100000003; -e inject=lseek:retval=0xfffffffff0000001;
	-e inject=read,uname:retval=5; -e inject=%desc:error=ERESTARTSYS:when=2; -e inject=!chdir,write,exit_group,execve:error=ENOSYS:when=9+;
	-e inject=chdir:error=EIO:syscall=getpid; -e inject=chdir:retval=3:syscall=getppid -X raw; -e inject=getppid:retval=77;
	-e inject=chdir:signal=WINCH; -e inject=chdir:signal=SIGWINCH:error=EPERM:when=3; -e inject=nanosleep,clock_nanosleep_time64:signal=28;
	-e inject=chdir:poke_enter=@arg1=2e00; -e inject=uname:poke_exit=@arg1=4142; -e inject=read:poke_enter=@arg2=58:poke_exit=@arg2=595a00000000000059:error=EIO;
	-e inject=uname:poke_exit=@arg1=4142,@arg2=00; -e inject=read:poke_enter=@arg1=00,@arg7=00; -e inject=openat:poke_enter=@arg2=2e00:delay_exit=1;
	-e inject=chdir:delay_enter=1ms; -e inject=chdir:delay_exit=20us:error=EPERM; -e inject=chdir:delay_enter=0:delay_exit=1e3 -T;
	-e fault=chdir; -e fault=chdir:when=2; -e fault=openat:error=EMFILE; -e fault=exit_group:when=1; -e fault=execve,clone,clone3;
	-e inject=chdir:error=EPERM -e inject=chdir:delay_exit=1:when=2 -e fault=read; -e trace=chdir,read -e inject=all:error=EIO:when=2;
	-e trace=chdir -e fault=read; -e fault=chdir:when=2 -z; -e fault=chdir:when=2 -Z; -e fault=clone,clone3,fork,vfork; -e inject=wait4:retval=7 */
/* also on i386: -e inject=chdir:error=EPERM:when=2; -e inject=chdir,lseek:retval=-1; -e inject=openat,lseek,getppid:retval=0x100000003;
	-e inject=lseek:retval=0xfffffffff0000001; -e inject=read,uname:retval=5 -y; -e inject=chdir@32:retval=9:syscall=getpid;
	-e inject=chdir@64:retval=9; -e inject=chdir:signal=WINCH:error=4095; -e inject=read:poke_enter=@arg2=58:poke_exit=@arg2=595a00000000000059 */

static void
on_signal(int signal)
{
	(void)signal;
}

static void
look(long result)
{
	/* What a call returned, for the next to tell. */
	CALL(lseek, -1, result, SEEK_CUR);
}

int
main(void)
{
	char path[8] = "/", bytes[64] = "0123456789";
	struct utsname name;
	long fd;
	pid_t child;

	signal(SIGWINCH, on_signal);
	for (int i = 0; i < 5; i++)
		look(CALL(chdir, path));
	look(CALL(chdir, "/etc"));
	fd = CALL(openat, AT_FDCWD, "/dev/zero", O_RDONLY);
	look(CALL(read, fd, bytes, 6));
	look(CALL(read, fd, bytes + 3, 6));
	memset(&name, 0, sizeof(name));
	look(CALL(uname, &name));
	look(CALL(uname, NOWHERE));
	look(CALL(lseek, fd, 0, SEEK_SET));
	CALL(chdir, bytes);
	CALL(chdir, name.sysname);
	CALL(getppid);
	nanosleep(&(struct timespec){0, 100000000}, NULL);
	child = fork();
	if (child == 0) {
		for (int i = 0; i < 3; i++)
			look(CALL(chdir, path));
		_exit(0);
	}
	if (child > 0)
		look(CALL(wait4, child, NULL, 0, NULL));
	CALL(close, fd);
	return 0;
}
