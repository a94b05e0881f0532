"""What a coordinator has to judge: a source that contradicts a draft, and cards that came too thick."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import desk_releases as releases
from browser import desk_work as at_desk
from browser.card_sender import CardSender
from browser.coordinator import Coordinator
from browser.desk_keys import Keyboard
from browser.founding_pair import founding_pair
from browser.look import Findings, look
from browser.servers import people_of
from browser.viasna_weeks import held, import_next_week, import_released
from browser.words import desk
from real_server import RealServer

pytestmark = pytest.mark.timeout(900)
CAP = 20
TOO_MANY = 10
FREED = 8


@pytest.fixture(scope="module")
def desk_server(viasna_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A server whose last import says of eight people that they are not in prison any more."""
    folder = tmp_path_factory.mktemp("desk-judging")
    shutil.copytree(viasna_home, folder / "home")
    server = RealServer(folder / "home", environment={"RELEASE_HOLD_SECONDS": "600", "LETTERS_SOFT_CAP": str(CAP)})
    import_released(server, folder, FREED)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def pair(browser: Browser, desk_server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    """Ada and Ben, who came in with the first two links."""
    ada, ben = founding_pair(browser, desk_server)
    for one in (ada, ben):
        at_desk.answer_for_the_source(one)
    yield ada, ben
    for one in (ada, ben):
        assert [fault for fault in one.watch.faults if at_desk.SOURCE not in fault] == []
        one.close()


def test_a_source_that_contradicts_is_read_first_and_stops_the_hold(
    pair: tuple[Coordinator, Coordinator], tmp_path: Path
) -> None:
    ada, ben = pair
    named = held()[4]
    draft, _ = at_desk.draft_from_proposal(ada, FREED, [named.name])
    page = ben.page
    ben.open(f"/desk/drafts/{draft}")
    against = page.locator(".note--stop").filter(has_text=desk("draft.contradicted"))
    expect(page.get_by_role("heading", name=desk("confirm.title"))).to_be_visible()
    expect(against).to_have_count(0)
    import_next_week(ben.server, tmp_path, without=held()[-1])

    at_desk.confirm(ben, draft, FREED)
    against.get_by_text(desk("draft.contradicted_more", n=2)).click()
    expect(against.get_by_role("listitem")).to_have_count(FREED)
    said = against.get_by_role("listitem").filter(has_text=named.name)
    expect(said).to_contain_text(desk("reports.kind_held"))
    findings = Findings()
    look(page, "contradicted on hold", "de", findings)
    assert (findings.axe, findings.wide, findings.unnamed) == ([], [], [])
    expect(against.get_by_role("listitem").first, "who is named stands first").to_contain_text(named.name)
    releases.let_hold_end(ben.server, draft)
    expect(page.get_by_text(desk("draft.stopped_by_itself"))).to_be_visible(timeout=45_000)
    expect(page.get_by_text(desk("draft.because_state-changed"))).to_be_visible()
    assert "aus der Haft" not in ben.server.fetch("/de/releases")[1].decode().partition("<main")[2].partition("<li")[2]

    against.get_by_role("link", name=desk("nav.reports")).click()
    _leave_as_it_is(page, named.name)
    ben.open(f"/desk/drafts/{draft}")
    expect(against).to_be_visible()
    against.get_by_text(desk("draft.contradicted_more", n=1)).click()
    expect(against.get_by_role("listitem")).to_have_count(FREED - 1)
    expect(said).to_have_count(0)


def _leave_as_it_is(page: Page, name: str) -> None:
    """By keyboard: the row goes, and the focus does not go with it."""
    page.get_by_role("textbox", name=desk("campaign.find")).fill(name)
    row = page.get_by_role("row").filter(has_text=desk("reports.kind_held"))
    expect(row).to_have_count(1)
    keys = Keyboard(page)
    keys.press(row.get_by_role("button", name=re.compile(f"^{desk('reports.no_change')}")))
    expect(row).to_have_count(0)
    keys.kept()


def test_cards_that_came_too_thick_are_left_out_held_again_and_counted(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, _ = pair
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    CardSender(ada.server).post([people_of(ada.server)["held"]] * (CAP + TOO_MANY), day=day)
    page, keys = ada.page, Keyboard(ada.page)
    assert _counted(ada) == (CAP + TOO_MANY, TOO_MANY)

    ada.open("/desk/letters")
    left_out = page.get_by_role("heading", name=desk("letters.left_out"))
    expect(left_out).to_have_count(0)
    keys.press(page.get_by_role("button", name=desk("letters.leave_out", n=TOO_MANY)))
    expect(left_out).to_be_visible()
    expect(page.get_by_text(desk("letters.none"))).to_be_visible()
    keys.kept()
    findings = Findings()
    look(page, "left out", "de", findings)
    assert (findings.axe, findings.wide, findings.unnamed) == ([], [], [])
    assert _counted(ada) == (CAP, 0)

    ada.open("/desk/letters")
    keys.press(page.get_by_role("button", name=desk("letters.hold_again", n=TOO_MANY)))
    expect(left_out).to_have_count(0)
    expect(page.get_by_role("button", name=desk("letters.let_count", n=TOO_MANY))).to_be_visible()
    _let_count_as_an_assistant(ada)
    assert _counted(ada) == (CAP + TOO_MANY, 0)


def _let_count_as_an_assistant(ada: Coordinator) -> None:
    """Who decides nothing about people may say that cards look as they should; it is what waits for them."""
    ada.open("/desk/coordinators")
    ada.page.get_by_role("radio", name=desk("invites.as_assistant")).check()
    at_desk.press(ada.page, desk("invites.make"))
    link = ada.page.get_by_label(desk("invites.link"), exact=True).input_value()
    ina = Coordinator(ada.browser, ada.server, "Ina").enrol(link)
    ina.page.get_by_role("link", name=re.compile(re.escape(desk("waiting.letters_held", n=TOO_MANY)))).click()
    at_desk.press(ina.page, desk("letters.let_count", n=TOO_MANY))
    expect(ina.page.get_by_text(desk("letters.none"))).to_be_visible()
    assert ina.watch.faults == []
    ina.close()


def _counted(ada: Coordinator) -> tuple[int, int]:
    """On the campaign's page: cards of phones that were posted, and those of them that wait for a look."""
    ada.open("/desk/campaign")
    phones = ada.page.get_by_role("region", name=desk("campaign.phones"))
    expect(phones.get_by_role("img")).to_be_visible()
    numbers = [int(n) for n in re.findall(r"(\d+) (?:Karten wurden|davon zählen)", phones.inner_text())]
    return numbers[0], numbers[1] if len(numbers) > 1 else 0
