"""An evening with two phones and the organiser's tablet, opened without a network; each card is counted once."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.coordinator import Coordinator, founding_links
from browser.letter_box import writable
from browser.tour import FOLLOW
from browser.volunteer import answer_first_questions, heading, keep_offline, my_cards, press, saved, sync
from browser.words import LOCALE, desk, say
from real_server import RealServer

_POST = """async ([path, body]) => {
  const headers = { "Content-Type": "application/json" };
  return (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).status;
}"""


@pytest.fixture(scope="module")
def server(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    home = tmp_path_factory.mktemp("evening") / "home"
    shutil.copytree(prepared_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    yield server
    server.kill()


def test_an_evening_is_opened_offline_and_every_card_of_it_is_counted_once(
    browser: Browser, server: RealServer
) -> None:
    freed, written_to, counted_only = writable(server)[:3]
    tablet, anna, boris = (_phone(browser, server) for _ in range(3))
    ada = Coordinator(browser, server, "Ada").enrol(founding_links(server)[0])

    code = _open_evening(tablet)
    ada.open("/desk/evenings")
    press(ada.page, desk("evenings.accept"))
    expect(ada.page.get_by_text(desk("evenings.not_accepted"))).to_be_hidden()

    _follow(anna, f"/app/evening/{code}")
    expect(anna.get_by_text(say("evening.guest_text"))).to_be_visible()
    _follow(anna, f"/app/prisoners/{freed}/write?step=post")
    press(anna, say("letter.hand_in_at", code=code))
    answer_first_questions(anna)
    saved(anna)

    boris.context.set_offline(True)
    _follow(boris, f"/app/prisoners/{written_to}/write?step=post")
    press(boris, say("letter.hand_in"))
    field = boris.get_by_label(say("evening.code_label"))
    field.fill(f"{code[:-1]}{'2' if code[-1] != '2' else '3'}")
    expect(boris.get_by_text(say("evening.code_wrong"))).to_be_visible()
    field.fill(code.upper())
    press(boris, say("evening.hand_in_here"))
    answer_first_questions(boris)
    saved(boris)
    boris.context.set_offline(False)
    sync(boris)
    expect(my_cards(boris).get_by_text(say("letters.status_handed_in"), exact=True)).to_be_visible()

    sync(tablet)
    names = {person: _name(tablet, person) for person in (counted_only, freed)}
    _follow(tablet, f"/app/evening/{code}")
    expect(tablet.get_by_role("heading", name=say("evening.how_many_more", 2))).to_be_visible()
    tablet.get_by_label(say("evening.way_people")).check()
    for person in (counted_only, counted_only, freed):
        tablet.get_by_label(say("evening.who")).fill(f"{names[person]}1")
        expect(tablet.get_by_text(say("evening.counted_last", 1, who=names[person]))).to_be_visible()

    _flag(ada.page, freed)
    sync(tablet)
    _follow(tablet, f"/app/evening/{code}")
    expect(tablet.get_by_text(say("evening.take_out_title"))).to_be_visible()
    expect(tablet.locator(".evening__out li")).to_have_count(1)
    press(tablet, say("evening.post_rest"))
    expect(tablet.get_by_text(say("evening.posted_phones"))).to_be_visible()
    sync(tablet)

    counts = json.loads(server.run("counts", "--format", "json"))
    assert [(row["prisoner"], row["posted"]) for row in counts if row["posted"]] == [(written_to, 1)]
    ada.open("/desk/evenings")
    expect(ada.page.get_by_text(desk("evenings.phones_numbers", 2, posted="1"))).to_be_visible()
    expect(ada.page.get_by_text(desk("evenings.paper_numbers", 3))).to_be_visible()
    for one in (tablet, anna, boris):
        one.context.close()
    ada.close()


def _phone(browser: Browser, server: RealServer) -> Page:
    """A phone of its own that has said yes to keeping things."""
    context = browser.new_context(locale=LOCALE, viewport={"width": 360, "height": 780}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url + "/app/")
    keep_offline(page)
    heading(page, say("write.title"))
    return page


def _follow(page: Page, path: str) -> None:
    """A link inside the app: nothing is loaded again."""
    page.evaluate(FOLLOW, path)


def _open_evening(page: Page) -> str:
    """Without a network; the code as it is shown. Afterwards the server has heard of it."""
    page.context.set_offline(True)
    _follow(page, "/app/evening")
    press(page, say("evening.tell_yes"))
    press(page, say("evening.open"))
    code = page.locator(".evening__code").inner_text()
    expect(page.get_by_text(say("evening.pile_offline"))).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(say("evening.not_accepted"))).to_be_visible()
    return code


def _name(page: Page, prisoner_id: str) -> str:
    _follow(page, f"/app/prisoners/{prisoner_id}")
    page.wait_for_url(f"**/{prisoner_id}")
    expect(page.locator(".stamp--large, .hero").first).to_be_visible()
    return page.locator("h1").inner_text()


def _flag(page: Page, prisoner_id: str) -> None:
    """The desk says: please do not write to her."""
    body = {"prisoner_id": prisoner_id, "kind": "do_not_write", "reason": "she asked for it"}
    status = page.evaluate(_POST, ["/api/desk/family/flags", body])
    assert status in (200, 201, 204)
