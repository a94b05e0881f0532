"""History at the desk: one enters it, another confirms it, and a row that no machine may decide is decided."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.coordinator import Coordinator
from browser.desk_work import press
from browser.founding_pair import founding_pair
from browser.words import desk
from factories.export_rows import export, row
from real_server import RealServer

TWINS = [row(id, "Анна Узор", birthday="1990-05-06") for id in ("1", "2")]


@pytest.fixture
def server(prepared_home: Path, tmp_path: Path) -> Iterator[RealServer]:
    """With a list in which two have one name and one birthday."""
    file = tmp_path / "list.csv"
    file.write_bytes(export(*TWINS, *[row(str(number)) for number in range(10, 30)]))
    shutil.copytree(prepared_home, tmp_path / "twins")
    server = RealServer(tmp_path / "twins")
    server.prepare(["import", "viasna", str(file)])
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture
def pair(browser: Browser, server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    ada, ben = founding_pair(browser, server)
    yield ada, ben
    ada.close()
    ben.close()


def test_what_one_enters_another_confirms_and_rows_are_told_apart(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, ben = pair
    ada.open("/desk/people")
    ada.page.locator("tbody a").first.click()
    expect(ada.page.locator("#facts")).to_be_visible()
    path = ada.page.url.removeprefix(ada.server.url)

    ada.page.get_by_text(desk("people.enter"), exact=True).click()
    ada.page.get_by_label(desk("people.kind"), exact=True).select_option("detained_again")
    ada.page.get_by_label(desk("people.day"), exact=True).fill("2024-12")
    said = ada.page.locator("details[open]")
    said.get_by_label(desk("people.source"), exact=True).fill("Viasna")
    press(ada.page, desk("people.enter_send"))
    entry = newest(ada)
    expect(entry).to_contain_text(desk("people.waits"))
    expect(entry.get_by_role("button", name=desk("people.confirm_event"))).to_have_count(0)

    ben.open(path)
    newest(ben).get_by_role("button", name=desk("people.confirm_event")).click()
    expect(newest(ben)).to_contain_text(desk("people.is_public"))

    ada.open("/desk/set-aside")
    groups = ada.page.locator("section.card:has(table)")
    expect(groups).to_have_count(1)
    press(ada.page, desk("identity.say_apart"))
    expect(ada.page.get_by_text(desk("setaside.none"))).to_be_visible()
    press(ada.page, desk("identity.take_back"))
    expect(groups).to_have_count(1)
    assert ada.watch.faults == ben.watch.faults == []


def newest(who: Coordinator) -> Locator:
    return who.page.get_by_role("article").filter(has_text=re.compile(re.escape(desk("people.kind_detained_again"))))
