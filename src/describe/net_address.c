/* Addresses of sockets, a structure for each family that strace tells in parts (linux/socket.h and each family's header). */
#include "spy/describe.h"

#define FAMILY F(sa_family, ENUM16(socket_families))
#define HTONS VALUE(2, hook_htons)
#define BYTE PADDED(1, 2) /* 0x1, and 00 */
#define INTERFACE VALUE(4, hook_interface)

/* Any other family, and what is too short for its own. */
STRUCT(sockaddr,
	FAMILY
	F(sa_data, BYTES(rest, WHOLE), OVER(rest, 2)))

STRUCT(sockaddr_un,
	FAMILY
	F(sun_path, SPAN(hook_unix_path, rest)))

#define IN_PARTS \
	F(sin_port, HTONS) \
	F(sin_addr, VALUE(4, hook_inet_addr))
STRUCT(sockaddr_in,
	FAMILY
	IN_PARTS)

#define IN6_PARTS \
	F(sin6_port,     HTONS) \
	F(sin6_flowinfo, VALUE(4, hook_htonl)) \
	F(sin6_addr,     SPAN(hook_sin6_addr, 16), BARE) \
	F(sin6_scope_id, SPAN(hook_scope_id, rest), OVER(rest, 24))
STRUCT(sockaddr_in6,
	FAMILY
	IN6_PARTS)

#define CALLSIGN SPAN(hook_ax25_call, 7)
STRUCT(sockaddr_ax25,
	FAMILY
	F(sax25_call,   CALLSIGN)
	F(sax25_ndigis, S32))
/* With the stations that repeat what is sent. */
STRUCT(sax25,
	PAD(2)
	F(sax25_call,   CALLSIGN)
	F(sax25_ndigis, S32))
STRUCT(full_sockaddr_ax25,
	FAMILY
	F(fsa_ax25,       struct_sax25, OVERLAY)
	F(fsa_digipeater, SPAN(hook_ax25_digipeaters, rest), BARE))

STRUCT(sockaddr_ipx,
	FAMILY
	F(sipx_port,    HTONS)
	F(sipx_network, CALLED(4, htonl, PART(0xffffffff, SWAPPED(4, X32))))
	F(sipx_node,    ARRAY(BYTE, 6, WHOLE))
	F(sipx_type,    BYTE)
	F(sipx_zero,    BYTE, ISNT(sipx_zero, 0)))

STRUCT(x25_address,
	F(x25_addr, CHARS(16)))
STRUCT(sockaddr_x25,
	FAMILY
	F(sx25_addr, struct_x25_address))

STRUCT(sockaddr_nl,
	FAMILY
	F(nl_pad,    X16, ISNT(nl_pad, 0))
	F(nl_pid,    S32)
	F(nl_groups, PADDED(4, 8)))

STRUCT(sockaddr_ll,
	FAMILY
	F(sll_protocol, VALUE(2, hook_packet_protocol))
	F(sll_ifindex,  INTERFACE)
	F(sll_hatype,   ENUM16(hardware_types))
	F(sll_pkttype,  ENUM8(packet_types))
	F(sll_halen,    U8)
	F(sll_addr,     ARRAY(BYTE, sll_halen, WHOLE), ISNT(sll_halen, 0)))

STRUCT(tipc_name,
	F(type,     U32)
	F(instance, U32))
STRUCT(tipc_named,
	F(name,   struct_tipc_name)
	F(domain, X32))
STRUCT(tipc_range,
	F(type,  U32)
	F(lower, U32)
	F(upper, U32))
STRUCT(tipc_id,
	F(ref,  U32)
	F(node, X32))
STRUCT(tipc_addr_name,
	F(name, struct_tipc_named))
STRUCT(tipc_addr_range,
	F(nameseq, struct_tipc_range))
STRUCT(tipc_addr_id,
	F(id, struct_tipc_id))
STRUCT(sockaddr_tipc,
	FAMILY
	F(addrtype, ENUM8(tipc_addresses))
	F(scope,    ENUM_RADIX(1, RADIX_SIGNED_HEX, tipc_scopes))
	F(addr,     SWITCH(addrtype, CASE(1, struct_tipc_addr_range) CASE(2, struct_tipc_addr_name) CASE(3, struct_tipc_addr_id) OTHERWISE(BYTES(12, WHOLE)))))

STRUCT(sockaddr_hci_old,
	FAMILY
	F(hci_dev, CALLED(2, htobs, PART(0xffff, U16))))
STRUCT(sockaddr_hci,
	FAMILY
	F(hci_dev,     CALLED(2, htobs, PART(0xffff, U16)))
	F(hci_channel, ENUM16(hci_channels)))
STRUCT(sockaddr_sco,
	FAMILY
	F(sco_bdaddr, SPAN(hook_mac, 6)))
STRUCT(sockaddr_rc,
	FAMILY
	F(rc_bdaddr,  SPAN(hook_mac, 6))
	F(rc_channel, U8))
STRUCT(sockaddr_l2_old,
	FAMILY
	F(l2_psm,    VALUE(2, hook_l2_psm))
	F(l2_bdaddr, SPAN(hook_mac, 6))
	F(l2_cid,    VALUE(2, hook_l2_cid)))
STRUCT(sockaddr_l2,
	FAMILY
	F(l2_psm,         VALUE(2, hook_l2_psm))
	F(l2_bdaddr,      SPAN(hook_mac, 6))
	F(l2_cid,         VALUE(2, hook_l2_cid))
	F(l2_bdaddr_type, ENUM8(bluetooth_addresses)))

STRUCT(ieee802154_addr,
	F(addr_type,  ENUM_COMMENTED(4, RADIX_HEX, ieee802154_addresses))
	F(pan_id,     ENUM_COMMENTED(2, RADIX_HEX, ieee802154_networks))
	F(hwaddr,     SPAN(hook_mac, 8), CONDITION(ISNT_(addr_type, 0, AND(ISNT_(addr_type, 2)))))
	F(short_addr, ENUM_COMMENTED(2, RADIX_HEX, ieee802154_short_addresses), IS(addr_type, 2), OVERLAY))
STRUCT(sockaddr_ieee802154,
	FAMILY
	F(addr, struct_ieee802154_addr))

STRUCT(sockaddr_alg,
	FAMILY
	F(salg_type, CHARS(14))
	F(salg_feat, FLAGS_COMMENTED(4, alg_flags))
	F(salg_mask, FLAGS_COMMENTED(4, alg_flags))
	F(salg_name, SPAN(hook_alg_name, rest)))

#define NFC_ADDRESS \
	FAMILY \
	F(dev_idx,      INTERFACE) \
	F(target_idx,   X32) \
	F(nfc_protocol, ENUM32(nfc_targets))
/* What all sockets of the family know, and what those for links do. */
STRUCT(sockaddr_nfc,
	NFC_ADDRESS
	F(more, ELISION(1), BARE))
STRUCT(sockaddr_nfc_llcp,
	NFC_ADDRESS
	F(dsap,             ENUM_COMMENTED(1, RADIX_HEX, llcp_services))
	F(ssap,             ENUM_COMMENTED(1, RADIX_HEX, llcp_services))
	F(service_name,     BYTES(service_name_len, WHOLE, ROOM(63)))
	F(service_name_len, SIZE))

STRUCT_WITH(sockaddr_vm, ORDER("sa_family svm_reserved1 svm_cid svm_port svm_flags"),
	FAMILY
	F(svm_reserved1, X16, ISNT(svm_reserved1, 0))
	F(svm_port,      ENUM_RADIX(4, RADIX_HEX, vsock_ports))
	F(svm_cid,       ENUM32(vsock_cids))
	F(svm_flags,     FLAGS8(vsock_flags))
	F(svm_zero,      HEXBYTES(3, WHOLE), ISNT(svm_zero, 0)))

/* The address below: of as many bytes as transport_len says, or so many that are no address. */
#define TRANSPORT(family) \
	F(family##_family, ENUM16(socket_families)) \
	F(family##_bytes,  BYTES(rest, WHOLE), BARE, OVER(rest, 2))
STRUCT(transport_in_bytes,
	TRANSPORT(sin))
STRUCT(transport_in6_bytes,
	TRANSPORT(sin6))
STRUCT(transport_in,
	F(sin_family, ENUM16(socket_families))
	IN_PARTS)
STRUCT(transport_in6,
	F(sin6_family, ENUM16(socket_families))
	IN6_PARTS)
STRUCT(transport_other,
	F(family, ENUM16(socket_families))
	F(bytes,  BYTES(rest, WHOLE), BARE, OVER(rest, 2)))
STRUCT(sockaddr_rxrpc,
	FAMILY
	F(srx_service,    ENUM_COMMENTED(2, RADIX_HEX, rxrpc_services))
	F(transport_type, ENUM16(socket_types))
	F(transport_len,  U16)
	F(transport,      SPAN(hook_rxrpc_transport, rest)))

STRUCT(sockaddr_qrtr,
	FAMILY
	F(sq_node, ENUM_RADIX(4, RADIX_HEX, qrtr_nodes))
	F(sq_port, ENUM_RADIX(4, RADIX_HEX, qrtr_ports)))

STRUCT(sockaddr_xdp,
	FAMILY
	F(sxdp_flags,          FLAGS16(xdp_flags))
	F(sxdp_ifindex,        INTERFACE)
	F(sxdp_queue_id,       U32)
	F(sxdp_shared_umem_fd, FD, IF(sxdp_flags, 1))
	F(sxdp_shared_umem_fd, X32, CONDITION(ISNT_(sxdp_shared_umem_fd, 0, AND(BITS_(sxdp_flags, 1, 0)))), OVERLAY))

STRUCT(mctp_addr,
	F(s_addr, ENUM_RADIX(1, RADIX_HEX, mctp_addresses)))
STRUCT(sockaddr_mctp,
	FAMILY
	F(__smctp_pad0,  X16, ISNT(__smctp_pad0, 0))
	F(smctp_network, ENUM_RADIX(4, RADIX_HEX, mctp_networks))
	F(smctp_addr,    struct_mctp_addr)
	F(smctp_type,    X8)
	F(smctp_tag,     X8)
	F(__smctp_pad1,  X8, ISNT(__smctp_pad1, 0)))
