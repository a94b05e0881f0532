"""Who asks to be left alone is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.outgoing.retrying import retry_after

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("5", 5),
        ("3600", 3600),
        ("999999999", 6 * 3600),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sunday, 22-Nov-26 12:00:30 GMT", 30),
        ("Mon, 23 Nov 2026 12:00:00 GMT", 6 * 3600),
    ],
)
def test_retry_after_is_understood_in_seconds_and_as_a_date(text: str, seconds: int) -> None:
    assert retry_after(text, NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [None, "", "0", "-5", "1.5", "soon", "５", "9" * 10, "Sun, 22 Nov 2026 11:59:59 GMT", "Sun, 99 Nov 2026 12:00 GMT"],
)
def test_a_retry_after_that_says_nothing_is_left_aside(text: str | None) -> None:
    assert retry_after(text, NOW) is None


@given(st.text(max_size=64))
def test_no_retry_after_breaks_anything_or_asks_for_more_than_six_hours(text: str) -> None:
    until = retry_after(text, NOW)
    assert until is None or NOW < until <= NOW + timedelta(hours=6)
