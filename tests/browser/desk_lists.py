"""What coordinators do at the desk with a list, in German: upload it, leave something out, say yes, take it back."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, expect

from browser.coordinator import Coordinator
from browser.desk_work import press
from browser.words import desk

_ONE = re.compile(r"/desk/imports/i[0-9a-z]{7}$")


def upload(who: Coordinator, *files: Path) -> float:
    """Until the first rows of the difference are on screen; the seconds since the press."""
    choose(who, files)
    began = time.monotonic()
    press(who.page, desk("imports.compare"))
    expect(who.page).to_have_url(_ONE)
    expect(who.page.locator(".change").first).to_be_visible()
    return time.monotonic() - began


def choose(who: Coordinator, files: Sequence[Path]) -> None:
    who.open("/desk/imports")
    who.page.get_by_label(desk("imports.drop")).set_input_files(list(files))
    expect(who.page.locator(".chosenfiles li")).to_have_count(len(files))


def group(who: Coordinator, name: str) -> Locator:
    """The section of a group, unfolded."""
    title = desk(f"imports.group_{name}")
    section = who.page.locator(".group").filter(has=who.page.get_by_role("button", name=re.compile(f"^{title}")))
    unfold = section.get_by_role("button", name=re.compile(f"^{title}"))
    if unfold.get_attribute("aria-expanded") == "false":
        unfold.click()
    expect(unfold).to_have_attribute("aria-expanded", "true")
    return section


def take(section: Locator, name: str) -> Locator:
    """The box of one row, or of the group when `name` is the group's title."""
    return section.get_by_role("checkbox", name=re.compile(re.escape(name)))


def fact(who: Coordinator, words: str) -> None:
    expect(who.page.get_by_text(words)).to_be_visible()
