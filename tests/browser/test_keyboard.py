"""Everything by keyboard: reached, seen, and never lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.tour import Tour
from real_server import RealServer

MOST_TABS = 30
MAIN_ACTION = (
    "main .action--next, main .action--quiet, main input:checked, main #search-text, main .row__link, main .guide-link"
)
_START = """() => {
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
}"""
_FOCUSED = """(selector) => {
  const at = document.activeElement;
  if (!at || at !== document.querySelector(selector)) return null;
  const ring = getComputedStyle(at.matches("input[type=text]") ? at.parentElement : at);
  const box = at.getBoundingClientRect();
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const seen = ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2;
  return { seen, covered: !there || !at.contains(there) };
}"""


@pytest.fixture
def tour(browser: Browser, sample_server: RealServer) -> Iterator[Tour]:
    tour = Tour(browser, sample_server, "data", "de")
    yield tour
    tour.close()


def test_each_screen_can_be_gone_through_by_keyboard(tour: Tour) -> None:
    wrong: list[str] = []
    before = ""
    for view in tour.app():
        now = tour.page.locator("h1").inner_text()
        if before and now != before:
            # Effects run after drawing: waited for, not timed.
            expect(tour.page.locator("h1"), f"{view}: the heading takes the focus").to_be_focused()
        before = now
        wrong += [f"{view}: {fault}" for fault in reach(tour.page)]
    assert "\n".join(wrong) == ""


def reach(page: Page) -> list[str]:
    """What is wrong with reaching the screen's main action with the key Tab, from the top."""
    if page.locator(MAIN_ACTION).count() == 0:
        return []
    page.evaluate(_START)
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        reached = page.evaluate(_FOCUSED, MAIN_ACTION)
        if reached:
            faults = [] if reached["seen"] else ["its main action shows no focus"]
            return [*faults, "its main action is covered"] if reached["covered"] else faults
    return [f"its main action is not reached within {MOST_TABS} steps"]


def test_escape_and_the_skip_link_lead_the_focus_where_it_belongs(tour: Tour) -> None:
    next(view for view in tour.app() if view == "write")
    tour.go("/app/settings")
    what_opens_closes_with_escape_and_gives_the_focus_back(tour.page)
    tour.go("/app/prisoners")
    escape_empties_the_search_and_stays_in_it(tour.page)
    tour.go("/app/letters")
    the_skip_link_leads_past_the_bar(tour.page)


def what_opens_closes_with_escape_and_gives_the_focus_back(page: Page) -> None:
    opener = page.locator(".action--stop")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".held")).to_be_visible()
    expect(page.locator("section:has(> .held) > [tabindex]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".held")).to_have_count(0)
    expect(opener).to_be_focused()


def escape_empties_the_search_and_stays_in_it(page: Page) -> None:
    field = page.locator("#search-text")
    field.press_sequentially("xyz")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def the_skip_link_leads_past_the_bar(page: Page) -> None:
    page.evaluate(_START)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
