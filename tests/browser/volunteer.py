"""What a volunteer does on the screens, in German."""

import re
from typing import Literal

from playwright.sync_api import Locator, Page, expect

from browser.words import say

Answer = Literal["yes", "no"]


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the screen says this."""
    expect(page.get_by_role("heading", level=1, name=text)).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def go_to(page: Page, place: str) -> None:
    """By the bar or the two quiet places at the top."""
    page.get_by_role("navigation").get_by_role("link", name=place).click()


def keep_offline(page: Page) -> None:
    """Say yes on the first screen and wait for "ready without a network"."""
    press(page, say("welcome.yes"))
    expect(page.get_by_text(say("welcome.ready"))).to_be_visible()
    press(page, say("welcome.go"))


def find(page: Page, text: str) -> Locator:
    """Type a name on "Menschen", letter by letter; the rows that are left."""
    field = page.get_by_role("textbox", name=say("prisoners.search"))
    field.clear()
    field.press_sequentially(text)
    return page.get_by_role("main").get_by_role("listitem")


def open_person(page: Page, name: str) -> None:
    """Find and open the first who matches."""
    go_to(page, say("nav.prisoners"))
    page.get_by_role("textbox", name=say("prisoners.search")).fill(name)
    page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").click()


def write_card(page: Page, name: str, *, posted: bool = True) -> None:
    """From the person's page to "posted" (or "written, posted later"), to the question or the word after it."""
    open_person(page, name)
    follow(page, say("prisoner.write"))
    heading(page, say("letter.guide_title"))
    follow(page, say("letter.next_copy"))
    heading(page, say("letter.copy_title"))
    follow(page, say("letter.next_post"))
    press(page, say("letter.post_yes" if posted else "letter.post_later"))


def answer_first_questions(page: Page, *, counting: Answer = "yes", remember: Answer = "yes") -> None:
    heading(page, say("letter.ask_count_title"))
    press(page, say(f"letter.ask_count_{counting}"))
    heading(page, say("letter.ask_remember_title"))
    press(page, say(f"letter.ask_remember_{remember}"))


def saved(page: Page) -> None:
    """The screen says that the card is on the phone."""
    expect(page.get_by_text(say("letter.done_saved"))).to_be_visible()


def my_cards(page: Page) -> Locator:
    """The cards on "Meine Karten"."""
    go_to(page, say("nav.letters"))
    heading(page, say("letters.title"))
    return page.get_by_role("main").get_by_role("listitem")


def sync(page: Page) -> None:
    """ "Sync now", as the settings offer it, and wait until it is over."""
    go_to(page, say("nav.settings"))
    button = page.get_by_role("button", name=say("settings.sync_now"))
    expect(button).to_be_enabled()
    button.click()
    expect(page.get_by_text(say("status.online"))).to_be_visible()
    expect(button).to_be_enabled()
