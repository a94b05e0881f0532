"""Emptying the outbox."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .line import Line
from .outbox import Outbox
from .report import Report
from .store import Store
from .wire import CLIENT_VERSION, Answer, BadAnswerError, Json, Pushed, envelope, read_pushed

BATCH = 50
NEW_CLIENTS = 3
CONSENT_VERSION = "2026-11"


class TooOldError(Exception):
    """This app may not push any more; it goes on reading."""


@dataclass
class Turn:
    """One emptying: how many are still sent alone, how often the `client_id` was changed."""

    alone: int = 0
    new_clients: int = 0


class Pusher:
    """Pushes what waits, under a token that it asks for when it is needed."""

    def __init__(self, store: Store, outbox: Outbox, line: Line, now: Callable[[], float]) -> None:
        self._store, self._outbox, self._line, self._now = store, outbox, line, now
        self._me = str(uuid.uuid4())

    def push(self, report: Report) -> None:
        """Until nothing waits, or the server or the network will not have it."""
        self._erase_device()
        if not self._outbox.waiting():
            return
        if (self._store.get("minimum_client") or 0) > CLIENT_VERSION:
            report.too_old = True
        elif self._store.lease(self._me, self._now()):
            try:
                self._empty(report)
            except TooOldError:
                self._remember_too_old(report)
            finally:
                self._store.release(self._me)

    def _remember_too_old(self, report: Report) -> None:
        report.too_old = True
        with self._store.transaction():
            # Without its ETag the manifest comes whole, and says from which version on pushing helps.
            self._store.put(minimum_client=CLIENT_VERSION + 1, etag=None)

    def _erase_device(self) -> None:
        token = self._store.get("erasing")
        if token is None:
            return
        answer = self._line.ask("DELETE", "/api/devices/current", _bearer(token))
        if answer.status != 204 and not answer.says(401, "unknown-device"):
            raise answer.failure()
        with self._store.transaction():
            self._store.put(erasing=None)

    def _empty(self, report: Report) -> None:
        turn = Turn()
        while self._outbox.waiting():
            token = self._store.get("token") or self._register()
            with self._store.transaction():  # another tab may change the numbers or say no
                client_id, batch = self._outbox.client_id(), self._outbox.batch(1 if turn.alone else BATCH)
            if not batch:
                return
            answer = self._line.ask("POST", "/api/mutations", _bearer(token), envelope(client_id, batch))
            self._take(answer, token, client_id, batch, turn, report)
            if turn.new_clients > NEW_CLIENTS:
                raise BadAnswerError("forks or unknown devices without end")

    def _register(self) -> str:
        body = json.dumps({"consent_version": CONSENT_VERSION}).encode()
        answer = self._line.ask("POST", "/api/devices", body=body)
        if answer.status != 201:
            raise answer.failure()
        registered = answer.json()
        token, epoch = registered.get("token"), registered.get("epoch")
        if not isinstance(token, str) or not isinstance(epoch, str):
            raise BadAnswerError("a registration of another form")
        with self._store.transaction():
            self._store.put(token=token)
            self._outbox.enter_epoch(epoch)
        return token

    def _take(
        self, answer: Answer, token: str, client_id: str, batch: Sequence[Json], turn: Turn, report: Report
    ) -> None:
        if answer.status == 200:
            self._take_results(read_pushed(answer), client_id, batch, turn, report)
        elif answer.says(401, "unknown-device"):
            self._forget_token(token, client_id, turn)
        elif problem := answer.refused():
            self._take_refusal(problem, batch, turn, report)
        elif answer.says(426, "client-too-old"):
            raise TooOldError
        else:
            raise answer.failure()

    def _forget_token(self, token: str, client_id: str, turn: Turn) -> None:
        turn.new_clients += 1
        with self._store.transaction():
            if self._store.get("token") == token:  # else another process was faster
                self._store.put(token=None)
                self._new_client(client_id)

    def _new_client(self, client_id: str) -> None:
        """Another one than this, unless it is already."""
        if self._store.get("client_id") == client_id:
            self._outbox.new_client()

    def _take_refusal(self, problem: Json, batch: Sequence[Json], turn: Turn, report: Report) -> None:
        if len(batch) > 1:
            turn.alone = len(batch)
            return
        turn.alone = max(turn.alone - 1, 0)
        report.rejected += 1
        with self._store.transaction():
            self._outbox.reject(batch[0]["id"], problem)

    def _take_results(self, pushed: Pushed, client_id: str, batch: Sequence[Json], turn: Turn, report: Report) -> None:
        turn.alone = max(turn.alone - 1, 0)
        sent = {row["id"] for row in batch}
        outcomes = [result.outcome for result in pushed.results if result.id in sent]
        with self._store.transaction():
            self._store.put(minimum_client=pushed.minimum_client)
            self._outbox.enter_epoch(pushed.epoch)
            for result in pushed.results:
                if result.id in sent and result.outcome in ("applied", "duplicate"):
                    self._outbox.acknowledge(result, pushed.epoch)
                elif result.id in sent and result.outcome == "rejected":
                    self._outbox.reject(result.id, result.problem)
            if "fork" in outcomes:
                self._new_client(client_id)
        self._count(outcomes, turn, report)

    def _count(self, outcomes: Sequence[str], turn: Turn, report: Report) -> None:
        acknowledged = outcomes.count("applied") + outcomes.count("duplicate")
        rejected, forks = outcomes.count("rejected"), outcomes.count("fork")
        report.acknowledged += acknowledged
        report.rejected += rejected
        report.forks += forks
        turn.new_clients += bool(forks)
        if not acknowledged + rejected + forks:
            raise BadAnswerError("the answer names none of what was sent")


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
