/* Constants of the net family. */
#ifndef CONSTANTS_NET_H
#define CONSTANTS_NET_H

#include "spy/constants.h"

extern const struct constants socket_families[1];
extern const struct constants socket_types[1];
extern const struct constants socket_flags[1];
extern const struct constants shutdown_how[1];
extern const struct constants ip_protocols[1];
extern const struct constants ip_message_protocols[1];
extern const struct constants netlink_protocols[1];
extern const struct constants irda_protocols[1];
extern const struct constants can_protocols[1];
extern const struct constants bluetooth_protocols[1];
extern const struct constants isdn_protocols[1];
extern const struct constants phonet_protocols[1];
extern const struct constants caif_protocols[1];
extern const struct constants nfc_protocols[1];
extern const struct constants kcm_protocols[1];
extern const struct constants smc_protocols[1];
extern const struct constants message_flags[1];
extern const struct constants ethernet_protocols[1];
extern const struct constants hardware_types[1];
extern const struct constants packet_types[1];
extern const struct constants packet_membership[1];
extern const struct constants tipc_addresses[1];
extern const struct constants tipc_scopes[1];
extern const struct constants tipc_importance[1];
extern const struct constants tipc_group_flags[1];
extern const struct constants ieee802154_addresses[1];
extern const struct constants nfc_targets[1];
extern const struct constants xdp_flags[1];
extern const struct constants hci_channels[1];
extern const struct constants txrehash[1];
extern const struct constants mctp_networks[1];
extern const struct constants mctp_addresses[1];
extern const struct constants icmp_types[1];
extern const struct constants ax25_protocols[1];
extern const struct constants l2cap_psms[1];
extern const struct constants l2cap_cids[1];
extern const struct constants bluetooth_addresses[1];
extern const struct constants alg_flags[1];
extern const struct constants vsock_cids[1];
extern const struct constants vsock_flags[1];
extern const struct constants message_levels[1];
extern const struct constants ip_message_types[1];
extern const struct constants socket_message_types[1];
extern const struct constants socket_levels[1];
extern const struct constants ip_options_get[1];
extern const struct constants ip_options_set[1];
extern const struct constants socket_options_get[1];
extern const struct constants socket_options_set[1];
extern const struct constants tcp_options[1];
extern const struct constants udp_options[1];
extern const struct constants ipv6_options_get[1];
extern const struct constants ipv6_options_set[1];
extern const struct constants sctp_options[1];
extern const struct constants raw_options[1];
extern const struct constants ipx_options[1];
extern const struct constants ax25_options[1];
extern const struct constants packet_options[1];
extern const struct constants irda_options[1];
extern const struct constants llc_options[1];
extern const struct constants dccp_options[1];
extern const struct constants netlink_options[1];
extern const struct constants tipc_options[1];
extern const struct constants rxrpc_options[1];
extern const struct constants pppol2tp_options[1];
extern const struct constants bluetooth_options[1];
extern const struct constants pnpipe_options[1];
extern const struct constants rds_options[1];
extern const struct constants iucv_options[1];
extern const struct constants caif_options[1];
extern const struct constants alg_options[1];
extern const struct constants nfc_options[1];
extern const struct constants kcm_options[1];
extern const struct constants tls_options[1];
extern const struct constants xdp_options[1];
extern const struct constants vsock_options[1];
extern const struct constants can_raw_options[1];

#endif
