"""A source of lists on loopback: a real HTTPS server with certificates of its own, that answers as it is told."""

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

from lebenszeichen.outgoing.fetching import Fetcher
from push_service.authority import make_authority, server_context
from push_service.ways import leading_to

HOST = "lists.example.org"
MIRROR = "mirror.example.org"
URL = f"https://{HOST}/prisoners.csv?lang=ru"
CSV = {"Content-Type": "text/csv; charset=utf-8"}


@dataclass(frozen=True)
class Answer:
    """What it says when it is asked."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    after: float = 0
    """Seconds before the body."""
    endless: bytes = b""
    """Said again and again until the other side hangs up."""


def redirect(location: str) -> Answer:
    return Answer(302, {"Location": location})


class ListSource:
    """As a `with` block. Asked for a path it has no answer for, it says 404."""

    def __init__(self, folder: Path) -> None:
        self.authority, self._chain = make_authority(folder, (HOST, MIRROR))
        self.answers: dict[str, Answer | Callable[[Mapping[str, str]], Answer]] = {}
        """By host and path, `lists.example.org/prisoners.csv?lang=ru`."""
        self.asked: list[tuple[str, dict[str, str]]] = []
        """Host and path, and headers (names in lower case), in the order in which they came."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        # Handshakes belong to the connections' own threads: whoever hangs up early keeps nobody waiting.
        context: ssl.SSLContext = server_context(self._chain)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def offer(self, content: bytes, etag: str | None = None) -> None:
        """From now on this is the list; whoever knows `etag` hears 304."""

        def answer(headers: Mapping[str, str]) -> Answer:
            if etag and headers.get("if-none-match") == etag:
                return Answer(304, {"ETag": etag})
            return Answer(200, {**CSV, **({"ETag": etag} if etag else {})}, content)

        self.answers[URL.removeprefix("https://")] = answer

    def say(self, answer: Answer, url: str = URL) -> None:
        self.answers[url.removeprefix("https://")] = answer

    def fetcher(self, **options: int) -> Fetcher:
        """One for which every name leads here."""
        return Fetcher(leading_to(self.port), self.authority, **options)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)


def _handler(source: ListSource) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            place = headers["host"] + self.path
            source.asked.append((place, headers))
            known = source.answers.get(place, Answer(404))
            self._say(known(headers) if callable(known) else known)

        def _say(self, answer: Answer) -> None:
            self.send_response(answer.status)
            size = {} if answer.endless else {"Content-Length": str(len(answer.body))}
            for name, value in {**size, **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.flush()
                time.sleep(answer.after)
                self.wfile.write(answer.body)
                while answer.endless:
                    self.wfile.write(answer.endless)
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            """Nothing."""

    return Handler
