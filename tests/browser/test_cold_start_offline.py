"""Opening the app without a network, at any address; and what it says where nothing can be kept."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from browser.phone import Phone
from browser.stores import waiting_letters
from browser.viasna_weeks import held
from browser.volunteer import answer_first_questions, follow, go_to, heading, keep_offline, press, saved, write_card
from browser.words import say

_NO_STORAGE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"
_LEFT_BEHIND = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: await caches.keys(),
})"""
_NO_WORKER = "delete Navigator.prototype.serviceWorker;"
_SPY = """
window.told = [];
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  const transaction = begin.call(this, stores, mode, options);
  if (this.name === "lebenszeichen-outbox" && mode === "readwrite") {
    const what = `${[stores].flat().includes("mutations") ? "card" : "other"} ${options?.durability}`;
    window.told.push(`begun ${what}`);
    transaction.addEventListener("complete", () => window.told.push(`complete ${what}`));
  }
  return transaction;
};
new MutationObserver(() => {
  if (document.body?.textContent.includes(SAVED) && !window.told.includes("said saved")) window.told.push("said saved");
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def test_every_address_opens_cold_and_without_a_network(fresh_phone: Phone) -> None:
    phone = fresh_phone
    page = phone.open("/app/")
    keep_offline(page)
    person, name = _somebody(page)
    go_to(page, say("nav.guides"))
    guide = page.get_by_role("main").get_by_role("listitem").first
    guide_path = guide.get_by_role("link").get_attribute("href")
    guide_title = guide.locator("span").nth(1).inner_text()
    phone.leave_network()
    phone.kill()
    phone.start()
    for path, title in {
        person: name,
        guide_path: guide_title,
        "/app/imprint": say("nav.imprint"),
        "/app/privacy": re.compile(say("nav.privacy")),
        "/app/releases": say("releases.title"),
        "/app/settings": say("settings.title"),
        "/app/": say("write.title"),
    }.items():
        page = phone.open(str(path))
        heading(page, title)
        page.close()


def _somebody(page: Page) -> tuple[str, str]:
    go_to(page, say("nav.prisoners"))
    row = page.get_by_role("main").get_by_role("listitem").first.get_by_role("link")
    path = row.get_attribute("href")
    row.click()
    page.wait_for_url(f"**{path}")
    return str(path), page.get_by_role("heading", level=1).inner_text()


def open_with(phone: Phone, script: str) -> Page:
    """The app in a tab where this script ran first."""
    page = phone.page()
    page.add_init_script(script)
    page.goto(phone.server.url + "/app/")
    return page


def test_where_nothing_can_be_stored_the_app_says_so_and_never_saved(fresh_phone: Phone) -> None:
    page = open_with(fresh_phone, _NO_STORAGE)
    heading(page, say("welcome.title"))
    press(page, say("welcome.yes"))
    expect(page.get_by_text(say("frame.no_storage_text"))).to_be_visible()
    for word in ("welcome.ready", "letter.done_saved"):
        expect(page.get_by_text(say(word))).to_have_count(0)
    assert page.evaluate(_LEFT_BEHIND) == {"workers": 0, "caches": []}
    follow(page, say("welcome.no"))
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_without_a_worker_it_does_not_promise_to_open_without_a_network(fresh_phone: Phone) -> None:
    page = open_with(fresh_phone, _NO_WORKER)
    press(page, say("welcome.yes"))
    expect(page.get_by_text(say("welcome.ready_online"))).to_be_visible()
    expect(page.get_by_text(say("welcome.ready"))).to_have_count(0)


def test_saved_is_said_after_a_strict_transaction_is_complete(fresh_phone: Phone) -> None:
    page = open_with(fresh_phone, _SPY.replace("SAVED", f"{say('letter.done_saved')!r}"))
    keep_offline(page)
    fresh_phone.lose_signal()
    write_card(page, held()[0].name)
    answer_first_questions(page)
    saved(page)
    told = page.evaluate("window.told")
    assert {word.split()[-1] for word in told if word.startswith("begun card")} == {"strict"}
    before = told[: told.index("said saved")]
    assert before.count("complete card strict") == before.count("begun card strict") > 0


def test_a_full_phone_says_that_nothing_was_saved(fresh_phone: Phone) -> None:
    page = fresh_phone.open("/app/")
    keep_offline(page)
    fresh_phone.lose_signal()
    write_card(page, held()[0].name)
    answer_first_questions(page)
    saved(page)
    page, make_room = _reopen_full(fresh_phone)
    write_card(page, held()[1].name)
    expect(page.get_by_text(say("frame.storage_full"))).to_be_visible()
    expect(page.get_by_text(say("letter.done_saved"))).to_have_count(0)
    assert waiting_letters(page) == 1
    make_room()
    press(page, say("letter.post_yes"))
    saved(page)
    expect(page.get_by_text(say("frame.storage_full"))).to_have_count(0)
    assert waiting_letters(page) == 2


def _reopen_full(phone: Phone) -> tuple[Page, Callable[[], None]]:
    """The app with no more room, and a way to make some. In a browser started anew: a running one remembers how much
    room there was.
    """
    phone.kill()
    phone.start()
    phone.lose_signal()
    page = phone.page()
    browser = phone.context.new_cdp_session(page)
    origin = {"origin": phone.server.url}
    browser.send("Storage.overrideQuotaForOrigin", origin | {"quotaSize": 1})
    page.goto(phone.server.url + "/app/")

    def make_room() -> None:
        browser.send("Storage.overrideQuotaForOrigin", origin)

    return page, make_room
