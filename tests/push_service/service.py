"""The stand-in itself: one thread, one loop, TLS on a free port of loopback."""

import asyncio
import contextlib
import ssl
import threading
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag

from push_service.authority import make_authority, server_context
from push_service.browser import Received, Receiver, SubscribedBrowser
from push_service.strictness import faults_of

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
WORKER_PROCESS = Path(__file__).with_name("worker_process.py")


@dataclass(frozen=True)
class Reply:
    """What the service does instead of taking a message."""

    status: int = 201
    retry_after: str | None = None
    location: str | None = None
    """Where a redirect leads."""
    after: float = 0
    """Seconds before it answers."""
    reset: bool = False
    """Break the connection instead of answering."""
    body: bytes = b""
    takes_it: bool = False
    """Take the message nevertheless, as a service does whose answer is lost."""
    closes: bool = False
    """End the connection after the answer."""


class PushService:
    """Every push service at once, as `with` block."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        """`folder` takes the certificates. `now`: its clock, in seconds since 1970."""
        self._now = now
        self.authority, self.chain = make_authority(folder)
        self.faults: list[str] = []
        """What a strict service complains of, by the name of the header, claim or part."""
        self.connections = 0
        self.requests: list[str] = []
        """The path of each request, in the order in which they came."""
        self._browsers: dict[str, Receiver] = {}
        self._replies: defaultdict[str, deque[Reply]] = defaultdict(deque)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="push-service")
        self.port = 0

    @property
    def worker_command(self) -> list[str]:
        """What Python is to run so that a worker finds this service."""
        return [str(WORKER_PROCESS), str(self.port), str(self.authority)]

    def subscribe(self, host: str, application_server_key: str) -> SubscribedBrowser:
        """What a browser gets from its push service."""
        browser = SubscribedBrowser(host, application_server_key)
        self.admit(browser)
        return browser

    def admit(self, browser: Receiver) -> None:
        """From now on messages to it are taken."""
        self._browsers[browser.path] = browser

    def listen(self, handler: Handler, context: ssl.SSLContext | None = None) -> int:
        """Serve something else beside it, in the same loop; the port on loopback."""
        starting = asyncio.start_server(handler, "127.0.0.1", 0, ssl=context, backlog=512)
        server = asyncio.run_coroutine_threadsafe(starting, self._loop).result(10)
        port: int = server.sockets[0].getsockname()[1]
        return port

    def behave(self, browser: Receiver, *replies: Reply) -> None:
        """Answer the next messages to this browser so; those after them are taken."""
        self._replies[browser.path].extend(replies)

    def forget(self, browser: Receiver) -> None:
        """From now on it is gone: 410."""
        del self._browsers[browser.path]

    def __enter__(self) -> Self:
        self._thread.start()
        self.port = self.listen(self._serve, server_context(self.chain))
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            while await self._exchange(reader, writer):
                pass
        writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        path, headers, body = await read_request(reader)
        self.requests.append(path)
        reply = self._reply(path, headers, body)
        if reply.after:
            await asyncio.sleep(reply.after)
        if reply.reset:
            writer.transport.abort()
            return False
        writer.write(_written(reply))
        await writer.drain()
        return not reply.closes

    def _reply(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        browser = self._browsers.get(path)
        if browser is None:
            return Reply(410)
        told = self._replies[path].popleft() if self._replies[path] else Reply(takes_it=True)
        faults = list(faults_of(headers, body, browser.host, browser.application_server_key, self._now()))
        if headers.get("host") != browser.host:
            faults.append((400, "Host"))
        try:
            plain = browser.open(body)
        except (ValueError, IndexError, InvalidTag):
            faults.append((400, "encryption"))
        if faults:
            self.faults.extend(fault for _, fault in faults)
            return Reply(faults[0][0])
        if told.takes_it:
            browser.take(Received(headers, body, plain))
        return told


async def read_request(reader: asyncio.StreamReader) -> tuple[str, dict[str, str], bytes]:
    """Path, headers (names in lower case) and body. Raises IncompleteReadError when the other side ends."""
    path, headers = _parsed(await reader.readuntil(b"\r\n\r\n"))
    return path, headers, await reader.readexactly(int(headers.get("content-length", "0")))


def _parsed(head: bytes) -> tuple[str, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = (line.partition(":") for line in lines if line)
    return first.split(" ")[1], {name.lower(): value.strip() for name, _, value in headers}


def _written(reply: Reply) -> bytes:
    lines = [f"HTTP/1.1 {reply.status} As told", f"Content-Length: {len(reply.body)}"]
    if reply.retry_after is not None:
        lines.append(f"Retry-After: {reply.retry_after}")
    if reply.location is not None:
        lines.append(f"Location: {reply.location}")
    if reply.closes:
        lines.append("Connection: close")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + reply.body
