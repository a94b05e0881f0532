"""Institutions at the desk: one compares them by the keyboard, another confirms them, and words get a meaning."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.coordinator import Coordinator
from browser.desk_work import press
from browser.founding_pair import founding_pair
from browser.words import desk
from factories.export_rows import export, row
from real_server import RealServer

WORDS = "СИЗО КГБ"
EDITED = "ул. Новая, 1"


@pytest.fixture(scope="module")
def desk_server(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """The record's institutions, one that a list has named, and words that name none."""
    folder = tmp_path_factory.mktemp("desk-facilities")
    shutil.copytree(prepared_home, folder / "home")
    (folder / "list.csv").write_bytes(export(row("1"), row("2"), row("3", prison=WORDS)))
    server = RealServer(folder / "home")
    server.prepare(["import", "viasna", str(folder / "list.csv")])
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def pair(browser: Browser, desk_server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    """Ada and Ben, who came in with the first two links."""
    ada, ben = founding_pair(browser, desk_server)
    yield ada, ben
    ada.close()
    ben.close()


def known(server: RealServer) -> dict[str, dict[str, Any]]:
    rows = json.loads(server.run("facilities", "list", "--format", "json"))
    return {one["id"]: one for one in rows if not one["sample"]}


def heading(page: Page, key: str, n: int) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(desk(key, n))


def test_one_compares_by_the_keyboard_and_another_confirms_all_at_once(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, ben = pair
    ada.open("/desk/")
    ada.page.get_by_role("link", name=re.compile(re.escape(desk("waiting.facilities_to_check", 9)))).click()
    heading(ada.page, "check.title", 9)
    _nine_by_keyboard(ada.page)
    assert {one["state"] for one in known(ada.server).values()} == {"open", "unchecked", "closed"}

    ben.open("/desk/")
    ben.page.get_by_role("link", name=re.compile(re.escape(desk("waiting.texts_to_confirm", 8)))).click()
    heading(ben.page, "confirming.title", 8)
    expect(ben.page.get_by_text(EDITED)).to_be_visible()
    press(ben.page, desk("confirming.all"))
    press(ben.page, desk("confirming.confirm", 8))
    expect(ben.page.get_by_text(desk("confirming.public", 8))).to_be_visible()
    found = known(ben.server)
    assert sorted(id for id, one in found.items() if one["state"] != "open") == ["ik-2", "sizo-1-old"]
    assert found["ik-2"]["closed_on"] == "2026-11"
    assert [one["id"] for one in found.values() if one["to_check"]] == []
    assert any(EDITED in (one["address"] or []) for one in found.values())
    assert [ada.watch.faults, ben.watch.faults] == [[], []]


def _nine_by_keyboard(page: Page) -> None:
    """Where people are held comes first; the card has the focus, whatever was done with the one before."""
    card = page.locator(".checkcard")
    expect(card).to_be_focused()
    expect(card.get_by_role("heading", level=2)).to_have_text("ИК № 64")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(desk("check.did_right"))
    page.keyboard.press("z")
    expect(page.get_by_role("status")).to_contain_text(desk("check.did_undone"))
    expect(card.get_by_role("heading", level=2)).to_have_text("ИК № 64")
    page.keyboard.press("Enter")
    expect(card.get_by_text(desk("check.progress", at="2", of="9"))).to_be_visible()
    _close(page)
    expect(card.get_by_text(desk("check.progress", at="3", of="9"))).to_be_visible()
    expect(card).to_be_focused()
    _edit(page)
    for at in range(4, 10):
        expect(card.get_by_text(desk("check.progress", at=str(at), of="9"))).to_be_visible()
        expect(card).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=desk("check.done"))).to_be_visible()


def _close(page: Page) -> None:
    page.keyboard.press("c")
    page.get_by_label(desk("facility.closed_on")).fill("2026-11")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(desk("check.did_closed"))


def _edit(page: Page) -> None:
    page.keyboard.press("e")
    lines = page.get_by_label(desk("facility.lines"))
    told = lines.input_value().split("\n")
    lines.fill("\n".join([told[0], EDITED, *told[2:]]))
    page.locator("form").get_by_label(desk("facility.source")).fill("Ein Brief")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(desk("check.did_edited"))


def test_words_of_a_list_get_their_meaning_and_lose_it_again(pair: tuple[Coordinator, Coordinator]) -> None:
    _, ben = pair
    ben.open("/desk/places")
    card = ben.page.get_by_role("region", name=WORDS)
    expect(card).to_contain_text(desk("facilities.held", 1))
    card.get_by_label(desk("places.means")).select_option("sizo-1")
    card.get_by_role("button", name=desk("places.match")).click()
    expect(ben.page.get_by_text(desk("places.none"))).to_be_visible()
    ben.page.get_by_role("button", name=desk("places.take_back_long", name=WORDS)).click()
    expect(card).to_be_visible()
    assert ben.watch.faults == []


def test_cards_that_came_back_are_a_flag_until_it_is_taken_back(pair: tuple[Coordinator, Coordinator]) -> None:
    _, ben = pair
    ben.open("/desk/facilities/sizo-1")
    ben.page.locator("summary", has_text=desk("facility.returned_title")).click()
    ben.page.get_by_label(desk("facility.cards")).fill("3")
    press(ben.page, desk("facility.enter"))
    expect(ben.page.get_by_role("heading", name=desk("facility.returned_title"))).to_be_visible()
    assert [pile["cards"] for pile in known(ben.server)["sizo-1"]["returned"]] == [3]
    ben.page.get_by_role("button", name=re.compile("^Eintrag zurücknehmen")).click()
    expect(ben.page.get_by_role("heading", name=desk("facility.returned_title"))).to_have_count(0)
    assert ben.watch.faults == []
