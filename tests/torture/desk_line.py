"""The desk over HTTP, as a coordinator's browser has it: a real server, a cookie, an upload read line by line."""

import contextlib
import http.client
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from factories.coordinators import make_coordinator
from factories.databases import STORAGE_KEY
from lebenszeichen.app import create_app
from lebenszeichen.coordinators import sessions
from lebenszeichen.database import engine, writing
from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.settings import Settings
from torture.installation import Installation

_PATIENCE = 300.0


@dataclass(frozen=True)
class DeskLine:
    """One coordinator who is signed in, at one server."""

    port: int
    origin: str
    token: str

    def upload(self, files: Sequence[bytes]) -> list[dict[str, Any]]:
        """Every line that comes while the lists are compared."""
        boundary = uuid4().hex
        parts = [_part(boundary, number, content) for number, content in enumerate(files)]
        body = b"".join(parts) + f"--{boundary}--\r\n".encode()
        kind = f"multipart/form-data; boundary={boundary}"
        return [json.loads(line) for line in self._ask("POST", "", body, kind)[1].splitlines()]

    def get(self, path: str) -> Any:
        return json.loads(self._ask("GET", path, None, None)[1])

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        status, answer = self._ask("POST", path, json.dumps(body).encode(), "application/json")
        return status, json.loads(answer)

    def _ask(self, method: str, path: str, body: bytes | None, kind: str | None) -> tuple[int, bytes]:
        headers = {"Cookie": f"{SESSION_COOKIE}={self.token}", "Origin": self.origin}
        if kind is not None:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        with contextlib.closing(connection):
            connection.request(method, f"/api/desk/imports{path}", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()


def two_at_the_desk(installation: Installation) -> tuple[DeskLine, DeskLine]:
    """The founding pair, signed in; the server runs."""
    app = create_app(Settings(home=installation.home, database_url=installation.database_url, storage_key=STORAGE_KEY))
    with app.app_context():
        with writing() as session:
            ids = [make_coordinator(session, name, founding=True) for name in ("Ada", "Bea")]
            tokens = [sessions.begin(session, id) for id in ids]
        engine().dispose()
    server = installation.servers[0]
    first, second = (DeskLine(server.port, server.url, token) for token in tokens)
    return first, second


def _part(boundary: str, number: int, content: bytes) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="list-{number}.csv"\r\n\r\n'
    return head.encode() + content + b"\r\n"
