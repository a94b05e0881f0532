"""A subscription's whole life with marked words, from the first key to the end, and the search for them.

The worker runs and tries to send: to a push service whose name nobody has (RFC 2606), so that nothing leaves this
machine and its failures are logged.
"""

import json
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import create_engine, text

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.alerts.base64url import encoded
from lebenszeichen.alerts.handshake import handshake_token
from lebenszeichen.alerts.sealing import endpoint_hash
from privacy.marked import ADDRESS, MARK, ask, dumped, every_byte
from real_server import RealServer

HOST = "push.example.invalid"


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[RealServer]:
    told = {
        "DATABASE_URL": database_url,
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
        "PUSH_EXTRA_HOSTS": HOST,
        "BEHIND_PROXIES": "1",
    }
    server = RealServer(tmp_path / "journey", environment=told)
    server.start()
    yield server
    server.stop()


class MarkedBrowser:
    """Knows everything that nobody else may know."""

    def __init__(self, server: RealServer) -> None:
        self.server = server
        key = ec.generate_private_key(ec.SECP256R1()).public_key()
        self.p256dh = encoded(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
        self.auth = encoded(secrets.token_bytes(16))
        self.endpoints = [f"https://{HOST}/{MARK}/{secrets.token_urlsafe(20)}" for _ in range(2)]
        self.tokens: list[str] = []
        self.key_id = json.loads(ask(server, "/api/alerts/key"))["key_id"]

    def send(self, method: str, path: str, body: object = None, token: str = "") -> bytes:
        packed = None if body is None else json.dumps(body).encode()
        return ask(self.server, f"/api/alerts/{path}", body=packed, method=method, token=token)

    def wish(self, **changed: object) -> dict[str, object]:
        return {
            "endpoint": self.endpoints[0],
            "p256dh": self.p256dh,
            "auth": self.auth,
            "key_id": self.key_id,
            "lang": "de",
            "pace": "at_once",
            "lock_screen": "full",
            "consent_version": "2026-11",
            **changed,
        }

    def subscribe(self) -> None:
        self.tokens.append(json.loads(self.send("POST", "subscriptions", self.wish()))["token"])


def be_wrong_in_many_ways(browser: MarkedBrowser) -> None:
    wrong = {"endpoint": f"https://{MARK}.example/", "p256dh": MARK, "auth": MARK, "key_id": MARK[:16], "lang": MARK}
    for field, value in wrong.items():
        for method, path in (("POST", "subscriptions"), ("PUT", "subscriptions/current")):
            browser.send(method, path, browser.wish(**{field: value}), token=browser.tokens[-1])
    browser.send("PUT", "subscriptions/current", browser.wish(), token=MARK)
    browser.send("POST", "confirmations", {"handshake": MARK})
    browser.send("POST", "tests", token=f"{MARK}-token")
    browser.send("GET", f"tests/{MARK}", token=browser.tokens[-1])
    for body in (MARK.encode(), b"\xff" + MARK.encode()):
        ask(browser.server, "/api/alerts/subscriptions", body=body, method="POST", token=MARK)
        ask(browser.server, "/api/alerts/confirmations", body=body, method="POST")


def number_of(database_url: str, token: str) -> int:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        query = text("SELECT id FROM alert_subscriptions WHERE token_hash = :hash")
        number: int = connection.execute(query, {"hash": token_hash(token)}).scalar_one()
    engine.dispose()
    return number


def wait_until_somebody_tried_to_send(database_url: str) -> None:
    engine = create_engine(database_url)
    query = text("SELECT count(*) FROM alert_deliveries WHERE attempts > 0")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with engine.connect() as connection:
            if connection.execute(query).scalar_one():
                engine.dispose()
                return
        time.sleep(0.2)
    raise AssertionError("the worker has not tried to send anything")


def test_nothing_of_a_subscription_can_be_read_anywhere(server: RealServer, database_url: str, tmp_path: Path) -> None:
    browser = MarkedBrowser(server)
    browser.subscribe()
    browser.subscribe()
    be_wrong_in_many_ways(browser)
    moved = browser.wish(endpoint=browser.endpoints[1], pace="quietly", lock_screen="neutral")
    assert json.loads(browser.send("PUT", "subscriptions/current", moved, token=browser.tokens[-1])) == {
        "confirmed": False
    }
    handshake = handshake_token(STORAGE_KEY, number_of(database_url, browser.tokens[-1]))
    assert browser.send("POST", "confirmations", {"handshake": handshake}) == b""
    test = json.loads(browser.send("POST", "tests", token=browser.tokens[-1]))["test"]
    wait_until_somebody_tried_to_send(database_url)
    browser.send("GET", f"tests/{test}", token=browser.tokens[-1])
    server.run("alerts", "status")

    left, dump = every_byte(server.home, tmp_path / "home"), dumped(database_url)
    assert endpoint_hash(STORAGE_KEY, browser.endpoints[1]) in dump, "the search looks where it would be found"
    secrets_of_it = (*browser.tokens, *browser.endpoints, browser.p256dh, browser.auth, handshake)
    for word in (MARK, MARK.lower(), ADDRESS, *secrets_of_it):
        assert word not in dump, f"{word} is in the database"
        assert word.encode() not in left, f"{word} is in a file or in the log"

    assert browser.send("DELETE", "subscriptions/current", token=browser.tokens[-1]) == b""
    assert endpoint_hash(STORAGE_KEY, browser.endpoints[1]) not in dumped(database_url)
    server.stop()
    for word in (MARK, *secrets_of_it, endpoint_hash(STORAGE_KEY, browser.endpoints[1])):
        assert word not in server.log
