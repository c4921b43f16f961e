/* What control messages and options of sockets hold; hooks/net_message.c and hooks/net_option.c choose among them. */
#ifndef DESCRIBE_NET_MESSAGE_H
#define DESCRIBE_NET_MESSAGE_H

#include "spy/type.h"

extern const struct type struct_ucred[1], struct_in_pktinfo[1], struct_sock_extended_err[1], struct_linger[1],
	struct_ip_mreq[1], struct_ipv6_mreq[1], struct_group_req[1], struct_packet_mreq[1],
	struct_tpacket_req[1], struct_tpacket_stats[1], struct_tipc_group_req[1], struct_sock_fprog[1],
	struct_tcp_ao_add[1];

#endif
