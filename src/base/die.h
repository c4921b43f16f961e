/* How spy ends when it cannot go on, and how it speaks to its user. */
#ifndef BASE_DIE_H
#define BASE_DIE_H

/* Name the program in messages by what it was called, argv[0] whole, as strace does. PATH is not copied. Before the
 * first call it is "spy". */
void die_name(const char *path);

/* That name. */
const char *die_program(void);

/* Tell the user one line on standard error, after the program's name and a colon; the newline is added. */
__attribute__((format(printf, 1, 2))) void warn(const char *format, ...);

/* The same, with a colon and what errno says behind it. */
__attribute__((format(printf, 1, 2))) void warn_errno(const char *format, ...);

/* As warn and warn_errno; then end spy with status 1, as strace does. */
__attribute__((format(printf, 1, 2), noreturn)) void die(const char *format, ...);
__attribute__((format(printf, 1, 2), noreturn)) void die_errno(const char *format, ...);

#endif
