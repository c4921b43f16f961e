/* Times as users write them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"

#define LONGEST_NS 1e18

bool
time_parse(const char *text, uint64_t *ns)
{
	static const struct {
		const char *name;
		double ns;
	} units[] = {{"", 1e3}, {"s", 1e9}, {"ms", 1e6}, {"us", 1e3}, {"ns", 1}};
	char *end;
	double value = strtod(text, &end);

	if (end == text || !isfinite(value) || value < 0)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (strcmp(end, units[i].name) == 0 && value * units[i].ns <= LONGEST_NS) {
			*ns = (uint64_t)(value * units[i].ns);
			return true;
		}
	return false;
}
