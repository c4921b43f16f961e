/* Names of errors: those of the C library, and those that the kernel keeps to itself and a tracer sees. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* linux/errno.h of the kernel. Only those for which a call is started again have a meaning that a user could know. */
static const struct kernel_error {
	int number;
	const char *name, *meaning;
	bool restarts;
} kernel_errors[] = {
	{512, "ERESTARTSYS", "To be restarted if SA_RESTART is set", true},
	{513, "ERESTARTNOINTR", "To be restarted", true},
	{514, "ERESTARTNOHAND", "To be restarted if no handler", true},
	{515, "ENOIOCTLCMD", "Unknown error 515", false},
	{516, "ERESTART_RESTARTBLOCK", "Interrupted by signal", true},
	{517, "EPROBE_DEFER", "Unknown error 517", false},
	{518, "EOPENSTALE", "Unknown error 518", false},
	{521, "EBADHANDLE", "Unknown error 521", false},
	{522, "ENOTSYNC", "Unknown error 522", false},
	{523, "EBADCOOKIE", "Unknown error 523", false},
	{524, "ENOTSUPP", "Unknown error 524", false},
	{525, "ETOOSMALL", "Unknown error 525", false},
	{526, "ESERVERFAULT", "Unknown error 526", false},
	{527, "EBADTYPE", "Unknown error 527", false},
	{528, "EJUKEBOX", "Unknown error 528", false},
	{529, "EIOCBQUEUED", "Unknown error 529", false},
	{530, "ERECALLCONFLICT", "Unknown error 530", false},
};

/* The one of NUMBER, or NULL. */
static const struct kernel_error *
find_kernel_error(int number)
{
	for (size_t i = 0; i < sizeof(kernel_errors) / sizeof(*kernel_errors); i++)
		if (kernel_errors[i].number == number)
			return &kernel_errors[i];
	return NULL;
}

bool
error_restarts(int number)
{
	const struct kernel_error *error = find_kernel_error(number);

	return error && error->restarts;
}

const char *
error_name(int number)
{
	const struct kernel_error *error = find_kernel_error(number);

	return error ? error->name : strerrorname_np(number);
}

const char *
error_meaning(int number)
{
	const struct kernel_error *error = find_kernel_error(number);

	return error ? error->meaning : strerrordesc_np(number);
}

int
error_number(const char *name)
{
	static const struct {
		const char *name;
		int number;
	} others[] = {{"EWOULDBLOCK", EWOULDBLOCK}, {"EDEADLOCK", EDEADLOCK}, {"ENOTSUP", ENOTSUP}};

	if (*name >= '0' && *name <= '9') {
		char *end;
		unsigned long number = strtoul(name, &end, 10);

		return *end || number > ERROR_MAX ? 0 : (int)number;
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strcasecmp(others[i].name, name) == 0)
			return others[i].number;
	for (int number = 1; number <= ERROR_MAX; number++) {
		const char *known = error_name(number);

		if (known && strcasecmp(known, name) == 0)
			return number;
	}
	return 0;
}
