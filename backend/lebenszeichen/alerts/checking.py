"""What could keep alerts from going out, looked for without sending any."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.alerts.contact import vapid_contact
from lebenszeichen.alerts.errors import TargetUnreadable
from lebenszeichen.alerts.keys import vapid_keys
from lebenszeichen.alerts.models import CoordinatorSubscription
from lebenszeichen.alerts.queries import keys_in_use, sealed_rows
from lebenszeichen.alerts.sealing import unseal
from lebenszeichen.keys import storage_key
from lebenszeichen.settings import Settings, SettingsError

_AT_ONCE = 1000


def faults(session: Session, settings: Settings) -> Iterator[str]:
    """What is wrong, each with what to do; nothing when every subscription could be sent to."""
    for needed in (vapid_contact, vapid_keys, storage_key):
        try:
            needed(settings)
        except SettingsError as error:
            yield str(error)
            return
    used = keys_in_use(session)
    ours = {key.id for key in vapid_keys(settings)}
    if without := sum(count for key_id, count in used.items() if key_id not in ours):
        yield f"{without} subscriptions were made with a key that is missing here: put it back into VAPID_PRIVATE_KEYS."
    if unreadable := _unreadable(session, storage_key(settings)):
        yield f"{unreadable} subscriptions cannot be opened: LEBENSZEICHEN_STORAGE_KEY is another one than theirs."


def phones_that_hear_first(session: Session) -> int:
    """How many coordinators' own phones there are."""
    return session.scalar(select(func.count()).select_from(CoordinatorSubscription)) or 0


def _unreadable(session: Session, key: bytes) -> int:
    last, unreadable = 0, 0
    while rows := sealed_rows(session, last, _AT_ONCE):
        unreadable += sum(not _opens(key, sealed) for _, sealed in rows)
        last = rows[-1][0]
    return unreadable


def _opens(key: bytes, sealed: bytes) -> bool:
    try:
        unseal(key, sealed)
    except TargetUnreadable:
        return False
    return True
