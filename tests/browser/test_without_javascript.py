"""Without JavaScript there is still a plain list with search, every person's page, the guides and the imprint."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from browser.phone import Phone
from real_server import RealServer


@pytest.fixture(scope="module")
def phone(playwright: Playwright, viasna_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """A browser that runs no script, beside a server for all of these journeys: they only read."""
    folder = tmp_path_factory.mktemp("plain")
    shutil.copytree(viasna_home, folder / "home")
    server = RealServer(folder / "home")
    server.start("--no-worker")
    phone = Phone(playwright, folder / "phone", server, java_script_enabled=False)
    phone.start()
    yield phone
    phone.stop()
    server.kill()


@pytest.fixture
def page(phone: Phone) -> Iterator[Page]:
    """The doors."""
    page = phone.open("/")
    yield page
    page.close()
    assert phone.context.cookies() == []
    assert phone.watch.faults == []


def test_somebody_is_found_in_another_spelling_and_has_a_page(page: Page) -> None:
    page.get_by_role("link", name="Alle auf der Liste").click()
    everybody = page.get_by_role("main").get_by_role("listitem")
    assert everybody.count() > 20
    page.get_by_role("searchbox").fill("Bjaljazki")
    page.get_by_role("button", name="Suchen").click()
    expect(everybody).to_have_count(1)
    everybody.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bjaljazki")
    expect(page.get_by_role("main")).to_contain_text("Aus der Haft")


def test_the_guides_can_be_read(page: Page) -> None:
    page.get_by_role("link", name="Wie man schreibt").click()
    page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").click()
    assert len(page.get_by_role("main").inner_text()) > 500


def test_the_imprint_can_be_read(page: Page) -> None:
    page.get_by_role("link", name="Impressum").click()
    expect(page.get_by_role("heading", level=1, name="Impressum")).to_be_visible()


def test_the_app_says_where_to_read_without_it(page: Page) -> None:
    page.get_by_role("link", name="Karten schreiben").click()
    page.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
