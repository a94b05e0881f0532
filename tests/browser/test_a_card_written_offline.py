"""The main job, end to end: no network, three cards, one taken back, and two are counted exactly once."""

import json
import re
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from browser.letter_box import counted as in_the_box
from browser.phone import Phone
from browser.stores import NOTHING, kept, outbox
from browser.viasna_weeks import Held, held, import_next_week
from browser.volunteer import (
    answer_first_questions,
    find,
    follow,
    go_to,
    heading,
    keep_offline,
    my_cards,
    open_person,
    saved,
    sync,
    write_card,
)
from browser.words import say
from real_server import RealServer

_SEND = """async ([token, body]) => {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
  const answer = await fetch("/api/mutations", { method: "POST", headers, body });
  return { status: answer.status, body: await answer.json() };
}"""


def test_three_cards_without_a_network_one_taken_back_and_two_are_counted_once(
    viasna_phone: Phone, tmp_path: Path
) -> None:
    phone, server = viasna_phone, viasna_phone.server
    phone.with_worker = True
    first, second, third, later = held()[:4]
    page = _visit_and_keep(phone)

    phone.leave_network()
    page = phone.reload_cold(page, "/app/")
    _find_in_every_spelling(page, first)
    _read_a_guide(page)
    write_card(page, first.name)
    answer_first_questions(page)
    saved(page)
    for somebody in (second, third):
        write_card(page, somebody.name)
        saved(page)

    phone.kill()
    phone.start()
    page = phone.open("/app/letters")
    expect(page.get_by_text(say("letters.status_waiting"))).to_have_count(3)
    expect(page.get_by_text(say("status.waiting", n=3))).to_be_visible()
    my_cards(page).first.get_by_role("button", name=re.compile("rückgängig")).click()
    expect(page.get_by_text(say("letters.status_waiting"))).to_have_count(2)
    second_tab = phone.open("/app/letters")

    phone.find_network()
    sync(page)
    sync(second_tab)
    expect(my_cards(page).get_by_text(say("letters.status_counted"), exact=True)).to_have_count(2)
    assert in_the_box(server) == 2

    token, body = _what_was_sent(page)
    outcomes = ["duplicate"] * 4
    assert _outcomes(_post(server, token, body)) == outcomes
    assert _outcomes(second_tab.evaluate(_SEND, [token, body.decode()])["body"]) == outcomes
    assert in_the_box(server) == 2

    second_tab.close()
    _somebody_vanishes(phone, page, later, tmp_path)
    assert counted(server) == 2


def _visit_and_keep(phone: Phone) -> Page:
    page = phone.open("/")
    follow(page, "Karten schreiben")
    heading(page, say("welcome.title"))
    assert kept(page) == NOTHING
    expect(page.get_by_text(say("welcome.belarus"))).to_be_visible()
    keep_offline(page)
    heading(page, say("write.title"))
    stored = kept(page)
    assert stored["databases"] == ["lebenszeichen-cache", "lebenszeichen-outbox"]
    assert stored["workers"] == ["/app/"]
    return page


def _find_in_every_spelling(page: Page, somebody: Held) -> None:
    go_to(page, say("nav.prisoners"))
    for spelling in ("Bjaljazki", "Бяляцкі", "Bialiatski", "Беляцкий"):
        row = find(page, spelling).filter(has_text="Алесь Бяляцкі")
        expect(row).to_have_count(1)
        expect(row).to_contain_text(say("prisoner.came_out"))
    # While typing: a part of the name is enough.
    expect(find(page, somebody.name[:6]).filter(has_text=somebody.name).first).to_be_visible()
    expect(page.get_by_text(say("status.offline"))).to_be_visible()


def _read_a_guide(page: Page) -> None:
    go_to(page, say("nav.guides"))
    page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").click()
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    assert len(page.get_by_role("main").inner_text()) > 500


def _somebody_vanishes(phone: Phone, page: Page, somebody: Held, folder: Path) -> None:
    phone.leave_network()
    write_card(page, somebody.name, posted=False)
    saved(page)
    import_next_week(phone.server, folder, without=somebody)
    phone.find_network()
    sync(page)
    warned = my_cards(page).filter(has_text=say("letters.warning_title", n=1))
    expect(warned).to_have_count(1)
    expect(page.get_by_text(say("letters.warning_text"))).to_be_visible()
    open_person(page, somebody.name)
    expect(page.get_by_text(say("prisoner.do_not_write")).first).to_be_visible()
    expect(page.get_by_role("link", name=say("prisoner.write"))).to_have_count(0)


def _what_was_sent(page: Page) -> tuple[str, bytes]:
    """The token, and the batch again: `args` are the very bytes that were stored when the cards were ticked."""
    rows = outbox(page)
    (profile,) = rows["profiles"]
    fields = ("id", "seq", "name", "schema", "local_date", "args")
    mutations = [{field: row[field] for field in fields} for row in rows["mutations"]]
    envelope = {"client_id": profile["client_id"], "client_version": 1, "mutations": mutations}
    return profile["token"], json.dumps(envelope).encode()


def _post(server: RealServer, token: str, body: bytes) -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(server.url + "/api/mutations", body, headers)  # noqa: S310  (our own address)
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        sent: dict[str, Any] = json.load(answer)
        return sent


def _outcomes(answer: dict[str, Any]) -> list[str]:
    return [result["outcome"] for result in answer["results"]]


def counted(server: RealServer) -> int:
    """What `lebenszeichen counts` says, all people together."""
    return sum(row["posted"] for row in json.loads(server.run("counts", "--format", "json")))
