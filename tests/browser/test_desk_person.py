"""What two coordinators do with one person: a photo, a flag, and who is who; in German."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.coordinator import Coordinator
from browser.desk_work import press
from browser.founding_pair import founding_pair
from browser.words import desk
from factories.export_rows import export, row
from factories.pictures import picture
from real_server import RealServer

VERA = "Вера Лист"
HANNA = "Ганна Верас"
LISTED = [row("1", HANNA), row("3", VERA), *[row(str(number)) for number in range(10, 30)]]
TWICE = row("2", HANNA, birthday=LISTED[0]["birthday"])


@pytest.fixture(scope="module")
def server(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A list with Vera and Hanna, and one in which another row has Hanna's name and birthday."""
    folder = tmp_path_factory.mktemp("desk-person")
    shutil.copytree(prepared_home, folder / "home")
    server = RealServer(folder / "home")
    for number, rows in enumerate((LISTED, [*LISTED, TWICE])):
        file = folder / f"list-{number}.csv"
        file.write_bytes(export(*rows))
        server.prepare(["import", "viasna", str(file)])
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def pair(browser: Browser, server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    ada, ben = founding_pair(browser, server)
    yield ada, ben
    for coordinator in (ada, ben):
        assert coordinator.watch.faults == []
        coordinator.close()


def find(who: Coordinator) -> str:
    """Her page at the desk; returns her number."""
    who.open("/desk/people")
    who.page.locator("main input").first.fill(VERA)
    who.page.locator("tbody a").first.click()
    expect(who.page.locator("#facts")).to_be_visible()
    return who.page.url.rpartition("/")[2]


def test_a_photo_is_seen_by_everybody_once_it_is_released_and_by_nobody_once_it_is_deleted(
    pair: tuple[Coordinator, Coordinator],
) -> None:
    ada, _ = pair
    page, id = ada.page, find(ada)
    shown = page.get_by_role("img", name=re.compile(re.escape(desk("people.photo_of", name=""))))
    page.get_by_text(desk("people.photo_add"), exact=True).click()
    form = page.locator("details[open]")
    form.locator("input[type=file]").set_input_files({"name": "p.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    form.get_by_label(desk("people.source"), exact=True).fill("Viasna")
    form.get_by_label(desk("people.source_day"), exact=True).fill("2026-11")
    press(page, desk("people.photo_send"))
    expect(shown).to_be_visible()
    expect(page.locator("img.deskphoto__picture")).to_have_js_property("naturalWidth", 360)
    assert photos_on_the_public_page(ada, id) == 0

    page.goto(f"{ada.server.url}/desk/people/{id}")
    press(page, desk("people.photo_release"))
    expect(page.get_by_role("article", name=desk("people.photo"))).to_contain_text(desk("people.is_public"))
    assert photos_on_the_public_page(ada, id) == 1

    page.goto(f"{ada.server.url}/desk/people/{id}")
    press(page, desk("people.photo_delete"))
    expect(shown).to_have_count(0)
    assert photos_on_the_public_page(ada, id) == 0


def photos_on_the_public_page(who: Coordinator, id: str) -> int:
    who.page.goto(f"{who.server.url}/de/prisoners/{id}")
    return who.page.locator("svg[role=img] image").count()


def test_a_flag_has_a_reason_and_two_lift_it(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, ben = pair
    page = ada.page
    ada.open("/desk/withheld")
    page.locator("main input").first.fill(VERA)
    page.get_by_role("button", name="Vera").click()
    flag_her(page)
    expect(page.get_by_text(desk("withheld.why_missing"))).to_be_visible()
    page.get_by_label(desk("withheld.why"), exact=True).fill("she asked for it")
    flag_her(page)
    row_of_flag = page.get_by_role("row").filter(has_text="she asked for it")
    expect(row_of_flag).to_contain_text("Ada")
    row_of_flag.get_by_role("button", name=re.compile(desk("withheld.lift"))).click()
    expect(page.get_by_text(desk("withheld.lifting", name="Ada"))).to_be_visible()

    ben.open("/desk/withheld")
    ben.page.get_by_role("button", name=re.compile(re.escape(desk("withheld.lift_confirm")))).click()
    expect(ben.page.get_by_text(desk("withheld.none"))).to_be_visible()


def flag_her(page: Page) -> None:
    page.get_by_role("button", name=re.compile(f"^{desk('withheld.flag_now')}")).click()


def test_two_rows_are_one_person_until_somebody_takes_them_apart(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, ben = pair
    page = ada.page
    ada.open("/desk/set-aside")
    groups = page.locator("section.card:has(table)")
    expect(groups).to_have_count(1)
    press(page, desk("identity.keep", number="viasna:1"))
    expect(page.get_by_text(desk("setaside.none"))).to_be_visible()
    expect(page.get_by_text(desk("identity.same"))).to_be_visible()

    ben.open("/desk/set-aside")
    press(ben.page, desk("identity.take_back"))
    expect(ben.page.locator("section.card:has(table)")).to_have_count(1)
