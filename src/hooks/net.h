/* Hooks of the net family. */
#ifndef HOOKS_NET_H
#define HOOKS_NET_H

#include "spy/hook.h"
#include "hooks/net_address.h"
#include "hooks/net_message.h"

/* Addresses of sockets (linux/socket.h: struct sockaddr and what each family makes of it): the span is as long as the
 * program said, and told up to the size of a sockaddr_storage. */
bool hook_sockaddr(struct decode *decode, struct span span);
/* The same where argument `addrlen` points to the length: what the call made of it, at most what the program gave. */
bool hook_sockaddr_out(struct decode *decode, struct span span);

/* Numbers in network order. */
void hook_htons(struct decode *decode, uint64_t value);
void hook_htonl(struct decode *decode, uint64_t value);
void hook_inet_addr(struct decode *decode, uint64_t value);
/* An IPv6 address as the member that the function is named for. */
bool hook_sin6_addr(struct decode *decode, struct span span);
bool hook_ipv6mr_multiaddr(struct decode *decode, struct span span);
/* An Ethernet protocol in network order. */
void hook_packet_protocol(struct decode *decode, uint64_t value);
/* An interface by its name, as spy's own network namespace has it. */
void hook_interface(struct decode *decode, uint64_t value);
/* 01:02:03:04:05:06 */
bool hook_mac(struct decode *decode, struct span span);

/* Parts of addresses. */
bool hook_unix_path(struct decode *decode, struct span span);
bool hook_packet_mr_address(struct decode *decode, struct span span);
bool hook_scope_id(struct decode *decode, struct span span);

bool hook_alg_name(struct decode *decode, struct span span);
bool hook_rxrpc_transport(struct decode *decode, struct span span);
/* Stations of AX.25: the one called, and those that repeat what is sent. */
bool hook_ax25_call(struct decode *decode, struct span span);
bool hook_ax25_digipeaters(struct decode *decode, struct span span);
void hook_l2_psm(struct decode *decode, uint64_t value);
void hook_l2_cid(struct decode *decode, uint64_t value);

/* Control messages: as many as msg_controllen has room for. */
bool hook_control(struct decode *decode, struct span span);

/* Values of options by level and option: arguments `level`, `optname`, `optlen`. */
bool hook_option_set(struct decode *decode, struct span span);
bool hook_option_got(struct decode *decode, struct span span);

#endif
