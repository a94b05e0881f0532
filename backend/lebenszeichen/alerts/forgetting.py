"""What lapses: subscriptions that nobody confirmed or used, and what was sent to them."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from lebenszeichen.alerts import queries
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, Subscription
from lebenszeichen.alerts.service import HANDSHAKE_WAITS, ending_of, tell_one, unsubscribe
from lebenszeichen.endings import Endings

ASKED_AFTER = timedelta(days=370)
KEPT_UNSEEN = timedelta(days=400)
ANSWER_WAITS = timedelta(days=7)
"""For so long at least after the question, should the clock have stood still in between."""
SENT_KEPT = timedelta(days=30)

_SMALL = ("handshake", "test", "still_there", "hold")
"""Events about nobody: they go with their deliveries. What is told of a release stays as long as the release."""


def forget_unconfirmed(session: Session, today: date) -> int:
    """Erase subscriptions whose first notice has been out for more than seven days; returns how many."""
    begun = func.coalesce(Subscription.handshake_on, Subscription.consent_on)
    return _forget(session, Subscription.confirmed_on.is_(None), begun < today - HANDSHAKE_WAITS)


def ask_the_unseen(session: Session, today: date, many: int) -> int:
    """Ask, once, up to so many of whom nothing was seen for about 370 days; returns how many were asked."""
    unseen = queries.unseen_since(session, today - ASKED_AFTER, many)
    for subscription_id in unseen:
        tell_one(session, "still_there", subscription_id, KEPT_UNSEEN - ASKED_AFTER)
    asked = update(Subscription).where(Subscription.id.in_(unseen))
    session.execute(asked.values(asked_on=today))
    return len(unseen)


def forget_unseen(session: Session, today: date) -> int:
    """Erase subscriptions unseen for 400 days that were asked and did not answer; returns how many."""
    return _forget(
        session, Subscription.last_seen_on < today - KEPT_UNSEEN, Subscription.asked_on <= today - ANSWER_WAITS
    )


def forget_what_was_sent(session: Session, now: datetime) -> None:
    """Erase what went to whom 30 days ago, with the events that were about nobody."""
    old = AlertEvent.created_at < now - SENT_KEPT
    session.execute(delete(AlertDelivery).where(AlertDelivery.event_id.in_(select(AlertEvent.id).where(old))))
    session.execute(delete(AlertEvent).where(old, AlertEvent.kind.in_(_SMALL)))


def forget_again(session: Session, endings: Endings) -> int:
    """Erase subscriptions that their own browsers ended, which an old dump has brought back; returns how many."""
    query = select(Subscription.id, Subscription.endpoint_hash)
    known = {ending_of(row.id, row.endpoint_hash): row.id for row in session.execute(query)}
    back = [known[one] for one in endings.among("subscription", known)]
    for subscription_id in back:
        unsubscribe(session, subscription_id)
    return len(back)


def _forget(session: Session, *which: ColumnElement[bool]) -> int:
    lapsed = delete(Subscription).where(*which).returning(Subscription.id)
    return len(session.scalars(lapsed).all())
