""" "Do not count me" is a full mode: everything works, and the server never hears of it."""

import sqlite3
from contextlib import closing

from playwright.sync_api import expect

from browser.letter_box import counted
from browser.phone import Phone
from browser.viasna_weeks import held
from browser.volunteer import answer_first_questions, go_to, keep_offline, my_cards, press, saved, sync, write_card
from browser.words import say
from real_server import RealServer

# Nobody else writes into the phone's own database until `letGo` is called.
_HOLD_THE_DATABASE = """() => new Promise((held) => {
  const opening = indexedDB.open("lebenszeichen-outbox");
  opening.onsuccess = () => {
    let over = false;
    globalThis.letGo = () => (over = true);
    const profiles = opening.result.transaction("profiles", "readwrite").objectStore("profiles");
    const goOn = () => {
      if (!over) profiles.get("nobody").onsuccess = goOn;
    };
    goOn();
    held();
  };
})"""
# What is drawn when the phone says that it has a network, is drawn.
_DRAW_AGAIN = """() => new Promise((drawn) => {
  dispatchEvent(new Event("online"));
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(drawn)), 100);
})"""
FIRST, SECOND = (somebody.name for somebody in held()[:2])


def known(server: RealServer) -> tuple[int, int]:
    """Cards and devices that the server has heard of."""
    return counted(server), devices(server)


def devices(server: RealServer) -> int:
    with closing(sqlite3.connect(f"file:{server.home}/lebenszeichen.db?mode=ro", uri=True)) as database:
        (number,) = database.execute("SELECT count(*) FROM devices").fetchone()
        return int(number)


def test_cards_that_are_not_counted_stay_on_the_phone_and_can_be_taken_back(fresh_phone: Phone) -> None:
    before = known(fresh_phone.server)
    page = fresh_phone.open("/app/")
    keep_offline(page)
    write_card(page, FIRST)
    answer_first_questions(page, counting="no")
    saved(page)
    expect(page.get_by_text(say("letter.done_kept_here"))).to_be_visible()
    write_card(page, SECOND, posted=False)
    saved(page)
    sync(page)
    cards = my_cards(page)
    expect(cards.get_by_text(say("letters.status_kept_here"))).to_have_count(2)
    press(page, say("letters.post"))
    expect(page.get_by_text(say("letters.written_title"))).to_have_count(0)
    cards.last.get_by_role("button", name="rückgängig").click()
    expect(cards).to_have_count(1)
    sync(page)
    assert {method for method, _ in fresh_phone.watch.sent} == {"GET"}
    assert known(fresh_phone.server) == before


def test_a_no_before_the_network_is_back_holds_every_waiting_card(fresh_phone: Phone) -> None:
    before = known(fresh_phone.server)
    page = fresh_phone.open("/app/")
    keep_offline(page)
    fresh_phone.leave_network()
    write_card(page, FIRST)
    answer_first_questions(page, counting="yes")
    saved(page)
    go_to(page, say("nav.settings"))
    page.get_by_role("radio", name=say("settings.counting_no")).check()
    expect(page.get_by_text(say("settings.saved"))).to_be_visible()
    fresh_phone.find_network()
    sync(page)
    expect(my_cards(page).get_by_text(say("letters.status_kept_here"))).to_have_count(1)
    tries_without_an_answer = [sent for sent in fresh_phone.watch.sent if sent[0] != "GET"]
    assert set(tries_without_an_answer) <= {("POST", "/api/devices")}
    assert known(fresh_phone.server) == before


def test_what_was_chosen_stays_chosen_on_the_screen_while_it_is_stored(fresh_phone: Phone) -> None:
    page = fresh_phone.open("/app/")
    keep_offline(page)
    go_to(page, say("nav.settings"))
    chosen = page.get_by_role("radio", name=say("settings.counting_no"))
    page.evaluate(_HOLD_THE_DATABASE)
    chosen.check()
    page.evaluate(_DRAW_AGAIN)
    expect(chosen).to_be_checked()
    expect(page.get_by_text(say("settings.saved"))).to_have_count(0)
    page.evaluate("letGo()")
    expect(page.get_by_text(say("settings.saved"))).to_be_visible()
    expect(chosen).to_be_checked()
