"""A whole journey with marked words, then a search for them in database, dump, files and log.

The server is the real one with its worker. What a phone or a browser tells of somebody (token, address, what they
typed, what their program is called) must be nowhere afterwards; what was counted must be there, or the search proves
nothing.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from factories.columns import people_in
from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from privacy.marked import ADDRESS, MARK, ask, dumped, every_byte
from real_server import RealServer


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[RealServer]:
    told = {
        "DATABASE_URL": database_url,
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
        "BEHIND_PROXIES": "1",
    }
    server = RealServer(tmp_path / "journey", environment=told)
    server.run("sample", "load")
    server.start()
    yield server
    server.stop()


def somebody_held(server: RealServer) -> str:
    manifest = json.loads(ask(server, "/api/manifest"))
    listed = json.loads(ask(server, manifest["list"]["snapshot"]["path"]))
    person: str = next(p["id"] for p in people_in(listed) if p["state"] == "held")
    return person


def push(server: RealServer, token: str, *mutations: dict[str, object]) -> list[dict[str, object]]:
    body = {"client_id": str(uuid4()), "client_version": 1, "mutations": list(mutations)}
    answer = json.loads(ask(server, "/api/mutations", body=json.dumps(body).encode(), method="POST", token=token))
    results: list[dict[str, object]] = answer["results"]
    return results


def mutation(seq: int, name: str, args: object) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "seq": seq,
        "name": name,
        "schema": 1,
        "local_date": "2026-11-21",
        "args": json.dumps(args),
    }


def journey(server: RealServer) -> tuple[str, str]:
    """Read, register, post a card, be wrong in many ways; returns the token and the letter's id."""
    for path in ("/", f"/de/prisoners?q={MARK}", f"/en/prisoners/{MARK}", f"/{MARK}", f"/app/{MARK}?{MARK}"):
        ask(server, path)
    registered = ask(server, "/api/devices", body=b'{"consent_version": "2026-11"}', method="POST")
    token: str = json.loads(registered)["token"]
    letter = {"letter_id": str(uuid4()), "prisoner_id": somebody_held(server), "campaign_id": "everyone"}
    results = push(
        server,
        token,
        mutation(1, "letter_posted", letter),
        mutation(2, "letter_posted", {**letter, "letter_id": str(uuid4()), "prisoner_id": MARK}),
        mutation(3, "letter_posted", {**letter, "note": MARK}),
        mutation(4, MARK, letter),
    )
    assert [result["outcome"] for result in results] == ["applied", "rejected", "rejected", "rejected"]
    for body in (MARK.encode(), b'{"' + MARK.encode() + b'": 1}', b"\xff" + MARK.encode()):
        ask(server, "/api/mutations", body=body, method="POST", token=token)
        ask(server, "/api/mutations", body=body, method="POST", token=f"{MARK}-token")
        ask(server, "/api/devices", body=body, method="POST")
    return token, letter["letter_id"]


def test_nothing_that_was_told_is_left_anywhere(server: RealServer, database_url: str, tmp_path: Path) -> None:
    token, letter_id = journey(server)
    # While it runs: on SQLite the write-ahead log is there as well.
    left = every_byte(server.home, tmp_path / "home")
    dump = dumped(database_url)
    if database_url.startswith("sqlite"):
        assert letter_id.encode() in left, "the database's own bytes are among those that are searched"
    assert letter_id in dump, "the card was counted, so the search looks where it would be found"
    for word in (MARK, MARK.lower(), ADDRESS, token):
        assert word not in dump, f"{word} is in the database"
        assert word.encode() not in left, f"{word} is in a file or in the log"
    server.stop()
    assert MARK not in server.log
