"""Something is to be told: one event, written in the transaction that makes it true."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent
from lebenszeichen.database.turns import wait_for_turn

Texts = Mapping[str, Mapping[str, str]]
"""By language: {title, body, neutral}."""


def announce(
    session: Session,
    *,
    key: str,
    kind: str,
    audience: str,
    texts: Texts,
    release_id: str | None = None,
    supersedes: int | None = None,
    lasts: timedelta,
    only: int | None = None,
) -> int | None:
    """Write one event; returns its id, or None when `key` was announced before.

    kind, audience: as in the model `AlertEvent`. `lasts`: for how long it is worth telling; then it is given up.
    `supersedes`: the event that this one replaces: what of it has not gone out never will.
    `only`: the subscription that hears it, for the audience "one"; its delivery is written at once. Flushes.
    """
    if (audience == "one") != (only is not None):
        raise ValueError("`only` says who hears an event for one, and nothing else")
    wait_for_turn(session, [f"alert:{key}"])
    if session.scalar(select(AlertEvent.id).where(AlertEvent.key == key)) is not None:
        return None
    now = clock.now()
    if supersedes is not None:
        cancel_what_waits(session, supersedes)
    event = AlertEvent(
        key=key,
        kind=kind,
        audience=audience,
        release_id=release_id,
        texts={lang: dict(words) for lang, words in texts.items()},
        supersedes=supersedes,
        created_at=now,
        expires_at=now + lasts,
        fanned_out_at=None,
    )
    session.add(event)
    session.flush()
    if only is not None:
        _write_delivery(session, event.id, only, now)
    return event.id


def cancel_what_waits(session: Session, event_id: int) -> None:
    """What has not gone out of this event never will.

    Whoever claims or fans out holds the event's row meanwhile: none of them is half done when this has returned.
    """
    session.execute(select(AlertEvent.id).where(AlertEvent.id == event_id).with_for_update())
    waiting = (AlertDelivery.event_id == event_id, AlertDelivery.state == "waiting")
    session.execute(update(AlertDelivery).where(*waiting).values(state="cancelled"))


def cancel_all_on_their_way(session: Session) -> None:
    """The database was restored: whatever it takes for unsent may have been sent. Nobody hears it a second time.

    Each such delivery counts as one that may have arrived, so a correction reaches it. What is for one phone alone (a
    first notice, a test) goes on. Call it when every event has been fanned out.
    """
    for_many = select(AlertEvent.id).where(AlertEvent.audience != "one")
    on_its_way = (AlertDelivery.state.in_(["waiting", "claimed"]), AlertDelivery.event_id.in_(for_many))
    tried = case((AlertDelivery.attempts > 0, AlertDelivery.attempts), else_=1)
    session.execute(update(AlertDelivery).where(*on_its_way).values(state="cancelled", attempts=tried, status=None))


def _write_delivery(session: Session, event_id: int, subscription_id: int, now: datetime) -> None:
    session.add(AlertDelivery(event_id=event_id, subscription_id=subscription_id, state="waiting", due_at=now))
    session.flush()
