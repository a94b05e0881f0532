"""A coordinator's own phone hears of a hold before anybody else, and stops it; supporters hear nothing of it.

It has asked for quiet, too: of the release it hears at the fixed hour, without a sound.

Server and worker are processes. The phone's Chromium subscribes by itself at the strict stand-in for its push service.
"""

import datetime as dt
import json
import re
import shutil
import sqlite3
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from browser import desk_releases as releases
from browser import desk_work as at_desk
from browser.coordinator import Coordinator, founding_links
from browser.push_phone import PushPhone
from browser.servers import read
from browser.volunteer import press
from browser.words import desk, say
from push_service import PushService, SubscribedBrowser
from real_server import RealServer
from real_worker import RealWorker

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def server(prepared_home: Path, tmp_path: Path) -> Iterator[RealServer]:
    shutil.copytree(prepared_home, tmp_path / "home")
    settings = {
        "OPERATOR_EMAIL": "desk@lebenszeichen.example",
        "RELEASE_HOLD_SECONDS": "600",
        "QUIET_HOUR_UTC": str(_quiet_hour()),
    }
    server = RealServer(tmp_path / "home", environment=settings)
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture
def service(server: RealServer, tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push") as service, RealWorker(server, service):
        yield service


@pytest.fixture
def phone(playwright: Playwright, server: RealServer, service: PushService, tmp_path: Path) -> Iterator[PushPhone]:
    phone = PushPhone(playwright, tmp_path / "phone", server, service)
    phone.start()
    yield phone
    phone.stop()
    assert phone.watch.faults == []


def test_a_coordinators_phone_hears_of_a_hold_first_and_stops_it(
    server: RealServer, service: PushService, phone: PushPhone, browser: Browser
) -> None:
    supporter = _somebody_who_hears_all(server, service)
    alerts = phone.open("/app/alerts")
    phone.turn_alerts_on(alerts)
    press(alerts, say("alerts.test_action"))
    expect(alerts.get_by_text(say("alerts.test_done"))).to_be_visible(timeout=45_000)
    for station in ("permission", "subscription", "server", "push_service", "arrived", "shown"):
        expect(alerts.get_by_text(say(f"alerts.test_{station}"), exact=True)).to_be_visible()
    _choose_quiet(alerts)
    links = founding_links(server)
    ada = Coordinator(browser, server, "Ada", on=phone.context).enrol(links[0])
    ben = Coordinator(browser, server, "Ben").enrol(links[1])
    at_desk.answer_for_the_source(ben)
    ada.open("/desk/me")
    at_desk.press(ada.page, desk("phone.tell_first"))
    expect(ada.page.get_by_text(desk("phone.said_first"))).to_be_visible()

    draft = releases.write_by_hand(ada, 4)
    at_desk.confirm(ben, draft, 4)
    (shown,) = [one for one in phone.shown(alerts, "hold") if one["tag"] == f"hold-{draft}"]
    assert (shown["title"], shown["lang"], shown["silent"]) == ("Gleich wird etwas gemeldet", "de", False)
    assert "4" not in shown["body"], "what is not told yet is on no lock screen"
    leads_to = phone.at_the_service.received[-1].payload["notification"]["navigate"]
    ada.page.bring_to_front()
    ada.page.goto(leads_to)
    expect(ada.page.get_by_role("timer")).to_be_visible()
    at_desk.press(ada.page, desk("hold.stop"))
    expect(ada.page.get_by_text(desk("draft.stopped_title", name="Ada"))).to_be_visible()

    ada.open("/desk/me")
    at_desk.press(ada.page, desk("phone.like_all"))
    expect(ada.page.get_by_text(desk("phone.said_like_all"))).to_be_visible()
    releases.tell(ben, draft, 4)
    supporter.wait_for(2)
    assert _kinds(phone.at_the_service.received) == ["handshake", "test", "hold"], "the hour has not come"
    _let_quiet_hour_come(server)
    (shown,) = [one for one in phone.shown(alerts, "release") if one["tag"].startswith("release-")]
    assert (shown["title"], shown["body"], shown["silent"]) == ("1 neue Nachricht", "", True)
    assert _kinds(supporter.received) == ["handshake", "release"], "nobody else hears of a hold"
    assert _kinds(phone.at_the_service.received) == ["handshake", "test", "hold", "release"], "nor Ada any more"
    assert service.faults == []


def _somebody_who_hears_all(server: RealServer, service: PushService) -> SubscribedBrowser:
    """A supporter's phone without a browser: it subscribes, and sends its first notice's token back."""
    key = read(server, "/api/alerts/key")
    phone = service.subscribe("fcm.googleapis.com", key["public_key"])
    wish = {"lang": "de", "pace": "at_once", "lock_screen": "full", "consent_version": key["consent_version"]}
    where = {"endpoint": phone.endpoint, "p256dh": phone.p256dh, "auth": phone.auth, "key_id": key["key_id"]}
    _post(server, "/api/alerts/subscriptions", wish | where)
    first = phone.wait_for(1).payload["notification"]["data"]["handshake"]
    _post(server, "/api/alerts/confirmations", {"handshake": first})
    return phone


def _post(server: RealServer, path: str, body: dict[str, Any]) -> None:
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(server.url + path, json.dumps(body).encode(), headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  (our own address)
        assert answer.status < 300


def _quiet_hour() -> int:
    """One that is not just now."""
    return (dt.datetime.now(tz=dt.UTC).hour + 12) % 24


def _choose_quiet(alerts: Page) -> None:
    quietly = alerts.get_by_role("radio", name=re.compile(say("alerts.pace_quietly_at", time=r"\d+:\d\d")))
    with alerts.expect_response("**/api/alerts/subscriptions/current") as told:
        quietly.check()
    assert told.value.status == 200
    expect(alerts.get_by_text(say("alerts.quietly_neutral"))).to_be_visible()


def _let_quiet_hour_come(server: RealServer) -> None:
    """Turn the clock of the one delivery that waits on to its hour; the next sweep finds it."""
    with closing(sqlite3.connect(server.home / "lebenszeichen.db", timeout=30)) as database, database:
        waiting = "FROM alert_deliveries WHERE state = 'waiting'"
        ((due,),) = database.execute(f"SELECT due_at {waiting}").fetchall()
        assert dt.datetime.fromisoformat(due).strftime("%H:%M") == f"{_quiet_hour():02}:00"
        now = dt.datetime.now(tz=dt.UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        database.execute("UPDATE alert_deliveries SET due_at = ? WHERE state = 'waiting'", (now,))


def _kinds(received: list[Any]) -> list[str]:
    return [one.payload["notification"]["data"]["kind"] for one in received]
