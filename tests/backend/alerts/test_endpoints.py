import socket

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.browsers import Browser
from factories.hostile_endpoints import HOSTILE_ENDPOINTS
from lebenszeichen.alerts.endpoints import checked_host
from lebenszeichen.alerts.errors import EndpointNotAllowed
from lebenszeichen.alerts.models import Subscription
from lebenszeichen.database import reading

REAL = {
    "https://fcm.googleapis.com/fcm/send/dHVy-_x:APA91bH": "fcm.googleapis.com",
    "https://fcm.googleapis.com/wp/dHVy-_x:APA91bH": "fcm.googleapis.com",
    "https://android.googleapis.com/gcm/send/abc": "android.googleapis.com",
    "https://jmt17.google.com/fcm/send/abc:d": "jmt17.google.com",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABl": "updates.push.services.mozilla.com",
    "https://updates-autopush.stage.push.services.mozilla.com/wpush/v1/a": (
        "updates-autopush.stage.push.services.mozilla.com"
    ),
    "https://web.push.apple.com/QGuQyavXutnMH9NAbP": "web.push.apple.com",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2bx%3d%3d": "wns2-par02p.notify.windows.com",
}


@pytest.mark.parametrize("endpoint", REAL)
def test_an_address_of_a_known_push_service_is_taken(endpoint: str) -> None:
    assert checked_host(endpoint) == REAL[endpoint]


def test_two_hundred_hostile_addresses_and_more_are_told_apart() -> None:
    assert len(set(HOSTILE_ENDPOINTS)) == len(HOSTILE_ENDPOINTS) >= 200


@pytest.mark.parametrize("endpoint", HOSTILE_ENDPOINTS, ids=range(len(HOSTILE_ENDPOINTS)))
def test_a_hostile_address_is_refused(endpoint: str) -> None:
    with pytest.raises(EndpointNotAllowed):
        checked_host(endpoint)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_hostile_address_is_stored_looked_up_or_told_back(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise AssertionError("somebody went looking for a stranger's address")

    browser = Browser(app)
    wish = browser.wish()
    monkeypatch.setattr(socket, "socket", nobody)
    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    for endpoint in HOSTILE_ENDPOINTS:
        answer = browser.client.post("/api/alerts/subscriptions", json={**wish, "endpoint": endpoint})
        assert (answer.status_code, answer.json["pointer"]) == (422, "/endpoint")
        assert len(endpoint) < 10 or endpoint not in answer.text
    with app.app_context(), reading() as session:
        assert session.scalar(select(func.count(Subscription.id))) == 0


def test_a_service_that_the_operator_named_is_taken_and_its_neighbours_are_not() -> None:
    extra = ("push.example.org", "*.up.example.net")
    assert checked_host("https://push.example.org/up/x", extra) == "push.example.org"
    assert checked_host("https://a.b.up.example.net/up/x", extra) == "a.b.up.example.net"
    for host in ("a.push.example.org", "up.example.net", "aup.example.net", "example.org"):
        with pytest.raises(EndpointNotAllowed):
            checked_host(f"https://{host}/up/x", extra)


def test_what_was_refused_is_not_in_the_error() -> None:
    with pytest.raises(EndpointNotAllowed) as refused:
        checked_host("https://secret.example.org/token")
    assert "secret" not in f"{refused.value} {refused.value.as_json()}"
