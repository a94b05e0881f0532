""" "Does it arrive?", on a phone that subscribed by itself: from its own button to its own worker, then the end."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from browser.push_phone import PushPhone
from browser.stores import kept
from browser.volunteer import press
from browser.words import say
from push_service import PushService
from real_server import RealServer
from real_worker import RealWorker

STATIONS = ("permission", "subscription", "server", "push_service", "arrived", "shown")


@pytest.fixture
def server(prepared_home: Path, tmp_path: Path) -> Iterator[RealServer]:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture
def phone(playwright: Playwright, server: RealServer, tmp_path: Path) -> Iterator[PushPhone]:
    with PushService(tmp_path / "push") as service, RealWorker(server, service):
        phone = PushPhone(playwright, tmp_path / "phone", server, service)
        phone.start()
        yield phone
        phone.stop()
        assert phone.watch.faults == []
        assert service.faults == []


def subscriptions(server: RealServer) -> int:
    rows = json.loads(server.run("alerts", "status", "--format", "json"))
    return sum(row["how many"] for row in rows if row["what"] == "subscriptions")


def test_a_test_notice_reaches_every_station_and_after_the_end_nothing_is_kept(phone: PushPhone) -> None:
    page = phone.open("/app/alerts")
    phone.turn_alerts_on(page)
    assert subscriptions(phone.server) == 1
    press(page, say("alerts.test_action"))
    expect(page.get_by_text(say("alerts.test_done"))).to_be_visible(timeout=45_000)
    for station in STATIONS:
        row = page.get_by_role("listitem").filter(has_text=say(f"alerts.test_{station}"))
        expect(row).to_contain_text(say("alerts.station_reached"))
    expect(page.get_by_text(say("alerts.test_answer", status="201"))).to_be_visible()
    first, test = (phone.at_the_service.wait_for(number) for number in (1, 2))
    assert first.headers["topic"] != test.headers["topic"]
    assert first.size == test.size, "nobody on the way can tell one notice from another by its length"

    page.get_by_label(say("alerts.pace_off")).check()
    press(page, say("alerts.turn_off"))
    expect(page.get_by_role("button", name=say("alerts.turn_on"))).to_be_visible()
    assert kept(page)["databases"] == []
    assert kept(page)["workers"] == []
    assert subscriptions(phone.server) == 0
