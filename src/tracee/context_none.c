/* No SELinux contexts: spy was built without libselinux. */
#include "spy/tracee.h"
#include "view.h"

const bool tracee_tells_contexts = false;

size_t
view_context(struct process *process, const struct process_object *object, char *to, size_t size)
{
	(void)process;
	(void)object;
	(void)to;
	(void)size;
	return 0;
}

size_t
view_expected_context(struct process *process, const struct process_object *object, char *to, size_t size)
{
	return view_context(process, object, to, size);
}
