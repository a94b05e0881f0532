"""Google's Mobile Connection Server, as far as a browser that receives messages needs it.

One TLS connection per browser. Each side sends the version once, then frames: a tag, a length, a protobuf message
(`google_apis/gcm/protocol/mcs.proto` in Chromium).
"""

import asyncio
import contextlib
import itertools
import time
from dataclasses import dataclass

from push_service.protobuf import read_varint, text, varint, whole

_VERSION = b"\x29"
_PING, _PONG, _LOGIN, _LOGGED_IN, _DATA = 0, 1, 2, 3, 8


@dataclass(frozen=True)
class Parcel:
    """A message on its way to a browser, still encrypted."""

    app: str
    """`app` of the registration: the browser."""
    subtype: str
    """`X-subtype` of the registration: origin and worker."""
    sender: str
    """The application server's key."""
    body: bytes
    ttl: int
    topic: str


class MobileConnections:
    """Everybody who is connected, and what waits for whoever is not: the last message of each topic."""

    def __init__(self) -> None:
        self.logins = 0
        self.delivered = 0
        self._writer: asyncio.StreamWriter | None = None
        self._waiting: dict[tuple[str, str], Parcel] = {}
        self._numbers = itertools.count(1)

    def deliver(self, parcel: Parcel) -> None:
        """Now, or when the browser is there again. Called in the loop that serves the connections."""
        self._waiting[parcel.subtype, parcel.topic] = parcel
        self._hand_out()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            await reader.readexactly(len(_VERSION))
            while True:
                (tag,) = await reader.readexactly(1)
                await reader.readexactly(await read_varint(reader))
                self._answer(tag, writer)
                await writer.drain()
        if self._writer is writer:
            self._writer = None
        writer.close()

    def _answer(self, tag: int, writer: asyncio.StreamWriter) -> None:
        if tag == _PING:
            writer.write(_frame(_PONG, b""))
        elif tag == _LOGIN:
            self.logins += 1
            told = text(1, "login") + whole(6, 0) + whole(8, _now())
            writer.write(_VERSION + _frame(_LOGGED_IN, told))
            self._writer = writer
            self._hand_out()

    def _hand_out(self) -> None:
        if self._writer is None or self._writer.is_closing():
            return
        for parcel in self._waiting.values():
            self._writer.write(_frame(_DATA, _stanza(parcel, next(self._numbers))))
            self.delivered += 1
        self._waiting.clear()


def _stanza(parcel: Parcel, number: int) -> bytes:
    pairs = {"subtype": parcel.subtype, "content-encoding": "aes128gcm"}
    told = text(2, f"message-{number}") + text(3, parcel.sender) + text(5, parcel.app)
    for key, value in pairs.items():
        told += text(7, text(1, key) + text(2, value))
    return told + text(9, f"0:{number}") + whole(17, parcel.ttl) + whole(18, _now()) + text(21, parcel.body)


def _frame(tag: int, message: bytes) -> bytes:
    return bytes([tag]) + varint(len(message)) + message


def _now() -> int:
    return int(time.time() * 1000)
