"""The line to the server: nothing is asked while the server has asked for quiet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .store import Store
from .wire import AN_HOUR, Answer, BadAnswerError, Request, Transport, retry_after


class AskedToWaitError(Exception):
    """The server said when to ask again; it is not yet that time."""


class Line:
    """Asks, and remembers `Retry-After` over restarts and for all processes of the phone."""

    def __init__(self, store: Store, url: str, send: Transport, now: Callable[[], float]) -> None:
        self._store, self._url, self._send, self._now = store, url.rstrip("/"), send, now

    def quiet(self) -> float:
        """For how many seconds nothing may be asked."""
        left = float(self._store.get("not_before") or 0.0) - self._now()
        return left if 0.0 < left <= AN_HOUR else 0.0  # more than that: the phone's clock was set back

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """One request. A lost one and a lost answer are the same to a client: `BadAnswerError`."""
        if self.quiet():
            raise AskedToWaitError
        kind = {} if body is None else {"Content-Type": "application/json"}
        try:
            answer = self._send(Request(method, self._url + path, {**kind, **(headers or {})}, body))
        except OSError as error:
            raise BadAnswerError(f"{method} {path}: {error!r}") from error
        wait = retry_after(answer, self._now())
        if wait is not None:
            with self._store.transaction():
                self._store.put(not_before=self._now() + wait)
        return answer
