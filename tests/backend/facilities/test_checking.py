from datetime import date

import pytest

from lebenszeichen.facilities.checking import first_check, needs_check, next_check

TODAY = date(2026, 11, 22)


def test_an_address_is_trusted_for_half_a_year() -> None:
    assert next_check(TODAY) == date(2027, 5, 21)


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2026-11-22", date(2027, 5, 21)),
        ("2023-09", date(2024, 2, 28)),
        ("2022", date(2022, 6, 30)),
        ("", None),
        (None, None),
    ],
)
def test_what_came_with_the_product_is_as_old_as_its_source(as_of: str | None, day: date | None) -> None:
    assert first_check(as_of) == day


@pytest.mark.parametrize(
    ("state", "check_again_on", "returned", "due"),
    [
        ("open", date(2026, 11, 23), False, False),
        ("open", date(2026, 11, 22), False, True),
        ("open", None, False, True),
        ("open", date(2030, 1, 1), True, True),
        ("unchecked", date(2030, 1, 1), False, True),
        ("closed", None, True, False),
    ],
)
def test_what_has_to_be_compared(state: str, check_again_on: date | None, returned: bool, due: bool) -> None:
    assert needs_check(state, check_again_on, TODAY, returned=returned) is due
