"""What a push, a reader and a publication cost as letters and people grow. Inside this process, without a network.

CPU is this process's and the database server's together; the median of several rounds.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from benchmarks.server.filling import Filling
from benchmarks.server.load import card
from benchmarks.server.places import Place
from benchmarks.server.processes import cpu_seconds
from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import advance, reached
from lebenszeichen.desk.queries import campaign_counts
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.sync.publication import publish_levels, publish_list, publish_texts

Measured = dict[str, float]
CARDS = 20


class Grown:
    """One database at one size, and everything that is done to it."""

    def __init__(self, place: Place, app: Flask, filling: Filling, rounds: int) -> None:
        self._place, self._filling, self._rounds = place, filling, rounds
        self._client: FlaskClient = app.test_client()
        self._token = self._client.post("/api/devices", json={"consent_version": "2026-11"}).json["token"]
        self._client_id = self._token[:8].encode().hex()[:8] + "-0000-4000-8000-000000000000"
        self._seq = 0

    def measure(self) -> dict[str, Measured]:
        """{what: {cpu_ms, wall_ms}}"""
        costs = {"publish the list, whole": self._once(publish_list)}
        publish_levels(self._place.settings())
        publish_texts(self._place.settings())
        etag = self._client.get("/api/manifest").headers["ETag"]
        costs |= {
            "push of 20 cards": self._often(self._push),
            "levels as of this moment, after a push": self._often(self._levels, before=self._push),
            "levels as of this moment, again": self._often(self._levels),
            "manifest": self._often(lambda: self._get("/api/manifest", 200)),
            "manifest, not changed": self._often(lambda: self._get("/api/manifest", 304, etag)),
            "publish levels": self._often(lambda: publish_levels(self._place.settings()), before=self._push),
            "publish ten changed people": self._often(publish_list, before=self._change_ten),
            "the desk's numbers of a campaign": self._often(self._desk, rounds=2),
        }
        return costs

    def _often(
        self, work: Callable[[], object], *, before: Callable[[], object] | None = None, rounds: int = 0
    ) -> Measured:
        taken = list(self._taken(work, before, rounds or self._rounds))
        return {"cpu_ms": _middle(cpu for cpu, _ in taken), "wall_ms": _middle(wall for _, wall in taken)}

    def _once(self, work: Callable[[], object]) -> Measured:
        return self._often(work, rounds=1)

    def _taken(
        self, work: Callable[[], object], before: Callable[[], object] | None, rounds: int
    ) -> Iterator[tuple[float, float]]:
        for _ in range(rounds):
            if before is not None:
                before()
            cpu, wall = self._cpu(), time.perf_counter()
            work()
            yield (self._cpu() - cpu) * 1000, (time.perf_counter() - wall) * 1000

    def _cpu(self) -> float:
        # /proc counts a database server's time in hundredths of a second: the median of many rounds hides that not.
        server = cpu_seconds(self._place.database_pid) if self._place.database_pid else 0.0
        return time.process_time() + server

    def _push(self) -> None:
        cards = []
        for _ in range(CARDS):
            self._seq += 1
            person = self._filling.person(self._seq * 7919 % self._filling.people)
            cards.append(card(self._seq, person, clock.today().isoformat()))
        answer = self._client.post(
            "/api/mutations",
            json={"client_id": self._client_id, "client_version": 1, "mutations": cards},
            headers={"Authorization": f"Bearer {self._token}"},
            environ_overrides={"REMOTE_ADDR": f"10.{self._seq >> 16 & 255}.{self._seq >> 8 & 255}.{self._seq & 255}"},
        )
        outcomes = {one["outcome"] for one in answer.json["results"]}
        if outcomes != {"applied"}:
            raise RuntimeError(f"a push was answered {outcomes}")

    def _levels(self) -> None:
        self._get("/api/levels", 200)

    def _get(self, path: str, expected: int, etag: str = "") -> None:
        headers = {"Accept-Encoding": "br"} | ({"If-None-Match": etag} if etag else {})
        answer = self._client.get(path, headers=headers)
        if answer.status_code != expected:
            raise RuntimeError(f"{path} answered {answer.status_code}")

    def _change_ten(self) -> None:
        with writing() as session:
            seq = reached(session, "list") + 1
            people = [self._filling.person(number) for number in range(10)]
            session.execute(update(Prisoner).where(Prisoner.id.in_(people)).values(sentence=f"{seq}", list_seq=seq))
            advance(session, "list")

    def _desk(self) -> dict[str, Any]:
        with reading() as session:
            return campaign_counts(session, "everyone")


def _middle(values: Iterator[float]) -> float:
    return round(median(values), 3)
