"""A phone that lay in a drawer: three hundred cards of the first version, and a token that lapses on the way."""

import json
import urllib.request
from typing import Any
from uuid import uuid4

from playwright.sync_api import Request, Route, expect

from browser.letter_box import counted, writable
from browser.phone import Phone
from browser.stores import outbox, write_outbox
from browser.volunteer import my_cards, sync
from browser.words import say
from real_server import ROOT, RealServer

FIRST_VERSION: dict[str, Any] = json.loads(
    (ROOT / "tests" / "fixtures" / "first_version" / "outbox.json").read_text("utf-8")
)
"""What the first version stored. Never edited: phones come back with it."""
CARDS = 300
BATCH = 50


def full_outbox(people: list[str]) -> dict[str, list[dict[str, Any]]]:
    """As many posted cards as a stall's evening has, each row as the first version wrote it, with spaces of its own."""
    (profile,), template = FIRST_VERSION["profiles"], FIRST_VERSION["mutations"][0]
    rows = []
    for number in range(1, CARDS + 1):
        letter = str(uuid4())
        args = {"campaign_id": "everyone", "prisoner_id": people[number % len(people)], "letter_id": letter}
        fields = {"id": str(uuid4()), "order": number, "seq": number, "letter_id": letter}
        rows.append(template | fields | {"args": json.dumps(args, indent=number % 3)})
    return {"mutations": rows, "profiles": [profile | {"next_seq": CARDS + 1, "next_order": CARDS + 1}]}


def erase_device(server: RealServer, token: str) -> None:
    headers = {"Authorization": token}
    request = urllib.request.Request(server.url + "/api/devices/current", headers=headers, method="DELETE")  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  (our own address)
        assert answer.status == 204


def test_three_hundred_cards_of_the_first_version_go_out_as_they_were_written(fresh_phone: Phone) -> None:
    phone = fresh_phone
    before = counted(phone.server)
    rows = full_outbox(writable(phone.server))
    page = phone.open("/de/")
    write_outbox(page, rows, FIRST_VERSION["settings"])
    sent: list[dict[str, Any]] = []
    registered: list[str] = []

    def on_request(request: Request) -> None:
        if request.url.endswith("/api/mutations"):
            sent.extend(request.post_data_json["mutations"])

    def lapse_on_the_way(route: Route) -> None:
        token = route.request.headers["authorization"]
        if token not in registered:
            registered.append(token)
        # The first is unknown already; the one after it works for two batches, then the server forgets it.
        if len(registered) == 2 and len(sent) > 3 * BATCH:
            erase_device(phone.server, token)
        route.continue_()

    page.on("request", on_request)
    page.route("**/api/mutations", lapse_on_the_way)
    page.goto(phone.server.url + "/app/settings")
    sync(page)
    expect(my_cards(page)).to_have_count(CARDS)
    expect(page.get_by_text(say("letters.status_counted"), exact=True)).to_have_count(CARDS)
    written = {row["id"]: row["args"] for row in rows["mutations"]}
    assert {row["id"]: row["args"] for row in sent} == written
    assert all(written[row["id"]] == row["args"] for row in sent)
    assert len(registered) == 3
    assert {row["status"] for row in outbox(page)["mutations"]} == {"counted"}
    assert counted(phone.server) == before + CARDS
    forgive_unknown_device(phone, times=2)


def forgive_unknown_device(phone: Phone, times: int) -> None:
    """Two answers of 401 were meant; each is one answer and one line in the console."""
    assert len([fault for fault in phone.watch.faults if "401" in fault]) == 2 * times == len(phone.watch.faults)
    phone.watch.faults.clear()
