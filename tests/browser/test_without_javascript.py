"""Without JavaScript there is still a plain list with search, every person's page, the guides and the imprint."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.phone import Phone
from browser.watching import Watch


@pytest.fixture
def page(browser: Browser, lasting_phone: Phone) -> Iterator[Page]:
    """The doors, in a browser that runs no script. Of the phone only its server is used: these journeys read."""
    server = lasting_phone.server
    if not server.running:
        lasting_phone.find_network()
    context = browser.new_context(locale="de-DE", viewport={"width": 360, "height": 780}, java_script_enabled=False)
    watch = Watch(server.url)
    watch.attach(context)
    page = context.new_page()
    page.goto(server.url)
    yield page
    assert context.cookies() == []
    context.close()
    assert watch.faults == []


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
