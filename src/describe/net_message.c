/* What control messages and options of sockets hold (linux/socket.h, linux/in.h, linux/if_packet.h, linux/tipc.h). */
#include "spy/describe.h"

#define INTERFACE VALUE(4, hook_interface)
/* A sockaddr_storage stands where a word may. */
#define NOTHING(n) T_(.kind = TYPE_NONE, .length = #n)
#define PAD_TO_WORD {.name = "", .type = PER_ABI(NOTHING(4), NOTHING(4), NOTHING(0))},
#define INET_ADDRESS VALUE(4, hook_inet_addr)

STRUCT(ucred,
	F(pid, PID)
	F(uid, UID)
	F(gid, GID))

STRUCT(in_pktinfo,
	F(ipi_ifindex,  INTERFACE)
	F(ipi_spec_dst, INET_ADDRESS)
	F(ipi_addr,     INET_ADDRESS))

STRUCT(sock_extended_err,
	F(ee_errno,  U32)
	F(ee_origin, U8)
	F(ee_type,   U8)
	F(ee_code,   U8)
	PAD(1)
	F(ee_info,   U32)
	F(ee_data,   U32)
	F(offender,  SPAN(hook_sockaddr, 16)))

STRUCT(linger,
	F(l_onoff,  S32)
	F(l_linger, S32))

STRUCT(ip_mreq,
	F(imr_multiaddr, INET_ADDRESS)
	F(imr_interface, INET_ADDRESS))
STRUCT(ipv6_mreq,
	F(ipv6mr_multiaddr, SPAN(hook_ipv6mr_multiaddr, 16), BARE)
	F(ipv6mr_interface, INTERFACE))
STRUCT(group_req,
	F(gr_interface, INTERFACE)
	PAD_TO_WORD
	F(gr_group,     SPAN(hook_sockaddr, 128)))

STRUCT(packet_mreq,
	F(mr_ifindex, INTERFACE)
	F(mr_type,    ENUM16(packet_membership))
	F(mr_alen,    U16)
	F(mr_address, SPAN(hook_packet_mr_address, 8)))
STRUCT(tpacket_req,
	F(tp_block_size, U32)
	F(tp_block_nr,   U32)
	F(tp_frame_size, U32)
	F(tp_frame_nr,   U32))
STRUCT(tpacket_stats,
	F(tp_packets,      U32)
	F(tp_drops,        U32)
	F(tp_freeze_q_cnt, U32))

STRUCT(tipc_group_req,
	F(type,     U32)
	F(instance, U32)
	F(scope,    ENUM32(tipc_scopes))
	F(flags,    FLAGS32(tipc_group_flags)))

STRUCT_WITH(tcp_ao_add, ORDER("addr prefix alg_name ifindex set_current set_rnext sndid rcvid maclen keyflags key keylen"),
	F(addr,        SPAN(hook_sockaddr, 128))
	F(alg_name,    CHARS(64))
	F(ifindex,     INTERFACE)
	F(set_current, BITFIELD(4, 0, 1, U32))
	F(set_rnext,   BITFIELD(4, 1, 1, U32), OVERLAY)
	PAD(2)
	F(prefix,      U8)
	F(sndid,       U8)
	F(rcvid,       U8)
	F(maclen,      U8)
	F(keyflags,    FLAGS8(tcp_ao_key_flags))
	F(keylen,      U8)
	F(key,         HEXBYTES(keylen, WHOLE, ROOM(80))))

STRUCT(sock_fprog,
	F(len,    U16)
	F(filter, IN_BRIEF(ARRAY(VALUE(8, hook_socket_instruction), len))))
