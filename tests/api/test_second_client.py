"""A client that was written from docs/sync-protocol.md and the OpenAPI document alone, against the real server.

Whatever the protocol leaves unsaid shows here: nobody who wrote tests/second_client/ had seen the server or the app.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from real_server import RealServer
from second_client import Answer, NotPossibleError, Phone, Request, Transport
from second_client.wire import http_transport

CAMPAIGN = "everyone"


class Net:
    """The way to the server, which a test cuts."""

    def __init__(self) -> None:
        self.offline = False
        self.loses_answers = False
        self.asked: list[str] = []

    def __call__(self, request: Request) -> Answer:
        if self.offline:
            raise OSError("no network")
        self.asked.append(f"{request.method} {request.url.rpartition('/')[2]}")
        answer = http_transport(request)
        if self.loses_answers and request.method == "POST":
            raise OSError("the answer was lost")
        return answer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    told = {
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
        "LETTERS_SOFT_CAP": "10000",
        "LETTERS_SETTLE_MINUTES": "0",
    }
    server = RealServer(tmp_path_factory.mktemp("second") / "home", environment=told)
    server.prepare(["migrate"], ["sample", "load"])
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture
def net() -> Net:
    return Net()


@pytest.fixture
def another(server: RealServer, net: Net, tmp_path: Path) -> Callable[[str], Phone]:
    def make(name: str, send: Transport = net) -> Phone:
        phone = Phone(str(tmp_path / name), server.url, send=send, today=date.today)
        phone.sync()
        return phone

    return make


@pytest.fixture
def phone(another: Callable[[str], Phone]) -> Phone:
    return another("phone")


def held(phone: Phone, cards: int) -> list[str]:
    """So many letters to somebody to whom one may write."""
    for person in phone.people():
        try:
            first = phone.post(person["id"])
        except NotPossibleError:
            continue
        return [first, *(phone.post(person["id"]) for _ in range(cards - 1))]
    raise AssertionError("nobody may be written to")


def counted(server: RealServer) -> int:
    """What lies in the server's own database."""
    database = sqlite3.connect(server.home / "lebenszeichen.db")
    try:
        rows = database.execute(
            "SELECT count(*) FROM letters WHERE posted_on IS NOT NULL AND id NOT IN"
            " (SELECT letter_id FROM letter_voids WHERE fact = 'letter_posted')"
        )
        return int(rows.fetchone()[0])
    finally:
        database.close()


def test_cards_written_without_a_network_are_counted_once_and_shown_as_they_are(
    server: RealServer, another: Callable[[str], Phone], phone: Phone, net: Net
) -> None:
    others = another("others")
    held(others, 6)
    others.sync()
    held(phone, 1)
    phone.sync()  # with a card on its way it asks for the levels of this moment
    before = counted(server)
    assert phone.campaign_total(CAMPAIGN) == before
    net.offline = True
    held(phone, 7)
    assert phone.sync().waiting == 7
    assert phone.campaign_total(CAMPAIGN) == before + 7
    net.offline = False
    assert (phone.sync().acknowledged, phone.sync().waiting) == (7, 0)
    assert phone.campaign_total(CAMPAIGN) == counted(server) == before + 7


def test_a_hundred_and_twenty_cards_are_three_pushes(server: RealServer, phone: Phone, net: Net) -> None:
    before = counted(server)
    net.offline = True
    held(phone, 120)
    net.offline = False
    net.asked.clear()
    phone.sync()
    assert net.asked.count("POST mutations") == 3
    assert counted(server) == before + 120
    assert {letter.status for letter in phone.letters()} == {"counted"}


def test_an_answer_that_was_lost_makes_no_second_card(server: RealServer, phone: Phone, net: Net) -> None:
    held(phone, 1)
    phone.sync()
    before = counted(server)
    held(phone, 5)
    net.loses_answers = True
    assert phone.sync().waiting == 5
    net.loses_answers = False
    assert phone.sync().waiting == 0
    assert counted(server) == before + 5


def test_both_phones_of_a_copied_file_are_counted(
    server: RealServer, another: Callable[[str], Phone], phone: Phone, tmp_path: Path
) -> None:
    held(phone, 1)
    phone.sync()
    before = counted(server)
    shutil.copyfile(tmp_path / "phone", tmp_path / "clone")
    clone = another("clone")
    held(phone, 2)
    held(clone, 3)
    for one in (phone, clone, phone):
        one.sync()
    assert counted(server) == before + 5
    assert {letter.status for one in (phone, clone) for letter in one.letters()} == {"counted"}


def test_a_card_taken_back_before_or_after_it_was_sent_is_not_counted(server: RealServer, phone: Phone) -> None:
    before = counted(server)
    [early] = held(phone, 1)
    phone.take_back(early)
    [late] = held(phone, 1)
    phone.sync()
    phone.take_back(late)
    phone.sync()
    assert counted(server) == before


def test_a_card_for_somebody_unknown_is_shown_as_not_counted_and_the_others_are(
    server: RealServer, phone: Phone
) -> None:
    before = counted(server)
    phone.post("nobody")
    held(phone, 2)
    phone.sync()
    assert sorted(letter.status or "" for letter in phone.letters()) == ["counted", "counted", "not_counted"]
    assert counted(server) == before + 2
