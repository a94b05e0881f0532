"""What becomes of a release at the desk, in German: written by hand, let through, looked at in public."""

import datetime as dt
import re
import sqlite3
from contextlib import closing

from playwright.sync_api import Page, expect

from browser.coordinator import Coordinator
from browser.desk_work import SOURCE, confirm, press, told
from browser.words import desk
from real_server import RealServer

SOURCE_NAME = "Viasna"


def write_by_hand(author: Coordinator, number: int) -> int:
    """A draft that says a number and names nobody; its id."""
    page = author.page
    author.open("/desk/releases/new")
    fill_source(page)
    page.get_by_label(desk("editor.number")).fill(str(number))
    return submit(page)


def fill_source(page: Page) -> None:
    page.get_by_label(desk("editor.source_url", at="1")).fill(SOURCE)
    page.get_by_label(desk("editor.source_label", at="1")).fill(SOURCE_NAME)


def submit(page: Page, button: str = "compose.submit") -> int:
    press(page, desk(button))
    return arrived(page)


def arrived(page: Page) -> int:
    """The id of the draft whose page opens now."""
    expect(page).to_have_url(re.compile(r"/desk/drafts/\d+$"))
    return int(page.url.rpartition("/")[2])


def tell(second: Coordinator, draft_id: int, number: int) -> None:
    """The second confirms, and the hold is over without anybody waiting for it."""
    confirm(second, draft_id, number)
    let_hold_end(second.server, draft_id)
    told(second)


def let_hold_end(server: RealServer, draft_id: int) -> None:
    """Turn the clock of this one hold on to its end: ten minutes are a long time, and two seconds are no countdown."""
    now = dt.datetime.now(tz=dt.UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    with closing(sqlite3.connect(server.home / "lebenszeichen.db", timeout=30)) as database, database:
        asked = "UPDATE release_drafts SET hold_until = ? WHERE id = ? AND state = 'on_hold'"
        assert database.execute(asked, (now, draft_id)).rowcount == 1


def public_page(reader: Coordinator) -> Page:
    """What everybody reads of the release whose page is open at the desk, in a tab of its own."""
    with reader.page.expect_popup() as opened:
        reader.page.get_by_role("link", name=re.compile(re.escape(desk("told.public_page")))).click()
    page = opened.value
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page
