"""A new version under an open page: it asks, it takes over once, and nothing that waits is touched."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Playwright, Request, expect

from browser.checkouts import Checkout, build_app
from browser.interception import Interception
from browser.phone import Phone
from browser.stores import kept, outbox, write_outbox
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
from real_server import ROOT, RealServer

_OLD_SCRIPT = "document.querySelector('body > script[src]').src"
CARDS = 101
# A page that is loaded again while its worker is still being taken away waits for an answer that never comes.
_NO_COPY_NO_WORKER = """async () =>
  (await caches.keys()).length === 0 && !(await navigator.serviceWorker.getRegistration())"""
_STATUS = "async (address) => (await fetch(address, { cache: 'no-store' })).status"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    checkout = Checkout(tmp_path / "checkout")
    checkout.install(ROOT / "frontend" / "dist")
    return checkout


@pytest.fixture
def phone(playwright: Playwright, checkout: Checkout, viasna_home: Path, tmp_path: Path) -> Iterator[Phone]:
    """A phone that keeps the present version and one card that waits, without a network."""
    shutil.copytree(viasna_home, tmp_path / "home")
    server = RealServer(tmp_path / "home", program=checkout.program, environment={"LETTERS_SOFT_CAP": "1000"})
    server.start("--no-worker")
    phone = Phone(playwright, tmp_path / "phone", server)
    phone.start()
    yield phone
    phone.stop()
    server.kill()
    assert phone.watch.faults == []


def one_card_waits(phone: Phone) -> Page:
    page = phone.open("/app/")
    keep_offline(page)
    phone.leave_network()
    write_card(page, held()[0].name)
    answer_first_questions(page)
    saved(page)
    return page


def fill_outbox(page: Page) -> None:
    """A hundred more cards than the one that waits: an upgrade comes over a full outbox, too."""
    rows = outbox(page)
    (row,), (profile,) = rows["mutations"], rows["profiles"]
    more = []
    for number in range(2, CARDS + 1):
        letter = str(uuid4())
        fields = {"id": str(uuid4()), "order": number, "seq": number, "letter_id": letter}
        more.append(row | fields | {"args": row["args"].replace(row["letter_id"], letter)})
    next_up = {"next_seq": CARDS + 1, "next_order": CARDS + 1}
    write_outbox(page, {"mutations": more, "profiles": [profile | next_up]}, {})


def sent_args(page: Page) -> dict[str, str]:
    """What this page will send, by mutation id."""
    sent: dict[str, str] = {}

    def on_request(request: Request) -> None:
        if request.url.endswith("/api/mutations"):
            sent.update({mutation["id"]: mutation["args"] for mutation in request.post_data_json["mutations"]})

    page.on("request", on_request)
    return sent


def test_a_new_version_asks_first_and_reloads_once(phone: Phone, checkout: Checkout, tmp_path: Path) -> None:
    page = one_card_waits(phone)
    fill_outbox(page)
    page.reload()
    expect(page.get_by_text(say("status.waiting", n=CARDS))).to_be_visible()
    waiting = {row["id"]: row["args"] for row in outbox(page)["mutations"]}
    sent = sent_args(page)
    go_to(page, say("nav.settings"))
    old_script = page.evaluate(_OLD_SCRIPT)
    reloads: list[str] = []
    page.on("load", lambda reloaded: reloads.append(reloaded.url))

    # No tab of the old version gets rid of anything: it is the new one that has to send what the old one wrote.
    devices = Interception(phone.context, "**/api/devices", lambda route: route.abort("aborted"))
    checkout.install(build_app(tmp_path, "99.0.0"))
    phone.find_network()
    other_tab = phone.open("/app/")
    for tab in (page, other_tab):
        expect(tab.get_by_text(say("frame.update"))).to_be_visible()
    assert {row["id"]: row["args"] for row in outbox(page)["mutations"]} == waiting
    assert reloads == []
    assert len(kept(page)["caches"]) == 2

    press(page, say("frame.update_now"))
    expect(page.get_by_text(say("settings.version", version="99.0.0"))).to_be_visible()
    expect(page.get_by_text(say("frame.update"))).to_have_count(0)
    assert len(kept(page)["caches"]) == 1
    # The other tab still runs the old version: its files are there, and it was not reloaded under anybody's hands.
    assert other_tab.evaluate(_OLD_SCRIPT) == old_script
    assert other_tab.evaluate(_STATUS, old_script) == 200
    assert page.evaluate(_OLD_SCRIPT) != old_script
    assert sent == {}
    devices.end()
    sync(page)
    expect(my_cards(page).get_by_text(say("letters.status_counted"), exact=True)).to_have_count(CARDS)
    assert sent == waiting
    assert reloads == [page.url.replace("letters", "settings")]


@pytest.fixture
def kill_switch(fresh_phone: Phone) -> Iterator[dict[str, str]]:
    """How its server is started from now on, until the journey is over."""
    environment = fresh_phone.server.environment
    yield environment
    fresh_phone.leave_network()
    environment.pop("SERVICE_WORKER_KILL", None)


def test_the_kill_switch_ends_the_worker_and_leaves_the_outbox_alone(
    fresh_phone: Phone, kill_switch: dict[str, str]
) -> None:
    phone = fresh_phone
    page = one_card_waits(phone)
    (waiting,) = outbox(page)["mutations"]
    kill_switch["SERVICE_WORKER_KILL"] = "true"
    phone.find_network()
    page = phone.reload_cold(page, "/app/letters")
    heading(page, say("letters.title"))
    page.wait_for_function(_NO_COPY_NO_WORKER)
    (row,) = outbox(page)["mutations"]
    assert (row["id"], row["args"]) == (waiting["id"], waiting["args"])
    # In a new tab: one that an ended worker still holds does not always come back from a reload.
    page = phone.reload_cold(page, "/app/letters")
    sync(page)
    expect(my_cards(page).get_by_text(say("letters.status_counted"), exact=True)).to_have_count(1)
