"""Work that the clock starts."""

from datetime import timedelta

from lebenszeichen import clock
from lebenszeichen.accounts import service
from lebenszeichen.database import writing

DEVICES_KEPT = timedelta(days=400)


def forget_unseen_devices() -> None:
    """Erase devices that were not seen for 400 days."""
    with writing() as session:
        service.forget_unseen_devices(session, clock.today() - DEVICES_KEPT)
