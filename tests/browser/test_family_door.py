"""The family's door, without JavaScript, in four languages; and what is said to be wrong, from a hall to the desk."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from browser.coordinator import Coordinator
from browser.founding_pair import founding_pair
from browser.phone import Phone
from browser.servers import people_of
from browser.volunteer import follow, heading, keep_offline, press
from browser.words import desk, say
from real_server import RealServer

ASKED = {
    "be": ("Выдаліць гэтага чалавека", "Гэты чалавек больш не паказваецца"),
    "ru": ("Удалить этого человека", "Этот человек больше не показывается"),
    "en": ("Remove this person", "The person is not shown any more"),
    "de": ("Diesen Menschen entfernen", "Der Mensch wird nicht mehr gezeigt"),
}
SEND = re.compile("^(Папрасіць пра гэта|Попросить об этом|Ask for this|Darum bitten)$")


@pytest.fixture(scope="module")
def server(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """From which each of these journeys takes somebody else."""
    home = tmp_path_factory.mktemp("family") / "home"
    shutil.copytree(prepared_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture
def ada(browser: Browser, server: RealServer) -> Iterator[Coordinator]:
    """Somebody at the desk; the second of the pair comes in beside her."""
    ada, ben = founding_pair(browser, server)
    ben.close()
    yield ada
    ada.close()


@pytest.mark.parametrize("language", ASKED)
def test_a_family_asks_in_its_language_without_a_script_and_the_person_is_gone(
    browser: Browser, server: RealServer, language: str
) -> None:
    person = people_of(server)["held"]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/de/prisoners/{person}")
    page.locator(f'.family a[lang="{language}"]').click()
    wish, done = ASKED[language]
    page.get_by_role("button", name=SEND).click()
    expect(page.locator(".note--stop")).to_be_visible()
    page.get_by_role("radio", name=wish).check()
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_role("heading", level=1, name=done)).to_be_visible()
    answer = page.goto(f"{server.url}/de/prisoners/{person}")
    assert answer is not None
    assert answer.status == 410
    assert context.cookies() == []
    context.close()


def test_a_phone_in_a_hall_says_what_is_wrong_and_the_desk_hears_it_later(
    playwright: Playwright, server: RealServer, ada: Coordinator, tmp_path: Path
) -> None:
    phone = Phone(playwright, tmp_path / "phone", server)
    phone.start()
    page = phone.open("/app/")
    keep_offline(page)
    person = people_of(server)["held"]
    page = phone.reload_cold(page, f"/app/prisoners/{person}")
    phone.lose_signal()
    follow(page, say("prisoner.wrong"))
    heading(page, say("mistake.title"))
    press(page, say("mistake.prisoner_address"))
    press(page, say("mistake.prisoner_died"))
    press(page, say("mistake.take_back_for", what=say("mistake.prisoner_died")))
    expect(page.get_by_text(say("mistake.waits", what=say("mistake.prisoner_address")))).to_be_visible()
    page = _opened_again_with_signal(phone, page, person)
    heading(page, say("mistake.title"))
    waits = page.get_by_text(say("mistake.waits", what=say("mistake.prisoner_address")))
    expect(waits).to_be_visible()
    expect(waits).to_have_count(0)
    phone.stop()
    ada.open("/desk/mistakes")
    expect(ada.page.get_by_text(desk("mistakes.choice_address"), exact=True)).to_be_visible()
    expect(ada.page.get_by_text(desk("mistakes.choice_died"), exact=True)).to_have_count(0)
    ada.page.get_by_role("button", name=re.compile(desk("mistakes.acted"))).click()
    expect(ada.page.get_by_text(desk("mistakes.none"))).to_be_visible()


def _opened_again_with_signal(phone: Phone, page: Page, person: str) -> Page:
    """The app was closed in the hall; at home it is opened again."""
    page.close()
    phone.find_signal()
    return phone.open(f"/app/prisoners/{person}/wrong")
