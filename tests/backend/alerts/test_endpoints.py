import socket

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.browsers import Browser
from factories.hostile_endpoints import HOSTILE_ENDPOINTS
from lebenszeichen.alerts.endpoints import checked_host, is_public_address
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


PUBLIC = (
    "8.8.8.8",
    "142.250.185.74",
    "17.188.143.34",
    "2607:f8b0:4004:800::200a",
    "2a00:1450:4001:80e::200a",
    "2620:149::1",
)
NOT_PUBLIC = (
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8", "169.254.169.254"),  # noqa: S104
    *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1"),
    *("198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.251", "239.1.2.3", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "64:ff9b::8.8.8.8"),
    *("64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:808:808::", "2001:20::1", "2001:db8::1"),
    *("2002:808:808::1", "2002:a00:1::1", "2620:4f:8000::1", "3ffe::1", "3fff::1", "4000::1", "5f00::1"),
    *("fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "2607:f8b0::1%1", "fec0::1", "feff::1", "ff02::1", "ff0e::1"),
    *("", "localhost", "8.8.8", "8.8.8.8.8", "08.8.8.8", "0x8.8.8.8", "134744072", "8.8.8.8 ", "8.8.8.8/32", "[::1]"),
    *("８.8.8.8", "fcm.googleapis.com"),
)


@pytest.mark.parametrize("ip", PUBLIC)
def test_an_address_of_the_internet_may_be_connected_to(ip: str) -> None:
    assert is_public_address(ip)


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_an_address_that_leads_elsewhere_may_not(ip: str) -> None:
    assert not is_public_address(ip)
