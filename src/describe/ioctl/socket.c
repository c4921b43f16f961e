/* Sockets and network interfaces (linux/sockios.h, linux/if.h). */
#include "spy/describe.h"
#include "describe/ioctl/ioctl.h"

#define NAME F(ifr_name, CHARS(16))

/* A struct ifreq for each of its members: what a request sets, and what it gets, which is there after success. */
#define IFREQ(member, type_, room) \
	static STRUCT(ifreq_##member##_set, NAME F(ifr_##member, type_) PAD(room)) \
	static STRUCT(ifreq_##member,       NAME F(ifr_##member, type_, AFTERWARDS) PAD(room))
#define SOCKADDR SPAN(hook_sockaddr, 16)

IFREQ(addr, SOCKADDR, 0)
IFREQ(dstaddr, SOCKADDR, 0)
IFREQ(broadaddr, SOCKADDR, 0)
IFREQ(netmask, SOCKADDR, 0)
IFREQ(hwaddr,    SPAN(hook_hardware_address, 16), 0)
IFREQ(flags,     FLAGS16(if_flags), 14)
IFREQ(metric,    S32, 12)
IFREQ(mtu,       S32, 12)
IFREQ(qlen,      S32, 12)
IFREQ(slave,     CHARS(16), 0)

static STRUCT(ifreq_ifindex, NAME F(ifr_ifindex, S32, AFTERWARDS) PAD(12))
static STRUCT(ifreq_newname, NAME F(ifr_newname, CHARS(16)))

static STRUCT(ifmap,
	F(mem_start, HEX)
	F(mem_end,   HEX)
	F(base_addr, X16)
	F(irq,       X8)
	F(dma,       X8)
	F(port,      X8))
IFREQ(map, struct_ifmap, 0)

static STRUCT_WITH(ifreq_name, ORDER("ifr_ifindex ifr_name"),
	F(ifr_name, CHARS(16), AFTERWARDS)
	F(ifr_ifindex, S32))

static STRUCT(ifreq_index,
	PAD(16)
	F(ifr_ifindex, U32))

/* The length is told as it was only where there is a buffer. */
static STRUCT(ifconf,
	F(ifc_len, CHANGING(VALUE(4, hook_ifconf_length)), ISNT(ifc_buf, 0))
	F(ifc_len, VALUE(4, hook_ifconf_length), IS(ifc_buf, 0), OVERLAY)
	F(ifc_buf, VALUE(0, hook_ifconf_buffer)))

static STRUCT(epoll_params,
	F(busy_poll_usecs,  VALUE(4, hook_microseconds))
	F(busy_poll_budget, U16)
	F(prefer_busy_poll, X8)
	F(__pad,            X8, ISNT(__pad, 0)))

#define INTERFACE_NAME IN(ATMOST(16, T_(.kind = TYPE_TEXT)))
#define GET(member) INOUT(struct_ifreq_##member)
#define SET(member) IN(struct_ifreq_##member##_set)

IOCTLS(socket,
	CASES(0x8901, 0x8902, IN(S32)) /* FIOSETOWN, SIOCSPGRP */
	CASES(0x8903, 0x8904, OUT(S32)) /* FIOGETOWN, SIOCGPGRP */
	CASE(0x8905, OUT(S32)) /* SIOCATMARK */
	CASE(0x8910, INOUT(struct_ifreq_name)) /* SIOCGIFNAME */
	CASE(0x8912, INOUT(struct_ifconf)) /* SIOCGIFCONF */
	CASE(0x8913, GET(flags))     CASE(0x8914, SET(flags)) /* SIOCGIFFLAGS, SIOCSIFFLAGS */
	CASE(0x8915, GET(addr))      CASE(0x8916, SET(addr)) /* SIOCGIFADDR, SIOCSIFADDR */
	CASE(0x8917, GET(dstaddr))   CASE(0x8918, SET(dstaddr)) /* SIOCGIFDSTADDR, SIOCSIFDSTADDR */
	CASE(0x8919, GET(broadaddr)) CASE(0x891a, SET(broadaddr)) /* SIOCGIFBRDADDR, SIOCSIFBRDADDR */
	CASE(0x891b, GET(netmask))   CASE(0x891c, SET(netmask)) /* SIOCGIFNETMASK, SIOCSIFNETMASK */
	CASE(0x891d, GET(metric))    CASE(0x891e, SET(metric)) /* SIOCGIFMETRIC, SIOCSIFMETRIC */
	CASE(0x8921, GET(mtu))       CASE(0x8922, SET(mtu)) /* SIOCGIFMTU, SIOCSIFMTU */
	CASE(0x8923, IN(struct_ifreq_newname)) /* SIOCSIFNAME */
	CASE(0x8924, SET(hwaddr)) /* SIOCSIFHWADDR */
	CASE(0x8925, OUT(S32))       CASE(0x8926, IN(S32)) /* SIOCGIFENCAP, SIOCSIFENCAP */
	CASE(0x8927, GET(hwaddr)) /* SIOCGIFHWADDR */
	CASE(0x8929, GET(slave))     CASE(0x8930, SET(slave)) /* SIOCGIFSLAVE, SIOCSIFSLAVE */
	CASES(0x8931, 0x8932, SET(hwaddr)) /* SIOCADDMULTI, SIOCDELMULTI */
	CASE(0x8933, GET(ifindex)) /* SIOCGIFINDEX */
	CASE(0x8937, SET(hwaddr)) /* SIOCSIFHWBROADCAST */
	CASE(0x8942, GET(qlen))      CASE(0x8943, SET(qlen)) /* SIOCGIFTXQLEN, SIOCSIFTXQLEN */
	CASE(0x894b, OUT(S32)) /* SIOCOUTQNSD */
	CASE(0x8970, GET(map))       CASE(0x8971, SET(map)) /* SIOCGIFMAP, SIOCSIFMAP */
	CASES(0x89a0, 0x89a1, INTERFACE_NAME) /* SIOCBRADDBR, SIOCBRDELBR */
	CASES(0x89a2, 0x89a3, IN(struct_ifreq_index)) /* SIOCBRADDIF, SIOCBRDELIF */
	CASE(0x40088a01, IN(struct_epoll_params)) /* EPIOCSPARAMS */
	CASE(0x80088a02, OUT(struct_epoll_params)) /* EPIOCGPARAMS */
	/* A debt: what these hold. */
	CASES(0x8906, 0x8907, ADDR) /* SIOCGSTAMP_OLD, SIOCGSTAMPNS_OLD */
	CASES(0x890b, 0x890d, ADDR) /* SIOCADDRT, SIOCDELRT, SIOCRTMSG */
	CASE(0x8911, ADDR) /* SIOCSIFLINK */
	CASES(0x891f, 0x8920, ADDR) /* SIOCGIFMEM, SIOCSIFMEM */
	CASES(0x8934, 0x8936, ADDR) /* SIOCSIFPFLAGS, SIOCGIFPFLAGS, SIOCDIFADDR */
	CASE(0x8938, ADDR) /* SIOCGIFCOUNT */
	CASES(0x8940, 0x8941, ADDR) /* SIOCGIFBR, SIOCSIFBR */
	CASES(0x8946, 0x894a, ADDR) /* SIOCETHTOOL, SIOCGMIIPHY, SIOCGMIIREG, SIOCSMIIREG, SIOCWANDEV */
	CASE(0x894c, ADDR) /* SIOCGSKNS */
	CASES(0x8953, 0x8955, ADDR) /* SIOCDARP, SIOCGARP, SIOCSARP */
	CASES(0x8960, 0x8962, ADDR) /* SIOCDRARP, SIOCGRARP, SIOCSRARP */
	CASES(0x8980, 0x8983, ADDR) /* SIOCADDDLCI, SIOCDELDLCI, SIOCGIFVLAN, SIOCSIFVLAN */
	CASES(0x8990, 0x8995, ADDR) /* SIOCBONDENSLAVE to SIOCBONDCHANGEACTIVE */
	CASES(0x89b0, 0x89b1, ADDR) /* SIOCSHWTSTAMP, SIOCGHWTSTAMP */
	CASES(0x80108906, 0x80108907, ADDR) /* SIOCGSTAMP_NEW, SIOCGSTAMPNS_NEW */
	OTHERWISE(ioctl_device))
