/* Sockets: making, naming, joining and closing them, and what is sent through them. */
#include "spy/describe.h"

#define SOCKET_FAMILY ENUM32(socket_families)
/* What socket(2) makes: a type and flags in one value; one that no socket has is nothing but flags. */
#define TYPE_AND_FLAGS JOINED(4, PART(0xf, ENUM32(socket_types)) PART(~0xfu, FLAGS32(socket_flags)))
#define SOCKET_TYPE SWITCH_BITS(type, 0xf, CASES(1, 6, TYPE_AND_FLAGS) CASE(10, TYPE_AND_FLAGS) OTHERWISE(FLAGS32(socket_flags)))
#define SOCKET_FLAGS FLAGS32(socket_flags)
#define MESSAGE_FLAGS FLAGS32(message_flags)
#define ADDRESS(length) IN(SPAN_MOST(hook_sockaddr, length, 128)) /* sizeof(struct sockaddr_storage) */
#define ADDRESS_OUT OUT(SPAN(hook_sockaddr_out, 0))
#define LENGTH_OUT INOUT(CHANGING(S32))
/* The length of an address, if one is asked for. */
#define ADDRESS_LENGTH(addr) SWITCH(addr, CASE(0, AREA) OTHERWISE(LENGTH_OUT))

/* What a protocol is called depends on the family. */
#define SOCKET_PROTOCOL SWITCH(domain, \
	CASE(2, ENUM32(ip_protocols))         /* AF_INET */ \
	CASE(3, ENUM_REMARKED(0, RADIX_HEX, ax25_protocols))        /* AF_AX25 */ \
	CASE(10, ENUM32(ip_protocols))        /* AF_INET6 */ \
	CASE(16, ENUM32(netlink_protocols))   /* AF_NETLINK */ \
	CASE(17, CALLED(2, htons, PART(0xffff, SWAPPED(2, ENUM16(ethernet_protocols))))) /* AF_PACKET */ \
	CASE(23, ENUM32(irda_protocols))      /* AF_IRDA */ \
	CASE(29, ENUM32(can_protocols))       /* AF_CAN */ \
	CASE(31, ENUM32(bluetooth_protocols)) /* AF_BLUETOOTH */ \
	CASE(33, SOCKET_FAMILY)               /* AF_RXRPC: of the transport */ \
	CASE(34, ENUM32(isdn_protocols))      /* AF_ISDN */ \
	CASE(35, ENUM32(phonet_protocols))    /* AF_PHONET */ \
	CASE(37, ENUM32(caif_protocols))      /* AF_CAIF */ \
	CASE(39, ENUM32(nfc_protocols))       /* AF_NFC */ \
	CASE(41, ENUM32(kcm_protocols))       /* AF_KCM */ \
	CASE(43, ENUM32(smc_protocols))       /* AF_SMC */ \
	OTHERWISE(ULONG))

static STRUCT(message_iovec,
	F(iov_base, IN(MOVED(iov_len)))
	F(iov_len,  SIZE))
static STRUCT(msghdr,
	F(msg_name,       ADDRESS(msg_namelen))
	F(msg_namelen,    S32)
	F(msg_iov,        IN(ARRAY(struct_message_iovec, msg_iovlen)))
	F(msg_iovlen,     SIZE)
	F(msg_control,    IN(SPAN(hook_control, msg_controllen)), ISNT(msg_controllen, 0))
	F(msg_controllen, SIZE)
	F(msg_flags,      MESSAGE_FLAGS))
/* A call that failed has changed nothing of it; what there was room for is told. */
#define RECEIVED(name, bytes) static STRUCT(name, \
	F(msg_name,       ADDRESS(msg_namelen), AFTERWARDS) \
	F(msg_namelen,    CHANGING(S32)) \
	F(msg_iov,        IN(ATMOST(bytes, ARRAY(struct_message_iovec, msg_iovlen))), AFTERWARDS) \
	F(msg_iovlen,     SIZE, AFTERWARDS) \
	F(msg_control,    IN(SPAN(hook_control, msg_controllen)), CONDITION(ISNT_(msg_controllen, 0, AND(IS_(failed, 0))))) \
	F(msg_controllen, SIZE, AFTERWARDS) \
	F(msg_flags,      MESSAGE_FLAGS, AFTERWARDS))
RECEIVED(msghdr_received, ret)
RECEIVED(msghdr_received_one, msg_len)
static STRUCT(mmsghdr,
	F(msg_hdr, struct_msghdr)
	F(msg_len, U32, IS(done, 1)))
static STRUCT(mmsghdr_received,
	F(msg_hdr, struct_msghdr_received_one)
	F(msg_len, U32))

/* What an option is called depends on its level. */
#define OPTION_NAMES(way) SWITCH(level, \
	CASE(101, ENUM32(can_raw_options)) /* SOL_CAN_RAW */ \
	CASE(40, ENUM32(vsock_options)) /* AF_VSOCK */ \
	CASE(0, ENUM32(ip_options_##way)) /* SOL_IP */ \
	CASE(1, ENUM32(socket_options_##way)) /* SOL_SOCKET */ \
	CASE(6, ENUM32(tcp_options)) /* SOL_TCP */ \
	CASE(17, ENUM32(udp_options)) /* SOL_UDP */ \
	CASE(41, ENUM32(ipv6_options_##way)) /* SOL_IPV6 */ \
	CASE(132, ENUM32(sctp_options)) /* SOL_SCTP */ \
	CASE(255, ENUM32(raw_options)) /* SOL_RAW */ \
	CASE(256, ENUM32(ipx_options)) /* SOL_IPX */ \
	CASE(257, ENUM32(ax25_options)) /* SOL_AX25 */ \
	CASE(263, ENUM32(packet_options)) /* SOL_PACKET */ \
	CASE(266, ENUM32(irda_options)) /* SOL_IRDA */ \
	CASE(268, ENUM32(llc_options)) /* SOL_LLC */ \
	CASE(269, ENUM32(dccp_options)) /* SOL_DCCP */ \
	CASE(270, ENUM32(netlink_options)) /* SOL_NETLINK */ \
	CASE(271, ENUM32(tipc_options)) /* SOL_TIPC */ \
	CASE(272, ENUM32(rxrpc_options)) /* SOL_RXRPC */ \
	CASE(273, ENUM32(pppol2tp_options)) /* SOL_PPPOL2TP */ \
	CASE(274, ENUM32(bluetooth_options)) /* SOL_BLUETOOTH */ \
	CASE(275, ENUM32(pnpipe_options)) /* SOL_PNPIPE */ \
	CASE(276, ENUM32(rds_options)) /* SOL_RDS */ \
	CASE(277, ENUM32(iucv_options)) /* SOL_IUCV */ \
	CASE(278, ENUM32(caif_options)) /* SOL_CAIF */ \
	CASE(279, ENUM32(alg_options)) /* SOL_ALG */ \
	CASE(280, ENUM32(nfc_options)) /* SOL_NFC */ \
	CASE(281, ENUM32(kcm_options)) /* SOL_KCM */ \
	CASE(282, ENUM32(tls_options)) /* SOL_TLS */ \
	CASE(283, ENUM32(xdp_options)) /* SOL_XDP */ \
	OTHERWISE(U32))
#define OPTION_GET OPTION_NAMES(get)
#define OPTION_SET OPTION_NAMES(set)

CALLS(net,
CALL(socket,      41, 198, 359, NET|STEADY, FD,  F(domain, SOCKET_FAMILY) F(type, SOCKET_TYPE) F(protocol, SOCKET_PROTOCOL))
CALL(socketpair,  53, 199, 360, NET, S32, F(domain, SOCKET_FAMILY) F(type, SOCKET_TYPE) F(protocol, ULONG) F(sv, OUT(ARRAY(FD, 2))))
CALL(bind,        49, 200, 361, NET|STEADY, S32, F(sockfd, FD) F(addr, ADDRESS(addrlen)) F(addrlen, S32))
CALL(connect,     42, 203, 362, NET|STEADY, S32, F(sockfd, FD) F(addr, ADDRESS(addrlen)) F(addrlen, S32))
CALL(listen,      50, 201, 363, NET|STEADY, S32, F(sockfd, FD) F(backlog, S32))
CALL(accept,      43, 202,  NO, NET|STEADY, FD,  F(sockfd, FD) F(addr, ADDRESS_OUT) F(addrlen, ADDRESS_LENGTH(addr)))
CALL(send,        NO,  NO,  NO, NET, LONG, F(sockfd, FD) F(buf, IN(MOVED(len))) F(len, SIZE) F(flags, MESSAGE_FLAGS))
CALL(recv,        NO,  NO,  NO, NET, LONG, F(sockfd, FD) F(buf, OUT(MOVED(ret))) F(len, SIZE) F(flags, MESSAGE_FLAGS))
CALL(socketcall,  NO,  NO, 102, 0,   LONG, F(call, ENUM32_OR_NUMBER(socket_calls)) F(args, ADDR)) /* of a call that no kernel has */
CALL(accept4,    288, 242, 364, NET|STEADY, FD,  F(sockfd, FD) F(addr, ADDRESS_OUT) F(addrlen, ADDRESS_LENGTH(addr)) F(flags, SOCKET_FLAGS))
CALL(getsockname, 51, 204, 367, NET|STEADY, S32, F(sockfd, FD) F(addr, ADDRESS_OUT) F(addrlen, ADDRESS_LENGTH(addr)))
CALL(getpeername, 52, 205, 368, NET|STEADY, S32, F(sockfd, FD) F(addr, ADDRESS_OUT) F(addrlen, ADDRESS_LENGTH(addr)))
CALL(shutdown,    48, 210, 373, NET|STEADY, S32, F(sockfd, FD) F(how, ENUM32(shutdown_how)))
CALL(sendto,      44, 206, 369, NET|STEADY, LONG, F(sockfd, FD) F(buf, IN(MOVED(len))) F(len, SIZE) F(flags, MESSAGE_FLAGS) F(dest_addr, ADDRESS(addrlen)) F(addrlen, S32))
CALL(recvfrom,    45, 207, 371, NET|STEADY, LONG, F(sockfd, FD) F(buf, OUT(MOVED(ret))) F(len, SIZE) F(flags, MESSAGE_FLAGS) F(src_addr, ADDRESS_OUT) F(addrlen, ADDRESS_LENGTH(src_addr)))
CALL(sendmsg,     46, 211, 370, NET|STEADY, LONG, F(sockfd, FD) F(msg, IN(struct_msghdr)) F(flags, MESSAGE_FLAGS))
CALL(recvmsg,     47, 212, 372, NET, LONG, F(sockfd, FD) F(msg, INOUT(struct_msghdr_received)) F(flags, MESSAGE_FLAGS))
CALL(sendmmsg,   307, 269, 345, NET|STEADY, S32, F(sockfd, FD) F(msgvec, INOUT(ARRAY(struct_mmsghdr, vlen))) F(vlen, U32) F(flags, MESSAGE_FLAGS))
CALL_NOTE(recvmmsg,        299, 243, 337, NET, S32, hook_received,   F(sockfd, FD) F(msgvec, OUT(ARRAY(struct_mmsghdr_received, ret))) F(vlen, U32) F(flags, MESSAGE_FLAGS) F(timeout, INOUT(FORMER(struct_timespec))))
CALL_NOTE(recvmmsg_time64,  NO,  NO, 417, NET, S32, hook_received, F(sockfd, FD) F(msgvec, OUT(ARRAY(struct_mmsghdr_received, ret))) F(vlen, U32) F(flags, MESSAGE_FLAGS) F(timeout, INOUT(FORMER(struct_timespec64))))
CALL(getsockopt,  55, 209, 365, NET|STEADY, S32, F(sockfd, FD) F(level, ENUM32(socket_levels)) F(optname, OPTION_GET) F(optval, OUT(SPAN(hook_option_got, 0))) F(optlen, LENGTH_OUT))
CALL(setsockopt,  54, 208, 366, NET|STEADY, S32, F(sockfd, FD) F(level, ENUM32(socket_levels)) F(optname, OPTION_SET) F(optval, IN(SPAN(hook_option_set, 0))) F(optlen, S32))
)
