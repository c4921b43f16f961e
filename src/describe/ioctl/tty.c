/* Terminals (asm-generic/ioctls.h): modes, sizes, process groups, lines of modems. */
#include "spy/describe.h"
#include "describe/ioctl/ioctl.h"

/* Some bits of a word are enumerations, the others flags. */
#define OUTPUT(width) JOINED(width, PART(0x100, ENUM32(tty_newlines)) PART(0x600, ENUM32(tty_returns)) \
	PART(0x1800, ENUM32(tty_tabs)) PART(0x2000, ENUM32(tty_backspaces)) \
	PART(0x4000, ENUM32(tty_verticals)) PART(0x8000, ENUM32(tty_feeds)) \
	PART(~0xff00u, FLAGS_OR_NOTHING(width, tty_oflags)))
#define CONTROL(width) JOINED(width, PART(0x100f, ENUM32(tty_speeds)) \
	PART(0x100f0000, SHIFTED(width, 16, ENUM32(tty_speeds), ENUM32(tty_shifts)), NONZERO) PART(0x30, ENUM32(tty_sizes)) \
	PART(~0x100f103fu, FLAGS_OR_NOTHING(width, tty_cflags)))

static STRUCT(termios,
	F(c_iflag, FLAGS_OR_NOTHING(4, tty_iflags))
	F(c_oflag, OUTPUT(4))
	F(c_cflag, CONTROL(4))
	F(c_lflag, FLAGS_OR_NOTHING(4, tty_lflags))
	F(c_line,  ENUM8(tty_disciplines), VERBOSE)
	F(c_cc,    SPAN(hook_tty_characters, 19), VERBOSE))

static STRUCT(termios2,
	F(c_iflag,  FLAGS_OR_NOTHING(4, tty_iflags))
	F(c_oflag,  OUTPUT(4))
	F(c_cflag,  CONTROL(4))
	F(c_lflag,  FLAGS_OR_NOTHING(4, tty_lflags))
	F(c_line,   ENUM8(tty_disciplines), VERBOSE)
	F(c_cc,     SPAN(hook_tty_characters, 19), VERBOSE)
	F(c_ispeed, U32, VERBOSE)
	F(c_ospeed, U32, VERBOSE))

static STRUCT(termio,
	F(c_iflag, FLAGS_OR_NOTHING(2, tty_iflags))
	F(c_oflag, OUTPUT(2))
	F(c_cflag, CONTROL(2))
	F(c_lflag, FLAGS_OR_NOTHING(2, tty_lflags))
	F(c_line,  ENUM8(tty_disciplines), VERBOSE)
	F(c_cc,    SPAN(hook_tty_characters, 8), VERBOSE))

static STRUCT(winsize,
	F(ws_row,    U16)
	F(ws_col,    U16)
	F(ws_xpixel, U16)
	F(ws_ypixel, U16))

IOCTLS(tty,
	CASE(0x5401,      OUT(struct_termios)) /* TCGETS */
	CASES(0x5402, 0x5404, IN(struct_termios)) /* TCSETS, TCSETSW, TCSETSF */
	CASE(0x5405,      OUT(struct_termio)) /* TCGETA */
	CASES(0x5406, 0x5408, IN(struct_termio)) /* TCSETA, TCSETAW, TCSETAF */
	CASE(0x5409,      S32, AS(arg)) /* TCSBRK */
	CASE(0x540a,      ENUML(tty_xonc), AS(arg)) /* TCXONC */
	CASE(0x540b,      ENUML(tty_flush), AS(arg)) /* TCFLSH */
	CASES(0x540c, 0x540d, NONE) /* TIOCEXCL, TIOCNXCL */
	CASE(0x540e,      S32, AS(arg)) /* TIOCSCTTY */
	CASE(0x540f,      OUT(S32)) /* TIOCGPGRP */
	CASE(0x5410,      IN(S32)) /* TIOCSPGRP */
	CASE(0x5411,      OUT(S32)) /* TIOCOUTQ */
	CASE(0x5412,      IN(BYTES(1))) /* TIOCSTI */
	CASE(0x5413,      OUT(struct_winsize)) /* TIOCGWINSZ */
	CASE(0x5414,      IN(struct_winsize)) /* TIOCSWINSZ */
	CASE(0x5415,      OUT(FLAGS32(tty_modem))) /* TIOCMGET */
	CASES(0x5416, 0x5418, IN(FLAGS32(tty_modem))) /* TIOCMBIS, TIOCMBIC, TIOCMSET */
	CASE(0x5419,      OUT(S32)) /* TIOCGSOFTCAR */
	CASE(0x541a,      IN(S32)) /* TIOCSSOFTCAR */
	CASE(0x541b,      OUT(S32)) /* FIONREAD */
	CASE(0x541d,      NONE) /* TIOCCONS */
	CASE(0x541f,      NONE) /* TIOCSSERIAL: told without its structure */
	CASE(0x5420,      IN(S32), AS(mode)) /* TIOCPKT */
	CASE(0x5421,      IN(S32)) /* FIONBIO */
	CASE(0x5422,      NONE) /* TIOCNOTTY */
	CASE(0x5423,      IN(S32)) /* TIOCSETD */
	CASE(0x5424,      OUT(S32)) /* TIOCGETD */
	CASE(0x5425,      S32, AS(arg)) /* TCSBRKP */
	CASES(0x5427, 0x5428, NONE) /* TIOCSBRK, TIOCCBRK */
	CASE(0x5429,      OUT(S32)) /* TIOCGSID */
	CASE(0x802c542a,  OUT(struct_termios2)) /* TCGETS2 */
	CASES(0x402c542b, 0x402c542d, IN(struct_termios2)) /* TCSETS2, TCSETSW2, TCSETSF2 */
	CASE(0x80045430,  OUT(S32)) /* TIOCGPTN */
	CASE(0x40045431,  IN(S32), AS(lock)) /* TIOCSPTLCK */
	CASE(0x80045432,  OUT(S32)) /* TIOCGDEV */
	CASE(0x5437,      NONE) /* TIOCVHANGUP */
	CASE(0x80045440,  OUT(S32)) /* TIOCGEXCL */
	CASE(0x5441,      HEX) /* TIOCGPTPEER: flags of open(2), a word to strace, too */
	CASES(0x5450, 0x5451, NONE) /* FIONCLEX, FIOCLEX */
	CASE(0x5452,      IN(S32)) /* FIOASYNC */
	CASE(0x5456,      OUT(struct_termios)) /* TIOCGLCKTRMIOS */
	CASE(0x5457,      IN(struct_termios)) /* TIOCSLCKTRMIOS */
	OTHERWISE(ioctl_fs))
