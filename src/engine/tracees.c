/* The table of traced threads: chained hashing by tid, records reused. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "tracees.h"

#define LEAST_BITS 6

static void *
must(void *memory)
{
	if (!memory)
		die_errno("malloc");
	return memory;
}

/* Fibonacci hashing: tids come in runs, and the upper bits of the product spread them evenly. */
static unsigned
bucket_of(const struct tracees *tracees, pid_t tid)
{
	return ((uint32_t)tid * 2654435769U) >> (32 - tracees->bits);
}

static struct tracee **
link_to(struct tracees *tracees, pid_t tid)
{
	struct tracee **link = &tracees->buckets[bucket_of(tracees, tid)];

	while (*link && (*link)->tid != tid)
		link = &(*link)->next_same_hash;
	return link;
}

static void
insert(struct tracees *tracees, struct tracee *tracee)
{
	struct tracee **link = &tracees->buckets[bucket_of(tracees, tracee->tid)];

	tracee->next_same_hash = *link;
	*link = tracee;
}

static void
grow(struct tracees *tracees)
{
	struct tracee **old = tracees->buckets;
	unsigned size = old ? 1U << tracees->bits : 0;

	tracees->bits = old ? tracees->bits + 1 : LEAST_BITS;
	tracees->buckets = must(calloc((size_t)1 << tracees->bits, sizeof(*old)));
	for (unsigned i = 0; i < size; i++) {
		for (struct tracee *tracee = old[i], *next; tracee; tracee = next) {
			next = tracee->next_same_hash;
			insert(tracees, tracee);
		}
	}
	free(old);
}

struct tracee *
tracees_find(struct tracees *tracees, pid_t tid)
{
	if (tracees->last && tracees->last->tid == tid)
		return tracees->last;
	if (!tracees->buckets)
		return NULL;
	return tracees->last = *link_to(tracees, tid);
}

struct tracee *
tracees_add(struct tracees *tracees, pid_t tid, struct tracee_pages *pages)
{
	struct tracee *tracee = tracees->free;

	if (!tracees->buckets || tracees->count >= 1U << tracees->bits)
		grow(tracees);
	if (tracee)
		tracees->free = tracee->next_same_hash;
	else
		tracee = must(malloc(sizeof(*tracee)));
	memset(tracee, 0, sizeof(*tracee));
	tracee->tid = tid;
	tracee->abi = abi_native;
	tracee_view_init(&tracee->view, tid, pages);
	insert(tracees, tracee);
	tracees->count++;
	return tracee;
}

void
tracees_remove(struct tracees *tracees, struct tracee *tracee)
{
	struct tracee **link = link_to(tracees, tracee->tid);

	*link = tracee->next_same_hash;
	if (tracees->last == tracee)
		tracees->last = NULL;
	tracees->count--;
}

void
tracees_rename(struct tracees *tracees, struct tracee *tracee, pid_t tid)
{
	struct tracee **link = link_to(tracees, tracee->tid);

	*link = tracee->next_same_hash;
	tracee->tid = tracee->view.tid = tid;
	insert(tracees, tracee);
}

void
tracees_free(struct tracees *tracees, struct tracee *tracee)
{
	tracee_view_close(&tracee->view);
	tracee->next_same_hash = tracees->free;
	tracees->free = tracee;
}

void
tracees_each(struct tracees *tracees, void (*visit)(void *context, struct tracee *), void *context)
{
	unsigned size = tracees->buckets ? 1U << tracees->bits : 0;

	for (unsigned i = 0; i < size; i++) {
		for (struct tracee *tracee = tracees->buckets[i], *next; tracee; tracee = next) {
			next = tracee->next_same_hash;
			visit(context, tracee);
		}
	}
}

void
tracees_close(struct tracees *tracees)
{
	unsigned size = tracees->buckets ? 1U << tracees->bits : 0;

	for (unsigned i = 0; i < size; i++) {
		for (struct tracee *tracee = tracees->buckets[i], *next; tracee; tracee = next) {
			next = tracee->next_same_hash;
			free(tracee);
		}
	}
	for (struct tracee *tracee = tracees->free, *next; tracee; tracee = next) {
		next = tracee->next_same_hash;
		free(tracee);
	}
	free(tracees->buckets);
	memset(tracees, 0, sizeof(*tracees));
}
