/* The words that options take, each with what it stands for: parsing and the shells' completions know them from here. */
#include <string.h>

#include "options_table.h"

const struct filter_word quiet_words[] = {
	{"attach", QUIET_ATTACH},
	{"exit", QUIET_EXIT},
	{"path-resolution", QUIET_PATH_RESOLUTION},
	{"personality", QUIET_PERSONALITY},
	{"thread-execve", QUIET_SUPERSEDED},
	{"superseded", QUIET_SUPERSEDED},
	{NULL, 0},
};

const struct filter_word descriptor_words[] = {
	{"path", NOTE_PATH},
	{"socket", NOTE_SOCKET},
	{"dev", NOTE_DEVICE},
	{"eventfd", NOTE_EVENTFD},
	{"pidfd", NOTE_PIDFD},
	{"signalfd", NOTE_SIGNALFD},
	{NULL, 0},
};

const struct filter_word pid_words[] = {{"comm", PIDS_COMMANDS}, {"pidns", PIDS_NAMESPACES}, {NULL, 0}};

const struct filter_word context_words[] = {
	{"full", CONTEXT_FULL}, {"mismatch", CONTEXT_MISMATCH}, {NULL, 0}};

const struct filter_word namespace_words[] = {{"new", 0}, {NULL, 0}};

const struct filter_word vcpu_words[] = {{"vcpu", 0}, {NULL, 0}};

const struct filter_word detach_words[] = {{"execve", 0}, {NULL, 0}};

const struct filter_word place_words[] = {
	{"grandchild", ENGINE_GRANDCHILD},
	{"pgroup", ENGINE_OWN_GROUP},
	{"pgrp", ENGINE_OWN_GROUP},
	{"session", ENGINE_OWN_SESSION},
	{NULL, 0},
};

const struct filter_word interrupt_words[] = {
	{"anywhere", 1}, {"waiting", 2}, {"never", 3}, {"never_tstp", 4}, {NULL, 0}};

const struct filter_word placement_words[] = {{"auto", false}, {"off", true}, {NULL, 0}};

const struct filter_word stack_words[] = {{"symbol", false}, {"source", true}, {NULL, 0}};

const struct filter_word hex_words[] = {
	{"none", TEXT_HEX_NEVER},
	{"non-ascii-chars", TEXT_HEX_ESCAPES},
	{"non-ascii", TEXT_HEX_NON_ASCII},
	{"all", TEXT_HEX_ALL},
	{NULL, 0},
};

const struct filter_word constant_words[] = {
	{"abbrev", TEXT_CONSTANTS_NAMES},
	{"raw", TEXT_CONSTANTS_RAW},
	{"verbose", TEXT_CONSTANTS_BOTH},
	{NULL, 0},
};

const struct filter_word clock_words[] = {
	{"none", TEXT_CLOCK_NONE}, {"time", TEXT_CLOCK_TIME}, {"unix", TEXT_CLOCK_UNIX}, {NULL, 0}};

const struct filter_word precision_words[] = {{"s", 0}, {"ms", 3}, {"us", 6}, {"ns", 9}, {NULL, 0}};

const struct filter_word color_words[] = {
	{"auto", COLOR_AUTO}, {"always", COLOR_ALWAYS}, {"never", COLOR_NEVER}, {NULL, 0}};

const struct filter_word tips_words[] = {
	{"none", TIPS_NONE}, {"compact", TIPS_COMPACT}, {"full", TIPS_FULL}, {NULL, 0}};

const struct filter_word format_words[] = {{"text", FORMAT_TEXT}, {"json", FORMAT_JSON}, {NULL, 0}};

static const struct {
	void (*take)(struct parse *parse, const struct given *given);
	const struct filter_word *words[2];
} lists[] = {
	{take_quiet, {quiet_words}},
	{take_descriptors, {descriptor_words}},
	{take_pids, {pid_words}},
	{take_context, {context_words}},
	{take_namespace, {namespace_words}},
	{take_vcpus, {vcpu_words}},
	{take_outcomes, {filter_outcome_words}},
	{take_detach_on, {detach_words}},
	{take_place, {place_words}},
	{take_interruptible, {interrupt_words}},
	{take_placement, {placement_words}},
	{take_stack, {stack_words}},
	{take_hex, {hex_words}},
	{take_constants, {constant_words}},
	{take_clock, {clock_words, precision_words}},
	{take_relative, {precision_words}},
	{take_durations, {precision_words}},
	{take_color, {color_words}},
	{take_tips, {tips_words}},
	{take_format, {format_words}},
};

const struct filter_word *
options_words(const struct option_line *line, unsigned list)
{
	for (size_t i = 0; line->argument && list < 2 && i < sizeof(lists) / sizeof(*lists); i++)
		if (lists[i].take == line->take)
			return lists[i].words[list];
	return NULL;
}

const struct filter_word *
options_find_word(const struct filter_word *words, const char *text)
{
	for (; words->name; words++)
		if (strcasecmp(words->name, text) == 0)
			return words;
	return NULL;
}
