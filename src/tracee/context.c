/* SELinux contexts of what a live thread uses, and what they would be by the system's policy (libselinux). */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <selinux/label.h>
#include <selinux/selinux.h>

#include "spy/tracee.h"
#include "view.h"

const bool tracee_tells_contexts = true;

static bool
enabled(void)
{
	static int known = -1;

	if (known < 0)
		known = is_selinux_enabled() > 0;
	return known;
}

/* How spy names OBJECT, a file; false if that is too long. */
static bool
file_name(pid_t tid, const struct process_object *object, char name[PATH_MAX])
{
	bool absolute = object->length > 0 && object->path[0] == '/';
	int length;

	if (absolute)
		length = snprintf(name, PATH_MAX, "/proc/%d/root", tid);
	else if (object->number == AT_FDCWD)
		length = snprintf(name, PATH_MAX, "/proc/%d/cwd", tid);
	else
		length = snprintf(name, PATH_MAX, "/proc/%d/fd/%d", tid, object->number);
	if (object->length > 0)
		length += snprintf(name + length, (size_t)(PATH_MAX - length), "%s%.*s", absolute ? "" : "/",
			(int)object->length, object->path);
	return length < PATH_MAX;
}

/* Write CONTEXT, which is freed, to TO. */
static size_t
take(char *context, char *to, size_t size)
{
	size_t length = strlen(context);

	if (length > size)
		length = 0;
	memcpy(to, context, length);
	freecon(context);
	return length;
}

size_t
view_context(struct process *process, const struct process_object *object, char *to, size_t size)
{
	char name[PATH_MAX], *context;

	if (!enabled())
		return 0;
	if (object->kind == OBJECT_THREAD)
		return getpidcon_raw(object->number, &context) < 0 ? 0 : take(context, to, size);
	if (!file_name(VIEW_OF(process, process)->tid, object, name) || getfilecon_raw(name, &context) < 0)
		return 0;
	return take(context, to, size);
}

size_t
view_expected_context(struct process *process, const struct process_object *object, char *to, size_t size)
{
	static struct selabel_handle *policy;
	char name[PATH_MAX], real[PATH_MAX], *context;
	struct stat file;

	if (!enabled() || object->kind == OBJECT_THREAD ||
		!file_name(VIEW_OF(process, process)->tid, object, name) || !realpath(name, real) ||
		stat(name, &file))
		return 0;
	if (!policy)
		policy = selabel_open(SELABEL_CTX_FILE, NULL, 0);
	if (!policy || selabel_lookup_raw(policy, &context, real, (int)file.st_mode) < 0)
		return 0;
	return take(context, to, size);
}
