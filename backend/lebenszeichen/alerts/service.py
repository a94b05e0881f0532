"""What can happen to a subscription: it begins, shows a sign of life, changes, ends. Nothing here knows a device."""

import secrets
from datetime import date, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.alerts.errors import UnknownHandshake
from lebenszeichen.alerts.handshake import subscription_of
from lebenszeichen.alerts.models import AlertDelivery, CoordinatorSubscription, Subscription
from lebenszeichen.alerts.sealing import endpoint_hash, seal
from lebenszeichen.alerts.wishes import Wish
from lebenszeichen.alerts.wording import Occasion, wording_of
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.endings import remember_ending
from lebenszeichen.http.guards import UnknownSubscription
from lebenszeichen.settings import Settings

HANDSHAKE_WAITS = timedelta(days=7)
"""For so long a first notice may take to come back; then the row goes."""

_LARGEST_ID = 2**31 - 1
_GO_WITH_IT = (
    *("token_hash", "sealed", "host", "vapid_key_id", "lang", "pace", "lock_screen"),
    *("consent_version", "consent_on", "last_seen_on"),
)
"""What a subscription takes along to another endpoint, until the new wish is written over it."""


def subscribe(session: Session, storage_key: bytes, wish: Wish, today: date) -> str:
    """Begin, or begin again at the same endpoint; returns the token, which is nowhere else from now on.

    The first notice is written unless one has come back from this endpoint before.
    """
    hashed = endpoint_hash(storage_key, wish.target.endpoint)
    wait_for_turn(session, [_turn(hashed)])
    row = session.scalar(select(Subscription).where(Subscription.endpoint_hash == hashed).with_for_update())
    if row is None:
        row = Subscription(id=unused_id(session), endpoint_hash=hashed, confirmed_on=None)
        session.add(row)
    token = new_token()
    row.token_hash = token_hash(token)
    row.consent_on = today
    _take_over(row, storage_key, wish, today)
    if row.confirmed_on is None:
        _ask_for_sign_of_life(session, row, today)
    session.flush()
    return token


def change_subscription(session: Session, storage_key: bytes, subscription_id: int, wish: Wish, today: date) -> bool:
    """Take new choices, keys or a new endpoint over, and note the day. True: notices are known to arrive.

    A new endpoint has to show a sign of life of its own. Raises UnknownSubscription.
    """
    hashed = endpoint_hash(storage_key, wish.target.endpoint)
    wait_for_turn(session, [_turn(hashed)])
    row = session.scalar(select(Subscription).where(Subscription.id == subscription_id).with_for_update())
    if row is None:
        raise UnknownSubscription()
    if row.consent_version != wish.consent_version:
        row.consent_on = today
    moved = row.endpoint_hash != hashed
    if moved:
        row = _moved(session, row, hashed)
    _take_over(row, storage_key, wish, today)
    if moved:
        _ask_for_sign_of_life(session, row, today)
    return row.confirmed_on is not None


def unsubscribe(session: Session, subscription_id: int) -> None:
    """Erase the row; the database erases with it what was or would have been sent to it."""
    session.execute(delete(Subscription).where(Subscription.id == subscription_id))


def end_subscription(session: Session, settings: Settings, subscription_id: int) -> None:
    """Its own browser ends it: no restored dump begins it again. Call it last in a unit of work: see endings."""
    ended = session.scalar(select(Subscription.endpoint_hash).where(Subscription.id == subscription_id))
    unsubscribe(session, subscription_id)
    if ended is not None:
        remember_ending(settings, "subscription", ending_of(subscription_id, ended))


def ending_of(subscription_id: int, hashed: str) -> str:
    """What an ending is remembered by: subscribing again at the same endpoint makes another number."""
    return f"{subscription_id}:{hashed}"


def confirm(session: Session, storage_key: bytes, handshake: str, today: date) -> None:
    """A first notice was shown and has come back. Twice is as good as once. Raises UnknownHandshake."""
    subscription_id = subscription_of(storage_key, handshake)
    row = session.scalar(select(Subscription).where(Subscription.id == subscription_id).with_for_update())
    if row is None or (row.handshake_on is not None and row.handshake_on < today - HANDSHAKE_WAITS):
        raise UnknownHandshake()
    row.confirmed_on = row.confirmed_on or today
    row.handshake_on = None
    _seen(row, today)


def tell_one(session: Session, occasion: Occasion, subscription_id: int, lasts: timedelta) -> int:
    """Write a notice for one subscription alone; returns the event's number."""
    event_id = announce(
        session,
        key=f"{occasion}:{subscription_id}:{secrets.token_hex(6)}",
        kind=occasion,
        audience="one",
        texts=wording_of(occasion),
        lasts=lasts,
        only=subscription_id,
    )
    assert event_id is not None  # noqa: S101  (the key is a new one)
    return event_id


def unused_id(session: Session) -> int:
    """Random: says nothing of how many there are or who came first, and is not given to somebody else later."""
    while True:
        number = secrets.randbelow(_LARGEST_ID) + 1
        if session.get(Subscription, number) is None:
            return number


def _turn(hashed: str) -> str:
    return f"endpoint:{hashed}"


def _take_over(row: Subscription, storage_key: bytes, wish: Wish, today: date) -> None:
    row.sealed = seal(storage_key, wish.target)
    row.host = wish.host
    row.vapid_key_id = wish.vapid_key_id
    row.lang = wish.lang
    row.pace = wish.pace
    row.lock_screen = wish.lock_screen
    row.consent_version = wish.consent_version
    row.gone_event_id = None
    _seen(row, today)


def _seen(row: Subscription, today: date) -> None:
    row.last_seen_on = today
    row.asked_on = None


def _ask_for_sign_of_life(session: Session, row: Subscription, today: date) -> None:
    session.flush()
    row.handshake_on = today
    tell_one(session, "handshake", row.id, HANDSHAKE_WAITS)


def _moved(session: Session, old: Subscription, hashed: str) -> Subscription:
    """The subscription under another number, for its new endpoint; what waits and whose phone it is go with it.

    Under the old number a token of the old endpoint could speak for the new one, and what is on its way to the old one
    could, when it is told "gone", take the new one with it.
    """
    session.execute(delete(Subscription).where(Subscription.endpoint_hash == hashed))
    kept = {name: getattr(old, name) for name in _GO_WITH_IT}
    new = Subscription(id=unused_id(session), endpoint_hash=hashed, confirmed_on=None, **kept)
    old.token_hash = token_hash(new_token())
    session.flush()
    session.add(new)
    session.flush()
    for theirs in (AlertDelivery, CoordinatorSubscription):
        belonging = update(theirs).where(theirs.subscription_id == old.id)
        session.execute(belonging.values(subscription_id=new.id))
    session.expunge(old)
    unsubscribe(session, old.id)
    return new
