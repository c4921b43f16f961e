/* The tips of --tips: each is true of this spy, and names the option that it is about. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tips.h"

/* Lines of at most 70 characters. */
static const char *const tips[] = {
	"spy -f -e trace=execve COMMAND shows which programs a script runs.",
	"spy -e trace=open follows the job: openat and openat2 are shown, too.\n"
	"-e trace=/^open$ or --strict takes the name exactly.",
	"spy -k shows the functions that led to each call, and -kk their source\n"
	"lines.",
	"spy -y shows what descriptors stand for, -yy the ends of sockets, too.",
	"spy -c counts calls and errors, and where the time goes; -C does so\n"
	"behind the trace.",
	"spy --format=json writes one object for each call; see spy-json(5).",
	"spy -e read=3 -e write=1 dumps all bytes that pass through these\n"
	"descriptors.",
	"spy -Z shows failed calls only, -z those that succeeded.",
	"spy -p PID looks at a process that runs already; ^C lets it go on as it\n"
	"was.",
	"spy -T shows how long each call took, -r the time between calls.",
	"spy -s all shows strings whole.",
	"spy -v shows structures whole, -X verbose numbers beside names.",
	"A link named strace to spy behaves as strace throughout.",
	"spy --color=always | less -R keeps the colours; SPY_COLORS changes\n"
	"them.",
	"Calls that are not traced do not stop the program: the fewer you ask\n"
	"for, the less it notices.",
};

#define TIPS (sizeof(tips) / sizeof(*tips))
#define WIDTH 72

static void
show_line(const char *line, int length, enum tips_format format)
{
	if (format == TIPS_FULL)
		fprintf(stderr, "| %-*.*s |\n", WIDTH, length, line);
	else
		fprintf(stderr, "  %.*s\n", length, line);
}

static void
show_edge(void)
{
	fputc('+', stderr);
	for (int i = 0; i < WIDTH + 2; i++)
		fputc('-', stderr);
	fputs("+\n", stderr);
}

void
tips_show(long number, enum tips_format format)
{
	unsigned long index = (unsigned long)(number < 0 ? time(NULL) + getpid() : number) % TIPS;
	char title[32];

	if (format == TIPS_NONE)
		return;
	snprintf(title, sizeof(title), "Tip %lu:", index);
	if (format == TIPS_FULL)
		show_edge();
	show_line(title, (int)strlen(title), format);
	for (const char *at = tips[index]; *at;) {
		int length = (int)strcspn(at, "\n");

		show_line(at, length, format);
		at += length + (at[length] == '\n');
	}
	if (format == TIPS_FULL)
		show_edge();
}
