/* Which files and descriptors calls are to deal with: paths as they are written, patterns, subtrees, numbers. */
#include <limits.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/die.h"
#include "filter/expression.h"

struct target_path {
	enum { WHOLE, SUBTREE, PATTERN } kind;
	char *text; /* of a SUBTREE without the slash at its end */
	size_t length;
	regex_t pattern;
	struct target_path *next;
};

struct targets {
	struct target_path *paths;
	bool relative; /* a relative path has to be made absolute: there are patterns or subtrees */
	bool numbered; /* descriptors are asked for by number */
	struct descriptor_set descriptors;
};

static struct targets *
targets_of(struct filter *filter)
{
	if (!filter->targets)
		filter->targets = calloc(1, sizeof(*filter->targets));
	if (!filter->targets)
		die("out of memory");
	return filter->targets;
}

/* Write the regular expression for a pattern: * and ? stay within a component, ** does not. */
static void
translate(struct string *to, const char *pattern)
{
	string_add_byte(to, '^');
	for (const char *at = pattern; *at; at++) {
		const char *end = *at == '[' ? strchr(at + 1 + (at[1] == '!') + 1, ']') : NULL;

		if (at[0] == '*' && at[1] == '*') {
			string_add_text(to, ".*");
			at++;
		} else if (*at == '*') {
			string_add_text(to, "[^/]*");
		} else if (*at == '?') {
			string_add_text(to, "[^/]");
		} else if (end) {
			string_add_text(to, at[1] == '!' ? "[^" : "[");
			at += at[1] == '!';
			string_add(to, at + 1, (size_t)(end - at));
			at = end;
		} else {
			if (*at == '\\' && at[1])
				at++;
			if (strchr(".*[]^$+?(){}|\\", *at))
				string_add_byte(to, '\\');
			string_add_byte(to, *at);
		}
	}
	string_add(to, "$", 2);
}

static void
add(struct targets *targets, const char *text, int kind)
{
	struct target_path *path = calloc(1, sizeof(*path));
	struct string expression = {0};

	if (!path || !(path->text = strdup(text)))
		die("out of memory");
	path->kind = kind;
	path->length = strlen(text);
	if (kind == SUBTREE)
		while (path->length > 0 && text[path->length - 1] == '/')
			path->length--;
	if (kind == PATTERN) {
		translate(&expression, text);
		if (regcomp(&path->pattern, expression.data, REG_EXTENDED | REG_NOSUB))
			path->kind = WHOLE; /* no pattern after all */
		string_free(&expression);
	}
	targets->relative |= path->kind != WHOLE;
	path->next = targets->paths;
	targets->paths = path;
}

static bool
is_pattern(const char *path)
{
	struct stat file;

	return strpbrk(path, "*?[") && lstat(path, &file) != 0;
}

char *
filter_path(struct filter *filter, const char *path, bool exact)
{
	struct targets *targets = targets_of(filter);
	size_t length = strlen(path);
	bool subtree = !exact && length > 0 && path[length - 1] == '/';
	char *real;

	if (!exact && is_pattern(path)) {
		add(targets, path, PATTERN);
		return NULL;
	}
	add(targets, path, subtree ? SUBTREE : WHOLE);
	real = realpath(path, NULL);
	if (!real)
		return NULL;
	/* The slash that makes a subtree is no news. */
	if (strcmp(real, path) == 0 ||
		(subtree && strlen(real) == length - 1 && memcmp(real, path, length - 1) == 0)) {
		free(real);
		return NULL;
	}
	add(targets, real, subtree ? SUBTREE : WHOLE);
	return real;
}

enum filter_verdict
filter_descriptor_set(struct descriptor_set *set, const char *text, struct string *error)
{
	struct expression expression;
	const char *value;
	bool any = false;

	expression_open(&expression, text);
	set->negated = expression.negated;
	set->count = 0;
	if (strcmp(expression.values, "all") == 0) {
		set->negated = !set->negated;
		any = true;
	}
	while (!any && !expression.none && (value = expression_next(&expression))) {
		char *end;
		long number = strtol(value, &end, 10);

		if (end == value || *end || number < 0 || number > INT_MAX) {
			expression_wrong(error, "descriptor", value);
			expression_close(&expression);
			return FILTER_WRONG;
		}
		set->numbers = reallocarray(set->numbers, set->count + 1, sizeof(*set->numbers));
		if (!set->numbers)
			die("out of memory");
		set->numbers[set->count++] = (int)number;
	}
	any |= expression.none || set->count;
	expression_close(&expression);
	return any ? FILTER_TAKEN : expression_wrong(error, "descriptor", text);
}

bool
descriptor_set_has(const struct descriptor_set *set, int fd)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->numbers[i] == fd)
			return !set->negated;
	return set->negated;
}

enum filter_verdict
filter_descriptors(struct filter *filter, const char *text, struct string *error)
{
	struct targets *targets = targets_of(filter);

	targets->numbered = true;
	return filter_descriptor_set(&targets->descriptors, text, error);
}

bool
filter_hits_fd(const struct filter *filter, int fd)
{
	const struct targets *targets = filter->targets;

	if (!targets->numbered || fd < 0)
		return false;
	return descriptor_set_has(&targets->descriptors, fd);
}

static bool
fits(const struct target_path *path, const char *text, size_t length)
{
	char buffer[PATH_MAX];

	switch (path->kind) {
	case WHOLE:
		return length == path->length && memcmp(text, path->text, length) == 0;
	case SUBTREE:
		return length >= path->length && memcmp(text, path->text, path->length) == 0 &&
			(length == path->length || text[path->length] == '/');
	default:
		if (length >= sizeof(buffer))
			return false;
		memcpy(buffer, text, length);
		buffer[length] = '\0';
		return regexec(&path->pattern, buffer, 0, NULL, 0) == 0;
	}
}

bool
filter_hits_path(const struct filter *filter, const char *path, size_t length)
{
	for (const struct target_path *at = filter->targets->paths; at; at = at->next)
		if (fits(at, path, length))
			return true;
	return false;
}

bool
filter_wants_paths(const struct filter *filter)
{
	return filter->targets->paths;
}

bool
filter_wants_absolute(const struct filter *filter)
{
	return filter->targets->relative;
}

/* The components of PATH, behind those that are at TO already: "." is left out, ".." takes one back. */
static size_t
append(char *to, size_t used, const char *path, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t component = 0;

		while (at < length && path[at] == '/')
			at++;
		while (at + component < length && path[at + component] != '/')
			component++;
		if (component == 2 && memcmp(path + at, "..", 2) == 0) {
			while (used > 0 && to[used - 1] != '/')
				used--;
			used -= used > 0;
		} else if (component > 0 && !(component == 1 && path[at] == '.')) {
			if (used + 1 + component >= PATH_MAX)
				return 0;
			to[used++] = '/';
			memcpy(to + used, path + at, component);
			used += component;
		}
		at += component;
	}
	return used;
}

bool
filter_hits_below(
	const struct filter *filter, const char *base, size_t base_length, const char *path, size_t length)
{
	char whole[PATH_MAX];
	size_t used;

	if (base_length == 0 || base[0] != '/')
		return false;
	used = append(whole, append(whole, 0, base, base_length), path, length);
	for (const struct target_path *at = filter->targets->paths; at; at = at->next)
		if (at->kind != WHOLE && fits(at, whole, used))
			return true;
	return false;
}
