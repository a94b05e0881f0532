"""The last step of a card, opened by its address: the shortest way to "posted" on the real screens."""

import sqlite3
from contextlib import closing
from typing import Any

from playwright.sync_api import Page

from browser.phone import Phone
from browser.stores import outbox
from browser.volunteer import answer_first_questions, heading, keep_offline, press, saved
from browser.words import say
from real_server import RealServer

_WRITABLE = """SELECT p.id FROM prisoners p JOIN facilities f ON f.id = p.facility_id
  WHERE p.state = 'held' AND f.state = 'open' AND f.address IS NOT NULL ORDER BY p.id"""
_POSTED = """SELECT count(*) FROM letters l WHERE l.posted_on IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM letter_voids v WHERE v.letter_id = l.id AND v.fact = 'letter_posted')"""
_PRESS = """text => setTimeout(() =>
  [...document.querySelectorAll("button")].find((button) => button.textContent.includes(text)).click())"""


def writable(server: RealServer) -> list[str]:
    """Ids of people who are held where everybody may write to."""
    return [str(id) for (id,) in _ask(server, _WRITABLE)]


def counted(server: RealServer) -> int:
    """How many letters are in the box: the rows that every number is derived from. Dearer: `lebenszeichen counts`."""
    ((cards,),) = _ask(server, _POSTED)
    return int(cards)


def _ask(server: RealServer, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{server.home}/lebenszeichen.db?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def stand_at_the_box(page: Page, phone: Phone, prisoner_id: str) -> None:
    """Opened cold: the next tap says that the card was posted."""
    page.goto(f"{phone.server.url}/app/prisoners/{prisoner_id}/write?step=post")
    heading(page, say("letter.post_title"))


def post(page: Page, phone: Phone, prisoner_id: str) -> None:
    stand_at_the_box(page, phone, prisoner_id)
    press(page, say("letter.post_yes"))


def post_without_waiting(page: Page) -> None:
    """The same tap on the step that is open, for a page that will stand still before a click has ended."""
    page.evaluate(_PRESS, say("letter.post_yes"))


def one_card_waits(phone: Phone, prisoner_id: str, script: str = "") -> Page:
    """A phone in flight mode that has said yes to everything; `script` runs before the app does, in this tab."""
    page = phone.page()
    page.add_init_script(script)
    page.goto(phone.server.url + "/app/")
    keep_offline(page)
    phone.lose_signal()
    post(page, phone, prisoner_id)
    answer_first_questions(page)
    saved(page)
    return page


def numbers(page: Page) -> tuple[list[int], int]:
    """The numbers of the cards on the phone, and the one that comes next."""
    rows = outbox(page)
    (profile,) = rows["profiles"]
    return sorted(row["seq"] for row in rows["mutations"]), profile["next_seq"]
