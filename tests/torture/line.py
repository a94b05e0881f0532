"""HTTP as a phone has it: an answer, or none."""

import contextlib
import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PATIENCE = 20.0
"""Seconds without an answer after which the app gives up, as in frontend/src/api/exchange.ts."""


class NoAnswer(Exception):
    """Refused, reset, cut off or too late: nobody knows whether the request arrived."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def retry_after(self) -> int | None:
        """Seconds."""
        value = self.headers.get("retry-after")
        return None if value is None else int(value)


@dataclass(frozen=True)
class Line:
    """To one server on this machine. A connection for each request: what is cut off concerns one request alone."""

    port: int

    def ask(
        self, method: str, path: str, body: object = None, token: str | None = None, *, listens: bool = True
    ) -> Answer:
        """Send one request and read the whole answer. `listens=False`: hang up when it is sent. Raises NoAnswer."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            try:
                connection.request(method, path, None if body is None else json.dumps(body).encode(), headers)
                if not listens:
                    raise NoAnswer("hung up")
                answer = connection.getresponse()
                told = {name.lower(): value for name, value in answer.getheaders()}
                return Answer(answer.status, told, answer.read())
            except (OSError, http.client.HTTPException) as error:
                raise NoAnswer(type(error).__name__) from error
