"""What an answer means for a delivery."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.alerts.answers import backoff, new_state


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


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_each_wait_is_longer_up_to_a_limit_and_nobody_is_in_step(attempts: int, chance: float) -> None:
    wait = backoff(attempts, chance)
    assert timedelta(seconds=2.5) <= wait <= timedelta(minutes=22.5)
    assert backoff(attempts, 0.2) <= backoff(attempts + 1, 0.2)
    assert backoff(attempts, 0.0) < backoff(attempts, 1.0)
