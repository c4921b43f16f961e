/* Constants of ioctl requests and their arguments. */
#ifndef CONSTANTS_IOCTL_H
#define CONSTANTS_IOCTL_H

#include "spy/constants.h"

extern const struct constants ioctl_requests[1];
extern const struct constants tty_iflags[1];
extern const struct constants tty_newlines[1];
extern const struct constants tty_returns[1];
extern const struct constants tty_tabs[1];
extern const struct constants tty_backspaces[1];
extern const struct constants tty_verticals[1];
extern const struct constants tty_feeds[1];
extern const struct constants tty_oflags[1];
extern const struct constants tty_speeds[1], tty_shifts[1];
extern const struct constants tty_sizes[1];
extern const struct constants tty_cflags[1];
extern const struct constants tty_lflags[1];
extern const struct constants tty_characters[1];
extern const struct constants tty_disciplines[1];
extern const struct constants tty_modem[1];
extern const struct constants tty_xonc[1];
extern const struct constants tty_flush[1];
extern const struct constants fs_inode_flags[1];
extern const struct constants fs_xflags[1];
extern const struct constants fiemap_flags[1];
extern const struct constants fiemap_extent_flags[1];
extern const struct constants blkpg_operations[1];
extern const struct constants if_flags[1];
extern const struct constants arp_hardware[1];
extern const struct constants input_events[1];
extern const struct constants input_axes[1];
extern const struct constants fs_shutdown_flags[1];
extern const struct constants hd_niceness[1];
extern const struct constants hd_bus_states[1];
extern const struct constants console_leds[1];
extern const struct constants console_default_leds[1];
extern const struct constants console_keyboards[1];
extern const struct constants console_modes[1];
extern const struct constants keyboard_modes[1];
extern const struct constants keyboard_metas[1];
extern const struct constants mtd_file_modes[1];
extern const struct constants nbd_flags[1];
extern const struct constants perf_ioctl_flags[1];
extern const struct constants rtc_low_voltage[1];
extern const struct constants seccomp_notify_flags[1];
extern const struct constants watchdog_settings[1];

#endif
