/* Names of errors: those of the C library, and those that the kernel keeps to itself and a tracer sees. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* linux/errno.h of the kernel. */
static const struct {
	int number;
	const char *name, *meaning;
} restarts[] = {
	{512, "ERESTARTSYS", "To be restarted if SA_RESTART is set"},
	{513, "ERESTARTNOINTR", "To be restarted"},
	{514, "ERESTARTNOHAND", "To be restarted if no handler"},
	{516, "ERESTART_RESTARTBLOCK", "Interrupted by signal"},
};

#define RESTARTS (sizeof(restarts) / sizeof(*restarts))

/* The index of NUMBER in restarts, or RESTARTS. */
static size_t
find_restart(int number)
{
	size_t i = 0;

	while (i < RESTARTS && restarts[i].number != number)
		i++;
	return i;
}

bool
error_restarts(int number)
{
	return find_restart(number) < RESTARTS;
}

const char *
error_name(int number)
{
	size_t i = find_restart(number);

	return i < RESTARTS ? restarts[i].name : strerrorname_np(number);
}

const char *
error_meaning(int number)
{
	size_t i = find_restart(number);

	return i < RESTARTS ? restarts[i].meaning : strerrordesc_np(number);
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
		if (strcmp(others[i].name, name) == 0)
			return others[i].number;
	for (int number = 1; number <= ERROR_MAX; number++) {
		const char *known = error_name(number);

		if (known && strcmp(known, name) == 0)
			return number;
	}
	return 0;
}
