"""The campaign's page with real cards: what phones told, what came too thick, and what was counted on paper."""

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.card_sender import CardSender
from browser.coordinator import Coordinator
from browser.desk_work import press
from browser.founding_pair import let_in
from browser.words import desk
from factories.columns import people_in
from real_server import RealServer

CAP = 60
"""Cards of one phone in a day that count without a look."""
TOO_MANY = 10


@pytest.fixture(scope="module")
def ada(browser: Browser, prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coordinator]:
    """Who came in first, on a server of her own. Nothing on paper is left from one journey to the next."""
    home = tmp_path_factory.mktemp("desk-campaign") / "home"
    shutil.copytree(prepared_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    ada = let_in(Coordinator(browser, server, "Ada"))
    yield ada
    ada.close()
    server.kill()


def test_cards_of_phones_and_of_paper_stand_apart_and_what_came_thick_waits(ada: Coordinator) -> None:
    first, second = _on_the_list(ada.server)[:2]
    phone = CardSender(ada.server)
    phone.post([first] * 40, day=_today())
    phone.post([second] * (CAP - 40 + TOO_MANY), day=_today())
    page = ada.page
    ada.open("/desk/campaign")
    expect(page.get_by_text(desk("campaign.phones_total", n=CAP + TOO_MANY))).to_be_visible()
    expect(page.get_by_text(desk("campaign.held_total", n=TOO_MANY))).to_be_visible()
    page.locator("summary").click()
    expect(page.get_by_role("table", name=desk("campaign.by_day")).get_by_role("row")).to_have_count(2)

    _enter(page, "1.240")
    expect(page.get_by_text(desk("campaign.paper_total", n=1240).replace("1240", "1.240"))).to_be_visible()
    expect(page.get_by_text(desk("campaign.phones_total", n=CAP + TOO_MANY))).to_be_visible()
    page.get_by_role("button", name=re.compile("zurücknehmen$")).click()
    expect(page.get_by_text(desk("campaign.paper_total", n=0))).to_be_visible()

    ada.open("/desk/letters")
    press(page, desk("letters.let_count", n=TOO_MANY))
    expect(page.get_by_text(desk("letters.none"))).to_be_visible()


def test_a_tally_that_is_no_number_is_said_to_be_none(ada: Coordinator) -> None:
    ada.open("/desk/campaign")
    _enter(ada.page, "ungefähr")
    expect(_paper(ada.page).get_by_role("alert")).to_be_visible()
    expect(_paper(ada.page).get_by_text(desk("campaign.paper_total", n=0))).to_be_visible()


def _enter(page: Page, cards: str) -> None:
    _paper(page).get_by_label(desk("campaign.cards")).fill(cards)
    press(page, desk("campaign.enter"))


def _paper(page: Page) -> Locator:
    return page.get_by_role("region", name=desk("campaign.paper"))


def _on_the_list(server: RealServer) -> list[str]:
    manifest = json.loads(server.fetch("/api/manifest")[1])
    snapshot = json.loads(server.fetch(manifest["list"]["snapshot"]["path"])[1])
    return [str(person["id"]) for person in people_in(snapshot)]


def _today() -> str:
    return dt.datetime.now(tz=dt.UTC).date().isoformat()
