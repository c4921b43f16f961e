/* Devices whose requests take a number, or a pointer to one: disks, consoles, clocks, watchdogs, counters, name spaces
 * (linux/hdreg.h, scsi/sg.h, linux/kd.h, linux/loop.h, linux/nbd.h, linux/rtc.h, linux/watchdog.h, linux/perf_event.h,
 * linux/nsfs.h, linux/lirc.h, mtd/). */
#include "spy/describe.h"
#include "describe/ioctl/ioctl.h"

static STRUCT(hd_geometry,
	F(heads,     U8)
	F(sectors,   U8)
	F(cylinders, U16)
	F(start,     ULONG))

static STRUCT(rtc_time,
	F(tm_sec,   S32)
	F(tm_min,   S32)
	F(tm_hour,  S32)
	F(tm_mday,  S32)
	F(tm_mon,   S32)
	F(tm_year,  S32)
	F(tm_wday,  S32, VERBOSE)
	F(tm_yday,  S32, VERBOSE)
	F(tm_isdst, S32, VERBOSE))
static STRUCT(rtc_wkalrm,
	F(enabled, U8)
	F(pending, U8)
	F(time,    struct_rtc_time))
static STRUCT(rtc_pll_info,
	F(pll_ctrl,    S32)
	F(pll_value,   S32)
	F(pll_max,     S32)
	F(pll_min,     S32)
	F(pll_posmult, S32)
	F(pll_negmult, S32)
	F(pll_clock,   LONG))

/* Requests of input devices that only read or only write take an address. */
static const struct type ioctl_input[1] = {{.kind = TYPE_SWITCH,
	.selector = "op",
	.mask = 0xc000ff00,
	.choices = (const struct choice[]){
		CASE(0x40004500, ADDR) /* written to devices of letter E: not followed by strace either */
		CASE(0x80004500, ADDR) /* read from them: the same */
		OTHERWISE(ioctl_other){0}}}};

/* Two numbers, told only if both are there. */
#define PAIR SPAN(hook_repeat, 8)

IOCTLS(device,
	/* Disks of old: words, which strace tells of 64 bits alone. */
	CASE(0x301,        OUT(struct_hd_geometry)) /* HDIO_GETGEO */
	CASE(0x302,        WIDE(OUT(ULONG)), AS(unmaskintr)) /* HDIO_GET_UNMASKINTR */
	CASE(0x304,        WIDE(OUT(ULONG)), AS(multcount)) /* HDIO_GET_MULTCOUNT */
	CASE(0x308,        WIDE(OUT(ULONG)), AS(keep_settings)) /* HDIO_GET_KEEPSETTINGS */
	CASES(0x309, 0x30b, WIDE(OUT(ULONG)), AS(arg)) /* HDIO_GET_32BIT, HDIO_GET_NOWERR, HDIO_GET_DMA */
	CASE(0x30c,        WIDE(OUT(FLAGSL(hd_niceness))), AS(arg)) /* HDIO_GET_NICE */
	CASES(0x30e, 0x310, WIDE(OUT(ULONG)), AS(arg)) /* HDIO_GET_WCACHE, HDIO_GET_ACOUSTIC, HDIO_GET_ADDRESS */
	CASE(0x31a,        WIDE(OUT(ENUML(hd_bus_states))), AS(arg)) /* HDIO_GET_BUSSTATE */
	CASE(0x31c,        WIDE(IN(ARRAY(X32, 3))), AS(arg)) /* HDIO_DRIVE_RESET */
	CASE(0x321,        WIDE(ULONG), AS(multcount)) /* HDIO_SET_MULTCOUNT */
	CASE(0x322,        WIDE(ULONG), AS(unmaskintr)) /* HDIO_SET_UNMASKINTR */
	CASE(0x323,        WIDE(ULONG), AS(keep_settings)) /* HDIO_SET_KEEPSETTINGS */
	CASES(0x324, 0x327, WIDE(ULONG), AS(arg)) /* HDIO_SET_32BIT to HDIO_SET_PIO_MODE */
	CASE(0x328,        WIDE(IN(ARRAY(X32, 3))), AS(arg)) /* HDIO_SCAN_HWIF */
	CASE(0x329,        WIDE(FLAGSL(hd_niceness)), AS(arg)) /* HDIO_SET_NICE */
	CASES(0x32a, 0x32c, WIDE(ULONG), AS(arg)) /* HDIO_UNREGISTER_HWIF, HDIO_SET_WCACHE, HDIO_SET_ACOUSTIC */
	CASE(0x32d,        WIDE(ENUML(hd_bus_states)), AS(arg)) /* HDIO_SET_BUSSTATE */
	CASE(0x32f,        WIDE(ULONG), AS(arg)) /* HDIO_SET_ADDRESS */
	/* SCSI. */
	CASE(0x2201,       IN(S32)) /* SG_SET_TIMEOUT */
	CASE(0x2202,       NONE) /* SG_GET_TIMEOUT */
	CASE(0x2203,       OUT(S32)) /* SG_EMULATED_HOST */
	CASE(0x2204,       X32) /* SG_SET_TRANSFORM */
	CASE(0x2205,       OUT(S32)) /* SG_GET_TRANSFORM */
	CASE(0x2270,       OUT(S32)) CASE(0x2271, IN(S32)) /* SG_GET_COMMAND_Q, SG_SET_COMMAND_Q */
	CASE(0x2272,       OUT(S32)) CASE(0x2275, IN(S32)) /* SG_GET_RESERVED_SIZE, SG_SET_RESERVED_SIZE */
	CASE(0x2279,       IN(S32)) CASE(0x227a, OUT(S32)) /* SG_SET_FORCE_LOW_DMA, SG_GET_LOW_DMA */
	CASE(0x227b,       IN(S32)) CASES(0x227c, 0x227d, OUT(S32)) /* SG_SET_FORCE_PACK_ID, SG_GET_PACK_ID, SG_GET_NUM_WAITING */
	CASE(0x227e,       IN(S32)) CASE(0x227f, OUT(S32)) /* SG_SET_DEBUG, SG_GET_SG_TABLESIZE */
	CASE(0x2282,       OUT(S32)) CASE(0x2283, IN(S32)) /* SG_GET_VERSION_NUM, SG_NEXT_CMD_LEN */
	CASE(0x2287,       IN(S32)) CASES(0x2288, 0x2289, OUT(S32)) /* SG_SET_KEEP_ORPHAN, SG_GET_KEEP_ORPHAN, SG_GET_ACCESS_COUNT */
	/* Performance counters, and others. */
	CASES(0x2400, 0x2401, FLAGS32(perf_ioctl_flags)) /* PERF_EVENT_IOC_ENABLE, PERF_EVENT_IOC_DISABLE */
	CASE(0x2402,       S32) /* PERF_EVENT_IOC_REFRESH */
	CASE(0x2403,       FLAGS32(perf_ioctl_flags)) /* PERF_EVENT_IOC_RESET */
	CASE(0x40082404,   IN(U64)) /* PERF_EVENT_IOC_PERIOD */
	CASE(0x2405,       FD) /* PERF_EVENT_IOC_SET_OUTPUT */
	CASE(0x40082406,   WIDE(STRING)) CASE(0x40042406, NARROW(STRING)) /* PERF_EVENT_IOC_SET_FILTER */
	CASE(0x80082407,   WIDE(OUT(U64))) CASE(0x80042407, NARROW(OUT(U64))) /* PERF_EVENT_IOC_ID */
	CASE(0x40042408,   FD) /* PERF_EVENT_IOC_SET_BPF */
	CASE(0x40042409,   ULONG) /* PERF_EVENT_IOC_PAUSE_OUTPUT */
	CASES(0x3e01, 0x3e02, NONE) /* COUNTER_ENABLE_EVENTS_IOCTL, COUNTER_DISABLE_EVENTS_IOCTL */
	/* Consoles. */
	CASE(0x4b31,       OUT(FLAGS8(console_leds))) /* KDGETLED */
	CASE(0x4b32,       FLAGS8(console_leds)) /* KDSETLED */
	CASE(0x4b33,       OUT(ENUM8(console_keyboards))) /* KDGKBTYPE */
	CASES(0x4b36, 0x4b37, NONE) /* KDENABIO, KDDISABIO */
	CASE(0x4b3a,       ENUM32(console_modes)) /* KDSETMODE */
	CASE(0x4b3b,       OUT(ENUM32(console_modes))) /* KDGETMODE */
	CASES(0x4b3c, 0x4b3d, NONE) /* KDMAPDISP, KDUNMAPDISP */
	CASE(0x4b44,       OUT(ENUM_RADIX(4, RADIX_SIGNED, keyboard_modes))) /* KDGKBMODE */
	CASE(0x4b45,       ENUM_RADIX(4, RADIX_SIGNED, keyboard_modes)) /* KDSKBMODE */
	CASE(0x4b62,       OUT(ENUM32(keyboard_metas))) /* KDGKBMETA */
	CASE(0x4b63,       ENUM32(keyboard_metas)) /* KDSKBMETA */
	CASE(0x4b64,       OUT(FLAGS8(console_default_leds))) /* KDGKBLED */
	CASE(0x4b65,       FLAGS8(console_default_leds)) /* KDSKBLED */
	CASE(0x4b6d,       NONE) /* PIO_FONTRESET */
	/* Loop devices, and disks over the network. */
	CASE(0x4c00,       FD) /* LOOP_SET_FD */
	CASE(0x4c01,       NONE) /* LOOP_CLR_FD */
	CASE(0x4c06,       FD) /* LOOP_CHANGE_FD */
	CASE(0x4c07,       NONE) /* LOOP_SET_CAPACITY */
	CASES(0x4c08, 0x4c09, ULONG) /* LOOP_SET_DIRECT_IO, LOOP_SET_BLOCK_SIZE */
	CASES(0x4c80, 0x4c81, S32) /* LOOP_CTL_ADD, LOOP_CTL_REMOVE */
	CASE(0x4c82,       NONE) /* LOOP_CTL_GET_FREE */
	CASE(0xab00,       FD) /* NBD_SET_SOCK */
	CASES(0xab01, 0xab02, ULONG) /* NBD_SET_BLKSIZE, NBD_SET_SIZE */
	CASES(0xab03, 0xab06, NONE) /* NBD_DO_IT, NBD_CLEAR_SOCK, NBD_CLEAR_QUE, NBD_PRINT_DEBUG */
	CASE(0xab07,       ULONG) /* NBD_SET_SIZE_BLOCKS */
	CASE(0xab08,       NONE) /* NBD_DISCONNECT */
	CASE(0xab09,       ULONG) /* NBD_SET_TIMEOUT */
	CASE(0xab0a,       FLAGS32(nbd_flags)) /* NBD_SET_FLAGS */
	/* Flash memory. */
	CASE(0x80044d07,   OUT(S32)) /* MEMGETREGIONCOUNT */
	CASES(0x40084d0b, 0x40084d0c, IN(U64)) /* MEMGETBADBLOCK, MEMSETBADBLOCK */
	CASE(0x40044d0e,   OUT(U32)) /* OTPGETREGIONCOUNT */
	CASE(0x4d13,       ENUML(mtd_file_modes)) /* MTDFILEMODE */
	CASE(0x40084f00,   IN(S64)) /* UBI_IOCVOLUP */
	CASE(0x40044f01,   IN(S32)) CASE(0x40044f04, IN(S32)) CASE(0x80044f05, IN(S32)) /* UBI_IOCEBER, UBI_IOCEBUNMAP, UBI_IOCEBISMAP */
	CASE(0x40804f07,   NONE) CASE(0x4f08, NONE) /* UBI_IOCVOLCRBLK, UBI_IOCVOLRMBLK */
	CASE(0x40046f01,   IN(S32)) CASES(0x40046f04, 0x40046f05, IN(S32)) CASE(0x40046f41, IN(S32)) /* UBI_IOCRMVOL, UBI_IOCRPEB, UBI_IOCSPEB, UBI_IOCDET */
	/* Random numbers. */
	CASE(0x80045200,   OUT(S32)) /* RNDGETENTCNT */
	CASE(0x40045201,   IN(S32)) /* RNDADDTOENTCNT */
	CASE(0x5204,       NONE) CASES(0x5206, 0x5207, NONE) /* RNDZAPENTCNT, RNDCLEARPOOL, RNDRESEEDCRNG */
	/* Clocks and watchdogs. */
	CASES(0x7001, 0x7006, NONE) CASES(0x700f, 0x7010, NONE) /* RTC_AIE_ON to RTC_PIE_OFF, RTC_WIE_ON, RTC_WIE_OFF */
	CASE(0x40247007,   IN(struct_rtc_time)) CASE(0x80247008, OUT(struct_rtc_time)) /* RTC_ALM_SET, RTC_ALM_READ */
	CASE(0x80247009,   OUT(struct_rtc_time)) CASE(0x4024700a, IN(struct_rtc_time)) /* RTC_RD_TIME, RTC_SET_TIME */
	CASE(0x8008700b,   WIDE(OUT(ULONG))) CASE(0x4008700c, WIDE(ULONG)) CASE(0x8008700d, WIDE(OUT(ULONG))) CASE(0x4008700e, WIDE(ULONG))
	CASE(0x8004700b,   NARROW(OUT(ULONG))) CASE(0x4004700c, NARROW(ULONG)) CASE(0x8004700d, NARROW(OUT(ULONG))) CASE(0x4004700e, NARROW(ULONG)) /* RTC_IRQP_READ, RTC_IRQP_SET, RTC_EPOCH_READ, RTC_EPOCH_SET */
	CASE(0x4028700f,   IN(struct_rtc_wkalrm)) CASE(0x80287010, OUT(struct_rtc_wkalrm)) /* RTC_WKALM_SET, RTC_WKALM_RD */
	CASE(0x80207011,   WIDE(OUT(struct_rtc_pll_info))) CASE(0x40207012, WIDE(IN(struct_rtc_pll_info)))
	CASE(0x801c7011,   NARROW(OUT(struct_rtc_pll_info))) CASE(0x401c7012, NARROW(IN(struct_rtc_pll_info))) /* RTC_PLL_GET, RTC_PLL_SET */
	CASE(0x80047013,   OUT(FLAGS32(rtc_low_voltage))) CASE(0x7014, NONE) /* RTC_VL_READ, RTC_VL_CLR */
	CASES(0x80045701, 0x80045703, OUT(S32)) /* WDIOC_GETSTATUS, WDIOC_GETBOOTSTATUS, WDIOC_GETTEMP */
	CASE(0x80045704,   IN(FLAGS32(watchdog_settings))) /* WDIOC_SETOPTIONS */
	CASE(0x80045705,   NONE) /* WDIOC_KEEPALIVE */
	CASE(0xc0045706,   IN(S32)) CASE(0x80045707, OUT(S32)) /* WDIOC_SETTIMEOUT, WDIOC_GETTIMEOUT */
	CASE(0xc0045708,   IN(S32)) CASES(0x80045709, 0x8004570a, OUT(S32)) /* WDIOC_SETPRETIMEOUT, WDIOC_GETPRETIMEOUT, WDIOC_GETTIMELEFT */
	/* What files of the kernel's own are asked. */
	CASE(0x40082102,   IN(X64)) CASE(0x40082104, FLAGSL(seccomp_notify_flags)) /* SECCOMP_IOCTL_NOTIF_ID_VALID, SECCOMP_IOCTL_NOTIF_SET_FLAGS */
	CASE(0x40044900,   S32) /* INOTIFY_IOC_SETNEXTWD */
	CASES(0xb701, 0xb702, NONE, RETURNS(FD)) CASE(0xb703, NONE, RETURNS(ENUM_RADIX(4, RADIX_SIGNED, setns_types))) /* NS_GET_USERNS, NS_GET_PARENT, NS_GET_NSTYPE */
	CASE(0xb704,       OUT(UID), AS(uid)) CASE(0x8008b705, OUT(X64)) /* NS_GET_OWNER_UID, NS_GET_MNTNS_ID */
	CASES(0x8004b706, 0x8004b709, S32) /* NS_GET_PID_FROM_PIDNS to NS_GET_TGID_IN_PIDNS */
	CASES(0x9406, 0x9408, NONE) CASE(0x941c, NONE) CASE(0x942e, NONE) /* BTRFS_IOC_TRANS_START to BTRFS_IOC_SYNC, BTRFS_IOC_SCRUB_CANCEL, BTRFS_IOC_QUOTA_RESCAN_WAIT */
	CASE(0x50009402,   NONE) CASE(0x5000940c, NONE) /* BTRFS_IOC_DEFRAG, BTRFS_IOC_BALANCE */
	CASE(0x40089413,   IN(U64)) CASE(0x40089416, IN(U64)) CASE(0x80089418, OUT(U64)) /* BTRFS_IOC_DEFAULT_SUBVOL, BTRFS_IOC_WAIT_SYNC, BTRFS_IOC_START_SYNC */
	/* Input, infrared, video. */
	CASE(0x80044501,   OUT(X32)) /* EVIOCGVERSION */
	CASE(0x80084503,   OUT(PAIR)) CASE(0x40084503, IN(PAIR)) /* EVIOCGREP, EVIOCSREP */
	CASE(0x40044581,   S32) CASE(0x80044584, OUT(U32)) /* EVIOCRMFF, EVIOCGEFFECTS */
	CASES(0x40044590, 0x40044591, ULONG) CASE(0x400445a0, IN(U32)) /* EVIOCGRAB, EVIOCREVOKE, EVIOCSCLOCKID */
	CASES(0x40046913, 0x40046915, IN(U32)) CASES(0x40046918, 0x40046919, IN(U32)) CASE(0x4004691d, IN(U32)) CASE(0x4004691f, IN(U32)) CASE(0x40046923, IN(U32)) /* LIRC_SET_… */
	CASES(0x80046907, 0x80046909, OUT(U32)) CASE(0x8004690f, OUT(U32)) CASE(0x80046924, OUT(U32)) /* LIRC_GET_… */
	CASE(0x80045626,   OUT(U32)) CASE(0xc0045627, IN(U32)) /* VIDIOC_G_INPUT, VIDIOC_S_INPUT */
	/* A debt: the structures of all other devices. */
	OTHERWISE(ioctl_input))
