"""Work that the clock starts for subscribers. Each can be repeated; sending has jobs of its own."""

from datetime import timedelta

from lebenszeichen import clock
from lebenszeichen.alerts import forgetting
from lebenszeichen.alerts.keys import retire_key_files
from lebenszeichen.alerts.queries import keys_in_use
from lebenszeichen.database import reading, writing
from lebenszeichen.settings import Settings

_ASKED_AT_ONCE = 200
"""In one transaction: nobody waits long for the one writer that SQLite has."""
_KEY_RESTS = timedelta(days=1)
"""A browser that fetched the key before a newer one was made may subscribe with it for so long."""


def forget_subscriptions() -> int:
    """Erase what was never confirmed or not seen for 400 days, ask the unseen first; returns how many went."""
    today = clock.today()
    with writing() as session:
        forgotten = forgetting.forget_unconfirmed(session, today) + forgetting.forget_unseen(session, today)
    while True:
        with writing() as session:
            if forgetting.ask_the_unseen(session, today, _ASKED_AT_ONCE) < _ASKED_AT_ONCE:
                return forgotten


def forget_what_was_sent() -> None:
    """Erase deliveries and small events of 30 days ago."""
    with writing() as session:
        forgetting.forget_what_was_sent(session, clock.now())


def retire_empty_keys(settings: Settings) -> list[str]:
    """Erase keys that no subscription needs any more and that a newer one followed a day ago; returns their ids.

    Keys that are set from outside are for the operator to take away: `lebenszeichen alerts status` says which.
    """
    if settings.vapid_private_keys or not settings.is_sqlite:
        return []
    with reading() as session:
        used = keys_in_use(session)
    return retire_key_files(settings, used, clock.now() - _KEY_RESTS)
