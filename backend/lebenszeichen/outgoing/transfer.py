"""One request, and what is heard: no more than was agreed, and of the agreed kind."""

import zlib
from collections.abc import Callable, Collection
from typing import Any, Literal

import pycurl

Reason = Literal["unreachable", "status", "elsewhere", "too_large", "wrong_type"]


class NotFetched(Exception):
    """Nothing usable came; `said` is a sentence for the operator, without anything that was in the answer."""

    def __init__(self, reason: Reason, said: str, *, status: int | None = None, retry_after: str | None = None) -> None:
        super().__init__(said)
        self.reason = reason
        self.said = said
        self.status = status
        """Of HTTP, when that is the reason."""
        self.retry_after = retry_after
        """As the host gave it, with any such status."""

    @property
    def may_pass(self) -> bool:
        """Is it worth asking again soon?"""
        return self.reason == "unreachable" or self.status in {408, 425, 429} or (self.status or 0) >= 500


class Stopped(Exception):
    """The program was told to end in the middle of it."""


class Transfer:
    """One request, and what is heard."""

    def __init__(self, types: Collection[str], largest: int, is_time_to_stop: Callable[[], bool]) -> None:
        self._types, self._largest, self._is_time_to_stop = types, largest, is_time_to_stop
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = bytearray()
        self.fault: NotFetched | Stopped | None = None
        self._came = 0
        self._packed: Any = None
        self._heard_enough = False

    def take_header(self, line: bytes) -> None:
        text = line.decode("latin-1").strip()
        if text.startswith("HTTP/"):
            self.status, self.headers = int(text.split(" ", 2)[1]), {}
            return
        name, _, value = text.partition(":")
        self.headers[name.lower()] = value.strip()

    def take_body(self, part: bytes) -> int | None:
        """-1 ends the transfer: only the body of a 200 of the right kind is of any use."""
        if self.status != 200:
            self._heard_enough = True
            return -1
        if not self._came:
            self._begin()
        self._came += len(part)
        if not self.fault:
            self._add(part)
        return -1 if self.fault else None

    def _begin(self) -> None:
        encoding = self.headers.get("content-encoding", "identity").lower()
        if self.media_type not in self._types:
            self.fault = of_wrong_type()
        elif encoding in {"gzip", "x-gzip"}:
            self._packed = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        elif encoding != "identity":
            self.fault = _not_unpacked()

    def _add(self, part: bytes) -> None:
        """Never unpacks more than one byte beyond what was agreed."""
        room = self._largest + 1 - len(self.body)
        try:
            self.body += self._packed.decompress(part, room) if self._packed else part
        except zlib.error:
            self.fault = _not_unpacked()
        if max(self._came, len(self.body)) > self._largest:
            self.fault = _too_large(self._largest)

    def end(self) -> None:
        """Nothing more comes: is it whole?"""
        if self._packed and (not self._packed.eof or self._packed.unused_data):
            self.fault = self.fault or _not_unpacked()

    def look(self, will_come: int, _has_come: int, _will_go: int, _has_gone: int) -> int:
        """Several times a second; `will_come`: bytes, if that was said. 1 ends the transfer."""
        if self._is_time_to_stop():
            self.fault = Stopped()
        elif self.status == 200 and will_come > self._largest:
            self.fault = self.fault or _too_large(self._largest)
        return 1 if self.fault else 0

    def failed(self, code: int) -> None:
        """What curl says of it, unless it was we who ended it."""
        if not self.fault and not self._heard_enough:
            self.fault = NotFetched("unreachable", _FAILURES.get(code, "No connection, or it broke off."))

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def of_wrong_type() -> NotFetched:
    """Not what was asked for: a web page, say."""
    return NotFetched("wrong_type", "It sent something of another kind than a list.")


def _not_unpacked() -> NotFetched:
    return NotFetched("unreachable", "What it sent cannot be unpacked.")


def _too_large(largest: int) -> NotFetched:
    return NotFetched("too_large", f"It sent more than {largest // 1024 // 1024} MB, packed or unpacked.")


_FAILURES = {
    pycurl.E_OPERATION_TIMEDOUT: "It did not answer in time, or too slowly.",
    pycurl.E_COULDNT_RESOLVE_HOST: "Nobody knows its name.",
    pycurl.E_PEER_FAILED_VERIFICATION: "Its certificate is bad: another name, out of date, or nobody vouches for it.",
}
