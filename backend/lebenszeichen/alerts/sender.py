"""Sending: many requests at once over few connections. The only importer of `pycurl`.

Every address that a name stands for is looked at when the connection is made. No redirect is followed, no proxy of the
environment is used, nothing but https is spoken. There is no setting by which a private address could be let in: tests
hand in where names lead, and even then only addresses that are public by name are connected.
"""

import socket
import ssl
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

import pycurl

from lebenszeichen.alerts.delivery import Message
from lebenszeichen.alerts.endpoints import is_public_address

IN_FLIGHT = 400
_CONNECTIONS = 256
_LARGEST_ANSWER = 16 * 1024
"""Bytes of an answer's body; a push service has nothing to say in more."""
_CONNECT_SECONDS = 10
_DEBIAN_CA = Path("/etc/ssl/certs/ca-certificates.crt")

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Tag]):
    """What came of one message."""

    tag: Tag
    status: int | None
    """HTTP status; None when none came: no connection, none that is allowed, or it broke."""
    retry_after: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """What a name stands for, as a test says it."""

    ip: str
    """Looked at like any other."""
    leads_to: tuple[str, int] | None = None
    """Where the connection really goes."""


Resolver = Callable[[str], Sequence[Address]]
"""Host → addresses."""


class Sender:
    """How this process speaks to push services. May be used by several threads, each in a `send` of its own."""

    def __init__(
        self,
        resolver: Resolver | None = None,
        ca_file: Path | None = None,
        *,
        seconds: int = 20,
        at_once: int = IN_FLIGHT,
    ) -> None:
        """Without a resolver names are looked up as usual. `seconds`: after which a message is given up for now."""
        self._resolver = resolver
        self._trust = {pycurl.CAINFO: str(ca_file)} if ca_file else _trusted_by_this_machine()
        self.seconds = seconds
        self._at_once = at_once

    def send(
        self, messages: Iterable[tuple[Tag, Message]], meanwhile: Callable[[], None] = lambda: None
    ) -> Iterator[Answer[Tag]]:
        """Take messages as there is room for them, and give an answer for each as it comes, in no order.

        `meanwhile` is called several times a second, also while no answer comes. When the caller stops listening, what
        is still under way is cut off.
        """
        coming = iter(messages)
        multi = _multi()
        idle = deque(pycurl.Curl() for _ in range(self._at_once))
        flying: dict[pycurl.Curl, _Exchange[Tag]] = {}
        try:
            more = True
            while more or flying:
                more = more and self._fill(multi, coming, idle, flying)
                yield from _step(multi, flying, idle)
                meanwhile()
        finally:
            for curl in flying:
                multi.remove_handle(curl)
            for curl in (*flying, *idle):
                curl.close()
            multi.close()

    def _fill(
        self,
        multi: pycurl.CurlMulti,
        coming: Iterator[tuple[Tag, Message]],
        idle: deque[pycurl.Curl],
        flying: dict[pycurl.Curl, "_Exchange[Tag]"],
    ) -> bool:
        """Start what there is room for; False when nothing more comes."""
        while idle:
            following = next(coming, None)
            if following is None:
                return False
            curl = idle.pop()
            flying[curl] = _Exchange(*following)
            self._prepare(curl, flying[curl])
            multi.add_handle(curl)
        return True

    def _prepare(self, curl: pycurl.Curl, exchange: "_Exchange[Any]") -> None:
        message = exchange.message
        curl.reset()
        options: dict[int, Any] = {
            pycurl.URL: message.url,
            pycurl.PROTOCOLS: pycurl.PROTO_HTTPS,
            pycurl.REDIR_PROTOCOLS: 0,
            pycurl.FOLLOWLOCATION: 0,
            pycurl.PROXY: "",
            pycurl.NOPROXY: "*",
            pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_2TLS,
            pycurl.PIPEWAIT: 0,  # else one slow first answer over HTTP/1.1 keeps all others waiting
            pycurl.SSL_VERIFYPEER: 1,
            pycurl.SSL_VERIFYHOST: 2,
            pycurl.NOSIGNAL: 1,
            pycurl.USERAGENT: "Lebenszeichen",
            pycurl.CONNECTTIMEOUT: min(_CONNECT_SECONDS, self.seconds),
            pycurl.TIMEOUT: self.seconds,
            pycurl.POST: 1,
            pycurl.POSTFIELDS: message.body,
            pycurl.HTTPHEADER: [*(f"{name}: {value}" for name, value in message.headers.items()), "Expect:"],
            pycurl.WRITEFUNCTION: exchange.take_body,
            pycurl.HEADERFUNCTION: exchange.take_header,
            **self._trust,
            **self._way(message.url),
        }
        for option, value in options.items():
            curl.setopt(option, value)

    def _way(self, url: str) -> Mapping[int, Any]:
        """How connections are made: only to what is public."""
        if self._resolver is None:
            return {pycurl.OPENSOCKETFUNCTION: _open_socket}
        host = urlsplit(url).hostname or ""
        addresses = self._resolver(host)
        opening = _InjectedWay({address.ip: address.leads_to for address in addresses if address.leads_to})
        known = f"{host}:443:{','.join(address.ip for address in addresses)}"
        return {
            pycurl.RESOLVE: [known],
            pycurl.OPENSOCKETFUNCTION: opening.open_socket,
            pycurl.SOCKOPTFUNCTION: opening.state_of,
        }


class _Exchange(Generic[Tag]):
    """One message and what is heard about it."""

    def __init__(self, tag: Tag, message: Message) -> None:
        self.tag = tag
        self.message = message
        self.retry_after: str | None = None
        self._heard = 0

    def take_header(self, line: bytes) -> None:
        name, _, value = line.decode("latin-1").partition(":")
        if name.lower() == "retry-after":
            self.retry_after = value.strip()[:64]

    def take_body(self, part: bytes) -> int | None:
        """Thrown away; -1 ends the exchange, when the answer grows beyond all measure."""
        self._heard += len(part)
        return None if self._heard <= _LARGEST_ANSWER else -1


class _InjectedWay:
    """Connections of a test: names lead where it says, and the check is the same."""

    def __init__(self, ways: Mapping[str, tuple[str, int]]) -> None:
        self._ways = ways

    def open_socket(self, purpose: int, address: tuple[int, int, int, tuple[Any, ...]]) -> socket.socket | int:
        opened = _open_socket(purpose, address)
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


def _open_socket(_purpose: int, address: tuple[int, int, int, tuple[Any, ...]]) -> socket.socket | int:
    """A socket for a public address; none for any other. curl calls it for each address that it means to connect to."""
    family, kind, protocol, place = address
    if not is_public_address(str(place[0])):
        return int(pycurl.SOCKET_BAD)
    return socket.socket(family, kind, protocol)


def _multi() -> pycurl.CurlMulti:
    multi = pycurl.CurlMulti()
    multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)
    multi.setopt(pycurl.M_MAX_TOTAL_CONNECTIONS, _CONNECTIONS)
    multi.setopt(pycurl.M_MAX_HOST_CONNECTIONS, _CONNECTIONS // 4)
    return multi


def _step(
    multi: pycurl.CurlMulti, flying: dict[pycurl.Curl, _Exchange[Tag]], idle: deque[pycurl.Curl]
) -> Iterator[Answer[Tag]]:
    multi.perform()
    left = 1
    while left:
        left, done, failed = multi.info_read()
        for curl in (*done, *(curl for curl, _, _ in failed)):
            status = int(curl.getinfo(pycurl.RESPONSE_CODE)) or None
            exchange = flying.pop(curl)
            multi.remove_handle(curl)
            idle.append(curl)
            yield Answer(exchange.tag, status, exchange.retry_after)
    if flying:
        multi.select(0.1)


def _trusted_by_this_machine() -> Mapping[int, str]:
    paths = ssl.get_default_verify_paths()
    if paths.cafile:
        return {pycurl.CAINFO: paths.cafile}
    if _DEBIAN_CA.exists():
        return {pycurl.CAINFO: str(_DEBIAN_CA)}
    return {pycurl.CAPATH: paths.capath or paths.openssl_capath}
