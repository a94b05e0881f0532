"""Work that the clock starts."""

from datetime import timedelta

from lebenszeichen import clock
from lebenszeichen.database import writing
from lebenszeichen.prisoners.queries import forget_tombstones

TOMBSTONES_KEPT = timedelta(days=180)


def forget_old_tombstones() -> None:
    """Erase tombstones of 180 days ago; phones that were away for longer take the snapshot."""
    with writing() as session:
        forget_tombstones(session, clock.now() - TOMBSTONES_KEPT)
