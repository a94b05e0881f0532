"""Two tabs of one phone: both append, one flushes, and one that freezes with the lock in its hands stops nobody."""

from playwright.sync_api import Page, Route, expect

from browser.interception import Interception
from browser.letter_box import counted, numbers, one_card_waits, post_without_waiting, stand_at_the_box, writable
from browser.phone import Phone
from browser.stores import waiting_letters
from browser.volunteer import my_cards, press, saved, sync
from browser.words import say

_NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });"
_HELD = "async () => (await navigator.locks.query()).held.map(({ name }) => name)"
_LATER = "milliseconds => { const now = Date.now.bind(Date); Date.now = () => now() + milliseconds; }"
_LEASE = 46_000
"""Milliseconds; a little more than a tab may flush without a sign of life."""
_UPGRADE = """() => new Promise((done, failed) => {
  const opening = indexedDB.open("lebenszeichen-cache", 2);
  opening.onblocked = () => failed(new Error("another tab stands in the way"));
  opening.onupgradeneeded = () => {
    for (const name of opening.result.objectStoreNames) opening.result.deleteObjectStore(name);
    opening.result.createObjectStore("of-next-year");
  };
  opening.onsuccess = () => {
    opening.result.close();
    done();
  };
})"""
"""What a later version does to the list's own database."""


def post_at_once(phone: Phone, tabs: list[Page], people: list[str]) -> None:
    for page, prisoner_id in zip(tabs, people, strict=True):
        stand_at_the_box(page, phone, prisoner_id)
    for page in tabs:
        post_without_waiting(page)
    for page in tabs:
        saved(page)


def all_counted(page: Page, cards: int) -> None:
    expect(my_cards(page).get_by_text(say("letters.status_counted"), exact=True)).to_have_count(cards)


def test_a_tab_that_freezes_with_the_lock_holds_the_queue_no_longer_than_its_lease(fresh_phone: Phone) -> None:
    phone, people = fresh_phone, writable(fresh_phone.server)
    before = counted(phone.server)
    one = one_card_waits(phone, people[0])
    other = phone.page()
    post_at_once(phone, [one, other], people[1:3])
    assert numbers(one) == ([1, 2, 3], 4)

    stalled: list[Route] = []
    pushes = Interception(one, "**/api/mutations", stalled.append)
    other.goto("about:blank")
    with one.expect_request("**/api/mutations"):
        phone.find_signal()
    browser = phone.context.new_cdp_session(one)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    other.goto(phone.server.url + "/app/letters")
    assert other.evaluate(_HELD) == ["lebenszeichen-flush"]
    sync(other)
    assert waiting_letters(other) == 3
    other.evaluate(_LATER, _LEASE)
    sync(other)
    all_counted(other, 3)

    browser.send("Page.setWebLifecycleState", {"state": "active"})
    pushes.end()
    for route in stalled:
        route.continue_()
    all_counted(one, 3)
    assert counted(phone.server) == before + 3


def test_two_tabs_without_web_locks_flush_at_once_and_each_card_is_counted_once(fresh_phone: Phone) -> None:
    phone, people = fresh_phone, writable(fresh_phone.server)
    before = counted(phone.server)
    one = one_card_waits(phone, people[0], _NO_LOCKS)
    other = phone.page()
    other.add_init_script(_NO_LOCKS)
    post_at_once(phone, [one, other], people[1:3])
    assert numbers(one) == ([1, 2, 3], 4)
    assert [page.evaluate("navigator.locks === undefined") for page in (one, other)] == [True, True]
    # Where there are no locks, a page that was left in the middle of a flush holds the queue for as long as its lease.
    for page in (one, other):
        page.evaluate(_LATER, _LEASE)
    phone.find_signal()
    for page in (one, other):
        all_counted(page, 3)
    assert counted(phone.server) == before + 3


def test_an_open_tab_stands_in_no_newer_versions_way_and_its_cards_are_counted(fresh_phone: Phone) -> None:
    phone, people = fresh_phone, writable(fresh_phone.server)
    before = counted(phone.server)
    page = one_card_waits(phone, people[0])
    stand_at_the_box(page, phone, people[1])
    phone.find_signal()
    newer = phone.open("/de/")
    newer.evaluate(_UPGRADE)
    newer.close()
    press(page, say("letter.post_yes"))
    saved(page)
    all_counted(page, 2)
    assert counted(phone.server) == before + 2
