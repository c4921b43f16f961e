/* perf_event_open with every member of its structure. */
#include <linux/perf_event.h>

#include "pretend.h"

int
main(void)
{
	uint8_t *bytes = tail_alloc(136);
	struct perf_event_attr *attr = (void *)bytes;

	for (unsigned type = 0; type < 8; type++)
		for (unsigned config = 0; config < 12; config++) {
			memset(bytes, 0, 136);
			attr->type = type;
			attr->size = 136;
			attr->config = type == 3 ? config | (config % 4) << 8 | (config % 3) << 16 : config;
			CALL(perf_event_open, attr, -2, config, -2, config);
		}
	CALL(perf_event_open, NULL, 0, -1, -1, 0);
	CALL(perf_event_open, NOWHERE, 0, -1, -1, 0xffffffff);
	for (unsigned size = 0; size < 150; size += size >= 56 && size < 144 ? 4 : 8) {
		for (unsigned i = 0; i < 136; i++)
			bytes[i] = i * 3 + 1;
		attr->type = 1;
		attr->size = size;
		CALL(perf_event_open, attr, -2, -1, -2, 15);
	}
	for (unsigned bit = 0; bit < 64; bit++) {
		memset(bytes, 0, 136);
		attr->size = 136;
		attr->sample_type = 1ull << bit;
		attr->read_format = 1ull << (bit % 8);
		((uint64_t *)bytes)[5] = 1ull << bit;
		attr->branch_sample_type = 1ull << (bit % 24);
		attr->bp_type = bit % 8;
		attr->clockid = bit % 12;
		CALL(perf_event_open, attr, 0, 0, -1, 1ull << (bit % 33));
	}
	memset(bytes, 255, 136);
	attr->size = 136;
	CALL(perf_event_open, attr, 0, 0, -1, -1);
	attr->type = 5;
	CALL(perf_event_open, attr, 0, 0, -1, 0);
	memset(bytes, 0, 136);
	attr->size = 136;
	attr->type = 5;
	attr->bp_type = 3;
	attr->bp_addr = 0x1234;
	attr->bp_len = 8;
	attr->precise_ip = 3;
	CALL(perf_event_open, attr, 0, 0, -1, 0);
	/* Longer than the kernel knows, and than memory is. */
	static const unsigned rooms[] = {48, 128, 136, 144, 200};
	for (unsigned size = 128; size <= 200; size += 4)
		for (unsigned i = 0; i < 10; i++) {
			unsigned room = rooms[i / 2];

			bytes = tail_alloc(room);
			for (unsigned j = 0; j < room; j++)
				bytes[j] = j < 8 ? 0 : i % 2 ? j * 3 + 1 : j == 135;
			((uint32_t *)bytes)[0] = 1;
			((uint32_t *)bytes)[1] = size;
			CALL(perf_event_open, bytes, -2, -1, -2, 0);
		}
	return 0;
}
