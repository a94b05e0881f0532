"""When an address has to be compared again. Pure."""

from datetime import date, timedelta

TRUSTED = timedelta(days=180)
"""How long an address is trusted after two people have compared it."""
_WHOLE_DAY = 10


def next_check(checked_on: date) -> date:
    """The day on which an address that was compared on `checked_on` has to be compared again."""
    return checked_on + TRUSTED


def first_check(as_of: str | None) -> date | None:
    """For an address that came with the product: counted from its source's day, the first one of a month or a year.

    None for an undated one: nobody has ever compared it.
    """
    if not as_of:
        return None
    whole = f"{as_of}-01-01" if len(as_of) == len("2026") else f"{as_of}-01" if len(as_of) < _WHOLE_DAY else as_of
    return date.fromisoformat(whole) + TRUSTED


def needs_check(state: str, check_again_on: date | None, today: date, *, returned: bool) -> bool:
    """Has somebody to compare it? A closed institution never; one with returned cards at once."""
    if state == "closed":
        return False
    return returned or state == "unchecked" or check_again_on is None or check_again_on <= today
