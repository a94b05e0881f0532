"""An evening with three phones and a tablet: opened offline, through a power cut, its pile posted the next day."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from browser.clocks import set_clock
from browser.coordinator import Coordinator
from browser.founding_pair import let_in
from browser.letter_box import writable
from browser.tour import FOLLOW
from browser.viasna_weeks import held, import_next_week
from browser.volunteer import answer_first_questions, heading, keep_offline, my_cards, press, saved, sync
from browser.words import LOCALE, desk, say
from real_server import RealServer

_DAY = 86_400_000


@pytest.fixture
def phones(browser: Browser, viasna_server: RealServer) -> Iterator[list[Page]]:
    """The tablet and three phones: contexts of their own that have said yes to keeping things."""
    opened = [_phone(browser, viasna_server) for _ in range(4)]
    yield opened
    for page in opened:
        page.context.unroute_all(behavior="ignoreErrors")  # what is being answered now is nobody's any more
        page.context.close()


def test_an_evening_is_opened_offline_and_every_card_of_it_is_counted_once(
    browser: Browser, viasna_server: RealServer, phones: list[Page], tmp_path: Path
) -> None:
    server, (tablet, anna, boris, clara) = viasna_server, phones
    freed = _id(server, held()[0].source_id)
    written_to, counted_only = [id for id in writable(server) if id != freed][:2]
    ada = let_in(Coordinator(browser, server, "Ada"))
    code = _open_evening(tablet)
    ada.open("/desk/evenings")
    press(ada.page, desk("evenings.accept"))
    expect(ada.page.get_by_text(desk("evenings.not_accepted"))).to_be_hidden()

    # One phone hands in with a network, and the answer to it is lost: the same card arrives twice.
    _follow(anna, f"/app/evening/{code}")
    expect(anna.get_by_text(say("evening.guest_text"))).to_be_visible()
    sent = _lose_first_answer(anna)
    _follow(anna, f"/app/prisoners/{freed}/write?step=post")
    press(anna, say("letter.hand_in_at", code=code))
    _answer(anna)
    sync(anna)
    assert len(sent) > 1, "the card went out once only"

    # The power goes: no server, no router, and the tablet is taken from its charger in the middle of it.
    server.kill()
    _hand_in(boris, written_to, code)
    _hand_in(clara, freed, code)
    names = {person: _name(tablet, person) for person in (counted_only, freed)}
    _follow(tablet, f"/app/evening/{code}")
    _count(tablet, names[counted_only], 1)
    _count(tablet, names[counted_only], 2)
    tablet = _opened_again(tablet)
    _count(tablet, names[freed], 3)
    press(tablet, say("evening.next_person"))
    expect(_by_hand(tablet)).to_have_text("3")
    press(tablet, say("evening.tally_back"))
    expect(_by_hand(tablet)).to_have_text("2")
    _count(tablet, names[freed], 3)
    server.start("--no-worker")
    for phone in (boris, clara):
        sync(phone)
        expect(my_cards(phone).get_by_text(say("letters.status_handed_in"), exact=True)).to_be_visible()

    # Overnight a list says that somebody is not held any more: two cards lie in the box for them.
    import_next_week(server, tmp_path, without=held()[0])
    tablet = _opened_again(tablet, days_later=1)
    sync(tablet)
    tablet.go_back()
    expect(tablet.get_by_role("heading", name=say("evening.how_many_more", 3))).to_be_visible()
    expect(tablet.locator(".evening__out li")).to_have_count(1)
    expect(tablet.locator(".evening__out li")).to_contain_text(say("evening.cards_n", 2))
    press(tablet, say("evening.post_rest"))
    expect(tablet.get_by_text(say("evening.posted_phones"))).to_be_visible()
    sync(tablet)

    assert _posted(server, "prisoner") == [(written_to, 1)]
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    assert _posted(server, "day") == [(tomorrow, 1)]
    ada.open("/desk/evenings")
    expect(ada.page.get_by_text(desk("evenings.phones_numbers", 3, posted="1"))).to_be_visible()
    expect(ada.page.get_by_text(desk("evenings.paper_numbers", 3))).to_be_visible()
    ada.close()


def _phone(browser: Browser, server: RealServer) -> Page:
    context = browser.new_context(locale=LOCALE, viewport={"width": 360, "height": 780}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url + "/app/")
    keep_offline(page)
    heading(page, say("write.title"))
    return page


def _id(server: RealServer, source_id: str) -> str:
    with closing(sqlite3.connect(f"file:{server.home}/lebenszeichen.db?mode=ro", uri=True)) as database:
        ((id,),) = database.execute("SELECT id FROM prisoners WHERE source_id = ?", (f"viasna:{source_id}",)).fetchall()
    return str(id)


def _posted(server: RealServer, by: str) -> list[tuple[str, int]]:
    counts = json.loads(server.run("counts", "--by", by, "--format", "json"))
    return [(row[by], row["posted"]) for row in counts if row["posted"]]


def _follow(page: Page, path: str) -> None:
    """A link inside the app: nothing is loaded again."""
    page.evaluate(FOLLOW, path)


def _opened_again(page: Page, *, days_later: int = 0) -> Page:
    """The same address in a new tab, after the old one went without a word; the clock some days on."""
    url, again = page.url, page.context.new_page()
    page.close()
    if days_later:
        set_clock(again, days_later * _DAY)
    again.goto(url)
    return again


def _open_evening(page: Page) -> str:
    """Without a network; the code as it is shown. Afterwards the server has heard of it."""
    page.context.set_offline(True)
    _follow(page, "/app/evening")
    press(page, say("evening.tell_yes"))
    press(page, say("evening.open"))
    code = page.locator(".evening__code").inner_text()
    expect(page.get_by_text(say("evening.pile_offline"))).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(say("evening.not_accepted"))).to_be_visible()
    return code


def _lose_first_answer(page: Page) -> list[str | None]:
    """What the phone sends from now on; the server gets all of it, and the first answer is lost on its way back."""
    sent: list[str | None] = []

    def pass_on(route: Route) -> None:
        sent.append(route.request.post_data)
        answer = route.fetch()
        if len(sent) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    page.context.route("**/api/mutations", pass_on)
    return sent


def _hand_in(page: Page, prisoner_id: str, code: str) -> None:
    """By the code, which is misheard first."""
    _follow(page, f"/app/prisoners/{prisoner_id}/write?step=post")
    press(page, say("letter.hand_in"))
    field = page.get_by_label(say("evening.code_label"))
    field.fill(f"{code[:-1]}{'2' if code[-1] != '2' else '3'}")
    expect(page.get_by_text(say("evening.code_wrong"))).to_be_visible()
    field.fill(code.upper())
    press(page, say("evening.hand_in_here"))
    _answer(page)


def _answer(page: Page) -> None:
    answer_first_questions(page)
    saved(page)


def _by_hand(page: Page) -> Locator:
    return page.locator(".evening__numbers dd").last


def _count(page: Page, name: str, cards: int) -> None:
    """One more card to this person: the name, and the number of the first row."""
    page.get_by_label(say("evening.way_people")).check()
    page.get_by_label(say("evening.who")).fill(f"{name}1")
    expect(_by_hand(page)).to_have_text(str(cards))


def _name(page: Page, prisoner_id: str) -> str:
    _follow(page, f"/app/prisoners/{prisoner_id}")
    page.wait_for_url(f"**/{prisoner_id}")
    expect(page.locator(".stamp--large, .hero").first).to_be_visible()
    return page.locator("h1").inner_text()
