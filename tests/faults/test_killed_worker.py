"""The worker is killed with signal 9 between claiming and marking: the sweep sends again, once, and a phone shows once.

Real processes: the worker is the unmodified one, led to a strict push service on loopback. The service takes the first
messages and never answers, so that the worker dies while it holds a claim; nobody can then know whether they arrived.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factories.alert_post import WORDS
from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from factories.subscribers import make_subscriber, sending_key
from lebenszeichen import clock
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.alerts.models import AlertDelivery
from lebenszeichen.database import reading, writing
from lebenszeichen.settings import Settings
from push_service import PushService, Reply, SubscribedBrowser

ROOT = Path(__file__).resolve().parents[2]
PHONES = 12
UNANSWERED = 5
PATIENCE = 90.0


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push") as service:
        yield service


@contextmanager
def worker_of(settings: Settings, service: PushService) -> Iterator[subprocess.Popen[bytes]]:
    told = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'tests'}:{ROOT / 'backend'}",
        "LEBENSZEICHEN_HOME": str(settings.home),
        "DATABASE_URL": settings.database_url,
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
    }
    process = subprocess.Popen([sys.executable, *service.worker_command], env=told, cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(app: Flask, state: str, number: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with app.app_context(), reading() as session:
            if len(session.scalars(select(AlertDelivery.id).where(AlertDelivery.state == state)).all()) == number:
                return
        time.sleep(0.1)
    raise AssertionError(f"there never were {number} deliveries that are {state}")


def begin(session: Session, key_id: str, browsers: list[SubscribedBrowser]) -> None:
    for browser in browsers:
        make_subscriber(session, key_id, browser.target)
    announce(
        session,
        key="draft:1:told",
        kind="release",
        audience="everybody",
        texts=WORDS,
        release_id="r1",
        lasts=timedelta(hours=60),
    )


def end_leases(session: Session) -> None:
    """Two minutes pass for the table, so that the test need not wait for them."""
    session.execute(update(AlertDelivery).where(AlertDelivery.state == "claimed").values(due_at=clock.now()))


@pytest.mark.timeout(300)
def test_a_worker_killed_between_claim_and_done_is_made_good_once(app: Flask, service: PushService) -> None:
    settings: Settings = app.extensions["settings"]
    key = sending_key(settings)
    browsers = [service.subscribe("fcm.googleapis.com", key.public_b64url) for _ in range(PHONES)]
    for browser in browsers[:UNANSWERED]:
        service.behave(browser, Reply(takes_it=True, after=90))
    with app.app_context(), writing() as session:
        begin(session, key.id, browsers)

    with worker_of(settings, service) as worker:
        for browser in browsers:
            browser.wait_for(1)
        wait_until(app, "sent", PHONES - UNANSWERED)
        worker.kill()
        worker.wait()
    wait_until(app, "claimed", UNANSWERED)
    with app.app_context(), writing() as session:
        end_leases(session)

    with worker_of(settings, service):
        wait_until(app, "sent", PHONES)
    assert [len(browser.received) for browser in browsers] == [2] * UNANSWERED + [1] * (PHONES - UNANSWERED)
    assert [len(browser.if_it_was_off) for browser in browsers] == [1] * PHONES
    tags = {tuple(one.payload["notification"]["tag"] for one in browser.received) for browser in browsers}
    assert tags == {("release-r1",) * 2, ("release-r1",)}, "the same tag: the second replaces the first"
    assert service.faults == []


@pytest.mark.timeout(240)
def test_a_worker_told_to_end_leaves_nothing_behind(app: Flask, service: PushService) -> None:
    settings: Settings = app.extensions["settings"]
    key = sending_key(settings)
    browser = service.subscribe("fcm.googleapis.com", key.public_b64url)
    with worker_of(settings, service) as worker:
        with app.app_context(), writing() as session:
            begin(session, key.id, [browser])
        browser.wait_for(1)
        worker.terminate()
        assert worker.wait(PATIENCE) == 0
    wait_until(app, "sent", 1)
    assert len(browser.received) == 1
