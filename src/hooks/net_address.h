/* Addresses of sockets by family; hooks/net_address.c chooses among them. */
#ifndef DESCRIBE_NET_ADDRESS_H
#define DESCRIBE_NET_ADDRESS_H

#include "spy/type.h"

extern const struct type struct_sockaddr[1], struct_sockaddr_un[1], struct_sockaddr_in[1],
	struct_sockaddr_ipx[1], struct_sockaddr_x25[1], struct_sockaddr_in6[1], struct_sockaddr_nl[1],
	struct_sockaddr_ll[1], struct_sockaddr_tipc[1], struct_sockaddr_hci_old[1], struct_sockaddr_hci[1],
	struct_sockaddr_sco[1], struct_sockaddr_rc[1], struct_sockaddr_l2_old[1], struct_sockaddr_l2[1],
	struct_sockaddr_ieee802154[1], struct_sockaddr_alg[1], struct_sockaddr_nfc[1],
	struct_sockaddr_nfc_llcp[1], struct_sockaddr_ax25[1], struct_full_sockaddr_ax25[1],
	struct_sockaddr_rxrpc[1], struct_transport_in[1], struct_transport_in_bytes[1],
	struct_transport_in6[1], struct_transport_in6_bytes[1], struct_transport_other[1],
	struct_sockaddr_vm[1], struct_sockaddr_qrtr[1], struct_sockaddr_xdp[1], struct_sockaddr_mctp[1];

#endif
