"""What an answer means for a delivery."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.alerts.answers import backoff, new_state, retry_after

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("status", [None, 408, 425, 429, 500, 502, 503, 504, 599])
def test_what_may_pass_is_tried_again(status: int | None) -> None:
    assert new_state(status) == "waiting"


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_no_reason_to_give_anybody_up(status: int) -> None:
    assert new_state(status) == "waiting"


@pytest.mark.parametrize("status", [200, 201, 202])
def test_a_message_that_was_taken_is_sent(status: int) -> None:
    assert new_state(status) == "sent"


@pytest.mark.parametrize("status", [404, 410])
def test_only_two_answers_say_that_a_browser_is_gone(status: int) -> None:
    assert new_state(status) == "gone"
    assert {code for code in range(100, 600) if new_state(code) == "gone"} == {404, 410}


@pytest.mark.parametrize("status", [301, 302, 307, 400, 402, 405, 406, 411, 413, 414, 415, 418, 422, 431])
def test_a_bad_message_is_given_up_and_the_subscription_kept(status: int) -> None:
    assert new_state(status) == "failed"


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


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_each_wait_is_longer_up_to_a_limit_and_nobody_is_in_step(attempts: int, chance: float) -> None:
    wait = backoff(attempts, chance)
    assert timedelta(seconds=2.5) <= wait <= timedelta(minutes=22.5)
    assert backoff(attempts, 0.2) <= backoff(attempts + 1, 0.2)
    assert backoff(attempts, 0.0) < backoff(attempts, 1.0)
