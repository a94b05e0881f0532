from datetime import date, timedelta

import pytest

from lebenszeichen.letters.lifecycle import CountedDay, counted_day

RECEIVED = date(2026, 11, 21)


@pytest.mark.parametrize("days", [-180, -30, 0, 1])
def test_a_day_inside_the_window_is_the_phones(days: int) -> None:
    local = RECEIVED + timedelta(days=days)
    assert counted_day(local, RECEIVED) == CountedDay(local, moved=False)


@pytest.mark.parametrize("local", [date(2016, 11, 21), RECEIVED - timedelta(days=181), date(2026, 11, 23), date.max])
def test_a_day_outside_the_window_is_moved_to_the_received_day(local: date) -> None:
    assert counted_day(local, RECEIVED) == CountedDay(RECEIVED, moved=True)
