/* Running the command as another user, and the privileges that programs give. */
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/xattr.h>

#include "base/number.h"
#include "ptrace.h"

static bool
find_pair(struct engine *engine, const char *pair, struct user *user)
{
	if (ids_parse(pair, &user->uid, &user->gid))
		return true;
	error_set(engine, "Invalid UID:GID pair '%s'", pair);
	return false;
}

static bool
find_name(struct engine *engine, const char *name, struct user *user)
{
	struct passwd *entry = getpwnam(name);
	int room = 64;

	if (!entry) {
		error_set(engine, "Cannot find user '%s'", name);
		return false;
	}
	user->uid = entry->pw_uid;
	user->gid = entry->pw_gid;
	for (;;) {
		gid_t *groups = realloc(user->groups, (size_t)room * sizeof(*groups));

		if (!groups) {
			error_set(engine, "Cannot list the groups of '%s': %s", name, strerror(errno));
			return false;
		}
		user->groups = groups;
		user->group_count = room;
		if (getgrouplist(name, user->gid, groups, &user->group_count) >= 0)
			return true;
		room = user->group_count > room ? user->group_count : 2 * room;
	}
}

bool
user_find(struct engine *engine, const char *name, struct user *user)
{
	memset(user, 0, sizeof(*user));
	if (geteuid() != 0) {
		error_set(engine, "You must be root to use the -u/--username option");
		return false;
	}
	return strchr(name, ':') ? find_pair(engine, name, user) : find_name(engine, name, user);
}

const char *
user_become(const struct user *user)
{
	if (setgroups((size_t)user->group_count, user->groups) < 0)
		return "setgroups";
	if (setresgid(user->gid, user->gid, user->gid) < 0)
		return "setresgid";
	if (setresuid(user->uid, user->uid, user->uid) < 0)
		return "setresuid";
	return NULL;
}

/* The second ID of line NAME of /proc/PID/status. */
static long
effective(pid_t pid, const char *name)
{
	char first[64];

	snprintf(first, sizeof(first), "%s\t%ld\t", name, attach_status(pid, name, 10, -1));
	return attach_status(pid, first, 10, -1);
}

bool
user_withheld(pid_t pid)
{
	struct statvfs mount;
	struct stat program;
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/exe", (int)pid);
	if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 || stat(path, &program) < 0 ||
		statvfs(path, &mount) < 0 || mount.f_flag & ST_NOSUID)
		return false;
	if (program.st_mode & S_ISUID && effective(pid, "Uid:") != (long)program.st_uid)
		return true;
	if (program.st_mode & S_ISGID && program.st_mode & S_IXGRP &&
		effective(pid, "Gid:") != (long)program.st_gid)
		return true;
	return getxattr(path, "security.capability", NULL, 0) > 0 &&
		attach_status(pid, "CapPrm:", 16, 0) == 0;
}
