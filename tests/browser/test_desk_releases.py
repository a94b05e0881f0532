"""Every way of a release through the desk: by hand, a death, a doubt, a correction, a withdrawal; one by keyboard.

One server with its worker, one pair of coordinators. Nobody waits for a hold to end: its clock is turned on.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from browser import desk_releases as releases
from browser import desk_work as at_desk
from browser.coordinator import Coordinator
from browser.desk_keys import Keyboard
from browser.founding_pair import founding_pair
from browser.look import Findings, look
from browser.phone import Phone
from browser.viasna_weeks import held
from browser.volunteer import answer_first_questions, keep_offline, my_cards, saved, sync, write_card
from browser.words import desk, say
from real_server import RealServer

pytestmark = pytest.mark.timeout(900)
LOOKED_AT = Findings()
NOT_BOTHERED = ("asked somebody else: " + at_desk.SOURCE,)


@pytest.fixture(scope="module")
def desk_server(viasna_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    home = tmp_path_factory.mktemp("desk-releases") / "home"
    shutil.copytree(viasna_home, home)
    server = RealServer(home, environment={"RELEASE_HOLD_SECONDS": "600"})
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def coordinators(browser: Browser, desk_server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    """Ada and Ben, who came in with the first two links."""
    ada, ben = founding_pair(browser, desk_server)
    for one in (ada, ben):
        at_desk.answer_for_the_source(one)
    yield ada, ben
    ada.close()
    ben.close()


@pytest.fixture
def pair(coordinators: tuple[Coordinator, Coordinator]) -> Iterator[tuple[Coordinator, Coordinator]]:
    """The two, and nothing in their consoles that their screens do not say."""
    yield coordinators
    assert (LOOKED_AT.axe, LOOKED_AT.wide, LOOKED_AT.moving, LOOKED_AT.unnamed) == ([], [], [], [])
    for one in coordinators:
        assert [fault for fault in one.watch.faults if not fault.startswith(NOT_BOTHERED)] == []


def test_from_a_number_by_hand_to_everybody_by_keyboard_alone(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, ben = pair
    _write_by_keyboard(ada)
    _confirm_by_keyboard(ben)
    ben_keys = Keyboard(ben.page)
    ben_keys.press(ben.page.get_by_role("button", name=desk("hold.stop")))
    expect(ben.page.get_by_text(desk("draft.stopped_title", name="Ben"))).to_be_visible()
    ben_keys.kept()
    _compare_and_agree(ben)
    releases.let_hold_end(ben.server, releases.arrived(ben.page))
    at_desk.told(ben)
    ben_keys.kept()
    page = releases.public_page(ben)
    expect(page.get_by_role("heading", level=1)).to_have_text("3 Menschen sind aus der Haft")
    expect(page.get_by_role("main")).to_contain_text("Polen (2)")
    page.close()


def _write_by_keyboard(ada: Coordinator) -> None:
    page, keys = ada.page, Keyboard(ada.page)
    ada.open("/desk/")
    keys.press(page.get_by_role("link", name=desk("nav.releases"), exact=True))
    _screen(page, desk("releases.title"))
    keys.press(page.get_by_role("link", name=desk("releases.by_hand")))
    _screen(page, desk("compose.title"))
    keys.fill(page.get_by_label(desk("editor.source_url", at="1")), at_desk.SOURCE)
    keys.fill(page.get_by_label(desk("editor.source_label", at="1")), "Viasna")
    keys.fill(page.get_by_label(desk("editor.number")), "3")
    keys.press(page.get_by_role("button", name=desk("editor.add_place")))
    keys.to(page.get_by_label(desk("editor.place", at="1")))
    page.keyboard.type("Polen")
    keys.fill(page.get_by_label(desk("editor.place_number", at="1")), "2")
    keys.press(page.get_by_role("button", name=desk("compose.submit")))
    releases.arrived(page)
    expect(page.locator("h1")).to_be_focused()
    expect(page.get_by_text(desk("problem.own-release"))).to_be_visible()


def _confirm_by_keyboard(ben: Coordinator) -> None:
    page, keys = ben.page, Keyboard(ben.page)
    ben.open("/desk/")
    keys.press(page.get_by_role("link", name=re.compile(re.escape(desk("waiting.releases_to_confirm", n=1)))))
    _screen(page, desk("releases.title"))
    keys.press(page.get_by_role("link", name=re.compile(re.escape(desk("releases.waits_for_you")))))
    expect(page.get_by_role("heading", name=desk("confirm.title"))).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("3 Menschen")
    with page.expect_popup() as source:
        keys.press(page.get_by_role("link", name=re.compile(re.escape(desk("frame.new_tab")))))
    source.value.close()
    expect(page.get_by_text(desk("confirm.opened"))).to_be_visible()
    _compare_and_agree(ben)


def _compare_and_agree(ben: Coordinator) -> None:
    """The number afresh, the passkey afresh, and the countdown runs."""
    page, keys = ben.page, Keyboard(ben.page)
    keys.fill(page.get_by_label(desk("confirm.number_label")), "3")
    page.keyboard.press("Enter")
    keys.press(page.get_by_role("button", name=desk("confirm.with_passkey")))
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^(10:00|9:\d\d)$"))
    keys.kept()


def _screen(page: Page, title: str) -> None:
    heading = page.get_by_role("heading", level=1, name=title)
    expect(heading).to_be_focused()


@pytest.fixture
def phone(playwright: Playwright, desk_server: RealServer, tmp_path: Path) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "phone", desk_server)
    phone.start()
    yield phone
    phone.stop()
    assert phone.watch.faults == []


def test_a_death_is_told_in_sober_words(pair: tuple[Coordinator, Coordinator], phone: Phone) -> None:
    ada, ben = pair
    somebody = held()[0]
    volunteer = _with_cards_to(phone, somebody.name)
    ada.page.bring_to_front()
    page, keys = ada.page, Keyboard(ada.page)
    ada.open("/desk/releases/new")
    releases.fill_source(page)
    keys.to(page.get_by_role("radio", name=desk("editor.kind_release")))
    keys.arrow(page.get_by_role("radio", name=desk("editor.kind_death")), "ArrowDown")
    expect(page.get_by_role("heading", name=desk("editor.destinations"))).to_have_count(0)
    keys.fill(page.get_by_role("textbox", name=desk("editor.find")), somebody.name)
    keys.press(page.get_by_role("button", name=re.compile(r"hinzufügen$")))
    box, switch = page.get_by_role("grid").get_by_role("checkbox"), page.get_by_role("switch")
    expect(box).to_be_checked()
    keys.page.keyboard.press("Shift+Tab")
    keys.to(box)
    keys.arrow(switch, "ArrowRight")
    page.keyboard.press("Space")
    expect(switch).to_be_checked()
    draft = releases.submit(page)
    releases.tell(ben, draft, 1)
    public = releases.public_page(ben)
    expect(public.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\S+ \S+ \S+ ist gestorben$"))
    expect(public.get_by_role("main")).not_to_contain_text("aus der Haft")
    public.close()
    sync(volunteer)
    cards = my_cards(volunteer)
    expect(cards.filter(has_text=say("letters.died_posted"))).to_have_count(1)
    expect(cards.filter(has_text=say("letters.died_keep"))).to_have_count(1)
    expect(volunteer.get_by_role("main")).not_to_contain_text("aus der Haft")


def _with_cards_to(phone: Phone, name: str) -> Page:
    """A volunteer's app with a card to this person that is posted, and one that is not."""
    page = phone.open("/app/")
    keep_offline(page)
    write_card(page, name)
    answer_first_questions(page)
    saved(page)
    write_card(page, name, posted=False)
    saved(page)
    return page


def test_whoever_reads_something_else_in_the_source_lets_it_go_and_says_why(
    pair: tuple[Coordinator, Coordinator],
) -> None:
    ada, ben = pair
    draft = releases.write_by_hand(ada, 7)
    page = ben.page
    ben.open(f"/desk/drafts/{draft}")
    at_desk.enter(page, 5)
    expect(page.get_by_text(desk("problem.other-number"))).to_be_visible()
    at_desk.press(page, desk("draft.drop"))
    page.get_by_label(desk("draft.drop_why")).fill("Die Quelle nennt fünf, und sie sind noch in Haft.")
    at_desk.press(page, desk("draft.drop_now"))
    look(page, "about to be dropped", "de", LOOKED_AT)
    dropped = desk("draft.dropped_text", reason="Die Quelle nennt fünf, und sie sind noch in Haft.")
    expect(page.get_by_text(dropped)).to_be_visible()
    ada.open(f"/desk/drafts/{draft}")
    expect(ada.page.get_by_text(dropped)).to_be_visible()
    assert "7 Menschen" not in ada.server.fetch("/de/releases")[1].decode()


def test_one_doubts_at_once_and_another_has_to_lift_it(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, ben = pair
    draft = releases.write_by_hand(ada, 11)
    releases.tell(ben, draft, 11)
    page = ben.page
    at_desk.press(page, desk("after.question"))
    expect(page.get_by_label(desk("after.why"))).to_be_focused()
    page.get_by_label(desk("after.why")).fill("Eine Mutter schreibt, es stimme nicht.")
    at_desk.press(page, desk("after.question"))
    expect(page.get_by_text(desk("after.questioned_title", name="Ben"))).to_be_visible()
    expect(page.get_by_role("button", name=desk("after.lift"))).to_have_count(0)
    look(page, "questioned", "de", LOOKED_AT)
    public = releases.public_page(ben)
    expect(public.get_by_role("heading", name="Wir prüfen diese Meldung")).to_be_visible()
    expect(public.get_by_role("main")).not_to_contain_text("Mutter")
    ada.open(f"/desk/drafts/{draft}")
    at_desk.press(ada.page, desk("after.lift"))
    expect(ada.page.get_by_text(desk("after.questioned"))).to_have_count(0)
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text("11 Menschen sind aus der Haft")
    public.close()


def test_what_was_told_is_corrected_and_then_withdrawn_by_two(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, ben = pair
    draft = releases.write_by_hand(ada, 20)
    releases.tell(ben, draft, 20)
    ada.open(f"/desk/drafts/{draft}")
    at_desk.press(ada.page, desk("after.correct"))
    expect(ada.page.get_by_role("heading", name=desk("amend.title"))).to_be_visible()
    ada.page.get_by_label(desk("editor.number")).fill("19")
    correction = releases.submit(ada.page, "amend.submit")
    at_desk.cannot_confirm(ada, correction, "own-release")
    ada.watch.faults.clear()  # what was refused on purpose
    releases.tell(ben, correction, 19)
    public = releases.public_page(ben)
    expect(public.get_by_role("heading", level=1)).to_have_text("Berichtigung: 19 Menschen sind aus der Haft")
    expect(public.get_by_text(re.compile("^Berichtigt"))).to_be_visible()

    withdrawal = at_desk.withdraw(ada, correction)
    releases.tell(ben, withdrawal, 19)
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text("Unsere Meldung war falsch")
    expect(public.get_by_role("main")).not_to_contain_text("aus der Haft")
    public.close()
