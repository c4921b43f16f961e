/* The command of quotactl, which is of two parts: what no type can say. */
#include <stdio.h>

#include "hooks/file.h"
#include "constants/tables.h"

#define SUBCMD_SHIFT 8 /* linux/quota.h */
#define SUBCMD_MASK 0xff

/* VALUE's name, or the value and what is said of it. */
static void
part_name(const struct decode *decode, uint64_t value, const struct constants *table, char *to, size_t size)
{
	const char *name = hook_name(decode, value, table);

	if (name)
		snprintf(to, size, "%s", name);
	else
		snprintf(to, size, "%#llx /* %s */", (unsigned long long)value, table->unknown);
}

void
tell_quota_op(struct decode *decode, uint64_t op)
{
	char cmd[48], type[48], name[128];

	part_name(decode, op >> SUBCMD_SHIFT, quota_cmds, cmd, sizeof(cmd));
	part_name(decode, op & SUBCMD_MASK, quota_types, type, sizeof(type));
	snprintf(name, sizeof(name), "QCMD(%s, %s)", cmd, type);
	tell_constant(decode, op, RADIX_UNSIGNED, name, NULL);
}
