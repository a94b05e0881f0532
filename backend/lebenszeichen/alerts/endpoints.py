"""Where alerts may be sent: push services by their parsed host, and public addresses only.

An endpoint comes from a stranger, and this server opens a connection to it. Only the one spelling that browsers use is
taken; whatever a lenient parser and curl could understand differently is refused before either sees it. The address
behind the name is looked at again when the connection is made (`is_public_address`).
"""

import re
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from lebenszeichen.alerts.errors import EndpointNotAllowed

PUSH_SERVICES = (
    "fcm.googleapis.com",
    "android.googleapis.com",
    "jmt17.google.com",  # Debian's Chromium
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
"""A name, or `*.` and a name whose owner decides what stands before it."""

LONGEST_ENDPOINT = 2048
LONGEST_HOST = 100
"""As many characters as the column has."""

_LABEL = r"(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_URL = re.compile(
    rf"https://(?P<host>{_LABEL}(?:\.{_LABEL})+)"
    r"(?P<path>/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+)"
    r"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)
_DOT_SEGMENT = re.compile(r"/(?:\.|%2[eE]){1,2}(?:/|$)")

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


def checked_host(endpoint: str, extra_hosts: Iterable[str] = ()) -> str:
    """The host of a push service's address: https, the usual port, no user, no fragment, nothing odd.

    `extra_hosts` are names and `*.` patterns like those of PUSH_SERVICES. Raises EndpointNotAllowed.
    """
    found = _URL.fullmatch(endpoint) if len(endpoint) <= LONGEST_ENDPOINT else None
    if found is None or _DOT_SEGMENT.search(found["path"]):
        raise EndpointNotAllowed("It must be an https address as browsers write it.", pointer="/endpoint")
    host = found["host"]
    if len(host) > LONGEST_HOST or not any(_covers(pattern, host) for pattern in (*PUSH_SERVICES, *extra_hosts)):
        raise EndpointNotAllowed("This push service is not on this server's list.", pointer="/endpoint")
    return host


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


def _covers(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern
