"""The day by which a card is counted."""

from collections.abc import Collection
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


def posting_day(posted_on: date | None, pile_on: date | None, voids: Collection[str]) -> date | None:
    """The day by which a card counts as posted; None: it does not.

    `posted_on`: as its writer says; `pile_on`: with the pile in which it was laid. The writer's word goes before, and
    what was taken back is nothing, in whichever order all of that becomes known.
    """
    if posted_on is not None and "letter_posted" not in voids:
        return posted_on
    return None if "letter_handed_in" in voids else pile_on
