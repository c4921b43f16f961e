/* The table of -c and -C: how often each call was made, how long it took, how often it failed. */
#ifndef SINK_SUMMARY_H
#define SINK_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "spy/abi.h"
#include "spy/string.h"

enum summary_column {
	SUMMARY_NONE, /* ends a list of columns; sorting by it keeps the order of numbers */
	SUMMARY_PERCENT,
	SUMMARY_TOTAL,
	SUMMARY_MIN,
	SUMMARY_MAX,
	SUMMARY_AVERAGE,
	SUMMARY_WALL_TOTAL,
	SUMMARY_WALL_MIN,
	SUMMARY_WALL_MAX,
	SUMMARY_WALL_AVERAGE,
	SUMMARY_CALLS,
	SUMMARY_ERRORS,
	SUMMARY_NAME,
	SUMMARY_COLUMNS,
};

struct summary_options {
	uint8_t columns[SUMMARY_COLUMNS]; /* enum summary_column, ended by SUMMARY_NONE */
	uint8_t sort;
	bool wall;            /* the columns without "wall" show wall-clock time too (-w) */
	uint64_t overhead_ns; /* taken off each call's time (-O) */
	/* The name of a CALL of ABI, as events have it, or NULL. */
	const char *(*name)(const struct abi *abi, unsigned call);
};

/* What a column is called, by any of strace's names for it; SUMMARY_NONE if there is none such. */
enum summary_column summary_column(const char *name);

/* The name of COLUMN that is not another's spelling. */
const char *summary_column_name(enum summary_column column);

/* Which times the table needs of each call: those of some columns, and of what it is sorted by. */
enum summary_clock { SUMMARY_SYSTEM_CLOCK = 1, SUMMARY_WALL_CLOCK = 2 };
unsigned summary_clocks(const struct summary_options *options);

/* Make an empty table. OPTIONS is copied. Freed by summary_close. */
struct summary *summary_open(const struct summary_options *options);
void summary_close(struct summary *summary);

/* Count a call that returned, CALL and NUMBER as its event has them; times in nanoseconds. */
void summary_count(struct summary *summary, const struct abi *abi, unsigned call, uint64_t number,
	uint64_t system_ns, uint64_t wall_ns, bool failed);

/* Append the table to OUT, one for each ABI that was met, as strace prints it. */
void summary_write(const struct summary *summary, struct string *out);

#endif
