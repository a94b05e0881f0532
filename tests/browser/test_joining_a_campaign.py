"""Joining a campaign by its link, without a network, also one that the phone has never heard of."""

import json
from urllib.parse import urlsplit

from playwright.sync_api import expect

from browser.phone import Phone
from browser.viasna_weeks import held
from browser.volunteer import answer_first_questions, heading, keep_offline, press, saved, sync, write_card
from browser.words import say


def create(phone: Phone, id: str, name: str) -> str:
    """Create a campaign; path and hash of the link that is printed."""
    link = urlsplit(phone.server.run("campaign", "create", id, "--name", f"de={name}", "--name", f"en={name}").strip())
    return f"{link.path}#{link.fragment}"


def test_a_card_counts_for_the_campaign_that_was_joined_without_a_network(fresh_phone: Phone) -> None:
    phone = fresh_phone
    known = create(phone, "lichter", "Lichter im Advent")
    page = phone.open("/app/")
    keep_offline(page)
    phone.lose_signal()
    unheard_of = create(phone, "ostern", "Post zu Ostern")

    page = phone.reload_cold(page, known)
    heading(page, say("join.title", name="Lichter im Advent"))
    page = phone.reload_cold(page, unheard_of)
    heading(page, say("join.title_unknown"))
    press(page, say("join.yes"))
    heading(page, say("join.done_unknown"))
    write_card(page, held()[0].name)
    answer_first_questions(page)
    saved(page)

    phone.find_signal()
    sync(page)
    (counted,) = json.loads(phone.server.run("counts", "--campaign", "ostern", "--format", "json"))
    assert counted["posted"] == 1
    expect(page.get_by_text("Post zu Ostern").first).to_be_visible()
