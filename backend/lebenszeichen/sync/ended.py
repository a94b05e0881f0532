"""At the start: what was ended or forgotten since does not come back with an old dump."""

import structlog

from lebenszeichen.accounts.service import forget_devices_again
from lebenszeichen.alerts.forgetting import forget_again
from lebenszeichen.coordinators.service import end_again
from lebenszeichen.database import writing
from lebenszeichen.endings import forget_old_endings, read_endings
from lebenszeichen.settings import Settings
from lebenszeichen.sync.jobs import erase_on_disk, forget_old_links

log = structlog.get_logger(__name__)


def end_what_was_ended(settings: Settings) -> None:
    """End it again, and forget links that are older than they may be; before anybody is answered. Repeatable."""
    endings = read_endings(settings)
    with writing() as session:
        revoked = end_again(session, endings)
        devices = forget_devices_again(session, endings)
        subscriptions = forget_again(session, endings)
    links = forget_old_links()
    if links or devices or subscriptions:
        erase_on_disk()
    if revoked or devices or subscriptions:
        log.warning(
            "ended again what an old dump brought back",
            coordinators=len(revoked),
            devices=devices,
            subscriptions=subscriptions,
        )
    forget_old_endings(settings)
