/* What to tell a user who may have expected more of a trace. */
#ifndef HINT_H
#define HINT_H

#include "options.h"

/* What a trace came to. */
struct harvest {
	bool entered;  /* a call that is wanted by its name and arguments */
	bool kept;     /* … and by how it ended */
	unsigned left; /* children and threads that were made and not followed */
};

/* If nothing was told or somebody was left out, say in one line on standard error which option changes that; not among
 * lines that another program reads. */
void hint_tell(const struct options *options, const struct harvest *harvest);

#endif
