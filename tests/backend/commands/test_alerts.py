import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select, update

from factories.browsers import Browser, confirmed_browser
from factories.coordinators import desk_client, make_coordinator
from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from lebenszeichen import clock
from lebenszeichen.alerts.models import AlertEvent, PushHost, Subscription
from lebenszeichen.commands.alerts import alerts
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing


@pytest.fixture(autouse=True)
def surroundings(app: Flask, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home: Path = app.extensions["settings"].home
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(home))
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())
    monkeypatch.setenv("VAPID_PRIVATE_KEYS", VAPID_PRIVATE_KEY)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(alerts, arguments, catch_exceptions=False)


def status() -> tuple[int, dict[tuple[str, str], tuple[int, str | None]], str]:
    result = run("status", "--format", "json")
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return result.exit_code, {(r["what"], r["which"]): (r["how many"], r["note"]) for r in rows}, result.stderr


@pytest.mark.both_databases
def test_the_status_is_counts_and_nobody(app: Flask) -> None:
    hearing, waiting = confirmed_browser(app), Browser(app)
    waiting.subscribe()
    exit_code, rows, wrong = status()
    assert (exit_code, wrong) == (0, "")
    assert rows[("subscriptions", "confirmed")] == (1, None)
    assert rows[("subscriptions", "waiting for a sign of life")] == (1, None)
    assert rows[("push service", "updates.push.services.mozilla.com")] == (2, None)
    assert rows[("key", hearing.row.vapid_key_id)] == (2, "serves new subscriptions")
    assert rows[("messages of 30 days", "waiting")] == (2, None)
    shown = run("status").output
    for secret in (hearing.endpoint, hearing.token, str(hearing.id), hearing.p256dh):
        assert secret not in shown


def test_a_push_service_that_is_not_sent_to_is_shown(app: Flask) -> None:
    browser = confirmed_browser(app)
    with app.app_context(), writing() as session:
        until = clock.now() + timedelta(hours=1)
        session.add(PushHost(host=browser.row.host, paused_until=until, reason="refused"))
    assert status()[1][("push service", browser.row.host)] == (1, "refused")


def test_a_key_that_is_missing_is_an_alarm(app: Flask) -> None:
    confirmed_browser(app)
    with app.app_context(), writing() as session:
        session.execute(update(Subscription).values(vapid_key_id="0123456789abcdef"))
    exit_code, rows, wrong = status()
    assert rows[("key", "0123456789abcdef")] == (1, "missing here")
    assert (exit_code, "1 subscriptions were made with a key that is missing" in wrong) == (1, True)


def test_another_storage_key_is_an_alarm(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed_browser(app)
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", bytes(32).hex())
    exit_code, _, wrong = status()
    assert (exit_code, "1 subscriptions cannot be opened" in wrong) == (1, True)


def test_a_key_that_is_no_key_is_an_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAPID_PRIVATE_KEYS", "x")
    exit_code, _, wrong = status()
    assert (exit_code, "VAPID_PRIVATE_KEYS" in wrong) == (1, True)


def test_a_new_key_for_a_setting_is_printed_once_and_alone() -> None:
    keys = [run("new-key").stdout.strip() for _ in range(2)]
    assert [len(key) for key in keys] == [43, 43]
    assert keys[0] != keys[1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_new_key_on_sqlite_serves_from_now_on(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAPID_PRIVATE_KEYS")
    result = run("new-key")
    key_id = result.output.split()[0]
    assert status()[1][("key", key_id)] == (0, "serves new subscriptions")
    assert [note for (what, _), (_, note) in status()[1].items() if what == "key"] == [
        "serves new subscriptions",
        "empty: may be taken away",
    ]
    with app.app_context(), reading() as session:
        noted = session.scalars(select(AuditEntry)).one()
        assert (noted.action, noted.subject, noted.coordinator_id) == ("alert_key_made", f"key:{key_id}", None)


@pytest.mark.both_databases
def test_a_test_goes_to_coordinators_own_phones_only(app: Flask) -> None:
    assert run("test").exit_code == 1
    phone = confirmed_browser(app)
    with app.app_context(), writing() as session:
        ada = make_coordinator(session)
    desk_client(app, ada).post("/api/desk/alert-phone", json={"token": phone.token})
    assert "1 phones" in run("test").output
    with app.app_context(), reading() as session:
        event = session.scalars(select(AlertEvent).where(AlertEvent.kind == "test")).one()
        assert event.audience == "coordinators"
