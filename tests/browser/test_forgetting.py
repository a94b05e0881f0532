"""What a phone forgets, when, and what is left of it: looked up in the stores themselves."""

from playwright.sync_api import Page, expect

from browser.clocks import set_clock
from browser.letter_box import counted
from browser.phone import Phone
from browser.stores import NOTHING, kept, outbox
from browser.viasna_weeks import held
from browser.volunteer import (
    answer_first_questions,
    go_to,
    heading,
    keep_offline,
    my_cards,
    press,
    saved,
    sync,
    write_card,
)
from browser.words import say

FIRST, SECOND = (somebody.name for somebody in held()[:2])
_DAY = 86_400_000
"""Milliseconds."""


def begin(phone: Phone) -> Page:
    page = phone.open("/app/")
    keep_offline(page)
    return page


def names_in(page: Page) -> int:
    """How many rows of the outbox say for whom a card was."""
    return sum("prisoner_id" in row["args"] for row in outbox(page)["mutations"])


def test_before_a_journey_names_go_and_what_waits_is_still_counted(fresh_phone: Phone) -> None:
    phone = fresh_phone
    before = counted(phone.server)
    page = begin(phone)
    write_card(page, FIRST)
    answer_first_questions(page)
    saved(page)
    sync(page)
    phone.lose_signal()
    write_card(page, SECOND)
    saved(page)
    assert names_in(page) == 2

    go_to(page, say("nav.settings"))
    press(page, say("settings.journey_action"))
    expect(page.get_by_text(say("settings.journey_done", n=2))).to_be_visible()
    expect(page.get_by_text(say("settings.journey_waiting", n=1))).to_be_visible()
    (left,) = outbox(page)["mutations"]
    assert left["status"] == "waiting"
    expect(my_cards(page)).to_have_count(1)
    expect(page.get_by_text(say("letters.forgotten"))).to_be_visible()
    expect(page.get_by_text(SECOND)).to_have_count(0)

    phone.find_signal()
    sync(page)
    assert counted(phone.server) == before + 2
    assert names_in(page) == 0
    expect(my_cards(page)).to_have_count(1)
    expect(page.get_by_text(SECOND)).to_have_count(0)


def test_a_name_is_remembered_for_ninety_days_and_not_longer(fresh_phone: Phone) -> None:
    page = begin(fresh_phone)
    write_card(page, FIRST)
    answer_first_questions(page, remember="yes")
    saved(page)
    sync(page)

    page = days_later(fresh_phone, page, 90)
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_text(say("letters.forgotten"))).to_have_count(0)

    page = days_later(fresh_phone, page, 91)
    expect(page.get_by_text(say("letters.forgotten"))).to_be_visible()
    assert names_in(page) == 0


def days_later(phone: Phone, page: Page, days: int) -> Page:
    """The list of cards on the same phone, opened cold so many days later."""
    page.close()
    page = phone.page()
    set_clock(page, days * _DAY)
    page.goto(phone.server.url + "/app/letters")
    return page


def test_the_next_person_sees_nothing_and_the_last_ones_card_is_counted(fresh_phone: Phone) -> None:
    phone = fresh_phone
    before = counted(phone.server)
    page = begin(phone)
    phone.lose_signal()
    write_card(page, FIRST)
    answer_first_questions(page)
    saved(page)
    go_to(page, say("nav.settings"))
    press(page, say("settings.next_action"))
    expect(page.get_by_text(say("settings.next_done"))).to_be_visible()

    page = phone.reload_cold(page, "/app/letters")
    heading(page, say("letters.title"))
    expect(page.get_by_text(say("letters.none_title"))).to_be_visible()
    assert names_in(page) == 1
    write_card(page, SECOND)
    answer_first_questions(page, counting="no")
    saved(page)

    phone.find_signal()
    sync(page)
    assert counted(phone.server) == before + 1
    expect(my_cards(page)).to_have_count(1)
    expect(page.get_by_text(say("letters.status_kept_here"))).to_be_visible()


def test_after_the_wipe_nothing_is_left_on_the_phone(fresh_phone: Phone) -> None:
    phone = fresh_phone
    page = begin(phone)
    phone.lose_signal()
    write_card(page, FIRST)
    answer_first_questions(page)
    saved(page)
    other_tab = phone.open("/app/letters")
    expect(other_tab.get_by_text(say("letters.status_waiting"))).to_be_visible()
    go_to(page, say("nav.settings"))
    press(page, say("settings.wipe_open"))
    expect(page.get_by_text(say("settings.wipe_waiting", n=1))).to_be_visible()
    press(page, say("settings.wipe_hold"))
    assert kept(page)["databases"] == ["lebenszeichen-cache", "lebenszeichen-outbox"]

    phone.find_signal()
    page.get_by_role("button", name=say("settings.wipe_hold")).hover()
    page.mouse.down()
    expect(page.get_by_text(say("settings.wipe_done"))).to_be_visible()
    page.mouse.up()
    assert kept(page) == NOTHING
    other_tab.reload()
    heading(other_tab, say("welcome.title"))
    assert kept(other_tab) == NOTHING


def test_after_a_wipe_beside_an_open_tab_the_app_is_kept_whole_again(fresh_phone: Phone) -> None:
    phone = fresh_phone
    page = begin(phone)
    other_tab = phone.open("/app/letters")
    heading(other_tab, say("letters.title"))
    go_to(page, say("nav.settings"))
    press(page, say("settings.wipe_open"))
    for _ in range(2):
        page.locator(".held").press("Enter")
    expect(page.get_by_text(say("settings.wipe_done"))).to_be_visible()
    keep_offline(page)
    phone.lose_signal()
    page = phone.reload_cold(page, "/app/letters")
    heading(page, say("letters.title"))
