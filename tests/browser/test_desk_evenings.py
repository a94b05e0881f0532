"""Evenings at the desk: one is opened and its code read aloud; one that a phone opened counts when it is accepted."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.card_sender import CardSender
from browser.coordinator import Coordinator
from browser.desk_work import press
from browser.founding_pair import let_in
from browser.words import desk
from real_server import RealServer

CODE = "gxm4k7z"


@pytest.fixture(scope="module")
def ada(browser: Browser, prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coordinator]:
    home = tmp_path_factory.mktemp("desk-evenings") / "home"
    shutil.copytree(prepared_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    ada = let_in(Coordinator(browser, server, "Ada"))
    yield ada
    ada.close()
    server.kill()


def test_an_evening_is_opened_its_key_shown_once_and_a_phones_own_accepted(ada: Coordinator) -> None:
    ada.open("/desk/evenings")
    page = ada.page
    expect(page.get_by_text(desk("evenings.none"))).to_be_visible()
    press(page, desk("evenings.make"))
    organisers = page.get_by_role("textbox", name=desk("evenings.organisers_link"))
    link = organisers.input_value()
    code = link.partition("#")[0].rpartition("/")[2]
    expect(page.locator(".evenings__code")).to_have_text(f"{code[:3]}-{code[3:]}")
    expect(page.get_by_role("img", name=desk("evenings.organisers_link"))).to_be_visible()
    page.reload()
    expect(page.locator(".evenings__id")).to_have_text(f"{code[:3]}-{code[3:]}")
    expect(organisers).to_have_count(0)

    phone = CardSender(ada.server)
    args = {"event_id": CODE, "campaign_id": "everyone", "counting": "phones", "day": "2026-11-21"}
    phone.send("event_opened", {**args, "key_hash": "0" * 64}, "2026-11-21")
    ada.open("/desk/")
    page.get_by_text(desk("waiting.events_to_accept", n=1)).click()
    press(page, desk("evenings.accept"))
    expect(page.get_by_text(desk("evenings.not_accepted"))).to_have_count(0)
    expect(page.locator(".evenings__id")).to_have_count(2)
