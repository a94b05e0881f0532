"""Between phone and server: lost answers, old answers from a cache, clocks that are years off, restored backups."""

import json
import urllib.request
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, Route, expect

from browser.clocks import set_clock
from browser.interception import Interception
from browser.letter_box import counted, numbers, one_card_waits, post, writable
from browser.phone import Phone
from browser.servers import read
from browser.stores import outbox, waiting_letters, write_outbox
from browser.volunteer import go_to, heading, my_cards, saved, sync
from browser.words import say
from real_server import RealServer

_NO_BACKGROUND_SYNC = """
delete ServiceWorkerRegistration.prototype.sync;
delete ServiceWorkerRegistration.prototype.periodicSync;
delete window.SyncManager;
delete window.PeriodicSyncManager;
"""
_TODAY = "new Date().toLocaleDateString('sv-SE')"
_TEN_YEARS = 3_652 * 86_400_000
_SPOIL = """(what) => new Promise((done, failed) => {
  const opening = indexedDB.open("lebenszeichen-cache");
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["replica"], "readwrite");
    const store = writing.objectStore("replica");
    for (const [key, value] of Object.entries(what)) store.put(value, key);
    writing.oncomplete = () => {
      opening.result.close();
      done();
    };
  };
})"""


def statuses(page: Page, key: str, cards: int) -> None:
    expect(my_cards(page).get_by_text(say(key), exact=True)).to_have_count(cards)


def test_a_lost_answer_is_made_good_without_a_tap_and_without_background_sync(fresh_phone: Phone) -> None:
    phone, person = fresh_phone, writable(fresh_phone.server)[0]
    before, lost = counted(phone.server), []
    page = one_card_waits(phone, person, _NO_BACKGROUND_SYNC)

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    answers = Interception(page, "**/api/mutations", lose)
    phone.find_signal()
    phone.watch.server_answers = False
    sync_without_an_answer(page)
    while not lost:
        page.wait_for_timeout(20)
    assert lost[0] == 200
    assert waiting_letters(page) == 1
    answers.end()
    phone.lose_signal()
    phone.find_signal()
    statuses(page, "letters.status_counted", 1)
    assert counted(phone.server) == before + 1


def sync_without_an_answer(page: Page) -> None:
    go_to(page, say("nav.settings"))
    button = page.get_by_role("button", name=say("settings.sync_now"))
    button.click()
    expect(page.get_by_text(say("status.offline"))).to_be_visible()
    expect(button).to_be_enabled()


def test_an_old_manifest_takes_nothing_back_and_is_not_asked_for_in_circles(fresh_phone: Phone) -> None:
    phone = fresh_phone
    people = writable(phone.server)
    page = one_card_waits(phone, people[0])
    phone.find_signal()
    sync(page)
    manifest = read(phone.server, "/api/manifest")
    manifest["list"] |= {"seq": manifest["list"]["snapshot"]["seq"] - 1, "deltas": []}
    manifest["published_at"] = "2026-01-01T00:00:00Z"
    told: list[str] = []

    def tell_of_before(route: Route) -> None:
        route.fulfill(json=manifest, headers={"ETag": '"old"'})
        told.append(route.request.url)

    page.route("**/api/manifest", tell_of_before)
    phone.watch.sent.clear()
    pressed = 0
    while not told:  # a round that was under way may have asked before
        sync(page)
        pressed += 1
    assert len(told) <= pressed + 1, "what was pressed, and at most a round that was under way"
    assert [path for _, path in phone.watch.sent if path.startswith("/api/files/")] == []
    post(page, phone, people[1])
    saved(page)
    statuses(page, "letters.status_counted", 2)


def test_a_clock_ten_years_off_in_another_zone_is_data_and_decides_nothing(fresh_phone: Phone) -> None:
    phone, people = fresh_phone, writable(fresh_phone.server)
    before = counted(phone.server)
    one_card_waits(phone, people[0]).close()
    days = []
    clocks = [(_TEN_YEARS, "Pacific/Kiritimati"), (-_TEN_YEARS, "Pacific/Pago_Pago"), (0, "Europe/Minsk")]
    for person, (off, zone) in zip(people[1:], clocks, strict=False):
        page = phone.page()
        set_clock(page, off)
        phone.context.new_cdp_session(page).send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        post(page, phone, person)
        saved(page)
        days.append(page.evaluate(_TODAY))
        if off:
            page.close()
    rows = outbox(page)["mutations"]
    assert [row["local_date"] for row in rows[1:]] == days
    phone.find_signal()
    sync(page)
    statuses(page, "letters.status_counted", 4)
    received = {row["day"] for row in outbox(page)["mutations"][1:3]}
    assert received.isdisjoint(days[:2])
    assert counted(phone.server) == before + 4


def test_an_id_whose_content_the_server_knows_otherwise_is_shown_as_not_counted(fresh_phone: Phone) -> None:
    phone, people = fresh_phone, writable(fresh_phone.server)
    before = counted(phone.server)
    page = one_card_waits(phone, people[0])
    (row,) = outbox(page)["mutations"]
    push_from_elsewhere(phone.server, row | {"args": row["args"].replace(row["letter_id"], str(uuid4()))})
    phone.find_signal()
    post(page, phone, people[1])
    saved(page)
    statuses(page, "letters.status_counted", 1)
    expect(my_cards(page).get_by_text("nicht gezählt, weil")).to_have_count(1)
    first, second = outbox(page)["mutations"]
    assert (first["id"], first["args"], first["status"]) == (row["id"], row["args"], "not_counted")
    assert second["status"] == "counted"
    assert counted(phone.server) == before + 2


def push_from_elsewhere(server: RealServer, row: dict[str, Any]) -> None:
    token = ask(server, "/api/devices", {"consent_version": "2026-11"})["token"]
    mutation = {name: row[name] for name in ("id", "seq", "name", "schema", "local_date", "args")}
    body = {"client_id": str(uuid4()), "client_version": 1, "mutations": [mutation]}
    assert ask(server, "/api/mutations", body, token)["results"][0]["outcome"] == "applied"


def ask(server: RealServer, path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    request = urllib.request.Request(server.url + path, json.dumps(body).encode(), headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  (our own address)
        answered: dict[str, Any] = json.load(answer)
    return answered


def test_a_phone_restored_from_its_own_backup_loses_no_card_of_either_life(fresh_phone: Phone) -> None:
    phone, people = fresh_phone, writable(fresh_phone.server)
    before = counted(phone.server)
    page = one_card_waits(phone, people[0])
    phone.find_signal()
    sync(page)
    statuses(page, "letters.status_counted", 1)
    backup = outbox(page)
    (profile,) = backup["profiles"]
    post(page, phone, people[1])
    saved(page)
    statuses(page, "letters.status_counted", 2)

    phone.begin_again()
    page = phone.open("/de/")
    write_outbox(page, backup, {"current_profile": profile["id"]})
    post(page, phone, people[2])
    saved(page)
    statuses(page, "letters.status_counted", 2)
    assert outbox(page)["profiles"][0]["client_id"] != profile["client_id"]
    assert numbers(page)[0][-1] == 1
    assert counted(phone.server) == before + 3


def test_a_list_that_lost_its_meaning_is_fetched_again_and_what_waits_is_whole(fresh_phone: Phone) -> None:
    phone, person = fresh_phone, writable(fresh_phone.server)[0]
    page = one_card_waits(phone, person)
    page.evaluate(_SPOIL, {"list": "nonsense", "levels": {"epoch": 7}, "state": None, "texts:de": 3})
    page = phone.reload_cold(page, "/app/letters")
    heading(page, say("letters.title"))
    expect(page.get_by_text(say("letters.status_waiting"))).to_have_count(1)
    phone.find_signal()
    statuses(page, "letters.status_counted", 1)
    go_to(page, say("nav.prisoners"))
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
