"""Sending: many requests at once over few connections.

Every address that a name stands for is looked at when the connection is made. No redirect is followed, no proxy of the
environment is used, nothing but https is spoken (`outgoing.sockets`).
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import pycurl

from lebenszeichen.alerts.delivery import Message
from lebenszeichen.outgoing.sockets import Resolver, guarded, trust_in

IN_FLIGHT = 400
_CONNECTIONS = 256
_LARGEST_ANSWER = 16 * 1024
"""Bytes of an answer's body; a push service has nothing to say in more."""
_CONNECT_SECONDS = 10

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Tag]):
    """What came of one message."""

    tag: Tag
    status: int | None
    """HTTP status; None when none came: no connection, none that is allowed, or it broke."""
    retry_after: str | None = None


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
        self._trust = trust_in(ca_file)
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
            **guarded(message.url, self._resolver, self._trust),
            pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_2TLS,
            pycurl.PIPEWAIT: 0,  # else one slow first answer over HTTP/1.1 keeps all others waiting
            pycurl.USERAGENT: "Lebenszeichen",
            pycurl.CONNECTTIMEOUT: min(_CONNECT_SECONDS, self.seconds),
            pycurl.TIMEOUT: self.seconds,
            pycurl.POST: 1,
            pycurl.POSTFIELDS: message.body,
            pycurl.HTTPHEADER: [*(f"{name}: {value}" for name, value in message.headers.items()), "Expect:"],
            pycurl.WRITEFUNCTION: exchange.take_body,
            pycurl.HEADERFUNCTION: exchange.take_header,
        }
        for option, value in options.items():
            curl.setopt(option, value)


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
