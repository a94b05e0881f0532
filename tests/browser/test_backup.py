"""Cards go to a new phone in a file, and each is counted once, however long the old phone lives on."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from browser.letter_box import counted
from browser.phone import Phone
from browser.stores import outbox
from browser.viasna_weeks import held
from browser.volunteer import (
    answer_first_questions,
    follow,
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

FIRST, SECOND, THIRD = (somebody.name for somebody in held()[:3])
WORDS = "Kamel Fenster Nebel Tasse"


def contents(page: Page) -> list[list[object]]:
    """What the server knows a card by, of every card on this phone."""
    members = ("id", "name", "schema", "local_date", "args")
    return sorted([row[member] for member in members] for row in outbox(page)["mutations"])


def facts(page: Page) -> dict[str, list[str]]:
    """What became of every fact on this phone, by its name."""
    found: dict[str, list[str]] = {}
    for row in outbox(page)["mutations"]:
        found.setdefault(row["name"], []).append(row["status"])
    return found


def open_backup(page: Page) -> None:
    go_to(page, say("nav.settings"))
    follow(page, say("letters.to_backup"))
    heading(page, say("backup.title"))


def make_file(page: Page, folder: Path) -> Path:
    open_backup(page)
    page.get_by_label(say("backup.words"), exact=True).fill(WORDS)
    page.get_by_label(say("backup.words_again")).fill(WORDS)
    with page.expect_download() as download:
        press(page, say("backup.make"))
    assert download.value.suggested_filename.startswith("karten-")
    file = folder / "a file.bin"
    download.value.save_as(file)
    return file


def take_back(page: Page, file: Path, words: str) -> None:
    page.get_by_label(say("backup.choose"), exact=True).set_input_files(file)
    page.get_by_label(say("backup.words_of_file")).fill(words)
    press(page, say("backup.take"))


def test_three_cards_stay_three_on_a_new_phone_while_the_old_one_lives_on(
    fresh_phone: Phone, browser: Browser, tmp_path: Path
) -> None:
    old = fresh_phone
    before = counted(old.server)
    page = old.open("/app/")
    keep_offline(page)
    write_card(page, FIRST)
    answer_first_questions(page)
    saved(page)
    write_card(page, SECOND)
    saved(page)
    sync(page)
    old.lose_signal()
    write_card(page, THIRD)
    saved(page)
    file = make_file(page, tmp_path)
    assert counted(old.server) == before + 2

    new = browser.new_context(locale="de-DE").new_page()
    new.goto(f"{old.server.url}/app/")
    keep_offline(new)
    open_backup(new)
    take_back(new, file, "Kamel Fenster Nebel Tassen")
    expect(new.get_by_text(say("backup.closed_passphrase"))).to_be_visible()
    assert outbox(new)["mutations"] == []
    for times, cards in enumerate(("backup.came", "backup.here")):
        take_back(new, file, WORDS)
        expect(new.get_by_text(say(cards, n=3))).to_be_visible()
        assert contents(new) == contents(page), times
    sync(new)
    assert counted(old.server) == before + 3
    cards = my_cards(new)
    expect(cards.get_by_text(say("letters.status_counted"))).to_have_count(3)

    # What somebody heard stays on this phone, is told of the campaign only, and is taken back by the same tap.
    cards.first.get_by_text(say("letters.heard_open")).click()
    answered = cards.first.get_by_label(say("letters.heard_answered"))
    answered.check()
    expect(cards.first.locator(".chip", has_text=say("letters.heard_answered"))).to_be_visible()
    sync(new)
    assert facts(new)["outcome_told"] == ["counted"]
    my_cards(new)
    cards.first.get_by_text(say("letters.heard_open")).click()
    answered.uncheck()
    expect(cards.first.locator(".chip", has_text=say("letters.heard_answered"))).to_have_count(0)
    sync(new)
    assert facts(new) == {"letter_posted": ["counted"] * 3, "outcome_told": ["counted"], "fact_voided": ["counted"]}

    old.find_signal()
    sync(page)
    expect(my_cards(page).get_by_text(say("letters.status_counted"))).to_have_count(3)
    assert counted(old.server) == before + 3
    new.context.close()
