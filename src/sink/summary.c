/* The table of -c and -C, in strace's layout. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "sink/summary.h"

/* Of the numbers that are too great for ABI_CALLS, that only a bent program uses, so many have rows. */
#define OTHERS_MAX 512

#define NAME_WIDTH 16
#define CELL_SIZE 64

struct times {
	uint64_t total, least, most; /* nanoseconds */
};

struct row {
	unsigned call;
	uint64_t number;
	uint64_t calls, errors;
	struct times system, wall;
};

struct table {
	struct row *rows; /* ABI_CALLS of them, then the others */
	unsigned count;
};

struct summary {
	struct summary_options options;
	struct table tables[ABI_COUNT];
};

static const struct {
	const char *title;
	unsigned width;
	const char *names[3];
} columns[SUMMARY_COLUMNS] = {
	[SUMMARY_PERCENT] = {"% time", 6, {"time-percent", "time"}},
	[SUMMARY_TOTAL] = {"seconds", 11, {"total-time", "time-total"}},
	[SUMMARY_MIN] = {"shortest", 8, {"min-time", "shortest", "time-min"}},
	[SUMMARY_MAX] = {"longest", 8, {"max-time", "longest", "time-max"}},
	[SUMMARY_AVERAGE] = {"usecs/call", 11, {"avg-time", "time-avg"}},
	[SUMMARY_WALL_TOTAL] = {"wall-total", 11, {"wall-total", "total-wall"}},
	[SUMMARY_WALL_MIN] = {"wall-min", 8, {"wall-min", "min-wall"}},
	[SUMMARY_WALL_MAX] = {"wall-max", 8, {"wall-max", "max-wall"}},
	[SUMMARY_WALL_AVERAGE] = {"wall-avg", 11, {"wall-avg", "avg-wall"}},
	[SUMMARY_CALLS] = {"calls", 9, {"calls", "count"}},
	[SUMMARY_ERRORS] = {"errors", 9, {"errors", "error"}},
	[SUMMARY_NAME] = {"syscall", NAME_WIDTH, {"name", "syscall", "syscall-name"}},
};

enum summary_column
summary_column(const char *name)
{
	for (unsigned column = 1; column < SUMMARY_COLUMNS; column++)
		for (unsigned i = 0; i < 3 && columns[column].names[i]; i++)
			if (strcmp(name, columns[column].names[i]) == 0)
				return column;
	return SUMMARY_NONE;
}

const char *
summary_column_name(enum summary_column column)
{
	return columns[column].names[0];
}

struct summary *
summary_open(const struct summary_options *options)
{
	struct summary *summary = calloc(1, sizeof(*summary));

	if (!summary)
		die("out of memory");
	summary->options = *options;
	return summary;
}

void
summary_close(struct summary *summary)
{
	for (unsigned id = 0; id < ABI_COUNT; id++)
		free(summary->tables[id].rows);
	free(summary);
}

/* The row of CALL; numbers that find no room any more share the last. */
static struct row *
row_of(struct table *table, unsigned call, uint64_t number)
{
	if (!table->rows) {
		table->rows = calloc(ABI_CALLS + OTHERS_MAX, sizeof(*table->rows));
		if (!table->rows)
			die("out of memory");
		for (unsigned i = 0; i < ABI_CALLS + OTHERS_MAX; i++)
			table->rows[i].call = i;
		table->count = ABI_CALLS;
	}
	if (call < ABI_CALLS)
		return &table->rows[call];
	for (unsigned i = ABI_CALLS; i < table->count; i++)
		if (table->rows[i].number == number)
			return &table->rows[i];
	if (table->count == ABI_CALLS + OTHERS_MAX)
		return &table->rows[table->count - 1];
	return &table->rows[table->count++];
}

static void
times_add(struct times *times, uint64_t ns, uint64_t overhead, bool first)
{
	ns = ns > overhead ? ns - overhead : 0;
	times->total += ns;
	if (first || ns < times->least)
		times->least = ns;
	if (ns > times->most)
		times->most = ns;
}

void
summary_count(struct summary *summary, const struct abi *abi, unsigned call, uint64_t number,
	uint64_t system_ns, uint64_t wall_ns, bool failed)
{
	struct row *row = row_of(&summary->tables[abi->id], call, number);
	uint64_t overhead = summary->options.overhead_ns;

	times_add(&row->system, system_ns, overhead, row->calls == 0);
	times_add(&row->wall, wall_ns, overhead, row->calls == 0);
	row->number = number;
	row->calls++;
	row->errors += failed;
}

static unsigned
clock_of(const struct summary_options *options, unsigned column)
{
	if (column >= SUMMARY_WALL_TOTAL && column <= SUMMARY_WALL_AVERAGE)
		return SUMMARY_WALL_CLOCK;
	if (column >= SUMMARY_PERCENT && column <= SUMMARY_AVERAGE)
		return options->wall ? SUMMARY_WALL_CLOCK : SUMMARY_SYSTEM_CLOCK;
	return 0;
}

unsigned
summary_clocks(const struct summary_options *options)
{
	unsigned clocks = clock_of(options, options->sort);

	for (unsigned i = 0; options->columns[i] != SUMMARY_NONE; i++)
		clocks |= clock_of(options, options->columns[i]);
	return clocks;
}

/* The value that rows are sorted by; greatest first. */
static uint64_t
sort_key(const struct summary_options *options, const struct row *row)
{
	const struct times *times = options->wall ? &row->wall : &row->system;

	switch (options->sort) {
	case SUMMARY_PERCENT:
	case SUMMARY_TOTAL:
		return times->total;
	case SUMMARY_MIN:
		return times->least;
	case SUMMARY_MAX:
		return times->most;
	case SUMMARY_AVERAGE:
		return times->total / row->calls;
	case SUMMARY_WALL_TOTAL:
		return row->wall.total;
	case SUMMARY_WALL_MIN:
		return row->wall.least;
	case SUMMARY_WALL_MAX:
		return row->wall.most;
	case SUMMARY_WALL_AVERAGE:
		return row->wall.total / row->calls;
	case SUMMARY_CALLS:
		return row->calls;
	case SUMMARY_ERRORS:
		return row->errors;
	default:
		return 0;
	}
}

/* One table while it is printed. */
struct print {
	const struct summary_options *options;
	const struct abi *abi;
	struct row total;
	unsigned widths[SUMMARY_COLUMNS];
};

static void
name_write(char *cell, const struct print *print, const struct row *row)
{
	const char *name = row == &print->total ? "total" : print->options->name(print->abi, row->call);

	if (name)
		snprintf(cell, CELL_SIZE, "%s", name);
	else
		snprintf(cell, CELL_SIZE, "syscall_%#llx", (unsigned long long)row->number);
}

/* Times are rounded as seconds, averages are cut to microseconds. */
static void
cell_write(char *cell, const struct print *print, const struct row *row, enum summary_column column)
{
	const struct times *times = print->options->wall ? &row->wall : &row->system;
	const struct times *all = print->options->wall ? &print->total.wall : &print->total.system;

	if (column >= SUMMARY_WALL_TOTAL && column <= SUMMARY_WALL_AVERAGE) {
		times = &row->wall;
		column -= SUMMARY_WALL_TOTAL - SUMMARY_TOTAL;
	}
	switch (column) {
	case SUMMARY_PERCENT:
		if (row == &print->total)
			snprintf(cell, CELL_SIZE, "100.00");
		else
			snprintf(cell, CELL_SIZE, "%.2f",
				all->total ? 100.0 * (double)times->total / (double)all->total : 0.0);
		break;
	case SUMMARY_TOTAL:
		snprintf(cell, CELL_SIZE, "%.6f", (double)times->total / 1e9);
		break;
	case SUMMARY_MIN:
		snprintf(cell, CELL_SIZE, "%.6f", (double)times->least / 1e9);
		break;
	case SUMMARY_MAX:
		snprintf(cell, CELL_SIZE, "%.6f", (double)times->most / 1e9);
		break;
	case SUMMARY_AVERAGE:
		snprintf(cell, CELL_SIZE, "%llu", (unsigned long long)(times->total / row->calls / 1000));
		break;
	case SUMMARY_CALLS:
		snprintf(cell, CELL_SIZE, "%llu", (unsigned long long)row->calls);
		break;
	case SUMMARY_ERRORS:
		*cell = '\0';
		if (row->errors)
			snprintf(cell, CELL_SIZE, "%llu", (unsigned long long)row->errors);
		break;
	default:
		name_write(cell, print, row);
		break;
	}
}

static void
widen(struct print *print, const struct row *row)
{
	char cell[CELL_SIZE];

	for (const uint8_t *column = print->options->columns; *column; column++) {
		size_t length;

		cell_write(cell, print, row, *column);
		length = strlen(cell) + (*column == SUMMARY_NAME && row != &print->total);
		if (length > print->widths[*column])
			print->widths[*column] = (unsigned)length;
	}
}

/* ROW NULL: the line of titles. */
static void
line_write(const struct print *print, const struct row *row, struct string *out)
{
	char cell[CELL_SIZE];

	for (const uint8_t *column = print->options->columns; *column; column++) {
		bool last = !column[1];
		int width = (int)print->widths[*column];

		if (row)
			cell_write(cell, print, row, *column);
		else
			snprintf(cell, sizeof(cell), "%s", columns[*column].title);
		if (*column == SUMMARY_NAME)
			string_add_format(out, "%-*s%s", last ? 0 : width, cell, last ? "\n" : " ");
		else
			string_add_format(out, "%*s%s", width, cell, last ? "\n" : " ");
	}
}

static void
rule_write(const struct print *print, struct string *out)
{
	for (const uint8_t *column = print->options->columns; *column; column++) {
		for (unsigned i = 0; i < print->widths[*column]; i++)
			string_add_byte(out, '-');
		string_add_byte(out, column[1] ? ' ' : '\n');
	}
}

static void
times_join(struct times *total, const struct times *times, bool first)
{
	total->total += times->total;
	if (first || times->least < total->least)
		total->least = times->least;
	if (times->most > total->most)
		total->most = times->most;
}

static int
row_compare(const void *a, const void *b, void *context)
{
	const struct row *first = *(const struct row *const *)a, *second = *(const struct row *const *)b;
	const struct print *print = context;
	uint64_t first_key, second_key;

	if (print->options->sort == SUMMARY_NAME) {
		char first_name[CELL_SIZE], second_name[CELL_SIZE];

		name_write(first_name, print, first);
		name_write(second_name, print, second);
		return strcmp(first_name, second_name);
	}
	first_key = sort_key(print->options, first);
	second_key = sort_key(print->options, second);
	if (first_key != second_key)
		return first_key < second_key ? 1 : -1;
	return first < second ? -1 : 1; /* rows lie in the order of calls */
}

static void
table_write(const struct summary *summary, const struct abi *abi, struct string *out)
{
	const struct table *table = &summary->tables[abi->id];
	struct print print = {.options = &summary->options, .abi = abi};
	const struct row *rows[ABI_CALLS + OTHERS_MAX];
	unsigned count = 0;

	for (unsigned i = 0; i < SUMMARY_COLUMNS; i++)
		print.widths[i] = columns[i].width;
	for (unsigned i = 0; i < table->count; i++) {
		const struct row *row = &table->rows[i];

		if (!row->calls)
			continue;
		times_join(&print.total.system, &row->system, count == 0);
		times_join(&print.total.wall, &row->wall, count == 0);
		print.total.calls += row->calls;
		print.total.errors += row->errors;
		rows[count++] = row;
	}
	if (count == 0)
		return;
	if (abi != abi_native)
		string_add_format(out, "System call usage summary for %s mode:\n", abi->mode);
	qsort_r(rows, count, sizeof(*rows), row_compare, &print);
	for (unsigned i = 0; i < count; i++)
		widen(&print, rows[i]);
	widen(&print, &print.total);
	line_write(&print, NULL, out);
	rule_write(&print, out);
	for (unsigned i = 0; i < count; i++)
		line_write(&print, rows[i], out);
	rule_write(&print, out);
	line_write(&print, &print.total, out);
}

void
summary_write(const struct summary *summary, struct string *out)
{
	table_write(summary, abi_native, out);
	for (unsigned id = 0; id < ABI_COUNT; id++)
		if (&abi_table[id] != abi_native)
			table_write(summary, &abi_table[id], out);
}
