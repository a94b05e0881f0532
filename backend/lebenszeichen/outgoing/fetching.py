"""Asking for one file: over https, from listed hosts, of a listed kind, and no more of it than was agreed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pycurl

from lebenszeichen.outgoing.sockets import Resolver, guarded, trust_in
from lebenszeichen.outgoing.transfer import NotFetched, Transfer, of_wrong_type
from lebenszeichen.outgoing.urls import https_host

_CONNECT_SECONDS = 10
_MOST_REDIRECTS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SLOW = 1024
"""Bytes in a second; a host that stays below for twice as long as a connection may take is given up."""
_LONGEST_VALIDATOR = 200


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, and of whom an answer is taken."""

    url: str
    hosts: Collection[str]
    """Exactly these; a redirect to any other is not followed."""
    types: Collection[str]
    """Media types in lower case, without parameters."""
    user_agent: str
    conditions: Callable[[str], Mapping[str, str]] = lambda _url: {}
    """Of an address: `If-None-Match` and the like, where a version of it is known."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `body` None: 304, it is the version that is known."""

    url: str
    """Which address answered, after redirects."""
    body: bytes | None
    etag: str | None
    last_modified: str | None


class Fetcher:
    """How this process asks for files."""

    def __init__(
        self,
        resolver: Resolver | None = None,
        ca_file: Path | None = None,
        *,
        seconds: int = 120,
        largest: int = 100 * 1024 * 1024,
    ) -> None:
        """`seconds`: for each address. `largest`: bytes, as they come and unpacked. Resolver: see outgoing.sockets."""
        self._resolver = resolver
        self._trust = trust_in(ca_file)
        self._seconds = seconds
        self._largest = largest

    def fetch(self, request: Request, is_time_to_stop: Callable[[], bool] = lambda: False) -> Fetched:
        """Ask, and follow redirects among the listed hosts. Raises NotFetched, Stopped."""
        url = request.url
        for _ in range(_MOST_REDIRECTS + 1):
            if https_host(url) not in request.hosts:
                raise NotFetched("elsewhere", "It leads to an address that is not https on a listed host.")
            transfer = self._ask(url, request, is_time_to_stop)
            location = transfer.headers.get("location")
            if transfer.status not in _REDIRECTS or not location:
                return _taken(url, transfer, request)
            url = urldefrag(urljoin(url, location)).url
        raise NotFetched("elsewhere", f"It leads on and on, more than {_MOST_REDIRECTS} times.")

    def _ask(self, url: str, request: Request, is_time_to_stop: Callable[[], bool]) -> Transfer:
        transfer = Transfer(request.types, self._largest, is_time_to_stop)
        # Unpacked by us: curl takes a packed file that ends too early for a whole one.
        headers = {"Accept": ", ".join(request.types), "Accept-Encoding": "gzip", **request.conditions(url)}
        options: dict[int, Any] = {
            **guarded(url, self._resolver, self._trust),
            pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_2TLS,
            pycurl.USERAGENT: request.user_agent,
            pycurl.HTTPHEADER: [f"{name}: {value}" for name, value in headers.items()],
            pycurl.CONNECTTIMEOUT: min(_CONNECT_SECONDS, self._seconds),
            pycurl.TIMEOUT: self._seconds,
            pycurl.LOW_SPEED_LIMIT: _SLOW,
            pycurl.LOW_SPEED_TIME: min(_CONNECT_SECONDS * 2, self._seconds),
            pycurl.HEADERFUNCTION: transfer.take_header,
            pycurl.WRITEFUNCTION: transfer.take_body,
            pycurl.NOPROGRESS: 0,
            pycurl.XFERINFOFUNCTION: transfer.look,
        }
        curl = pycurl.Curl()
        try:
            for option, value in options.items():
                curl.setopt(option, value)
            curl.perform()
            transfer.end()
        except pycurl.error as error:
            transfer.failed(error.args[0])
        finally:
            curl.close()
        if transfer.fault:
            raise transfer.fault
        return transfer


def _taken(url: str, transfer: Transfer, request: Request) -> Fetched:
    known = transfer.status == 304 and request.conditions(url)
    if transfer.status != 200 and not known:
        said = f"It answered {transfer.status} instead of a list."
        raise NotFetched(
            "status", said, status=transfer.status, retry_after=transfer.headers.get("retry-after", "")[:64]
        )
    if not known and transfer.media_type not in request.types:
        raise of_wrong_type()
    etag, last_modified = (transfer.headers.get(name) for name in ("etag", "last-modified"))
    return Fetched(url, None if known else bytes(transfer.body), _kept(etag), _kept(last_modified))


def _kept(validator: str | None) -> str | None:
    """What can be sent back as it came, and is not too long to be kept."""
    fits = validator and len(validator) <= _LONGEST_VALIDATOR and validator.isascii() and validator.isprintable()
    return validator if fits else None
