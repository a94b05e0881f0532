"""The word "saved" in a real browser: a renderer that dies, a connection or a transaction lost under the app."""

from playwright.sync_api import Page, expect

from browser.letter_box import numbers, one_card_waits, post, post_without_waiting, stand_at_the_box, writable
from browser.phone import Phone
from browser.stores import outbox, waiting_letters
from browser.volunteer import heading, keep_offline, my_cards, press, saved, sync
from browser.words import say

_SEEN = """
const seen = (database, stores, mode) =>
  database.name === "lebenszeichen-outbox" && mode === "readwrite" && [stores].flat().includes("mutations");
const begin = IDBDatabase.prototype.transaction;
"""
_STOP = f"""{_SEEN}
window.stopAt = null;
const stop = (moment) => {{
  if (window.stopAt !== moment) return;
  console.log(`stopped: ${{moment}}`);
  for (;;);
}};
IDBDatabase.prototype.transaction = function (stores, mode, options) {{
  const transaction = begin.call(this, stores, mode, options);
  if (!seen(this, stores, mode)) return transaction;
  stop("begun");
  transaction.addEventListener("complete", () => stop("complete"));
  return transaction;
}};
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...row) {{
  const request = put.apply(this, row);
  if (this.name === "mutations") stop("put");
  return request;
}};
"""
"""The page stands still at a moment of saving, so that it can be killed there."""
_LOSE = f"""{_SEEN}
window.lose = null;
const losing = (what) => window.lose === what && ((window.lose = null), true);
IDBDatabase.prototype.transaction = function (stores, mode, options) {{
  if (!seen(this, stores, mode)) return begin.call(this, stores, mode, options);
  if (losing("connection")) this.close();
  const transaction = begin.call(this, stores, mode, options);
  if (losing("transaction")) window.doomed = transaction;
  return transaction;
}};
const commit = IDBTransaction.prototype.commit;
IDBTransaction.prototype.commit = function () {{
  if (window.doomed === this) this.abort();
  else commit.call(this);
}};
"""
"""What the browser does to an app whose storage it closes or aborts, once, when the page says so."""

_BLOCKED = """
IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
IDBFactory.prototype.databases = async () => { throw new DOMException("blocked", "SecurityError"); };
"""
"""IndexedDB as a browser has it that was told to store nothing."""
_PROMISED = "StorageManager.prototype.persisted = async () => true;"
_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


def killed_at(phone: Phone, page: Page, moment: str) -> Page:
    """Tap "posted" on a page that stands still at this moment of saving, kill its renderer there, open another tab."""
    page.evaluate("moment => { window.stopAt = moment; }", moment)
    with page.expect_console_message(lambda message: message.text == f"stopped: {moment}"):
        post_without_waiting(page)
    phone.kill_renderers()
    another = phone.page()
    another.add_init_script(_STOP)
    return another


def test_a_renderer_killed_while_a_card_is_saved_has_it_whole_or_not_at_all(fresh_phone: Phone) -> None:
    people = writable(fresh_phone.server)
    page = one_card_waits(fresh_phone, people[0], _STOP)
    for moment, kept in {"begun": 1, "put": 1, "complete": 2}.items():
        stand_at_the_box(page, fresh_phone, people[kept])
        page = killed_at(fresh_phone, page, moment)
        page.goto(fresh_phone.server.url + "/app/letters")
        expect(page.get_by_text(say("letters.status_waiting"))).to_have_count(kept)
        assert numbers(page) == (list(range(1, kept + 1)), kept + 1)
    post(page, fresh_phone, people[2])
    saved(page)
    assert numbers(page) == ([1, 2, 3], 4)
    fresh_phone.find_signal()
    sync(page)
    expect(my_cards(page).get_by_text(say("letters.status_counted"), exact=True)).to_have_count(3)


def test_an_aborted_transaction_is_not_called_saved_and_a_lost_connection_is_opened_again(fresh_phone: Phone) -> None:
    people = writable(fresh_phone.server)
    page = one_card_waits(fresh_phone, people[0], _LOSE)
    stand_at_the_box(page, fresh_phone, people[1])
    page.evaluate("window.lose = 'transaction'")
    press(page, say("letter.post_yes"))
    expect(page.get_by_text(say("frame.not_saved"))).to_be_visible()
    expect(page.get_by_text(say("letter.done_saved"))).to_have_count(0)
    assert waiting_letters(page) == 1
    page.evaluate("window.lose = 'connection'")
    press(page, say("letter.post_yes"))
    saved(page)
    assert page.evaluate("window.lose") is None
    assert [row["seq"] for row in outbox(page)["mutations"]] == [1, 2]


def test_where_indexeddb_is_blocked_no_way_to_the_letter_box_ends_in_saved(fresh_phone: Phone) -> None:
    person = writable(fresh_phone.server)[0]
    page = fresh_phone.page()
    page.add_init_script(_BLOCKED)
    page.goto(f"{fresh_phone.server.url}/app/prisoners/{person}/write?step=post")
    heading(page, say("welcome.title"))
    expect(page.get_by_role("button", name=say("letter.post_yes"))).to_have_count(0)
    press(page, say("welcome.yes"))
    expect(page.get_by_text(say("frame.no_storage_text"))).to_be_visible()
    page.goto(f"{fresh_phone.server.url}/app/letters")
    heading(page, say("welcome.title"))
    for word in ("welcome.ready", "letter.done_saved", "letter.post_yes"):
        expect(page.get_by_text(say(word))).to_have_count(0)


def test_an_iphone_is_told_to_install_first_and_everybody_what_the_browser_promised(fresh_phone: Phone) -> None:
    page = fresh_phone.page()
    browser = fresh_phone.context.new_cdp_session(page)
    browser.send("Emulation.setUserAgentOverride", {"userAgent": _IPHONE})
    page.goto(fresh_phone.server.url + "/app/")
    expect(page.get_by_text(say("welcome.ios_title"))).to_be_visible()
    expect(page.get_by_role("button", name=say("welcome.yes"))).to_have_count(0)
    press(page, say("welcome.ios_anyway"))
    keep_offline(page)
    promised = page.evaluate("navigator.storage.persisted()")
    page.goto(fresh_phone.server.url + "/app/settings")
    expect(page.get_by_text(say(f"settings.persisted_{'yes' if promised else 'no'}"))).to_be_visible()
    page.add_init_script(_PROMISED)
    page.reload()
    expect(page.get_by_text(say("settings.persisted_yes"))).to_be_visible()
    expect(page.get_by_text(say("settings.persisted_no"))).to_have_count(0)
