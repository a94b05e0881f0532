"""The bucket by address: one for each line, under a key that is thrown away every day."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from lebenszeichen import clock
from lebenszeichen.http.limits import hashed_address


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
