/* Times and IDs as users write them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

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

	if (strpbrk(text, "xX"))
		return false; /* strtod knows hexadecimal */
	if (end == text || !isfinite(value) || value < 0)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (strcmp(end, units[i].name) == 0 && value * units[i].ns <= LONGEST_NS) {
			*ns = (uint64_t)(value * units[i].ns);
			return true;
		}
	return false;
}

/* The number that TEXT begins with; returns where it ends, or NULL if there is none. */
static const char *
id_parse(const char *text, uint32_t *id)
{
	char *end;
	long long value = strtoll(text, &end, 10);

	*id = (uint32_t)value;
	return end == text || value < 0 || value >= UINT32_MAX ? NULL : end;
}

bool
ids_parse(const char *pair, uint32_t *uid, uint32_t *gid)
{
	const char *end = id_parse(pair, uid);

	if (!end || *end != ':')
		return false;
	end = id_parse(end + 1, gid);
	return end && (*end == '\0' || *end == ':');
}
