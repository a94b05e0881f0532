"""Work that the clock starts."""

from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.counting import recount_recent
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.models import RecentCount

_AT_ONCE = 2000
"""People in one transaction: others may write in between."""


_RECENT = RecentCount.__table__.c
_BEHIND = select(_RECENT.prisoner_id).where(_RECENT.first_day < bindparam("first_day")).limit(_AT_ONCE)


def move_window() -> None:
    """A day has passed: sum everybody's last 90 days again. Until then levels are summed when asked for."""
    first_day = window_start(clock.today())
    while True:
        with reading() as session:
            if not _behind(session, first_day):
                return
        with writing() as session:
            advance(session, "levels", by=0)  # nothing changed; it holds the row under which count rows are written
            recount_recent(session, _behind(session, first_day), first_day)


def _behind(session: Session, first_day: date) -> list[str]:
    return list(session.scalars(_BEHIND, {"first_day": first_day}))
