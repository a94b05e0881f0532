"""Push services speak HTTP/2: many messages share a connection there."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factories.databases import VAPID_PRIVATE_KEY
from lebenszeichen.alerts.delivery import Courier, Message, Wish
from lebenszeichen.alerts.keys import _from_setting
from lebenszeichen.alerts.payload import PLAIN_SIZE
from lebenszeichen.alerts.sender import Sender
from push_service import SubscribedBrowser
from push_service.authority import make_authority
from push_service.ways import leading_to

KEY = _from_setting(VAPID_PRIVATE_KEY)
BODY = 2_663
"""Bytes of every message."""
MESSAGES = 600
_PROGRAM = Path(__file__).resolve().parents[2] / "push_service" / "http2_service.mjs"


class Http2Service:
    """Its port; `seen` ends it and says what it saw."""

    def __init__(self, folder: Path) -> None:
        self.authority, chain = make_authority(folder)
        self._process = subprocess.Popen(
            ["node", str(_PROGRAM), str(chain)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def seen(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._process.communicate(timeout=30)[0])
        return told

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Http2Service]:
    service = Http2Service(tmp_path / "push")
    yield service
    service.end()


def messages() -> Iterator[tuple[int, Message]]:
    browser = SubscribedBrowser("fcm.googleapis.com", KEY.public_b64url)
    courier = Courier([KEY], "mailto:team@example.org")
    message = courier.message(KEY.id, browser.target, b"{}".ljust(PLAIN_SIZE), Wish(60, "high", "a" * 32))
    return ((number, message) for number in range(MESSAGES))


def test_where_a_push_service_speaks_http2_many_messages_share_a_connection(service: Http2Service) -> None:
    answers = list(Sender(leading_to(service.port), service.authority).send(messages()))
    assert sorted(answer.tag for answer in answers) == list(range(MESSAGES))
    assert {answer.status for answer in answers} == {201}
    seen = service.seen()
    assert (seen["spoken"], seen["messages"], seen["bytes"]) == (["h2"], MESSAGES, MESSAGES * BODY)
    assert seen["connections"] <= 64, "no more to one host, however many messages are under way"
    assert seen["most_at_once_on_one_connection"] > 1
