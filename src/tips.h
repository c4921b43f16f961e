/* What is worth knowing of spy, one piece at a time (--tips). */
#ifndef TIPS_H
#define TIPS_H

enum tips_format { TIPS_NONE, TIPS_COMPACT, TIPS_FULL };

/* Show tip NUMBER, of which there is one for any number, on standard error; a negative one stands for any. */
void tips_show(long number, enum tips_format format);

#endif
