"""From a list on which 123 people are missing to a notice on two lock screens, and back: everything is real but Google.

Server and worker are processes. Coordinators have virtual authenticators. Phones are Chromiums that subscribe by their
own push service, which is a strict stand-in: it checks and opens what the unmodified sender posts, and hands the very
bytes on to the browser. Only the finger on the notice is played (`PushPhone.tap`).
"""

import html
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from browser import desk_work as at_desk
from browser.coordinator import Coordinator, founding_links
from browser.push_phone import PushPhone
from browser.released_week import FREED, Freed, import_list_after_release, list_before, three_of_one_colony
from browser.servers import read
from browser.volunteer import (
    answer_first_questions,
    heading,
    keep_offline,
    my_cards,
    open_person,
    saved,
    sync,
    write_card,
)
from browser.words import LANGUAGE, say
from factories.columns import people_in
from privacy.marked import dumped, every_byte
from push_service import PushService
from real_server import RealServer
from real_worker import RealWorker

NAMES = ("Qwertanna", "Qwertboris", "Qwertclara")
"""Of the coordinators; words that are nowhere else, so that a search for them means something."""
SHORT_HOLD = "2"
CAME_OUT = {"de": f"{FREED} Menschen sind aus der Haft", "en": f"{FREED} people came out of prison"}[LANGUAGE]
WAS_WRONG = {"de": "Unsere Meldung war falsch", "en": "Our report was wrong"}[LANGUAGE]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RealServer]:
    """With a hold as it is at first: two minutes."""
    server = RealServer(tmp_path / "home", environment={"OPERATOR_EMAIL": "desk@lebenszeichen.example"})
    server.prepare(["migrate"], *list_before(tmp_path, three_of_one_colony()[0].prison_id))
    server.start("--no-worker")
    yield server
    server.stop()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push") as service:
        yield service


@pytest.fixture
def worker(server: RealServer, service: PushService) -> Iterator[RealWorker]:
    with RealWorker(server, service) as worker:
        yield worker


_FOR_A_MOMENT = re.compile(r"answered 503: GET \S+/api/manifest|console error: Failed to load resource: \D+ 503 .*")
"""Between a list that is taken down and the new one the manifest says "try again in a moment", and the phone does."""


@pytest.fixture
def phones(
    playwright: Playwright, server: RealServer, service: PushService, tmp_path: Path
) -> Iterator[tuple[PushPhone, PushPhone]]:
    """One in the hand, one on the table."""
    hand, table = (PushPhone(playwright, tmp_path / name, server, service) for name in ("hand", "table"))
    for phone in (hand, table):
        phone.start()
    yield hand, table
    for phone in (hand, table):
        phone.stop()
        assert [fault for fault in phone.watch.faults if not _FOR_A_MOMENT.fullmatch(fault)] == []


@dataclass(frozen=True)
class Desk:
    """The founding pair, whom the first invited, and the links that let them in."""

    anna: Coordinator
    boris: Coordinator
    clara: Coordinator
    links: tuple[str, ...]

    @property
    def everybody(self) -> tuple[Coordinator, ...]:
        return self.anna, self.boris, self.clara


@pytest.fixture
def desk(browser: Browser, server: RealServer) -> Iterator[Desk]:
    desk = _enrol(browser, server)
    yield desk
    for one in desk.everybody:
        one.close()
    _nothing_went_wrong_at(desk)


def test_somebody_came_out(
    worker: RealWorker, desk: Desk, phones: tuple[PushPhone, PushPhone], capsys: pytest.CaptureFixture[str]
) -> None:
    server, (hand, table) = worker.server, phones
    named, unnamed, another = three_of_one_colony()
    held, lying = _prepare_phones(hand, table, (named, unnamed))

    import_list_after_release(server, server.home.parent)
    draft, seconds = at_desk.draft_from_proposal(desk.anna, FREED, [named.name, another.name])
    with capsys.disabled():
        sys.stdout.write(f"\nFrom the proposal of {FREED} to a draft: {seconds:.1f} s\n")
    at_desk.cannot_confirm(desk.anna, draft, "own-release")
    at_desk.cannot_confirm(desk.clara, draft, "invited-by-the-first")
    at_desk.confirm(desk.boris, draft, FREED)
    at_desk.stop(desk.anna, draft)
    assert len(hand.at_the_service.received) == 1, "the first notice, and nothing of what was stopped"

    with _restarting(desk, phones):
        server.environment["RELEASE_HOLD_SECONDS"] = SHORT_HOLD
        server.restart("--no-worker")
    at_desk.confirm(desk.boris, draft, FREED)
    at_desk.told(desk.boris)
    release_id = _shown_and_opened(phones, held, lying, named, unnamed)
    _public_page_names(server, release_id, (named, another), unnamed)

    withdrawal = at_desk.withdraw(desk.anna, draft)
    at_desk.confirm(desk.boris, withdrawal, FREED)
    at_desk.told(desk.boris)
    _replaced(phones, held, lying, named)

    assert worker.service.faults == []
    private = [*hand.secrets(held), *table.secrets(lying)]
    cookies = [str(cookie["value"]) for one in desk.everybody for cookie in one.context.cookies()]
    assert len(cookies) == len(NAMES)
    tokens = [link.partition("#invite=")[2] for link in desk.links]
    for phone in phones:
        tokens.append(phone.at_the_service.received[0].payload["notification"]["data"]["handshake"])
    _nothing_is_left(server, worker, [*private, *cookies, *tokens])


def _enrol(browser: Browser, server: RealServer) -> Desk:
    links = founding_links(server)
    anna, boris, clara = (Coordinator(browser, server, name) for name in NAMES)
    anna.enrol(links[0])
    boris.enrol(links[1])
    links.append(at_desk.invite(anna))
    clara.enrol(links[2])
    for one in (anna, boris, clara):
        at_desk.answer_for_the_source(one)
    return Desk(anna, boris, clara, tuple(links))


def _prepare_phones(hand: PushPhone, table: PushPhone, people: tuple[Freed, ...]) -> tuple[Page, Page]:
    """One keeps the list and has cards to these people; the other has nothing but the alerts."""
    held, lying = hand.open("/app/"), table.open("/app/alerts")
    keep_offline(held)
    held.goto(f"{hand.server.url}/app/alerts")
    for phone, page in ((hand, held), (table, lying)):
        phone.turn_alerts_on(page)
    held.goto(f"{hand.server.url}/app/")
    hand.watch.server_answers = False
    hand.context.set_offline(True)
    for number, somebody in enumerate(people):
        write_card(held, somebody.name, posted=False)
        if number == 0:
            answer_first_questions(held)
        saved(held)
    hand.context.set_offline(False)
    hand.watch.server_answers = True
    return held, lying


@contextmanager
def _restarting(desk: Desk, phones: tuple[PushPhone, ...]) -> Iterator[None]:
    """Nobody answers for a moment; pages that ask meanwhile may fail, and only then."""
    everybody: list[Coordinator | PushPhone] = [*desk.everybody, *phones]
    for one in everybody:
        one.watch.server_answers = False
    yield
    for one in everybody:
        for page in one.context.pages:
            page.evaluate("1")
        one.watch.server_answers = True


def _shown_and_opened(
    phones: tuple[PushPhone, PushPhone], held: Page, lying: Page, named: Freed, unnamed: Freed
) -> str:
    hand, table = phones
    notice = hand.at_the_service.wait_for(2).payload["notification"]
    release_id: str = notice["data"]["release_id"]
    assert notice["title"] == CAME_OUT
    for phone, page in ((hand, held), (table, lying)):
        (shown,) = [one for one in phone.shown(page, "release") if one["tag"] == f"release-{release_id}"]
        assert (shown["title"], shown["body"]) == (notice["title"], notice["body"])
    _shown_once(table, lying, notice["tag"])
    hand.tap(notice["tag"])
    heading(held, notice["title"])
    assert held.url.endswith(f"/app/releases/{release_id}")
    expect(held.get_by_text(say("release.your_cards"))).to_be_visible()
    cards = my_cards(held)
    expect(cards.filter(has_text=say("letters.came_out_keep"))).to_have_count(1)
    expect(cards.filter(has_text=say("letters.warning_title", n=1))).to_have_count(2)
    open_person(held, unnamed.name)
    expect(held.get_by_text(say("prisoner.do_not_write")).first).to_be_visible()
    open_person(held, named.name)
    expect(held.get_by_text(say("prisoner.came_out")).first).to_be_visible()
    return release_id


def _shown_once(phone: PushPhone, page: Page, tag: str) -> None:
    """A worker that was killed before it could say so sends again: the browser gets it twice, and one stands there."""
    phone.at_the_service.hand_on(phone.at_the_service.wait_for(2))
    assert [notice["tag"] for notice in phone.shown(page, "release", times=2)].count(tag) == 1


def _public_page_names(server: RealServer, release_id: str, named: tuple[Freed, ...], unnamed: Freed) -> None:
    """The plain page, without JavaScript, says the names that may be said, in one spelling or another."""
    snapshot = read(server, read(server, "/api/manifest")["list"]["snapshot"]["path"])
    spellings = {person["names"].get("be"): set(person["names"].values()) for person in people_in(snapshot)}
    status, page = server.fetch(f"/{LANGUAGE}/releases/{release_id}")
    words = html.unescape(page.decode())
    assert status == 200
    assert CAME_OUT in words
    for one in named:
        assert any(name in words for name in spellings[one.name])
    assert not any(name in words for name in spellings[unnamed.name])


def _replaced(phones: tuple[PushPhone, PushPhone], held: Page, lying: Page, named: Freed) -> None:
    hand, table = phones
    for phone, page in ((hand, held), (table, lying)):
        wrong, right = (phone.at_the_service.wait_for(n) for n in (2, 3))
        title, tag = (right.payload["notification"][part] for part in ("title", "tag"))
        assert title == WAS_WRONG
        assert tag == wrong.payload["notification"]["tag"]
        assert right.headers["topic"] == wrong.headers["topic"], "a phone that was off never shows the wrong one"
        assert [notice["title"] for notice in phone.shown(page, "withdrawal") if notice["tag"] == tag] == [title]
    sync(held)
    open_person(held, named.name)
    expect(held.get_by_text(say("prisoner.do_not_write")).first).to_be_visible()
    expect(held.get_by_text(say("prisoner.came_out"))).to_have_count(0)


def _nothing_is_left(server: RealServer, worker: RealWorker, private: list[str]) -> None:
    """No log names a coordinator; neither log, file nor table has what only a phone or a browser may know."""
    for name in NAMES:
        assert name not in server.log + worker.log
    left, dump = every_byte(server.home), dumped(f"sqlite:///{server.home / 'lebenszeichen.db'}")
    assert NAMES[0] in dump, "the search looks where it would be found"
    for secret in private:
        assert secret not in dump, "a secret is in the database"
        assert secret.encode() not in left, "a secret is in a file or in a log"


def _nothing_went_wrong_at(desk: Desk) -> None:
    """Aside from what was tried on purpose: the source's page, and what the server refused."""
    allowed = (
        f"asked somebody else: {at_desk.SOURCE}",
        "answered 403: POST",
        "console error: Failed to load resource: the server responded with a status of 40",
    )
    for one in desk.everybody:
        assert [fault for fault in one.watch.faults if not fault.startswith(allowed)] == []
