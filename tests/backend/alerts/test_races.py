"""Two windows of one browser, and a browser that is told to stop while it starts."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.browsers import Browser, confirmed_browser, new_endpoint
from lebenszeichen.alerts import authenticate
from lebenszeichen.alerts.models import Subscription
from lebenszeichen.database import reading
from lebenszeichen.http.limits import SUBSCRIPTIONS

pytestmark = pytest.mark.both_databases

MANY = 8


def subscriptions(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return session.scalar(select(func.count(Subscription.id))) or 0


def test_one_endpoint_that_subscribes_many_times_at_once_is_one_row_with_one_token(app: Flask) -> None:
    wish = Browser(app).wish()

    def subscribe(_: int) -> tuple[int, str]:
        answer = app.test_client().post("/api/alerts/subscriptions", json=wish)
        return answer.status_code, answer.json["token"]

    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(subscribe, range(MANY)))
    assert {status for status, _ in answers} == {201}
    assert subscriptions(app) == 1
    with app.app_context():
        assert len([token for _, token in answers if authenticate(token) is not None]) == 1


def test_two_windows_that_move_to_one_new_endpoint_leave_one_row(app: Flask) -> None:
    browser = confirmed_browser(app)
    moved = browser.wish(endpoint=new_endpoint())

    def start(_: int) -> int:
        return (
            app.test_client().put("/api/alerts/subscriptions/current", json=moved, headers=browser.bearer).status_code
        )

    with ThreadPoolExecutor(MANY) as pool:
        statuses = set(pool.map(start, range(MANY)))
    # 401: the row got another number between the look at the token and the change; the app starts again.
    assert statuses <= {200, 401}
    assert 200 in statuses
    assert subscriptions(app) == 1
    assert browser.start(endpoint=moved["endpoint"]).json == {"confirmed": False}


def test_a_browser_that_stops_while_it_starts_is_either_there_or_gone(app: Flask) -> None:
    browsers = [confirmed_browser(app) for _ in range(MANY)]
    wishes = [browser.wish(pace="quietly") for browser in browsers]

    def start(number: int) -> int:
        bearer = browsers[number].bearer
        answer = app.test_client().put("/api/alerts/subscriptions/current", json=wishes[number], headers=bearer)
        return answer.status_code

    with ThreadPoolExecutor(MANY * 2) as pool:
        stopping = [pool.submit(browser.unsubscribe) for browser in browsers]
        starting = [pool.submit(start, number) for number in range(MANY)]
        assert {stopped.result().status_code for stopped in stopping} == {204}
        assert {started.result() for started in starting} <= {200, 401}
    assert subscriptions(app) == 0


def test_a_flood_from_one_address_is_asked_to_wait_and_another_is_not(app: Flask) -> None:
    most = int(SUBSCRIPTIONS.split()[0])
    client = app.test_client()
    flood = {"REMOTE_ADDR": "198.51.100.7"}
    statuses = [
        client.post("/api/alerts/subscriptions", json={}, environ_base=flood).status_code for _ in range(most + 1)
    ]
    assert (set(statuses[:-1]), statuses[-1]) == ({422}, 429)
    refused = client.post("/api/alerts/subscriptions", json={}, environ_base=flood)
    assert int(refused.headers["Retry-After"]) > 0
    assert client.post("/api/alerts/subscriptions", json={}).status_code == 422
