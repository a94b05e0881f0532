"""How curl's connections are made: to addresses that are public, and to nobody else.

Every address that a name stands for is looked at when the connection is made, so that a name that leads elsewhere the
second time leads nowhere. There is no setting by which a private address could be let in: tests hand in where names
lead, and even then only addresses that are public by name are connected.
"""

import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pycurl

from lebenszeichen.outgoing.addresses import is_public_address

_DEBIAN_CA = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass(frozen=True, slots=True)
class Address:
    """What a name stands for, as a test says it."""

    ip: str
    """Looked at like any other."""
    leads_to: tuple[str, int] | None = None
    """Where the connection really goes."""


Resolver = Callable[[str], Sequence[Address]]
"""Host → addresses."""


def trust_in(ca_file: Path | None) -> Mapping[int, Any]:
    """Options of curl: authorities in this file, or those that this machine trusts.

    SSL_CERT_FILE and SSL_CERT_DIR are heeded, as by every program that uses OpenSSL.
    """
    if ca_file:
        return {pycurl.CAINFO: str(ca_file)}
    paths = ssl.get_default_verify_paths()
    if paths.cafile:
        return {pycurl.CAINFO: paths.cafile}
    if _DEBIAN_CA.exists():
        return {pycurl.CAINFO: str(_DEBIAN_CA)}
    return {pycurl.CAPATH: paths.capath or paths.openssl_capath}


def guarded(url: str, resolver: Resolver | None, trust: Mapping[int, Any]) -> Mapping[int, Any]:
    """Options of curl for one request: https alone, by itself, to public addresses, no redirect and no proxy.

    Without a resolver names are looked up as usual.
    """
    return {
        pycurl.URL: url,
        pycurl.PROTOCOLS: pycurl.PROTO_HTTPS,
        pycurl.REDIR_PROTOCOLS: 0,
        pycurl.FOLLOWLOCATION: 0,
        pycurl.PROXY: "",
        pycurl.NOPROXY: "*",
        pycurl.SSL_VERIFYPEER: 1,
        pycurl.SSL_VERIFYHOST: 2,
        pycurl.NOSIGNAL: 1,
        **trust,
        **_way(url, resolver),
    }


def open_public(_purpose: int, address: tuple[int, int, int, tuple[Any, ...]]) -> socket.socket | int:
    """A socket for a public address; none for any other. curl calls it for each address that it means to connect to."""
    family, kind, protocol, place = address
    if not is_public_address(str(place[0])):
        return int(pycurl.SOCKET_BAD)
    return socket.socket(family, kind, protocol)


def _way(url: str, resolver: Resolver | None) -> Mapping[int, Any]:
    if resolver is None:
        return {pycurl.OPENSOCKETFUNCTION: open_public}
    host = urlsplit(url).hostname or ""
    addresses = resolver(host)
    opening = _InjectedWay({address.ip: address.leads_to for address in addresses if address.leads_to})
    known = f"{host}:443:{','.join(address.ip for address in addresses)}"
    return {
        pycurl.RESOLVE: [known],
        pycurl.OPENSOCKETFUNCTION: opening.open_socket,
        pycurl.SOCKOPTFUNCTION: opening.state_of,
    }


class _InjectedWay:
    """Connections of a test: names lead where it says, and the check is the same."""

    def __init__(self, ways: Mapping[str, tuple[str, int]]) -> None:
        self._ways = ways

    def open_socket(self, purpose: int, address: tuple[int, int, int, tuple[Any, ...]]) -> socket.socket | int:
        opened = open_public(purpose, address)
        way = self._ways.get(str(address[3][0]))
        if isinstance(opened, int) or way is None:
            return opened
        opened.close()
        return socket.create_connection(way)

    def state_of(self, descriptor: int, _purpose: int) -> int:
        connected = socket.socket(fileno=descriptor)
        try:
            connected.getpeername()
        except OSError:
            return int(pycurl.SOCKOPT_OK)
        finally:
            connected.detach()
        return int(pycurl.SOCKOPT_ALREADY_CONNECTED)
