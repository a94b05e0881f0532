"""The bucket by address: one for each line, under a key that is thrown away every day; and what a full one answers."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from flask import Flask
from limits import RateLimitItem, parse
from limits.storage import memory
from werkzeug.test import TestResponse

from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.http.limits import DESK_DOORS, LONGEST_WAIT, PUSHES, REGISTRATIONS, SPREAD, hashed_address, limiter

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HALL = 500


def bucket(address: str) -> str:
    with Flask("limits").test_request_context(environ_base={"REMOTE_ADDR": address}):
        return hashed_address()


def test_one_ipv6_line_is_one_bucket_however_many_addresses_it_has() -> None:
    assert bucket("2001:db8:1:2::1") == bucket("2001:db8:1:2:ffff::9")
    assert bucket("2001:db8:1:2::1") != bucket("2001:db8:1:3::1")


def test_two_ipv4_addresses_are_two_buckets() -> None:
    assert bucket("192.0.2.1") == bucket("192.0.2.1")
    assert bucket("192.0.2.1") != bucket("192.0.2.2")


def test_an_address_that_cannot_be_read_has_a_bucket_too() -> None:
    assert bucket("unix:") != bucket("192.0.2.1")


def test_the_next_day_the_same_address_has_another_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 21, tzinfo=UTC))
    today = bucket("192.0.2.1")
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 22, tzinfo=UTC))
    assert bucket("192.0.2.1") != today


class Minutes:
    """The limiter's clock, which stands a second after the beginning of an hour until it is moved."""

    def __init__(self) -> None:
        self.now = time.time() // 3600 * 3600 + 1

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def minutes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Minutes]:
    minutes = Minutes()
    monkeypatch.setattr(memory, "time", SimpleNamespace(time=minutes))
    monkeypatch.setattr("limits.strategies.time", SimpleNamespace(time=minutes))
    monkeypatch.setattr(clock, "now", lambda: datetime.fromtimestamp(minutes.now, UTC))
    limiter.reset()
    yield minutes
    limiter.reset()


def use_up(limit: str, endpoint: str, times: int | None = None) -> None:
    """So many requests to this endpoint from the address that tests have; as many as there may be when not told."""
    item: RateLimitItem = parse(limit)
    ours = bucket("127.0.0.1")
    for _ in range(item.amount if times is None else times):
        assert limiter.limiter.hit(item, ours, endpoint)


def ask(app: Flask) -> TestResponse:
    return app.test_client().post("/api/devices", json={"consent_version": "2026-11"})


@SQLITE
def test_those_who_are_told_to_wait_come_back_at_different_moments(app: Flask, minutes: Minutes) -> None:
    use_up(REGISTRATIONS, "accounts.register_device")
    answers = [ask(app) for _ in range(100)]
    assert {answer.status_code for answer in answers} == {429}
    waits = [int(answer.headers["Retry-After"]) for answer in answers]
    assert 59 <= min(waits) <= max(waits) <= 60 + SPREAD
    assert len(set(waits)) > SPREAD / 3
    assert answers[0].json["type"] == "/problems/too-many-requests"


@SQLITE
def test_a_hall_that_is_too_large_comes_in_minute_by_minute(app: Flask, minutes: Minutes) -> None:
    use_up(REGISTRATIONS, "accounts.register_device")
    assert ask(app).status_code == 429
    minutes.now += 60 + SPREAD / 2
    assert ask(app).status_code == 201
    use_up(REGISTRATIONS, "accounts.register_device", times=HALL // 2)


@SQLITE
def test_whoever_waits_as_long_as_the_longest_window_is_told_no_more_than_minutes(app: Flask, minutes: Minutes) -> None:
    use_up(DESK_DOORS, "coordinators.ask_to_sign_in")
    origin = {"Origin": app.extensions["settings"].public_url}
    refused = app.test_client().post("/api/desk/sign-in/options", json={}, headers=origin)
    assert refused.status_code == 429
    assert LONGEST_WAIT <= int(refused.headers["Retry-After"]) <= LONGEST_WAIT + SPREAD


@SQLITE
def test_a_hall_registers_and_pushes_three_times_within_a_minute_and_waits_for_nothing(
    app: Flask, minutes: Minutes
) -> None:
    use_up(REGISTRATIONS, "accounts.register_device", times=HALL - 1)
    phone = Phone(app)
    use_up(PUSHES, "sync.push_mutations", times=3 * HALL - 1)
    assert phone.send(phone.posted()).status_code == 200


@SQLITE
def test_a_card_that_was_told_to_wait_is_counted_afterwards(app: Flask, listed: str, minutes: Minutes) -> None:
    phone = Phone(app)
    card = phone.posted(listed)
    use_up(PUSHES, "sync.push_mutations")
    refused = phone.send(card)
    assert refused.status_code == 429
    minutes.now += int(refused.headers["Retry-After"])
    assert [result["outcome"] for result in phone.push(card)] == ["applied"]
