"""The server is killed with signal 9 while phones push: nothing is lost, nothing is counted twice.

Every phone sends its batch again until each id was named, as the app does. The kills are spread over the work, so that
some fall between commit and answer: then the ledger says `duplicate` the second time.
"""

import http.client
import json
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from real_server import RealServer

PHONES = 6
CARDS = 60
BATCH = 5
KILLS = 5
NO_ANSWER = (urllib.error.URLError, http.client.HTTPException, OSError)


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[RealServer]:
    told = {
        "DATABASE_URL": database_url,
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
        "LETTERS_SOFT_CAP": str(PHONES * CARDS),
    }
    server = RealServer(tmp_path / "killed", environment=told)
    server.run("migrate")
    server.run("sample", "load")
    server.start("--no-worker")
    yield server
    server.stop()


@pytest.mark.timeout(240)
def test_cards_pushed_while_the_server_is_killed_again_and_again_are_counted_once(server: RealServer) -> None:
    person = somebody_held(server)
    phones = [PushingPhone(server, person) for _ in range(PHONES)]
    for phone in phones:
        phone.thread.start()
    for kill in range(1, KILLS + 1):
        wait_for(phones, acknowledged=PHONES * CARDS * kill // (KILLS + 2))
        server.kill()
        server.start("--no-worker")
    for phone in phones:
        phone.thread.join(120)
    assert [phone.left for phone in phones] == [0] * PHONES
    counts = json.loads(server.run("counts", "--format", "json"))
    assert sum(row["posted"] for row in counts) == PHONES * CARDS
    outcomes = sum((phone.outcomes for phone in phones), Counter[str]())
    assert set(outcomes) <= {"applied", "duplicate"}
    assert sum(phone.unanswered for phone in phones) > 0, "no kill met a push: the test has shown nothing"


def wait_for(phones: list["PushingPhone"], acknowledged: int) -> None:
    while sum(CARDS - phone.left for phone in phones) < acknowledged:
        assert any(phone.thread.is_alive() for phone in phones), "the phones gave up"
        time.sleep(0.005)


def somebody_held(server: RealServer) -> str:
    manifest = json.loads(server.fetch("/api/manifest")[1])
    listed = json.loads(server.fetch(manifest["list"]["snapshot"]["path"])[1])
    person: str = next(row["id"] for row in listed["prisoners"] if row["state"] == "held")
    return person


class PushingPhone:
    """Cards in an outbox, pushed in batches from a thread of its own until every id was named."""

    def __init__(self, server: RealServer, person: str) -> None:
        self._server = server
        self._client_id = str(uuid4())
        self._token: str = self._ask("/api/devices", {"consent_version": "2026-11"})["token"]
        self._waiting = [self._card(person, seq) for seq in range(1, CARDS + 1)]
        self.outcomes: Counter[str] = Counter()
        self.unanswered = 0
        self.thread = threading.Thread(target=self._flush)

    @property
    def left(self) -> int:
        return len(self._waiting)

    def _card(self, person: str, seq: int) -> dict[str, Any]:
        args = {"letter_id": str(uuid4()), "prisoner_id": person, "campaign_id": "everyone"}
        day = time.strftime("%Y-%m-%d", time.gmtime())
        common = {"name": "letter_posted", "schema": 1, "local_date": day, "args": json.dumps(args)}
        return {"id": str(uuid4()), "seq": seq, **common}

    def _flush(self) -> None:
        end = time.monotonic() + 100
        while self._waiting and time.monotonic() < end:
            body = {"client_id": self._client_id, "client_version": 1, "mutations": self._waiting[:BATCH]}
            try:
                results = self._ask("/api/mutations", body)["results"]
            except NO_ANSWER:
                self.unanswered += 1
                time.sleep(0.05)
                continue
            named = {result["id"] for result in results}
            self.outcomes.update(result["outcome"] for result in results)
            self._waiting = [card for card in self._waiting if card["id"] not in named]

    def _ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        if path == "/api/mutations":
            headers["Authorization"] = f"Bearer {self._token}"
        request = urllib.request.Request(  # noqa: S310  (our own address)
            self._server.url + path, data=json.dumps(body).encode(), headers=headers
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            told: dict[str, Any] = json.loads(answer.read())
            return told
