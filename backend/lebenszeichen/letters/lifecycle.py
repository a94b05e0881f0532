"""The day by which a card is counted."""

from dataclasses import dataclass
from datetime import date, timedelta

OLDEST = timedelta(days=180)
NEWEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day, and whether it is another than the phone said."""

    day: date
    moved: bool


def counted_day(local: date, received: date) -> CountedDay:
    """The phone's day within [received - 180 days, received + 1 day], else the received day (UTC).

    A phone's clock may be years off; a card in a drawer may be told of months later; a zone east of UTC is a day ahead.
    """
    if received - OLDEST <= local <= received + NEWEST:
        return CountedDay(local, moved=False)
    return CountedDay(received, moved=True)
