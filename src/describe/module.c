/* The kernel itself: its modules, its log, the next kernel, the end. */
#include "spy/describe.h"

#define KEXEC_SEGMENT_MAX 16
#define KEXEC_FLAGS JOINED(0, PART(0xffff0000, ENUML(kexec_architectures)) PART(0xffffffff0000ffff, FLAGSL(kexec_flags)))
#define LINUX_REBOOT_CMD_RESTART2 0xa1b2c3d4
/* syslog(2): actions that take no buffer. */
#define WITHOUT_BUFFER CASES(0, 1, NONE) CASES(5, 7, NONE) CASES(9, 10, NONE)
#define SYSLOG_ACTION_CONSOLE_LEVEL 8

STRUCT(kexec_segment,
	F(buf,   ADDR)
	F(bufsz, SIZE)
	F(mem,   ADDR)
	F(memsz, SIZE))

CALLS(module,
CALL(init_module,     175, 105, 128, 0,    S32,  F(module_image, AREA) F(len, SIZE) F(param_values, STRING))
CALL(finit_module,    313, 273, 350, DESC, S32,  F(fd, FD) F(param_values, STRING) F(flags, FLAGS32(module_init_flags)))
CALL(delete_module,   176, 106, 129, 0,    S32,  F(name, STRING) F(flags, FLAGS32(delete_module_flags)))
CALL(kexec_load,      246, 104, 283, 0,    S32,  F(entry, AREA) F(nr_segments, SIZE) F(segments, SWITCH(nr_segments, CASES(0, KEXEC_SEGMENT_MAX, IN(ARRAY(struct_kexec_segment, nr_segments))) OTHERWISE(ADDR))) F(flags, KEXEC_FLAGS))
CALL(kexec_file_load, 320, 294,  NO, DESC, S32,  F(kernel_fd, FD) F(initrd_fd, FD) F(cmdline_len, SIZE) F(cmdline, IN(BYTES(cmdline_len))) F(flags, FLAGSL(kexec_file_flags)))
CALL(reboot,          169, 142,  88, 0,    S32,  F(magic, ENUM32(reboot_magic1)) F(magic2, ENUM32(reboot_magic2)) F(op, ENUM32(reboot_commands)) F(arg, STRING, IS(op, LINUX_REBOOT_CMD_RESTART2)))
CALL(syslog,          103, 116, 103, 0,    S32,  F(type, ENUM_REMARKED(4, RADIX_SIGNED, syslog_actions))
	F(bufp, SWITCH(type, WITHOUT_BUFFER CASES(2, 4, OUT(BYTES(ret))) OTHERWISE(ADDR)))
	F(len, SWITCH(type, WITHOUT_BUFFER CASE(SYSLOG_ACTION_CONSOLE_LEVEL, ENUM_REMARKED(4, RADIX_SIGNED, syslog_levels)) OTHERWISE(S32))))
)
