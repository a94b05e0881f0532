"""Numeric addresses to which a connection may go: public ones only. Pure."""

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

_NOT_PUBLIC: tuple[IPv4Network | IPv6Network, ...] = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "2620:4f:8000::/48",
            "3ffe::/16",
            "3fff::/20",
        ),
    )
)
"""IANA's special-purpose registries of November 2026, and 224/3 (multicast and what is reserved)."""

_GLOBAL_IPV6 = IPv6Network("2000::/3")
"""All else is link-local, site-local (fec0::/10), mapped, translated (64:ff9b::/96), multicast or not given out."""


def is_public_address(ip: str) -> bool:
    """May a connection go to this numeric address? False for whatever is no address, too.

    IPv6 addresses that carry an IPv4 one inside (mapped, NAT64, 6to4, Teredo) are refused whatever they carry.
    """
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    if address.version == 6 and (address not in _GLOBAL_IPV6 or address.scope_id is not None):
        return False
    return not any(address in network for network in _NOT_PUBLIC if network.version == address.version)
