from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from factories.browsers import Browser, confirmed_browser
from lebenszeichen import clock
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, PushHost
from lebenszeichen.alerts.routes import TESTS_AN_HOUR
from lebenszeichen.database import writing


def ask(browser: Browser) -> int:
    answer = browser.client.post("/api/alerts/tests", headers=browser.bearer)
    assert answer.status_code == 202
    test: int = answer.json["test"]
    return test


def state(browser: Browser, test: int) -> object:
    return browser.client.get(f"/api/alerts/tests/{test}", headers=browser.bearer).json


def test_a_test_waits_until_it_is_sent(app: Flask) -> None:
    browser = confirmed_browser(app)
    assert state(browser, ask(browser)) == {"state": "waiting", "status": None, "paused": False}


@pytest.mark.parametrize(("reached", "status"), [("claimed", None), ("sent", 201), ("gone", 410), ("failed", 400)])
def test_each_station_is_told(app: Flask, reached: str, status: int | None) -> None:
    browser = confirmed_browser(app)
    test = ask(browser)
    with app.app_context(), writing() as session:
        mine = update(AlertDelivery).where(AlertDelivery.event_id == test)
        session.execute(mine.values(state=reached, status=status))
    assert state(browser, test) == {"state": reached, "status": status, "paused": False}


def test_a_push_service_that_asked_us_to_wait_is_told_until_it_is_over(app: Flask) -> None:
    browser = confirmed_browser(app)
    test = ask(browser)
    with app.app_context(), writing() as session:
        until = clock.now() + timedelta(hours=1)
        session.add(PushHost(host=browser.row.host, paused_until=until, reason="retry_after"))
    assert state(browser, test) == {"state": "waiting", "status": None, "paused": True}
    with app.app_context(), writing() as session:
        session.execute(update(PushHost).values(paused_until=clock.now()))
    assert state(browser, test) == {"state": "waiting", "status": None, "paused": False}


@pytest.mark.both_databases
def test_nobody_sees_anothers_test_or_another_notice(app: Flask) -> None:
    mine, theirs = confirmed_browser(app), confirmed_browser(app)
    test = ask(theirs)
    handshake = test - 1
    unknown = [(number, "unknown-test") for number in (test, handshake, 0)]
    for number, said in [*unknown, (2**63, "not-found")]:
        answer = mine.client.get(f"/api/alerts/tests/{number}", headers=mine.bearer)
        assert (answer.status_code, answer.json["type"]) == (404, f"/problems/{said}")


def test_tests_are_few_in_an_hour_and_come_back(app: Flask) -> None:
    browser = confirmed_browser(app)
    for _ in range(TESTS_AN_HOUR):
        ask(browser)
    refused = browser.client.post("/api/alerts/tests", headers=browser.bearer)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")
    ask(confirmed_browser(app))
    with app.app_context(), writing() as session:
        session.execute(update(AlertEvent).values(created_at=clock.now() - timedelta(hours=1, seconds=1)))
    ask(browser)


def test_a_stranger_tests_nothing(app: Flask) -> None:
    answer = app.test_client().post("/api/alerts/tests", headers={"Authorization": "Bearer x"})
    assert (answer.status_code, answer.json["type"]) == (401, "/problems/unknown-subscription")
